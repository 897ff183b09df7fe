"""Lists of words, written as running text in the modules that use them."""

from __future__ import annotations


def words(spaced: str) -> frozenset[str]:
    """The words of a string of words with spaces between."""
    return frozenset(spaced.split())
