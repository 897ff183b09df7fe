from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cards import Card, card, sentences
from dashboard.marks import Marks, PlaceMark, RouteMark, gather
from dashboard.panels.evidence import card_html, head
from dashboard.panels.quote import link, marked, plain
from dashboard.selection import Catalogue, View
from reports.document import Span
from reports.model import Status


class Reader(HTMLParser):
    """What a browser would show, which tags it would see, and which text lies in <mark>."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.marks: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        if tag == "mark":
            self._open = True
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open:
            self.marks[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


printable = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)


@given(printable)
def test_text_is_shown_as_it_is_and_never_as_markup(text: str) -> None:
    shown = read(plain(text))
    assert shown.text == text
    assert shown.tags == ["bdi"]


@given(printable, st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=5))
def test_a_marked_quote_keeps_its_text_whatever_the_spans(text: str, spans: list[tuple[int, int]]) -> None:
    shown = read(marked(text, [Span(*span) for span in spans]))
    assert shown.text == text
    assert set(shown.tags) <= {"bdi", "mark"}


def test_names_are_marked_by_code_point_also_behind_an_emoji() -> None:
    assert read(marked("🛩 from Caracas to Havana", [Span(7, 14), Span(18, 24)])).marks == ["Caracas", "Havana"]


def test_overlapping_names_are_marked_once() -> None:
    assert read(marked("Ciudad Bolívar", [Span(0, 14), Span(7, 14)])).marks == ["Ciudad Bolívar"]


def test_what_no_screen_can_show_is_replaced() -> None:
    assert read(plain("a\x00b\ud800c")).text == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil", 'https://a"onclick=x', "https://a b", None, "ftp://a"]
)
def test_only_a_web_address_becomes_a_link(url: str | None) -> None:
    assert link(url, "open") == ""


def test_a_link_tells_the_source_nothing_of_the_reader() -> None:
    assert 'rel="noopener noreferrer nofollow"' in link("https://example.org/a?b=1&c=2", "open")
    assert "b=1&amp;c=2" in link("https://example.org/a?b=1&c=2", "open")


def cards(chosen: PlaceMark | RouteMark | None, marks: Marks, catalogue: Catalogue) -> list[Card]:
    return [card(sentence, catalogue) for sentence in sentences(chosen, marks)]


def place(everything: View, name: str) -> PlaceMark:
    return next(mark for mark in everything.marks.places if mark.place.name == name)


def test_a_place_has_a_card_for_each_sentence_that_names_it(everything: View, catalogue: Catalogue) -> None:
    chosen = place(everything, "Caracas")
    found = cards(chosen, everything.marks, catalogue)
    assert len(found) == len({(row.document.id, row.evidence) for row in chosen.mentions})
    assert all(one.quote[span.start : span.end] == "Caracas" for one in found for span in one.spans)


def test_a_route_has_its_sentence_with_every_stop_marked_and_the_doubts_of_its_places(
    everything: View, catalogue: Catalogue
) -> None:
    route = next(mark for mark in everything.marks.routes if len(mark.stops) == 3 and mark.status is Status.REPORTED)
    (only,) = cards(route, everything.marks, catalogue)
    assert {only.quote[span.start : span.end] for span in only.spans} == {"Caracas", "Tehran", "Damascus"}
    assert only.actors == ("Conviasa",)
    assert "carried by Conviasa" in only.ways[0].facts
    assert {doubt.surface for doubt in only.doubts} == {"Caracas", "Tehran", "Damascus"}


def test_a_name_twice_in_a_sentence_is_one_card_that_says_once_how_it_was_read(
    everything: View, catalogue: Catalogue
) -> None:
    chosen = place(everything, "Caracas")
    first = chosen.mentions[0]
    marks = gather((first, replace(first, id=-1)), ())
    (only,) = cards(marks.places[0], marks, catalogue)
    assert len(only.doubts) == 1
    assert "2 mentions in 1 sentence of 1 report" in read(head(marks.places[0], 1, catalogue)).text


def test_what_stands_within_the_quote_of_a_route_is_shown_with_it_and_its_names_stay_marked(
    everything: View, catalogue: Catalogue
) -> None:
    route = next(row for mark in everything.marks.routes for row in mark.routes if len(row.stops) == 3)
    wide = replace(
        route, evidence=Span(route.evidence.start - 7, route.evidence.end), quote=f"Before {route.quote}",
        stops=tuple(replace(stop, within=None) for stop in route.stops),
    )  # fmt: skip
    within = [row for mark in everything.marks.places for row in mark.mentions if row.evidence == route.evidence]
    inside = [row for row in within if row.document == route.document]
    (only,) = cards(None, gather(inside, (wide,)), catalogue)
    assert only.quote == wide.quote
    assert {only.quote[span.start : span.end] for span in only.spans} == {row.surface for row in inside}
    assert len(only.ways) == 1


def test_all_that_tell_of_a_route_are_its_evidence(everything: View, catalogue: Catalogue) -> None:
    first = everything.marks.routes[0].routes[0]
    elsewhere = replace(first, document=replace(first.document, id="sha256:other", title="Another report"))
    marks = gather((), (first, elsewhere))
    assert {card.document.label for card in cards(marks.routes[0], marks, catalogue)} == {
        first.document.label,
        "Another report",
    }
    assert "2 sentences in 2 reports say so" in read(head(marks.routes[0], 2, catalogue)).text


def test_filters_of_routes_leave_the_sentences_that_tell_of_one(everything: View) -> None:
    found = sentences(None, everything.marks, routes_only=True)
    assert all(sentence.routes for sentence in found)
    assert len(found) < len(sentences(None, everything.marks))


def test_without_a_choice_the_newest_evidence_comes_first(everything: View) -> None:
    days = [sentence.order[0] for sentence in sentences(None, everything.marks)]
    assert days == sorted(days, reverse=True)
    assert days[0] == date(2021, 1, 23)


def test_a_card_says_who_when_how_sure_and_what_else_it_could_be(everything: View, catalogue: Catalogue) -> None:
    mahan = next(one for one in cards(None, everything.marks, catalogue) if "Mahan Air" in one.quote)
    shown = read(card_html(mahan)).text
    for part in ("Mahan Air", "April 2019", "A weekly flight", "Example Review", "5 June 2019", "Tehran ↔ Caracas"):
        assert part in shown
    assert "sure (0.93)" in shown
    assert "could also be Caracas, Ucayali, Peru (0.07)" in shown
    assert "the largest place of this name" in shown


def test_the_head_says_what_is_chosen(everything: View, catalogue: Catalogue) -> None:
    chosen = place(everything, "Caracas")
    shown = read(head(chosen, 3, catalogue)).text
    assert re.search(r"^Caracas.*Distrito Federal, Venezuela · capital · 10\.49° N 66\.88° W", shown)
    route = next(mark for mark in everything.marks.routes if isinstance(mark, RouteMark) and len(mark.stops) == 3)
    assert "→" in read(head(route, 1, catalogue)).text
    assert "1 sentence says so" in read(head(route, 1, catalogue)).text
