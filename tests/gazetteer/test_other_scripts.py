"""Names in French, Russian, Arabic and Persian texts, as these languages write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.inflection import candidates_of, reading_of
from gazetteer.tokens import tokens_of
from tests.gazetteer.small import entry, place, small_gazetteer
from tests.gold.score_languages import FOLDER, score

_PLACES = (
    entry(place("1", "Moscow", 37.6, 55.75, code="PPLC", country="RU", population=10_000_000), "Москва"),
    entry(place("2", "Moskovo", 50.0, 56.0, country="RU", population=90), "Москве"),
    entry(place("3", "South Korea", 127.5, 36.5, code="PCLI", country="KR", population=51_000_000), "Южная Корея"),
    entry(place("4", "Egypt", 30.0, 27.0, code="PCLI", country="EG", population=98_000_000), "مصر"),
    entry(place("5", "Oran", -0.64, 35.7, country="DZ", population=850_000), "وهران"),
    entry(place("6", "Rostov", 39.7, 47.2, country="RU", population=1_000_000), "Ростов-на-Дону"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return small_gazetteer(tmp_path_factory.mktemp("index"), *_PLACES)


@pytest.mark.parametrize(
    ("words", "key", "skipped"),
    [
        pytest.param("москвы", "москва", 0, id="an ending"),
        pytest.param("москве", "москва", 0, id="a hamlet of the same letters"),
        pytest.param("южнои кореи", "южная корея", 0, id="an adjective"),
        pytest.param("ростове на дону", "ростов на дону", 0, id="the first of three words"),
        pytest.param("ومصر", "مصر", 1, id="and"),
        pytest.param("وهران", "وهران", 0, id="a name that begins so"),
    ],
)
def test_a_bent_name_is_read_as_the_one_that_most_writers_mean(
    small: Gazetteer, words: str, key: str, skipped: int
) -> None:
    assert reading_of(small, words.split()) == (key, skipped)


@pytest.mark.parametrize("word", ["самолет", "الف", "москвичка"])
def test_what_is_no_form_of_a_name_has_no_reading(small: Gazetteer, word: str) -> None:
    assert reading_of(small, [word]) is None
    assert candidates_of(small, word) == ()


def test_nothing_is_taken_off_a_latin_word(small: Gazetteer) -> None:
    assert candidates_of(small, "caracasa") == ()
    assert [one.place.id for one in candidates_of(small, "caracas")] == ["3646738"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("vers l'Italie", ["vers", "la", "Italie"], id="an article"),
        pytest.param("près d’Adré", ["près", "de", "Adré"], id="a preposition"),
        pytest.param("la Côte d'Ivoire", ["la", "Côte", "d'Ivoire"], id="a part of the name"),
        pytest.param(
            "L'Aquila was hit by the quake", ["L'Aquila", "was", "hit", "by", "the", "quake"], id="not French"
        ),
        pytest.param(
            "L'Italie et les autres dans une", ["la", "Italie", "et", "les", "autres", "dans", "une"], id="head"
        ),
    ],
)
def test_a_french_article_stands_apart_from_the_name(text: str, words: list[str]) -> None:
    tokens = tokens_of(text).all

    written = [text[token.start : token.end] for token in tokens]
    assert [token.folded if len(w) == 1 else w for token, w in zip(tokens, written, strict=True)] == words


def test_the_name_of_an_arabic_word_begins_behind_its_conjunction(gazetteer: Gazetteer) -> None:
    text = "وصل وفد من السودان ومصر إلى دمشق"
    found = {toponym.text: toponym.place for toponym in Geoparser(gazetteer).geoparse(text)}

    assert {name: place.country_code for name, place in found.items() if place} == {
        "السودان": "SD",
        "مصر": "EG",
        "دمشق": "SY",
    }


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: Path(file).stem)
def test_reports_in_other_languages_are_read_as_well_as_they_were(gazetteer: Gazetteer, file: Path) -> None:
    tally = score(file, Geoparser(gazetteer))

    assert tally.f1 >= 0.9, tally.misses
    assert tally.placed >= 0.85, tally.misses
