"""Documents to mentions, actors and routes, each with its evidence."""
