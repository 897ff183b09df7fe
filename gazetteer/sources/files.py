"""Where the sources' files are, and what tells one version of them from another."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from gazetteer.errors import SourceMissing

DATA: Final = Path(__file__).parent.parent / "data"
_LONGEST_CELL: Final = 100_000
"""Characters; what is longer is no cell of a table of places."""


def package_file(distribution: str, package: str, path: str) -> Path:
    """A data file inside an installed package, found without importing it. Raises SourceMissing, naming the package."""
    spec = find_spec(package)
    locations = list(spec.submodule_search_locations or ()) if spec else []
    for location in locations:
        file = Path(location) / path
        if file.is_file():
            return file
    raise SourceMissing(
        f"the package {distribution} is not installed or lacks {path}: run pip install -r requirements.txt"
    )


def package_fingerprint(distribution: str) -> str:
    """Name and version of an installed package. Raises SourceMissing."""
    try:
        return f"{distribution}=={version(distribution)}"
    except PackageNotFoundError as error:
        raise SourceMissing(
            f"the package {distribution} is not installed: run pip install -r requirements.txt"
        ) from error


def file_fingerprint(*paths: Path) -> str:
    """Names and SHA-256 of files, or "absent" for those that are not there."""
    return " ".join(f"{path.name}:{_digest(path)}" for path in paths)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "absent"


def csv_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of a CSV file with its place ("ports.csv:12"); the cells are stripped, missing ones empty.

    Lines that start with # are comments. Raises SourceMissing for a file that is not there.
    """
    try:
        file = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise SourceMissing(f"{path} cannot be read ({error.strerror}): a CSV file is needed") from error
    csv.field_size_limit(_LONGEST_CELL)  # of the whole process: what reads documents asks for another
    with file:
        lines = (line for line in file if not line.startswith("#"))
        reader = csv.DictReader(lines, restval="")
        for row in reader:
            yield f"{path.name}:{reader.line_num}", {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}


def split_aliases(cell: str) -> list[str]:
    """The aliases of a cell, which are separated by |."""
    return [alias.strip() for alias in cell.split("|") if alias.strip()]
