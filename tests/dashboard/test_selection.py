from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import (
    Catalogue,
    View,
    by_time,
    conditions,
    count,
    effective,
    from_address,
    options,
    to_address,
    view,
    widest,
)
from reports.model import Mode, Status
from reports.query import facets, select
from reports.rows import Facet, Filters
from reports.snapshot import Snapshot

filters = st.builds(
    Filters,
    actors=st.lists(st.text(min_size=1), max_size=3).map(tuple),
    countries=st.lists(st.sampled_from(["VE", "IR", "RU"]), unique=True).map(tuple),
    modes=st.lists(st.sampled_from(Mode), unique=True).map(lambda modes: tuple(m for m in Mode if m in modes)),
    statuses=st.lists(st.sampled_from(Status), unique=True).map(lambda some: tuple(s for s in Status if s in some)),
    documents=st.lists(st.text(min_size=1), max_size=2).map(tuple),
    date_from=st.none() | st.dates(),
    date_to=st.none() | st.dates(),
)


@given(filters)
def test_an_address_says_the_filters_it_was_made_from(asked: Filters) -> None:
    assert from_address(to_address(asked)) == asked


def test_no_filters_make_an_empty_address() -> None:
    assert to_address(Filters()) == {}


def test_what_an_address_says_wrongly_is_left_out() -> None:
    said = {"mode": ["by magic", "air"], "status": ["{{7*7}}"], "from": ["yesterday"], "country": ["Venezuela", "ve"]}
    assert from_address(said) == Filters(modes=(Mode.AIR,), countries=("VE",))


def test_denied_routes_are_drawn_only_when_asked_for(snapshot: Snapshot) -> None:
    shown = select(snapshot, effective(Filters()))
    asked = select(snapshot, effective(Filters(statuses=(Status.DENIED,))))
    assert Status.DENIED not in {row.status for row in shown.routes}
    assert {row.status for row in asked.routes} == {Status.DENIED}


def test_the_line_counts_what_is_selected(everything: View) -> None:
    places = {row.place.id for mark in everything.marks.places for row in mark.mentions}
    assert everything.shown.line().split(" · ")[1] == f"{len(places)} places"
    assert everything.shown.line().endswith("11 routes · 4 reports")


def test_the_busiest_place_is_that_of_the_whole_store_so_that_sizes_hold(snapshot: Snapshot) -> None:
    whole, few = select(snapshot, Filters()), select(snapshot, Filters(countries=("JP",)))
    shown = view(Filters(countries=("JP",)), few, whole, facets(snapshot, Filters()))
    assert shown.most > max(mark.count for mark in shown.marks.places)


def test_a_filter_offers_what_gives_something_and_what_is_chosen() -> None:
    found = [Facet(value="a", label="a", mentions=3, routes=1), Facet(value="b", label="b", mentions=0, routes=0)]
    assert options(found, ["c"], {"a": "Anna", "c": "Cuba"}) == {"a": "Anna · 4", "c": "Cuba · 0"}


def test_a_chosen_value_that_gives_nothing_is_offered_once() -> None:
    found = [Facet(value="b", label="b", mentions=0, routes=0)]
    assert options(found, ["b"], {}) == {"b": "b · 0"}


def test_the_filters_are_said_in_words(catalogue: Catalogue) -> None:
    asked = Filters(
        actors=("russia", "iran"), countries=("VE",), modes=(Mode.AIR,), date_from=date(2019, 1, 1),
        date_to=date(2019, 12, 31),
    )  # fmt: skip
    assert conditions(asked, catalogue) == [
        "Actor: Russia or Iran",
        "Country: Venezuela",
        "Way: By air",
        "Date: 1 January – 31 December 2019",
    ]


def test_each_filter_can_be_dropped_by_itself() -> None:
    asked = Filters(actors=("russia",), date_from=date(2019, 1, 1))
    assert widest(asked) == {"actor": replace(asked, actors=()), "date": replace(asked, date_from=None)}


def test_every_dated_mention_and_route_is_in_one_bar_of_the_timeline(everything: View) -> None:
    extent = (date(2007, 1, 1), date(2021, 2, 1))
    bars = by_time(everything.marks, extent, 36)
    assert len(bars) == 36
    assert sum(bars) == everything.shown.mentions + everything.shown.routes
    assert bars[0] > 0


def test_the_timeline_of_one_day_has_that_day_in_its_first_bar(everything: View) -> None:
    day = date(2021, 1, 23)
    assert by_time(everything.marks, (day, day), 5)[0] == sum(by_time(everything.marks, (day, day), 5)) > 0


def test_an_empty_selection_counts_nothing(snapshot: Snapshot) -> None:
    nothing = select(snapshot, Filters(actors=("japan",), countries=("VE",)))
    assert count(nothing).line() == "0 mentions · 0 places · 0 routes · 0 reports"
