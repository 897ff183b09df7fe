"""From pairs of places to ways: which of them are stops of one movement, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reports.relations.closely import Relations

LEAST: Final = 0.3
"""A pair of places begins a way from this probability on."""
LEAST_ALONE: Final = 0.2
"""And may be a way of its own from this one on."""
_LEAST_ENDS: Final = 0.2
"""Two places are the ends of a way from this probability on."""
_LEAST_NEXT: Final = 0.1
"""And two stops follow each other on the way from one end to the other."""
_MAX_ALONE: Final = 200
"""Single steps of a block of text."""
_MAX_PARTED: Final = 7
"""Stops of a way that may be several: of a longer one, which is a list, no parts are looked at."""
_FELLOWS: Final = 0.3
"""A place joins a way where its mean probability with the stops is this."""
_EACH: Final = 0.12
"""And with no stop less than this."""
MAX_STOPS: Final = 24

Order = tuple[str, str]
"""Ids of two places, the first of which a movement reaches before the second."""


class Step(NamedTuple):
    """How likely one place comes before another in a movement, and the row of the pair of mentions that says so."""

    likely: float
    row: int
    next: float = 0.0
    """How likely the second is the stop after the first, if so."""
    ends: float = 0.0
    """How likely they are the first and the last stop, if so."""


_NOWHERE: Final = Step(0.0, -1)


class Way(NamedTuple):
    """Ids of places in the order of travel, and the rows of the pairs of mentions that join them."""

    stops: tuple[str, ...]
    rows: tuple[int, ...]
    is_whole: bool
    """Whether it is none of the parts of another."""


def steps(relations: Relations, ids: Sequence[str]) -> Mapping[Order, Step]:
    """For each order of two places that were compared the likeliest pair of their mentions.

    `ids` are those of the mentions' places, empty where one has no place.
    """
    found: dict[Order, Step] = {}
    parts = zip(relations.nexts.tolist(), relations.ends.tolist(), strict=True)
    pairs = zip(relations.pairs.tolist(), relations.orders.tolist(), parts, strict=True)
    for row, ((first, second), order, part) in enumerate(pairs):
        here, there = ids[first], ids[second]
        if here and there and here != there:
            found[here, there] = max(found.get((here, there), _NOWHERE), Step(order[1], row, *part))
            found[there, here] = max(found.get((there, here), _NOWHERE), Step(order[2], row, *part))
    return found


def ways(found: Mapping[Order, Step]) -> Iterator[Way]:
    """The ways that the likeliest steps make up, none of them a part of another; then parts of them, and single steps.

    What is one way and what are several, which stops are passed and which only lie there, is for others to judge.
    """
    whole = list(_whole(found))
    known = set()
    for stops in (*whole, *(part for way in whole for part in _parts(way)), *_single(found), *_between_ends(found)):
        if stops not in known and _is_compared(stops, found):
            known.add(stops)
            yield Way(stops, tuple(_rows(stops, found)), is_whole=len(known) <= len(whole))


def _whole(found: Mapping[Order, Step]) -> Iterator[tuple[str, ...]]:
    grown: list[list[str]] = []
    likely = [(order, step) for order, step in found.items() if step.likely >= LEAST]
    for (here, there), _ in sorted(likely, key=lambda item: (-item[1].likely, item[0])):
        if any(follows(way, (here, there)) for way in grown):
            continue
        grown = _grown(grown, here, there, found)
    for at, way in enumerate(grown):
        others = (other for rank, other in enumerate(grown) if rank != at and (len(other), at) > (len(way), rank))
        if not any(follows(other, way) for other in others):
            yield tuple(way)


def _parts(way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The way without one of its stops, and each stretch of it."""
    size = len(way)
    if 2 < size <= _MAX_PARTED:
        yield from (way[:at] + way[at + 1 :] for at in range(size))
        yield from (way[low:high] for low in range(size) for high in range(low + 2, size + 1))


def _single(found: Mapping[Order, Step]) -> Iterator[tuple[str, ...]]:
    likely = sorted(
        (order for order, step in found.items() if step.likely >= LEAST_ALONE), key=lambda each: found[each]
    )
    yield from likely[: -_MAX_ALONE - 1 : -1]


def _between_ends(found: Mapping[Order, Step]) -> Iterator[tuple[str, ...]]:
    """From the first stop of a way to its last, over those that are likely the next each time."""
    onward: dict[str, list[tuple[float, str]]] = {}
    for (here, there), step in found.items():
        if step.likely * step.next >= _LEAST_NEXT:
            onward.setdefault(here, []).append((step.likely * step.next, there))
    ends = (order for order, step in found.items() if step.likely * step.ends >= _LEAST_ENDS)
    for first, last in sorted(ends, key=lambda order: (-found[order].likely * found[order].ends, order))[:_MAX_ALONE]:
        stops = [first]
        while stops[-1] != last and len(stops) < MAX_STOPS:
            near = [each for each in onward.get(stops[-1], ()) if each[1] not in stops]
            leading = [each for each in near if each[1] == last or found.get((each[1], last), _NOWHERE).likely > _EACH]
            if not leading:
                break
            stops.append(max(leading)[1])
        if stops[-1] == last:
            yield tuple(stops)


def _grown(grown: list[list[str]], here: str, there: str, found: Mapping[Order, Step]) -> list[list[str]]:
    """The ways with one more step: of the way that takes it best, or of its own."""
    best: tuple[float, int, int, str] | None = None
    for at, way in enumerate(grown):
        if len(way) < MAX_STOPS and (here in way) != (there in way):
            added = here if there in way else there
            for place, likely in _places_for(way, added, found):
                in_order = [*way[:place], added, *way[place:]]
                if follows(in_order, (here, there)) and (best is None or likely > best[0]):
                    best = (likely, at, place, added)
    if best is None:
        return [*grown, [here, there]]
    _, at, place, added = best
    return [*grown[:at], [*grown[at][:place], added, *grown[at][place:]], *grown[at + 1 :]]


def _places_for(way: Sequence[str], added: str, found: Mapping[Order, Step]) -> Iterator[tuple[int, float]]:
    """Where in the way the place can stand, and how likely; stops too far off to be compared with it say nothing."""
    for place in range(len(way) + 1):
        if not _is_compared((*way[max(0, place - 1) : place], added, *way[place : place + 1]), found):
            continue
        orders = (*((stop, added) for stop in way[:place]), *((added, stop) for stop in way[place:]))
        likely = [found[order].likely for order in orders if order in found]
        mean = sum(likely) / len(likely)
        if mean >= _FELLOWS and min(likely) >= _EACH:
            yield place, mean


def _is_compared(way: Sequence[str], found: Mapping[Order, Step]) -> bool:
    """Whether each stop was compared with the next."""
    return all(leg in found for leg in pairwise(way))


def follows(way: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the part's stops come in the way in their order."""
    rest = iter(way)
    return all(stop in rest for stop in part)


def _rows(way: Sequence[str], found: Mapping[Order, Step]) -> Iterator[int]:
    for at, here in enumerate(way):
        for there in way[at + 1 :]:
            step = found.get((here, there))
            if step is not None and step.likely > _EACH:
                yield step.row
