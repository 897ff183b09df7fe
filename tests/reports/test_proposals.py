"""Proposals for the catalogue: who recurs, who is merged, and what is never proposed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.toponym import Toponym, Use
from reports.__main__ import main
from reports.actors import Catalogue, find_actors, load_catalogue
from reports.document import Document, Span
from reports.proposals import Found, Proposal, ProposedKind, propose


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def found(text: str, number: int = 1, *, catalogue: Catalogue | None = None, places: tuple[str, ...] = ()) -> Found:
    toponyms = [
        Toponym(
            start=text.index(place),
            end=text.index(place) + len(place),
            text=place,
            use=Use.LITERAL,
            confidence=0.9,
            place=None,
        )
        for place in places
    ]
    actors = find_actors(text, catalogue, toponyms) if catalogue else ()
    return Document(id=f"sha256:{number}", path=f"{number}.txt", text=text), toponyms, actors


def named(proposals: tuple[Proposal, ...]) -> list[tuple[str, int, int]]:
    return [(one.name, one.count, len(one.documents)) for one in proposals]


def test_a_person_in_two_documents_is_proposed_and_one_named_once_is_not() -> None:
    documents = [
        found("The deal was signed by Robert Stanhope in March.", 1),
        found("Later Robert Stanhope denied it, and so did Martin Eastlake.", 2),
    ]

    (proposal,) = propose(documents)

    assert named((proposal,)) == [("Robert Stanhope", 2, 2)]
    assert proposal.kind is ProposedKind.PERSON
    assert proposal.documents == ("sha256:1", "sha256:2")


def test_the_evidence_is_the_sentence_that_names_it_first() -> None:
    text = "It began. The deal was signed by Robert Stanhope. Robert Stanhope paid, said Robert Stanhope."

    (proposal,) = propose([found(text)])

    assert proposal.evidence.quote == "The deal was signed by Robert Stanhope."
    assert text[slice(*proposal.evidence.span)] == proposal.evidence.quote


def test_an_initial_and_a_surname_are_the_person_named_in_full() -> None:
    text = "They met John Ravensworth. J. Ravensworth signed. Then Ravensworth left."

    assert named(propose([found(text)])) == [("John Ravensworth", 3, 1)]


def test_a_surname_that_two_persons_share_counts_for_neither() -> None:
    text = "They met John Ravensworth and Martin Ravensworth. Then Ravensworth left. Still Ravensworth paid."

    assert propose([found(text)]) == ()


def test_an_organisation_is_proposed_under_its_whole_name() -> None:
    text = (
        "The Tarnowa Mining Company bought it. Later the Tarnowa Mining Company sold it to the Tarnowa Mining Company."
    )

    (proposal,) = propose([found(text)])

    assert (proposal.name, proposal.kind) == ("Tarnowa Mining Company", ProposedKind.ORGANISATION)


def test_known_actors_and_places_are_never_proposed(catalogue: Catalogue) -> None:
    actor = (
        "They met Nicolás Maduro. Then Nicolás Maduro left. Still Nicolás Maduro paid Mahan Air, Mahan Air, Mahan Air."
    )
    place = "They met in Santa Rosalinda."

    assert propose([found(actor, catalogue=catalogue)]) == ()
    assert propose([found(place, number, places=("Santa Rosalinda",)) for number in range(3)]) == ()


def test_a_kind_alone_is_no_organisation() -> None:
    text = "The National Bank paid. The National Bank sold. The National Bank left."

    assert propose([found(text)]) == ()


def test_the_most_frequent_comes_first() -> None:
    text = "They met Robert Stanhope. " * 3 + "They met Martin Eastlake. " * 4

    assert [one.name for one in propose([found(text)])] == ["Martin Eastlake", "Robert Stanhope"]


def test_another_engine_adds_what_the_rules_do_not_see() -> None:
    def recogniser(text: str) -> Iterator[tuple[Span, ProposedKind]]:
        start = text.index("Qarn Qirmiz")
        yield Span(start, start + len("Qarn Qirmiz")), ProposedKind.ORGANISATION

    documents = [found("they paid Qarn Qirmiz again.", number) for number in (1, 2)]

    assert propose(documents) == ()
    assert named(propose(documents, recogniser)) == [("Qarn Qirmiz", 2, 2)]


def test_an_empty_corpus_and_an_empty_document_propose_nobody() -> None:
    assert propose([]) == ()
    assert propose([found("")]) == ()


def test_no_model_is_loaded_with_the_command_line() -> None:
    assert "reports.propose_command" in sys.modules
    assert "spacy" not in sys.modules


def test_a_missing_store_is_named_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proposals", "--store", str(tmp_path / "absent.sqlite")]) == 2

    assert "absent.sqlite" in capsys.readouterr().err


def test_the_command_lists_the_store_s_proposals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.reports.builders import open_pipeline  # noqa: PLC0415

    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}: the deal was signed by Robert Stanhope in March.")
    store = str(tmp_path / "s.sqlite")
    assert main(["ingest", str(tmp_path), "--store", store, "--jobs", "1"], opener=open_pipeline) == 0
    capsys.readouterr()

    assert main(["proposals", "--store", store, "--format", "json"]) == 0
    (proposal,) = json.loads(capsys.readouterr().out)["proposals"]
    assert main(["proposals", "--store", store]) == 0

    assert (proposal["name"], proposal["count"], proposal["kind"]) == ("Robert Stanhope", 2, "person")
    assert "Robert Stanhope" in proposal["evidence"]["text"]
    assert "Robert Stanhope" in capsys.readouterr().out
