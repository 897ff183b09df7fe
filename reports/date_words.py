"""Words and shapes of dates, in English and Spanish. Every quantifier is bounded, so scanning takes linear time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday lunes",
            "tuesday martes",
            "wednesday miércoles miercoles",
            "thursday jueves",
            "friday viernes",
            "saturday sábado sabado",
            "sunday domingo",
        )
    )
    for name in names.split()
}
COUNTS: Final = {
    name: number
    for number, names in enumerate(
        (
            "a an one un una",
            "two dos couple",
            "three tres few",
            "four cuatro",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho",
            "nine nueve",
            "ten diez",
            "eleven once",
            "twelve doce",
        ),
        start=1,
    )
    for name in names.split()
}
ENGLISH_WORDS_TOO: Final = frozenset({"may", "march", "mar", "sep", "dec", "jan", "jun", "ago", "august"})
"""Months that are also words: without a year they count only with a capital."""

_S: Final = r"[ \t\u00a0]{0,2}\r?\n?[ \t\u00a0]{0,2}"  # a gap that may hold the line end of a wrapped paragraph


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH: Final = rf"(?P<month>{_any(MONTHS)})\b(?:\.(?={_S}\d))?"
_WEEKDAY: Final = rf"(?:(?:{_any(WEEKDAYS)}),?{_S})?"
_DAY: Final = r"(?P<day>[0-3]?\d|primero(?=\sde))(?:st|nd|rd|th|\.?[ºª°]|\.?ro|\.?er)?"
_DAY_2: Final = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th|\.?[ºª°]|ro)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_TO: Final = rf"(?:{_S}[-–—/]{_S}|{_S}\b(?:to|through|thru|until|and|al?|y|hasta)\b(?: el\b)?{_S})"
_DE: Final = rf"(?:{_S}(?:de|del|of|of the){_S}|{_S})"
_THE_YEAR: Final = rf"(?:,?{_S}(?:de|del|of|del año)?{_S}{_YEAR}\b(?![-–/.,]?\d))?"
_HEAD: Final = r"(?<![\w$€£#/.,-])"
_HEAD_OF_MONTH: Final = r"(?<![\w$€£#/.,])(?<!\d-)"  # "April-May 2021"


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


ANYTHING: Final = _compiled(
    rf"\d|\b(?:{_any(MONTHS)}|{_any(WEEKDAYS)}|today|tonight|hoy|yesterday|ayer|anteayer|antier|tomorrow|"
    r"weeks?|months?|years?|semanas?|mes|meses|años?|ago|hace|days?|nights?|morning|afternoon|evening|weekend|día|días|"
    r"noches?|madrugada|mañana|tarde|anoche|víspera|spring|summer|autumn|fall|winter|primavera|verano|otoño|invierno)\b"
)
"""What every sentence with a date has: a quick look that spares most sentences the rest."""
CALENDAR: Final = (
    _compiled(rf"{_HEAD}{_YEAR}(?P<sep>[-/.])(?P<number>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?![\d/-])"),
    _compiled(rf"{_HEAD}(?P<day>[0-3]?\d)(?P<sep>[-/.])(?P<number>[0-3]?\d)(?P=sep){_YEAR}(?![\d/-])"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_DAY}{_TO}{_DAY_2}{_DE}{_MONTH}{_THE_YEAR}"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_DAY}{_DE}{_MONTH}(?:{_S}['’]?(?P<short>\d\d)(?={_S}(?:$|[\n.,;:)]))|{_THE_YEAR})"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_MONTH}{_S}{_DAY}{_TO}{_DAY_2}\b{_THE_YEAR}"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_MONTH}{_S}{_DAY}\b(?![\d.:%]\d|%){_THE_YEAR}"),
    _compiled(
        rf"{_HEAD_OF_MONTH}(?:(?P<part>early|mid|late|(?:the )?(?:start|beginning|middle|end) of|"
        rf"principios|comienzos|inicios|mediados|fines|finales)[- ]?{_DE})?{_MONTH}{_THE_YEAR}"
    ),
    _compiled(
        rf"{_HEAD}(?:(?P<part>early|mid|late|(?:the )?(?:start|beginning|middle|end) of|"
        rf"principios|comienzos|inicios|mediados|fines|finales)[- ]?{_DE})?{_YEAR}(?!\d|[-/.,]\d|s\b|['’]s\b|\w)"
    ),
)
DECADE: Final = _compiled(
    rf"{_HEAD}(?:(?P<part>early|mid|late)[- ])?(?:the{_S}(?:(?P<part2>early|mid|late)[- ])?)?"
    rf"(?P<decade>(?:19|20)\d0)['’]?s\b"
    rf"|\b(?:década|años){_S}(?:de{_S})?(?:los{_S})?(?P<decade2>(?:19|20)\d0|[3-9]0)\b"
)
SPAN_OF_YEARS: Final = _compiled(rf"{_HEAD}{_YEAR}[-–](?P<year2>(?:(?:19|20)\d\d|\d\d))(?![-–/.,]?\d|\w)")
OLD_YEAR: Final = re.compile(
    r"\b(?:[Ii]n|of|[Ss]ince|[Ee]n|[Dd]e|[Dd]el|[Dd]esde)\s(?P<year>1[5-8]\d\d)\b(?![-–/.,:]?\d|\s?(?:hours?|hrs|h\b|UTC|GMT|local))"
)
RELATIVE_DAY: Final = _compiled(
    r"\b(?:(?P<zero>today|tonight|hoy)|(?P<minus>yesterday|ayer)|(?P<minus2>anteayer|antier)|"
    r"(?P<plus>tomorrow|(?<!\bla )(?<!\buna )(?<!\besta )(?<!\bcada )(?<!\bmedia )mañana))\b"
)
DAY_OF_MONTH: Final = _compiled(
    rf"\b(?:(?:el|del|al){_S})?día{_S}(?P<day>[0-3]?\d)(?!\d|[.,:]\d|{_S}de{_S}{_MONTH})\b"
    rf"|\bon{_S}the{_S}(?P<day2>[0-3]?\d)(?:st|nd|rd|th)\b(?=[.,;:)]|$|{_S}[a-z])(?!{_S}(?:of|floor|day|anniversary)\b)"
)
"""A day of the month alone: "el día 19", "on the 17th"."""
RELATIVE_UNIT: Final = _compiled(
    rf"\b(?:(?P<which>last|past|previous|this|current|next|coming|pasad[oa]|est[ea]|próxim[oa]){_S}"
    rf"(?P<unit>week|month|year|semana|mes|año)"
    rf"|(?P<unit2>semana|mes|año){_S}(?P<which2>pasad[oa]|próxim[oa]|en curso|que viene))\b"
)
RELATIVE_MONTH: Final = _compiled(
    rf"\b(?P<which>last|past|this|next|coming|pasado|próximo){_S}(?:mes{_S}de{_S})?{_MONTH}(?!{_S}\d)"
)
WEEKDAY: Final = _compiled(
    rf"\b(?:(?P<which>last|past|this|next|coming|pasado|próximo|este){_S})?(?P<weekday>{_any(WEEKDAYS)})(?:{_S}(?P<which2>pasado|próximo))?\b"
)
AGO: Final = _compiled(
    rf"\b(?P<count>\d{{1,3}}|{_any(COUNTS)}){_S}(?:of{_S})?(?P<unit>day|week|month|year)s?{_S}ago\b"
    rf"|\bhace{_S}(?P<count2>\d{{1,3}}|{_any(COUNTS)}){_S}(?P<unit2>día|semana|mes|año)(?:es|s)?\b"
)
FUTURE: Final = _compiled(
    r"\b(?:will|shall|upcoming|forthcoming|scheduled|planned|plans to|set to|due (?:in|on|next)|going to|expected to|"
    r"slated|next|intends to|coming|próxim[oa]s?|previst[oa]s?|prevé|planea|\w{2,20}r(?:á|án|emos))\b|['’]ll\b"
)
SAYING: Final = _compiled(
    r"\b(?:said|says|told|tells|announced|stated|reported|warned|published|posted|tweeted|interview(?:ed)?|report|"
    r"article|statement|according to|quoted|wrote|testified|declared|dijo|declaró|anunció|informó|señaló|afirmó|"
    r"publicad[oa]|entrevista|según|reportó|advirtió)\b"
)
SINCE: Final = _compiled(r"\b(?:since|desde)(?: (?:el|the|at least|al menos))?(?: (?:año|mes de))?\s{0,2}$")
PART: Final = _compiled(r"(?:early|mid|late|principios|comienzos|inicios|mediados|fines|finales)\b")
DONE: Final = re.compile(
    r"\b(?!(?:schedul|plann|expect|plan|previst|program|project|propos|anunci|announc|fijad|pautad|agree|decid|ask|call|"
    r"vow|promis|pledg|want|hop|need|acord|decid|pid|prometi|propus|convoc)[^\W\d_]{0,10}\b)"
    r"(?:[^\W\d_]{2,20}(?:ed|[ai]d[oa]s?|[^r]ó|aron|ieron)|fell|left|went|came|took|flew|struck|began|shot|sank|met|held|sent)"
    r"(?:(?:\s(?!(?:for|para|until|till|hasta|by|before|antes)\s)[^\s,.;:]{1,20}){0,3}?\s(?:in|on|en|el)|\s(?:last))?\s{1,2}$"
)
"""A verb right before a date that says that it is over: "suspended in March", "zarpó de Mbour el 3 de mayo"."""
BETWEEN: Final = _compiled(r"\b(?:between|from|entre|de|del|desde)(?: (?:el|the))?\s{0,2}$")
JOINS: Final = _compiled(rf"{_S}(?:[-–—/]|to|through|thru|until|and|al?|y|hasta)(?: (?:el|the|de))?{_S}")
JOINS_WITHOUT_LEAD: Final = _compiled(rf"{_S}(?:[-–—]|to|through|thru|until|al?|hasta)(?: (?:el|the|de))?{_S}")
MONTH_LEAD: Final = _compiled(
    r"\b(?:in|since|by|until|till|during|of|from|between|through|to|before|after|and|en|desde|hasta|durante|de|entre|"
    r"mes de)\s{0,2}$"
)
YEAR_LEAD: Final = _compiled(
    r"(?:\b(?:in|since|during|by|until|till|from|between|before|after|through|early|late|mid|circa|year|around|about|of|"
    r"and|to|en|desde|durante|hasta|de|del|hacia|año|entre|y|al?|como en)|[(\[–—-])\s{0,2}$"
)
LOOSE_YEAR_LEAD: Final = _compiled(r"\b(?:of|and|to|by|about|around|de|del|y|al?|from|between|entre)\s{0,2}$")
NAME_OF_LEAD: Final = re.compile(r"\b(?!Spring|Summer|Autumn|Fall|Winter|End|Start|Beginning)[A-Z][a-z]+ of $")
QUANTITY: Final = _compiled(
    r"(?:\s?(?:to|and|-|–|a|y)\s?\d[\d,.]{0,9})?\s{0,2}(?:-?(?:[a-z]{2,12}\s)?(?:troops|soldiers|men|people|personnel|tons|tonnes|barrels|km|kilomet|miles|meters|metres|million|billion|"
    r"percent|per cent|dollars|euros|members|fighters|advisers|advisors|rifles|hectares|kg|pounds|feet|workers|police|"
    r"soldados|hombres|personas|toneladas|barriles|millones|dólares|kilómetros|miembros|efectivos|hectáreas)|%|bpd|b/d)"
)
