"""Places that a reviewer names: coordinates as people write them, and new places made of a spot and a name. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import uuid4

from dashboard.language import later
from gazetteer.coordinates import LonLat
from gazetteer.errors import InvalidCoordinates
from gazetteer.place import FeatureClass, Place

_LONGEST: Final = 80
_NUMBER: Final = r"(?P<{0}sign>[-+−])?(?P<{0}deg>\d{{1,3}}(?:[.,]\d{{1,8}})?)°?\s*(?:(?P<{0}min>\d{{1,2}}(?:\.\d{{1,6}})?)['′]\s*)?(?:(?P<{0}sec>\d{{1,2}}(?:\.\d{{1,4}})?)[\"″]\s*)?(?P<{0}side>[NSEWOnsewo])?"  # noqa: E501
_PAIR: Final = re.compile(rf"\s*{_NUMBER.format('a')}\s*(?:[,;/]\s*|\s+){_NUMBER.format('b')}\s*")


class Sort(StrEnum):
    """What a new place is, in English as it is translated when shown, and with that how it is drawn."""

    TOWN = later("Town or village")
    SITE = later("Site, such as a camp, base or dock")
    AREA = later("Area, with no exact spot")
    WATER = later("Water")


_FEATURES: Final = {
    Sort.TOWN: (FeatureClass.POPULATED, "PPL"),
    Sort.SITE: (FeatureClass.SPOT, "SITE"),
    Sort.AREA: (FeatureClass.AREA, "AREA"),
    Sort.WATER: (FeatureClass.WATER, "SEA"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """A place that no gazetteer has, as a reviewer describes it."""

    name: str
    position: LonLat
    sort: Sort
    country_code: str | None

    def place(self) -> Place:
        """It as a place with an id of its own."""
        feature, code = _FEATURES[self.sort]
        return Place(
            id=f"own:{uuid4().hex[:12]}", name=" ".join(self.name.split()), position=self.position,
            feature_class=feature, feature_code=code, country_code=self.country_code,
        )  # fmt: skip


def coordinates(text: str) -> LonLat | None:
    """A position as people write it, latitude first unless letters say otherwise; None for anything else.

    >>> coordinates("7.05, -70.73")
    LonLat(lon=-70.73, lat=7.05)
    >>> coordinates("70°45'W 7°03' N")
    LonLat(lon=-70.75, lat=7.05)
    """
    found = _PAIR.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    first, second = _degrees(found, "a"), _degrees(found, "b")
    sides = ((found["aside"] or "").upper(), (found["bside"] or "").upper())
    if sides[0] in ("E", "W", "O") or sides[1] in ("N", "S"):
        first, second = second, first
        sides = (sides[1], sides[0])
    if sides[0] in ("E", "W", "O") or sides[1] in ("N", "S"):
        return None
    try:
        return LonLat(second, first)
    except InvalidCoordinates:
        return None


def _degrees(found: re.Match[str], part: str) -> float:
    value = float(found[f"{part}deg"].replace(",", "."))
    value += float(found[f"{part}min"] or 0) / 60 + float(found[f"{part}sec"] or 0) / 3600
    below = found[f"{part}sign"] in ("-", "−") or (found[f"{part}side"] or "").upper() in ("S", "W", "O")
    return round(-value if below else value, 5)
