"""Stretches of time counted from the day of publication or within a month.

"In the last three months", "within ten days", "so far this year", "the week to Thursday", "the first week of May",
"la última quincena de octubre". English and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reports.date_parts import Parts, day, event, in_nearest_year, month_end, shifted
from reports.date_words import COUNTS, MONTHS, WEEKDAYS
from reports.document import Span
from reports.model import EventDate, Precision
from reports.tenses import Tense, future_cost, is_ahead, tense_around

Found = tuple[Span, EventDate]

_COUNT: Final = rf"\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))}"
_UNIT: Final = (
    r"hours?|horas?|days?|nights?|weeks?|fortnights?|months?|años?|years?|días?|noches?|semanas?|quincenas?|mes(?:es)?"
)
_MONTHS: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH: Final = rf"(?P<month>{_MONTHS})"
_YEAR: Final = r"(?:,?\s(?:of\s|del?\s)?(?P<year>(?:19|20)\d\d)\b)?"
_DAYS: Final = {
    "day": 1, "night": 1, "week": 7, "fortnight": 14, "día": 1, "noche": 1, "semana": 7, "quincena": 15,
}  # fmt: skip


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


_BACK: Final = _compiled(
    rf"\b(?:in|over|during|for|within)\sthe\s(?:last|past|previous)\s(?:(?P<count>{_COUNT})\s(?P<unit>{_UNIT})|(?P<unit4>night))\b"
    rf"|\b(?:en|durante|a\slo\slargo\sde)\s(?:l[oa]s?|el)\súltim[oa]s?\s(?P<count2>{_COUNT})\s(?P<unit2>{_UNIT})\b"
    rf"|\bin\s(?:(?P<count3>a)\s)(?P<unit3>fortnight)\b"
)
_AHEAD: Final = _compiled(
    rf"\b(?:in|over|during|for|within)\sthe\s(?:next|coming)\s(?P<count>{_COUNT})\s(?P<unit>{_UNIT})\b"
    rf"|\bwithin\s(?P<count2>{_COUNT})\s(?P<unit2>days?|weeks?|months?)\b(?!\s(?:of|after|from)\b)"
    rf"|\b(?:en|durante)\sl[oa]s\spróxim[oa]s\s(?P<count3>{_COUNT})\s(?P<unit3>{_UNIT})\b"
    rf"|\ben\s(?:un\splazo\sde|menos\sde)\s(?P<count4>{_COUNT})\s(?P<unit4>{_UNIT})\b"
)
_SO_FAR: Final = _compiled(
    rf"\bso\sfar\s(?:this\s(?P<unit>year|month|week)|in\s(?:(?P<month2>{_MONTHS})\b)?\s?(?P<year2>(?:19|20)\d\d)?\b)"
    rf"|\ben\slo\s(?:que\s(?:va|llevamos)|corrido|transcurrido)\sde(?:l|\seste)?\s"
    rf"(?:(?P<unit2>año|mes|semana)|{_MONTH}\b|(?P<year>(?:19|20)\d\d))"
)
_WEEK_TO: Final = _compiled(
    rf"\b(?:in\s)?the\s(?:week|seven\sdays)\s(?:to|ending|ended)\s(?P<day>{'|'.join(WEEKDAYS)})\b"
)
_PART_OF_MONTH: Final = _compiled(
    rf"\b(?P<which>first|second|third|fourth|last|primera|segunda|tercera|cuarta|última)\s"
    rf"(?P<unit>week|fortnight|half|semana|quincena|mitad)\s(?:of|in|de|del\smes\sde)\s{_MONTH}\b{_YEAR}"
)
_NTH: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "primera": 1, "segunda": 2, "tercera": 3, "cuarta": 4,
    "última": 0,
}  # fmt: skip


def stretches(sentence: str, published: date | None) -> Iterator[Found]:
    """Every such stretch of a sentence, at spans of the sentence; without `published` only those with a year."""
    for match in _PART_OF_MONTH.finditer(sentence):
        yield from _at(match, _part_of_month(match, published))
    if published is None:
        return
    for pattern, direction in ((_BACK, -1), (_AHEAD, 1)):
        for match in pattern.finditer(sentence):
            if direction < 0 or tense_around(sentence, Span(*match.span())) is not Tense.PAST:
                yield from _at(match, _counted(match, direction, published))
    for match in _SO_FAR.finditer(sentence):
        yield from _at(match, _so_far(match, published))
    for match in _WEEK_TO.finditer(sentence):
        back = (published.weekday() - WEEKDAYS[match["day"].lower()]) % 7
        last = shifted(published, -back)
        first = shifted(last, -6) if last else None
        yield from _at(match, event(first, last, Precision.RANGE) if first and last else None)


def _at(match: re.Match[str], when: EventDate | None) -> Iterator[Found]:
    if when is not None:
        yield Span(*match.span()), when


def _group(match: re.Match[str], name: str) -> str | None:
    """The text of the one group with this name and a number that matched, in lower case."""
    return next((text.lower() for key, text in match.groupdict().items() if text and key.rstrip("234") == name), None)


def _counted(match: re.Match[str], direction: int, published: date) -> EventDate | None:
    written = _group(match, "count") or "1"
    count = int(written) if written.isdigit() else COUNTS.get(written, 0)
    unit = (_group(match, "unit") or "day").removesuffix("s")
    if unit == "fortnight" and match.lastgroup == "unit3" and is_ahead(match.string, Span(*match.span())):
        direction = 1
    if unit in {"hour", "hora"}:
        other = shifted(published, direction * -(-count // 24))
    elif unit in _DAYS:
        other = shifted(published, direction * count * _DAYS[unit])
    else:
        months = direction * count * (12 if unit in {"year", "año"} else 1)
        other = _months_on(published, months)
    if other is None or not count:
        return None
    return event(min(other, published), max(other, published), Precision.RANGE)


def _months_on(published: date, months: int) -> date | None:
    number = published.year * 12 + published.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not 1 < year < 9999:
        return None
    return day(year, month, published.day) or month_end(year, month)


def _so_far(match: re.Match[str], published: date) -> EventDate | None:
    """From the first day of the week, month or year up to publication."""
    unit, month, year = (_group(match, name) for name in ("unit", "month", "year"))
    if unit in {"week", "semana"}:
        first = shifted(published, -published.weekday())
    elif unit in {"month", "mes"}:
        first = published.replace(day=1)
    elif month:
        number = MONTHS[month]
        first = day(int(year) if year else published.year - (number > published.month), number, 1)
    else:
        first = day(int(year) if year else published.year, 1, 1)
    return event(first, published, Precision.RANGE) if first and first <= published else None


def _part_of_month(match: re.Match[str], published: date | None) -> EventDate | None:
    at = Span(*match.span())
    parts = Parts(span=at, month=MONTHS[match["month"].lower()], year=int(match["year"]) if match["year"] else None)
    parts = in_nearest_year(parts, published, future_cost=future_cost(match.string, at))
    if parts.year is None or parts.month is None:
        return None
    end = month_end(parts.year, parts.month)
    length = 7 if match["unit"].lower() in {"week", "semana"} else 15
    nth = _NTH[match["which"].lower()]
    if length == 15:
        first, last = (1, 15) if nth == 1 else (16, end.day)
    else:
        first, last = (nth * 7 - 6, nth * 7) if nth else (end.day - 6, end.day)
    return event(end.replace(day=first), end.replace(day=last), Precision.RANGE)
