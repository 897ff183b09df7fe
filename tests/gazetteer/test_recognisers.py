"""Recognisers by name: the package's own and those of a plug-in."""

import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.english_model import EnglishModel, load_english_model
from gazetteer.errors import InvalidInput
from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.recognisers import DEFAULT, SpacyRecogniser, names, recogniser

ROOT = Path(__file__).parents[2]
PLUG_IN = """
from gazetteer.recognition import Recognised

class OnlyTheFirstWord:
    def __init__(self, gazetteer):
        self.gazetteer = gazetteer

    def recognise(self, text):
        return (Recognised(0, text.index(" ")),)
"""


class _Entity:
    label_ = "GPE"

    def __init__(self, start: int, end: int) -> None:
        self.start_char, self.end_char = start, end


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package that offers a recogniser called "first-word" and one that cannot be imported."""
    (tmp_path / "first_word_plug_in.py").write_text(PLUG_IN)
    info = tmp_path / "first_word_plug_in-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: first-word-plug-in\nVersion: 1.0\n")
    points = "first-word = first_word_plug_in:OnlyTheFirstWord\nbroken = no_such_module_anywhere:Recogniser\n"
    (info / "entry_points.txt").write_text(f"[dateline.recognisers]\n{points}")
    monkeypatch.syspath_prepend(tmp_path)
    return "first-word"


def test_the_default_finds_names(gazetteer: Gazetteer) -> None:
    text = "Ships left Mombasa for Karachi."
    found = recogniser(DEFAULT, gazetteer).recognise(text)
    assert [text[name.start : name.end] for name in found] == ["Mombasa", "Karachi"]


def test_a_plug_in_is_found_by_its_name_and_the_rest_works_with_it(gazetteer: Gazetteer, plug_in: str) -> None:
    found = Geoparser(gazetteer, recogniser=recogniser(plug_in, gazetteer)).geoparse("Karachi is far from Mombasa.")
    assert plug_in in names()
    assert [(t.text, t.place.country_code) for t in found if t.place] == [("Karachi", "PK")]


def test_a_plug_in_that_cannot_be_loaded_is_named(gazetteer: Gazetteer, plug_in: str) -> None:
    with pytest.raises(InvalidInput, match="broken of no_such_module_anywhere"):
        recogniser("broken", gazetteer)


def test_an_unknown_name_is_refused_with_those_that_are_known(gazetteer: Gazetteer) -> None:
    with pytest.raises(InvalidInput, match="'none such'; known are trees, rules, spacy"):
        recogniser("none such", gazetteer)


def test_a_lower_threshold_finds_at_least_the_names_of_a_higher_one(gazetteer: Gazetteer) -> None:
    text = "Officers from Springfield met Jordan Hill near Clinton, and Reading was quiet. Paris slept in Texas."
    high, low = (set(recogniser(DEFAULT, gazetteer, threshold=least).recognise(text)) for least in (0.9, 0.05))
    assert len(high) < len(low)
    assert all(any(a.start <= b.start and b.end <= a.end for a in low) for b in high)


@pytest.mark.parametrize(("name", "threshold"), [(DEFAULT, 1.0), (DEFAULT, float("nan")), ("rules", 0.5)])
def test_a_threshold_that_is_none_is_refused(gazetteer: Gazetteer, name: str, threshold: float) -> None:
    with pytest.raises(InvalidInput, match="threshold"):
        recogniser(name, gazetteer, threshold=threshold)


def test_spacy_s_names_lose_the_article_and_the_possessive() -> None:
    text = "the Philippines's coast"

    class Pipeline:
        def __call__(self, _: str) -> object:
            return type("Doc", (), {"ents": [_Entity(0, 17)]})

    (name,) = SpacyRecogniser(EnglishModel(Pipeline())).recognise(text)
    assert text[name.start : name.end] == "Philippines"


def test_a_model_that_is_not_installed_is_one_sentence_on_the_command_line() -> None:
    done = subprocess.run(  # noqa: PLW1510
        [sys.executable, "-m", "gazetteer", "match", "--model", "nonsense"], input=b"x", capture_output=True, cwd=ROOT
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("gazetteer match: no recogniser is called 'nonsense'")
    assert done.stderr.count(b"\n") == 1


def test_spacy_finds_places_where_it_is_installed(gazetteer: Gazetteer) -> None:
    if load_english_model() is None:
        with pytest.raises(InvalidInput, match=r"requirements-nlp\.txt"):
            recogniser("spacy", gazetteer)
        return
    text = "The ships sailed from Kenya to Pakistan in the spring of that year."
    found = recogniser("spacy", gazetteer).recognise(text)
    assert {text[name.start : name.end] for name in found} == {"Kenya", "Pakistan"}
