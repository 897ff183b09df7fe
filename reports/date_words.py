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
            "thirteen trece",
            "fourteen catorce",
            "fifteen quince",
            "sixteen dieciséis",
            "seventeen diecisiete",
            "eighteen dieciocho",
            "nineteen diecinueve",
            "twenty veinte",
        ),
        start=1,
    )
    for name in names.split()
}
ENGLISH_WORDS_TOO: Final = frozenset({"may", "march", "mar", "sep", "dec", "jan", "jun", "ago", "august"})
"""Months that are also words: without a year they count only with a capital."""
SHORT_MONTHS: Final = frozenset({"mar", "sep", "dec", "jan", "jun", "ago"})
"""Those of them that are months beside a day: "14 mar"."""

DAY_WORDS: Final = {
    name: number
    for number, names in enumerate(
        (
            "first uno", "second dos", "third tres", "fourth cuatro", "fifth cinco", "sixth seis", "seventh siete",
            "eighth ocho", "ninth nueve", "tenth diez", "eleventh once", "twelfth doce", "thirteenth trece",
            "fourteenth catorce", "fifteenth quince", "sixteenth dieciséis", "seventeenth diecisiete",
            "eighteenth dieciocho", "nineteenth diecinueve", "twentieth veinte", "twenty-first veintiuno",
            "twenty-second veintidós", "twenty-third veintitrés", "twenty-fourth veinticuatro",
            "twenty-fifth veinticinco", "twenty-sixth veintiséis", "twenty-seventh veintisiete",
            "twenty-eighth veintiocho", "twenty-ninth veintinueve", "thirtieth treinta",
            "thirty-first treintaiuno",
        ),
        start=1,
    )
    for name in names.split(" ")
}  # fmt: skip
"""Days of the month in words, as courts and notaries write them."""
_SPELLED_YEAR: Final = rf"dos\smil(?:\s(?:{'|'.join(DAY_WORDS)}))?"

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


def _by_first_letter(shapes: str) -> str:
    """The same alternatives, tried only where their first letter stands."""
    rests: dict[str, list[str]] = {}
    for shape in shapes.split("|"):
        rests.setdefault(shape[0], []).append(shape[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())


_OF_TIME: Final = (
    rf"{_any(MONTHS)}|{_any(WEEKDAYS)}|today|tonight|hoy|yesterday|ayer|anteayer|antier|tomorrow|"
    r"weeks?|months?|years?|semanas?|mes|meses|años?|ago|hace|days?|nights?|morning|afternoon|evening|weekend|día|días|"
    r"noches?|madrugada|mañana|tarde|anoche|víspera|christmas|easter|navidad|nochebuena|"
    r"nochevieja|pascua|santo|century|siglo|fortnight|quincena|trimestre|semestre|quarter|mon|tues?|wed|thur?s?|fri|spring|summer|autumn|fall|winter|primavera|verano|otoño|invierno"
)
ANYTHING: Final = _compiled(rf"\d|\b(?:{_by_first_letter(_OF_TIME)})\b")
"""What every sentence with a date has: a quick look that spares most sentences the rest."""
CALENDAR: Final = (
    _compiled(rf"{_HEAD}{_YEAR}(?P<sep>[-/.])(?P<number>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?![\d/-])"),
    _compiled(rf"{_HEAD}(?P<day>[0-3]?\d)(?P<sep>[-/.])(?P<number>[0-3]?\d)(?P=sep){_YEAR}(?![\d/-])"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_DAY}{_TO}{_DAY_2}{_DE}{_MONTH}{_THE_YEAR}"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_DAY}{_DE}{_MONTH}(?:{_S}['’]?(?P<short>\d\d)(?={_S}(?:$|[\n.,;:)]))|{_THE_YEAR})"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_MONTH}{_S}{_DAY}{_TO}{_DAY_2}\b{_THE_YEAR}"),
    _compiled(rf"{_HEAD}{_WEEKDAY}{_MONTH}{_S}{_DAY}\b(?![\d.:%]\d|%){_THE_YEAR}"),
    _compiled(
        rf"{_HEAD_OF_MONTH}(?:(?P<part>early|mid|late|(?:the )?(?:start|beginning|middle|end)(?: of)?|"
        rf"(?:the )?(?:first|early|last|closing) (?:few )?days of|principios|comienzos|inicios|mediados|mitad|"
        rf"primeros(?: días)?|últimos(?: días)?|fines|finales|fin)[- ]?{_DE})?{_MONTH}{_THE_YEAR}"
    ),
    _compiled(
        rf"{_HEAD}(?:(?P<part>early|mid|late|(?:the )?(?:start|beginning|middle|end) of|"
        rf"principios|comienzos|inicios|mediados|primeros|últimos|fines|finales)[- ]?{_DE})?{_YEAR}"
        r"(?!\d|[-/.,]\d|s\b|['’]s\b|\w)"
    ),
    _compiled(rf"{_HEAD}{_DAY}[-/]{_MONTH}[-/](?:{_YEAR}|(?P<short>\d\d))\b(?![-/])"),
    _compiled(
        rf"\b(?P<day>treinta\sy\suno|{_any(DAY_WORDS)}){_S}(?:de|of){_S}{_MONTH}(?:,?{_S}(?:del?|of)?{_S}"
        rf"(?:{_YEAR}\b|(?P<spelled>{_SPELLED_YEAR})))?"
    ),
)
DECADE: Final = _compiled(
    rf"{_HEAD}(?:(?P<part>early|mid|late)[- ])?(?:the{_S}(?:(?P<part2>early|mid|late)[- ])?)?"
    rf"(?P<decade>(?:19|20)\d0)['’]?s\b"
    rf"|\b(?:década|años){_S}(?:de{_S})?(?:los{_S})?(?P<decade2>(?:19|20)\d0|[3-9]0)\b"
)
SPAN_OF_YEARS: Final = _compiled(
    rf"{_HEAD}(?P<year>(?:1[5-9]|20)\d\d)[-–](?P<year2>(?:(?:1[5-9]|20)\d\d|\d\d))(?![-–/.,]?\d|\w)"
)
OLD_YEAR: Final = re.compile(
    r"\b(?:[Ii]n|of|[Ss]ince|[Ee]n|[Dd]e|[Dd]el|[Dd]esde)\s(?P<year>1[5-8]\d\d)\b(?![-–/.,:]?\d|\s?(?:hours?|hrs|h\b|UTC|GMT|local))"
)
RELATIVE_DAY: Final = _compiled(
    r"\b(?:(?P<zero>today|tonight|hoy)|(?P<minus2>anteayer|antier|antes\sde\sayer|anteanoche|antenoche|"
    r"(?:the\s)?day\sbefore\syesterday|the\snight\sbefore\slast)|(?P<minus>yesterday|ayer)|"
    r"(?P<plus2>(?:the\s)?day\safter\stomorrow|(?<!\bel )pasado\smañana)|"
    r"(?P<plus>tomorrow|(?<!\bla )(?<!\buna )(?<!\besta )(?<!\bcada )(?<!\bmedia )mañana))\b"
)
RELATIVE_UNIT: Final = _compiled(
    rf"\b(?:(?P<which>last|past|previous|this|current|next|coming|pasad[oa]|est[ea](?:{_S}mism[oa])?|próxim[oa]|entrante){_S}"
    rf"(?P<unit>week|month|year|semana|mes|año)"
    rf"|(?P<unit2>semana|mes|año){_S}(?P<which2>pasad[oa]|próxim[oa]|en curso|que viene|entrante))\b"
)
RELATIVE_MONTH: Final = _compiled(
    rf"\b(?P<which>last|past|this|next|coming|pasado|próximo){_S}(?:mes{_S}de{_S})?{_MONTH}(?!{_S}\d)"
)
WEEKDAY: Final = _compiled(
    rf"\b(?:(?P<which>last|past|this|next|coming|pasado|próximo|este){_S})?(?P<weekday>{_any(WEEKDAYS)})(?:{_S}(?P<which2>pasado|próximo))?\b"
)
SHORT_WEEKDAY: Final = re.compile(
    r"(?<![A-Za-z]{2} (?=S))\b(?P<weekday>Mon|Tues?|Wed|Thur?s?|Fri|S(?:at|un)(?=\.?\s\d))\b"
    r"(?=\.?\s(?:\d{1,2}[:.]?\d\d|a\.?m|p\.?m|noon|night)|\.?$|\.?[,;)\n]|\.\s)"
)
""" "Mon 06:10", "two rounds Tue." in logs and timetables."""
HENCE: Final = _compiled(
    rf"\bdentro{_S}de{_S}(?P<count>\d{{1,3}}|{_any(COUNTS)}){_S}(?P<unit>día|semana|quincena|mes|año)(?:es|s)?\b"
    rf"|\bin{_S}(?P<count2>\d{{1,3}}|{_any(COUNTS)}){_S}(?P<unit2>day|week|month|year)s?['’]?{_S}time\b"
    rf"|\b(?P<count3>\d{{1,3}}|{_any(COUNTS)}){_S}(?P<unit3>day|week|month|year)s?{_S}from{_S}now\b"
)
AGO: Final = _compiled(
    rf"\b(?P<count>\d{{1,3}}|{_any(COUNTS)}){_S}(?:of{_S})?(?P<unit>day|week|fortnight|month|year)s?{_S}ago\b"
    rf"|\bhace{_S}(?P<count2>\d{{1,3}}|{_any(COUNTS)}){_S}(?P<unit2>día|semana|quincena|mes|año)(?:es|s)?\b"
)
SAYING: Final = _compiled(
    r"\b(?:said|says|told|tells|announced|stated|reported|warned|published|posted|tweeted|interview(?:ed)?|report|"
    r"article|statement|according to|quoted|wrote|testified|declared|dijo|declaró|anunció|informó|señaló|afirmó|"
    r"publicad[oa]|entrevista|según|reportó|advirtió)\b"
)
_ABOUT: Final = (
    r"at least|no later than|roughly|around|about|approximately|circa|al menos|por lo menos|cuando menos|más o menos|"
    r"aproximadamente|alrededor de|hacia"
)
SINCE: Final = _compiled(rf"\b(?:since|desde)(?: (?:el|la|the|{_ABOUT}))?(?: (?:año|mes de|día))?\s{{0,2}}$")
PART: Final = _compiled(r"(?:early|mid|late|principios|comienzos|inicios|mediados|primeros|últimos|fines|finales)\b")
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
    r"mes de|para|hacia|for|around|tras|por|all through|throughout|of last|del pasado|as of)\s{0,2}$|\($"
)
YEAR_LEAD: Final = _compiled(
    r"(?:\b(?:in|since|during|by|until|till|from|between|before|after|through|early|late|mid|circa|year|around|about|of|"
    r"and|to|en|desde|durante|hasta|de|del|hacia|año|entre|y|al?|como en|"
    r"roughly|at least|approximately|menos|aproximadamente)|[(\[–—-])\s{0,2}$"
)
LOOSE_YEAR_LEAD: Final = _compiled(r"\b(?:of|and|to|by|about|around|de|del|y|al?|from|between|entre)\s{0,2}$")
NAME_OF_LEAD: Final = re.compile(
    r"\b(?!Spring|Summer|Autumn|Fall|Winter|End|Start|Beginning|Agreement|Accords?|Treaty|Pact|Peace|Truce|Armistice|War|"
    r"Revolution|Revolt|Uprising|Coup|Conference|Congress|Declaration|Protocol|Convention|Award|Crisis)[A-Z][a-z]+ of $"
)
"""A law's year is part of its name; a treaty's or a war's is a date."""
QUANTITY: Final = _compiled(
    r"(?:\s?(?:to|and|-|–|a|y)\s?\d[\d,.]{0,9})?\s{0,2}(?:-?(?:[a-z]{2,12}\s)?(?:troops|soldiers|men|people|personnel|tons|tonnes|barrels|km|kilomet|miles|meters|metres|million|billion|"
    r"percent|per cent|dollars|euros|members|fighters|advisers|advisors|rifles|hectares|kg|pounds|feet|workers|police|"
    r"soldados|hombres|personas|toneladas|barriles|millones|dólares|kilómetros|miembros|efectivos|hectáreas)|%|bpd|b/d)"
)
