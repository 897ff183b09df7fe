"""The index on disk: a folder of tries and flat arrays, opened by memory mapping.

- `lock`: held while a build changes what is below
- `current`: the name of the folder in use; replaced in one step when a build is complete
- `index-<digest>-<mark>/`
  - `manifest.json`: format, digest of the inputs, size of every file, counts
  - `ids.marisa`: place ids; the key id of an id in this trie is the row of its place
  - `names.marisa` (folded names), `abbreviations.marisa` (as written), `codes.marisa` (IATA, ICAO, ISO): the key id of
    a name leads through `*.starts.npy` to its slice of `*.rows.npy` and `*.kinds.npy`, most prominent place first
  - `lon`, `lat`, `population`, `code`, `country`, `admin1`, `label.starts`, `label`: columns by row
  - instead of one `names.marisa` there are 64, `names-00.marisa` and on, where names are millions; so with every trie,
    see `gazetteer.keys`
  - `tables.json`: feature codes, country codes, first-level areas
  - `rejected.csv`: the rows that were set aside: source, row, reason
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import marisa_trie
import numpy as np
import platformdirs
from numpy.typing import NDArray

from gazetteer.errors import IndexDamaged, IndexMissing
from gazetteer.keys import Keys

FORMAT: Final = 1  # raised whenever the files or the rules that fill them change
CURRENT: Final = "current"
MANIFEST: Final = "manifest.json"
REJECTED: Final = "rejected.csv"
_NO_CREDIT: Final = frozenset({"yours", "own work", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a built index says of itself. `counts` has entries for each source and totals."""

    format: int
    version: str
    sizes: dict[str, int]
    counts: dict[str, int]
    rejected: int
    own_rejected: tuple[str, ...]
    attribution: tuple[str, ...]
    """Whom to credit for the places, one line each."""


def attributions(lines: Iterable[str]) -> tuple[str, ...]:
    """Each line of attribution once, without a user's own files."""
    return tuple(dict.fromkeys(line for line in lines if line not in _NO_CREDIT))


def default_folder() -> Path:
    """Where the index is: $GAZETTEER_INDEX, else the user's cache folder."""
    override = os.environ.get("GAZETTEER_INDEX")
    return Path(override) if override else platformdirs.user_cache_path("dateline") / "gazetteer"


def current_generation(folder: Path) -> Path:
    """The folder of the index in use. Raises IndexMissing."""
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise IndexMissing(f"no gazetteer index in {folder}: run python -m gazetteer build") from error
    generation = folder / Path(name).name
    if not name or not generation.is_dir():
        raise IndexMissing(f"the gazetteer index in {folder} is gone: run python -m gazetteer build")
    return generation


def read_manifest(generation: Path) -> Manifest:
    """The manifest, with the size of every file checked. Raises IndexDamaged."""
    try:
        data: dict[str, Any] = json.loads((generation / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(
            format=int(data["format"]),
            version=str(data["version"]),
            sizes={str(k): int(v) for k, v in data["sizes"].items()},
            counts={str(k): int(v) for k, v in data["counts"].items()},
            rejected=int(data["rejected"]),
            own_rejected=tuple(data["own_rejected"]),
            attribution=tuple(data.get("attribution", ())),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(f"the index {generation} has no readable manifest: run python -m gazetteer build") from error
    if manifest.format != FORMAT:
        raise IndexDamaged(
            f"the index {generation} has format {manifest.format} and not {FORMAT}: run python -m gazetteer build"
        )
    for name, size in manifest.sizes.items():
        file = generation / name
        if not file.is_file() or file.stat().st_size != size:
            raise IndexDamaged(f"the file {file} of the index is not complete: run python -m gazetteer build")
    return manifest


def map_keys(generation: Path, name: str) -> Keys:
    """Open the trie of the keys, or all that they are spread over, by memory mapping. Raises IndexDamaged."""
    several = sorted(generation.glob(f"{name}-*.marisa"))
    return Keys([_map_trie(file) for file in several or [generation / f"{name}.marisa"]])


def _map_trie(file: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    try:
        return trie.mmap(str(file))
    except (OSError, RuntimeError) as error:
        raise IndexDamaged(
            f"{file.name} of the index {file.parent} cannot be read: run python -m gazetteer build"
        ) from error


def map_array(generation: Path, name: str) -> NDArray[Any]:
    """Open an array by memory mapping. Raises IndexDamaged."""
    try:
        mapped = np.load(generation / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexDamaged(
            f"{name}.npy of the index {generation} cannot be read: run python -m gazetteer build"
        ) from error
    array: NDArray[Any] = mapped.view(np.ndarray)  # the same pages; a `memmap` takes five times as long for one number
    return array


def read_tables(
    generation: Path,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str | None, str | None], ...]]:
    """Feature codes, country codes, and (country, admin1 code, admin1 name). Raises IndexDamaged."""
    try:
        data = json.loads((generation / "tables.json").read_text(encoding="utf-8"))
        areas = tuple((str(country), code, name) for country, code, name in data["admin1"])
        return tuple(data["codes"]), tuple(data["countries"]), areas
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(
            f"tables.json of the index {generation} cannot be read: run python -m gazetteer build"
        ) from error


def read_rejects(generation: Path, source: str, *, at_most: int) -> tuple[str, ...]:
    """The first rows of a source that were set aside, each a sentence: where it stands and why."""
    try:
        with (generation / REJECTED).open(encoding="utf-8", newline="") as file:
            mine = (f"{row['row']}: {row['reason']}" for row in csv.DictReader(file) if row["source"] == source)
            return tuple(islice(mine, at_most))
    except (OSError, KeyError) as error:
        raise IndexDamaged(
            f"{REJECTED} of the index {generation} cannot be read: run python -m gazetteer build"
        ) from error
