"""How the page says things: counts with their noun, dates, places, statuses. Plain text, never markup.

All in the language spoken (dashboard/language.py); the examples are English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from dashboard import language as spoken
from dashboard.language import figure, later, later_n, tr, trn
from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Use
from reports.model import ActorKind, Direction, EventDate, Mode, Precision, Status

_MODES = {
    Mode.AIR: later("By air"),
    Mode.SEA: later("By sea"),
    Mode.LAND: later("By land"),
    Mode.RAIL: later("By rail"),
    Mode.MONEY: later("Money"),
    Mode.UNKNOWN: later("Way not said"),
}
_STATUSES = {
    Status.REPORTED: later("Reported"),
    Status.PLANNED: later("Planned"),
    Status.ALLEGED: later("Alleged"),
    Status.DENIED: later("Denied"),
}
_CLASSES = {
    FeatureClass.WATER: later("water"),
    FeatureClass.AREA: later("area"),
    FeatureClass.POPULATED: later("town"),
    FeatureClass.ROAD: later("road"),
    FeatureClass.SPOT: later("site"),
    FeatureClass.TERRAIN: later("land form"),
    FeatureClass.UNDERSEA: later("sea floor"),
    FeatureClass.VEGETATION: later("vegetation"),
}

_KINDS = {
    ActorKind.STATE: later("State"),
    ActorKind.ORGANISATION: later("Organisation"),
    ActorKind.ARMED_GROUP: later("Armed group"),
    ActorKind.COMPANY: later("Company"),
    ActorKind.CARRIER: later("Carrier"),
    ActorKind.PERSON: later("Person"),
}
_USES = {Use.LITERAL: later("The place itself"), Use.ACTOR: later("A government or people")}
Noun = Literal[
    "actor", "country", "decision", "denied route", "entry", "file", "flow", "input", "mention",
    "mention or route", "place", "place name", "question", "report", "route", "row", "sentence", "time",
]  # fmt: skip
COUNTED: Final[Mapping[Noun, tuple[str, str]]] = {
    "actor": later_n("{n} actor", "{n} actors"),
    "country": later_n("{n} country", "{n} countries"),
    "decision": later_n("{n} decision", "{n} decisions"),
    "denied route": later_n("{n} denied route", "{n} denied routes"),
    "entry": later_n("{n} entry", "{n} entries"),
    "file": later_n("{n} file", "{n} files"),
    "flow": later_n("{n} flow", "{n} flows"),
    "input": later_n("{n} input", "{n} inputs"),
    "mention": later_n("{n} mention", "{n} mentions"),
    "mention or route": later_n("{n} mention or route", "{n} mentions and routes"),
    "place": later_n("{n} place", "{n} places"),
    "place name": later_n("{n} place name", "{n} place names"),
    "question": later_n("{n} question", "{n} questions"),
    "report": later_n("{n} report", "{n} reports"),
    "route": later_n("{n} route", "{n} routes"),
    "row": later_n("{n} row", "{n} rows"),
    "sentence": later_n("{n} sentence", "{n} sentences"),
    "time": later_n("{n} time", "{n} times"),
}
"""What can be counted, by its name in English, with both forms of its message."""
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def counted(number: int, noun: Noun) -> str:
    """A count with its noun.

    >>> counted(1, "mention"), counted(1280, "mention"), counted(2, "country")
    ('1 mention', '1,280 mentions', '2 countries')
    """
    return trn(*COUNTED[noun], number)


def numbered(label: str, number: int) -> str:
    """A label with its count, "Cuba · 12"; the label alone for none."""
    return f"{label} · {figure(number)}" if number else label


def day(value: date) -> str:
    """A day as "23 May 2020"."""
    return spoken.day(value)


def when(value: EventDate | None) -> str | None:
    """An event's date as far as it is known: "23 May 2020", "March 2019", "2007", "23 May – 1 June 2020".

    A date taken from the report rather than the sentence is the latest that it can be: "by 5 June 2019".
    """
    if value is None:
        return None
    if value.precision is Precision.MONTH:
        text = spoken.month(value.start)
    elif value.precision is Precision.YEAR:
        text = str(value.start.year)
    elif value.precision is Precision.RANGE and value.end is None:
        text = tr("since {day}", day=day(value.start))
    else:
        text = span(value.start, value.end or value.start)
    if value.source.value == "sentence":
        return text
    if value.precision in {Precision.MONTH, Precision.YEAR}:
        return tr("by {month}", month=text)
    return tr("by {day}", day=text)


def span(start: date, end: date) -> str:
    """A range of days, with what both ends share said once.

    >>> span(date(2020, 5, 23), date(2020, 6, 1))
    '23 May – 1 June 2020'
    """
    if start == end:
        return day(start)
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{spoken.day_of_year(start)} – {day(end)}"
    return f"{start.day} – {day(end)}"


def kind(place: Place) -> str:
    """What a place is, in a word or two: "country", "admin area", "town", "airport"."""
    if place.is_country:
        return tr("country")
    if place.is_capital:
        return tr("capital")
    if place.is_admin_area:
        return tr("admin area")
    if place.feature_code == "AIRP":
        return tr("airport")
    if place.feature_code.startswith("ISL"):
        return tr("island")
    return tr(_CLASSES.get(place.feature_class, later("place")))


def name(place: Place) -> str:
    """What a place is called: a country in the language spoken, any other as the gazetteer has it."""
    return (spoken.country(place.country_code) if place.is_country else None) or place.name


def where(place: Place, countries: Mapping[str, str]) -> str:
    """A place with what tells it apart: "Bolívar, Cauca, Colombia". `countries` gives names for country codes."""
    code = place.country_code
    country = spoken.country(code) or countries.get(code or "", code)
    parts = [name(place)]
    if place.admin1_name and place.admin1_name != place.name and not place.is_country:
        parts.append(place.admin1_name)
    if country and country != parts[0]:
        parts.append(country)
    return ", ".join(parts)


def position(value: LonLat) -> str:
    """A position as "10.49° N 66.88° W"; here, for readers, latitude comes first."""
    north = tr("N") if value.lat >= 0 else tr("S")
    east = tr("E") if value.lon >= 0 else tr("W")
    return f"{figure(abs(value.lat), 2)}° {north} {figure(abs(value.lon), 2)}° {east}"


def way(stops: tuple[Place, ...], direction: Direction) -> str:
    """The stops of a route in order: "Caracas → Damascus → Tehran", with "↔" where it runs both ways."""
    return (" ↔ " if direction is Direction.BOTH else " → ").join(map(name, stops))


def mode(value: Mode) -> str:
    """How something moved, as a label."""
    return tr(_MODES[value])


def status(value: Status) -> str:
    """How the text stands to a movement, as a label."""
    return tr(_STATUSES[value])


def actor_kind(value: ActorKind) -> str:
    """What an actor is, as a label."""
    return tr(_KINDS[value])


def use(value: Use) -> str:
    """What a place name stands for, as a label."""
    return tr(_USES[value])


def language(code: str) -> str:
    """A language's name, its code where it is not known."""
    return spoken.tongue(code)


def literal(text: str) -> str:
    """A text as Markdown that shows exactly it, on one line: for labels that Streamlit reads as Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def statuses(counts: Mapping[Status, int]) -> str:
    """How texts stand to a movement: one status as it is, several with their sentences.

    >>> statuses({Status.REPORTED: 1}), statuses({Status.REPORTED: 2, Status.DENIED: 1})
    ('reported', 'reported in 2, denied in 1')
    """
    if len(counts) == 1:
        return status(next(iter(counts))).lower()
    told = [tr("{status} in {n}", status=status(one).lower(), n=figure(number)) for one, number in counts.items()]
    return ", ".join(told)


def say_so(sentences: int, reports: int) -> str:
    """How many say something.

    >>> say_so(1, 1), say_so(3, 1), say_so(5, 3)
    ('1 sentence says so', '3 sentences in 1 report say so', '5 sentences in 3 reports say so')
    """
    if sentences == 1:
        return tr("1 sentence says so")
    said, told = counted(sentences, "sentence"), counted(reports, "report")
    return tr("{sentences} in {reports} say so", sentences=said, reports=told)


def kilometres(value: float) -> str:
    """A distance as a reader wants it: "11,795 km", below ten "3.2 km"."""
    return f"{figure(value, 0 if value >= 10 else 1)} km"


def confidence(value: float) -> str:
    """A confidence in a word and its figure: "likely (0.82)"."""
    if value >= 0.9:
        word = tr("sure")
    elif value >= 0.7:
        word = tr("likely")
    else:
        word = tr("unsure") if value >= 0.45 else tr("a guess")
    return f"{word} ({score(value)})"


def at_least(value: float) -> str:
    """A confidence and everything surer."""
    return tr("{confidence} or surer", confidence=confidence(value))


def score(value: float) -> str:
    """A confidence as its figure alone: "0.82"."""
    return figure(value, 2)
