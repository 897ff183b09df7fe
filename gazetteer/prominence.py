"""How prominent a place is, as one number: the order of the entries of a name before any text is looked at.

The number is near the decimal logarithm of the inhabitants, so that a difference of 1 is a factor of ten. Under its
preferred name a capital counts as if it were thirty times larger and a country stands before everything ("Georgia",
"Mexico"); under their other names both count by their size alone ("Victoria" of Hong Kong, "Granada" of Grenada). An
admin area counts for less than a city of its size, because a bare "Tehran" is the city.
"""

from __future__ import annotations

import math
from typing import Final

from gazetteer.place import CAPITAL_CODE, COUNTRY_CODES, FeatureClass, Place

_HISTORICAL: Final = "PCLH"
_COUNTRY_FIRST: Final = 4.0
_CAPITAL: Final = 1.5
ALTERNATE_MALUS: Final = 0.8
"""What a place loses under a name that is not its preferred one."""
_AREA_OFFSETS: Final = {"ADM1": -0.7, "ADM2": -1.5, "ADM3": -2.0, "RGN": -1.0, "CONT": 3.0, "PCLD": 0.5, "TERR": 0.5}
_FLOORS: Final = {"ADM1": 4.0, "ADM2": 3.0, "RGN": 3.0, "AIRP": 2.5, "AIRB": 2.5, "AIRH": 1.0, "PRT": 3.0}
_OWN: Final = 6.0  # whoever adds a place wants it found
_CURATED: Final = 4.5  # each row is there because reports name it
_CURATED_NAMESAKE: Final = 2.5
"""A village or quarter of the curated tables that bears an ordinary name, or that of places elsewhere (PPLL)."""


def prominence(place: Place, *, inhabitants: int = 0, has_iata: bool = False) -> float:
    """The prominence of a place by itself, without what its preferred name adds.

    `inhabitants` is an estimate that stands in for a population which is not known.
    """
    own = size(place.feature_class, place.feature_code, place.population or inhabitants)
    if place.id.startswith("own:"):
        own = max(own, _OWN)
    elif place.id.startswith("curated:"):
        own = max(own, _CURATED_NAMESAKE if place.feature_code == "PPLL" else _CURATED)
    return own + (1.0 if has_iata else 0.0)


def size(feature_class: str, feature_code: str, inhabitants: int) -> float:
    """The prominence that kind and inhabitants give."""
    own = math.log10(inhabitants + 1) + _AREA_OFFSETS.get(feature_code, 0.0)
    return max(own, _FLOORS.get(feature_code, 1.0 if feature_class == FeatureClass.POPULATED else 0.0))


def bonus(feature_code: str) -> float:
    """What a place gains under its preferred name: a country much, a capital some."""
    if feature_code.startswith(COUNTRY_CODES):
        return 0.0 if feature_code == _HISTORICAL else _COUNTRY_FIRST
    return _CAPITAL if feature_code == CAPITAL_CODE else 0.0
