"""The tokens of a whole text, cut once, for all who look at stretches of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gazetteer.fold import Token, tokens


class Tokens:
    """The tokens of a text, in order, and those of any stretch of it without cutting it anew."""

    __slots__ = ("_ends", "_folded", "_starts", "all", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple(tokens(text))
        self._starts = [token.start for token in self.all]
        self._ends = [token.end for token in self.all]
        self._folded = [token.folded for token in self.all]

    def between(self, low: int, high: int) -> tuple[Token, ...]:
        """The tokens of `text[low:high]` at their offsets in the whole text; a word across an edge is cut there."""
        head, first, last, tail = self._parts(low, high)
        return (*_moved(head, low), *self.all[first:last], *_moved(tail, self._starts[last] if tail else 0))

    def after(self, position: int) -> Token | None:
        """The first token that begins at a position or behind it."""
        first = bisect_left(self._starts, position)
        return self.all[first] if first < len(self.all) else None

    def folded(self, low: int, high: int) -> list[str]:
        """The folded forms of the tokens of `text[low:high]`, in order."""
        head, first, last, tail = self._parts(low, high)
        whole = self._folded[first:last]
        return [*[token.folded for token in head], *whole, *[token.folded for token in tail]] if head or tail else whole

    def _parts(self, low: int, high: int) -> tuple[tuple[Token, ...], int, int, tuple[Token, ...]]:
        """What the lower edge leaves of a word, the range of the whole words, what the upper edge leaves of the next.

        What is left is at offsets of its own.
        """
        starts, ends = self._starts, self._ends
        first = bisect_right(ends, low)
        head: tuple[Token, ...] = ()
        if first < len(starts) and starts[first] < low:
            end = self._end_of_run(first)
            head = _left_of(self.text[low : min(ends[end - 1] + 1, high)])  # with the period of an abbreviation
            first = end
        last = bisect_left(starts, high, first)
        if last == first or ends[last - 1] <= high:
            return head, first, last, ()
        last -= 1
        if last > first and ends[last - 1] == starts[last]:  # of "U.S.Army" an edge may leave "U.S.A"
            last -= 1
        return head, first, last, _left_of(self.text[starts[last] : high])

    def _end_of_run(self, first: int) -> int:
        """Behind the words that only periods part, and which together may be an abbreviation where the first is cut."""
        end = first + 1
        while end < len(self.all) and self.text[self._ends[end - 1] : self._starts[end]] in ("", "."):
            end += 1
        return end


@lru_cache(maxsize=4096)
def _left_of(piece: str) -> tuple[Token, ...]:
    """The tokens of what an edge leaves of a word."""
    return tuple(tokens(piece))


def _moved(found: Iterable[Token], by: int) -> Iterator[Token]:
    return (Token(start + by, end + by, folded, stem, stem_end + by) for start, end, folded, stem, stem_end in found)


@lru_cache(maxsize=1)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text. Kept for one text: recognition, resolution, use and actors read it one after the other."""
    return Tokens(text)
