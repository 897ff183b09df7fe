"""Days of the month without their month: "by the 12th", "el día 19", "hasta el 31", "on the 8th of this month"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from reports.date_parts import day, event
from reports.date_words import MONTHS
from reports.document import Span
from reports.model import EventDate, Precision
from reports.tenses import Tense, tense_around

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_THIS: Final = (
    r"of\sthis\smonth|del\s(?:corriente|presente|actual|mes\sen\scurso)(?:\smes)?|de\seste\smes|de\slos\scorrientes"
)
_SAME: Final = r"of\s(?:the\ssame|that)\smonth|del\smismo\smes|de\sese\s(?:mismo\s)?mes"
_STOP: Final = r"(?=\s{0,2}(?:[,;)—–”»\"]|\.(?!\w)|$))"
_ON: Final = (
    r"\s{1,2}(?:he|she|it|they|we|there|the|a|an|and|but|with|without|in|at|from|to|for|was|were|is|are|has|had|did)\b"
)
DAY_OF_MONTH: Final = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?:(?:el|del|al)\s)?día\s(?P<day>[0-3]?\d)(?!\d|[.,:]\d|\sdel?\s(?:{_MONTH})\b)\b(?:\s(?:(?P<this>{_THIS})|(?P<same>{_SAME})))?"
    rf"|(?:el|del|al)\s(?P<day2>[0-3]?\d)\s(?:(?P<this2>{_THIS})|(?P<same2>{_SAME}))"
    rf"|(?<!\by\s)el\s(?P<day3>[0-3]?\d)(?:{_STOP}|(?=\s(?:hay|hubo|zarpó|salió|llegó|partió|regresó|volvió)\b))"
    rf"|(?:(?P<lead>on|by|since|until|till|from|before|after|around)\s)?the\s(?P<day4>[0-3]?\d)(?:st|nd|rd|th)"
    rf"(?:\s(?:(?P<this4>{_THIS})|(?P<same4>{_SAME}))|{_STOP}"
    rf"|(?(lead)(?={_ON}|\s[a-z]{{2,12}}(?:ed|ing)\b)|(?!)))"
    rf"|on\sthe\s(?P<day5>[0-3]?\d)(?:st|nd|rd|th)(?=\s[a-z])(?!\s(?:of|floor|day|anniversary|century|street|avenue|"
    rf"round|lap|minute|edition|birthday|attempt|try|hole)\b))",
    re.IGNORECASE,
)
_SOON: Final = 10  # days


def day_of_month(match: re.Match[str], anchor: EventDate | None, published: date | None) -> EventDate | None:
    """The day that a match of `DAY_OF_MONTH` means, by the date told before it or by the day of publication."""
    groups = {key.rstrip("2345"): text for key, text in match.groupdict().items() if text}
    number = int(groups["day"])
    if "this" in groups:
        found = day(published.year, published.month, number) if published else None
    elif "same" in groups:
        found = day(anchor.start.year, anchor.start.month, number) if anchor else None
    else:
        start = match.end("lead") + 1 if match["lead"] else match.start()
        tense = tense_around(match.string, Span(start, match.end()))
        found = _near_told(number, anchor) if anchor else None
        if published and (found is None or not _fits(found, published, tense)):
            found = _near_publication(number, published, tense)
    return event(found, None, Precision.DAY) if found else None


def _fits(found: date, published: date, tense: Tense | None) -> bool:
    """Whether a day lies on the side of publication that the tense tells of; the present tells stories too."""
    if found > published:
        return tense in {Tense.AHEAD, Tense.PRESENT}
    return tense is not Tense.AHEAD


def _near_told(number: int, anchor: EventDate) -> date | None:
    """The day nearest to the day told before, or that of the month told before."""
    if anchor.precision is Precision.MONTH:
        return day(anchor.start.year, anchor.start.month, number)
    if anchor.precision is not Precision.DAY:
        return None
    months = anchor.start.year * 12 + anchor.start.month - 1
    days = [day(each // 12, each % 12 + 1, number) for each in (months - 1, months, months + 1)]
    return min((each for each in days if each), key=lambda each: abs((each - anchor.start).days), default=None)


def _near_publication(number: int, published: date, tense: Tense | None) -> date | None:
    """The last such day up to publication; the next one where the clause tells of what comes; the nearest otherwise."""
    months = published.year * 12 + published.month - 1
    ahead = (number - published.day) % 30
    if tense is Tense.PAST or (tense is None and not 0 < ahead < _SOON):
        months -= number > published.day
    else:
        months += number < published.day
    return day(months // 12, months % 12 + 1, number)
