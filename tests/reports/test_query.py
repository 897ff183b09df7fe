from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.place import Place
from gazetteer.toponym import Toponym, Use
from reports.document import Span, evidence
from reports.errors import UnknownFilter
from reports.model import (
    ActorKind,
    DateSource,
    Direction,
    EventDate,
    Extraction,
    Mention,
    Mode,
    Precision,
    Route,
    Status,
    Stop,
)
from reports.query import checked, facets, select
from reports.rows import Facet, Filters, MentionRow, RouteRow
from reports.snapshot import Snapshot, area_of, flows_between, possible_days, with_parents
from reports.store import Store
from tests.reports.builders import ACTORS, IRAN, PLACES, PROVENANCE, document, extract

BY_ID = {actor.id: actor for actor in ACTORS}
TEXT = "A Conviasa jet flew from Caracas to Tehran via Damascus in 2007. The Quds Force met in Tehran."


def snapshot_of(folder: Path, *extractions: Extraction) -> Snapshot:
    path = folder / "reports.sqlite"
    path.unlink(missing_ok=True)
    with Store.to_write(path) as store:
        store.save_actors(ACTORS)
        for extraction in extractions:
            store.put(extraction, PROVENANCE)
        return Snapshot(store)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return snapshot_of(
        tmp_path, extract(document(TEXT)), extract(document("They flew from Suva to Apia.", "b.txt", None))
    )


def surfaces(rows: Sequence[MentionRow]) -> list[str]:
    return [row.surface for row in rows]


def test_without_filters_everything_comes_in_the_order_of_the_texts(snapshot: Snapshot) -> None:
    found = select(snapshot, Filters())
    assert surfaces(found.mentions) == ["Caracas", "Tehran", "Damascus", "Tehran", "Suva", "Apia"]
    assert [[stop.place.name for stop in route.stops] for route in found.routes] == [
        ["Caracas", "Tehran", "Damascus"],
        ["Suva", "Apia"],
    ]


def test_every_row_quotes_its_text_and_shows_where_the_name_stands(snapshot: Snapshot) -> None:
    found = select(snapshot, Filters())
    for mention in found.mentions:
        assert mention.within is not None
        assert mention.quote[mention.within.start : mention.within.end] == mention.surface
    for stop in (stop for route in found.routes for stop in route.stops):
        assert stop.within is not None
    first = found.mentions[0]
    assert TEXT[first.evidence.start : first.evidence.end] == first.quote
    assert [other.place.id for other in first.alternatives] == ["curated:caracas-pe"]
    assert first.reasons == ("a capital",)
    assert first.document.label == "A report"


def test_an_organ_counts_for_the_actor_that_it_belongs_to(snapshot: Snapshot) -> None:
    assert surfaces(select(snapshot, Filters(actors=("iran",))).mentions) == ["Tehran"]
    assert select(snapshot, Filters(actors=("iran",), include_organs=False)).mentions == ()


def test_a_route_is_in_every_country_of_its_stops(snapshot: Snapshot) -> None:
    found = select(snapshot, Filters(countries=("SY",)))
    assert surfaces(found.mentions) == ["Damascus"]
    assert len(found.routes) == 1


def test_modes_and_statuses_narrow_routes_and_leave_mentions(snapshot: Snapshot) -> None:
    found = select(snapshot, Filters(modes=(Mode.SEA,), statuses=(Status.REPORTED,)))
    assert found.routes == ()
    assert len(found.mentions) == 6


def test_a_year_counts_for_each_of_its_days_and_the_publication_for_what_has_no_date(snapshot: Snapshot) -> None:
    in_march = Filters(date_from=date(2007, 3, 1), date_to=date(2007, 3, 31))
    assert surfaces(select(snapshot, in_march).mentions) == ["Caracas", "Tehran", "Damascus"]
    published = Filters(date_from=date(2019, 6, 5), date_to=date(2019, 6, 5))
    assert surfaces(select(snapshot, published).mentions) == ["Tehran"]


def test_names_that_stand_for_a_government_are_there_for_filters_that_ask_for_them(tmp_path: Path) -> None:
    text = "The talks ended in Suva. Then Caracas refused to answer. Nobody knows why."
    source = document(text)
    start = text.index("Caracas")
    name = Toponym(start=start, end=start + 7, text="Caracas", use=Use.ACTOR, confidence=0.9, place=PLACES["Caracas"])
    with snapshot_of(
        tmp_path, Extraction(document=source, toponyms=(name,), actor_mentions=(), mentions=(), routes=())
    ) as snapshot:
        assert select(snapshot, Filters()).mentions == ()
        (row,) = select(snapshot, Filters(uses=(Use.ACTOR,))).mentions
        assert row.use is Use.ACTOR
        assert row.quote == "Then Caracas refused to answer."
        assert text[row.evidence.start : row.evidence.end] == row.quote
        assert row.within == Span(5, 12)
        assert [(facet.value, facet.mentions) for facet in facets(snapshot, Filters()).uses] == [("actor", 1)]


def test_a_store_may_be_given_in_place_of_a_snapshot(tmp_path: Path, snapshot: Snapshot) -> None:
    with Store.to_read(tmp_path / "reports.sqlite") as store:
        assert select(store, Filters()) == select(snapshot, Filters())
        assert facets(store, Filters()) == facets(snapshot, Filters())


def test_an_empty_store_has_nothing_to_select(tmp_path: Path) -> None:
    empty = snapshot_of(tmp_path)
    assert select(empty, Filters(countries=("VE",))).mentions == ()
    found = facets(empty, Filters())
    assert (found.actors, found.first_day, found.last_day) == ((), None, None)


def test_facets_count_what_each_value_would_give_under_the_other_filters(snapshot: Snapshot) -> None:
    chosen = Filters(countries=("SY",), actors=("conviasa",))
    found = facets(snapshot, chosen)
    assert Facet(value="IR", label="IR", mentions=1, routes=1) in found.countries
    assert "FJ" not in [facet.value for facet in found.countries]
    assert found.actors == (Facet(value="conviasa", label="Conviasa", mentions=1, routes=1),)
    assert (found.first_day, found.last_day) == (date(2007, 1, 1), date(2007, 12, 31))


@pytest.mark.parametrize(
    ("given_as", "actor_id"),
    [("iran", "iran"), ("Iran", "iran"), ("IRÁN", "iran"), ("quds force", "quds-force"), ("VCV", "conviasa")],
)
def test_an_actor_may_be_named_by_id_name_or_alias(snapshot: Snapshot, given_as: str, actor_id: str) -> None:
    assert checked(snapshot, Filters(actors=(given_as,))).actors == (actor_id,)


def test_a_country_code_may_be_written_small(snapshot: Snapshot) -> None:
    assert checked(snapshot, Filters(countries=("ve",))).countries == ("VE",)


def test_a_document_may_be_named_by_its_file(snapshot: Snapshot) -> None:
    assert len(select(snapshot, checked(snapshot, Filters(documents=("b.txt",)))).mentions) == 2


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(actors=("Irann",)), "did you mean 'iran'"),
        (Filters(countries=("XX",)), "country code 'XX'"),
        (Filters(documents=("none",)), "document 'none'"),
        (Filters(date_from=date(2020, 1, 2), date_to=date(2020, 1, 1)), "is after"),
    ],
)
def test_an_unknown_value_is_named_with_its_nearest_neighbours(
    snapshot: Snapshot, filters: Filters, words: str
) -> None:
    with pytest.raises(UnknownFilter, match=words):
        checked(snapshot, filters)


def test_hostile_values_are_values_and_nothing_else(snapshot: Snapshot) -> None:
    hostile = "'; DROP TABLE mentions; --"
    assert select(snapshot, Filters(actors=(hostile,), countries=(hostile,), documents=(hostile,))).mentions == ()
    assert len(select(snapshot, Filters()).mentions) == 6


def test_a_circle_of_organs_ends() -> None:
    one, two = replace(IRAN, id="one", parent="two"), replace(IRAN, id="two", parent="one")
    assert with_parents(["one"], {"one": one, "two": two}) == {"one", "two"}


@pytest.mark.parametrize(
    ("precision", "end", "last"),
    [
        (Precision.DAY, None, date(2020, 2, 1)),
        (Precision.MONTH, None, date(2020, 2, 29)),
        (Precision.YEAR, None, date(2020, 12, 31)),
        (Precision.RANGE, date(2021, 5, 6), date(2021, 5, 6)),
        (Precision.RANGE, None, date.max),
    ],
)
def test_a_date_spans_all_days_that_it_may_mean(precision: Precision, end: date | None, last: date) -> None:
    when = EventDate(start=date(2020, 2, 1), end=end, precision=precision, source=DateSource.SENTENCE)
    assert possible_days(when, date(1999, 1, 1)) == (date(2020, 2, 1), last)


# What select must give, in plain Python, on stores drawn at random.

PLACE_LIST = tuple(PLACES.values())
DAYS = st.dates(min_value=date(2018, 1, 1), max_value=date(2021, 12, 31))
DATES = st.none() | st.builds(
    EventDate, start=DAYS, end=st.none(), precision=st.sampled_from(Precision), source=st.sampled_from(DateSource)
)
ACTOR_IDS = st.lists(st.sampled_from(sorted(BY_ID)), unique=True, max_size=3).map(tuple)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    number = draw(st.integers(0, 10**9))
    source = document(f"Report {number}: " + "x" * 20, f"{number}.txt", draw(st.none() | DAYS))
    proof = evidence(source, Span(0, 10))
    found = draw(st.lists(st.tuples(st.sampled_from(PLACE_LIST), ACTOR_IDS, DATES), max_size=4))
    names = tuple(_toponym(source.text, i, place) for i, (place, _, _) in enumerate(found))
    mentions = tuple(
        Mention(toponym=toponym, place=place, actor_ids=actor_ids, date=when, evidence=proof)
        for toponym, (place, actor_ids, when) in zip(names, found, strict=True)
    )
    routes = draw(
        st.lists(
            st.builds(
                Route,
                stops=st.lists(st.sampled_from(PLACE_LIST).map(lambda p: Stop(place=p)), min_size=2, max_size=3).map(
                    tuple
                ),
                mode=st.sampled_from(Mode),
                status=st.sampled_from(Status),
                direction=st.sampled_from(Direction),
                implied=st.booleans(),
                distance_km=st.floats(0, 20000),
                confidence=st.floats(0, 1),
                evidence=st.just(proof),
                carrier=st.none() | st.just("conviasa"),
                actor_ids=ACTOR_IDS,
                date=DATES,
            ),
            max_size=3,
        )
    )
    return Extraction(document=source, toponyms=names, actor_mentions=(), mentions=mentions, routes=tuple(routes))


def _toponym(text: str, at: int, place: Place) -> Toponym:
    return Toponym(start=at, end=at + 1, text=text[at], use=Use.LITERAL, confidence=0.5, place=place)


FILTERS = st.builds(
    Filters,
    actors=ACTOR_IDS,
    countries=st.lists(st.sampled_from(["VE", "IR", "FJ", "XX"]), unique=True, max_size=2).map(tuple),
    modes=st.lists(st.sampled_from(Mode), unique=True, max_size=3).map(tuple),
    statuses=st.lists(st.sampled_from(Status), unique=True, max_size=2).map(tuple),
    date_from=st.none() | DAYS,
    date_to=st.none() | DAYS,
    include_organs=st.booleans(),
    every_actor=st.booleans(),
    actor_kinds=st.lists(st.sampled_from(ActorKind), unique=True, max_size=2).map(tuple),
    areas=st.lists(st.sampled_from(["VE.25", "IR.26", "XX.1"]), unique=True, max_size=1).map(tuple),
    places=st.lists(st.sampled_from(PLACE_LIST).map(lambda place: place.id), unique=True, max_size=2).map(tuple),
    carriers=st.sampled_from([(), (), ("conviasa",)]),
    flows=st.sampled_from([(), (), ("VE>IR",), ("FJ>WS", "IR>VE")]),
    least_confidence=st.sampled_from([0.0, 0.0, 0.5, 0.9]),
    text=st.sampled_from(["", "", "REPÓRT", "nowhere"]),
)


def passes(row: MentionRow | RouteRow, filters: Filters) -> bool:
    places = [row.place] if isinstance(row, MentionRow) else [stop.place for stop in row.stops]
    acting = set(row.actor_ids)
    if isinstance(row, RouteRow) and row.carrier:
        acting.add(row.carrier)
    direct = frozenset(acting)
    if filters.include_organs:
        acting = set(with_parents(acting, BY_ID))
    first, last = possible_days(row.date, row.document.published)
    kinds = {BY_ID[key].kind for key in direct if key in BY_ID}
    wanted = set(filters.actors)
    tests = [
        not wanted or (wanted <= acting if filters.every_actor else bool(acting & wanted)),
        not filters.actor_kinds or bool(kinds & set(filters.actor_kinds)),
        not filters.areas or any(area_of(place) in filters.areas for place in places),
        not filters.places or any(place.id in filters.places for place in places),
        row.confidence >= filters.least_confidence,
        not filters.text or (filters.text == "REPÓRT" and "report" in row.quote.casefold()),
        not filters.countries or any(place.country_code in filters.countries for place in places),
        filters.date_from is None or (last is not None and last >= filters.date_from),
        filters.date_to is None or (first is not None and first <= filters.date_to),
    ]
    if isinstance(row, RouteRow):
        tests.append(not filters.modes or row.mode in filters.modes)
        tests.append(not filters.statuses or row.status in filters.statuses)
        tests.append(not filters.carriers or row.carrier in filters.carriers)
        steps = flows_between([place.country_code for place in places], both=row.direction is Direction.BOTH)
        tests.append(not filters.flows or bool(set(steps) & set(filters.flows)))
    return all(tests)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(extractions(), max_size=3, unique_by=lambda e: e.document.path), st.lists(FILTERS, min_size=3, max_size=3)
)
def test_the_columns_select_and_count_what_plain_python_does(
    tmp_path: Path, drawn: list[Extraction], many: list[Filters]
) -> None:
    with snapshot_of(tmp_path, *drawn) as snapshot:
        everything = select(snapshot, Filters())
        assert len(everything.mentions) == sum(len(e.mentions) for e in drawn)
        assert len(everything.routes) == sum(len(e.routes) for e in drawn)
        for filters in many:
            found = select(snapshot, filters)
            assert found.mentions == tuple(row for row in everything.mentions if passes(row, filters))
            assert found.routes == tuple(row for row in everything.routes if passes(row, filters))
            counted = facets(snapshot, filters)
            for facet in counted.countries:
                alone = select(snapshot, replace(filters, countries=(facet.value,)))
                assert (facet.mentions, facet.routes) == (len(alone.mentions), len(alone.routes))
            for facet in counted.places:
                alone = select(snapshot, replace(filters, places=(facet.value,)))
                assert (facet.mentions, facet.routes) == (len(alone.mentions), len(alone.routes))
            for facet in counted.flows:
                assert facet.routes == len(select(snapshot, replace(filters, flows=(facet.value,))).routes)
