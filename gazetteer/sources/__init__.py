"""Where gazetteer entries come from, one module a source."""
