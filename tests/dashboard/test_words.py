from __future__ import annotations

from datetime import date

import pytest

from dashboard import words
from gazetteer.coordinates import LonLat
from reports.model import DateSource, Direction, EventDate, Precision
from tests.dashboard.samples import PLACES

COUNTRIES = {"VE": "Venezuela", "CO": "Colombia"}


def event(start: date, precision: Precision, end: date | None = None, source: str = "sentence") -> EventDate:
    return EventDate(start=start, end=end, precision=precision, source=DateSource(source))


def test_counts_agree_with_their_noun() -> None:
    assert words.counted(1, "mention") == "1 mention"
    assert words.counted(0, "mention") == "0 mentions"
    assert words.counted(1280, "country") == "1,280 countries"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (event(date(2020, 5, 23), Precision.DAY), "23 May 2020"),
        (event(date(2019, 3, 1), Precision.MONTH), "March 2019"),
        (event(date(2007, 1, 1), Precision.YEAR), "2007"),
        (event(date(2020, 5, 23), Precision.RANGE, date(2020, 6, 1)), "23 May – 1 June 2020"),
        (event(date(2020, 5, 1), Precision.RANGE, date(2020, 5, 9)), "1 – 9 May 2020"),
        (event(date(2019, 12, 30), Precision.RANGE, date(2020, 1, 2)), "30 December 2019 – 2 January 2020"),
        (event(date(2005, 1, 1), Precision.RANGE), "since 1 January 2005"),
        (event(date(2019, 6, 5), Precision.DAY, source="document"), "by 5 June 2019"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(value: EventDate, said: str) -> None:
    assert words.when(value) == said


def test_a_place_is_told_apart_by_its_area_and_country() -> None:
    assert words.where(PLACES["Arauca"], COUNTRIES) == "Arauca, Colombia"
    assert words.where(PLACES["Ciudad Bolívar"], COUNTRIES) == "Ciudad Bolívar, Bolívar, Venezuela"
    assert words.where(PLACES["Venezuela"], COUNTRIES) == "Venezuela"
    assert words.where(PLACES["Tehran"], COUNTRIES) == "Tehran, IR"


def test_both_ways_of_a_route_are_said() -> None:
    stops = (PLACES["Caracas"], PLACES["Tehran"])
    assert words.way(stops, Direction.ONE_WAY) == "Caracas → Tehran"
    assert words.way(stops, Direction.BOTH) == "Caracas ↔ Tehran"


def test_a_position_is_said_with_latitude_first_as_readers_expect() -> None:
    assert words.position(LonLat(-66.879, 10.488)) == "10.49° N 66.88° W"
    assert words.position(LonLat(151.2, -33.9)) == "33.90° S 151.20° E"


@pytest.mark.parametrize(
    ("value", "word"), [(0.99, "sure"), (0.9, "sure"), (0.89, "likely"), (0.6, "unsure"), (0.2, "a guess")]
)
def test_a_confidence_is_said_in_a_word_and_its_figure(value: float, word: str) -> None:
    assert words.confidence(value) == f"{word} ({value:.2f})"
