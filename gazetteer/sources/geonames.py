"""The files of the GeoNames dump, https://download.geonames.org/export/dump/, as text or zipped, read line by line.

Places come from `allCountries`, or from files of single countries (`VE`) and of cities (`cities500`); their names in
all languages from `alternateNamesV2`; those of areas from `admin1CodesASCII` and `admin2Codes`; codes from
`countryInfo`.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from gazetteer.errors import InvalidInput, SourceMissing

NAME: Final = "GeoNames"
"""What the dump is called among the sources."""
ATTRIBUTION: Final = "GeoNames, CC BY 4.0, https://www.geonames.org/"
HOME: Final = "https://download.geonames.org/export/dump/"
_ALL: Final = "allCountries"
_NAMES: Final = ("alternateNamesV2", "alternateNames")
_PART: Final = re.compile(r"[A-Z]{2}|cities\d+|no-country")
_SUFFIXES: Final = (".txt", ".zip")
_LONGEST_LINE: Final = 1_000_000  # bytes; the longest row of GeoNames has some 20,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file of the dump. `size` is its length in bytes when it is not zipped."""

    path: Path
    size: int

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        if self.path.suffix != ".zip":
            with self.path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(f"{self.path.stem}.txt") as file:
            yield file

    def lines(self) -> Iterator[bytes]:
        """The lines, with their ends. Raises InvalidInput for a damaged archive and for what is no table of text."""
        try:
            with self._opened() as file:
                while line := file.readline(_LONGEST_LINE):
                    if len(line) == _LONGEST_LINE:
                        raise InvalidInput(f"{self.path} has a line of over {_LONGEST_LINE:,} bytes: it is no table")
                    yield line
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            raise InvalidInput(f"{self.path} is a damaged archive ({error}): fetch it again from {HOME}") from error
        except OSError as error:
            raise InvalidInput(f"{self.path} cannot be read ({error.strerror or error})") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """The files that a folder has. Only `places` is never empty."""

    folder: Path
    places: tuple[Table, ...]
    names: Table | None
    areas: tuple[Table, ...]
    countries: Table | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every file, in the order in which they are read."""
        rest = (*self.areas, self.countries, *self.places, self.names)
        return tuple(table for table in rest if table)

    @property
    def size(self) -> int:
        """The bytes of all files when they are not zipped."""
        return sum(table.size for table in self.tables)

    @property
    def missing(self) -> tuple[str, ...]:
        """The files of the full dump that the folder lacks."""
        there = {table.path.stem for table in self.tables}
        return tuple(f"{name}.txt" for name in (_NAMES[0], *_AREAS, _COUNTRIES) if name not in there)

    def fingerprint(self) -> str:
        """Names, sizes and times of the files: quick, and another when one of them was fetched again."""
        marks = ((table.name, table.path.stat()) for table in self.tables)
        return " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in marks)


_AREAS: Final = ("admin1CodesASCII", "admin2Codes")
_COUNTRIES: Final = "countryInfo"


def find_dump(folder: Path) -> Dump:
    """The files of the dump in a folder. Raises SourceMissing, saying what is needed, where it has no places."""
    if not folder.is_dir():
        raise SourceMissing(f"{folder} is no folder: --geonames needs one with allCountries.txt or .zip from {HOME}")
    whole = _table(folder, _ALL)
    parts = [_table(folder, stem) for stem in sorted({path.stem for path in folder.iterdir() if _is_part(path)})]
    places = [whole] if whole else [table for table in parts if table]
    if not places:
        raise SourceMissing(
            f"{folder} has no places: allCountries.txt or .zip is needed, or files of single countries (VE.txt) or "
            f"cities (cities500.txt), from {HOME}"
        )
    return Dump(
        folder=folder,
        places=tuple(places),
        names=next((table for table in (_table(folder, name) for name in _NAMES) if table), None),
        areas=tuple(table for table in (_table(folder, name) for name in _AREAS) if table),
        countries=_table(folder, _COUNTRIES),
    )


def _is_part(path: Path) -> bool:
    return path.suffix in _SUFFIXES and _PART.fullmatch(path.stem) is not None


def _table(folder: Path, stem: str) -> Table | None:
    for suffix in _SUFFIXES:
        path = folder / f"{stem}{suffix}"
        if path.is_file():
            return Table(path=path, size=_size(path))
    return None


def _size(path: Path) -> int:
    if path.suffix != ".zip":
        return path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.getinfo(f"{path.stem}.txt").file_size
    except KeyError as error:
        raise InvalidInput(f"{path} has no {path.stem}.txt in it: fetch it again from {HOME}") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise InvalidInput(f"{path} is no readable archive ({error}): fetch it again from {HOME}") from error
