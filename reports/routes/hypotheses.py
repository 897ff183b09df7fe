"""What may be a route: the ways that the rules read, and those that the network sees between the same places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from reports.document import Span
from reports.model import Direction, Stop
from reports.relations.closely import Relations
from reports.relations.movements import Movement, movements
from reports.relations.reading import Reading
from reports.relations.ways import Order, Step, steps
from reports.routes.finding import joined
from reports.routes.reading import Told
from reports.routes.tokens import overlap

_BLANK: Final = 1e-4
"""Modes whose likelihoods differ by no more were not looked at."""
Key = tuple[str, ...]
"""Ids of the places of a way, in the order of travel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """A way that the text may tell of: where the rules read it, and what the network saw of it."""

    stops: tuple[Stop, ...]
    told: tuple[Told, ...] = ()
    movement: Movement | None = None

    @property
    def key(self) -> Key:
        """The ids of its places."""
        return tuple(stop.place.id for stop in self.stops)

    @property
    def direction(self) -> Direction:
        """Whether it runs both ways, as the rules read it, or else as the network saw it."""
        both = self.told[0].draft.both if self.told else self.movement is not None and self.movement.both
        return Direction.BOTH if both else Direction.ONE_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How likely each Mode and each Status is, in their order."""

    modes: NDArray[np.float32]
    statuses: NDArray[np.float32]

    @property
    def is_known(self) -> bool:
        """Whether the encoder read any of it: the network alone knows nothing of how something moves."""
        return float(np.ptp(self.modes)) > _BLANK

    @classmethod
    def mean(cls, relations: Relations, rows: Sequence[int]) -> Self:
        """Over some pairs of mentions."""
        return cls(modes=relations.modes[rows].mean(axis=0), statuses=relations.statuses[rows].mean(axis=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihoods:
    """How likely it is read that one place comes before another, and which places are compared at all."""

    steps: Mapping[Order, Step] = field(default_factory=dict)
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    around: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a place those that it lies in or that lie in it: "Damascus in Syria" is one stop."""
    relations: Relations | None = None
    starts: Sequence[int] = ()
    """Where the places of `relations` begin, in their order."""

    def of(self, here: str, there: str) -> float:
        """The likelihood of an order; 0 for places that are too far apart to be compared."""
        step = self.steps.get((here, there))
        return step.likely if step else 0.0

    def others(self, key: Sequence[str]) -> frozenset[str]:
        """The places that are compared with a stop and could be one of their own."""
        near = frozenset().union(*(self.beside.get(stop, ()) for stop in key))
        return near.difference(key, *(self.around.get(stop, ()) for stop in key))

    def each(self, orders: Iterable[Order]) -> Sequence[float]:
        """The likelihoods of those orders whose places are compared; 0 alone where none are."""
        return [step.likely for order in orders if (step := self.steps.get(order))] or [0.0]

    def next_to(self, here: str, there: str) -> float:
        """How likely the second place is the next stop after the first, if a way leads from one to the other."""
        return self.steps[here, there].next if (here, there) in self.steps else 0.0

    def ends_of(self, here: str, there: str) -> float:
        """How likely the two are the first and the last stop, if a way leads from one to the other."""
        return self.steps[here, there].ends if (here, there) in self.steps else 0.0

    def manner(self, key: Key) -> Manner | None:
        """How something is read to move along these places: the mean over those legs that were looked at."""
        rows = [self.steps[leg].row for leg in pairwise(key) if leg in self.steps]
        return Manner.mean(self.relations, rows) if rows and self.relations else None

    def manner_at(self, stops: Sequence[Stop]) -> Manner | None:
        """How something is read to move where these very words name the stops: the same way is told in many ways."""
        at = [stop.span.start for stop in stops if stop.span]
        rows = [row for leg in pairwise(at) if (row := self._row(*leg)) is not None]
        return Manner.mean(self.relations, rows) if rows and self.relations else None

    def _row(self, here: int, there: int) -> int | None:
        """The row of two names by where they begin; None where they are too far apart to be compared."""
        if self.relations is None:
            return None
        one, other = (bisect_left(self.starts, start) for start in sorted((here, there)))
        if other >= len(self.starts) or (self.starts[one], self.starts[other]) != (min(here, there), max(here, there)):
            return None
        firsts = self.relations.pairs[:, 0]
        low, high = np.searchsorted(firsts, one), np.searchsorted(firsts, one, side="right")
        found = np.flatnonzero(self.relations.pairs[low:high, 1] == other)
        return int(low + found[0]) if len(found) else None


def likelihoods_of(reading: Reading | None) -> Likelihoods:
    """What was read of all pairs of the text's places."""
    if reading is None:
        return Likelihoods()
    ids = [place.place.id if place.place else "" for place in reading.places]
    found = steps(reading.relations, ids)
    places = {place.place.id: place.place for place in reading.places if place.place}
    beside: dict[str, set[str]] = {}
    around: dict[str, set[str]] = {}
    for here, there in found:
        beside.setdefault(here, set()).add(there)
        if overlap(places[here], places[there]):
            around.setdefault(here, set()).add(there)
    starts = tuple(place.start for place in reading.places)
    return Likelihoods(
        steps=found, beside=_frozen(beside), around=_frozen(around), relations=reading.relations, starts=starts
    )


def _frozen(sets: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(each) for name, each in sets.items()}


def hypotheses(told: Iterable[Told], reading: Reading | None) -> tuple[Hypothesis, ...]:
    """Each way once: first those that the rules read with both ends named, then the others that the network sees."""
    read: dict[Key, list[Told]] = {}
    for each in told:
        if not each.draft.implied:
            read.setdefault(tuple(stop.place.id for stop in each.draft.stops), []).append(each)
    seen = dict(_seen(reading)) if reading is not None else {}
    ruled = [
        Hypothesis(stops=tellings[0].draft.stops, told=tuple(tellings), movement=seen[key][1] if key in seen else None)
        for key, tellings in read.items()
    ]
    others = [Hypothesis(stops=stops, movement=way) for key, (stops, way) in seen.items() if key not in read]
    return (*ruled, *others)


def _seen(reading: Reading) -> Iterator[tuple[Key, tuple[tuple[Stop, ...], Movement]]]:
    for way in movements(reading):
        mentions = ((toponym.place, toponym) for toponym in way.stops)
        named = (Stop(place=p, span=Span(t.start, t.end), text=t.text) for p, t in mentions if p is not None)
        stops = joined(named)
        if len(stops) > 1:
            yield tuple(stop.place.id for stop in stops), (stops, way)
