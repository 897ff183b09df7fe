"""What is said of names once each token has a row: which places a way joins, how, and which actors belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from reports.relations.candidates import ACTOR_SENTENCES_BACK
from reports.relations.encoding import Ints
from reports.relations.layers import Comparison, Floats, Sums


class Rows(NamedTuple):
    """Where names stand among the rows: the row of each place, and the first and last row of each actor."""

    places: Ints
    firsts: Ints
    lasts: Ints


class Ways(NamedTuple):
    """For each pair of places the probabilities of `Relations`, a row a pair."""

    orders: Floats
    both: Floats
    modes: Floats
    statuses: Floats


@dataclass(frozen=True, slots=True)
class Heads:
    """The last layers, over the rows of two names and of what stands between them."""

    weights: Mapping[str, Floats]
    pairs: Comparison
    ties: Comparison

    @classmethod
    def of(cls, weights: Mapping[str, Floats]) -> Self:
        """From the trained weights by name."""
        return cls(
            weights=weights,
            pairs=Comparison.of(weights, "a b m", "hid", ("de", "ss", "ns")),
            ties=Comparison.of(weights, "ta tb tm", "th", ("td", "ts")),
        )

    def ways(self, hidden: Floats, sums: Sums, at: Ints, pairs: Ints) -> Ways:
        """What joins places: `at` are their rows, `pairs` those of `candidates.place_pairs`."""
        seen = compared(self.pairs, hidden, sums, at, pairs)
        return Ways(
            orders=shares(layer(self.weights, "out", seen)),
            both=_likely(layer(self.weights, "both", seen))[:, 0],
            modes=shares(layer(self.weights, "mode", seen)),
            statuses=shares(layer(self.weights, "stat", seen)),
        )

    def tied(self, hidden: Floats, sums: Sums, names: Rows, ties: Ints) -> Floats:
        """How likely actors belong to places; `ties` are rows of `candidates.tie_pairs`."""
        if not len(ties):
            return np.zeros(0, np.float32)
        place, low, high = names.places[ties[:, 0]], names.firsts[ties[:, 1]], names.lasts[ties[:, 1]]
        start = np.minimum(np.where(place < low, place, high) + 1, len(hidden))
        between = sums.mean(start, np.maximum(np.where(place < low, low, place), start))
        actors = (hidden[names.firsts] + hidden[names.lasts]) / np.float32(2)
        far = (ties[:, 2], np.minimum(ties[:, 3], ACTOR_SENTENCES_BACK))
        seen = self.ties.seen((hidden[names.places], ties[:, 0]), (actors, ties[:, 1]), between, far)
        return _likely(layer(self.weights, "tout", seen))[:, 0]


def compared(comparison: Comparison, hidden: Floats, sums: Sums, at: Ints, pairs: Ints) -> Floats:
    """A row for each pair of places; `at` are the places' rows, `pairs` those of `candidates.place_pairs`."""
    between = sums.mean(at[pairs[:, 0]] + 1, at[pairs[:, 1]])
    places = hidden[at]
    return comparison.seen((places, pairs[:, 0]), (places, pairs[:, 1]), between, pairs[:, 2:].T)


def layer(weights: Mapping[str, Floats], name: str, rows: Floats) -> Floats:
    """The rows times a layer's weights, and its bias."""
    made: Floats = rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return made


def shares(rows: Floats) -> Floats:
    """Scores as probabilities that add up to 1 in each row."""
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _likely(rows: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-rows)), np.float32)
