"""The layers of the network, with what can be multiplied beforehand multiplied, and what is small looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from reports.relations.encoding import Ints

Floats = NDArray[np.float32]

DILATIONS: Final = (1, 2, 4, 8)
_STRETCH: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What each word, ending, and kind of token (by cue, kind and traits) adds to a token's row."""

    words: Floats
    ends: Floats
    sorts: Floats
    meanings: Floats

    @classmethod
    def of(cls, weights: Mapping[str, Floats]) -> Self:
        """From the trained weights by name."""
        tables = [weights[f"{name}e.weight"] for name in "wsckx"]
        widths = np.cumsum([table.shape[1] for table in tables])
        *parts, meanings = np.split(weights["inp.weight"].T, widths)
        words, ends, cues, kinds, traits = (table @ part for table, part in zip(tables, parts, strict=True))
        sorts = cues[:, None, None] + kinds[:, None] + traits + weights["inp.bias"]
        return cls(words=words, ends=ends, sorts=sorts, meanings=np.ascontiguousarray(meanings))

    def row(self, words: Ints, ends: Ints, sorts: tuple[Ints, Ints, Ints], meanings: Floats) -> Floats:
        """A row for each token; `sorts` are its cue, kind and traits."""
        made: Floats = meanings @ self.meanings
        made += self.words[words]
        made += self.ends[ends]
        made += self.sorts[sorts]
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Convolution:
    """A look at each token and at those `dilation` before and after it, which is added to what is known of it."""

    dilation: int
    weight: Floats
    biases: tuple[Floats, Floats, Floats]

    @classmethod
    def of(cls, weights: Mapping[str, Floats], at: int) -> Self:
        """With the scale and shift of the norm before it worked in; of the token before, this one, the next."""
        weight = np.concatenate(list(weights[f"convs.{at}.weight"].T), axis=1)
        before, here, after = np.split(weights[f"n.{at}.bias"] @ weight, 3)
        biases = (before, here + weights[f"convs.{at}.bias"], after)
        return cls(dilation=DILATIONS[at], weight=weights[f"n.{at}.weight"][:, None] * weight, biases=biases)

    def added_to(self, rows: Floats) -> Floats:
        """The rows with what the look adds to each."""
        before, here, after = np.split(_normed(rows) @ self.weight, 3, axis=1)
        of_before, of_here, of_after = self.biases
        total: Floats = here + (of_before + of_here + of_after)
        total[: self.dilation] -= of_before  # where no token is before or after, its share of the bias falls away
        total[-self.dilation :] -= of_after
        if len(rows) > self.dilation:
            total[self.dilation :] += before[: -self.dilation]
            total[: -self.dilation] += after[self.dilation :]
        np.maximum(total, 0, out=total)
        total += rows
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The first layers over two names: each name, their product, what stands between them, and how far that is."""

    left: tuple[Floats, Floats]
    right: tuple[Floats, Floats]
    own: tuple[Floats, Floats]
    product: Floats
    between: Floats
    far: tuple[Floats, ...]

    @classmethod
    def of(cls, weights: Mapping[str, Floats], names: str, top: str, far: Sequence[str]) -> Self:
        """`names` are the layers of the left name, the right one and what stands between, `top` is the one over all."""
        left, right, between = names.split()
        tables = [weights[f"{name}.weight"] for name in far]
        width = weights[f"{left}.bias"].shape[0]
        cuts = np.cumsum([width] * 4 + [table.shape[1] for table in tables])[:-1]
        of_left, of_right, product, of_between, *of_far = np.split(weights[f"{top}.weight"].T, cuts)
        tables = [table @ part for table, part in zip(tables, of_far, strict=True)]
        tables[0] = tables[0] + weights[f"{top}.bias"] + weights[f"{between}.bias"] @ of_between
        return cls(
            left=(weights[f"{left}.weight"].T, weights[f"{left}.bias"]),
            right=(weights[f"{right}.weight"].T, weights[f"{right}.bias"]),
            own=(of_left, of_right),
            product=np.ascontiguousarray(product),
            between=weights[f"{between}.weight"].T @ of_between,
            far=tuple(tables),
        )

    def straight(
        self, left: tuple[Floats, Ints], right: tuple[Floats, Ints], between: Floats, far: Iterable[Ints]
    ) -> Floats:
        """A row for each pair, before the bend (`positive`).

        `left` and `right` are rows of names and, for each pair, which of them it means.
        """
        one = left[0] @ self.left[0] + self.left[1]
        other = right[0] @ self.right[0] + self.right[1]
        made: Floats = (one[left[1]] * other[right[1]]) @ self.product + between @ self.between
        made += (one @ self.own[0])[left[1]]
        made += (other @ self.own[1])[right[1]]
        for table, at in zip(self.far, far, strict=True):
            made += table[at]
        return made


def _normed(rows: Floats) -> Floats:
    """Rows with a mean of 0 and a spread of 1."""
    away = rows - rows.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.einsum("ij,ij->i", away, away) / np.float32(rows.shape[1]) + np.float32(1e-5))
    made: Floats = away / spread[:, None]
    return made


class Sums:
    """Sums of rows up to any row: those within short stretches, by one product, and in double those of whole stretches.

    A plain cumulative sum takes as long as a layer of the network.
    """

    def __init__(self, rows: Floats) -> None:
        size, width = rows.shape
        count = size // _STRETCH + 1
        filled = np.zeros((count, _STRETCH, width), np.float32)
        filled.reshape(-1, width)[:size] = rows
        self._within = (np.tri(_STRETCH, k=-1, dtype=np.float32) @ filled).reshape(-1, width)
        self._before = np.zeros((count, width))
        np.cumsum(filled.sum(axis=1)[:-1], axis=0, dtype=np.float64, out=self._before[1:])

    def mean(self, start: Ints, end: Ints) -> Floats:
        """The mean row of each range [start, end); zeros where it is empty."""
        size = np.maximum(end - start, 1)[:, None]
        total = self._before[end // _STRETCH] - self._before[start // _STRETCH]
        total += self._within[end] - self._within[start]
        made: Floats = np.asarray(total / size, np.float32)
        return made


def positive(rows: Floats) -> Floats:
    """What is above zero; zero elsewhere."""
    kept: Floats = np.maximum(rows, np.float32(0))
    return kept
