"""GeoNames codes for the first-level areas that came without one, told by the towns around each area's point."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import Final

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place

_VOTERS: Final = 7
_MAJORITY: Final = 4


def missing_codes(places: Iterable[Place]) -> dict[str, str]:
    """The admin1 code by id of each `ADM1` that lacks one and whose nearest towns mostly have one code that is free.

    Where two areas would get the same code, the one with more votes gets it, the first of equals.
    """
    areas: defaultdict[str | None, list[Place]] = defaultdict(list)
    taken: set[tuple[str | None, str]] = set()
    towns: defaultdict[str | None, list[Place]] = defaultdict(list)
    for place in places:
        if place.feature_code == "ADM1" and place.admin1_code:
            taken.add((place.country_code, place.admin1_code))
        elif place.feature_code == "ADM1":
            areas[place.country_code].append(place)
        elif place.feature_class is FeatureClass.POPULATED and place.admin1_code:
            towns[place.country_code].append(place)
    elections = [
        (-votes, area.id, code, country)
        for country, lacking in areas.items()
        for area in lacking
        for code, votes in _election(area, towns[country])
        if votes >= _MAJORITY
    ]
    found: dict[str, str] = {}
    for _, area_id, code, country in sorted(elections, key=lambda election: election[:2]):
        if (country, code) not in taken:
            taken.add((country, code))
            found[area_id] = code
    return found


def _election(area: Place, towns: Sequence[Place]) -> list[tuple[str, int]]:
    nearest = nsmallest(_VOTERS, towns, key=lambda town: _nearness(area.position, town.position))
    return Counter(town.admin1_code for town in nearest if town.admin1_code).most_common(1)


def _nearness(here: LonLat, there: LonLat) -> float:
    """A distance good enough to rank towns within a country: flat, in degrees, squared."""
    east = ((there.lon - here.lon + 180) % 360 - 180) * math.cos(math.radians(here.lat))
    return east * east + (there.lat - here.lat) ** 2
