"""The movements that the network finds: their stops as mentions, and who takes part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gazetteer.toponym import Toponym
from reports.relations.closely import Relations
from reports.relations.reading import Reading
from reports.relations.ways import Order, Step, Way, steps, ways

_TIED: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A way with the mentions of its stops, whether it runs both ways, and how likely it is."""

    stops: tuple[Toponym, ...]
    both: bool
    likely: float
    actor_ids: tuple[str, ...]
    is_whole: bool
    """Whether it is none of the parts of another."""


def movements(reading: Reading) -> Iterator[Movement]:
    """Every movement with two or more stops that have a place, in the order of the text."""
    ids = [place.place.id if place.place else "" for place in reading.places]
    found = steps(reading.relations, ids)
    tied = _tied(reading)
    told = (_movement(reading, way, found, ids, tied) for way in ways(found))
    yield from sorted(told, key=lambda way: min(stop.start for stop in way.stops))


def _movement(
    reading: Reading, way: Way, found: Mapping[Order, Step], ids: Sequence[str], tied: Mapping[int, Sequence[int]]
) -> Movement:
    relations, rows = reading.relations, list(way.rows)
    chosen = tuple(_mentions(relations, way, found, ids))
    legs = [step.likely for leg in pairwise(way.stops) if (step := found.get(leg))]
    acting = sorted(actor for mention in set(chosen) for actor in tied.get(mention, ()))
    return Movement(
        stops=tuple(reading.places[index] for index in chosen),
        both=float(relations.both[rows].mean()) > _TIED,
        likely=sum(legs) / len(legs) if legs else _TIED,
        actor_ids=tuple(dict.fromkeys(reading.actors[index].actor.id for index in acting)),
        is_whole=way.is_whole,
    )


def _mentions(relations: Relations, way: Way, found: Mapping[Order, Step], ids: Sequence[str]) -> Iterator[int]:
    """For each stop the mention that is the likeliest to be joined to another stop of the way."""
    best: dict[str, tuple[float, int]] = {}
    for rank, here in enumerate(way.stops):
        for there in way.stops[rank + 1 :]:
            step = found.get((here, there))
            if step is None:
                continue
            for mention in relations.pairs[step.row]:
                stop = ids[mention]
                if step.likely > best.get(stop, (0.0, 0))[0]:
                    best[stop] = (step.likely, int(mention))
    yield from (best[stop][1] for stop in way.stops)


def _tied(reading: Reading) -> Mapping[int, Sequence[int]]:
    """The actors that belong to each place, by their indices."""
    relations = reading.relations
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, actor in relations.ties[relations.tied >= _TIED].tolist():
        found[place].append(actor)
    return found
