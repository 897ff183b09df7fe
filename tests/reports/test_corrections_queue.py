"""What a reviewer is asked: the doubtful, once for each name of a report, and nothing that is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer.toponym import Alternative, Toponym
from reports import stored
from reports.corrections import Change, NoPlace, NoRoute, Scope, SetPlace
from reports.corrections_cases import accepted, name_case, route_case
from reports.corrections_overlay import overlay_of
from reports.corrections_queue import Doubt, Question, questions
from reports.corrections_store import entry, record
from reports.model import Extraction
from reports.store import Store
from tests.reports.builders import ACTORS, CARACAS_PE, PROVENANCE, TEHRAN, document, extract

TEXT = "Conviasa flew from Caracas to Tehran. Nowhereville was raided. Men left Nowhereville for Damascus."
OTHER = "Apia and Nowhereville are far away."


def doubtful(toponym: Toponym) -> Toponym:
    if toponym.text == "Damascus":
        return replace(toponym, confidence=0.5)
    if toponym.text == "Apia":
        near = Alternative(place=CARACAS_PE, score=0.8)
        return replace(toponym, confidence=0.9, alternatives=(near,))
    return toponym


def extracted(text: str, path: str) -> Extraction:
    found = extract(document(text, path))
    routes = tuple(replace(route, implied=True) for route in found.routes)
    return replace(found, toponyms=tuple(map(doubtful, found.toponyms)), routes=routes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.to_write(tmp_path / "reports.sqlite") as opened:
        opened.save_actors(ACTORS)
        opened.put(extracted(TEXT, "one.txt"), PROVENANCE)
        opened.put(extracted(OTHER, "two.txt"), PROVENANCE)
        yield opened


def asked(store: Store) -> tuple[Question, ...]:
    documents = stored.documents(store)
    return questions(store, overlay_of(store, documents), documents)


def of(store: Store, title: str) -> Question:
    return next(question for question in asked(store) if question.title == title)


def decide(store: Store, change: Change) -> None:
    record(store, [entry(change, "Ana")])


def test_doubtful_names_and_routes_are_asked_about_the_worst_first(store: Store) -> None:
    found = asked(store)
    assert {(question.why, question.title) for question in found} == {
        (Doubt.UNRESOLVED, "Nowhereville"),
        (Doubt.UNSURE, "Damascus"),
        (Doubt.NEAR_TIE, "Apia"),
        (Doubt.IMPLIED_ROUTE, "Caracas → Tehran"),
    }
    assert found[0].title == "Nowhereville"
    assert [question.rank for question in found] == sorted((question.rank for question in found), reverse=True)


def test_a_name_is_asked_about_once_in_a_report_with_how_often_it_stands_there(store: Store) -> None:
    found = [question for question in asked(store) if question.title == "Nowhereville"]
    assert sorted((question.here, question.everywhere) for question in found) == [(1, 3), (2, 3)]


def test_what_is_decided_for_a_report_or_for_all_is_asked_no_more(store: Store) -> None:
    case = name_case(
        store, stored.documents(store)[of(store, "Nowhereville").document_id], of(store, "Nowhereville").span
    )
    assert case is not None
    decide(store, NoPlace(anchor=case.anchor, scope=Scope.DOCUMENT))
    assert sum(question.title == "Nowhereville" for question in asked(store)) == 1
    decide(store, SetPlace(anchor=case.anchor, scope=Scope.CORPUS, place=TEHRAN))
    assert sum(question.title == "Nowhereville" for question in asked(store)) == 0


def test_a_case_has_its_sentence_and_what_the_name_could_mean(store: Store) -> None:
    question = of(store, "Apia")
    case = name_case(store, stored.documents(store)[question.document_id], question.span)
    assert case is not None
    assert case.quote.text[slice(*case.within)] == "Apia"
    assert [place.name for place, _ in case.options] == ["Apia", "Caracas"]
    assert OTHER[case.anchor.sentence_start :].startswith(case.anchor.sentence)


def test_an_accepted_or_rejected_route_is_asked_no_more(store: Store) -> None:
    case = route_case(store, stored.documents(store), of(store, "Caracas → Tehran").row_id)
    assert case is not None
    decide(store, accepted(case))
    assert not any(question.is_route for question in asked(store))
    assert isinstance(case.rejected, NoRoute)
