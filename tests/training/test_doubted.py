"""States that act are shown as places now and then, and never become stops."""

from __future__ import annotations

import random

import pytest

from tests.training.doubted import doubted
from tests.training.snippets import Snippet, read_snippet

LINE = (
    "1=air,reported | {Iran|a} and {Hezbollah|b} flew arms from [Tehran|1.1|a] to [Caracas|1.2|a], {Washington|c} said."
)


def names(snippet: Snippet, *, stops: bool) -> set[str]:
    return {snippet.text[place.span.start : place.span.end] for place in snippet.places if bool(place.stops) is stops}


@pytest.mark.usefixtures("gazetteer")
def test_states_and_capitals_that_act_are_places_at_times_and_groups_never() -> None:
    chance, told = random.Random(1), read_snippet(LINE)
    shown = [doubted(told, chance) for _ in range(60)]

    assert set().union(*(names(each, stops=False) for each in shown)) == {"Iran", "Washington"}
    assert all(names(each, stops=True) == {"Tehran", "Caracas"} for each in shown)
    assert {len(each.actors) for each in shown} == {1, 2, 3}
    assert any(each == told for each in shown)
