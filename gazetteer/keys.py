"""Keys: the strings of an index, each with a number, in one trie or, where they are millions, spread over several.

A trie takes some hundred bytes a key while it is built. Spread by their first two characters, of which a key has at
least as many as anything that begins with it, the keys of any gazetteer are built a piece at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import marisa_trie

PIECES: Final = 64
"""How many tries there are where one would be too large."""


def piece_of(key: str, pieces: int) -> int:
    """The piece that a key lies in, and whatever begins with it, if it has two characters or more."""
    return (ord(key[0]) * 40_503 + ord(key[1]) * 9_973 >> 7) % pieces if len(key) > 1 else 0


class Keys:
    """Tries as one: the numbers of a piece follow those of the piece before it."""

    __slots__ = ("_starts", "_tries")

    def __init__(self, tries: Sequence[marisa_trie.Trie]) -> None:
        self._tries = tries
        self._starts = list(accumulate(map(len, tries), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def get(self, key: str) -> int | None:
        """The number of a key, None where there is no such key."""
        piece = piece_of(key, len(self._tries))
        number: int | None = self._tries[piece].get(key)
        return None if number is None else number + self._starts[piece]

    def prefixes(self, text: str) -> list[str]:
        """Every key of two characters or more that `text` starts with, shortest first."""
        found: list[str] = self._tries[piece_of(text, len(self._tries))].prefixes(text)
        return found

    def restore(self, number: int) -> str:
        """The key of a number."""
        piece = bisect_right(self._starts, number) - 1
        key: str = self._tries[piece].restore_key(number - self._starts[piece])
        return key
