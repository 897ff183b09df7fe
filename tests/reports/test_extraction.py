"""Extraction: one document to everything that is found in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.index import Gazetteer
from reports.actors import Catalogue, load_catalogue
from reports.document import Document
from reports.extraction import extract
from reports.model import Extraction

TEXT = (
    "A cargo plane of Turkish Airlines flew from Istanbul to Mogadishu via Djibouti on 3 May 2021. "
    "About 60 Russian servicemen were flown into Mali. "
    "Moscow denied it. Troops of the Wagner Group hold a mine near Gao."
)
PIECES = (
    "Istanbul", "Mali", "Moscow", "Wagner Group", "Gao,", "flew", "from", "to", "via", "between", "and", "–", "-",
    "flight", ".", ";", "\n", "\n\n", "“", "\u2028", "\ud800", "\x00", "é", "𝕄", "voló de", "a", "’s", "shipped arms",
)  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def document(text: str = TEXT, published: date | None = None) -> Document:
    return Document(id="sha256:test", path="test.txt", text=text, language="en", published=published)


@pytest.fixture(scope="module")
def extraction(gazetteer: Gazetteer, catalogue: Catalogue) -> Extraction:
    return extract(document(), gazetteer, catalogue)


def test_routes_are_found_from_the_text_alone(extraction: Extraction) -> None:
    explicit, implied = extraction.routes

    assert [stop.place.name for stop in explicit.stops] == ["Istanbul", "Djibouti", "Mogadishu"]
    assert (explicit.mode.value, explicit.implied) == ("air", False)
    assert [stop.place.country_code for stop in implied.stops] == ["RU", "ML"]
    assert implied.implied


def test_places_are_mentioned_where_the_text_speaks_of_them(extraction: Extraction) -> None:
    assert {"Mogadishu", "Gao"} <= {mention.place.name for mention in extraction.mentions}
    assert "Moscow" not in {mention.place.name for mention in extraction.mentions}


def test_actors_are_found(extraction: Extraction) -> None:
    assert {"russia", "wagner-group"} <= {mention.actor.id for mention in extraction.actor_mentions}


def test_a_place_goes_with_the_actors_of_its_sentence(extraction: Extraction) -> None:
    gao = next(mention for mention in extraction.mentions if mention.place.name == "Gao")

    assert "wagner-group" in gao.actor_ids
    assert gao.evidence.quote == "Troops of the Wagner Group hold a mine near Gao."


def test_the_same_document_gives_the_same_extraction(
    extraction: Extraction, gazetteer: Gazetteer, catalogue: Catalogue
) -> None:
    assert extract(document(), gazetteer, catalogue) == extraction


def test_an_empty_text_has_nothing_in_it(gazetteer: Gazetteer, catalogue: Catalogue) -> None:
    found = extract(document(""), gazetteer, catalogue)

    assert (found.toponyms, found.actor_mentions, found.mentions, found.routes) == ((), (), (), ())


def test_the_day_of_publication_dates_what_the_text_does_not(gazetteer: Gazetteer, catalogue: Catalogue) -> None:
    found = extract(document("Troops entered Gao.", date(2022, 1, 1)), gazetteer, catalogue)

    assert [mention.date.start for mention in found.mentions if mention.date] == [date(2022, 1, 1)]


@settings(deadline=None)
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_every_claim_points_at_its_words(text: str, gazetteer: Gazetteer, catalogue: Catalogue) -> None:
    found = extract(document(text), gazetteer, catalogue)

    for toponym in found.toponyms:
        assert text[toponym.start : toponym.end] == toponym.text
    for mention in found.actor_mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
    for claim in [mention.evidence for mention in found.mentions] + [route.evidence for route in found.routes]:
        assert text[claim.span.start : claim.span.end] == claim.quote
