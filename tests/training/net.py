"""The network as torch trains it; `reports.relations.network` computes the same from the weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reports.relations.encoding import CUES, TRAITS, Kind, Trait
from reports.relations.layers import DILATIONS
from reports.relations.network import SUFFIX
from tests.training.examples import Example
from tests.training.heads import Heads, Names, loss, sums_of

WIDTH = 96
UNSEEN_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words by their row: of the trained vectors, of the ends of words, and of the vectors made elsewhere."""

    words: Mapping[str, int]
    suffixes: Mapping[str, int]
    known: Mapping[str, int]
    vectors: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    words: Tensor
    suffixes: Tensor
    known: Tensor
    cues: Tensor
    kinds: Tensor
    traits: Tensor
    mask: Tensor
    names: Names


def batch_of(examples: Sequence[Example], vocabulary: Vocabulary) -> Batch:
    size = max(len(example.encoded.words) for example in examples)
    columns = {name: torch.zeros(len(examples), size, dtype=torch.long) for name in ("w", "s", "k", "c", "kind", "t")}
    mask = torch.zeros(len(examples), size)
    pairs, ties = [], []
    for at, example in enumerate(examples):
        encoded = example.encoded
        length = len(encoded.words)
        is_word = encoded.kinds == Kind.WORD
        is_english = (encoded.traits & Trait.SPANISH) == 0
        columns["w"][at, :length] = torch.tensor([vocabulary.words.get(word, 1) for word in encoded.words])
        ends = np.array([vocabulary.suffixes.get(word[-SUFFIX:], 1) for word in encoded.words]) * is_word
        known = np.array([vocabulary.known.get(word, 0) for word in encoded.words]) * is_english
        for name, column in (
            ("s", ends),
            ("k", known),
            ("c", encoded.cues),
            ("kind", encoded.kinds),
            ("t", encoded.traits),
        ):
            columns[name][at, :length] = torch.from_numpy(column.astype(np.int64))
        mask[at, :length] = 1
        for row, order, manner in zip(example.pairs, example.orders, example.manners, strict=True):
            first, second = encoded.places[row[0]].first, encoded.places[row[1]].first
            pairs.append((at, first, second, *row[2:].tolist(), int(order), *manner.tolist()))
        for row, tied in zip(example.ties, example.tied, strict=True):
            actor = encoded.actors[row[1]]
            ties.append((at, encoded.places[row[0]].first, actor.first, actor.last, *row[2:].tolist(), int(tied)))
    return Batch(
        words=columns["w"],
        suffixes=columns["s"],
        known=columns["k"],
        cues=columns["c"],
        kinds=columns["kind"],
        traits=columns["t"],
        mask=mask,
        names=Names.of(pairs, ties),
    )


class Net(nn.Module):  # type: ignore[misc]
    """The layers, under the names that their weights are stored by."""

    def __init__(self, vocabulary: Vocabulary, *, drop: float = 0.3, width: int = WIDTH) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.we = nn.Embedding(len(vocabulary.words) + 2, 64)
        self.se = nn.Embedding(len(vocabulary.suffixes) + 2, 24)
        self.ce, self.ke, self.xe = nn.Embedding(CUES, 16), nn.Embedding(len(Kind), 8), nn.Embedding(TRAITS, 8)
        nn.init.normal_(self.we.weight, std=0.1)
        self.ge = nn.Embedding.from_pretrained(torch.tensor(vocabulary.vectors), freeze=True)
        self.gp = nn.Linear(vocabulary.vectors.shape[1], 48)
        self.inp = nn.Linear(64 + 24 + 16 + 8 + 8 + 48, width)
        self.convs = nn.ModuleList(nn.Conv1d(width, width, 3, dilation=d, padding=d) for d in DILATIONS)
        self.n = nn.ModuleList(nn.LayerNorm(width) for _ in DILATIONS)
        self.drop = nn.Dropout(drop)
        self.heads = Heads(wide=width, width=width, drop=drop)

    def hidden(self, batch: Batch) -> Tensor:
        words = batch.words
        if self.training:
            unseen = (torch.rand(words.shape) < UNSEEN_SHARE) & (batch.kinds == Kind.WORD)
            words = torch.where(unseen, torch.ones_like(words), words)
        vectors = functional.relu(self.gp(self.ge(batch.known)))
        parts = (
            self.we(words),
            self.se(batch.suffixes),
            self.ce(batch.cues),
            self.ke(batch.kinds),
            self.xe(batch.traits),
            vectors,
        )
        mask = batch.mask.unsqueeze(-1)
        rows = self.inp(self.drop(torch.cat(parts, -1))) * mask
        for conv, norm in zip(self.convs, self.n, strict=True):
            seen = conv((norm(rows) * mask).transpose(1, 2)).transpose(1, 2)
            rows = (rows + self.drop(functional.relu(seen))) * mask
        return rows

    def loss(self, batch: Batch) -> Tensor:
        """How far the answers are from the right ones, per text."""
        rows, heads, names = self.hidden(batch), self.heads, batch.names
        sums = sums_of(rows)
        said = heads.answers(heads.of_pairs(rows, sums, names.pairs), heads.of_ties(rows, sums, names.ties))
        return loss(said, names) / len(batch.words)
