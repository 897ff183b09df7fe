from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import MapAt, from_address, map_at, parsed, to_address, written
from dashboard.selection import Catalogue, View, by_time, conditions, count, effective, options, view
from gazetteer.coordinates import LonLat
from gazetteer.toponym import Use
from reports.model import ActorKind, Mode, Status
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
    include_organs=st.booleans(),
    every_actor=st.booleans(),
    actor_kinds=st.lists(st.sampled_from(ActorKind), unique=True).map(
        lambda some: tuple(k for k in ActorKind if k in some)
    ),
    areas=st.lists(st.sampled_from(["VE.25", "RU.48"]), unique=True).map(tuple),
    flows=st.lists(st.sampled_from(["IR>VE", "VE>CU"]), unique=True).map(tuple),
    uses=st.sampled_from([(), (Use.ACTOR,), (Use.LITERAL, Use.ACTOR)]),
    least_confidence=st.sampled_from([0.0, 0.45, 0.7, 0.9, 0.123]),
    text=st.text(max_size=20).map(str.strip),
)


@given(filters)
def test_an_address_says_the_filters_it_was_made_from(asked: Filters) -> None:
    assert from_address(to_address(asked)) == asked


@given(filters)
def test_a_saved_address_says_the_filters_it_was_made_from(asked: Filters) -> None:
    assert from_address(parsed(written(to_address(asked)))) == asked


def test_an_address_says_where_the_map_looks_and_nothing_where_it_says_so_wrongly() -> None:
    assert map_at({"view": ["10.5,-66.9,5.25"]}) == MapAt(position=LonLat(-66.9, 10.5), zoom=5.25)
    for wrong in ("", "10.5", "a,b,c", "95,0,3", "nan,0,3"):
        assert map_at({"view": [wrong]}) is None


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
    assert [condition.text for condition in conditions(asked, catalogue)] == [
        "Actor: Russia or Iran",
        "Country: Venezuela",
        "Date: 1 January – 31 December 2019",
        "Way: By air",
    ]


def test_every_kind_of_filter_is_said_in_words_and_can_be_dropped_by_itself(catalogue: Catalogue) -> None:
    asked = Filters(
        actors=("russia", "iran"), every_actor=True, include_organs=False, actor_kinds=(ActorKind.STATE,),
        countries=("VE",), areas=("VE.25",), places=("3646738",), modes=(Mode.AIR,), statuses=(Status.DENIED,),
        carriers=("conviasa",), flows=("IR>VE",), publishers=("Example Review",), documents=("sha256:x",),
        languages=("es",), uses=(Use.ACTOR,), least_confidence=0.7, text="jet", date_from=date(2019, 1, 1),
    )  # fmt: skip
    found = conditions(asked, catalogue)
    assert len(found) == 16
    said = {condition.kind: condition.text for condition in found}
    assert said["Actor"] == "Actor: Russia and Iran without organs"
    assert said["Flow"] == "Flow: Iran → Venezuela"
    assert said["Place"] == "Place: Caracas, Distrito Federal, Venezuela"
    left = asked
    for condition in found:
        left = next(c.without for c in conditions(left, catalogue) if c.kind == condition.kind)
    assert left == Filters()


def test_each_filter_can_be_dropped_by_itself(catalogue: Catalogue) -> None:
    asked = Filters(actors=("russia",), date_from=date(2019, 1, 1))
    without = {condition.kind: condition.without for condition in conditions(asked, catalogue)}
    assert without == {"Actor": replace(asked, actors=()), "Date": replace(asked, date_from=None)}


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
