"""Gazetteer: a built index, opened by memory mapping. Look-ups by name, abbreviation, code, id and position."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from gazetteer.coordinates import LonLat, geodesic_km
from gazetteer.countries import checked_country_code
from gazetteer.entry import NameKind
from gazetteer.errors import IndexDamaged
from gazetteer.finding import find_places
from gazetteer.place import COUNTRY_CODES, FeatureClass, Place
from gazetteer.storage import current_generation, default_folder, map_array, map_keys, read_manifest, read_tables

__all__ = ["Candidate", "Gazetteer", "NameKind"]

_CACHED: Final = 20_000  # texts repeat their names; entries of this many take some 10 MB
_SETTLED: Final = (FeatureClass.POPULATED, FeatureClass.ADMIN)
_REGIONS: Final = ("RGN", "CONT")
_MOST: Final = 300
_PART: Final = 500_000  # rows that are compared at a time
_EARTH_KM: Final = 6371.0
_SLACK: Final = 1.013  # what the sphere takes for the farther one of two places may be the nearer one by so much
_SAME_SPOT_KM: Final = 0.001
_KINDS: Final = tuple(NameKind)
_KM_PER_DEGREE: Final = 110.5  # of latitude, the least on the ellipsoid, so that no place within the radius is missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry that a name could mean, and what the name is to it."""

    place: Place
    kind: NameKind

    @property
    def is_minor(self) -> bool:
        """Whether this is one of the millions of features that only the full GeoNames dump has and few have heard of.

        Brooks, hills, farms, hotels: what is neither settled nor an area, and has no renown in other languages, stands
        in the index without a preferred name.
        """
        place = self.place
        return (
            self.kind is NameKind.ALTERNATE
            and place.feature_class not in _SETTLED
            and place.id.isdigit()
            and not place.feature_code.startswith(_REGIONS)
        )


class Gazetteer:
    """The entries of a built index.

    Immutable; safe to share between threads. Processes that open the same index share its pages in memory.
    """

    def __init__(self, generation: Path) -> None:
        """Open the index in the folder `generation`; callers use `Gazetteer.open`."""
        manifest = read_manifest(generation)
        self.version = manifest.version
        self.attribution = manifest.attribution
        self._ids = map_keys(generation, "ids")
        self._names = _Postings(generation, "names")
        self._abbreviations = _Postings(generation, "abbreviations")
        self._codes = _Postings(generation, "codes")
        self._name_kinds = map_array(generation, "names.kinds")
        self._columns = _Columns(generation)
        self._place = lru_cache(maxsize=_CACHED)(self._make_place)
        self._candidates = lru_cache(maxsize=_CACHED)(self._read_candidates)
        self._abbreviation = lru_cache(maxsize=_CACHED)(self._read_abbreviation)
        self._countries, self._admin1 = self._areas()

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Open the index in `folder`, by default $GAZETTEER_INDEX or the user's cache folder.

        Raises IndexMissing when there is none, IndexDamaged when it is not whole or of another version.
        """
        where = folder or default_folder()
        generation = current_generation(where)
        try:
            return cls(generation)
        except IndexDamaged:
            newer = current_generation(where)
            if newer == generation:
                raise
            return cls(newer)  # a build has just put another in its place

    def __len__(self) -> int:
        return len(self._ids)

    def prefixes(self, folded: str) -> list[str]:
        """Every key that `folded` starts with, shortest first. A key may end inside a word of `folded`."""
        return self._names.keys.prefixes(folded)

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """The entries of a folded name, most prominent first; empty where the key is unknown.

        Of a name that more than 300 places bear, which the full GeoNames dump has, the first 300.
        """
        return self._candidates(key)

    def candidates_in(self, key: str, country_code: str) -> tuple[Candidate, ...]:
        """The entries of a folded name in one country (ISO alpha-2, capitals), as `candidates` gives them."""
        span = self._names.span(key)
        inside = self._columns.lie_in(self._names.rows[span], country_code)
        return self._listed(self._names.rows[span][inside], self._name_kinds[span][inside])

    def abbreviation(self, surface: str) -> tuple[Candidate, ...]:
        """The entries of an abbreviation in its exact case, most prominent first; periods are ignored ("U.S.")."""
        return self._abbreviation(surface)

    def code(self, code: str) -> tuple[Candidate, ...]:
        """The entries of an IATA, ICAO or ISO code in its exact case, most prominent first."""
        return self._letters(self._codes, code, NameKind.CODE)

    def find(self, name: str, *, country: str | None = None, limit: int = 10) -> tuple[Place, ...]:
        """The entries that a person who types `name` may mean, best first, at most `limit`; empty when there is none.

        Names, abbreviations and codes are tried as written, then the name without generic words ("state of"), then
        "place, country". `country` (ISO alpha-2, any case) keeps its entries only. Raises UnknownCountry.
        """
        code = checked_country_code(country, self._country_names()) if country else None
        whole = name.encode(errors="replace").decode()  # a shell may pass on bytes that are no text
        return find_places(self, whole, country_code=code)[:limit]

    def by_id(self, id: str) -> Place | None:  # noqa: A002 - the word of the data model
        """The entry of an id ("3646738", "airport:SVMI"), or None."""
        row = self._ids.get(id)
        return None if row is None else self._place(row)

    def country(self, code: str) -> Place | None:
        """The entry of a country by its ISO 3166-1 alpha-2 code, or None."""
        row = self._countries.get(code.upper())
        return None if row is None else self._place(row)

    def admin1(self, country_code: str, admin1_code: str) -> Place | None:
        """The first-level admin area of a country by its GeoNames code ("VE", "03"), or None."""
        row = self._admin1.get((country_code, admin1_code))
        return None if row is None else self._place(row)

    def near(self, position: LonLat, *, radius_km: float, limit: int = 10) -> tuple[Place, ...]:
        """The entries at most `radius_km` away on the ellipsoid, nearest first."""
        rows = self._columns.rows_near(position, radius_km, limit)
        places = ((geodesic_km(position, place.position), place) for place in map(self._place, rows))
        within = sorted(((km, place.id, place) for km, place in places if km <= radius_km))
        return tuple(place for _, _, place in within[:limit])

    def _read_candidates(self, key: str) -> tuple[Candidate, ...]:
        span = self._names.span(key)
        return self._listed(self._names.rows[span], self._name_kinds[span])

    def _read_abbreviation(self, surface: str) -> tuple[Candidate, ...]:
        return self._letters(self._abbreviations, surface.replace(".", ""), NameKind.ABBREVIATION)

    def _listed(self, rows: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> tuple[Candidate, ...]:
        first = zip(rows[:_MOST].tolist(), kinds[:_MOST].tolist(), strict=True)
        return tuple(Candidate(place=self._place(row), kind=_KINDS[kind]) for row, kind in first)

    def _letters(self, postings: _Postings, letters: str, kind: NameKind) -> tuple[Candidate, ...]:
        rows = postings.rows[postings.span(letters)]
        return tuple(Candidate(place=self._place(int(row)), kind=kind) for row in rows)

    def _make_place(self, row: int) -> Place:
        return self._columns.place(row, self._ids.restore(row))

    def _country_names(self) -> dict[str, str]:
        return {code: self._place(row).name for code, row in self._countries.items()}

    def _areas(self) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
        """The rows of countries and of first-level areas by their codes; of several the most populous."""
        columns = self._columns
        countries: dict[str, int] = {}
        areas: dict[tuple[str, str], int] = {}
        for row in sorted(columns.rows_with(*COUNTRY_CODES, "ADM1."), key=columns.population, reverse=True):
            country, code, _ = columns.admin1_of(row)
            if not columns.is_country(row):
                areas.setdefault((country, code or ""), row)
            elif self._ids.restore(row).isdigit():  # Persia is no entry of a code
                countries.setdefault(country, row)
        return countries, areas


class _Postings:
    """Keys and, for each, the rows of its places."""

    def __init__(self, generation: Path, name: str) -> None:
        self.keys = map_keys(generation, name)
        self.rows: NDArray[np.uint32] = map_array(generation, f"{name}.rows")
        self._starts: NDArray[np.uint32] = map_array(generation, f"{name}.starts")

    def span(self, key: str) -> slice:
        number = self.keys.get(key)
        if number is None:
            return slice(0, 0)
        return slice(int(self._starts[number]), int(self._starts[number + 1]))


class _Columns:
    """The places' columns, by row."""

    def __init__(self, generation: Path) -> None:
        names = ("lon", "lat", "population", "code", "country", "admin1", "label")
        columns: list[NDArray[Any]] = [map_array(generation, name) for name in names]
        self._lon, self._lat, self._population, self._code, self._country, self._admin1, self._label = columns
        self._label_starts = map_array(generation, "label.starts")
        self._codes, self._country_codes, self._areas = read_tables(generation)

    def place(self, row: int, place_id: str) -> Place:
        code, _, letter = self._codes[self._code[row]].rpartition(".")
        _, admin1_code, admin1_name = self.admin1_of(row)
        start, end = int(self._label_starts[row]), int(self._label_starts[row + 1])
        return Place(
            id=place_id,
            name=self._label[start:end].tobytes().decode(),
            position=LonLat(float(self._lon[row]), float(self._lat[row])),
            feature_class=FeatureClass(letter),
            feature_code=code,
            country_code=self.country_code(row),
            admin1_code=admin1_code,
            admin1_name=admin1_name,
            population=int(self._population[row]),
        )

    def country_code(self, row: int) -> str | None:
        return self._country_codes[self._country[row]] or None

    def lie_in(self, rows: NDArray[np.uint32], country_code: str) -> NDArray[np.bool_]:
        """Which of the rows lie in a country."""
        numbers = [i for i, code in enumerate(self._country_codes) if code == country_code]
        return np.isin(self._country[rows], numbers)

    def admin1_of(self, row: int) -> tuple[str, str | None, str | None]:
        return self._areas[self._admin1[row]]

    def rows_with(self, *prefixes: str) -> list[int]:
        """The rows whose feature code, a period and class behind it, begins in one of these ways."""
        wanted = np.array([kind.startswith(prefixes) for kind in self._codes], dtype=np.bool_)
        rows: list[int] = np.flatnonzero(wanted[self._code]).tolist()
        return rows

    def population(self, row: int) -> int:
        return int(self._population[row])

    def is_country(self, row: int) -> bool:
        """Whether a row is of a country or territory that is there today."""
        code = self._codes[self._code[row]]
        return code.startswith(COUNTRY_CODES) and not code.startswith("PCLH")

    def rows_near(self, position: LonLat, radius_km: float, limit: int) -> list[int]:
        """The rows in a box around a circle; of more than `limit` those that are the nearest, and a few more."""
        rows = self._rows_in_box(position, radius_km)
        if 0 < limit < len(rows):
            km = _on_sphere_km(position, self._lon[rows], self._lat[rows])
            rows = rows[km <= np.partition(km, limit - 1)[limit - 1] * _SLACK + _SAME_SPOT_KM]
        found: list[int] = rows.tolist()
        return found

    def _rows_in_box(self, position: LonLat, radius_km: float) -> NDArray[np.int64]:
        """Longitudes are compared the short way round."""
        reach = radius_km / _KM_PER_DEGREE
        highest = min(90.0, abs(position.lat) + reach)
        shrink = math.cos(math.radians(highest))
        reach_lon = min(180.0, reach / shrink) if shrink > 1e-6 else 180.0
        found = []
        for first in range(0, len(self._lat), _PART):
            part = slice(first, first + _PART)
            near = first + np.flatnonzero(np.abs(self._lat[part] - position.lat) <= reach)
            away = np.abs((self._lon[near] - position.lon + 180.0) % 360.0 - 180.0)
            found.append(near[away <= reach_lon])
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _on_sphere_km(position: LonLat, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances on a sphere, at most six in a thousand from those on the ellipsoid."""
    east, north = np.radians(lon - position.lon), np.radians(lat - position.lat)
    slope = math.cos(math.radians(position.lat)) * np.cos(np.radians(lat))
    halves: NDArray[np.float64] = np.sqrt(np.sin(north / 2) ** 2 + slope * np.sin(east / 2) ** 2)
    return _EARTH_KM * 2 * np.arcsin(np.minimum(halves, 1.0))
