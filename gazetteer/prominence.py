"""How prominent a place is, as one number: the order of the entries of a name before any text is looked at.

The number is near the decimal logarithm of the inhabitants, so that a difference of 1 is a factor of ten. Under its
preferred name a capital counts as if it were thirty times larger and a country stands before everything ("Georgia",
"Mexico"); under their other names both count by their size alone ("Victoria" of Hong Kong, "Granada" of Grenada). An
admin area counts for less than a city of its size, because a bare "Tehran" is the city.
"""

from __future__ import annotations

import math
from typing import Final

from gazetteer.entry import NameKind
from gazetteer.place import FeatureClass, Place

_HISTORICAL: Final = "PCLH"
_COUNTRY_FIRST: Final = 4.0
_CAPITAL: Final = 1.5
_ALTERNATE: Final = 0.8
_AREA_OFFSETS: Final = {"ADM1": -0.7, "ADM2": -1.5, "ADM3": -2.0, "RGN": -1.0, "CONT": 3.0, "PCLD": 0.5, "TERR": 0.5}
_FLOORS: Final = {"ADM1": 4.0, "ADM2": 3.0, "RGN": 3.0, "AIRP": 2.5, "AIRB": 2.5, "AIRH": 1.0, "PRT": 3.0}
_OWN: Final = 6.0  # whoever adds a place wants it found
_CURATED: Final = 4.5  # each row is there because reports name it


def prominence(place: Place, *, inhabitants: int = 0, has_iata: bool = False) -> float:
    """The prominence of a place by itself, without what its preferred name adds.

    `inhabitants` is an estimate that stands in for a population which is not known.
    """
    size = math.log10((place.population or inhabitants) + 1) + _AREA_OFFSETS.get(place.feature_code, 0.0)
    floor = _FLOORS.get(place.feature_code, 1.0 if place.feature_class is FeatureClass.POPULATED else 0.0)
    if place.id.startswith("own:"):
        floor = _OWN
    elif place.id.startswith("curated:"):
        floor = _CURATED
    return max(size, floor) + (1.0 if has_iata else 0.0)


def standing(place: Place, own: float, kind: NameKind) -> float:
    """The rank of a place among the entries of one name, larger first; `own` is its prominence."""
    if kind is NameKind.ALTERNATE:
        return own - _ALTERNATE
    if place.is_country and place.feature_code != _HISTORICAL:
        return own + _COUNTRY_FIRST
    return own + (_CAPITAL if place.is_capital else 0.0)
