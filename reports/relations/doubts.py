"""Names that were taken for an actor's, and are a place's once the encoder sees a way lead there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from gazetteer.toponym import Toponym, Use
from reports.model import ActorMention
from reports.relations.reading import Reading

_LIKELY: Final = 0.5
"""How likely a way must be for its ends to be places."""


class Settled(NamedTuple):
    """Names of which none may be both an actor and a stop."""

    toponyms: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]
    readings: tuple[Reading, ...]


def settled(toponyms: Sequence[Toponym], actors: Sequence[ActorMention], readings: Sequence[Reading]) -> Settled:
    """A name for which the readings have a likely way is a place; for any other that stands for an actor, none."""
    ends = {start: likely for reading in readings for start, likely in _ends(reading)}
    places = {start: likely for start, likely in ends.items() if likely >= _LIKELY}
    return Settled(
        toponyms=tuple(_as_place(each, places[each.start]) if each.start in places else each for each in toponyms),
        actors=tuple(each for each in actors if each.span.start not in places),
        readings=tuple(_without_actors(reading, places) for reading in readings) if ends else tuple(readings),
    )


def _ends(reading: Reading) -> Iterator[tuple[int, float]]:
    """Where names that stand for an actor begin, and how likely the likeliest way from or to them is."""
    likely = reading.relations.orders[:, 1:].max(axis=1, initial=0)
    for index, place in enumerate(reading.places):
        if place.use is Use.ACTOR:
            rows = (reading.relations.pairs == index).any(axis=1)
            yield place.start, float(likely[rows].max(initial=0))


def _as_place(toponym: Toponym, likely: float) -> Toponym:
    return replace(toponym, use=Use.LITERAL, use_confidence=likely)


def _without_actors(reading: Reading, places: dict[int, float]) -> Reading:
    """The reading with the `places` in their literal use; nothing joins names of actors, or belongs to what is none."""
    relations = reading.relations
    named = tuple(_as_place(each, places[each.start]) if each.start in places else each for each in reading.places)
    actors = [index for index, place in enumerate(named) if place.use is Use.ACTOR]
    orders = relations.orders.copy()
    orders[np.isin(relations.pairs, actors).any(axis=1)] = (1, 0, 0)
    no_actors = [index for index, actor in enumerate(reading.actors) if actor.span.start in places]
    acts = ~np.isin(relations.ties[:, 1], no_actors)
    kept = replace(relations, orders=orders, ties=relations.ties[acts], tied=relations.tied[acts])
    return replace(reading, places=named, relations=kept)
