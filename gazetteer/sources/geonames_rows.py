"""The rows of the GeoNames dump: a line -> its cells, checked. A bad one is told by one sentence and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from gazetteer.entry import Reject
from gazetteer.errors import InvalidInput, InvalidPlace
from gazetteer.place import FeatureClass
from gazetteer.sources.geonames import HOME, NAME, Table

_PLACE_COLUMNS: Final = 19
_NAME_COLUMNS: Final = (8, 10)  # the older alternateNames has 8, V2 has 10
_LARGEST_ID: Final = 2**32
_MOST_PEOPLE: Final = 10**10
_LONGEST_NAME: Final = 200
_CLASSES: Final = frozenset(FeatureClass)
_UNKNOWN: Final = FeatureClass.SPOT
_NO_AREA: Final = frozenset({"", "00"})
_TRIED: Final = 100
_KEPT: Final = 1_000
_Row = TypeVar("_Row")


class PlaceRow(NamedTuple):
    """A row of places; `alternates` is the cell as it stands, separated by commas."""

    id: int
    name: str
    ascii_name: str
    alternates: str
    lon: float
    lat: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str | None
    population: int


class NameRow(NamedTuple):
    """A row of names of a place in one language."""

    id: int
    language: str
    name: str
    preferred: bool
    short: bool
    colloquial: bool


class CodeRow(NamedTuple):
    """A row of admin1CodesASCII or admin2Codes: "VE.03", and the area's names."""

    code: str
    name: str
    ascii_name: str
    id: int


class CountryRow(NamedTuple):
    """A row of countryInfo."""

    code: str
    iso3: str
    name: str
    id: int


def place_row(line: bytes) -> PlaceRow:
    """Read a line of allCountries or of a country. Raises InvalidPlace, or ValueError for what is not UTF-8."""
    cells = line.decode().rstrip("\r\n").split("\t")
    if len(cells) != _PLACE_COLUMNS:
        raise InvalidPlace(f"{len(cells)} columns where a row of places has {_PLACE_COLUMNS}, separated by tabs")
    feature_class = cells[6]
    lon, lat = _position(cells[5], cells[4])
    return PlaceRow(
        _id(cells[0]),
        _name(cells[1]),
        cells[2],
        cells[3],
        lon,
        lat,
        feature_class if feature_class in _CLASSES else _UNKNOWN,
        cells[7],
        cells[8],
        None if cells[10] in _NO_AREA else cells[10],
        _population(cells[14]),
    )


def name_row(line: bytes) -> NameRow:
    """Read a line of alternateNamesV2. Raises as `place_row` does."""
    cells = line.decode().rstrip("\r\n").split("\t")
    if not _NAME_COLUMNS[0] <= len(cells) <= _NAME_COLUMNS[1]:
        raise InvalidPlace(f"{len(cells)} columns where a row of names has {_NAME_COLUMNS[1]}, separated by tabs")
    _, place_id, language, name, preferred, short, colloquial = cells[:7]
    return NameRow(_id(place_id), language, name, preferred == "1", short == "1", colloquial == "1")


def code_row(line: bytes) -> CodeRow:
    """Read a line of admin1CodesASCII or admin2Codes. Raises as `place_row` does."""
    cells = line.decode().rstrip("\r\n").split("\t")
    if len(cells) != 4:
        raise InvalidPlace(f"{len(cells)} columns where a row of area codes has 4, separated by tabs")
    return CodeRow(cells[0], _name(cells[1]), cells[2], _id(cells[3]))


def country_row(line: bytes) -> CountryRow:
    """Read a line of countryInfo. Raises as `place_row` does."""
    cells = line.decode().rstrip("\r\n").split("\t")
    if not 17 <= len(cells) <= 19:
        raise InvalidPlace(f"{len(cells)} columns where a row of countries has 19, separated by tabs")
    return CountryRow(cells[0], cells[1], _name(cells[4]), _id(cells[16]))


def _id(cell: str) -> int:
    if not cell.isdigit() or not 0 < (number := int(cell)) < _LARGEST_ID:
        raise InvalidPlace(f"the id {cell[:80]!r} is no GeoNames id, which is a whole number such as 3646738")
    return number


def _name(cell: str) -> str:
    if not cell or len(cell) > _LONGEST_NAME or not cell.isprintable():
        raise InvalidPlace(f"the name {cell[:80]!r} is not 1 to {_LONGEST_NAME} printable characters")
    return cell


def _position(lon_cell: str, lat_cell: str) -> tuple[float, float]:
    try:
        lon, lat = float(lon_cell), float(lat_cell)
    except ValueError as error:
        raise InvalidPlace(
            f"latitude {lat_cell[:80]!r}, longitude {lon_cell[:80]!r}: decimal degrees are needed, such as 10.488"
        ) from error
    if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0) or lon == lat == 0.0:
        raise InvalidPlace(f"latitude {lat_cell[:80]}, longitude {lon_cell[:80]} is no place on the earth's surface")
    return lon, lat


def _population(cell: str) -> int:
    if not cell:
        return 0
    if not cell.isdigit() or (number := int(cell[:12])) > _MOST_PEOPLE:
        raise InvalidPlace(f"the population {cell[:80]!r} is no whole number up to {_MOST_PEOPLE:,}")
    return number


@dataclass(slots=True)
class Rejects:
    """Bad rows: all are counted, the first thousand of each file kept."""

    kept: list[Reject] = field(default_factory=list)
    count: int = 0

    def rows(self, table: Table, read: Callable[[bytes], _Row], seen: Callable[[int], object]) -> Iterator[_Row]:
        """The good rows of a file; `seen` is told the length of each line. Comments begin with #.

        Raises InvalidInput, naming file and line, when there is none among the first hundred: then it is another file.
        """
        good, first = 0, ""
        mine = 0
        for number, line in enumerate(self._lines(table.lines(), seen), 1):
            if line.startswith(b"#") or not line.strip():
                continue
            try:
                row = read(line)
            except ValueError as error:
                reason = "the row is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
                first = first or f"{table.path}:{number}: {reason}"
                mine += 1
                self._take(Reject(source=NAME, row=f"{table.name}:{number}", reason=reason), mine)
                if mine >= _TRIED and not good:
                    break
                continue
            good += 1
            yield row
        if not good:
            told = first or f"{table.path} is empty"
            raise InvalidInput(f"{told}; {table.path.stem} as {HOME} has it is needed")

    def _take(self, reject: Reject, mine: int) -> None:
        self.count += 1
        if mine <= _KEPT:
            self.kept.append(reject)

    @staticmethod
    def _lines(lines: Iterable[bytes], seen: Callable[[int], object]) -> Iterator[bytes]:
        for line in lines:
            seen(len(line))
            yield line
