"""How the network of `reports.relations` is made: what it learns from, and the script that trains it."""
