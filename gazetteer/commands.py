"""The commands `build` and `find` of `python -m gazetteer`.

Each command is a `Command`: its name, its options, and a function of the parsed options that gives the exit status.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gazetteer.index import Gazetteer
from gazetteer.place import Place
from gazetteer.serialise import place_to_json
from gazetteer.storage import REJECTED, default_folder, read_rejects

if TYPE_CHECKING:
    from gazetteer.build import BuildReport

DONE: Final = 0
SOME_REJECTED: Final = 1
FAILED: Final = 2
_SHOWN_REJECTS: Final = 20
_SHOWN_OF_DUMP: Final = 3  # of so many rows, which a user did not write, as examples
_COLUMNS: Final = ("name", "kind", "country", "area", "longitude", "latitude", "inhabitants", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One subcommand. `run` gives the exit status; it may raise GazetteerError, which becomes status 2."""

    name: str
    help: str
    add_options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def _build_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--geonames",
        type=Path,
        metavar="FOLDER",
        help="the GeoNames dump: allCountries.txt or .zip, alternateNamesV2, admin1CodesASCII.txt …",
    )
    parser.add_argument(
        "--own", action="append", default=[], type=Path, metavar="CSV", help="places of your own; repeatable"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FOLDER", help="where the index goes (default: the user's cache)"
    )


def _run_build(options: Namespace) -> int:
    # Only this command reads sources: imported here, they do not delay the start of the others.
    from gazetteer.build import build  # noqa: PLC0415
    from gazetteer.sources.geonames import NAME, find_dump  # noqa: PLC0415

    folder = options.output or default_folder()
    missing = find_dump(options.geonames).missing if options.geonames else ()
    if missing:  # said before the minutes that a build takes
        _say(f"{options.geonames} has no {', '.join(missing)}: the build goes on without what they add")
    report = build(folder, own=options.own, geonames=options.geonames, quiet=not sys.stderr.isatty())
    _say(_summary(report, folder))
    for sentence in read_rejects(report.generation, NAME, at_most=_SHOWN_OF_DUMP):
        _say(f"rejected: {sentence}")
    for sentence in report.own_rejected[:_SHOWN_REJECTS]:
        _say(f"rejected: {sentence}")
    hidden = len(report.own_rejected) - _SHOWN_REJECTS
    if hidden > 0:
        _say(f"rejected: {hidden} more rows, all listed in {report.generation / REJECTED}")
    return SOME_REJECTED if report.own_rejected else DONE


def _summary(report: BuildReport, folder: Path) -> str:
    size = f"{report.counts['places']:,} places under {report.counts['names']:,} names in {folder}"
    if report.up_to_date:
        return f"up to date: {size}"
    rejected = f"; {report.rejected:,} rows rejected, see {report.generation / REJECTED}" if report.rejected else ""
    empty = [name for name, count in report.counts.items() if count == 0]
    absent = f"; nothing in: {', '.join(empty)}" if empty else ""
    return f"built: {size}{rejected}{absent}"


def _find_options(parser: ArgumentParser) -> None:
    parser.add_argument("name", help='a place name, an abbreviation ("US"), a code ("CCS") or "place, country"')
    parser.add_argument("--country", metavar="CC", help="only this country (ISO 3166-1, two letters)")
    parser.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N entries (default 10)")
    parser.add_argument("--format", choices=("table", "json"), default="table")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:10]) <= 1_000_000:
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 to 1000000")
    return int(text)


def _run_find(options: Namespace) -> int:
    places = Gazetteer.open().find(options.name, country=options.country, limit=options.limit)
    if options.format == "json":
        answer = {
            "name": options.name.encode(errors="replace").decode(),
            "places": [place_to_json(place) for place in places],
        }
        _print(json.dumps(answer, ensure_ascii=False, indent=1))
    elif places:
        _print(format_table([_row(place) for place in places]))
    else:
        where = f" in {options.country.upper()}" if options.country else ""
        _say(f"No place named {options.name!r}{where} in the gazetteer")
    return DONE


def _row(place: Place) -> tuple[str, ...]:
    return (
        place.name,
        place.feature_code,
        place.country_code or "",
        place.admin1_name or "",
        f"{place.position.lon:.4f}",
        f"{place.position.lat:.4f}",
        f"{place.population:,}" if place.population else "",
        place.id,
    )


def format_table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows under the columns' names, padded to the width that a terminal shows; the numbers stand to the right."""
    lines = [_COLUMNS, *rows]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(_COLUMNS))]
    return "\n".join("  ".join(_pad(cell, widths[i], i) for i, cell in enumerate(line)).rstrip() for line in lines)


def _pad(cell: str, width: int, column: int) -> str:
    space = " " * (width - _width(cell))
    return space + cell if _COLUMNS[column] in {"longitude", "latitude", "inhabitants"} else cell + space


def _width(text: str) -> int:
    """How many terminal cells a text takes: two for wide characters, none for combining marks."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def silence_closed_pipe() -> None:
    """After the reader of our output has gone (`| head`), let the interpreter's last flush write to nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


BUILD: Final = Command(
    name="build",
    help="build the index; does nothing when nothing has changed",
    add_options=_build_options,
    run=_run_build,
)
FIND: Final = Command(
    name="find",
    help="look a name up: ranked entries",
    add_options=_find_options,
    run=_run_find,
)
