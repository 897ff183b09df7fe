"""The trained weights of recognition: two sets of small decision trees over the signs, and weights of ordinary words.

`data/recognition.json` is made by `python -m gazetteer.training.train`. The first trees answer for each match by
itself; the second see the first answers to the whole document.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer import second_look, word_weights
from gazetteer.errors import InvalidInput
from gazetteer.scene import Scene
from gazetteer.second_look import second_signs
from gazetteer.signs import SIGNS, signs
from gazetteer.trees import TreeModel, trees_of
from gazetteer.word_weights import WordWeights

WEIGHTS: Final = files("gazetteer") / "data" / "recognition.json"
FIRST: Final = (*SIGNS, *word_weights.NAMES)
SECOND: Final = (*FIRST, *second_look.NAMES)
HOPELESS: Final = -3.5
"""A match with lower log odds in the first answer is no place name, and gets no second one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecognitionModel:
    """Both sets of trees and the weights of words."""

    first: TreeModel
    second: TreeModel
    words: WordWeights

    def probability(self, scene: Scene) -> NDArray[np.float64]:
        """For each match of a text how likely it is a place name, from 0 to 1."""
        if not scene.matches:
            return np.zeros(0)
        rows = np.hstack([signs(scene), self.words.signs(scene)])
        answers = self.first.margins(rows)
        likely = np.flatnonzero(answers > HOPELESS)
        both = np.hstack([rows[likely], second_signs(scene, answers, likely.tolist())])
        answers[likely] = self.second.margins(both)
        return np.asarray(1.0 / (1.0 + np.exp(-answers)))


@lru_cache(maxsize=1)
def load_model() -> RecognitionModel:
    """The weights that come with the package. Raises InvalidInput when they were trained on other signs than these."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    odd = sorted(set(data["signs"]) ^ set(SECOND))
    if odd or tuple(data["signs"]) != SECOND:
        raise InvalidInput(
            f"{WEIGHTS.name} was trained on other signs ({', '.join(odd[:3]) or 'order'}); train it anew"
        )
    words = WordWeights(by_role=data["words"])
    return RecognitionModel(first=trees_of(data["first"]), second=trees_of(data["second"]), words=words)
