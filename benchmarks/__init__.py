"""What the README quotes, measured: one script a topic."""
