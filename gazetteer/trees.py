"""Boosted trees as they answer: for names of places (`gazetteer.model`) and for routes (`reports.routes.choice`).

Every tree is full: its inner nodes lie in one row, the children of node i at 2i+1 and 2i+2, so that all trees answer
for all rows at once. `gazetteer.training.trees` fits them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_ROWS_AT_ONCE: Final = 256  # what stays in the caches of a core; it also bounds the memory that a long text takes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreeModel:
    """Boosted trees. `features` and `thresholds` have a row of inner nodes for each tree, `values` a row of leaves."""

    features: NDArray[np.intp]
    thresholds: NDArray[np.float32]
    values: NDArray[np.float64]

    def margins(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of signs the log odds that the answer is yes."""
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


def trees_of(data: Mapping[str, Any]) -> TreeModel:
    """Trees as JSON keeps them: `features`, `thresholds` and `values`, a row for each tree."""
    return TreeModel(
        features=np.array(data["features"], dtype=np.intp),
        thresholds=np.array(data["thresholds"], dtype=np.float32),
        values=np.array(data["values"], dtype=np.float64),
    )
