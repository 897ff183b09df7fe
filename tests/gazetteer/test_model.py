"""The trained weights: they fit the signs, answer with probabilities, and hold no text of what they were trained on."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from gazetteer import model
from gazetteer.errors import InvalidInput
from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from gazetteer.model import FIRST, SECOND, WEIGHTS, load_model
from gazetteer.recognition import RuleRecogniser, TrainedRecogniser
from gazetteer.second_look import NAMES, second_signs
from gazetteer.signs import SIGNS, signs
from gazetteer.spellings import spellings
from gazetteer.trees import TreeModel
from gazetteer.word_weights import EDGE, KIND, OPEN, said
from gazetteer.words import Shape, words_of
from tests.training.snippets import SNIPPETS, read_snippets

STANDING = {EDGE, *(f"{KIND}{kind}" for kind in ("1", "2", "3", "5", "hour", "year", "mixed", "date"))}
"""What stands for the edge of a text, and for numbers and dates of a kind."""
REPORTS = Path(__file__).parents[1] / "gold" / "annotated" / "dev"
NEWS = Path(__file__).parents[1] / "training" / "news"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
LARGEST = 3_000_000
MARKS = 2


def test_a_tree_sends_what_is_above_its_threshold_to_the_right() -> None:
    stump = TreeModel(
        features=np.array([[1]], dtype=np.intp),
        thresholds=np.array([[0.5]], dtype=np.float32),
        values=np.array([[-2.0, 2.0]]),
    )
    rows = np.array([[9.0, 0.0], [9.0, 1.0]], dtype=np.float32)
    assert stump.margins(rows).tolist() == [-2.0, 2.0]
    assert stump.margins(rows[:0]).tolist() == []


def test_weights_of_other_signs_are_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    path = tmp_path / "recognition.json"
    path.write_text(json.dumps(data | {"signs": ["moon phase", *data["signs"][1:]]}))
    monkeypatch.setattr(model, "WEIGHTS", path)
    with pytest.raises(InvalidInput, match="moon phase"):
        load_model.__wrapped__()


def test_the_trees_look_at_signs_that_there_are() -> None:
    trees = load_model()
    assert trees.first.features.max() < len(FIRST)
    assert trees.second.features.max() < len(SECOND)


def test_the_weights_are_small_and_hold_single_words_and_numbers_alone() -> None:
    assert len(WEIGHTS.read_bytes()) < LARGEST
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert set(data) == {"signs", "words", "first", "second"}
    for role, weights in data["words"].items():
        if role in OPEN:
            assert all(len(value) <= MARKS or value[:4] in ("line", "spac", "none") for value in weights), role
        else:
            assert all(word in STANDING or (fold(word) == word and " " not in word) for word in weights), role
    for trees in (data["first"], data["second"]):
        assert set(trees) == {"features", "thresholds", "values"}
        assert all(np.asarray(values).dtype.kind in "fi" for values in trees.values())


def _lower_case_forms(text: str) -> set[str]:
    lower = [word for word in words_of(text) if word.shape is Shape.LOWER]
    return {form for word in lower for form in (word.token.folded, word.text.casefold())}


def test_every_word_with_a_weight_stands_in_lower_case_in_five_of_the_texts_it_was_trained_on() -> None:
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not beside the project")
    texts = [path.read_text(encoding="utf-8") for folder in (REPORTS, NEWS) for path in folder.glob("*.txt")]
    texts += [snippet.text for snippet in read_snippets(SNIPPETS.glob("*.txt"))]
    texts += [json.loads(line)["text"] for path in CORPORA.glob("*.jsonl") for line in path.open(encoding="utf-8")]
    times = Counter(form for text in texts for form in _lower_case_forms(text))
    words = {word for role, weights in load_model().words.by_role.items() if role not in OPEN for word in weights}
    rare = {word for word in words - STANDING if times[word] < 5}
    assert len(words) > 1000
    assert not rare


def test_every_stretch_of_a_text_gets_a_row_of_finite_signs(gazetteer: Gazetteer) -> None:
    scene = RuleRecogniser(gazetteer).scene("El buque zarpó de Puerto Cabello hacia Qwertópolis, en Irán.")
    rows = signs(scene)
    assert rows.shape == (len(scene.matches), len(SIGNS))
    assert np.isfinite(rows).all()
    second = second_signs(scene, np.linspace(-4.0, 4.0, len(rows)), range(len(rows)))
    assert second.shape == (len(rows), len(NAMES))
    assert np.isfinite(second).all()


def test_a_text_without_a_name_has_none() -> None:
    class Nothing:
        matches = ()

    assert load_model().probability(Nothing()).tolist() == []  # type: ignore[arg-type]


def test_what_is_said_of_a_match_are_the_words_beside_it(gazetteer: Gazetteer) -> None:
    scene = RuleRecogniser(gazetteer).scene("They fled the town of Gao on foot.")
    (before, _, after) = next(
        groups for match, groups in zip(scene.matches, said(scene), strict=True) if match.key == "gao"
    )
    assert {("before", "of"), ("two before", "town")} <= set(before)
    assert {("after", "on"), ("two after", "foot"), ("three after", EDGE)} <= set(after)


def test_the_second_look_sees_the_same_name_elsewhere(gazetteer: Gazetteer) -> None:
    scene = RuleRecogniser(gazetteer).scene("Gao was calm. Trucks left Gao.")
    first, second = [i for i, match in enumerate(scene.matches) if match.key == "gao"]
    margins = np.full(len(scene.matches), -3.0)
    margins[second] = 4.0
    rows = second_signs(scene, margins, range(len(margins)))
    best = NAMES.index("best elsewhere, first answer")
    assert rows[first, best] == 4.0
    assert rows[second, best] == -3.0


def test_a_name_that_the_gazetteer_lacks_is_found_where_the_text_treats_it_as_a_place(gazetteer: Gazetteer) -> None:
    text = "Troops landed in Zorquwan, Libya, on Monday and drove to Sabha."
    found = [text[name.start : name.end] for name in TrainedRecogniser(gazetteer).recognise(text)]
    assert "Zorquwan" in found


@pytest.mark.parametrize(
    ("key", "country", "other"),
    [
        ("khasan", "RU", "jasan"),
        ("vostochny", "RU", "vostochni"),
        ("jufra", "LY", "al yufra"),
        ("koulikoro", "ML", "kulikoro"),
        ("ash shihr", "YE", "shihr"),
        ("al qatranah", "JO", "qatraneh"),
    ],
)
def test_the_press_spells_by_ear(key: str, country: str, other: str) -> None:
    assert other in list(spellings(key, country))


def test_a_name_of_another_country_keeps_its_spelling() -> None:
    assert list(spellings("khasan", "US")) == []
