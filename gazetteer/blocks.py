"""Blocks of a long text: what is read at once, so that memory does not grow with the length of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

BLOCK: Final = 200_000
"""Characters of the longest text that is read as one: some eighty pages, more than nearly any report."""
_BORDERS: Final = tuple(re.compile(border) for border in (r"\n\s*\n", r"\n", r"[.!?…][\"”»)]?\s", r"\s"))
"""Where a block may end, the best first: a paragraph, a line, a sentence, a word."""
_SEARCHED: Final = 0.25


def blocks_of(text: str, longest: int = BLOCK) -> Iterator[tuple[int, int]]:
    """Ranges [start, end) that make up the whole text, none longer than `longest` characters and of about one length.

    A text that is no longer is one block. A block ends at the last paragraph of its last quarter, else at a line, a
    sentence, a word; only a stretch without any space is cut anywhere.
    """
    start = 0
    while len(text) - start > longest:
        pieces = -(-(len(text) - start) // longest)
        limit = start + -(-(len(text) - start) // pieces)
        end = _border(text, limit - int(_SEARCHED * (limit - start)), limit)
        yield start, end
        start = end
    yield start, len(text)


def _border(text: str, low: int, high: int) -> int:
    """The end of the last border of the best kind between two offsets; the higher offset where there is none."""
    for border in _BORDERS:
        last = None
        for last in border.finditer(text, low, high):  # noqa: B007 - the last one is wanted
            pass
        if last is not None:
            return last.end()
    return high
