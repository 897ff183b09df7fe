"""The network that sees where a movement may be told: word vectors, dilated convolutions, a look at pairs of places.

It is trained by `tests/training` and runs here on numpy alone. Tokens are rows, features are columns.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reports.relations.candidates import AT_A_GLANCE, place_pairs
from reports.relations.encoding import Encoded, Ints, Kind, Trait
from reports.relations.heads import compared, layer, shares
from reports.relations.layers import DILATIONS, Comparison, Convolution, Floats, Input, Sums, positive

WEIGHTS: Final = Path(__file__).with_name("weights.npz")
SUFFIX: Final = 3
"""Letters of a word's end that speak for words that were never seen."""
HALO: Final = sum(DILATIONS)
"""Tokens to each side that the reading of a token depends on."""
_BLOCK: Final = 1024
"""Tokens that are read at once: what fits into the caches of a core."""


class Seen(NamedTuple):
    """What the network says of the places of a text, a row for each pair of them that is near enough.

    `pairs` are indices (first place, second place). Of `orders` the columns are the probabilities that no way joins
    them, that one leads from the first to the second, and from the second to the first.
    """

    pairs: Ints
    orders: Floats


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

    def look_at(self, encoded: Encoded, names: Sequence[str]) -> Seen:
        """Which places a way may join; `names` are what the places are called."""
        pairs = place_pairs(encoded, names, AT_A_GLANCE)
        if not len(pairs):
            return Seen(pairs[:, :2], np.zeros((0, 3), np.float32))
        hidden = self._hidden(encoded)
        at = np.array([place.first for place in encoded.places], np.int32)
        seen = positive(compared(self._pairs, hidden, Sums(hidden), at, pairs))
        return Seen(pairs[:, :2], shares(layer(self._weights, "out", seen)))

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
        meant = positive(layer(self._weights, "gp", self._vectors[known]))
        return self._input.row(seen, ends, (encoded.cues[first:last], kinds, traits), meant)


@functools.cache
def network(path: Path = WEIGHTS) -> Network:
    """The network with the weights of the package, read once."""
    with np.load(path, allow_pickle=False) as arrays:
        return Network({name: arrays[name] for name in arrays.files})


def _positions(listed: NDArray[np.generic], first: int) -> Mapping[str, int]:
    return {word: at + first for at, word in enumerate(json.loads(listed.tobytes()))}
