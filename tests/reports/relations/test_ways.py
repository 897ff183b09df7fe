"""From likely orders of two places to ways."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.relations.closely import Relations
from reports.relations.ways import Order, Step, steps, ways

_PLACES = ("a", "b", "c", "d", "e")


def _found(likely: dict[tuple[str, str], float]) -> dict[Order, Step]:
    return {order: Step(value, row) for row, (order, value) in enumerate(likely.items())}


def _stops(likely: dict[tuple[str, str], float]) -> list[tuple[str, ...]]:
    """The ways that are no parts of others."""
    return sorted(way.stops for way in ways(_found(likely)) if way.is_whole)


def _relations(pairs: list[tuple[int, int]], orders: list[tuple[float, float, float]]) -> Relations:
    none = np.zeros(0, np.float32)
    return Relations(
        pairs=np.array(pairs, np.int32),
        orders=np.array(orders, np.float32),
        both=none,
        modes=none,
        statuses=none,
        nexts=np.full(len(pairs), 0.5, np.float32),
        ends=np.full(len(pairs), 0.25, np.float32),
        ties=np.zeros((0, 2), np.int32),
        tied=none,
        closely=True,
    )


def test_a_stop_between_two_others_makes_one_way_in_the_order_of_travel() -> None:
    assert _stops({("a", "c"): 0.97, ("a", "b"): 0.96, ("b", "c"): 0.5}) == [("a", "b", "c")]


def test_two_destinations_that_nothing_joins_are_two_ways() -> None:
    assert _stops({("a", "b"): 0.95, ("a", "c"): 0.95}) == [("a", "b"), ("a", "c")]


def test_a_way_there_and_one_back_are_two() -> None:
    assert _stops({("a", "b"): 0.96, ("b", "a"): 0.94}) == [("a", "b"), ("b", "a")]


def test_a_way_goes_on_to_a_stop_too_far_off_to_be_compared_with_the_first() -> None:
    found = list(ways(_found({("a", "b"): 0.9, ("b", "c"): 0.9})))

    assert [way.stops for way in found if way.is_whole] == [("a", "b", "c")]
    assert ("a", "c") not in {way.stops for way in found}


def test_what_is_unlikely_makes_no_way() -> None:
    assert not list(ways(_found({("a", "b"): 0.15, ("b", "c"): 0.1})))


def test_parts_of_a_way_and_single_steps_may_be_ways_too() -> None:
    found = list(ways(_found({("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7, ("d", "a"): 0.25})))

    assert sorted(way.stops for way in found if not way.is_whole) == [("a", "b"), ("a", "c"), ("b", "c"), ("d", "a")]
    assert len({way.stops for way in found}) == len(found)


def test_the_likeliest_mentions_of_two_places_speak_for_them() -> None:
    found = steps(_relations([(0, 1), (0, 2)], [(0.5, 0.4, 0.1), (0.1, 0.8, 0.1)]), ["a", "b", "b"])

    assert found["a", "b"].row == 1
    assert found["a", "b"].likely == pytest.approx(0.8)
    assert (found["b", "a"].next, found["b", "a"].ends) == (0.5, 0.25)


def test_a_way_leads_from_its_first_stop_to_its_last_over_those_that_come_next() -> None:
    found = {
        ("a", "b"): Step(0.6, 0, next=0.9, ends=0.1),
        ("b", "c"): Step(0.6, 1, next=0.9, ends=0.1),
        ("a", "c"): Step(0.28, 2, next=0.1, ends=0.9),
        ("a", "d"): Step(0.6, 3, next=0.95, ends=0.1),
    }

    assert ("a", "b", "c") in {way.stops for way in ways(found)}


def test_two_names_of_one_place_are_no_step() -> None:
    assert not steps(_relations([(0, 1)], [(0.0, 1.0, 0.0)]), ["a", "a"])


@given(
    some.dictionaries(
        some.tuples(some.sampled_from(_PLACES), some.sampled_from(_PLACES)).filter(lambda order: order[0] != order[1]),
        some.floats(0, 1),
    )
)
def test_whatever_is_likely_a_way_names_no_place_twice_and_is_no_part_of_another(
    likely: dict[tuple[str, str], float],
) -> None:
    found = _stops(likely)

    assert all(len(set(stops)) == len(stops) > 1 for stops in found)
    for stops in found:
        assert not any(_is_part(stops, other) for other in found if other is not stops)


@given(some.permutations(list({("a", "b"): 0.99, ("b", "c"): 0.97, ("a", "c"): 0.6, ("d", "c"): 0.95}.items())))
def test_the_order_in_which_steps_are_found_changes_nothing(items: list[tuple[tuple[str, str], float]]) -> None:
    assert _stops(dict(items)) == [("a", "b", "c"), ("d", "c")]


def _is_part(stops: tuple[str, ...], other: tuple[str, ...]) -> bool:
    rest = iter(other)
    return all(stop in rest for stop in stops)
