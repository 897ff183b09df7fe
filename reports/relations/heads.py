"""What is said of names once each token has a row: which places a way joins, how, and which actors belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

import numpy as np

from reports.relations.candidates import ACTOR_SENTENCES_BACK
from reports.relations.encoding import Ints
from reports.relations.layers import Comparison, Floats, Sums, positive

_TINY: Final = np.float32(1e-9)


class Rows(NamedTuple):
    """Where names stand among the rows: the row of each place, and the first and last row of each actor."""

    places: Ints
    firsts: Ints
    lasts: Ints


class Close(NamedTuple):
    """A stretch of text as the encoder reads it: a row for each piece, and how much each looks at each.

    `looks` are (head, row, row).
    """

    rows: Floats
    looks: Floats


class Ways(NamedTuple):
    """For each pair of places the probabilities of `Relations`, a row a pair."""

    orders: Floats
    both: Floats
    modes: Floats
    statuses: Floats
    nexts: Floats
    ends: Floats


@dataclass(frozen=True, slots=True)
class Heads:
    """The last layers of the encoder, over two names, what stands between them, and what both look at.

    The last is the localized context pooling of Zhou et al. 2021, "Document-level relation extraction with adaptive
    thresholding and localized context pooling".
    """

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

    def ways(self, read: Close, sums: Sums, at: Ints, pairs: Ints) -> Ways:
        """What joins places: `at` are their rows, `pairs` those of `candidates.place_pairs`, all of the stretch."""
        met = compared(self.pairs, read.rows, sums, at, pairs)
        met += self._two_layers("c", "hc", common(read, at[pairs[:, 0]], at[pairs[:, 1]]))
        met += self._two_layers("n1", "n2", self._other_ways(positive(met), pairs, len(at)))
        seen = positive(met)
        nexts, ends = _likely(layer(self.weights, "part", seen)).T
        return Ways(
            orders=shares(layer(self.weights, "out", seen)),
            both=_likely(layer(self.weights, "both", seen))[:, 0],
            modes=shares(layer(self.weights, "mode", seen)),
            statuses=shares(layer(self.weights, "stat", seen)),
            nexts=nexts,
            ends=ends,
        )

    def tied(self, read: Close, sums: Sums, names: Rows, ties: Ints) -> Floats:
        """How likely actors belong to places; `ties` are rows of `candidates.tie_pairs`."""
        if not len(ties):
            return np.zeros(0, np.float32)
        hidden = read.rows
        place, low, high = names.places[ties[:, 0]], names.firsts[ties[:, 1]], names.lasts[ties[:, 1]]
        start = np.minimum(np.where(place < low, place, high) + 1, len(hidden))
        between = sums.mean(start, np.maximum(np.where(place < low, low, place), start))
        actors = (hidden[names.firsts] + hidden[names.lasts]) / np.float32(2)
        far = (ties[:, 2], np.minimum(ties[:, 3], ACTOR_SENTENCES_BACK))
        met = self.ties.straight((hidden[names.places], ties[:, 0]), (actors, ties[:, 1]), between, far)
        met += self._two_layers("tc", "thc", common(read, place, low))
        return _likely(layer(self.weights, "tout", positive(met)))[:, 0]

    def _two_layers(self, first: str, second: str, rows: Floats) -> Floats:
        """What two layers with a bend between them make of some rows."""
        return layer(self.weights, second, positive(layer(self.weights, first, rows)))

    def _other_ways(self, seen: Floats, pairs: Ints, places: int) -> Floats:
        """For each pair the mean ways out of and into its first place, and those of its second, but for itself."""
        order = shares(layer(self.weights, "out", seen))
        on, back = (np.hstack((seen * order[:, at, None], order[:, at, None])) for at in (1, 2))
        first, second = pairs[:, 0], pairs[:, 1]
        of_first, of_second = (
            np.equal(np.arange(places)[:, None], each).astype(np.float32) for each in (first, second)
        )
        out, into = of_first @ on + of_second @ back, of_second @ on + of_first @ back
        others = (out[first] - on, into[first] - back, out[second] - back, into[second] - on)
        return np.hstack([ways[:, :-1] / (1 + positive(ways[:, -1:])) for ways in others])


def common(read: Close, first: Ints, second: Ints) -> Floats:
    """For each two rows the mean row that both look at."""
    shared = np.einsum("hpr,hpr->pr", read.looks[:, first], read.looks[:, second])
    shared /= shared.sum(axis=1, keepdims=True) + _TINY
    return np.asarray(shared @ read.rows, np.float32)


def compared(comparison: Comparison, hidden: Floats, sums: Sums, at: Ints, pairs: Ints) -> Floats:
    """A row for each pair of places, before the bend.

    `at` are the places' rows, `pairs` those of `candidates.place_pairs`.
    """
    between = sums.mean(at[pairs[:, 0]] + 1, at[pairs[:, 1]])
    places = hidden[at]
    return comparison.straight((places, pairs[:, 0]), (places, pairs[:, 1]), between, pairs[:, 2:].T)


def layer(weights: Mapping[str, Floats], name: str, rows: Floats) -> Floats:
    """The rows times a layer's weights, and its bias where it has one."""
    made: Floats = rows @ weights[f"{name}.weight"].T
    if f"{name}.bias" in weights:
        made += weights[f"{name}.bias"]
    return made


def shares(rows: Floats) -> Floats:
    """Scores as probabilities that add up to 1 in each row."""
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _likely(rows: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-rows)), np.float32)
