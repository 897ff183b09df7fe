"""Names to places: a gazetteer, toponym recognition and toponym resolution."""
