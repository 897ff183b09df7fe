"""GeoNames codes of first-level areas for the entries that came without one, told by the towns around them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import FeatureClass, Place

_VOTERS: Final = 7
_MAJORITY: Final = 3  # for an area, whose point lies well inside it
_NAMESAKE: Final = 4  # votes of the town that bears an area's name, which mostly is its seat
_REACH_DEG: Final = 2.0  # towns farther away say nothing about an island


def missing_codes(places: Iterable[Place]) -> dict[str, str]:
    """The admin1 code by id of each place that lacks one and whose nearest towns agree on one.

    A code that an `ADM1` has is given to no second one; of two `ADM1` that would get it, the one with more votes does.
    """
    lacking: defaultdict[str, list[Place]] = defaultdict(list)
    towns: defaultdict[str, list[Place]] = defaultdict(list)
    taken: set[tuple[str, str]] = set()
    for place in places:
        country = place.country_code
        if country is None or place.is_country:
            continue
        if place.admin1_code is None:
            lacking[country].append(place)
        elif place.feature_code == "ADM1":
            taken.add((country, place.admin1_code))
        elif place.feature_class is FeatureClass.POPULATED:
            towns[country].append(place)
    elections = (
        (votes, place, code)
        for country, unknown in lacking.items()
        for votes, place, code in _elections(unknown, towns[country])
    )
    found: dict[str, str] = {}
    for _, place, code in sorted(elections, key=_weight):
        seat = (place.country_code or "", code)
        if place.id not in found and (place.feature_code != "ADM1" or seat not in taken):
            found[place.id] = code
            taken.update([seat] if place.feature_code == "ADM1" else [])
    return found


def _weight(election: tuple[int, Place, str]) -> tuple[int, int, str]:
    votes, place, _ = election
    return -votes, -place.population, place.id


def _elections(unknown: Sequence[Place], towns: Sequence[Place]) -> Iterator[tuple[int, Place, str]]:
    positions = np.array([town.position for town in towns], dtype=np.float64).reshape(-1, 2)
    named = {town.name: str(town.admin1_code) for town in sorted(towns, key=lambda town: town.population)}
    for place in unknown:
        nearest = [str(towns[i].admin1_code) for i in _nearest(place, positions)]
        votes = Counter(nearest)
        if place.feature_code == "ADM1":
            votes.update([named[place.name]] * _NAMESAKE if place.name in named else [])
            yield from ((count, place, code) for code, count in votes.items() if count >= _MAJORITY)
        elif len(votes) == 1:  # a village or an airport may lie near a border: its neighbours must agree
            yield len(nearest), place, nearest[0]


def _nearest(place: Place, positions: NDArray[Any]) -> list[int]:
    """The towns nearest to a place, by flat distance in degrees of latitude: good enough to rank within a country."""
    east = (positions[:, 0] - place.position.lon + 180.0) % 360.0 - 180.0
    north = positions[:, 1] - place.position.lat
    squares = (east * math.cos(math.radians(place.position.lat))) ** 2 + north**2
    count = min(_VOTERS, len(squares))
    if count == 0:
        return []
    nearest = np.argpartition(squares, count - 1)[:count]
    return [int(i) for i in nearest if squares[i] <= _REACH_DEG**2]
