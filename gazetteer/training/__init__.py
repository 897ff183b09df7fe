"""Training of the weights that the package brings. Nothing here is used when texts are read."""
