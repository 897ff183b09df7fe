"""A text read closely: six layers of attention over its pieces of words, by weights that knew both languages before.

`tests.training.encoder` fits them to movements; here they run on numpy alone. Rows are pieces, columns are features.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from reports.relations.encoding import Ints
from reports.relations.heads import Close, Heads
from reports.relations.layers import Floats
from reports.relations.pieces import Pieces

WEIGHTS: Final = Path(__file__).with_name("encoder.npz")
HEADS: Final = 12
BLOCK: Final = 32
"""Numbers of a piece's vector that share a scale; each is stored in four bits."""
_TINY: Final = np.float32(1e-12)
_GELU: Final = np.float32(np.sqrt(2 / np.pi))

Arrays = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Pieced:
    """A stretch of text for the encoder: the pieces of each row, of a place all those of its name, and its sorts.

    The first row stands for the whole. `sorts` are rows of cues, kinds and traits as in `encoding.Encoded`.
    """

    bags: Sequence[Sequence[int]]
    sorts: Ints


@dataclass(frozen=True, slots=True)
class _Linear:
    weight: Floats
    """Columns are outputs."""
    bias: Floats

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> Self:
        weight = arrays[name].astype(np.float32) * arrays[f"{name}.scale"].astype(np.float32)[:, None]
        return cls(np.ascontiguousarray(weight.T), arrays[f"{name}.bias"].astype(np.float32))

    def __call__(self, rows: Floats) -> Floats:
        made: Floats = rows @ self.weight
        made += self.bias
        return made


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: Floats
    bias: Floats

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> Self:
        return cls(arrays[f"{name}.weight"].astype(np.float32), arrays[f"{name}.bias"].astype(np.float32))

    def __call__(self, rows: Floats) -> Floats:
        away: Floats = rows - rows.mean(axis=1, keepdims=True)
        spread = np.sqrt(np.einsum("ij,ij->i", away, away) / np.float32(rows.shape[1]) + _TINY)
        away *= self.weight / spread[:, None]
        away += self.bias
        return away


@dataclass(frozen=True, slots=True)
class _Layer:
    """A look of each row at all rows, and a step of its own; each is added and brought to one scale."""

    looks: _Linear
    seen: _Linear
    after_look: _Norm
    wide: _Linear
    narrow: _Linear
    after_step: _Norm

    @classmethod
    def of(cls, arrays: Arrays, at: int) -> Self:
        linear = (_Linear.of(arrays, f"layer{at}.{name}") for name in ("looks", "seen", "wide", "narrow"))
        looks, seen, wide, narrow = linear
        after_look, after_step = (_Norm.of(arrays, f"layer{at}.{name}") for name in ("after_look", "after_step"))
        return cls(looks, seen, after_look, wide, narrow, after_step)

    def __call__(self, rows: Floats, shares: Floats) -> Floats:
        """The rows after this layer; `shares` as in `_attended`."""
        met = self.after_look(rows + self.seen(_attended(self.looks(rows), shares)))
        return self.after_step(met + self.narrow(_bent(self.wide(met))))


class Encoder:
    """Trained weights, ready to read stretches of text."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays` as `tests.training.encoder` writes them."""
        self.pieces = Pieces(json.loads(arrays["pieces"].tobytes()), arrays["scores"].astype(np.float64).tolist())
        self.heads = Heads.of(
            {name[5:]: array.astype(np.float32) for name, array in arrays.items() if name[:5] == "head."}
        )
        self._vectors, self._scales = arrays["vectors"], arrays["vectors.scale"]
        self._positions = arrays["positions"].astype(np.float32)
        self._sorts = [arrays[name].astype(np.float32) for name in ("cues", "kinds", "traits")]
        self._first = _Norm.of(arrays, "first")
        self._layers = [_Layer.of(arrays, at) for at in range(int(arrays["layers"]))]

    @property
    def longest(self) -> int:
        """Rows that a stretch may have."""
        return len(self._positions)

    def read(self, text: Pieced) -> Close:
        """A row for each bag of pieces, at most `longest`, and the looks of the last layer."""
        made = self._meant(text.bags) + self._positions[: len(text.bags)]
        for table, column in zip(self._sorts, text.sorts, strict=True):
            made += table[column]
        rows, size = self._first(made), len(text.bags)
        passing, kept = np.empty((1, size, size), np.float32), np.empty((HEADS, size, size), np.float32)
        for layer in self._layers[:-1]:
            rows = layer(rows, passing)
        return Close(self._layers[-1](rows, kept), kept)

    def _meant(self, bags: Sequence[Sequence[int]]) -> Floats:
        """The mean of the vectors of each bag."""
        sizes = np.array([len(bag) for bag in bags])
        vectors = self._unpacked(np.array([piece for bag in bags for piece in bag]))
        means = np.add.reduceat(vectors, np.cumsum(sizes) - sizes) / sizes[:, None]
        return np.asarray(means, np.float32)

    def _unpacked(self, at: NDArray[np.int64]) -> Floats:
        packed = np.asarray(self._vectors[at], np.uint8).reshape(len(at), -1, BLOCK // 2)
        steps = np.concatenate((packed & 15, packed >> 4), axis=2).astype(np.float32) - np.float32(8)
        steps *= self._scales[at].astype(np.float32)[:, :, None]
        return steps.reshape(len(at), -1)


@functools.cache
def encoder(path: Path = WEIGHTS) -> Encoder:
    """The encoder with the weights of the package, read once."""
    with np.load(path, allow_pickle=False) as arrays:
        return Encoder({name: arrays[name] for name in arrays.files})


def _attended(looks: Floats, shares: Floats) -> Floats:
    """What each row takes from all rows.

    `looks` are its questions, its keys and what it gives, side by side. `shares` (head, row, row) is written over with
    how much each row takes of each; where it has room for one head only, with those of the last. Head by head, so
    that what is worked on stays in the cache.
    """
    size, width = len(looks), looks.shape[1] // 3
    each = width // HEADS
    asks, keys, gives = looks.reshape(size, 3, HEADS, each).transpose(1, 2, 0, 3)
    asks = asks * np.float32(1 / np.sqrt(each))
    taken = np.empty((size, HEADS, each), np.float32)
    for head in range(HEADS):
        made = shares[head % len(shares)]
        np.matmul(asks[head], keys[head].T, out=made)
        made -= made.max(axis=1, keepdims=True)
        np.exp(made, out=made)
        made /= made.sum(axis=1, keepdims=True)
        taken[:, head] = made @ gives[head]
    return taken.reshape(size, width)


def _bent(rows: Floats) -> Floats:
    """The Gaussian error linear unit, by its usual approximation."""
    inner = rows * rows
    inner *= rows
    inner *= np.float32(0.044715)
    inner += rows
    inner *= _GELU
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= rows
    inner *= np.float32(0.5)
    return inner
