"""The words of movement of each language, and what they say about the places around them."""
