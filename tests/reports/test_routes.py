"""Routes: what sentences tell of movements, and what they do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.coordinates import path_length_km
from gazetteer.wordlists import words
from reports.model import DateSource, Route
from reports.routes import Named, find_routes
from tests.reports.builders_routes import PLACES, Countries, States, marked, routes_of, shown
from tests.reports.cases_routes import ENGLISH, MISREAD, NONE, SPANISH

NAMES = ("Bamako", "Gao", "Niger", "Odesa", "Black Sea", "Quito", "Peru")
WORDS = sorted(
    words(
        "flew flown from to via through between and , ; - – → and then after leaving before landing in at on "
        "flight flights route shipped arms sailed tanker left for passed crossed into bound wire transfers the a "
        "of it reportedly will not voló de a hacia desde entre y vuelo con escala en que 's ( ) . “ ” 12 March "
        "accused sent"
    )
)


def only(text: str, published: date | None = None) -> Route:
    (route,) = routes_of(text, published)
    return route


@pytest.mark.parametrize(
    ("text", "expected"), ENGLISH + SPANISH, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_sentence_gives_the_routes_it_tells_of(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(shown(route) for route in routes_of(text)) == expected


@pytest.mark.xfail(strict=True, reason="the encoder joins what two movers, or none, have passed; docs/extraction.md")
@pytest.mark.parametrize(("text", "expected"), MISREAD)
def test_a_sentence_that_is_misread_today(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(shown(route) for route in routes_of(text)) == expected


def test_an_arrow_before_a_town_that_is_named_three_times_harms_nothing() -> None:
    assert routes_of("{Bamako} → {Bamako} bound {Bamako}") == ()


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_without_movement_gives_no_route(text: str) -> None:
    assert [shown(route) for route in routes_of(text)] == []


def test_stops_point_at_their_names_in_the_text() -> None:
    source = "A jet flew from {Tripoli} to {Bamako} via {Niamey}."
    text = marked(source).text

    for stop in only(source).stops:
        assert stop.span is not None
        assert text[stop.span.start : stop.span.end] == stop.text == stop.place.name


def test_a_stop_taken_from_a_country_of_those_who_move_has_no_span() -> None:
    route = only("About 60 <Russian=RU> servicemen were flown into {Mali}.")

    assert (route.stops[0].span, route.stops[0].text) == (None, None)
    assert route.stops[0].place.name == "Russia"
    assert "state-ru" in route.actor_ids


def test_the_country_that_sends_is_a_stop_with_its_own_span() -> None:
    route = only("{Russia!} shipped rifles to {Mali}.")

    assert route.stops[0].text == "Russia"
    assert not route.implied


def test_the_length_is_that_of_all_legs_in_kilometres() -> None:
    route = only("A jet flew from {Tripoli} to {Bamako} via {Niamey}.")
    legs = [PLACES[name].position for name in ("Tripoli", "Niamey", "Bamako")]

    assert route.distance_km == round(path_length_km(legs), 1)


def test_an_apposition_adds_no_stop() -> None:
    route = only("They flew from {Nairobi}, {Kenya}, to {Berbera} ({Somalia}).")

    assert [stop.place.name for stop in route.stops] == ["Nairobi", "Berbera"]


def test_a_city_and_its_own_country_make_no_leg() -> None:
    assert routes_of("They flew from {Nairobi} to {Kenya}.") == ()


def test_a_name_without_a_place_is_no_stop() -> None:
    route = only("They flew from {Nairobi} to {Berbera} via {Atlantis?}.")

    assert [stop.place.name for stop in route.stops] == ["Nairobi", "Berbera"]


def test_the_carrier_is_the_one_named_with_the_movement() -> None:
    route = only("<Sky Mali=carrier:ML> flew miners from {Bamako} to {Gao}.")

    assert route.carrier == "sky-mali"
    assert route.mode.value == "air"


def test_a_carrier_alone_makes_a_route_one_by_air() -> None:
    assert only("<Sky Mali=carrier:ML> opened a route from {Bamako} to {Gao}.").mode.value == "air"


def test_an_origin_pointed_at_is_the_place_that_the_sentence_before_names() -> None:
    source = "En {Agadez} se compra oro. De ahí sale en camionetas y llega a {Tamanrasset}. Nadie lo ve."
    route = only(source)

    assert [stop.text for stop in route.stops] == ["Agadez", "Tamanrasset"]
    assert route.evidence.quote == "En Agadez se compra oro. De ahí sale en camionetas y llega a Tamanrasset."


def test_actors_of_another_clause_are_left_out() -> None:
    route = only("<Chinese=CN> miners were flown from {Bamako} to {Gao}; <French=FR> officials watched.")

    assert route.actor_ids == ("state-cn",)


def test_the_evidence_is_the_sentence() -> None:
    source = "Nothing moved. A jet flew from {Tripoli} to {Bamako}. It was late."

    assert only(source).evidence.quote == "A jet flew from Tripoli to Bamako."


def test_the_evidence_of_a_journey_over_two_sentences_is_both() -> None:
    route = only("The convoy left {Gao} at dawn. Two days later it reached {Niamey}.")

    assert route.evidence.quote == "The convoy left Gao at dawn. Two days later it reached Niamey."


def test_the_date_is_that_of_the_sentence() -> None:
    when = only("A jet flew from {Tripoli} to {Bamako} on 3 May 2021.", date(2022, 1, 1)).date

    assert when is not None
    assert (when.start, when.source) == (date(2021, 5, 3), DateSource.SENTENCE)


def test_without_a_date_of_its_own_the_route_has_that_of_the_document() -> None:
    when = only("A jet flew from {Tripoli} to {Bamako}.", date(2022, 1, 1)).date

    assert when is not None
    assert (when.start, when.source) == (date(2022, 1, 1), DateSource.DOCUMENT)


def test_the_same_route_is_given_once_a_sentence() -> None:
    routes = routes_of("A jet flew from {Tripoli} to {Bamako}, and a flight from {Tripoli} to {Bamako} was full.")

    assert len(routes) == 1


def test_implied_routes_come_after_those_that_are_spelled_out() -> None:
    routes = routes_of("<Russian=RU> troops were flown to {Mali}. A jet flew from {Tripoli} to {Bamako}.")

    assert [route.implied for route in routes] == [False, True]


def test_a_country_stands_for_no_end_where_a_place_in_it_is_named() -> None:
    route = only("<Air Serbia=carrier:RS> grew. One of the airline's jets flew from {Belgrade} to {Guangzhou}.")
    assert shown(route).startswith("Belgrade > Guangzhou")
    route = only("{Niger!} flew aid from {Agadez} to {Bamako}.")
    assert shown(route).startswith("Agadez > Bamako")


def test_implied_routes_are_less_sure_than_those_that_are_spelled_out() -> None:
    explicit, implied = routes_of("<Russian=RU> troops were flown to {Mali}. A jet flew from {Tripoli} to {Bamako}.")

    assert implied.confidence < explicit.confidence


def test_a_sentence_that_is_a_table_of_routes_is_cut_off() -> None:
    names = [name for name in PLACES if PLACES[name].feature_code == "PPL"]
    source = " ".join(f"a flight from {{{a}}} to {{{b}}}," for a in names[:20] for b in names[20:30])

    assert len(routes_of(source)) == 64


@st.composite
def sources(draw: st.DrawFn) -> str:
    names = st.sampled_from([f"{{{name}}}" for name in NAMES] + ["{Mali!}", "{Atlantis?}", "<Russian=RU>"])
    return " ".join(draw(st.lists(st.one_of(st.sampled_from(WORDS), names), max_size=40)))


@given(sources())
def test_any_run_of_words_gives_well_formed_routes(source: str) -> None:
    text = marked(source).text

    for route in routes_of(source):
        assert len(route.stops) >= 2
        assert 0.3 <= route.confidence <= 0.97
        assert route.distance_km > 0
        span = route.evidence.span
        assert text[span.start : span.end] == route.evidence.quote
        assert all(s.span is None or text[s.span.start : s.span.end] == s.text for s in route.stops)
        assert all(a.place.id != b.place.id for a, b in zip(route.stops, route.stops[1:], strict=False))


@given(sources())
def test_a_stop_without_a_span_is_found_in_implied_routes_alone(source: str) -> None:
    for route in routes_of(source):
        assert route.implied or all(stop.span is not None for stop in route.stops)


@given(st.text(max_size=200))
def test_a_text_without_toponyms_has_no_routes(text: str) -> None:
    document = marked(text.replace("{", "").replace("<", "")).document()

    nothing = Named(toponyms=(), actors=(), sentences=(), readings=())
    assert find_routes(document, nothing, Countries(), States()) == ()
