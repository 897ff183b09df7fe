"""The year of a month or day that a text leaves out because it tells of one year: "on 3 July of that year".

A paragraph that tells of a month long before publication goes on in that time; one that tells of the present goes by
the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from reports.date_parts import Parts, day, resolved
from reports.date_words import MONTHS

_FAR_BACK: Final = 900  # characters
_HISTORY: Final = 15
_LONG_AGO: Final = 2  # calendar years before publication
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_OF_YEAR: Final = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?(?:\s\d{{1,2}})?,?\s(?:of\s|del?\s)?(?P<year>1[5-9]\d\d|20\d\d)\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?P<year>1[5-9]\d\d|20\d\d)\b")
_THAT_YEAR: Final = re.compile(
    r",?\s(?:of\s(?:that|the\ssame)\s(?:same\s)?year|(?:de|del)\s(?:es[et]|aquel|mismo|propio)\s(?:mismo\s)?año"
    r"|that(?:\ssame)?\syear|the\ssame\syear)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """What a text told before a date: the first day of the last month with its year, and the last year."""

    month: date | None = None
    year: int | None = None


def told_before(text: str, end: int, published: date | None) -> Told:
    """What the text tells a little before `end`."""
    years = [int(match["year"]) for match in _YEAR.finditer(text, max(0, end - _FAR_BACK), end)]
    return Told(_told_month(text, end, published), years[-1] if years else None)


def _told_month(text: str, end: int, published: date | None) -> date | None:
    """The first day of the last month that the paragraph names with its year before `end`.

    A history, all of whose months so far lie far back, is told on from paragraph to paragraph.
    """
    told = [
        (match.start(), month)
        for match in _MONTH_OF_YEAR.finditer(text, max(0, end - _FAR_BACK), end)
        if (month := day(int(match["year"]), MONTHS[match["month"].lower()], 1))
    ]
    if not told:
        return None
    at, month = told[-1]
    is_history = published is not None and all(each.year <= published.year - _HISTORY for _, each in told)
    return month if is_history or at >= text.rfind("\n\n", 0, end) else None


def of_that_year(parts: Parts, sentence: str, before: Told, published: date | None) -> Parts:
    """The parts with the year that the text told, where it tells of long ago; else unchanged."""
    if _THAT_YEAR.match(sentence, parts.span.end):
        years = [int(match["year"]) for match in _YEAR.finditer(sentence, 0, parts.span.start)]
        return replace(parts, year=years[-1] if years else before.year)
    told = before.month
    if told is None or (published is not None and told.year > published.year - _LONG_AGO):
        return parts
    near = [replace(parts, year=year) for year in (told.year, told.year + 1, told.year - 1) if 1 < year < 9999]
    dated = [(abs((when.start - told).days), i) for i, each in enumerate(near) if (when := resolved(each))]
    return near[min(dated)[1]] if dated else parts
