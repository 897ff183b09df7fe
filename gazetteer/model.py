"""The trained weights of recognition: small decision trees over the signs, summed to a probability.

`data/recognition.json` is made by `python -m gazetteer.training.train`. Every tree is full: its inner nodes lie in one
row, the children of node i at 2i+1 and 2i+2, so that all trees answer for all rows at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.errors import InvalidInput

WEIGHTS: Final = files("gazetteer") / "data" / "recognition.json"
_ROWS_AT_ONCE: Final = 2_000  # bounds the memory that a long text takes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreeModel:
    """Boosted trees. `features` and `thresholds` have a row of inner nodes for each tree, `values` a row of leaves."""

    signs: tuple[str, ...]
    bias: float
    features: NDArray[np.intp]
    thresholds: NDArray[np.float32]
    values: NDArray[np.float64]

    def probability(self, signs: tuple[str, ...], rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of signs how likely it is a place name, from 0 to 1.

        Raises InvalidInput when the signs are not those that the weights were trained on, in their order.
        """
        if not len(rows):
            return np.zeros(0)
        if signs != self.signs:
            odd = sorted(set(signs) ^ set(self.signs))[:3]
            raise InvalidInput(
                f"{WEIGHTS.name} was trained on other signs ({', '.join(odd) or 'order'}); train it anew"
            )
        parts = [self._margin(rows[i : i + _ROWS_AT_ONCE]) for i in range(0, len(rows), _ROWS_AT_ONCE)]
        return np.asarray(1.0 / (1.0 + np.exp(-np.concatenate(parts))))

    def _margin(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        trees, inner = self.features.shape
        tree = np.arange(trees)[None, :]
        row = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), trees), dtype=np.intp)
        for _ in range((inner + 1).bit_length() - 1):
            goes_right = rows[row, self.features[tree, node]] > self.thresholds[tree, node]
            node = 2 * node + 1 + goes_right
        return np.asarray(self.bias + self.values[tree, node - inner].sum(axis=1))


@lru_cache(maxsize=1)
def load_model() -> TreeModel:
    """The weights that come with the package."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return TreeModel(
        signs=tuple(data["signs"]),
        bias=float(data["bias"]),
        features=np.array(data["features"], dtype=np.intp),
        thresholds=np.array(data["thresholds"], dtype=np.float32),
        values=np.array(data["values"], dtype=np.float64),
    )
