"""Which documents are copies of each other: the same article on two sites, or reprinted under another header. Pure.

MinHash (Broder 1997): a document is the set of its runs of five words, folded; its signature keeps, for each of 120
orders of all possible runs, the first one that the document has. Two signatures agree in as large a share as the two
sets have in common. Documents that agree on three places of a group in the same spot are compared (locality-sensitive
hashing, 40 groups of 3: with half of the runs in common 99 of 100 pairs are found).
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from gazetteer.fold import fold
from reports.document import Document

RUN: Final = 5
FEWEST_RUNS: Final = 24
"""Texts with fewer runs of words, some thirty words, are too short to tell a copy from a set phrase."""
ALIKE: Final = 0.4
"""Share of common runs from which two documents are copies. Reports of one event in other words share under 0.15."""
DAYS_APART: Final = 31
"""Reprints follow within days; the same words a year later are another event told in a set form."""
_GROUPS: Final = 40
_GROUP: Final = 3
_PLACES: Final = _GROUPS * _GROUP
_WORD: Final = re.compile(r"\w+")
_MASK: Final = (1 << 64) - 1
_Numbers = npt.NDArray[np.uint64]


def signature(text: str) -> bytes | None:
    """The signature of a text, None for a short one. Signatures are kept: their making must never change."""
    runs = _runs(text)
    if len(runs) < FEWEST_RUNS:
        return None
    first = [(runs * multiplier + offset).min() >> np.uint64(32) for multiplier, offset in _ORDERS]
    return np.array(first, dtype="<u4").tobytes()


def groups(of: bytes) -> tuple[int, ...]:
    """A number for each group of a signature; copies share at least one. Fits SQLite's integers."""
    size = _GROUP * 4
    return tuple((number << 32) | zlib.crc32(of[number * size : (number + 1) * size]) for number in range(_GROUPS))


def likeness(one: bytes, other: bytes) -> float:
    """About how large a share of their runs of words two texts have in common, 0 to 1, give or take 0.05."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def may_be_copies(one: date | None, other: date | None) -> bool:
    """Whether two days of publication, where known, are near enough."""
    return one is None or other is None or abs((one - other).days) <= DAYS_APART


def article(document: Document) -> str:
    """The text of a document without its furniture, which differs from site to site."""
    parts, at = [], 0
    for region in sorted(document.furniture, key=lambda region: region.span):
        parts.append(document.text[at : max(at, region.span.start)])
        at = max(at, region.span.end)
    return " ".join((*parts, document.text[at:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides which of several copies is the one that the others are copies of."""

    id: str
    published: date | None
    path: str


def originals(pairs: Iterable[tuple[str, str]], standings: Mapping[str, Standing]) -> dict[str, str]:
    """For each document that is a copy, the one that stands for all of them: the earliest, then the first by path."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        linked[one].add(other)
        linked[other].add(one)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for start in linked:
        if start in seen:
            continue
        together = sorted(_reached(start, linked), key=lambda id_: _rank(standings[id_]))
        seen.update(together)
        found.update((id_, together[0]) for id_ in together[1:])
    return found


def _rank(standing: Standing) -> tuple[date, str, str]:
    return standing.published or date.max, standing.path, standing.id


def _reached(start: str, linked: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(linked[one])
    return reached


def _runs(text: str) -> _Numbers:
    """A number for each different run of words."""
    words = _WORD.findall(fold(text))
    codes = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint64)
    if len(codes) < RUN:
        return codes[:0]
    runs = np.zeros(len(codes) - RUN + 1, dtype=np.uint64)
    for place in range(RUN):
        runs = runs * np.uint64(_SPREAD) + codes[place : len(codes) - RUN + 1 + place]
    runs ^= runs >> np.uint64(31)
    return np.unique(runs * np.uint64(_SPREAD))


def _numbers(count: int) -> Iterator[int]:
    """Numbers without a pattern, the same for ever (SplitMix64, public domain, Vigna 2015)."""
    state = 0
    for _ in range(count):
        state = (state + _SPREAD) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        yield mixed ^ (mixed >> 31)


_SPREAD: Final = 0x9E3779B97F4A7C15
_ORDERS: Final[Sequence[tuple[np.uint64, np.uint64]]] = tuple(
    (np.uint64(one | 1), np.uint64(other)) for one, other in list(pairwise(_numbers(2 * _PLACES)))[::2]
)
