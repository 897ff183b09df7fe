"""What a person sees: the map, its filters and the evidence."""
