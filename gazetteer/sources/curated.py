"""The tables kept in this repository: places that no package has, seaports, abbreviations and more country names.

`data/curated/*.csv`      islands, straits, bases, refineries, camps, crossings, neighbourhoods, regions
`data/seaports.csv`       seaports
`data/abbreviations.csv`  letters that stand for a country, a first-level area or a place, told by their exact case
`data/country_aliases.csv`, `data/place_aliases.csv`  more names of countries, and of places by their id
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gazetteer.entry import Entry, ExtraName, Name, NameKind, Record, Reject, feature_class_of, named, position_of
from gazetteer.errors import InvalidPlace
from gazetteer.fold import fold
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.files import DATA, csv_rows, file_fingerprint, split_aliases

_SEAPORTS: Final = DATA / "seaports.csv"
_AIRFIELDS: Final = DATA / "airfields.csv"
_ABBREVIATIONS: Final = DATA / "abbreviations.csv"
_ALIASES: Final = DATA / "country_aliases.csv"
_PLACE_ALIASES: Final = DATA / "place_aliases.csv"


def _curated_files() -> list[Path]:
    return sorted((DATA / "curated").glob("*.csv"))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table of this repository, none where it is absent."""
    return csv_rows(path) if path.is_file() else iter(())


def _read_places() -> Iterator[Record]:
    taken: set[str] = set()
    for path in _curated_files():
        for where, row in csv_rows(path):
            try:
                entry = _place_entry(row, taken)
            except (InvalidPlace, KeyError, ValueError) as error:
                yield Reject(source="curated places", row=where, reason=str(error))
                continue
            taken.add(entry.place.id)
            yield entry


def _place_entry(row: dict[str, str], taken: set[str]) -> Entry:
    name = row["name"]
    if not fold(name):
        raise InvalidPlace(f"the name {name!r} has no letter")
    code = row["feature_code"]
    slug = fold(name).replace(" ", "-")
    choices = (f"curated:{slug}", f"curated:{slug}-{row['country_code'].lower()}", f"curated:{slug}-{code.lower()}")
    free = [choice for choice in choices if choice not in taken and not choice.endswith("-")]
    if not free:
        raise InvalidPlace(f"{name!r} stands there already with the same country and feature code")
    place = Place(
        id=free[0],
        name=name,
        position=position_of(row["lon"], row["lat"]),
        feature_class=FeatureClass(row["feature_class"]) if row.get("feature_class") else feature_class_of(code),
        feature_code=code,
        country_code=row["country_code"] or None,
        admin1_name=row.get("admin1_name") or None,
    )
    return Entry(place=place, names=named(name, *split_aliases(row.get("aliases", ""))))


def _read_seaports() -> Iterator[Record]:
    for where, row in _rows(_SEAPORTS):
        try:
            yield _seaport_entry(row)
        except (InvalidPlace, KeyError) as error:
            yield Reject(source="seaports", row=where, reason=str(error))


def _seaport_entry(row: dict[str, str]) -> Entry:
    name = row["name"]
    bare = name if "port" in fold(name).split() else f"Port of {name}"
    place = Place(
        id=f"port:{next(iter(row.values()))}",
        name=bare,
        position=position_of(row["lon"], row["lat"]),
        feature_class=FeatureClass.AREA,
        feature_code="PRT",
        country_code=row["country_code"] or None,
    )
    return Entry(place=place, names=named(bare, f"{name} Port", f"Puerto de {name}"))


def _read_airfields() -> Iterator[Record]:
    for where, row in _rows(_AIRFIELDS):
        try:
            yield _airfield_entry(row)
        except (InvalidPlace, KeyError) as error:
            yield Reject(source="airfields", row=where, reason=str(error))


def _airfield_entry(row: dict[str, str]) -> Entry:
    place = Place(
        id=row["id"],
        name=row["name"],
        position=position_of(row["lon"], row["lat"]),
        feature_class=feature_class_of(row["feature_code"]),
        feature_code=row["feature_code"],
        country_code=row["country_code"] or None,
    )
    return Entry(place=place, names=named(place.name, *split_aliases(row["aliases"])))


def _read_abbreviations() -> Iterator[Record]:
    for where, row in _rows(_ABBREVIATIONS):
        text = row["abbreviation"].replace(".", "")
        admin1 = next((row[k] for k in ("admin1_code", "admin1_name", "admin1") if row.get(k)), None)
        yield ExtraName(
            country_code=row["country_code"],
            admin1=admin1,
            place_id=row["place_id"] or None,
            name=Name(text=text, kind=NameKind.ABBREVIATION),
            row=where,
        )


def _read_aliases() -> Iterator[Record]:
    for where, row in _rows(_ALIASES):
        for alias in split_aliases(row["alias"]):
            name = Name(text=alias, kind=NameKind.ALTERNATE)
            yield ExtraName(country_code=row["country_code"], name=name, row=where)
    for where, row in _rows(_PLACE_ALIASES):
        for alias in split_aliases(row["aliases"]):
            yield ExtraName(place_id=row["id"], name=Name(text=alias, kind=NameKind.ALTERNATE), row=where)


PLACES: Final = Source(
    name="curated places",
    attribution="own work",
    fingerprint=lambda: file_fingerprint(*_curated_files()),
    read=_read_places,
)
SEAPORTS: Final = Source(
    name="seaports",
    attribution="own selection, see gazetteer/data/README.md",
    fingerprint=lambda: file_fingerprint(_SEAPORTS),
    read=_read_seaports,
)
AIRFIELDS: Final = Source(
    name="airfields",
    attribution="OurAirports, public domain",
    fingerprint=lambda: file_fingerprint(_AIRFIELDS),
    read=_read_airfields,
)
ABBREVIATIONS: Final = Source(
    name="abbreviations",
    attribution="own work",
    fingerprint=lambda: file_fingerprint(_ABBREVIATIONS),
    read=_read_abbreviations,
)
ALIASES: Final = Source(
    name="country aliases",
    attribution="own work",
    fingerprint=lambda: file_fingerprint(_ALIASES, _PLACE_ALIASES),
    read=_read_aliases,
)
