"""Corrections as CSV: what one store's reviewers said, to be kept, shared and laid over another store."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from reports.corrections import (
    AddActor,
    Change,
    Correction,
    MergeActors,
    NoActor,
    NoPlace,
    NoRoute,
    SetPlace,
    SetRoute,
    Undo,
)
from reports.corrections_rows import COLUMNS, Cell, from_row, to_row
from reports.errors import InvalidCorrection
from reports.exporting.csv_table import csv_bytes
from reports.exporting.records import Table

MAX_CELL: Final = 1_000_000
_NUMBERS: Final = ("span_start", "span_end", "sentence_start")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A line of a CSV file that holds no correction, and why."""

    line: int
    reason: str


def corrections_csv(log: Iterable[Correction]) -> bytes:
    """The log as CSV that a spreadsheet shows and does not run; the last column says each in words."""
    rows = tuple((*to_row(entry), described(entry.change)) for entry in log)
    return csv_bytes(Table(columns=(*COLUMNS, "in words"), rows=rows))


def read_csv(content: bytes) -> Iterator[Correction | BadRow]:
    """The corrections in such a file, one after another. Raises InvalidCorrection where it is no such file."""
    csv.field_size_limit(MAX_CELL)
    try:
        lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        missing = set(COLUMNS) - set(lines.fieldnames or ())
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidCorrection(f"this is no CSV of corrections in UTF-8 ({error})") from None
    if missing:
        raise InvalidCorrection(
            f"a CSV of corrections needs the columns {', '.join(sorted(missing))}; see docs/review.md"
        )
    try:
        for line in lines:
            yield _entry(line, lines.line_num)
    except csv.Error as error:
        yield BadRow(line=lines.line_num, reason=str(error))


def _entry(line: dict[str, str], number: int) -> Correction | BadRow:
    try:
        return from_row([_cell(name, line[name]) for name in COLUMNS])
    except (InvalidCorrection, ValueError) as error:
        return BadRow(line=number, reason=str(error))


def _cell(name: str, text: str | None) -> Cell:
    """The value that was written; a leading mark that kept a spreadsheet from running a text is taken away."""
    if not text:
        return None
    if name in _NUMBERS:
        return int(text)
    return text.removeprefix("'")


def described(change: Change) -> str:
    """A correction in words."""
    match change:
        case SetPlace(anchor=anchor, scope=scope, place=place):
            position = f"{place.position.lon:.4f}, {place.position.lat:.4f}"
            return (
                f"“{anchor.text}” is {place.name}, {place.country_code or 'no country'} ({position}), {_REACH[scope]}"
            )
        case NoPlace(anchor=anchor, scope=scope):
            return f"“{anchor.text}” is no place, {_REACH[scope]}"
        case SetRoute():
            way = (" ↔ " if change.direction.value == "both" else " → ").join(stop.place.name for stop in change.stops)
            return f"route {way}, {change.mode.value}, {change.status.value}"
        case NoRoute(key=key):
            return f"no route {' → '.join(key)}"
        case MergeActors(actor_id=actor_id, into=into):
            return f"the actor {actor_id} is {into}"
        case AddActor(actor=actor):
            return f"new actor {actor.name} ({actor.kind.value})"
        case NoActor(name=name):
            return f"“{name}” is no actor to list"
        case Undo():
            return "undone"
        case _:
            assert_never(change)


_REACH: Final = {"here": "here", "document": "in the whole report", "corpus": "in all reports"}
