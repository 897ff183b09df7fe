"""The GeoNames dump, streamed into an index beside the places of the other sources.

No row becomes an object that stays. A place that another source has too is not entered a second time: it is told by its
GeoNames id, by its name and nearness, or, where it is an airport, by its nearness alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import Final

from gazetteer.columns import Row
from gazetteer.coordinates import LonLat
from gazetteer.entry import Name, NameKind
from gazetteer.known import Known
from gazetteer.merging import Draft
from gazetteer.names import clean_alternates, clean_name, is_direction, key_of
from gazetteer.place import FeatureClass
from gazetteer.postings import ALTERNATE, PREFERRED
from gazetteer.prominence import size
from gazetteer.row_numbers import RowNumbers
from gazetteer.sources.geonames import NAME, Dump
from gazetteer.sources.geonames_rows import NameRow, PlaceRow, Rejects, code_row, country_row, name_row, place_row
from gazetteer.writing import IndexWriter

_NAMELESS: Final = frozenset({"link", "wkdt", "post", "phon", "unlc", "tcid", "faac", "olc", "rwy"})
"""What stands in the column of languages and marks no name: links, postal codes, numbers of other registers."""
_CODES: Final = frozenset({"iata", "icao", "abbr"})
_NAMES: Final = f"{NAME} names"
_BATCH: Final = 200_000
_RENOWN: Final = 2.25  # a river with ninety names counts as a town of some thirty thousand
_RENOWN_OF_TOWNS: Final = 0.8 * _RENOWN
_RENOWNED_FROM: Final = 8  # other names; with fewer, a brook's own name is one that no stranger knows
_REGIONS: Final = ("RGN", "CONT", "OCN", "SEA")
_SETTLED: Final = (FeatureClass.POPULATED, FeatureClass.ADMIN)
_Progress = Callable[[int], object]


class DumpReader:
    """Reads a dump into a writer; `drafts` are the places of the other sources, completed on the way.

    The drafts are left for the caller to write, by `write_drafts`, before the names are read.
    """

    def __init__(self, dump: Dump, drafts: Iterable[Draft], writer: IndexWriter, progress: _Progress) -> None:
        self._dump = dump
        self._writer = writer
        self._progress = progress
        self._known: Known | None = Known(drafts)
        self._numbers = RowNumbers()
        self._absorbed: dict[int, str] = {}
        self.rejects = Rejects()
        self.counts = {NAME: 0, _NAMES: 0}

    def read(self) -> None:
        """Read every file. Raises InvalidInput for one that is not what its name says."""
        self._read_codes()
        for table in self._dump.places:
            for row in self.rejects.rows(table, place_row, self._progress):
                self._take(row)
        self._write_drafts()
        if self._dump.names:
            names = self.rejects.rows(self._dump.names, name_row, self._progress)
            wanted = (row for row in names if row.language not in _NAMELESS)
            self._numbers.sort()
            while batch := list(islice(wanted, _BATCH)):
                self._name_all(batch)
        self._numbers = RowNumbers()  # the names have yet to be sorted, which wants the memory

    def _read_codes(self) -> None:
        """The names of areas and the codes of countries, given to the places that are there already."""
        drafts = self._drafts
        for table in self._dump.areas:
            for row in self.rejects.rows(table, code_row, self._progress):
                country, _, code = row.code.partition(".")
                if "." not in code:
                    self._writer.name_area(country, code, row.name)
                if draft := drafts.get(str(row.id)):
                    _add_names(draft, (row.name, row.ascii_name))
        if self._dump.countries:
            for land in self.rejects.rows(self._dump.countries, country_row, self._progress):
                if draft := drafts.get(str(land.id)):
                    _add_names(draft, (land.name,))
                    draft.codes.update((land.code, land.iso3))

    @property
    def _drafts(self) -> dict[str, Draft]:
        return self._known.by_id if self._known else {}

    def _take(self, row: PlaceRow) -> None:
        self.counts[NAME] += 1
        if row.feature_code == "ADM1" and row.admin1:
            self._writer.name_area(row.country, row.admin1, row.name)
        known = self._known.find(row) if self._known else None
        if known:
            _complete(known, row, with_alternates=not self._dump.names)
            if known.place.id != str(row.id):
                self._absorbed[row.id] = known.place.id
            return
        self._enter(row)

    def _enter(self, row: PlaceRow) -> None:
        others = row.alternates.count(",") + 1 if row.alternates else 0
        writer = self._writer
        area = (row.country, row.admin1, None)
        kind = f"{row.feature_code}.{row.feature_class}"
        own = _prominence(row, others)
        number = writer.add(Row(str(row.id), row.name, row.lon, row.lat, kind, area, row.population), own)
        self._numbers.add(row.id, number)
        key = key_of(row.name)
        if key and (row.feature_class != FeatureClass.ADMIN or not is_direction(row.name)):
            writer.name(key, number, _kind_of_own_name(row, others))
        if row.ascii_name != row.name and (plain := key_of(row.ascii_name)) and plain != key:
            writer.name(plain, number, ALTERNATE)
        if not self._dump.names and others:
            for other in {key_of(name) for name in clean_alternates(row.alternates.split(","))} - {key, None}:
                writer.name(str(other), number, ALTERNATE)

    def _write_drafts(self) -> None:
        """The places of the other sources, with what the dump added; after this they are let go of."""
        numbers: dict[str, int] = {}
        for place_id, draft in self._drafts.items():
            numbers[place_id] = number = self._writer.add_draft(draft)
            if place_id.isdigit():
                self._numbers.add(int(place_id), number)
        for geonames_id, place_id in self._absorbed.items():
            self._numbers.add(geonames_id, numbers[place_id])
        self._known = None

    def _name_all(self, batch: list[NameRow]) -> None:
        writer = self._writer
        found = self._numbers.of([row.id for row in batch])
        for row, number in zip(batch, found, strict=True):
            if number is None:
                continue
            self.counts[_NAMES] += 1
            if row.language in _CODES or row.colloquial:
                writer.code(row.name.upper(), number)
            elif (name := clean_name(row.name)) and (key := key_of(name)):
                writer.name(key, number, ALTERNATE)


def _complete(draft: Draft, row: PlaceRow, *, with_alternates: bool) -> None:
    """Add what the dump knows of a place. Under the same id its point and kind are the newer ones, save a country's."""
    place = draft.place
    changes: dict[str, object] = {}
    if place.id == str(row.id) and not place.is_country and row.feature_code:
        changes = {"position": LonLat(row.lon, row.lat), "feature_class": FeatureClass(row.feature_class)}
        changes["feature_code"] = row.feature_code
    if row.population and not place.is_country:
        changes["population"] = row.population
    if row.admin1 and not place.is_country and place.admin1_code in (None, row.admin1):
        changes["admin1_code"] = row.admin1
    draft.place = replace(place, **changes)  # type: ignore[arg-type]
    _add_names(draft, (row.name, row.ascii_name, *(row.alternates.split(",") if with_alternates else ())))


def _add_names(draft: Draft, names: Iterable[str]) -> None:
    for name in clean_alternates(names):
        draft.add(Name(text=name, kind=NameKind.ALTERNATE))


def _prominence(row: PlaceRow, others: int) -> float:
    """By kind and inhabitants, and where these are not known by the number of its other names."""
    own = size(row.feature_class, row.feature_code, row.population)
    if not others or row.feature_class == FeatureClass.ADMIN:
        return own
    weight = _RENOWN_OF_TOWNS if row.feature_class == FeatureClass.POPULATED else _RENOWN
    return max(own, weight * math.log10(1 + others))


def _kind_of_own_name(row: PlaceRow, others: int) -> int:
    if row.feature_class in _SETTLED or row.feature_code.startswith(_REGIONS) or others >= _RENOWNED_FROM:
        return PREFERRED
    return ALTERNATE
