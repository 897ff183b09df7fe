"""Entries of one place that came from two sources under two ids: the poorer one gives its names to the other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gazetteer.entry import NameKind
from gazetteer.place import FeatureClass, Place

_WITHIN_DEG: Final = 0.6
_SPARE: Final = ("post:", "county:")
"""What the ids of entries begin with that only fill the gaps of GeoNames."""


def doubles(names: Mapping[str, Mapping[str, NameKind]], places: Iterable[Place]) -> Iterator[tuple[str, str]]:
    """Pairs of ids: an entry that fills gaps, and the entry of the same name, class and state beside it.

    `names` has the keys of each id, `places` all places.
    """
    known: defaultdict[tuple[str, str | None, FeatureClass], list[Place]] = defaultdict(list)
    spare: list[Place] = []
    for place in places:
        if place.id.startswith(_SPARE):
            spare.append(place)
        elif place.country_code == "US" and place.feature_class in (FeatureClass.POPULATED, FeatureClass.ADMIN):
            for key in names[place.id]:
                known[key, place.country_code, place.feature_class].append(place)
    for place in spare:
        own = next(key for key, kind in names[place.id].items() if kind is NameKind.PREFERRED)
        near = [other for other in known[own, place.country_code, place.feature_class] if _is_beside(place, other)]
        if near:
            yield place.id, max(near, key=lambda other: other.population).id


def _is_beside(place: Place, other: Place) -> bool:
    if other.feature_code == "ADM1":
        return False
    east = (other.position.lon - place.position.lon) * math.cos(math.radians(place.position.lat))
    return math.hypot(east, other.position.lat - place.position.lat) <= _WITHIN_DEG
