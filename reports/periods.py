"""Parts of the year and of the week: seasons, quarters, weekends, "later this month", "a finales de año".

Seasons are those of the northern hemisphere, three whole months each; a winter has the year in which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reports.date_parts import Parts, day, event, in_nearest_year, month_end, resolved, shifted
from reports.document import Span
from reports.model import EventDate, Precision
from reports.tenses import Tense, future_cost, tense_around

Found = tuple[Span, EventDate]

_MONTHS_OF: Final = {
    "spring": 3, "primavera": 3, "summer": 6, "verano": 6, "autumn": 9, "fall": 9, "otoño": 9, "winter": 12,
    "invierno": 12,
}  # fmt: skip
_ORDINALS: Final = {
    name: number
    for number, names in enumerate(
        (
            "first 1st primer primero primera",
            "second 2nd segundo segunda",
            "third 3rd tercer tercero",
            "fourth last 4th cuarto",
        ),
        1,
    )
    for name in names.split()
}
_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete", "eight ocho", "nine nueve",
            "ten diez", "eleven once",
        ),
        2,
    )
    for name in names.split()
}  # fmt: skip
_BACK: Final = r"last|past|previous|pasad[oa]"
_AHEAD: Final = r"next|coming|upcoming|próxim[oa]"
_WHICH: Final = rf"(?P<which>{_BACK}|{_AHEAD}|this|current|est[ea]|presente)"
_WHICH_2: Final = r"(?P<which2>pasad[oa]|próxim[oa]|que viene)"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)"


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


_SEASON: Final = _compiled(
    rf"\b(?:{_WHICH}\s(?P<season>spring|summer|autumn|fall|winter|primavera|verano|otoño|invierno)"
    rf"|(?P<season2>spring|summer|autumn|(?-i:[Ff]all)|winter|primavera|verano|otoño|invierno)(?:\s{_WHICH_2}"
    rf"|(?:\s(?:of|de|del))?\s(?P<year>(?:19|20)\d\d)(?:[-–/]\d\d(?:\d\d)?)?))\b"
)
_BARE_SEASON: Final = _compiled(
    r"\b(?P<lead>in|since|by|until|during|en|desde|durante)\s(?P<article>the\s|el\s|la\s)?"
    r"(?P<season>spring|summer|autumn|winter|primavera|verano|otoño|invierno)\b(?!\s(?:of|de|del|\d|pasad|próxim|que))"
)
_BARE_QUARTER: Final = _compiled(
    r"\b(?:(?:in|during|for|by)\s)?(?:the|el)\s(?P<ordinal>first|second|third|fourth|primer|segundo|tercer|cuarto)\s"
    r"(?P<unit>quarter|trimestre|semestre)\b(?!\s(?:of|de|del|in|consecut|straight|running|\d))"
)
_OF_YEAR: Final = (
    rf"(?:,?\s(?:of|de|del)?\s?(?:(?:the|this|el|este|presente|(?P<before>last|previous))\s)?"
    rf"(?:{_YEAR}|(?P<now>year|año)\b(?:\s(?P<before2>pasado|anterior))?))"
)
_OF_YEAR_2: Final = re.sub(r"\?P<([a-z]+)\d?>", "?:", _OF_YEAR).replace("(?:(?:19", "(?P<year2>(?:19")
_QUARTER: Final = _compiled(
    rf"\b(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th|primer|segundo|tercer|cuarto|primera|segunda)\s"
    rf"(?P<unit>quarter|half|trimestre|semestre|mitad){_OF_YEAR}"
    rf"|\b(?:(?P<kind>[QH])(?P<quarter>[1-4])|(?P<quarter2>[1-4])(?P<kind2>[QTHS]))\s?(?:of\s|de\s|FY\s?)?"
    r"(?P<year2>(?:19|20)\d\d|['’]?[12]\d)\b"
)
_FIRST_MONTHS: Final = _compiled(
    rf"\bfirst\s(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\smonths{_OF_YEAR}"
    rf"|\bprimeros\s(?P<count2>{'|'.join(_NUMBERS)}|\d{{1,2}})\smeses{_OF_YEAR_2}"
)
_WEEKEND: Final = _compiled(
    rf"\b(?:{_WHICH}\s(?:weekend|fin de semana)|(?P<lead>over|at|on|by|before)\sthe\sweekend"
    rf"|fin\sde\ssemana(?:\s{_WHICH_2})?)\b"
)
_PART: Final = _compiled(
    rf"\b(?:(?P<part>early|mid|late|later|earlier)[-\s]{_WHICH}\s(?P<unit>week|month|year)"
    rf"|(?P<part2>start|beginning|middle|end)\sof\s(?:the|{_WHICH.replace('which', 'which3')})\s(?P<unit2>month|year)"
    rf"|(?P<part3>principios|comienzos|inicios|mediados|mitad|primeros|últimos|fines|finales|fin)\s(?:de|del)\s"
    rf"(?:(?P<which4>este|presente|próximo|pasado)\s)?(?P<unit3>mes|año)(?:\s{_WHICH_2})?)\b"
)
_TIME_OF_DAY: Final = _compiled(
    r"\b(?:(?P<today>this (?:morning|afternoon|evening)|esta (?:madrugada|mañana|tarde|noche))|(?P<eve>last night"
    r"|anoche))\b"
)
_UNITS: Final = {"mes": "month", "año": "year"}


def periods(sentence: str, published: date | None) -> Iterator[Found]:
    """Every such period of a sentence, at spans of the sentence; without `published` only those with a year."""
    for pattern, reader in (
        (_SEASON, _season),
        (_BARE_SEASON, _bare_season),
        (_QUARTER, _quarter),
        (_BARE_QUARTER, _bare_quarter),
        (_FIRST_MONTHS, _first_months),
        (_WEEKEND, _weekend),
        (_PART, _part),
        (_TIME_OF_DAY, _time_of_day),
    ):
        for match in pattern.finditer(sentence):
            when = reader(match, published)
            if when is not None:
                yield Span(match.end("lead") + 1 if pattern is _BARE_SEASON else match.start(), match.end()), when


def _direction(word: str | None) -> int:
    """-1 for the one before, 0 for the current one, 1 for the one after."""
    if word is None:
        return 0
    return (
        -1
        if re.fullmatch(_BACK, word, re.IGNORECASE)
        else 1
        if re.fullmatch(rf"{_AHEAD}|que viene", word, re.IGNORECASE)
        else 0
    )


def _season(match: re.Match[str], published: date | None) -> EventDate | None:
    month = _MONTHS_OF[(match["season"] or match["season2"]).lower()]
    if match["year"]:
        return _months(int(match["year"]), month, 3)
    if published is None:
        return None
    direction = _direction(match["which"] or match["which2"])
    current = published.year - (1 if month == 12 and published.month < 7 else 0)
    found = [when for year in range(current - 1, current + 2) if (when := _months(year, month, 3))]
    if direction < 0:
        return max((when for when in found if when.end and when.end < published), key=lambda w: w.start, default=None)
    if direction > 0:
        return min((when for when in found if when.start > published), key=lambda w: w.start, default=None)
    return _months(current, month, 3)


def _bare_season(match: re.Match[str], published: date | None) -> EventDate | None:
    """The last one or the next by the tense of the clause; none where it may be any year's: "in summer it is hot"."""
    if published is None:
        return None
    month = _MONTHS_OF[match["season"].lower()]
    tense = tense_around(match.string, Span(match.start("season"), match.end()))
    if match["lead"].lower() in {"since", "desde"} or tense is Tense.PAST:
        seasons = (_months(year, month, 3) for year in (published.year, published.year - 1))
        return next((when for when in seasons if when and when.start <= published), None)
    if tense is None or (tense is Tense.PRESENT and not match["article"]):
        return None
    seasons = (_months(year, month, 3) for year in (published.year, published.year + 1))
    return next((when for when in seasons if when and when.start > published), None)


def _bare_quarter(match: re.Match[str], published: date | None) -> EventDate | None:
    """That of the year in which it lies nearest to publication."""
    if published is None:
        return None
    length = 6 if match["unit"].lower() == "semestre" else 3
    first = (_ORDINALS[match["ordinal"].lower()] - 1) * length + 1
    if first > 12:
        return None
    parts = Parts(span=Span(0, 0), month=first)
    cost = future_cost(match.string, Span(*match.span()))
    year = in_nearest_year(parts, published, future_cost=cost).year
    return _months(year, first, length) if year else None


def _months(year: int, month: int, count: int) -> EventDate | None:
    """So many whole months from one on."""
    start, last = day(year, month, 1), year * 12 + month - 1 + count - 1
    if start is None or last // 12 > 9999:
        return None
    return event(start, month_end(last // 12, last % 12 + 1), Precision.RANGE)


def _quarter(match: re.Match[str], published: date | None) -> EventDate | None:
    if match["year2"]:
        return _numbered(match)
    past = 1 if match["before"] or match["before2"] else 0
    year = int(match["year"]) if match["year"] else published.year - past if published else None
    length = 3 if match["unit"].lower() in {"quarter", "trimestre"} else 6
    ordinal = _ORDINALS[match["ordinal"].lower()]
    if length == 6 and match["ordinal"].lower() == "last":
        ordinal = 2
    return _months(year, (ordinal - 1) * length + 1, length) if year and ordinal * length <= 12 else None


def _numbered(match: re.Match[str]) -> EventDate | None:
    """By its number: "Q3 2021", "3T21", "H1 2020"."""
    year = int(match["year2"].lstrip("'’"))
    length = 6 if (match["kind"] or match["kind2"]) in "HShs" else 3
    number = int(match["quarter"] or match["quarter2"])
    return (
        _months(year + 2000 if year < 100 else year, (number - 1) * length + 1, length)
        if number <= 12 // length
        else None
    )


def _first_months(match: re.Match[str], published: date | None) -> EventDate | None:
    written = (match["count"] or match["count2"]).lower()
    count = int(written) if written.isdigit() else _NUMBERS[written]
    year = match["year"] or match["year2"]
    if not 0 < count <= 12 or (year is None and published is None):
        return None
    return _months(int(year) if year else published.year if published else 0, 1, count)


def _weekend(match: re.Match[str], published: date | None) -> EventDate | None:
    """That of the week of publication after "this" and "próximo", one on after "next"; without a word the last one."""
    if published is None:
        return None
    which = match["which"] or match["which2"]
    if match["lead"] and match["lead"].lower() in {"by", "before"}:
        which = "this"
    weeks = -1 if which is None or _direction(which) < 0 else 1 if which.lower() == "next" else 0
    first = shifted(published, 5 - published.weekday() + 7 * weeks)
    last = shifted(first, 1) if first else None
    return event(first, last, Precision.RANGE) if first and last else None


def _part(match: re.Match[str], published: date | None) -> EventDate | None:
    part = (match["part"] or match["part2"] or match["part3"]).lower()
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    unit = _UNITS.get(unit, unit)
    which = match["which"] or match["which3"] or match["which4"] or match["which2"]
    if published is None:
        return None
    if part in {"later", "earlier"}:
        return _rest(part, unit, published) if _direction(which) == 0 else None
    if unit == "week":
        return None
    if part in {"end", "fin"} and unit == "year":
        return _months(published.year + _direction(which), 12, 1)
    months = published.year * 12 + published.month - 1 + _direction(which) * (12 if unit == "year" else 1)
    month = months % 12 + 1 if unit == "month" else None
    return (
        resolved(Parts(span=Span(0, 0), year=months // 12, month=month, part=part)) if 0 < months // 12 < 9999 else None
    )


def _rest(part: str, unit: str, published: date) -> EventDate | None:
    """What is left of the current week, month or year, or what is over of it; the whole where nothing is."""
    if unit == "week":
        first, last = shifted(published, -published.weekday()), shifted(published, 6 - published.weekday())
    elif unit == "month":
        first, last = published.replace(day=1), month_end(published.year, published.month)
    else:
        first, last = date(published.year, 1, 1), date(published.year, 12, 31)
    if part == "later":
        first = shifted(published, 1)
    else:
        last = shifted(published, -1)
    return event(first, last, Precision.RANGE) if first and last and first <= last else None


def _time_of_day(match: re.Match[str], published: date | None) -> EventDate | None:
    start = shifted(published, -1 if match["eve"] else 0) if published else None
    return event(start, None, Precision.DAY) if start else None
