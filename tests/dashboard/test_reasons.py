"""Reasons that were kept in English are told in the reader's language."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dashboard.decisions import decided
from dashboard.language import Language, speaking
from dashboard.reasons import reason
from dashboard.selection import Catalogue
from gazetteer import ranking
from reports.corrections import AddActor, Anchor, Change, MergeActors, NoPlace, Scope, SetPlace
from reports.document import Span
from reports.model import Actor, ActorKind
from tests.dashboard.samples import PLACES

EMPTY = Catalogue(actors={}, documents={}, countries={"VE": "Venezuela"})


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("a capital, population 3,000,000", "una capital, 3.000.000 habitantes"),
        ("near Caracas", "cerca de Caracas"),
        ("the text calls it “state”", "el texto lo llama “state”"),
        ("cookie notice", "aviso de cookies"),
        ("a reason of a later version", "a reason of a later version"),
    ],
)
def test_a_reason_is_told_in_spanish_and_an_unknown_one_as_it_is(kept: str, told: str) -> None:
    assert reason(kept) == kept
    with speaking(Language.SPANISH):
        assert reason(kept) == told


def test_every_reason_that_the_ranking_gives_is_known() -> None:
    tree = ast.parse(Path(ranking.__file__).read_text("utf-8"))
    given = [
        re.sub(r"\{[^}]*\}", "7", ast.unparse(pair.elts[1]).strip("f'\""))
        for pair in ast.walk(tree)
        if isinstance(pair, ast.Tuple)
        and len(pair.elts) == 2
        and isinstance(pair.elts[1], ast.JoinedStr | ast.Constant)
    ]
    sentences = [text for text in given if " " in text and text != "a capital, 7"]
    assert len(sentences) > 5
    with speaking(Language.SPANISH):
        assert [text for text in sentences if reason(text) == text] == []


def test_decisions_are_told_in_spanish() -> None:
    anchor = Anchor(
        document_id="sha256:1", path="a.txt", span=Span(0, 6), text="Arauca", sentence="Arauca.", sentence_start=0
    )
    actor = Actor(id="own:x", name="X", kind=ActorKind.ARMED_GROUP)
    changes: list[Change] = [
        SetPlace(anchor=anchor, scope=Scope.CORPUS, place=PLACES["Caracas"]),
        NoPlace(anchor=anchor, scope=Scope.HERE),
        MergeActors(actor_id="a", into="b"),
        AddActor(actor=actor),
    ]
    with speaking(Language.SPANISH):
        told = [decided(change, EMPTY) for change in changes]
    assert told[0].startswith("“Arauca” es Caracas")
    assert told[0].endswith("en todos los informes")
    assert told[1:] == ["“Arauca” no es un lugar, aquí", "a es b", "Actor nuevo: X (grupo armado)"]
