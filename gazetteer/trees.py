"""Boosted trees as they answer: for names of places (`gazetteer.model`) and for routes (`reports.routes.choice`).

Every tree is full: its inner nodes lie in one row, the children of node i at 2i+1 and 2i+2, so that all trees answer
for all rows at once. `gazetteer.training.trees` fits them.

Trees share many of their questions ("is this sign above 0.5?"), so each is asked once. Then the trees are gone down by
storeys of three levels: the answers at all nodes of a small tree make up one number, and a table says where it leads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_ROWS_AT_ONCE: Final = 64  # what stays in the caches of a core; it also bounds the memory that a long text takes
_STOREY: Final = 3  # levels: the answers at their seven nodes fit into a byte


class _Cuts(NamedTuple):
    """The questions of all trees, each once: whether a sign is above a threshold."""

    features: NDArray[np.intp]
    thresholds: NDArray[np.float32]


class _Storey(NamedTuple):
    """The nodes of one place in all the small trees of a storey, place by place, as numbers of cuts.

    `below` tells for the answers at the nodes of a small tree, the root's as the highest bit, which of its ends is
    reached, of `ends`.
    """

    nodes: tuple[NDArray[np.intp], ...]
    below: NDArray[np.intp]
    ends: int


@dataclass(frozen=True, kw_only=True, eq=False)
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
        cuts, storeys = self._plan
        answers = (np.ascontiguousarray(rows.T).take(cuts.features, axis=0) > cuts.thresholds).view(np.uint8)
        row = np.arange(len(rows))[:, None]
        at = np.arange(len(self.features))[None, :]  # which small tree of the storey, or in the end which leaf
        for storey in storeys:
            said = answers.take(storey.nodes[0], axis=0)
            for nodes in storey.nodes[1:]:
                said += said
                said += answers.take(nodes, axis=0)
            reached = said.ravel().take(at * len(rows) + row)
            at = at * storey.ends + storey.below.take(reached)
        return np.asarray(self.values.ravel().take(at).sum(axis=1))

    @cached_property
    def _plan(self) -> tuple[_Cuts, tuple[_Storey, ...]]:
        levels, ranks = np.unique(self.thresholds, return_inverse=True)
        every = self.features * len(levels) + ranks.reshape(self.features.shape)
        each, numbers = np.unique(every, return_inverse=True)
        cuts = _Cuts(each // len(levels), levels[each % len(levels)][:, None])
        return cuts, tuple(_storeys(numbers.reshape(self.features.shape)))


def _storeys(numbers: NDArray[np.intp]) -> Iterator[_Storey]:
    """The storeys of full trees; `numbers` has a row of inner nodes for each tree."""
    depth = (numbers.shape[1] + 1).bit_length() - 1
    for top in range(0, depth, _STOREY):
        height = min(_STOREY, depth - top)
        roots = np.arange(2**top)
        nodes = [
            numbers[:, 2 ** (top + level) - 1 + roots * 2**level + place].ravel()
            for level in range(height)
            for place in range(2**level)
        ]
        yield _Storey(tuple(nodes), _below(height), 2**height)


@lru_cache(maxsize=_STOREY)
def _below(height: int) -> NDArray[np.intp]:
    """Where the answers at the nodes of a full tree lead: for each number that they make up, which of the ends."""
    inner = 2**height - 1
    said = np.arange(2**inner)
    node = np.zeros_like(said)
    for _ in range(height):
        node = 2 * node + 1 + (said >> (inner - 1 - node) & 1)
    return np.asarray(node - inner)


def trees_of(data: Mapping[str, Any]) -> TreeModel:
    """Trees as JSON keeps them: `features`, `thresholds` and `values`, a row for each tree."""
    return TreeModel(
        features=np.array(data["features"], dtype=np.intp),
        thresholds=np.array(data["thresholds"], dtype=np.float32),
        values=np.array(data["values"], dtype=np.float64),
    )
