"""What `python -m reports corrections` does: the log of a store out as CSV, and in again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reports.commands import DONE, NOTHING_DONE, SOME_REJECTED, out, say
from reports.corrections import Correction
from reports.corrections_store import read_log, record
from reports.corrections_table import BadRow, corrections_csv, read_csv
from reports.errors import InvalidCorrection
from reports.export import Part, write
from reports.reading.files import read_bytes, shown
from reports.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsCall:
    """Arguments of `corrections`: with `source` its rows are added to the log, else the log is written out."""

    store: Path
    source: Path | None
    output: Path | None


def run_corrections(call: CorrectionsCall) -> int:
    """Export or import the log. What is there already is left as it is, so that an import can be repeated."""
    if call.source is not None:
        return _import(call.source, call.store)
    with Store.to_read(call.store) as store:
        log = read_log(store)
    content = corrections_csv(log)
    if call.output is None:
        out(content.decode().rstrip())
        return DONE
    (path,) = write((Part(content=content),), call.output)
    say(f"{len(log):,} corrections written to {shown(path)}")
    return DONE


def _import(source: Path, path: Path) -> int:
    found = list(read_csv(read_bytes(source)))
    good = [entry for entry in found if isinstance(entry, Correction)]
    bad = [entry for entry in found if isinstance(entry, BadRow)]
    for row in bad:
        say(f"{shown(source)}, line {row.line}: {row.reason}")
    if not found:
        raise InvalidCorrection(f"there is no correction in {shown(source)}")
    Store.to_read(path).close()  # a store that is missing is a mistake here, not one to be made
    with Store.to_write(path) as store:
        new = record(store, good)
    out(f"new       {new:>8,}\nknown     {len(good) - new:>8,}\nrejected  {len(bad):>8,}")
    if bad:
        return SOME_REJECTED if good else NOTHING_DONE
    return DONE
