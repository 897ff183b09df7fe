"""Dates that lean on the one told before: "the next day", "two nights earlier", "al día siguiente"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from reports.date_parts import day, event, shifted
from reports.date_words import COUNTS
from reports.document import Span
from reports.model import EventDate, Precision

Found = tuple[Span, EventDate]

_COUNT: Final = rf"\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))}"
_STOP: Final = r"(?=\s{0,2}(?:[,.;:)—–”»\"]|$))"
_FOLLOWING: Final = re.compile(
    rf"\b(?:(?P<count>{_COUNT})\s(?P<unit>day|night|week|month|year)s?\s"
    rf"(?P<way>later|earlier|afterwards|beforehand|(?:before|after){_STOP})"
    rf"|(?P<count2>{_COUNT})\s(?P<unit2>día|noche|semana|mes|año)(?:es|s)?\s(?P<way2>después|más\starde|antes)(?!\sde)"
    r"|the\s(?P<way3>next|following|previous)\s(?P<unit3>day|night|morning|afternoon|evening|month|year)"
    rf"|the\s(?P<unit4>day|night|evening)\s(?P<way4>before|after){_STOP}"
    r"|(?:al|el|la|a\sla)\s(?P<unit5>día|noche|mañana|semana|mes|año)\s(?P<way5>siguiente|anterior)"
    r"|la\s(?P<eve>víspera))\b",
    re.IGNORECASE,
)
_DAYS: Final = frozenset(["day", "night", "morning", "afternoon", "evening", "día", "noche", "mañana"])
_WEEKS: Final = frozenset({"week", "semana"})
_MONTHS: Final = frozenset({"month", "mes"})
_BACK: Final = frozenset(["earlier", "before", "beforehand", "antes", "previous", "anterior"])


def following_dates(
    sentence: str, dated: Sequence[Found], told_before: Callable[[], EventDate | None]
) -> Iterator[Found]:
    """Every such date, at spans of the sentence; those that nothing before dates are left out.

    `dated` are the other dates of the sentence, in order; `told_before` gives the last one before the sentence.
    """
    last: EventDate | None = None
    coming = 0
    for match in _FOLLOWING.finditer(sentence):
        while coming < len(dated) and dated[coming][0].end <= match.start():
            last, coming = dated[coming][1], coming + 1
        anchor = last or told_before()
        when = _moved(match, anchor) if anchor else None
        if when is not None:
            last = when
            yield Span(*match.span()), when


def _moved(match: re.Match[str], anchor: EventDate) -> EventDate | None:
    if match["eve"]:
        return _shifted(anchor, -1)
    groups = match.groupdict()
    unit, way = _first(groups, "unit"), _first(groups, "way")
    written = _first(groups, "count") or "1"
    count = int(written) if written.isdigit() else COUNTS.get(written, 0)
    steps = -count if way in _BACK else count
    if unit in _DAYS or unit in _WEEKS:
        return _shifted(anchor, steps * (7 if unit in _WEEKS else 1))
    months = anchor.start.year * 12 + anchor.start.month - 1 + (steps if unit in _MONTHS else 12 * steps)
    first = day(months // 12, months % 12 + 1 if unit in _MONTHS else 1, 1)
    if first is None or (unit in _MONTHS and anchor.precision is Precision.YEAR):
        return None
    return event(first, None, Precision.MONTH if unit in _MONTHS else Precision.YEAR)


def _first(groups: dict[str, str | None], name: str) -> str:
    """The text of the one group with this name and a number that matched, in lower case."""
    return next((text.lower() for key, text in groups.items() if text and key.rstrip("2345") == name), "")


def _shifted(anchor: EventDate, days: int) -> EventDate | None:
    """The day so many days from a day, or from the near end of a short range."""
    if anchor.precision in {Precision.MONTH, Precision.YEAR} or (
        anchor.precision is Precision.RANGE and not anchor.end
    ):
        return None
    start = shifted(anchor.end or anchor.start if days > 0 else anchor.start, days)
    return event(start, None, Precision.DAY) if start else None
