"""From pairs of places to ways: which of them are stops of one movement, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reports.relations.network import Relations

LEAST: Final = 0.5
"""A pair of places begins a way from this probability on."""
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


class Way(NamedTuple):
    """Ids of places in the order of travel, and the rows of the pairs of mentions that join them."""

    stops: tuple[str, ...]
    rows: tuple[int, ...]


def steps(relations: Relations, ids: Sequence[str]) -> Mapping[Order, Step]:
    """For each order of two places the likeliest pair of their mentions. `ids` are those of the mentions' places."""
    found: dict[Order, Step] = {}
    for row, ((first, second), order) in enumerate(zip(relations.pairs, relations.orders, strict=True)):
        here, there = ids[first], ids[second]
        if here == there:
            continue
        for key, likely in (((here, there), float(order[1])), ((there, here), float(order[2]))):
            if likely > _EACH and likely > found.get(key, Step(0, -1)).likely:
                found[key] = Step(likely, row)
    return found


def likelihoods(relations: Relations, ids: Sequence[str]) -> Mapping[Order, float]:
    """How likely each order of two places is, by the likeliest pair of their mentions."""
    found: dict[Order, float] = {}
    for (first, second), order in zip(relations.pairs.tolist(), relations.orders.tolist(), strict=True):
        here, there = ids[first], ids[second]
        if here and there and here != there:
            found[here, there] = max(found.get((here, there), 0.0), order[1])
            found[there, here] = max(found.get((there, here), 0.0), order[2])
    return found


def ways(found: Mapping[Order, Step]) -> Iterator[Way]:
    """The ways that the likeliest steps make up, none of them a part of another."""
    grown: list[list[str]] = []
    for (here, there), step in sorted(found.items(), key=lambda item: (-item[1].likely, item[0])):
        if step.likely < LEAST:
            break
        if any(follows(way, (here, there)) for way in grown):
            continue
        grown = _grown(grown, here, there, found)
    for at, way in enumerate(grown):
        others = (other for rank, other in enumerate(grown) if rank != at and (len(other), at) > (len(way), rank))
        if not any(follows(other, way) for other in others):
            yield Way(tuple(way), tuple(_rows(way, found)))


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
    """Where in the way the place can stand, and how likely."""
    none = Step(0, -1)
    for place in range(len(way) + 1):
        likely = [found.get((stop, added), none).likely for stop in way[:place]]
        likely += [found.get((added, stop), none).likely for stop in way[place:]]
        mean = sum(likely) / len(likely)
        if mean >= _FELLOWS and min(likely) >= _EACH:
            yield place, mean


def follows(way: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the part's stops come in the way in their order."""
    rest = iter(way)
    return all(stop in rest for stop in part)


def _rows(way: Sequence[str], found: Mapping[Order, Step]) -> Iterator[int]:
    for at, here in enumerate(way):
        for there in way[at + 1 :]:
            step = found.get((here, there))
            if step is not None:
                yield step.row
