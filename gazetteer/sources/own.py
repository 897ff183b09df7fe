"""A user's own places, a CSV file.

Columns: name, longitude, latitude; and, where known, aliases (separated by |), feature_code, country_code, id.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from gazetteer.entry import Entry, Record, Reject, feature_class_of, named, position_of
from gazetteer.errors import InvalidInput, InvalidPlace, SourceMissing, UnknownCountry
from gazetteer.fold import fold
from gazetteer.place import Place
from gazetteer.sources import Source
from gazetteer.sources.files import csv_rows, file_fingerprint, split_aliases

_MAX_NAME: Final = 200  # characters; longer cells are descriptions
_NEEDED: Final = ("name", "longitude", "latitude")


def own_source(path: Path, countries: frozenset[str]) -> Source:
    """The source of one file of own places.

    Its fingerprint raises SourceMissing for a file that cannot be read, so that a build ends before it began; reading
    raises InvalidInput for a file that is not a table of places.
    """
    return Source(
        name=f"own places ({path.name})",
        attribution="yours",
        fingerprint=partial(_fingerprint, path),
        read=partial(_read, path, countries),
    )


def _fingerprint(path: Path) -> str:
    try:
        with path.open("rb"):
            return file_fingerprint(path)
    except OSError as error:
        raise SourceMissing(f"{path} cannot be read ({error.strerror}): a CSV file is needed") from error


def _read(path: Path, countries: frozenset[str]) -> Iterator[Record]:
    taken: set[str] = set()
    try:
        for where, row in csv_rows(path):
            missing = [column for column in _NEEDED if column not in row]
            if missing:
                raise InvalidInput(
                    f"{path} has no column {', '.join(missing)}: name, longitude and latitude are needed"
                )
            try:
                entry = _entry(row, countries, taken)
            except (InvalidPlace, UnknownCountry) as error:
                yield Reject(source=f"own places ({path.name})", row=where, reason=str(error))
                continue
            taken.add(entry.place.id)
            yield entry
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8") from error
    except csv.Error as error:
        raise InvalidInput(f"{path} is not a CSV file ({error})") from error


def _entry(row: dict[str, str], countries: frozenset[str], taken: set[str]) -> Entry:
    name = row["name"]
    if not fold(name) or not name.isprintable() or len(name) > _MAX_NAME:
        raise InvalidPlace(
            f"the name {name[:80]!r} is not up to {_MAX_NAME} printable characters with a letter or digit"
        )
    country = row.get("country_code", "").upper()
    if country and country not in countries:
        raise UnknownCountry(f"{country!r} is not a country code of two letters (ISO 3166-1), such as VE")
    position = position_of(row["longitude"], row["latitude"])
    own_id = row.get("id") or _made_up_id(name, position)
    if not own_id.isprintable() or len(own_id) > _MAX_NAME:
        raise InvalidPlace(f"the id {own_id[:80]!r} is not up to {_MAX_NAME} printable characters")
    place_id = own_id if own_id.startswith("own:") else f"own:{own_id}"
    if place_id in taken:
        raise InvalidPlace(f"the id {place_id!r} stands there already; each row needs its own")
    code = (row.get("feature_code") or "LCTY").upper()
    place = Place(
        id=place_id,
        name=name,
        position=position,
        feature_class=feature_class_of(code),
        feature_code=code,
        country_code=country or None,
    )
    return Entry(place=place, names=named(name, *split_aliases(row.get("aliases", ""))))


def _made_up_id(name: str, position: tuple[float, float]) -> str:
    """The name and a mark of the position: two places of one name differ, and a further build changes nothing."""
    mark = hashlib.sha256(f"{position[0]:.5f},{position[1]:.5f}".encode()).hexdigest()[:6]
    return f"{fold(name).replace(' ', '-')}-{mark}"
