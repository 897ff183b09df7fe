"""Places on their way into an index: written to the disk column by column, then put into the order of their ids.

Millions of places fit into no memory as objects: while they are taken, nothing of them stays there.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gazetteer.array_files import ArrayFile, parts
from gazetteer.key_files import KeyFiles
from gazetteer.place import Place

_BUFFER: Final = 100_000  # places between two writes to the disk
_CHUNK: Final = 100_000  # labels that are put in order at a time
_NUMBERS: Final = {"lon": "d", "lat": "d", "population": "q", "code": "H", "country": "H", "admin1": "I"}
_LENGTHS: Final = "label.lengths"
_OWN: Final = "own"
_SCRATCH: Final = {**_NUMBERS, _LENGTHS: "I", _OWN: "d"}

Area = tuple[str, str | None, str | None]
"""Country code, admin1 code and admin1 name."""


class Row(NamedTuple):
    """A place as the columns hold it; `kind` is its feature code, a period and its feature class."""

    id: str
    name: str
    lon: float
    lat: float
    kind: str
    area: Area
    population: int


def row_of(place: Place) -> Row:
    """The row of a place."""
    return Row(
        id=place.id,
        name=place.name,
        lon=place.position.lon,
        lat=place.position.lat,
        kind=f"{place.feature_code}.{place.feature_class}",
        area=(place.country_code or "", place.admin1_code, place.admin1_name),
        population=place.population,
    )


class Columns:
    """Takes places one by one and gives each a number; `finish` writes the columns of the index.

    Of several places of one id the last one stays.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._numbers: dict[str, array[Any]] = {name: array(kind) for name, kind in _SCRATCH.items()}
        self._labels: list[bytes] = []
        self._ids = KeyFiles(scratch, "ids")
        self._kinds: dict[str, int] = {}
        self._countries: dict[str, int] = {}
        self._areas: dict[Area, int] = {}
        self.count = 0

    def add(self, row: Row, own: float) -> int:
        """Take one place and its prominence; its number."""
        numbers = self._numbers
        numbers["lon"].append(row.lon)
        numbers["lat"].append(row.lat)
        numbers["population"].append(row.population)
        numbers["code"].append(self._kinds.setdefault(row.kind, len(self._kinds)))
        numbers["country"].append(self._countries.setdefault(row.area[0], len(self._countries)))
        numbers["admin1"].append(self._areas.setdefault(row.area, len(self._areas)))
        label = row.name.encode()
        self._labels.append(label)
        numbers[_LENGTHS].append(len(label))
        numbers[_OWN].append(own)
        self._ids.add(row.id, self.count)
        self.count += 1
        if len(self._labels) >= _BUFFER:
            self._flush()
        return self.count - 1

    def finish(self, folder: Path) -> NDArray[np.uint32]:
        """Write the tries of the ids and the columns into `folder`; the row of each number."""
        self._flush()
        rows = np.zeros(self.count, dtype=np.uint32)
        size = 0
        for piece in self._ids.write(folder):
            rows[piece.numbers] = piece.keys
            size += piece.size
        for name, kind in _NUMBERS.items():
            column = np.zeros(size, dtype=np.dtype(kind))
            for where, part in parts(self._scratch / name, kind):
                column[rows[where]] = part
            np.save(folder / f"{name}.npy", column, allow_pickle=False)
        self._write_labels(folder, rows, size)
        return rows

    def tables(self, names: Mapping[tuple[str, str], str]) -> dict[str, Any]:
        """The tables that the columns point into; `names` has those of areas that came by their code alone."""
        areas = [(land, code, name or names.get((land, code or ""))) for land, code, name in self._areas]
        return {"codes": list(self._kinds), "countries": list(self._countries), "admin1": areas}

    def _flush(self) -> None:
        for name, column in self._numbers.items():
            with (self._scratch / name).open("ab") as file:
                column.tofile(file)
            del column[:]
        with (self._scratch / "label").open("ab") as file:
            file.write(b"".join(self._labels))
        self._labels.clear()

    def own(self) -> NDArray[np.float64]:
        """The prominence of each number; after `finish`."""
        return np.fromfile(self._scratch / _OWN, dtype=np.float64)

    def codes(self) -> NDArray[np.uint16]:
        """The place of each number's kind in the table of codes; after `finish`."""
        return np.fromfile(self._scratch / "code", dtype=np.uint16)

    def _write_labels(self, folder: Path, rows: NDArray[np.uint32], size: int) -> None:
        """The names, one behind the other in the order of the rows, without holding more than a part of them."""
        lengths = np.fromfile(self._scratch / _LENGTHS, dtype=np.uint32)
        number = np.zeros(size, dtype=np.uint32)
        number[rows] = np.arange(len(rows), dtype=np.uint32)
        starts = np.zeros(size + 1, dtype=np.uint32)
        np.cumsum(lengths[number], out=starts[1:])
        np.save(folder / "label.starts.npy", starts, allow_pickle=False)
        sources = np.cumsum(lengths, dtype=np.uint32)
        sources -= lengths
        del lengths
        labels = np.memmap(self._scratch / "label", dtype=np.uint8, mode="r") if size else np.zeros(0, dtype=np.uint8)
        with ArrayFile(folder / "label.npy", "u1") as file:
            for first in range(0, size, _CHUNK):
                part = number[first : first + _CHUNK]
                begins = starts[first : first + len(part) + 1].astype(np.int64)
                take = np.repeat(sources[part] - begins[:-1], np.diff(begins))
                file.append(labels[take + np.arange(begins[0], begins[-1])])
