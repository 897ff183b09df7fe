"""Place: one entry of the gazetteer, in the words and codes of GeoNames."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gazetteer.coordinates import LonLat

COUNTRY_CODES: Final = ("PCL", "TERR")
"""How the feature codes of countries and territories begin."""
CAPITAL_CODE: Final = "PPLC"
"""The feature code of a country's capital."""


class FeatureClass(StrEnum):
    """GeoNames feature classes, https://www.geonames.org/export/codes.html."""

    ADMIN = "A"
    WATER = "H"
    AREA = "L"
    POPULATED = "P"
    ROAD = "R"
    SPOT = "S"
    TERRAIN = "T"
    UNDERSEA = "U"
    VEGETATION = "V"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer entry.

    `id` is the GeoNames id where there is one, else `curated:…`, `airport:…`, `port:…` or `own:…`. The position of a
    country or admin area is its GeoNames point, never its capital. `population` is 0 where it is not known.
    """

    id: str
    name: str
    position: LonLat
    feature_class: FeatureClass
    feature_code: str
    country_code: str | None = None
    admin1_code: str | None = None
    admin1_name: str | None = None
    population: int = 0

    @property
    def is_country(self) -> bool:
        """Whether this is a country or a territory with its own country code (`PCL*`, `TERR`)."""
        return self.feature_code.startswith(COUNTRY_CODES)

    @property
    def is_admin_area(self) -> bool:
        """Whether this is a first- to fifth-level admin area."""
        return self.feature_code.startswith("ADM")

    @property
    def is_capital(self) -> bool:
        """Whether this is the capital city of a country."""
        return self.feature_code == CAPITAL_CODE
