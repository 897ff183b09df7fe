"""What `python -m reports rejections` does: the inputs that could not become documents, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from reports import stored
from reports.commands import DONE, out, say
from reports.export import Part, write
from reports.exporting.csv_table import csv_bytes
from reports.exporting.records import Table
from reports.reading.files import shown
from reports.store import Store
from reports.stored import Rejection
from reports.tables import table

_COLUMNS = ("path", "reason", "rejected_at")


class ListFormat(StrEnum):
    """How the rejections are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionsCall:
    """Arguments of `rejections`; without `output` the list goes to standard output."""

    store: Path
    format: ListFormat
    output: Path | None


def run_rejections(call: RejectionsCall) -> int:
    """List every path that could not become a document when it was last read."""
    with Store.to_read(call.store) as store:
        found = stored.rejections(store)
    text = _text(found, call.format)
    if call.output is None:
        out(text)
        return DONE
    (path,) = write((Part(content=f"{text}\n".encode("utf-8", "replace")),), call.output)
    say(f"{len(found):,} rejections written to {shown(path)}")
    return DONE


def _text(found: Sequence[Rejection], format_: ListFormat) -> str:
    match format_:
        case ListFormat.JSON:
            return json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)
        case ListFormat.CSV:
            rows = tuple((one.path, one.reason, one.rejected_at) for one in found)
            return csv_bytes(Table(columns=_COLUMNS, rows=rows)).decode().rstrip()
        case _:
            lines = [(one.rejected_at, one.reason) for one in found]
            return table("Rejected", ("when", "why"), lines, widest=None)
