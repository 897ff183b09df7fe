"""The network that reads relations: word vectors, dilated convolutions, and a look at each pair of names.

It is trained by `tests/training` and runs here on numpy alone. Tokens are rows, features are columns.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reports.relations.candidates import ACTOR_SENTENCES_BACK, place_pairs, tie_pairs
from reports.relations.encoding import Encoded, Ints, Kind, Trait
from reports.relations.layers import DILATIONS, Comparison, Convolution, Floats, Input, Sums, positive

WEIGHTS: Final = Path(__file__).with_name("weights.npz")
SUFFIX: Final = 3
"""Letters of a word's end that speak for words that were never seen."""
HALO: Final = sum(DILATIONS)
"""Tokens to each side that the reading of a token depends on."""
_BLOCK: Final = 1024
"""Tokens that are read at once: what fits into the caches of a core."""
_WORTH_TYING: Final = 0.5
"""Likelihood of a way below which nobody asks who takes part: most texts have none, and the look costs time."""
_MAY_BE_STOP: Final = 0.1
"""A place that no pair joins as likely as this is no stop of any way, so nobody asks who belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What the network says of a text; rows of each pair of arrays belong together.

    `pairs` are indices (first place, second place); of `orders` the columns are the probabilities that no way joins
    them, that one leads from the first to the second, and from the second to the first; `both` is how likely it would
    run both ways. `ties` are indices (place, actor), `tied` how likely
    the actor belongs to the place.
    """

    pairs: Ints
    orders: Floats
    both: Floats
    ties: Ints
    tied: Floats


class Network:
    """Trained weights, ready to read texts.

    Layers that follow each other without a bend are multiplied beforehand, and what depends on one token, place or
    actor alone is worked out once for each and not for each pair: a third of the work, with the same result.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """`arrays` as `tests.training` writes them: weights by name, and the vocabularies as JSON."""
        self._vocabulary = _positions(arrays["words"], 2)
        self._suffixes = _positions(arrays["suffixes"], 2)
        self._known = _positions(arrays["known"], 1)
        self._weights = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype.kind == "f"}
        self._vectors = arrays["vectors"].astype(np.float32) * self._weights["vector_scale"]
        self._input = Input.of(self._weights)
        self._convolutions = [Convolution.of(self._weights, at) for at in range(len(DILATIONS))]
        self._pairs = Comparison.of(self._weights, "a b m", "hid", ("de", "ss", "ns"))
        self._ties = Comparison.of(self._weights, "ta tb tm", "th", ("td", "ts"))

    def relations(self, encoded: Encoded, names: Sequence[str]) -> Relations:
        """Which places a way joins and whom it ties to them; `names` are what the places are called.

        Only places that may be stops are compared with actors.
        """
        pairs = place_pairs(encoded, names)
        hidden = self._hidden(encoded) if len(pairs) else np.zeros((0, 1), np.float32)
        sums = Sums(hidden)
        orders, both = self._look_at_pairs(encoded, hidden, sums, pairs)
        ways = orders[:, 1:].max(axis=1, initial=0)
        stops = np.unique(pairs[ways > _MAY_BE_STOP, :2]).tolist() if (ways > _WORTH_TYING).any() else ()
        ties = tie_pairs(encoded, stops)
        return Relations(
            pairs=pairs[:, :2],
            orders=orders,
            both=both,
            ties=ties[:, :2],
            tied=self._look_at_ties(encoded, hidden, sums, ties),
        )

    def _hidden(self, encoded: Encoded) -> Floats:
        """A row for each token; long texts are read in blocks that overlap by what a token's reading depends on."""
        size = len(encoded.words)
        rows = np.empty((size, self._weights["inp.bias"].shape[0]), np.float32)
        for low in range(0, size, _BLOCK):
            first, last = max(0, low - HALO), min(size, low + _BLOCK + HALO)
            block = self._embedded(encoded, first, last)
            for convolution in self._convolutions:
                block = convolution.added_to(block)
            high = min(size, low + _BLOCK)
            rows[low:high] = block[low - first : high - first]
        return rows

    def _embedded(self, encoded: Encoded, first: int, last: int) -> Floats:
        said = encoded.words[first:last]
        kinds, traits = encoded.kinds[first:last], encoded.traits[first:last]
        seen = np.array([self._vocabulary.get(word, 1) for word in said], np.int32)
        ends = np.array([self._suffixes.get(word[-SUFFIX:], 1) for word in said], np.int32)
        known = np.array([self._known.get(word, 0) for word in said], np.int32)
        ends *= kinds == Kind.WORD
        known *= (traits & Trait.SPANISH) == 0
        meant = positive(self._layer("gp", self._vectors[known]))
        return self._input.row(seen, ends, (encoded.cues[first:last], kinds, traits), meant)

    def _look_at_pairs(self, encoded: Encoded, hidden: Floats, sums: Sums, pairs: Ints) -> tuple[Floats, Floats]:
        if not len(pairs):
            return np.zeros((0, 3), np.float32), np.zeros(0, np.float32)
        at = np.array([place.first for place in encoded.places], np.int32)
        between = sums.mean(at[pairs[:, 0]] + 1, at[pairs[:, 1]])
        places = hidden[at]
        seen = self._pairs.seen((places, pairs[:, 0]), (places, pairs[:, 1]), between, pairs[:, 2:].T)
        return _shares(self._layer("out", seen)), _likely(self._layer("both", seen))[:, 0]

    def _look_at_ties(self, encoded: Encoded, hidden: Floats, sums: Sums, ties: Ints) -> Floats:
        if not len(ties):
            return np.zeros(0, np.float32)
        at = np.array([name.first for name in encoded.places], np.int32)
        firsts = np.array([name.first for name in encoded.actors], np.int32)
        lasts = np.array([name.last for name in encoded.actors], np.int32)
        place, low, high = at[ties[:, 0]], firsts[ties[:, 1]], lasts[ties[:, 1]]
        start = np.minimum(np.where(place < low, place, high) + 1, len(hidden))
        between = sums.mean(start, np.maximum(np.where(place < low, low, place), start))
        actors = (hidden[firsts] + hidden[lasts]) / np.float32(2)
        far = (ties[:, 2], np.minimum(ties[:, 3], ACTOR_SENTENCES_BACK))
        seen = self._ties.seen((hidden[at], ties[:, 0]), (actors, ties[:, 1]), between, far)
        return _likely(self._layer("tout", seen))[:, 0]

    def _layer(self, name: str, rows: Floats) -> Floats:
        made: Floats = rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made


@functools.cache
def network(path: Path = WEIGHTS) -> Network:
    """The network with the weights of the package, read once."""
    with np.load(path, allow_pickle=False) as arrays:
        return Network({name: arrays[name] for name in arrays.files})


def _positions(listed: NDArray[np.generic], first: int) -> Mapping[str, int]:
    return {word: at + first for at, word in enumerate(json.loads(listed.tobytes()))}


def _shares(rows: Floats) -> Floats:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _likely(rows: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-rows)), np.float32)
