"""The trained weights of resolution: one number for each sign, and one for "none of these".

`data/resolution.json` is made by `python -m gazetteer.training.resolution`. The weighted signs of the candidates of a
name, and the number for none, become shares by a softmax: how likely each is meant.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.errors import InvalidInput
from gazetteer.options import Rows
from gazetteer.rank_signs import SIGNS

WEIGHTS: Final = files("gazetteer") / "data" / "resolution.json"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankModel:
    """Weights in the order of `SIGNS`, and what "none of these" is worth."""

    weights: NDArray[np.float32]
    none: float

    def shares(self, rows: Rows, sizes: Sequence[int]) -> list[NDArray[np.float64]]:
        """For each name the shares of its candidates, which with that of "none of these" add up to 1.

        `rows` has the candidates of one name after the other, `sizes` how many each name has.
        """
        worth = (rows @ self.weights).astype(np.float64)
        parts = np.split(worth, np.cumsum(sizes)[:-1]) if len(sizes) else []
        return [self._shares(part) for part in parts]

    def _shares(self, worth: NDArray[np.float64]) -> NDArray[np.float64]:
        top = max(float(worth.max(initial=self.none)), self.none)
        odds = np.exp(worth - top)
        return np.asarray(odds / (odds.sum() + np.exp(self.none - top)))


@lru_cache(maxsize=1)
def load_rank_model() -> RankModel:
    """The weights that come with the package. Raises InvalidInput when they were trained on other signs."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    if tuple(data["weights"]) != SIGNS:
        odd = sorted(set(data["weights"]) ^ set(SIGNS))[:3]
        raise InvalidInput(f"{WEIGHTS.name} was trained on other signs ({', '.join(odd) or 'order'}); train it anew")
    return RankModel(weights=np.array(list(data["weights"].values()), dtype=np.float32), none=float(data["none"]))
