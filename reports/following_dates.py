"""Dates that lean on the one told before: "the next day", "two nights earlier", "that same month", "la víspera"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from reports.date_parts import event, month_of, shifted
from reports.date_words import COUNTS, WEEKDAYS
from reports.days_of_month import DAY_OF_MONTH, day_of_month
from reports.document import Span
from reports.model import EventDate, Precision

Found = tuple[Span, EventDate]

_COUNT: Final = rf"\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))}"
_STOP: Final = r"(?=\s{0,2}(?:[,.;:)—–”»\"]|$|(?:and|but|y)\b))"
_PART_OF_DAY: Final = r"day|night|morning|afternoon|evening"
_PARTE_DEL_DIA: Final = r"día|noche|mañana|tarde|madrugada"
_FOLLOWING: Final = re.compile(
    rf"\b(?:(?P<count>{_COUNT})\s(?P<unit>day|night|week|fortnight|month|year)s?\s"
    rf"(?P<way>later|earlier|afterwards|beforehand|(?:before|after){_STOP})"
    rf"|(?P<count2>{_COUNT})\s(?P<unit2>día|noche|semana|mes|año)(?:es|s)?\s(?P<way2>después|más\starde|antes)"
    r"(?!\sde(?!\s(?-i:[A-ZÁÉÍÓÚÑ])))(?!\sde\s(?:Navidad|Reyes|Semana|Año))"
    rf"|the\s(?P<way3>next|following|previous)\s(?P<unit3>{_PART_OF_DAY}|month|year)"
    rf"|the\s(?P<unit4>day|night|evening)\s(?P<way4>before|after){_STOP}"
    r"|(?:al|el|la|a\sla)\s(?P<unit5>día|noche|mañana|semana|mes|año)\s(?P<way5>siguiente|anterior|antes(?!\sde))"
    r"|la\s(?P<eve>víspera))\b",
    re.IGNORECASE,
)
_SAME: Final = re.compile(
    rf"\b(?:(?:(?:on|in)\s)?(?:the|that)\ssame\s(?P<unit>{_PART_OF_DAY}|month)"
    rf"|that\s(?P<unit3>morning|afternoon|evening|night)"
    rf"|(?:es[ea]|aquel(?:la)?|el|la)\smism[oa]\s(?P<unit2>{_PARTE_DEL_DIA}|mes)"
    r")\b(?!\s(?:of|de|as|que)\b)",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(
    rf"\b(?:(?:the\s)?(?P<way>following|previous)\s(?P<day>{'|'.join(WEEKDAYS)})"
    rf"|(?:el|del|al)\s(?P<day2>{'|'.join(WEEKDAYS)})\s(?P<way2>siguiente|anterior))\b",
    re.IGNORECASE,
)
_PATTERNS: Final = (
    (
        _FOLLOWING,
        (
            "later",
            "earlier",
            "after",
            "before",
            "next",
            "following",
            "previous",
            "después",
            "antes",
            "tarde",
            "siguiente",
            "anterior",
            "víspera",
        ),
    ),
    (_SAME, ("same", "that ", "mism")),
    (_WEEKDAY, ("following", "previous", "siguiente", "anterior")),
    (DAY_OF_MONTH, ("día", "el ", "del ", "al ", "the ")),
)
"""Each shape, and words of which a sentence has one where the shape may be: a quick look first."""
_DAYS: Final = {
    "day": 1, "night": 1, "morning": 1, "afternoon": 1, "evening": 1, "día": 1, "noche": 1, "mañana": 1, "week": 7,
    "semana": 7, "fortnight": 14,
}  # fmt: skip
_MONTHS: Final = frozenset({"month", "mes"})
_BACK: Final = frozenset(["earlier", "before", "beforehand", "antes", "previous", "anterior"])


def following_dates(
    sentence: str, dated: Sequence[Found], told_before: Callable[[], EventDate | None], published: date | None
) -> Iterator[Found]:
    """Every such date, at spans of the sentence; those that nothing before dates are left out.

    `dated` are the other dates of the sentence, in order; `told_before` gives the last one before the sentence. A day
    of the month alone falls back on `published`.
    """
    last: EventDate | None = None
    coming = 0
    for match in _matches(sentence):
        while coming < len(dated) and dated[coming][0].end <= match.start():
            last, coming = dated[coming][1], coming + 1
        anchor = last or told_before()
        when = _read(match, anchor, published)
        if when is not None:
            last = when
            yield Span(_start(match), match.end()), when


def _start(match: re.Match[str]) -> int:
    """Where a date begins, without the "since" or "until" that another rule reads."""
    return match.end("lead") + 1 if "lead" in match.re.groupindex and match["lead"] else match.start()


def _matches(sentence: str) -> Sequence[re.Match[str]]:
    lowered = sentence.lower()
    found = [
        match
        for pattern, cues in _PATTERNS
        if any(cue in lowered for cue in cues)
        for match in pattern.finditer(sentence)
    ]
    return sorted(found, key=re.Match.start)


def _read(match: re.Match[str], anchor: EventDate | None, published: date | None) -> EventDate | None:
    if match.re is DAY_OF_MONTH:
        return day_of_month(match, anchor, published)
    if anchor is None:
        return None
    if match.re is _SAME:
        return _same(match, anchor)
    return _weekday(match, anchor) if match.re is _WEEKDAY else _moved(match, anchor)


def _moved(match: re.Match[str], anchor: EventDate) -> EventDate | None:
    if match["eve"]:
        return _shifted(anchor, -1)
    unit, way = _first(match, "unit"), _first(match, "way")
    written = _first(match, "count") or "1"
    count = int(written) if written.isdigit() else COUNTS.get(written, 0)
    steps = -count if way in _BACK else count
    if unit in _DAYS:
        return _shifted(anchor, steps * _DAYS[unit])
    if unit in _MONTHS:
        return None if anchor.precision is Precision.YEAR else month_of(anchor.start, steps)
    if anchor.precision is Precision.MONTH and steps < 0:
        return month_of(anchor.start, 12 * steps)
    year = month_of(anchor.start.replace(month=1, day=1), 12 * steps)
    return event(year.start, None, Precision.YEAR) if year else None


def _same(match: re.Match[str], anchor: EventDate) -> EventDate | None:
    if _first(match, "unit") in _MONTHS:
        return None if anchor.precision is Precision.YEAR else month_of(anchor.start, 0)
    return _shifted(anchor, 0)


def _weekday(match: re.Match[str], anchor: EventDate) -> EventDate | None:
    if anchor.precision is not Precision.DAY:
        return None
    ahead = (WEEKDAYS[_first(match, "day")] - anchor.start.weekday()) % 7
    return _shifted(anchor, ahead - 7 if _first(match, "way") in _BACK else ahead or 7)


def _first(match: re.Match[str], name: str) -> str:
    """The text of the one group with this name and a number that matched, in lower case."""
    return next((text.lower() for key, text in match.groupdict().items() if text and key.rstrip("2345") == name), "")


def _shifted(anchor: EventDate, days: int) -> EventDate | None:
    """The day so many days from a day, or from the near end of a short range."""
    if anchor.precision in {Precision.MONTH, Precision.YEAR} or (
        anchor.precision is Precision.RANGE and not anchor.end
    ):
        return None
    start = shifted(anchor.end or anchor.start if days > 0 else anchor.start, days)
    return event(start, None, Precision.DAY) if start else None
