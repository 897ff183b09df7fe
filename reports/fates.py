"""What became of each input of an ingest, and the closing table that counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.limits import MAX_REJECTIONS_SHOWN
from reports.tables import table


class Fate(StrEnum):
    """What became of a path."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a path; `reason` is the sentence for a rejection.

    `file` is the file or address that was read: the path itself, or the archive or table that it is a part of.
    `is_old` says that the file has not changed since it was rejected, so that it was not read again.
    """

    path: str
    fate: Fate
    reason: str | None = None
    file: str = ""
    is_old: bool = False


def closing_table(results: Iterable[Result]) -> str:
    """How many paths were accepted, unchanged, replaced, rejected and skipped."""
    counts = Counter(result.fate for result in results)
    return "\n".join(f"{fate.value:<10}{counts[fate]:>8,}" for fate in Fate)


def rejection_table(results: Sequence[Result]) -> str | None:
    """Which inputs were rejected and why, as many as fit a screen; None where none was."""
    rejected = [result for result in results if result.fate is Fate.REJECTED]
    if not rejected:
        return None
    rows = [(result.reason or result.path,) for result in rejected[:MAX_REJECTIONS_SHOWN]]
    text = table("Rejected", ("why",), rows, widest=None)
    more = len(rejected) - len(rows)
    return f"{text}\nand {more:,} more: python -m reports rejections" if more else text
