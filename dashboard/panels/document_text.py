"""A document's text cut into pieces where marks begin and end, for the reader. Pure, no markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from reports.document import Span

PART: Final = 30_000
"""How many characters are shown at a time; a longer text has parts, each of which ends with a line."""


class Kind(StrEnum):
    """What a mark is. The order is that of precedence: where names overlap, the first is shown."""

    PLACE = "place"
    UNSURE = "unsure"
    UNRESOLVED = "unresolved"
    NAME = "name"
    """A place's name that stands for its government or people, or is said to be no place."""
    ACTOR = "actor"
    ROUTE = "route"
    FURNITURE = "furniture"
    HEADING = "heading"
    """A line that Markdown makes a heading."""
    SIGN = "sign"
    """The signs that make it one, which are not shown."""


_WIDE: Final = frozenset({Kind.ROUTE, Kind.FURNITURE, Kind.HEADING, Kind.SIGN})
_HEADING: Final = re.compile(r"^(#{1,6} +)\S.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked span; `title` says what it is in words, `style` is a word for its looks (a route's mode and status)."""

    span: Span
    kind: Kind
    title: str
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of text under the same marks throughout: one name at most, and the wide marks around it."""

    text: str
    name: Mark | None
    around: tuple[Mark, ...]

    def data(self) -> dict[str, Any]:
        """What the page is sent: text, and words from closed sets and numbers beside it."""
        looks = " ".join(f"{mark.kind.value} {mark.style}".strip() for mark in self.around)
        found: dict[str, Any] = {"text": self.text, "around": looks}
        about = "; ".join(mark.title for mark in self.around if mark.title)
        if about:
            found["about"] = about
        if self.name is not None:
            found |= {"kind": self.name.kind.value, "title": self.name.title, "at": list(self.name.span)}
        return found


def headings(text: str) -> Iterator[Mark]:
    """The headings of a text in Markdown, and their signs."""
    for found in _HEADING.finditer(text):
        yield Mark(span=Span(*found.span()), kind=Kind.HEADING, title="")
        yield Mark(span=Span(*found.span(1)), kind=Kind.SIGN, title="")


def parts(text: str) -> tuple[Span, ...]:
    """The parts of a text, in order and without gaps; one for a text of usual length."""
    found: list[Span] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + PART)
        if end < len(text):
            line = text.rfind("\n", start, end)
            end = line + 1 if line > start else end
        found.append(Span(start, end))
        start = end
    return tuple(found) or (Span(0, 0),)


def part_of(all_parts: Sequence[Span], at: int) -> int:
    """The number of the part that holds a position; the first or last for what lies outside."""
    return max(0, min(len(all_parts) - 1, bisect_right([part.start for part in all_parts], at) - 1))


def pieces(text: str, part: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """A part of a text in pieces. Names that overlap an earlier or preferred one are left out; wide marks may nest."""
    here = [mark for mark in marks if mark.span.overlaps(part)]
    names = _apart([mark for mark in here if mark.kind not in _WIDE])
    wide = sorted((mark for mark in here if mark.kind in _WIDE), key=lambda mark: (mark.span, mark.kind))
    edges = {part.start, part.end}
    for mark in (*names, *wide):
        edges |= {max(part.start, mark.span.start), min(part.end, mark.span.end)}
    cuts = sorted(edges)
    by_start = {max(part.start, mark.span.start): mark for mark in names}
    found: list[Piece] = []
    waiting, open_marks = iter([*wide, None]), list[Mark]()
    following = next(waiting)
    name: Mark | None = None
    for start, end in pairwise(cuts):
        while following is not None and following.span.start <= start:
            open_marks.append(following)
            following = next(waiting)
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        name = by_start.get(start) or (name if name is not None and name.span.end > start else None)
        found.append(Piece(text=text[start:end], name=name, around=tuple(open_marks)))
    return tuple(found)


def _apart(names: Sequence[Mark]) -> list[Mark]:
    """Names that do not overlap, the better kind kept, in order."""
    rank = {kind: number for number, kind in enumerate(Kind)}
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(names, key=lambda mark: (rank[mark.kind], mark.span)):
        letters = range(*mark.span)
        if taken.isdisjoint(letters):
            taken.update(letters)
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.span)
