"""How well the places of a name are known: the first thing to ask of a match."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from gazetteer.index import Candidate, NameKind
from gazetteer.place import FeatureClass, Place
from gazetteer.wordlists import words

_CITY: Final = 50_000
_BIG_CITY: Final = 500_000
_BIG_STATE: Final = 2_000_000
_TOWN: Final = 5_000
_LANDSCAPE: Final = (FeatureClass.WATER, FeatureClass.TERRAIN, FeatureClass.AREA, FeatureClass.VEGETATION)
_SMALL_AREAS: Final = words("PPLX HTL MALL MUS PSTB CMP UNIV SCH STDM RECR AMUS CH TMPL CSTL TOWR MNMT RSTN MKT HSTS")
_KNOWN_AREAS: Final = frozenset({"ADM2", "ADM3"})
_SEATS_OF_POWER: Final = frozenset({"BLDG", "PAL", "GOVL"})
"""The Kremlin, the White House: nearly always those who sit there, and a place only "in" or "at" it."""


class Fame(IntEnum):
    """How well the best-known place of a name is known."""

    OBSCURE = 0
    TOWN = 1
    KNOWN = 2
    """A state, a city, an island, a sea, a region."""
    MAJOR = 3
    """A big city under its own name."""
    COUNTRY = 4
    """A country, a continent, a capital."""


def is_main_name(candidates: Sequence[Candidate]) -> bool:
    """Whether a well-known place bears this name as its own, not as one of its other names."""
    return any(c.kind is not NameKind.ALTERNATE and _fame(c.place, c.kind) >= Fame.KNOWN for c in candidates)


def is_landscape(candidates: Sequence[Candidate]) -> bool:
    """Whether the name is that of a water, a terrain or a region, which takes an article: the Amazon, the Sahel."""
    return any(candidate.place.feature_class in _LANDSCAPE and not candidate.is_minor for candidate in candidates)


def is_seat_of_power(candidates: Sequence[Candidate]) -> bool:
    """Whether the name means a government's building and nothing else."""
    return all(candidate.place.feature_code in _SEATS_OF_POWER for candidate in candidates)


def fame_of(candidates: Sequence[Candidate]) -> Fame:
    """Fame of the best-known candidate; OBSCURE for none."""
    return max((_fame(c.place, c.kind) for c in candidates if not c.is_minor), default=Fame.OBSCURE)


def _fame(place: Place, kind: NameKind) -> Fame:
    is_main_name = kind is not NameKind.ALTERNATE
    if place.is_country or place.feature_code == "CONT":
        return Fame.COUNTRY
    if place.is_capital:
        return Fame.COUNTRY if is_main_name else Fame.KNOWN
    if place.feature_class is FeatureClass.POPULATED and place.feature_code not in _SMALL_AREAS:
        return _fame_of_settlement(place.population, is_main_name=is_main_name)
    if place.feature_code in _SEATS_OF_POWER:
        return Fame.OBSCURE
    if place.feature_code in _SMALL_AREAS or place.feature_code.startswith("AIR"):
        is_unknown = place.id.isdigit() and place.population < _TOWN  # one of the quarters that only the full dump has
        return Fame.TOWN if is_main_name and not is_unknown else Fame.OBSCURE
    if place.feature_code == "ADM1":
        return Fame.MAJOR if is_main_name and place.population >= _BIG_STATE else Fame.KNOWN
    if place.is_admin_area:
        is_known = place.feature_code in _KNOWN_AREAS or place.population >= _TOWN
        return Fame.TOWN if is_main_name and is_known else Fame.OBSCURE
    return Fame.KNOWN


def _fame_of_settlement(population: int, *, is_main_name: bool) -> Fame:
    if population >= _BIG_CITY:
        return Fame.MAJOR if is_main_name else Fame.KNOWN
    if population >= _CITY and is_main_name:
        return Fame.KNOWN
    return Fame.TOWN if population >= _TOWN and is_main_name else Fame.OBSCURE
