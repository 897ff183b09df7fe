"""The scoring itself, on answers made by hand: what counts as right, as wrong, and as neither."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Toponym, Use
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Document, Span, evidence
from reports.model import ActorMention, Direction, Extraction, Mention, Mode, Route, Status, Stop
from tests.gold.annotation import read_report
from tests.gold.annotation_model import Report
from tests.gold.scores import Scores, Tally
from tests.gold.scoring import score

FILE = """published: 2021-06-03
language: en

A [[Conviasa|A conviasa]] jet left [[Caracas|P literal VE -66.88 10.49]] for [[Tehran|P literal IR 51.42 35.69]] on \
2 March 2021. [[Cuba|P actor CU]] and the [[Bank of Lima|A ?]] said nothing of [[Quito|P either EC -78.52 -0.22]] or \
the [[Andes|P literal - -]]; the [[Miami|P ignore]] Herald did.
===
pair: Caracas = conviasa
pair: Tehran = -
date: 2 March 2021 = 2021-03-02
route: Caracas > Tehran | air | reported | one-way | carrier=conviasa
route: Cuba > Quito | sea | alleged | one-way | implied
not: Cuba > Tehran
"""

PLACES = {
    "Caracas": ("VE", "PPLC", LonLat(-66.88, 10.49)),
    "Tehran": ("IR", "PPLC", LonLat(51.42, 35.69)),
    "Cuba": ("CU", "PCLI", LonLat(-79.0, 22.0)),
    "Quito": ("EC", "PPLC", LonLat(-78.52, -0.22)),
    "Andes": ("CO", "PPL", LonLat(-75.88, 5.66)),
    "Lima": ("PE", "PPLC", LonLat(-77.03, -12.04)),
    "Miami": ("US", "PPL", LonLat(-80.19, 25.77)),
    "Venezuela": ("VE", "PCLI", LonLat(-66.0, 8.0)),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "01-a-jet.txt"
    path.write_text(FILE, encoding="utf-8")
    return read_report(path)


def place(name: str, **changed: LonLat) -> Place:
    country, code, position = PLACES[name]
    kind = FeatureClass.ADMIN if code == "PCLI" else FeatureClass.POPULATED
    return Place(
        id=name,
        name=name,
        position=changed.get("position", position),
        feature_class=kind,
        feature_code=code,
        country_code=country,
    )


def spot(document: Document, name: str) -> Span:
    match = re.search(re.escape(name), document.text)
    assert match
    return Span(*match.span())


def toponym(document: Document, name: str, use: Use = Use.LITERAL, **changed: LonLat) -> Toponym:
    start, end = spot(document, name)
    return Toponym(start=start, end=end, text=name, use=use, confidence=1, place=place(name, **changed))


def actor(document: Document, name: str, actor_id: str, catalogue: Catalogue) -> ActorMention:
    known = catalogue.by_id(actor_id)
    assert known
    return ActorMention(span=spot(document, name), text=name, actor=known)


def route(document: Document, *names: str, **changed: object) -> Route:
    given: dict[str, object] = {
        "mode": Mode.AIR,
        "status": Status.REPORTED,
        "direction": Direction.ONE_WAY,
        "implied": False,
        "carrier": "conviasa",
    }
    return Route(
        stops=tuple(Stop(place=place(name)) for name in names),
        distance_km=1,
        confidence=1,
        evidence=evidence(document, Span(0, 10)),
        **{**given, **changed},  # type: ignore[arg-type]
    )


def answer(
    document: Document,
    toponyms: tuple[Toponym, ...] = (),
    actors: tuple[ActorMention, ...] = (),
    routes: tuple[Route, ...] = (),
    tied: dict[str, tuple[str, ...]] | None = None,
) -> Extraction:
    mentions = tuple(
        Mention(
            toponym=toponym(document, name),
            place=place(name),
            actor_ids=ids,
            date=None,
            evidence=evidence(document, Span(0, 10)),
        )
        for name, ids in (tied or {}).items()
    )
    return Extraction(document=document, toponyms=toponyms, actor_mentions=actors, mentions=mentions, routes=routes)


def routes_of(report: Report, catalogue: Catalogue, *routes: Route) -> Scores:
    return score(answer(report.document, routes=routes), report, catalogue)


def test_names_found_in_ignored_spans_and_in_names_of_actors_are_neither_right_nor_wrong(
    report: Report, catalogue: Catalogue
) -> None:
    found = tuple(toponym(report.document, name) for name in ("Caracas", "Lima", "Miami"))
    scored = score(answer(report.document, found), report, catalogue)
    assert scored.toponym_recall == Tally(1, 5)
    assert scored.toponym_precision == Tally(1, 1)


def test_a_name_that_is_not_marked_counts_as_wrong(report: Report, catalogue: Catalogue) -> None:
    wrong = Toponym(start=0, end=1, text="A", use=Use.LITERAL, confidence=1, place=None)
    scored = score(answer(report.document, (wrong,)), report, catalogue)
    assert scored.toponym_precision == Tally(0, 1)


def test_a_place_must_be_near_and_a_region_may_be_anywhere(report: Report, catalogue: Catalogue) -> None:
    document = report.document
    far = toponym(document, "Tehran", position=LonLat(50.0, 34.0))
    found = (toponym(document, "Caracas"), far, toponym(document, "Andes"))
    assert score(answer(document, found), report, catalogue).place == Tally(1, 2)


def test_a_use_that_can_be_argued_about_is_not_scored(report: Report, catalogue: Catalogue) -> None:
    found = tuple(toponym(report.document, name) for name in ("Caracas", "Cuba", "Quito"))
    assert score(answer(report.document, found), report, catalogue).use == Tally(1, 2)


def test_a_country_as_an_actor_counts_as_a_mention_of_its_state(report: Report, catalogue: Catalogue) -> None:
    document = report.document
    found = (actor(document, "Cuba", "cuba", catalogue), actor(document, "Bank of Lima", "peru", catalogue))
    scored = score(answer(document, actors=found), report, catalogue)
    assert scored.actor_recall == Tally(1, 2)
    assert scored.actor_precision == Tally(1, 1)


def test_an_actor_of_another_id_is_wrong(report: Report, catalogue: Catalogue) -> None:
    found = (actor(report.document, "Conviasa", "iran", catalogue),)
    scored = score(answer(report.document, actors=found), report, catalogue)
    assert (scored.actor_recall, scored.actor_precision) == (Tally(0, 2), Tally(0, 1))


def test_pairs_are_compared_id_by_id(report: Report, catalogue: Catalogue) -> None:
    tied: dict[str, tuple[str, ...]] = {"Caracas": ("conviasa", "iran"), "Tehran": ("iran",)}
    scored = score(answer(report.document, tied=tied), report, catalogue)
    assert (scored.pair_recall, scored.pair_precision) == (Tally(1, 1), Tally(1, 3))


def test_a_date_is_right_with_its_interval(report: Report, catalogue: Catalogue) -> None:
    scored = score(answer(report.document), report, catalogue)
    assert (scored.date, scored.date_precision) == (Tally(1, 1), Tally(1, 1))


def test_a_route_is_found_with_its_stops_in_order(report: Report, catalogue: Catalogue) -> None:
    scored = routes_of(report, catalogue, route(report.document, "Caracas", "Tehran"))
    assert (scored.route_recall, scored.route_precision) == (Tally(1, 1), Tally(1, 1))
    assert scored.mode == scored.status == scored.direction == scored.carrier == Tally(1, 1)
    assert scored.implied_recall == Tally(0, 1)


def test_a_route_backwards_is_another_route_unless_it_runs_both_ways(report: Report, catalogue: Catalogue) -> None:
    back = route(report.document, "Tehran", "Caracas")
    both = route(report.document, "Tehran", "Caracas", direction=Direction.BOTH)
    assert routes_of(report, catalogue, back).route_recall == Tally(0, 1)
    found = routes_of(report, catalogue, both)
    assert (found.route_recall, found.direction) == (Tally(1, 1), Tally(0, 1))


def test_the_country_of_a_neighbouring_stop_does_no_harm_and_another_stop_does(
    report: Report, catalogue: Catalogue
) -> None:
    harmless = route(report.document, "Venezuela", "Caracas", "Tehran")
    harmful = route(report.document, "Cuba", "Caracas", "Tehran")
    assert routes_of(report, catalogue, harmless).route_recall == Tally(1, 1)
    assert routes_of(report, catalogue, harmful).route_recall == Tally(0, 1)


def test_a_route_given_twice_is_found_once(report: Report, catalogue: Catalogue) -> None:
    given = [route(report.document, "Caracas", "Tehran", status=status) for status in (Status.ALLEGED, Status.REPORTED)]
    scored = routes_of(report, catalogue, *given)
    assert (scored.route_recall, scored.route_precision, scored.route_once) == (Tally(1, 1), Tally(1, 1), Tally(1, 2))
    assert scored.status == Tally(1, 1)


def test_an_implied_route_is_counted_apart(report: Report, catalogue: Catalogue) -> None:
    scored = routes_of(report, catalogue, route(report.document, "Cuba", "Quito", implied=True))
    assert (scored.implied_recall, scored.implied_precision) == (Tally(1, 1), Tally(1, 1))
    assert scored.route_precision == Tally(0, 0)


def test_a_leg_between_names_without_movement_counts_against_it(report: Report, catalogue: Catalogue) -> None:
    scored = routes_of(report, catalogue, route(report.document, "Tehran", "Cuba"))
    assert scored.separate == Tally(0, 1)
    assert scored.route_precision == Tally(0, 1)
