"""A stretch as an item of a list: "Lea, Eddy and Otero counties"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer.weighing import Match
from gazetteer.wordlists import words
from gazetteer.words import Word

NAMES: Final = ("items of its list", "mean of its list", "worst of its list", "noun of its list")
_NOTHING: Final = (0.0, -9.0, -9.0)
_MOST_ITEMS: Final = 8  # to either side
_AND: Final = frozenset({"and", "or", "y", "e", "o", "u", "ni", "nor"})
_PLACES: Final = words(
    """counties townships parishes boroughs cities towns villages suburbs states provinces districts regions countries
    governorates municipalities departments prefectures islands rivers lakes mountains airports condados estados
    provincias departamentos municipios ciudades pueblos aldeas regiones distritos islas"""
)
_STREETS: Final = words(
    """streets avenues roads drives lanes boulevards highways schools families brothers sisters universities calles
    avenidas carreteras hermanos"""
)
_Item = tuple[int, float]


class Lists:
    """The likeliest stretch from each word on and up to each word, and what stands beside them in a list."""

    def __init__(self, words: Sequence[Word], matches: Sequence[Match], answers: Sequence[float]) -> None:
        self._words, self._matches = words, matches
        self._from: dict[int, _Item] = {}
        self._to: dict[int, _Item] = {}
        for match, answer in zip(matches, answers, strict=True):
            if answer > self._from.get(match.first, _NOTHING)[1]:
                self._from[match.first] = (match.end, answer)
            if answer > self._to.get(match.end, _NOTHING)[1]:
                self._to[match.end] = (match.first, answer)

    def signs(self, i: int) -> tuple[float, float, float, float]:
        """The signs called `NAMES` of one match."""
        match = self._matches[i]
        before, _ = self._items_before(match.first)
        after, end = self._items_after(match.end)
        found = before + after
        if not found:
            return (*_NOTHING, self._noun(end))
        return float(len(found)), sum(found) / len(found), min(found), self._noun(end)

    def _items_after(self, end: int) -> tuple[list[float], int]:
        found: list[float] = []
        while len(found) < _MOST_ITEMS:
            start = self._next(end)
            if start not in self._from:
                break
            end, answer = self._from[start]
            found.append(answer)
        return found, end

    def _items_before(self, first: int) -> tuple[list[float], int]:
        found: list[float] = []
        while len(found) < _MOST_ITEMS:
            end = self._last(first)
            if end not in self._to:
                break
            first, answer = self._to[end]
            found.append(answer)
        return found, first

    def _next(self, end: int) -> int:
        """Where the item behind one that ends here begins, -1 for nowhere."""
        gap = self._words[end - 1].gap
        if gap not in (", ", " ", "; ") or end >= len(self._words):
            return -1
        if self._words[end].token.folded in _AND and self._words[end].gap == " ":
            return end + 1
        return end if gap != " " else -1

    def _last(self, first: int) -> int:
        """Where the item before one that begins here ends, -1 for nowhere."""
        if not first:
            return -1
        word = self._words[first - 1]
        if word.token.folded in _AND and word.gap == " " and first > 1:
            return first - 1 if self._words[first - 2].gap in (", ", " ", "; ") else -1
        return first if word.gap in (", ", "; ") else -1

    def _noun(self, end: int) -> float:
        """1 where the list's last word is one for kinds of places, -1 for streets and the like, else 0."""
        if end >= len(self._words) or self._words[end - 1].gap != " ":
            return 0.0
        noun = self._words[end].token.folded
        return float(noun in _PLACES) - float(noun in _STREETS)
