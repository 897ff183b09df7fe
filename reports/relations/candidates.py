"""Which names are compared: places near each other, and actors near a place, with how they lie to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from reports.relations.encoding import Encoded, Ints


class Reach(NamedTuple):
    """How far apart two names of places may stand to be compared."""

    sentences: int
    places: int


AT_A_GLANCE: Final = Reach(sentences=3, places=8)
CLOSELY: Final = Reach(sentences=5, places=12)
SENTENCES_APART: Final = 3
"""Sentences between two names that are told apart: further ones count as many."""
ACTOR_SENTENCES_BACK: Final = 2
MAX_ACTORS: Final = 48
"""Actor mentions that are compared with a place: more in three sentences are a list."""
_STEPS: Final = np.array((1, 2, 3, 4, 6, 8, 12, 16, 24, 40))
DISTANCES: Final = len(_STEPS) + 1
BETWEEN: Final = 7
_ANY: Final = np.iinfo(np.int32).max


def place_pairs(encoded: Encoded, names: Sequence[str], reach: Reach) -> Ints:
    """Rows (first place, second place, distance, sentences apart, places between), the first before the second.

    `names` are what the places are called: one that is named again is not compared with itself.
    """
    places = encoded.places
    rows = [
        (a, b, places[b].first - places[a].first, places[b].sentence - places[a].sentence, b - a - 1)
        for a in range(len(places))
        for b in range(a + 1, min(len(places), a + 1 + reach.places))
        if places[b].sentence - places[a].sentence <= reach.sentences and names[a] != names[b]
    ]
    found = np.array(rows, np.int32).reshape(-1, 5)
    found[:, 2] = np.searchsorted(_STEPS, found[:, 2])
    return np.minimum(found, np.array((_ANY, _ANY, _ANY, SENTENCES_APART, BETWEEN - 1), np.int32))


def tie_pairs(encoded: Encoded, places: Iterable[int] | None = None) -> Ints:
    """Rows (place, actor, distance, sentences apart): the actors of a place's sentence and of the two before.

    `places` are the places to compare, in order; by default all.
    Distances from an actor that stands after the place begin at DISTANCES.
    """
    sentences = [actor.sentence for actor in encoded.actors]
    rows = []
    for index in range(len(encoded.places)) if places is None else places:
        place = encoded.places[index]
        low = bisect_left(sentences, place.sentence - ACTOR_SENTENCES_BACK)
        high = bisect_left(sentences, place.sentence + 1)
        for at in range(max(low, high - MAX_ACTORS), high):
            actor = encoded.actors[at]
            if not actor.first <= place.first <= actor.last:
                rows.append((index, at, place.first - actor.first, place.sentence - actor.sentence))
    found = np.array(rows, np.int32).reshape(-1, 4)
    after = found[:, 2] < 0
    found[:, 2] = np.searchsorted(_STEPS, np.abs(found[:, 2])) + DISTANCES * after
    return found
