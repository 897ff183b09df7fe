"""Writing of an index: drafts -> tries and arrays in a folder (the layout is described in `gazetteer.storage`)."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from gazetteer.entry import NameKind, Reject
from gazetteer.merging import Draft
from gazetteer.place import Place
from gazetteer.prominence import standing
from gazetteer.storage import FORMAT, MANIFEST, REJECTED, Manifest

KINDS: Final = tuple(NameKind)
_Posting = tuple[str, int, NameKind, float]  # key, row, kind, standing


def write_index(folder: Path, drafts: Sequence[Draft]) -> None:
    """Write the tries and arrays of the drafts into an empty folder. Raises OSError when the disk refuses."""
    ids = marisa_trie.Trie([draft.place.id for draft in drafts])
    ids.save(str(folder / "ids.marisa"))
    row_of = [ids[draft.place.id] for draft in drafts]
    by_row = [draft for _, draft in sorted(zip(row_of, drafts, strict=True), key=lambda pair: pair[0])]
    _write_columns(folder, [draft.place for draft in by_row])
    prominences = [draft.prominence for draft in by_row]
    _write_postings(folder, "names", list(_name_postings(by_row, prominences)))
    _write_postings(folder, "abbreviations", list(_letter_postings(by_row, prominences, NameKind.ABBREVIATION)))
    _write_postings(folder, "codes", list(_letter_postings(by_row, prominences, NameKind.CODE)))


def _name_postings(drafts: Sequence[Draft], prominences: Sequence[float]) -> Iterator[_Posting]:
    for row, (draft, own) in enumerate(zip(drafts, prominences, strict=True)):
        for key, kind in draft.keys.items():
            yield key, row, kind, standing(draft.place, own, kind)


def _letter_postings(drafts: Sequence[Draft], prominences: Sequence[float], kind: NameKind) -> Iterator[_Posting]:
    for row, (draft, own) in enumerate(zip(drafts, prominences, strict=True)):
        for letters in draft.abbreviations if kind is NameKind.ABBREVIATION else draft.codes:
            yield letters, row, kind, standing(draft.place, own, kind)


def _write_postings(folder: Path, name: str, postings: Sequence[_Posting]) -> None:
    trie = marisa_trie.Trie([key for key, *_ in postings])
    trie.save(str(folder / f"{name}.marisa"))
    keys = np.fromiter((trie[key] for key, *_ in postings), dtype=np.uint32, count=len(postings))
    rows = np.fromiter((row for _, row, *_ in postings), dtype=np.uint32, count=len(postings))
    ranks = np.fromiter((rank for *_, rank in postings), dtype=np.float64, count=len(postings))
    order = np.lexsort((rows, -ranks, keys))
    starts = np.zeros(len(trie) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(keys, minlength=len(trie)), out=starts[1:])
    _save(folder, f"{name}.starts", starts)
    _save(folder, f"{name}.rows", rows[order])
    if name == "names":
        kinds = np.fromiter((KINDS.index(kind) for *_, kind, _ in postings), dtype=np.uint8, count=len(postings))
        _save(folder, "names.kinds", kinds[order])


def _write_columns(folder: Path, places: Sequence[Place]) -> None:
    codes = sorted({place.feature_code + "." + place.feature_class for place in places})
    countries = sorted({place.country_code or "" for place in places})
    areas = sorted({_area(place) for place in places}, key=str)
    code_at, country_at, area_at = (
        {value: i for i, value in enumerate(values)} for values in (codes, countries, areas)
    )
    _save(folder, "lon", _column((place.position.lon for place in places), np.float64))
    _save(folder, "lat", _column((place.position.lat for place in places), np.float64))
    _save(folder, "population", _column((place.population for place in places), np.int64))
    _save(folder, "code", _column((code_at[p.feature_code + "." + p.feature_class] for p in places), np.uint16))
    _save(folder, "country", _column((country_at[place.country_code or ""] for place in places), np.uint16))
    _save(folder, "admin1", _column((area_at[_area(place)] for place in places), np.uint32))
    labels = [place.name.encode() for place in places]
    _save(folder, "label", np.frombuffer(b"".join(labels), dtype=np.uint8))
    _save(folder, "label.starts", np.cumsum([0, *map(len, labels)], dtype=np.uint32))
    tables = {"codes": codes, "countries": countries, "admin1": areas}
    _write_text(folder / "tables.json", json.dumps(tables, ensure_ascii=False))


def _area(place: Place) -> tuple[str, str | None, str | None]:
    return place.country_code or "", place.admin1_code, place.admin1_name


def _column(values: Iterable[float], dtype: type[np.generic]) -> NDArray[Any]:
    return np.fromiter(values, dtype=dtype)


def _save(folder: Path, name: str, array: NDArray[Any]) -> None:
    np.save(folder / f"{name}.npy", array, allow_pickle=False)


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
