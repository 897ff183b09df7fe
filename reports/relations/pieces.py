"""Words as the encoder sees them: cut into the likeliest pieces of its vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

_LONGEST: Final = 24
"""Letters of the longest piece that is looked for."""
_UNKNOWN: Final = -25.0
"""The score of a letter that is no piece."""
_NEVER: Final = -1e9
SPACE: Final = "▁"
"""What stands for the space before a word."""


class Pieces:
    """A vocabulary of pieces with their log-likelihoods, as a unigram model of words.

    A piece is known by its row in the vocabulary; after the last one come `unknown`, for letters that are no piece,
    and `beginning`, for what stands before a text.
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """`scores` are in the order of `pieces`."""
        self._scores: Mapping[str, tuple[float, int]] = {
            piece: (score, row) for row, (piece, score) in enumerate(zip(pieces, scores, strict=True))
        }
        self.unknown = len(pieces)
        self.beginning = self.unknown + 1
        self.of = lru_cache(maxsize=32768)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The rows of the pieces that make up a word most likely."""
        size = len(word)
        best = [0.0, *[_NEVER] * size]
        cut = [0] * (size + 1)
        for end in range(1, size + 1):
            for start in range(max(0, end - _LONGEST), end):
                score = best[start] + self._score(word[start:end])
                if score > best[end]:
                    best[end], cut[end] = score, start
        rows: list[int] = []
        end = size
        while end:
            rows.append(self._scores.get(word[cut[end] : end], (_UNKNOWN, self.unknown))[1])
            end = cut[end]
        return tuple(reversed(rows))

    def _score(self, piece: str) -> float:
        return self._scores.get(piece, (_UNKNOWN if len(piece) == 1 else _NEVER, 0))[0]
