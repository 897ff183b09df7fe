"""Time: an axis of days, weeks, months or years, what happened in each, and when reports came out. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dashboard.language import tr
from dashboard.marks import Marks
from reports.model import DateSource
from reports.rows import MentionRow, RouteRow
from reports.snapshot import possible_days

Row = MentionRow | RouteRow
MOST_PARTS: Final = 120
MOST_ACTORS: Final = 5
_MONTHS: Final = (1, 3, 12, 60, 120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Time cut into parts: `edges[i]` is the first day of part i, the last edge the day after the last part."""

    edges: tuple[date, ...]
    unit: str

    @property
    def parts(self) -> int:
        """How many parts; at least one."""
        return len(self.edges) - 1

    def part(self, day: date) -> int:
        """The part that a day lies in; the first or last for days outside."""
        return max(0, min(self.parts - 1, bisect_right(self.edges, day) - 1))

    def days(self, part: int) -> tuple[date, date]:
        """First and last day of a part."""
        return self.edges[part], self.edges[part + 1] - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """How much began in each part: of one actor, of the others together, or of what only its report dates."""

    name: str
    actor: str | None
    counts: tuple[int, ...]
    by_report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """The bars of the time line, and how many reports were published in each part."""

    axis: Axis
    series: tuple[Series, ...]
    published: tuple[int, ...]


def axis_of(extent: tuple[date, date] | None) -> Axis | None:
    """The finest axis of at most 120 parts over these days: days, weeks, months, quarters, years and so on."""
    if extent is None:
        return None
    first, last = extent
    whole = (last - first).days + 1
    if whole <= MOST_PARTS:
        return Axis(edges=tuple(first + timedelta(days=i) for i in range(whole + 1)), unit="day")
    if whole <= 7 * (MOST_PARTS - 1):
        monday = first - timedelta(days=min(first.weekday(), (first - date.min).days))
        return Axis(
            edges=tuple(monday + timedelta(days=7 * i) for i in range((last - monday).days // 7 + 2)), unit="week"
        )
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    step = next((step for step in _MONTHS if months / step <= MOST_PARTS - 1), -(-months // (MOST_PARTS - 1)))
    names = {1: "month", 3: "quarter", 12: "year"}
    return Axis(edges=_edges(first, last, step), unit=names.get(step, f"{step // 12} years"))


def _edges(first: date, last: date, step: int) -> tuple[date, ...]:
    start = (12 * first.year + first.month - 1) // step * step
    end = 12 * last.year + last.month - 1
    numbers = range(max(12, start), end + step + 1, step)
    return tuple(date(min(9999, number // 12), number % 12 + 1, 1) for number in numbers)


def times(rows: Iterable[Row], axis: Axis | None) -> list[int]:
    """When rows may have been: first part, last part and how many of them, in a flat list, undated ones left out."""
    if axis is None:
        return []
    days = Counter(possible_days(row.date, row.document.published) for row in rows)
    found: Counter[tuple[int, int]] = Counter()
    for (first, last), count in days.items():
        if first and last:
            found[axis.part(first), axis.part(last)] += count
    return [number for (first, last), count in sorted(found.items()) for number in (first, last, count)]


def histogram(marks: Marks, axis: Axis, names: dict[str, str]) -> Histogram:
    """Every mention and route in the part that it begins in, under the most frequent of its actors.

    What no sentence dates stands apart, in the part in which its report was published; without that it is left out.
    """
    rows: list[Row] = [row for mark in marks.places for row in mark.mentions]
    rows += [row for mark in marks.routes for row in mark.routes]
    top = leading(rows)
    order = {actor: rank for rank, actor in enumerate(top)}
    counts = {key: [0] * axis.parts for key in (*top, None)}
    by_report = [0] * axis.parts
    begins = [possible_days(row.date, row.document.published)[0] for row in rows]
    parts = {day: axis.part(day) for day in set(begins) if day}
    for row, first in zip(rows, begins, strict=True):
        if first is None:
            continue
        if row.date is None or row.date.source is DateSource.DOCUMENT:
            by_report[parts[first]] += 1
        else:
            who = min((actor for actor in row.actor_ids if actor in order), key=order.__getitem__, default=None)
            counts[who][parts[first]] += 1
    series = [Series(name=names.get(key, key), actor=key, counts=tuple(counts[key])) for key in top]
    series.append(Series(name=tr("Others"), actor=None, counts=tuple(counts[None])))
    series.append(Series(name=tr("Dated by the report alone"), actor=None, counts=tuple(by_report), by_report=True))
    return Histogram(axis=axis, series=tuple(s for s in series if any(s.counts)), published=_published(rows, axis))


def leading(rows: Sequence[Row]) -> tuple[str, ...]:
    """The actors in most rows, the most frequent first; at most five."""
    found = Counter(actor for row in rows for actor in row.actor_ids)
    return tuple(actor for actor, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_ACTORS])


def _published(rows: Iterable[Row], axis: Axis) -> tuple[int, ...]:
    days = {row.document.id: row.document.published for row in rows}
    found = [0] * axis.parts
    for day in days.values():
        if day and axis.edges[0] <= day < axis.edges[-1]:
            found[axis.part(day)] += 1
    return tuple(found)
