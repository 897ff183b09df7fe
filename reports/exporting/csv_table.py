"""CSV that a spreadsheet shows and does not run (CWE-1236)."""

from __future__ import annotations

import csv
import io
from typing import Final

from reports.exporting.records import Table, Value

# What makes a spreadsheet take a cell for a formula, in the full-width forms too.
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BETWEEN: Final = " | "


def csv_bytes(table: Table) -> bytes:
    """The table in UTF-8 with a header line. Text is quoted; text that begins like a formula gets a leading `'`."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return target.getvalue().encode()


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = _BETWEEN.join(value) if isinstance(value, tuple) else value
    # A text that begins with the mark gets one too: taking one away gives every text back as it was.
    inert = not text.startswith(("'", *_DANGEROUS)) and not text.lstrip().startswith(_DANGEROUS)
    return text if inert else "'" + text
