"""Documents to mentions, actors and routes, each with its evidence."""

import gazetteer as gazetteer  # before anything that loads numpy, whose threads it settles
