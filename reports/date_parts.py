"""Parts of a date as written, and the days they stand for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from reports.document import Span
from reports.model import DateSource, EventDate, Precision

_EARLY: Final = ("early", "first", "start", "beginning", "principios", "comienzos", "inicios", "primeros")
_LATE: Final = ("late", "last", "closing", "end", "fines", "finales", "fin", "últimos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What is written of a date. `part` is the word for a part of the month or year ("late").

    `certain` is False for a bare month or year that only a neighbour can make a date ("March" in "March to May").
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    part: str | None = None
    certain: bool = True


def event(start: date, end: date | None, precision: Precision) -> EventDate:
    """A date that the sentence gives."""
    return EventDate(start=start, end=end, precision=precision, source=DateSource.SENTENCE)


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, days: int) -> date | None:
    """The day so many days later, None beyond the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_of(start: date, steps: int) -> EventDate | None:
    """The month so many months after that of a day, None beyond the calendar's ends."""
    months = start.year * 12 + start.month - 1 + steps
    first = day(months // 12, months % 12 + 1, 1)
    return event(first, None, Precision.MONTH) if first else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def resolved(parts: Parts) -> EventDate | None:
    """The date that complete parts stand for; None without a year, or where the calendar has no such day."""
    if parts.year is None:
        return None
    if parts.month is None:
        return _of_year(parts.year, parts.part)
    if not 1 <= parts.month <= 12:
        return None
    if parts.day is None:
        return _of_month(parts.year, parts.month, parts.part)
    start = day(parts.year, parts.month, parts.day)
    if start is None:
        return None
    end = day(parts.year, parts.month, parts.last_day) if parts.last_day else None
    return event(start, end, Precision.RANGE) if end and end > start else event(start, None, Precision.DAY)


def _of_month(year: int, month: int, part: str | None) -> EventDate:
    if part is None:
        return event(date(year, month, 1), None, Precision.MONTH)
    if part in _EARLY:
        return event(date(year, month, 1), date(year, month, 10), Precision.RANGE)
    if part in _LATE:
        return event(date(year, month, 21), month_end(year, month), Precision.RANGE)
    return event(date(year, month, 11), date(year, month, 20), Precision.RANGE)


def _of_year(year: int, part: str | None) -> EventDate:
    if part is None:
        return event(date(year, 1, 1), None, Precision.YEAR)
    first = 1 if part in _EARLY else 9 if part in _LATE else 5
    return event(date(year, first, 1), month_end(year, first + 3), Precision.RANGE)


def last_day(when: EventDate) -> date:
    """The last day that a date can mean."""
    if when.end:
        return when.end
    if when.precision is Precision.YEAR:
        return date(when.start.year, 12, 31)
    if when.precision is Precision.MONTH:
        return month_end(when.start.year, when.start.month)
    return when.start


def in_nearest_year(parts: Parts, published: date | None, *, future_cost: float) -> Parts:
    """The parts with the year in which they come closest to the day of publication.

    A past date so many times farther away than a coming one is as likely. Unchanged where the day of publication is
    not known or no year has such a day.
    """
    if parts.year is not None or parts.month is None or published is None:
        return parts
    best: tuple[float, Parts] | None = None
    for year in (published.year, published.year - 1, published.year + 1):
        if not 1 < year < 9999:
            continue
        candidate = replace(parts, year=year)
        when = resolved(candidate)
        if when is None:
            continue
        cost = _distance(when, published, future_cost)
        if best is None or cost < best[0]:
            best = (cost, candidate)
    return best[1] if best else parts


def not_after(parts: Parts, published: date) -> Parts:
    """The parts a year earlier where they come after the day of publication."""
    when = resolved(parts)
    is_ahead = when is not None and when.start > published and parts.year is not None and parts.year > 2
    return replace(parts, year=parts.year - 1) if is_ahead and parts.year is not None else parts


def _distance(when: EventDate, published: date, future_cost: float) -> float:
    if when.start > published:
        return (when.start - published).days * future_cost
    return max(0, (published - last_day(when)).days)


def spanned(first: Parts, second: Parts, published: date | None, *, future_cost: float) -> EventDate | None:
    """The range from one date to another, each lending the other its year."""
    if second.year is None and first.year is None:
        second = in_nearest_year(second, published, future_cost=future_cost)
    borrowed_first = first.year is None
    first = replace(first, year=first.year if first.year is not None else second.year)
    second = replace(second, year=second.year if second.year is not None else first.year)
    start, end = resolved(first), resolved(second)
    if start and end and start.start > last_day(end) and first.year and second.year:
        shift = (
            (replace(first, year=first.year - 1), second)
            if borrowed_first
            else (first, replace(second, year=second.year + 1))
        )
        start, end = resolved(shift[0]), resolved(shift[1])
    if start is None or end is None or start.start > last_day(end):
        return None
    return event(start.start, last_day(end), Precision.RANGE)
