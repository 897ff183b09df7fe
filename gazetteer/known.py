"""Known: the places of the other sources, asked whether a row of the GeoNames dump is one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from gazetteer.coordinates import LonLat, geodesic_km
from gazetteer.merging import Draft
from gazetteer.names import key_of
from gazetteer.place import FeatureClass, Place
from gazetteer.sources.geonames_rows import PlaceRow

_NEAR_KM: Final = 10.0  # a town, a site: two maps set its point within this
_NEAR_AIRPORT_KM: Final = 3.0
_WIDE_KM: Final = 150.0  # areas, islands, lakes, ranges: the point lies anywhere in them
_STREAM_KM: Final = 600.0  # GeoNames has a stream's mouth, other tables its middle course
_POINTS: Final = frozenset({FeatureClass.POPULATED, FeatureClass.SPOT, FeatureClass.ROAD})
_AIRFIELDS: Final = frozenset({"AIRP", "AIRB", "AIRF"})
_CELLS: Final = 20  # a degree; a cell is at least as wide as an airport's reach, save near the poles


class Known:
    """Finds the draft that a row of the dump means."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.by_id = {draft.place.id: draft for draft in drafts}
        self._by_key: defaultdict[str, list[Draft]] = defaultdict(list)
        self._airports: defaultdict[tuple[int, int], list[Draft]] = defaultdict(list)
        for place_id, draft in self.by_id.items():
            if place_id.isdigit() or place_id.startswith("own:"):
                continue  # a user's own place stands beside all others
            for key in draft.keys:
                self._by_key[key].append(draft)
            if draft.place.feature_code in _AIRFIELDS:
                self._airports[_cell(*draft.place.position)].append(draft)

    def find(self, row: PlaceRow) -> Draft | None:
        """The draft of the same place, or None."""
        if same := self.by_id.get(str(row.id)):
            return same
        key = key_of(row.name)
        namesakes = self._by_key.get(key, ()) if key else ()
        for draft in namesakes:
            if _is_same(draft, row):
                return draft
        if row.feature_code in _AIRFIELDS:
            return next((draft for draft in self._airports_near(row) if _km(draft, row) <= _NEAR_AIRPORT_KM), None)
        return None

    def _airports_near(self, row: PlaceRow) -> Iterator[Draft]:
        x, y = _cell(row.lon, row.lat)
        for east in (-1, 0, 1):
            for north in (-1, 0, 1):
                yield from self._airports.get((x + east, y + north), ())


def _is_same(draft: Draft, row: PlaceRow) -> bool:
    place = draft.place
    if place.country_code and row.country and place.country_code != row.country:
        return False
    return place.feature_class == row.feature_class and _km(draft, row) <= _reach(place, row)


def _reach(place: Place, row: PlaceRow) -> float:
    """How far apart two points of one place may lie; places of two kinds must lie at one spot."""
    if row.feature_code.startswith("STM") and place.feature_code.startswith("STM"):
        return _STREAM_KM
    return _WIDE_KM if row.feature_code == place.feature_code and place.feature_class not in _POINTS else _NEAR_KM


def _km(draft: Draft, row: PlaceRow) -> float:
    return geodesic_km(draft.place.position, LonLat(row.lon, row.lat))


def _cell(lon: float, lat: float) -> tuple[int, int]:
    return int((lon + 180) * _CELLS), int((lat + 90) * _CELLS)
