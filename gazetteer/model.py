"""The trained weights of recognition: two sets of small decision trees over the signs, and weights of ordinary words.

`data/recognition.json` is made by `python -m gazetteer.training.train`. The first trees answer for each match by
itself; the second see the first answers to the whole document. Every tree is full: its inner nodes lie in one row, the
children of node i at 2i+1 and 2i+2, so that all trees answer for all rows at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gazetteer import second_look, word_weights
from gazetteer.errors import InvalidInput
from gazetteer.scene import Scene
from gazetteer.second_look import second_signs
from gazetteer.signs import SIGNS, signs
from gazetteer.word_weights import WordWeights

WEIGHTS: Final = files("gazetteer") / "data" / "recognition.json"
FIRST: Final = (*SIGNS, *word_weights.NAMES)
SECOND: Final = (*FIRST, *second_look.NAMES)
HOPELESS: Final = -3.5
"""A match with lower log odds in the first answer is no place name, and gets no second one."""
_ROWS_AT_ONCE: Final = 256  # what stays in the caches of a core; it also bounds the memory that a long text takes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreeModel:
    """Boosted trees. `features` and `thresholds` have a row of inner nodes for each tree, `values` a row of leaves."""

    features: NDArray[np.intp]
    thresholds: NDArray[np.float32]
    values: NDArray[np.float64]

    def margins(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of signs the log odds of its being a place name."""
        if not len(rows):
            return np.zeros(0)
        parts = [self._margins(rows[i : i + _ROWS_AT_ONCE]) for i in range(0, len(rows), _ROWS_AT_ONCE)]
        return np.concatenate(parts)

    def _margins(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        trees, inner = self.features.shape
        features, thresholds, values = self.features.ravel(), self.thresholds.ravel(), self.values.ravel()
        cells, width = np.ascontiguousarray(rows).ravel(), rows.shape[1]
        row = (np.arange(len(rows)) * width)[:, None]
        roots = (np.arange(trees) * inner)[None, :]
        node = np.zeros((len(rows), trees), dtype=np.intp)
        for _ in range((inner + 1).bit_length() - 1):
            at = roots + node
            goes_right = cells.take(row + features.take(at)) > thresholds.take(at)
            node += node
            node += 1
            node += goes_right
        leaves = (np.arange(trees) * (inner + 1))[None, :] - inner
        return np.asarray(values.take(leaves + node).sum(axis=1))


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


def trees_of(data: Mapping[str, Any]) -> TreeModel:
    """Trees as JSON keeps them: `features`, `thresholds` and `values`, a row for each tree."""
    return TreeModel(
        features=np.array(data["features"], dtype=np.intp),
        thresholds=np.array(data["thresholds"], dtype=np.float32),
        values=np.array(data["values"], dtype=np.float64),
    )
