"""Relations between the names of a text: which places a movement joins, in which order, and whom it ties to them."""
