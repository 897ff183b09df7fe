"""How the page says things: counts with their noun, dates, places, statuses. Plain text, never markup."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Mapping
from datetime import date

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Use
from reports.model import ActorKind, Direction, EventDate, Mode, Precision, Status

_MODES = {
    Mode.AIR: "By air",
    Mode.SEA: "By sea",
    Mode.LAND: "By land",
    Mode.RAIL: "By rail",
    Mode.MONEY: "Money",
    Mode.UNKNOWN: "Way not said",
}
_CLASSES = {
    FeatureClass.WATER: "water",
    FeatureClass.AREA: "area",
    FeatureClass.POPULATED: "town",
    FeatureClass.ROAD: "road",
    FeatureClass.SPOT: "site",
    FeatureClass.TERRAIN: "land form",
    FeatureClass.UNDERSEA: "sea floor",
    FeatureClass.VEGETATION: "vegetation",
}


_KINDS = {
    ActorKind.STATE: "State",
    ActorKind.ORGANISATION: "Organisation",
    ActorKind.ARMED_GROUP: "Armed group",
    ActorKind.COMPANY: "Company",
    ActorKind.CARRIER: "Carrier",
    ActorKind.PERSON: "Person",
}
_USES = {Use.LITERAL: "The place itself", Use.ACTOR: "A government or people"}
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "it": "Italian", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "mention"), counted(1280, "mention"), counted(2, "country", "countries")
    ('1 mention', '1,280 mentions', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(value: date) -> str:
    """A day as "23 May 2020"."""
    return f"{value.day} {month_name[value.month]} {value.year}"


def when(value: EventDate | None) -> str | None:
    """An event's date as far as it is known: "23 May 2020", "March 2019", "2007", "23 May – 1 June 2020".

    A date taken from the report rather than the sentence is the latest that it can be: "by 5 June 2019".
    """
    if value is None:
        return None
    if value.precision is Precision.MONTH:
        text = f"{month_name[value.start.month]} {value.start.year}"
    elif value.precision is Precision.YEAR:
        text = str(value.start.year)
    elif value.precision is Precision.RANGE and value.end is None:
        text = f"since {day(value.start)}"
    else:
        text = span(value.start, value.end or value.start)
    return text if value.source.value == "sentence" else f"by {text}"


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
        return f"{start.day} {month_name[start.month]} – {day(end)}"
    return f"{start.day} – {day(end)}"


def kind(place: Place) -> str:
    """What a place is, in a word or two: "country", "admin area", "town", "airport"."""
    if place.is_country:
        return "country"
    if place.is_capital:
        return "capital"
    if place.is_admin_area:
        return "admin area"
    if place.feature_code == "AIRP":
        return "airport"
    if place.feature_code.startswith("ISL"):
        return "island"
    return _CLASSES.get(place.feature_class, "place")


def where(place: Place, countries: Mapping[str, str]) -> str:
    """A place with what tells it apart: "Bolívar, Cauca, Colombia". `countries` gives names for country codes."""
    country = countries.get(place.country_code or "", place.country_code)
    parts = [place.name]
    if place.admin1_name and place.admin1_name != place.name and not place.is_country:
        parts.append(place.admin1_name)
    if country and country != place.name:
        parts.append(country)
    return ", ".join(parts)


def position(value: LonLat) -> str:
    """A position as "10.49° N 66.88° W"; here, for readers, latitude comes first."""
    north, east = ("N" if value.lat >= 0 else "S"), ("E" if value.lon >= 0 else "W")
    return f"{abs(value.lat):.2f}° {north} {abs(value.lon):.2f}° {east}"


def way(stops: tuple[Place, ...], direction: Direction) -> str:
    """The stops of a route in order: "Caracas → Damascus → Tehran", with "↔" where it runs both ways."""
    return (" ↔ " if direction is Direction.BOTH else " → ").join(place.name for place in stops)


def mode(value: Mode) -> str:
    """How something moved, as a label."""
    return _MODES[value]


def status(value: Status) -> str:
    """How the text stands to a movement, as a label."""
    return value.value.capitalize()


def actor_kind(value: ActorKind) -> str:
    """What an actor is, as a label."""
    return _KINDS[value]


def use(value: Use) -> str:
    """What a place name stands for, as a label."""
    return _USES[value]


def language(code: str) -> str:
    """A language's name, its code where it is not among the common ones."""
    return _LANGUAGES.get(code, code)


def literal(text: str) -> str:
    """A text as Markdown that shows exactly it, on one line: for labels that Streamlit reads as Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def statuses(counts: Mapping[Status, int]) -> str:
    """How texts stand to a movement: one status as it is, several with their sentences.

    >>> statuses({Status.REPORTED: 1}), statuses({Status.REPORTED: 2, Status.DENIED: 1})
    ('reported', 'reported in 2, denied in 1')
    """
    if len(counts) == 1:
        return next(iter(counts)).value
    return ", ".join(f"{value.value} in {number:,}" for value, number in counts.items())


def say_so(sentences: int, reports: int) -> str:
    """How many say something.

    >>> say_so(1, 1), say_so(3, 1), say_so(5, 3)
    ('1 sentence says so', '3 sentences in 1 report say so', '5 sentences in 3 reports say so')
    """
    if sentences == 1:
        return "1 sentence says so"
    return f"{counted(sentences, 'sentence')} in {counted(reports, 'report')} say so"


def kilometres(value: float) -> str:
    """A distance as a reader wants it: "11,795 km", below ten "3.2 km"."""
    return f"{value:,.0f} km" if value >= 10 else f"{value:.1f} km"


def confidence(value: float) -> str:
    """A confidence in a word and its figure: "likely (0.82)"."""
    word = "sure" if value >= 0.9 else "likely" if value >= 0.7 else "unsure" if value >= 0.45 else "a guess"
    return f"{word} ({value:.2f})"
