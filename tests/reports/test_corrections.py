"""What a person overrules: it shows in every selection, outlives every ingest, and can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from reports.corrections import (
    AddActor,
    Anchor,
    Change,
    Correction,
    MergeActors,
    NewStop,
    NoPlace,
    NoRoute,
    Scope,
    SetPlace,
    SetRoute,
    Undo,
    holding,
)
from reports.corrections_store import entry, read_log, record
from reports.document import Span
from reports.errors import InvalidCorrection
from reports.model import Actor, ActorKind, Direction, Mode, Status
from reports.query import select
from reports.rows import Filters, Selection
from reports.store import Provenance, Store
from tests.reports.builders import ACTORS, CARACAS_PE, DAMASCUS, PROVENANCE, SUVA, TEHRAN, document, extract

TEXT = (
    "Conviasa flew from Caracas to Tehran in 2007. Men were seen in Caracas. Nowhereville was raided by Iran in 2008."
)
OTHER = "Iran met Conviasa in Caracas. The Skyblue company came too."
CAMP = Place(
    id="own:1", name="Camp Nowhere", position=LonLat(-70.0, 7.0), feature_class=FeatureClass.SPOT, feature_code="CMP",
    country_code="VE",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.to_write(tmp_path / "reports.sqlite") as opened:
        opened.save_actors(ACTORS)
        ingest(opened)
        yield opened


def ingest(store: Store, provenance: Provenance = PROVENANCE) -> None:
    store.put(extract(document(TEXT, "one.txt")), provenance)
    store.put(extract(document(OTHER, "two.txt")), provenance)


def anchor(name: str, text: str = TEXT, path: str = "one.txt", nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(name, start + 1)
    before = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    sentence = text[before : text.index(".", start) + 1]
    return Anchor(
        document_id=document(text).id, path=path, span=Span(start, start + len(name)), text=name, sentence=sentence,
        sentence_start=before,
    )  # fmt: skip


def route_anchor() -> Anchor:
    quote = TEXT[: TEXT.index(".") + 1]
    return Anchor(
        document_id=document(TEXT).id, path="one.txt", span=Span(0, len(quote)), text=quote, sentence=quote,
        sentence_start=0,
    )  # fmt: skip


def correct(store: Store, change: Change, who: str = "Ana") -> Correction:
    made = entry(change, who)
    assert record(store, [made]) == 1
    return made


def everything(store: Store) -> Selection:
    return select(store, Filters())


def named(store: Store, surface: str) -> list[str]:
    rows = [row for row in everything(store).mentions if row.surface == surface]
    return [row.place.id for row in sorted(rows, key=lambda row: (row.document.path, row.evidence))]


def test_a_name_can_mean_another_place_at_one_spot(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Caracas", nth=1), scope=Scope.HERE, place=CARACAS_PE))
    assert named(store, "Caracas") == ["3646738", CARACAS_PE.id, "3646738"]


def test_a_name_can_mean_another_place_in_one_document_or_in_all(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Caracas"), scope=Scope.DOCUMENT, place=CARACAS_PE))
    assert named(store, "Caracas") == [CARACAS_PE.id, CARACAS_PE.id, "3646738"]
    correct(store, SetPlace(anchor=anchor("Caracas"), scope=Scope.CORPUS, place=SUVA))
    assert named(store, "Caracas") == [CARACAS_PE.id, CARACAS_PE.id, SUVA.id]


def test_what_was_said_of_one_spot_wins_over_what_is_said_later_of_all(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Caracas"), scope=Scope.HERE, place=SUVA))
    correct(store, NoPlace(anchor=anchor("Caracas"), scope=Scope.CORPUS))
    assert named(store, "Caracas") == [SUVA.id]


def test_a_corrected_name_says_who_chose_it_and_is_sure(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Tehran"), scope=Scope.HERE, place=DAMASCUS))
    (row,) = [row for row in everything(store).mentions if row.surface == "Tehran"]
    assert row.confidence == 1.0
    assert "chosen by Ana" in row.reasons[0]


def test_the_stops_of_a_route_follow_the_names_and_its_length_with_them(store: Store) -> None:
    before = everything(store).routes[0].distance_km
    correct(store, SetPlace(anchor=anchor("Tehran"), scope=Scope.HERE, place=DAMASCUS))
    (route,) = everything(store).routes
    assert [stop.place.id for stop in route.stops] == ["3646738", DAMASCUS.id]
    assert route.distance_km < before


def test_a_route_that_loses_a_stop_is_none(store: Store) -> None:
    correct(store, NoPlace(anchor=anchor("Tehran"), scope=Scope.HERE))
    assert everything(store).routes == ()


def test_a_new_place_can_be_named_for_what_nobody_knew(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Nowhereville"), scope=Scope.CORPUS, place=CAMP))
    (row,) = [row for row in everything(store).mentions if row.surface == "Nowhereville"]
    assert row.place == CAMP
    assert row.actor_ids == ("iran",)
    assert row.quote == "Nowhereville was raided by Iran in 2008."
    assert row.date is not None
    assert row.date.start.year == 2008
    assert select(store, Filters(countries=("VE",))).mentions[-2:-1] == (row,)


def test_the_stops_mode_and_status_of_a_route_can_be_set(store: Store) -> None:
    stops = (NewStop(place=TEHRAN), NewStop(place=DAMASCUS), NewStop(place=SUVA))
    correct(
        store,
        SetRoute(
            anchor=route_anchor(), key=("Caracas", "Tehran"), stops=stops, mode=Mode.SEA, status=Status.DENIED,
            direction=Direction.BOTH,
        ),
    )  # fmt: skip
    (route,) = everything(store).routes
    assert [stop.place.name for stop in route.stops] == ["Tehran", "Damascus", "Suva"]
    assert (route.mode, route.status, route.direction) == (Mode.SEA, Status.DENIED, Direction.BOTH)
    assert route.distance_km == pytest.approx(16_000, rel=0.2)


def test_a_route_can_be_rejected(store: Store) -> None:
    correct(store, NoRoute(anchor=route_anchor(), key=("Caracas", "Tehran")))
    assert everything(store).routes == ()


def test_an_actor_can_be_another_one(store: Store) -> None:
    correct(store, MergeActors(actor_id="conviasa", into="iran"))
    (route,) = everything(store).routes
    assert (route.actor_ids, route.carrier) == (("iran",), "iran")


def test_mergers_in_a_circle_change_nobody(store: Store) -> None:
    correct(store, MergeActors(actor_id="conviasa", into="iran"))
    correct(store, MergeActors(actor_id="iran", into="conviasa"))
    assert everything(store).routes[0].carrier == "conviasa"


def test_a_new_actor_is_tied_to_the_sentences_that_name_it(store: Store) -> None:
    skyblue = Actor(id="own:skyblue", name="Caracas", kind=ActorKind.COMPANY)
    correct(store, AddActor(actor=replace(skyblue, name="Men")))
    rows = [row for row in everything(store).mentions if "own:skyblue" in row.actor_ids]
    assert [row.quote.strip() for row in rows] == ["Men were seen in Caracas."]


def test_corrections_outlive_a_new_extraction_and_a_new_gazetteer(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Caracas"), scope=Scope.HERE, place=CARACAS_PE))
    ingest(store, replace(PROVENANCE, extractor="2", gazetteer="other"))
    assert named(store, "Caracas")[0] == CARACAS_PE.id


def test_a_correction_follows_its_sentence_into_an_edited_file(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Caracas", nth=1), scope=Scope.HERE, place=CARACAS_PE))
    store.put(extract(document(f"Breaking news. {TEXT}", "one.txt")), PROVENANCE)
    assert named(store, "Caracas") == ["3646738", CARACAS_PE.id, "3646738"]


def test_a_correction_waits_while_its_sentence_is_gone(store: Store) -> None:
    correct(store, SetPlace(anchor=anchor("Caracas"), scope=Scope.HERE, place=CARACAS_PE))
    store.put(extract(document("In Caracas nothing happened.", "one.txt")), PROVENANCE)
    assert named(store, "Caracas") == ["3646738", "3646738"]
    store.put(extract(document(TEXT, "one.txt")), PROVENANCE)
    assert named(store, "Caracas")[0] == CARACAS_PE.id


def test_what_is_undone_is_as_if_it_had_never_been_said_and_an_undoing_can_be_undone(store: Store) -> None:
    before = everything(store)
    made = correct(store, NoPlace(anchor=anchor("Caracas"), scope=Scope.CORPUS))
    undoing = correct(store, Undo(correction_id=made.id))
    assert everything(store) == before
    correct(store, Undo(correction_id=undoing.id))
    assert named(store, "Caracas") == []


def test_the_stored_rows_stay_as_the_extraction_left_them(store: Store) -> None:
    tables = ("mentions", "toponyms", "routes", "route_stops")
    before = [store.rows(f"SELECT * FROM {table}") for table in tables]
    correct(store, NoPlace(anchor=anchor("Caracas"), scope=Scope.CORPUS))
    ingest(store)
    assert [store.rows(f"SELECT * FROM {table}") for table in tables] == before


def test_a_correction_is_a_change_that_caches_notice(store: Store) -> None:
    before = store.version
    correct(store, NoPlace(anchor=anchor("Caracas"), scope=Scope.HERE))
    assert store.version > before


def test_two_people_at_once_lose_nothing(tmp_path: Path, store: Store) -> None:
    def review(who: str) -> None:
        with Store.to_write(store.path) as own:
            for _ in range(20):
                record(own, [entry(SetPlace(anchor=anchor("Caracas"), scope=Scope.HERE, place=SUVA), who)])

    people = [threading.Thread(target=review, args=(who,)) for who in ("Ana", "Ben")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(made.who for made in read_log(store)) == ["Ana"] * 20 + ["Ben"] * 20


def test_of_two_words_on_one_thing_the_newer_holds_and_both_are_kept(store: Store) -> None:
    first = entry(SetPlace(anchor=anchor("Tehran"), scope=Scope.HERE, place=DAMASCUS), "Ana")
    second = entry(SetPlace(anchor=anchor("Tehran"), scope=Scope.HERE, place=SUVA), "Ben")
    record(store, [second, first])
    assert named(store, "Tehran") == [SUVA.id]
    assert [made.who for made in read_log(store)] == ["Ana", "Ben"]


def test_a_correction_needs_a_name() -> None:
    with pytest.raises(InvalidCorrection, match="say who you are"):
        entry(NoPlace(anchor=anchor("Caracas"), scope=Scope.HERE), "  ")


def test_an_undoing_takes_nothing_with_it_but_what_it_names() -> None:
    kept = entry(NoPlace(anchor=anchor("Caracas"), scope=Scope.HERE), "Ana")
    undone = entry(NoPlace(anchor=anchor("Tehran"), scope=Scope.HERE), "Ana")
    log = [kept, undone, entry(Undo(correction_id=undone.id), "Ben")]
    assert holding(log) == (kept,)
