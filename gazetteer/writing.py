"""Writing of an index: places and names -> tries and arrays in a folder, whose layout `gazetteer.storage` describes."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from gazetteer.columns import Columns, Row, row_of
from gazetteer.entry import Reject
from gazetteer.merging import Draft
from gazetteer.postings import KINDS, PREFERRED, Order, Postings
from gazetteer.prominence import bonus
from gazetteer.storage import FORMAT, MANIFEST, REJECTED, Manifest


class IndexWriter:
    """Takes places and their names and writes the index into an empty folder.

    `scratch` is an empty folder for what is in between; it takes some 50 bytes for each name. Raises OSError when the
    disk refuses.
    """

    def __init__(self, scratch: Path) -> None:
        self._columns = Columns(scratch)
        self._names = Postings(scratch, "names")
        self._abbreviations = Postings(scratch, "abbreviations")
        self._codes = Postings(scratch, "codes")
        self._areas: dict[tuple[str, str], str] = {}

    def add(self, row: Row, own: float) -> int:
        """Take a place and its prominence; its number."""
        return self._columns.add(row, own)

    def add_draft(self, draft: Draft) -> int:
        """Take a place with all its names; its number."""
        number = self.add(row_of(draft.place), draft.prominence)
        for key, kind in draft.keys.items():
            self._names.add(key, number, KINDS.index(kind))
        for letters in draft.abbreviations:
            self._abbreviations.add(letters, number, PREFERRED)
        for letters in draft.codes:
            self._codes.add(letters, number, PREFERRED)
        return number

    def name(self, key: str, number: int, kind: int) -> None:
        """Take a folded name of a place; `kind` is its place in `KINDS`."""
        self._names.add(key, number, kind)

    def code(self, letters: str, number: int) -> None:
        """Take a code of a place."""
        self._codes.add(letters, number, PREFERRED)

    def name_area(self, country_code: str, admin1_code: str, name: str) -> None:
        """Name a first-level area whose places came with its code alone. Of several names the first one stays."""
        self._areas.setdefault((country_code, admin1_code), name)

    @property
    def names(self) -> int:
        """How many folded names were taken, each as often as it was."""
        return self._names.count

    def finish(self, folder: Path, seen: Callable[[int], object]) -> dict[str, int]:
        """Write the index; the numbers of places and names. `seen` is told of how many `names` it is done with."""
        tables = self._columns.tables(self._areas)
        _write_text(folder / "tables.json", json.dumps(tables, ensure_ascii=False))
        rows = self._columns.finish(folder)
        bonuses = np.array([bonus(kind.partition(".")[0]) for kind in tables["codes"]], dtype=np.float64)
        order = Order(own=self._columns.own(), kinds=self._columns.codes(), bonus=bonuses)
        names = self._names.finish(folder, rows, order, seen)
        self._abbreviations.finish(folder, rows, order)
        self._codes.finish(folder, rows, order)
        return {"places": int(rows.max()) + 1 if len(rows) else 0, "names": names}


def write_rejects(folder: Path, rejects: Iterable[Reject]) -> None:
    """Write `rejected.csv`: source, row and reason of each row that was set aside."""
    with (folder / REJECTED).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("source", "row", "reason"))
        writer.writerows((reject.source, reject.row, reject.reason) for reject in rejects)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all, with the sizes of the files that are there."""
    data = {
        "format": FORMAT,
        "version": manifest.version,
        "counts": manifest.counts,
        "rejected": manifest.rejected,
        "own_rejected": manifest.own_rejected,
        "attribution": manifest.attribution,
        "sizes": {file.name: file.stat().st_size for file in sorted(folder.iterdir())},
    }
    _write_text(folder / MANIFEST, json.dumps(data, ensure_ascii=False, indent=1))


def sync(folder: Path) -> None:
    """Have the disk keep every file of the folder, so that a power cut after the swap leaves a whole index."""
    for file in folder.iterdir():
        with file.open("rb") as handle:
            os.fsync(handle.fileno())


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
