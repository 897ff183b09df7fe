"""What `benchmarks/corpora.py` counts and the rivals it runs."""
