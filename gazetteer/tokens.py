"""The tokens of a whole text, cut once, for all who look at stretches of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
        return (*head, *self.all[first:last], *tail)

    def after(self, position: int) -> Token | None:
        """The first token that begins at a position or behind it."""
        first = bisect_left(self._starts, position)
        return self.all[first] if first < len(self.all) else None

    def folded(self, low: int, high: int) -> list[str]:
        """The folded forms of the tokens of `text[low:high]`, in order."""
        head, first, last, tail = self._parts(low, high)
        return [*[token.folded for token in head], *self._folded[first:last], *[token.folded for token in tail]]

    def _parts(self, low: int, high: int) -> tuple[list[Token], int, int, list[Token]]:
        """What the lower edge leaves of a word, the range of the whole words, what the upper edge leaves of one."""
        starts, ends = self._starts, self._ends
        first = bisect_right(ends, low)
        head: list[Token] = []
        if first < len(starts) and starts[first] < low:
            end = self._end_of_run(first)
            head = self._piece(low, min(ends[end - 1] + 1, high))  # with the period of an abbreviation
            first = end
        last = bisect_left(starts, high, first)
        if last == first or ends[last - 1] <= high:
            return head, first, last, []
        last -= 1
        if last > first and ends[last - 1] == starts[last]:  # of "U.S.Army" an edge may leave "U.S.A"
            last -= 1
        return head, first, last, self._piece(starts[last], high)

    def _end_of_run(self, first: int) -> int:
        """Behind the words that only periods part, and which together may be an abbreviation where the first is cut."""
        end = first + 1
        while end < len(self.all) and self.text[self._ends[end - 1] : self._starts[end]] in ("", "."):
            end += 1
        return end

    def _piece(self, low: int, high: int) -> list[Token]:
        return [
            Token(token.start + low, token.end + low, token.folded, token.stem, token.stem_end + low)
            for token in tokens(self.text[low:high])
        ]


@lru_cache(maxsize=1)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text. Kept for one text: recognition, resolution, use and actors read it one after the other."""
    return Tokens(text)
