"""The trained weights: they fit the signs, answer with probabilities, and refuse signs that they do not know."""

import numpy as np
import pytest

from gazetteer.errors import InvalidInput
from gazetteer.index import Gazetteer
from gazetteer.model import TreeModel, load_model
from gazetteer.recognition import RuleRecogniser, TrainedRecogniser
from gazetteer.signs import SIGNS, signs
from gazetteer.spellings import spellings


def _stump() -> TreeModel:
    return TreeModel(
        signs=("a", "b"),
        bias=0.0,
        features=np.array([[1]], dtype=np.intp),
        thresholds=np.array([[0.5]], dtype=np.float32),
        values=np.array([[-2.0, 2.0]]),
    )


def test_a_tree_sends_what_is_above_its_threshold_to_the_right() -> None:
    rows = np.array([[9.0, 0.0], [9.0, 1.0]], dtype=np.float32)
    assert _stump().probability(("a", "b"), rows).round(3).tolist() == [0.119, 0.881]


def test_signs_that_the_weights_were_not_trained_on_are_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="b"):
        _stump().probability(("a", "c"), np.zeros((1, 2), dtype=np.float32))


def test_no_row_gives_no_answer() -> None:
    assert _stump().probability(("a", "b"), np.zeros((0, 2), dtype=np.float32)).tolist() == []


def test_the_weights_of_the_package_were_trained_on_the_signs_of_the_package() -> None:
    assert load_model().signs == SIGNS


def test_every_stretch_of_a_text_gets_a_row_of_finite_signs(gazetteer: Gazetteer) -> None:
    scene = RuleRecogniser(gazetteer).scene("El buque zarpó de Puerto Cabello hacia Qwertópolis, en Irán.")
    rows = signs(scene)
    assert rows.shape == (len(scene.matches), len(SIGNS))
    assert np.isfinite(rows).all()


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
    ],
)
def test_the_spanish_press_spells_by_ear(key: str, country: str, other: str) -> None:
    assert other in list(spellings(key, country))


def test_a_name_of_another_country_keeps_its_spelling() -> None:
    assert list(spellings("khasan", "US")) == []
