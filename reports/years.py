"""Years, spans of years, decades and centuries as written, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reports import date_words as shapes
from reports.date_parts import day, event, month_end
from reports.document import Span
from reports.model import EventDate, Precision

Found = tuple[Span, EventDate]

_CENTURIES: Final = {
    name: number
    for number, names in enumerate(
        (
            "thirteenth 13th xiii",
            "fourteenth 14th xiv",
            "fifteenth 15th xv",
            "sixteenth 16th xvi",
            "seventeenth 17th xvii",
            "eighteenth 18th xviii",
            "nineteenth 19th xix",
            "twentieth 20th xx",
        ),
        start=13,
    )
    for name in names.split()
}
_CENTURY: Final = re.compile(
    rf"\bin\sthe\s(?:(?P<part>early|late)[\s-])?(?P<name>{'|'.join(_CENTURIES)})[\s-]century\b(?!-)"
    rf"|\b(?:en|durante|a\s(?P<part2>comienzos|principios|inicios|finales|fines)\sd)(?:e|\s)?(?:el|l)\ssiglo\s"
    rf"(?P<name2>{'|'.join(sorted(_CENTURIES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_OF_AN_EVENT: Final = re.compile(
    r"\b[Tt]he\s(?P<year>1[5-9]\d\d|20\d\d)\s(?=(?P<noun>[a-z]{3,20})\b)(?!(?:and|or|to|have|had|are|were|who)\b)"
)
""" "The 1989 invasion", and no number of things."""


def years(sentence: str) -> Iterator[Found]:
    """Every such stretch of a sentence, at spans of the sentence."""
    for match in shapes.SPAN_OF_YEARS.finditer(sentence):
        first = int(match["year"])
        last = int(match["year2"]) if len(match["year2"]) == 4 else first // 100 * 100 + int(match["year2"])
        if first < last <= first + 100:
            yield Span(*match.span()), event(date(first, 1, 1), date(last, 12, 31), Precision.RANGE)
    for match in shapes.OLD_YEAR.finditer(sentence):
        if not shapes.QUANTITY.match(sentence, match.end()):
            yield Span(*match.span("year")), event(date(int(match["year"]), 1, 1), None, Precision.YEAR)
    for match in _OF_AN_EVENT.finditer(sentence):
        is_count = match["noun"].endswith("s") or shapes.QUANTITY.match(sentence, match.end("year"))
        if not is_count:
            yield Span(*match.span("year")), event(date(int(match["year"]), 1, 1), None, Precision.YEAR)
    for match in shapes.DECADE.finditer(sentence):
        when = _decade(match)
        if when:
            yield Span(*match.span()), when
    for match in _CENTURY.finditer(sentence):
        yield Span(*match.span()), _century(match)


def _decade(match: re.Match[str]) -> EventDate | None:
    first = int(match["decade"] or match["decade2"])
    first = first + 1900 if first < 100 else first
    part = (match["part"] or match["part2"] or "").lower()
    offset, length = {"early": (0, 3), "mid": (3, 4), "late": (7, 3)}.get(part, (0, 10))
    start = day(first + offset, 1, 1)
    return event(start, month_end(first + offset + length - 1, 12), Precision.RANGE) if start else None


def _century(match: re.Match[str]) -> EventDate:
    first = _CENTURIES[(match["name"] or match["name2"]).lower()] * 100 - 99
    part = (match["part"] or match["part2"] or "").lower()
    if part in {"late", "finales", "fines"}:
        return event(date(first + 69, 1, 1), date(first + 99, 12, 31), Precision.RANGE)
    return event(date(first, 1, 1), date(first + (29 if part else 99), 12, 31), Precision.RANGE)
