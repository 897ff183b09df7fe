"""The reader of annotated reports: what a well formed file comes to, and how a malformed one is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gazetteer.coordinates import LonLat
from gazetteer.toponym import Use
from reports.model import Direction, Mode, Status
from tests.gold.annotation import read_report
from tests.gold.annotation_model import InvalidAnnotation, Meaning, Report

HEADER = "published: 2021-06-03\nlanguage: en\ntitle: A jet\n"
TEXT = (
    "A [[Conviasa|A conviasa]] jet left [[Caracas|P literal VE -66.88 10.49]] in March 2021.\n\n"
    "[[Moscow|P actor RU 37.62 55.75 60]] and [[Iran|P either IR]] met off the [[Gulf|P literal - -]] in 2021.\n"
    "The [[Miami|P ignore]] Herald and [[Grupo Uno|A ?]] said so."
)
GOLD = (
    "pair: Caracas = conviasa, venezuela\n"
    "pair: Gulf = -\n"
    "date: 2021 = 2021\n"
    "date: March 2021 = 2021-03\n"
    "route: Caracas > Iran | air | reported | one-way | carrier=conviasa\n"
    "optional: Venezuela > Iran | sea | alleged | both | implied\n"
    "not: Moscow > Iran\n"
)


def write(tmp_path: Path, *, header: str = HEADER, text: str = TEXT, gold: str = GOLD) -> Path:
    path = tmp_path / "07-a-jet.txt"
    path.write_bytes(f"{header}\n{text}\n===\n{gold}".encode())
    return path


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return read_report(write(tmp_path))


def test_the_text_comes_without_its_marks(report: Report) -> None:
    assert report.document.text == (
        "A Conviasa jet left Caracas in March 2021.\n\n"
        "Moscow and Iran met off the Gulf in 2021.\n"
        "The Miami Herald and Grupo Uno said so."
    )


def test_every_mark_is_at_its_span(report: Report) -> None:
    text = report.document.text
    assert [text[slice(*mark.span)] for mark in report.places] == ["Caracas", "Moscow", "Iran", "Gulf"]
    assert [text[slice(*mark.span)] for mark in report.actors] == ["Conviasa", "Grupo Uno"]
    assert [text[slice(*span)] for span in report.ignored] == ["Miami"]


def test_the_header_describes_the_document(report: Report) -> None:
    assert (report.document.title, report.document.language) == ("A jet", "en")
    assert report.document.published == date(2021, 6, 3)


def test_a_place_is_a_point_a_country_or_anywhere(report: Report) -> None:
    assert [(mark.meaning, mark.use, mark.country_code) for mark in report.places] == [
        (Meaning.POINT, Use.LITERAL, "VE"),
        (Meaning.POINT, Use.ACTOR, "RU"),
        (Meaning.COUNTRY, None, "IR"),
        (Meaning.ANYWHERE, Use.LITERAL, None),
    ]
    assert report.places[0].position == LonLat(-66.88, 10.49)
    assert [mark.tolerance_km for mark in report.places[:2]] == [40, 60]


def test_a_region_of_a_country_is_anywhere_in_it(tmp_path: Path) -> None:
    [mark] = read_report(write(tmp_path, text="the [[Llanos|P literal VE -]]", gold="")).places
    assert (mark.meaning, mark.country_code, mark.position) == (Meaning.ANYWHERE, "VE", None)


def test_an_actor_has_its_ids_or_none_where_no_catalogue_can_know_it(report: Report) -> None:
    assert [mark.ids for mark in report.actors] == [("conviasa",), ()]


def test_a_pair_lists_actors_or_none(report: Report) -> None:
    assert [(pair.surface, pair.actor_ids) for pair in report.pairs] == [
        ("Caracas", {"conviasa", "venezuela"}),
        ("Gulf", frozenset()),
    ]


def test_a_short_date_does_not_take_the_span_of_a_longer_one(report: Report) -> None:
    text = report.document.text
    assert [(text[slice(*each.span)], each.first, each.last) for each in report.dates] == [
        ("March 2021", date(2021, 3, 1), date(2021, 3, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ]
    assert report.dates[1].span.start > report.dates[0].span.end


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2021-03-21", date(2021, 3, 21), date(2021, 3, 21)),
        ("2021-03-21..2021-03-31", date(2021, 3, 21), date(2021, 3, 31)),
        ("2020-02..2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2005..", date(2005, 1, 1), None),
    ],
)
def test_a_date_is_an_interval(tmp_path: Path, written: str, first: date, last: date | None) -> None:
    [found] = read_report(write(tmp_path, gold=f"date: March 2021 = {written}\n")).dates
    assert (found.first, found.last) == (first, last)


def test_a_route_has_stops_mode_status_and_direction(report: Report) -> None:
    route = report.routes[0]
    assert route.stops == ("Caracas", "Iran")
    assert (route.mode, route.status, route.direction) == (Mode.AIR, Status.REPORTED, Direction.ONE_WAY)
    assert (route.carrier, route.implied, route.optional) == ("conviasa", False, False)


def test_an_implied_route_may_have_a_stop_that_the_text_does_not_name(report: Report) -> None:
    route = report.routes[1]
    assert route.stops == ("Venezuela", "Iran")
    assert (route.implied, route.optional, route.direction) == (True, True, Direction.BOTH)


def test_names_without_movement_are_kept_as_a_pair(report: Report) -> None:
    assert [(each.first, each.second) for each in report.separate] == [("Moscow", "Iran")]


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("A\n[[Caracas|P literal VE", 6, "no whole mark"),
        ("A\n\n[[Caracas]]", 7, "no whole mark"),
        ("[[[[Bank|A ?]] of Cuba|P literal CU]]", 5, "no whole mark"),
        ("a ]] b", 5, "no whole mark"),
        ("[[ Caracas|P literal VE]]", 5, "without space"),
        ("[[|P literal VE]]", 5, "without space"),
        ("[[Caracas|X literal VE]]", 5, "the kinds are P and A"),
        ("[[Caracas|P]]", 5, "use ''"),
        ("[[Caracas|P real VE]]", 5, "use 'real'"),
        ("[[Caracas|P literal]]", 5, "country code ''"),
        ("[[Caracas|P literal Venezuela]]", 5, "country code 'Venezuela'"),
        ("[[Europe|P literal -]]", 5, "neither country nor position"),
        ("[[Caracas|P literal VE -66.88]]", 5, "longitude, latitude"),
        ("[[Caracas|P literal VE west 10.49]]", 5, "must be numbers"),
        ("[[Caracas|P literal VE 10.49 -166.88]]", 5, "swapped"),
        ("[[Caracas|P literal VE -66.88 10.49 0]]", 5, "tolerance '0'"),
        ("[[Conviasa|A]]", 5, "needs ids"),
        ("[[Conviasa|A Conviasa]]", 5, "no actor's id"),
        ("[[Conviasa|A conviasa avior]]", 5, "with commas"),
        ("", 6, "no text"),
    ],
)
def test_a_malformed_mark_is_named_with_its_line(tmp_path: Path, text: str, line: int, complaint: str) -> None:
    with pytest.raises(InvalidAnnotation, match=rf"^07-a-jet\.txt:{line}: .*{complaint}"):
        read_report(write(tmp_path, text=text, gold=""))


@pytest.mark.parametrize(
    ("gold", "complaint"),
    [
        ("Caracas = conviasa", "key: value"),
        ("place: Caracas = x", "none of pair, date"),
        ("pair: Caracas", "value"),
        ("pair: Paris = conviasa", "no marked place"),
        ("pair: Caracas = Conviasa", "no actor's id"),
        ("date: May = 2021-05", "not in the text"),
        ("date: March 2021 = 2021-13", "no day"),
        ("date: March 2021 = March", "must be a day"),
        ("date: March 2021 = 2021-03..2021-02", "ends before it begins"),
        ("route: Caracas > Iran | air | reported", "needs stops"),
        ("route: Caracas | air | reported | one-way", "two places"),
        ("route: Caracas > Iran | plane | reported | one-way", "'plane'"),
        ("route: Caracas > Iran | air | maybe | one-way", "'maybe'"),
        ("route: Caracas > Iran | air | reported | twice", "'twice'"),
        ("route: Caracas > Iran | air | reported | one-way | by night", "'by night'"),
        ("route: Caracas > Paris | air | reported | one-way", "'Paris'"),
        ("route: Lima > Paris | air | reported | one-way | implied", "'Lima'"),
        ("not: Caracas", "two names"),
        ("not: Caracas > Paris", "two names"),
    ],
)
def test_a_malformed_line_of_the_gold_is_named(tmp_path: Path, gold: str, complaint: str) -> None:
    line = 5 + TEXT.count("\n") + 2
    with pytest.raises(InvalidAnnotation, match=rf"^07-a-jet\.txt:{line}: .*{complaint}"):
        read_report(write(tmp_path, gold=gold))


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("language: fr\n", "language: en"),
        ("published: 2021-06-03\n", "language: en"),
        ("language: en\nlanguage: es\n", "header line"),
        ("language: en\nauthor: Someone\n", "header line"),
        ("published: June\nlanguage: en\n", "must be a day"),
    ],
)
def test_a_malformed_header_is_refused(tmp_path: Path, header: str, complaint: str) -> None:
    with pytest.raises(InvalidAnnotation, match=rf"^07-a-jet\.txt:\d: .*{complaint}"):
        read_report(write(tmp_path, header=header))


def test_a_report_without_the_rule_before_its_gold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "07-a-jet.txt"
    path.write_text(f"{HEADER}\n{TEXT}\n{GOLD}", encoding="utf-8")
    with pytest.raises(InvalidAnnotation, match="==="):
        read_report(path)


def test_bytes_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "07-a-jet.txt"
    path.write_bytes(b"language: en\n\nCaf\xe9\n===\n")
    with pytest.raises(InvalidAnnotation, match=r"^07-a-jet\.txt:1: the file is not UTF-8"):
        read_report(path)


def test_a_file_name_has_its_number_first(tmp_path: Path) -> None:
    path = write(tmp_path).rename(tmp_path / "jet.txt")
    with pytest.raises(InvalidAnnotation, match="07-arms-flights"):
        read_report(path)
