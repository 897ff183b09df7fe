"""Dates that lean on the day of publication: "yesterday", "last week", "on Thursday", "hace dos años"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from gazetteer.wordlists import words
from reports.date_parts import day, event, shifted
from reports.date_words import (
    AGO,
    COUNTS,
    HENCE,
    MONTHS,
    RELATIVE_DAY,
    RELATIVE_MONTH,
    RELATIVE_UNIT,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
)
from reports.document import Span
from reports.model import EventDate, Precision
from reports.tenses import Tense, tense_around

Found = tuple[Span, EventDate]

_BACK: Final = words("last past previous pasado pasada")
_AHEAD: Final = words("next coming próximo próxima viene entrante")
_ENGLISH_DAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
_UNITS: Final = {"quincena": "fortnight", "semana": "week", "mes": "month", "año": "year", "día": "day"}
_NO_DAY_BEFORE: Final = re.compile(
    r"\b(?:Black|Bloody|Good|Ash|Palm|Easter|every|each|cada|los|Santo|San) $", re.IGNORECASE
)
_NO_DAY_AFTER: Final = re.compile(r" (?:Times|Telegraph|Herald|Mail|Express|Post|Mirror|Group)\b")
_SPANISH_LEAD: Final = re.compile(r"(?:^|\b)El $")
_CLAUSE: Final = 40
_SHORT_DAYS: Final = {name: number for number, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))}


def relative_dates(sentence: str, published: date) -> Iterator[Found]:
    """Every relative date of a sentence, at spans of the sentence, overlapping ones too."""
    lowered = sentence.lower()
    for pattern, reader, cues in _READERS:
        if cues and not any(cue in lowered for cue in cues):
            continue
        for match in pattern.finditer(sentence):
            when = reader(match, published)
            if when is not None:
                yield Span(*match.span()), when


def _days(match: re.Match[str], published: date) -> EventDate | None:
    steps = {"zero": 0, "minus": -1, "minus2": -2, "plus": 1, "plus2": 2}
    start = shifted(published, steps[match.lastgroup or "zero"])
    return event(start, None, Precision.DAY) if start else None


def _direction(word: str | None) -> int:
    """-1 for the one before, 0 for the current one, 1 for the one after."""
    lowered = (word or "").lower().split()
    return -1 if _BACK & set(lowered) else 1 if _AHEAD & set(lowered) else 0


def _units(match: re.Match[str], published: date) -> EventDate | None:
    unit = (match["unit"] or match["unit2"]).lower()
    which = (match["which"] or match["which2"]).lower()
    unit = _UNITS.get(unit, unit)
    if which == "past" or (which == "last" and match.string[: match.start()].lower().endswith("the ")):
        start = shifted(published, {"week": -7, "month": -30, "year": -365}[unit])
        return event(start, published, Precision.RANGE) if start else None
    return _around(unit, _direction(which), published)


def _around(unit: str, steps: int, published: date) -> EventDate | None:
    """The calendar week, month or year so many steps after the one of publication."""
    if unit == "week":
        start = shifted(published, 7 * steps - published.weekday())
        end = shifted(start, 6) if start else None
        return event(start, end, Precision.RANGE) if start and end else None
    if unit == "month":
        months = published.year * 12 + published.month - 1 + steps
        first = day(months // 12, months % 12 + 1, 1)
        return event(first, None, Precision.MONTH) if first else None
    first = day(published.year + steps, 1, 1)
    return event(first, None, Precision.YEAR) if first else None


def _months(match: re.Match[str], published: date) -> EventDate | None:
    month = MONTHS[match["month"].lower()]
    if match["month"].islower() and match["which"].lower() not in _BACK | _AHEAD - {"coming"}:
        return None
    direction = _direction(match["which"])
    year = published.year
    if direction < 0 and month >= published.month:
        year -= 1
    if direction > 0 and month <= published.month:
        year += 1
    first = day(year, month, 1)
    return event(first, None, Precision.MONTH) if first else None


def _weekdays(match: re.Match[str], published: date) -> EventDate | None:
    written = match["weekday"]
    before = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    if not _is_weekday(written, before, match.string[match.end() : match.end() + 12]):
        return None
    back = (published.weekday() - WEEKDAYS[written.lower()]) % 7
    which = match["which"] or match["which2"]
    direction = _direction(which)
    tense = tense_around(match.string, Span(*match.span())) if direction == 0 else None
    if direction > 0 or tense in {Tense.AHEAD, Tense.PRESENT}:
        start = shifted(published, (7 - back) % 7 or (7 if direction > 0 else 0))
    elif which and direction == 0 and tense is None:
        start = shifted(published, WEEKDAYS[written.lower()] - published.weekday())
    else:
        start = shifted(published, -(back or (7 if direction < 0 else 0)))
    return event(start, None, Precision.DAY) if start else None


def _is_weekday(written: str, before: str, after: str) -> bool:
    """Whether the word is the day of an event, no name ("Santo Domingo", "Sunday Times") and no habit ("los lunes")."""
    if _NO_DAY_BEFORE.search(before) or _NO_DAY_AFTER.match(after):
        return False
    if written.lower() in _ENGLISH_DAYS:
        return written[0].isupper()
    return written[0].islower() or _SPANISH_LEAD.search(before) is not None


def _short_weekdays(match: re.Match[str], published: date) -> EventDate | None:
    """The last such day: logs and timetables tell of what was."""
    start = shifted(published, -((published.weekday() - _SHORT_DAYS[match["weekday"][:3]]) % 7))
    return event(start, None, Precision.DAY) if start else None


def _ago(match: re.Match[str], published: date) -> EventDate | None:
    return _counted(match["count"] or match["count2"], match["unit"] or match["unit2"], -1, published)


def _hence(match: re.Match[str], published: date) -> EventDate | None:
    count = match["count"] or match["count2"] or match["count3"]
    return _counted(count, match["unit"] or match["unit2"] or match["unit3"], 1, published)


def _counted(written: str, unit: str, direction: int, published: date) -> EventDate | None:
    """So many units before or after publication, as exact as the unit is."""
    count = direction * (int(written) if written.isdigit() else COUNTS.get(written.lower(), 0))
    unit = _UNITS.get(unit.lower(), unit.lower())
    if unit in {"day", "fortnight"}:
        start = shifted(published, count * (14 if unit == "fortnight" else 1))
        return event(start, None, Precision.DAY) if start else None
    return _around(unit, count, published)


_READERS: Final = (
    (RELATIVE_DAY, _days, ()),
    (RELATIVE_UNIT, _units, ()),
    (RELATIVE_MONTH, _months, ()),
    (WEEKDAY, _weekdays, ()),
    (AGO, _ago, ("ago", "hace")),
    (HENCE, _hence, ("dentro", "time", "now")),
    (SHORT_WEEKDAY, _short_weekdays, ()),
)
"""Each shape with what reads it, and words of which a sentence has one where the shape may be: a quick look first."""
