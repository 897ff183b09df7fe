"""Of rival readings of a way the likelier one stands."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from reports.model import Route
from reports.routes.choice import WEIGHTS
from reports.routes.hypothesis_signs import NAMES
from tests.reports.builders_routes import routes_of

TEXTS = [
    "The jet flew from {Minsk} to {Batumi}, and from {Batumi} to {Doha}. It then returned from {Doha} to {Minsk}.",
    "Rockets came by ship from {Tripoli} to {Tobruk}, then by lorry to {Kufra} and on to {Darfur} and {Khartoum}.",
    "El avión voló de {Lima} a {Quito} y siguió a {Panama}. Dos días antes había salido de {Madrid} hacia {Lima}.",
    "{Gao}, {Timbuktu} and {Bamako} are quiet. Trucks run from {Niamey} to {Gao}, from {Gao} to {Timbuktu} and back.",
]


def legs(route: Route) -> set[tuple[str, str]]:
    return set(combinations([stop.place.id for stop in route.stops], 2))


@pytest.mark.parametrize("text", TEXTS)
def test_no_two_ways_of_a_text_go_the_same_leg(text: str) -> None:
    found = {tuple(stop.place.id for stop in route.stops): route for route in routes_of(text) if not route.implied}

    assert found
    assert all(legs(one).isdisjoint(legs(other)) for one, other in combinations(found.values(), 2))


def test_a_route_says_how_likely_it_is() -> None:
    plain, loose = (
        max(route.confidence for route in routes_of(text))
        for text in (
            "A cargo plane flew from {Tripoli} to {Bamako} on Monday.",
            "The gold left {Tripoli} with people nobody knew. A part of it was seized weeks later in {Bamako}.",
        )
    )

    assert 0.3 <= loose < plain <= 0.97


def test_the_country_that_a_stop_lies_in_is_no_stop_left_out() -> None:
    (route,) = routes_of("A jetliner flew each week from {Doha} via {Istanbul} in {Turkey} to {Odesa}.")

    assert [stop.text for stop in route.stops] == ["Doha", "Istanbul", "Odesa"]
    assert route.confidence > 0.6


def test_the_weights_hold_numbers_for_the_signs_and_nothing_else() -> None:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))

    assert tuple(data.pop("signs")) == NAMES
    assert set(data) == {"features", "thresholds", "values"}
    assert all(isinstance(cell, int | float) for rows in data.values() for row in rows for cell in row)
    assert max(max(row) for row in data["features"]) < len(NAMES)
