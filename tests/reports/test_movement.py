"""Movement: whatever verb or noun tells of it, in one sentence or over several, the stops come out in order."""

from __future__ import annotations

import pytest

from reports.model import Route
from tests.reports.builders_routes import routes_of
from tests.reports.cases_movement import ENGLISH, SPANISH, STILL, STORIES


def stops(route: Route) -> str:
    return " > ".join(stop.place.name for stop in route.stops)


@pytest.mark.parametrize(("text", "expected"), ENGLISH + STORIES + SPANISH)
def test_the_stops_are_those_that_were_passed_in_their_order(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(stops(route) for route in routes_of(text)) == expected


@pytest.mark.parametrize("text", STILL)
def test_words_of_movement_alone_make_no_route(text: str) -> None:
    assert [stops(route) for route in routes_of(text)] == []


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_the_evidence_reaches_from_the_first_to_the_last_sentence_that_tells_of_the_way(
    text: str, expected: tuple[str, ...]
) -> None:
    routes = routes_of(text)

    assert len(routes) == len(expected)
    assert all(stop.text and stop.text in route.evidence.quote for route in routes for stop in route.stops)


def test_a_goal_that_was_only_aimed_at_is_not_gone_on_from() -> None:
    routes = routes_of("The ship was bound from {Odesa} for {Karachi}. She is now in {Varna}. She will sail to {Poti}.")

    assert "Odesa > Karachi > Poti" not in [stops(route) for route in routes]


def test_a_way_out_and_back_is_one_route_both_ways() -> None:
    (route,) = routes_of("The ship sailed from {Odesa}, unloaded at {Varna} and returned to {Odesa}.")

    assert (stops(route), route.direction.value) == ("Odesa > Varna", "both")


def test_a_mover_with_a_name_of_its_own_is_another_one() -> None:
    routes = routes_of("Troops arrived in {Mali}. In May, the Wagner contingent flew to {Mali} via {Tripoli}.")

    assert [stops(route) for route in routes] == ["Tripoli > Mali"]
