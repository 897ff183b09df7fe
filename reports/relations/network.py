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

Floats = NDArray[np.float32]

WEIGHTS: Final = Path(__file__).with_name("weights.npz")
SUFFIX: Final = 3
"""Letters of a word's end that speak for words that were never seen."""
DILATIONS: Final = (1, 2, 4, 8)
HALO: Final = sum(DILATIONS)
"""Tokens to each side that the reading of a token depends on."""
_BLOCK: Final = 4096
_WORTH_TYING: Final = 0.5
"""Likelihood of a way below which nobody asks who takes part: most texts have none, and the look costs time."""


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
    """Trained weights, ready to read texts."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """`arrays` as `tests.training` writes them: weights by name, and the vocabularies as JSON."""
        self._vocabulary = _positions(arrays["words"], 2)
        self._suffixes = _positions(arrays["suffixes"], 2)
        self._known = _positions(arrays["known"], 1)
        self._weights = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype.kind == "f"}
        self._vectors = arrays["vectors"].astype(np.float32) * self._weights["vector_scale"]

    def relations(self, encoded: Encoded, names: Sequence[str]) -> Relations:
        """Which places a way joins and whom it ties to them; `names` are what the places are called."""
        pairs = place_pairs(encoded, names)
        hidden = self._hidden(encoded) if len(pairs) else np.zeros((0, 1), np.float32)
        orders, both = self._look_at_pairs(encoded, hidden, pairs)
        is_joined = bool((orders[:, 1:] > _WORTH_TYING).any())
        ties = tie_pairs(encoded) if is_joined else np.zeros((0, 4), np.int32)
        return Relations(
            pairs=pairs[:, :2],
            orders=orders,
            both=both,
            ties=ties[:, :2],
            tied=self._look_at_ties(encoded, hidden, ties),
        )

    def _hidden(self, encoded: Encoded) -> Floats:
        """A row for each token; long texts are read in blocks that overlap by what a token's reading depends on."""
        size = len(encoded.words)
        rows = np.empty((size, self._weights["inp.bias"].shape[0]), np.float32)
        for low in range(0, size, _BLOCK):
            first, last = max(0, low - HALO), min(size, low + _BLOCK + HALO)
            block = self._convolved(self._embedded(encoded, first, last))
            high = min(size, low + _BLOCK)
            rows[low:high] = block[low - first : high - first]
        return rows

    def _embedded(self, encoded: Encoded, first: int, last: int) -> Floats:
        weights, said = self._weights, encoded.words[first:last]
        kinds, traits = encoded.kinds[first:last], encoded.traits[first:last]
        is_word = kinds == Kind.WORD
        seen = np.fromiter((self._vocabulary.get(word, 1) for word in said), np.int32, len(said))
        ends = np.fromiter((self._suffixes.get(word[-SUFFIX:], 1) for word in said), np.int32, len(said)) * is_word
        known = np.fromiter((self._known.get(word, 0) for word in said), np.int32, len(said))
        known *= (traits & Trait.SPANISH) == 0
        parts = (
            weights["we.weight"][seen],
            weights["se.weight"][ends],
            weights["ce.weight"][encoded.cues[first:last]],
            weights["ke.weight"][kinds],
            weights["xe.weight"][traits],
            _positive(self._layer("gp", self._vectors[known])),
        )
        return self._layer("inp", np.concatenate(parts, axis=1))

    def _convolved(self, rows: Floats) -> Floats:
        for at, dilation in enumerate(DILATIONS):
            normed = self._normed(f"n.{at}", rows)
            weight = self._weights[f"convs.{at}.weight"]  # out, in, width
            total = normed @ weight[:, :, 1].T + self._weights[f"convs.{at}.bias"]
            if len(rows) > dilation:
                total[dilation:] += normed[:-dilation] @ weight[:, :, 0].T
                total[:-dilation] += normed[dilation:] @ weight[:, :, 2].T
            rows = rows + _positive(total)
        return rows

    def _look_at_pairs(self, encoded: Encoded, hidden: Floats, pairs: Ints) -> tuple[Floats, Floats]:
        if not len(pairs):
            return np.zeros((0, 3), np.float32), np.zeros(0, np.float32)
        weights = self._weights
        at = np.array([place.first for place in encoded.places], np.int32)
        first, second = at[pairs[:, 0]], at[pairs[:, 1]]
        left, right = self._layer("a", hidden)[first], self._layer("b", hidden)[second]
        between = self._layer("m", _mean(hidden, first + 1, second))
        far = (weights["de.weight"][pairs[:, 2]], weights["ss.weight"][pairs[:, 3]], weights["ns.weight"][pairs[:, 4]])
        seen = _positive(self._layer("hid", np.concatenate((left, right, left * right, between, *far), axis=1)))
        return _shares(self._layer("out", seen)), _likely(self._layer("both", seen))[:, 0]

    def _look_at_ties(self, encoded: Encoded, hidden: Floats, ties: Ints) -> Floats:
        if not len(ties):
            return np.zeros(0, np.float32)
        place = np.array([name.first for name in encoded.places], np.int32)[ties[:, 0]]
        low = np.array([name.first for name in encoded.actors], np.int32)[ties[:, 1]]
        high = np.array([name.last for name in encoded.actors], np.int32)[ties[:, 1]]
        left, right = self._layer("ta", hidden)[place], self._layer("tb", (hidden[low] + hidden[high]) / np.float32(2))
        start = np.minimum(np.where(place < low, place, high) + 1, len(hidden))
        end = np.maximum(np.where(place < low, low, place), start)
        between = self._layer("tm", _mean(hidden, start, end))
        far = (
            self._weights["td.weight"][ties[:, 2]],
            self._weights["ts.weight"][np.minimum(ties[:, 3], ACTOR_SENTENCES_BACK)],
        )
        seen = _positive(self._layer("th", np.concatenate((left, right, left * right, between, *far), axis=1)))
        return _likely(self._layer("tout", seen))[:, 0]

    def _layer(self, name: str, rows: Floats) -> Floats:
        made: Floats = rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _normed(self, name: str, rows: Floats) -> Floats:
        mean = rows.mean(axis=1, keepdims=True)
        spread = np.sqrt(rows.var(axis=1, keepdims=True) + 1e-5)
        made: Floats = (rows - mean) / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return made


@functools.cache
def network(path: Path = WEIGHTS) -> Network:
    """The network with the weights of the package, read once."""
    with np.load(path, allow_pickle=False) as arrays:
        return Network({name: arrays[name] for name in arrays.files})


def _positions(listed: NDArray[np.generic], first: int) -> Mapping[str, int]:
    return {word: at + first for at, word in enumerate(json.loads(listed.tobytes()))}


def _mean(rows: Floats, start: Ints, end: Ints) -> Floats:
    """The mean row of each range [start, end); zeros where it is empty."""
    sums = np.concatenate((np.zeros((1, rows.shape[1])), rows.cumsum(axis=0, dtype=np.float64)))
    size = np.maximum(end - start, 1)[:, None]
    made: Floats = ((sums[end] - sums[start]) / size).astype(np.float32)
    return made


def _positive(rows: Floats) -> Floats:
    kept: Floats = np.maximum(rows, np.float32(0))
    return kept


def _shares(rows: Floats) -> Floats:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _likely(rows: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-rows)), np.float32)
