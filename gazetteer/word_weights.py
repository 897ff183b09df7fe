"""What the words in and beside a stretch of text say for or against its being a place name: one weight a word.

The weights are those of ordinary words alone: words that stand in lower case in at least five of the texts they were
trained on, and of kinds of numbers. A name that never does has none, so the weights hold no names of a text, and no two
words together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.cues import MONTHS, SHORT_DAYS
from gazetteer.scene import Scene
from gazetteer.weighing import Match
from gazetteer.words import Word

BEFORE: Final = ("before", "two before", "three before", "mark before", "mark two before", "run begins", "before run")
NAME: Final = ("begins", "ends", "has", "is", "words", "fame", "listed")
AFTER: Final = ("after", "two after", "three after", "mark after", "mark two after", "run ends", "after run")
GROUPS: Final = (BEFORE, NAME, AFTER)
NAMES: Final = ("words before", "words of the name", "words after", "all words")
OPEN: Final = frozenset({"mark before", "mark two before", "mark after", "mark two after", "words", "fame", "listed"})
"""The roles whose values are no words."""
EDGE: Final = "^"
"""What stands for the word before the first and behind the last."""
KIND: Final = "#"
"""What the names of kinds of words begin with, which stand for them."""
_DATE: Final = f"{KIND}date"
_DATES: Final = MONTHS | SHORT_DAYS
_DIGITS: Final = 4
_FIRST_YEAR, _LAST_YEAR = 1400, 2099

Said = tuple[str, str]
"""A word, or a mark, and its role."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordWeights:
    """The weight of each word in each role."""

    by_role: Mapping[str, Mapping[str, float]]

    def signs(self, scene: Scene) -> NDArray[np.float32]:
        """For each match the sums called `NAMES`: of the words before, of the name, after, and of all."""
        rows = [[self._sum(group) for group in groups] for groups in said(scene)]
        sums = np.array(rows, dtype=np.float32).reshape(len(rows), len(GROUPS))
        return np.hstack([sums, sums.sum(axis=1, keepdims=True)])

    def _sum(self, group: Iterable[Said]) -> float:
        by_role = self.by_role
        return sum([by_role[role].get(value, 0.0) for role, value in group])


def said(scene: Scene) -> Iterator[tuple[list[Said], list[Said], list[Said]]]:
    """For each match the words before it, of the name and after it, with their roles."""
    words = scene.reading.words
    for match, run, entries in zip(scene.matches, scene.runs, scene.entries, strict=True):
        is_listed = bool(entries.found)
        yield _before(words, match, run), _name(words, match, is_listed=is_listed), _after(words, match, run)


def _before(words: Sequence[Word], match: Match, run: tuple[int, int]) -> list[Said]:
    first = match.first
    found = list(zip(BEFORE, [_folded(words, first - distance) for distance in (1, 2, 3)], strict=False))
    found.append(("mark before", _mark(words[first - 1].gap if first else "")))
    found.append(("mark two before", _mark(words[first - 2].gap if first > 1 else "")))
    if run[0] < first:
        found.append(("run begins", words[run[0]].token.stem))
        found.append(("before run", _folded(words, run[0] - 1)))
    return found


def _name(words: Sequence[Word], match: Match, *, is_listed: bool) -> list[Said]:
    stems = [word.token.stem for word in words[match.first : match.end]]
    found = [("begins", stems[0]), ("ends", stems[-1]), *(("has", stem) for stem in stems)]
    if len(stems) == 1:
        found.append(("is", stems[0]))
    return [*found, ("words", str(len(stems))), ("fame", str(int(match.fame))), ("listed", str(int(is_listed)))]


def _after(words: Sequence[Word], match: Match, run: tuple[int, int]) -> list[Said]:
    end = match.end
    found = list(zip(AFTER, [_folded(words, end + distance) for distance in (0, 1, 2)], strict=False))
    found.append(("mark after", _mark(words[end - 1].gap)))
    found.append(("mark two after", _mark(words[end].gap if end < len(words) else "")))
    if run[1] > end:
        found.append(("run ends", words[run[1] - 1].token.stem))
        found.append(("after run", _folded(words, run[1])))
    return found


def _folded(words: Sequence[Word], i: int) -> str:
    """A word beside a match as it is weighed: numbers of a kind are all alike, and so are months and days."""
    if not 0 <= i < len(words):
        return EDGE
    folded = words[i].token.folded
    if folded[0].isdigit():
        return _number(folded)
    return _DATE if words[i].capitalised and folded in _DATES else folded


@lru_cache(maxsize=1024)
def _number(folded: str) -> str:
    """The kind of a number: one of up to three digits, an hour as logs write it, a year, or a longer one."""
    digits = folded.rstrip("hzl")
    if not digits.isdecimal():
        return f"{KIND}mixed"
    if len(digits) != _DIGITS:
        return f"{KIND}{min(len(digits), _DIGITS + 1)}"
    return f"{KIND}year" if digits == folded and _FIRST_YEAR <= int(digits) <= _LAST_YEAR else f"{KIND}hour"


@lru_cache(maxsize=1024)
def _mark(gap: str) -> str:
    """A gap between two words as one of few: nothing, a space, a line break, or its first marks."""
    bare = gap.strip()
    if "\n" in gap:
        return "line" + bare[:1]
    return bare[:2] or ("space" if gap else "none")
