"""The network as torch trains it; `reports.relations.network` computes the same from the weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reports.relations.candidates import ACTOR_SENTENCES_BACK, BETWEEN, DISTANCES, MAX_SENTENCES_APART
from reports.relations.encoding import CUES, TRAITS, Kind, Trait
from reports.relations.layers import DILATIONS
from reports.relations.network import SUFFIX
from tests.training.examples import MODES, STATUSES, Example

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
    pairs: Tensor
    """Rows (text, first token, second token, distance, sentences, between, order, mode, status, both)."""
    ties: Tensor
    """Rows (text, place token, actor's first, actor's last, distance, sentences, tied)."""


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
        pairs=torch.tensor(pairs, dtype=torch.long).reshape(-1, 10),
        ties=torch.tensor(ties, dtype=torch.long).reshape(-1, 7),
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
        self.a, self.b, self.m = (nn.Linear(width, width) for _ in range(3))
        self.de, self.ns = nn.Embedding(DISTANCES, 16), nn.Embedding(BETWEEN, 16)
        self.ss = nn.Embedding(MAX_SENTENCES_APART + 1, 16)
        self.hid = nn.Linear(4 * width + 48, width)
        self.out, self.mode = nn.Linear(width, 3), nn.Linear(width, len(MODES))
        self.stat, self.both = nn.Linear(width, len(STATUSES)), nn.Linear(width, 1)
        self.ta, self.tb, self.tm = (nn.Linear(width, width) for _ in range(3))
        self.td, self.ts = nn.Embedding(2 * DISTANCES, 16), nn.Embedding(ACTOR_SENTENCES_BACK + 1, 16)
        self.th, self.tout = nn.Linear(4 * width + 32, width), nn.Linear(width, 1)

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

    def forward(self, batch: Batch) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor], Tensor]:
        rows = self.hidden(batch)
        sums = torch.cat((torch.zeros(len(rows), 1, rows.shape[2]), rows.cumsum(1)), 1)

        def mean(text: Tensor, start: Tensor, end: Tensor) -> Tensor:
            return (sums[text, end] - sums[text, start]) / (end - start).clamp(min=1).unsqueeze(1)

        p = batch.pairs
        left, right = self.a(rows[p[:, 0], p[:, 1]]), self.b(rows[p[:, 0], p[:, 2]])
        between = self.m(mean(p[:, 0], p[:, 1] + 1, p[:, 2]))
        far = (self.de(p[:, 3]), self.ss(p[:, 4]), self.ns(p[:, 5]))
        seen = self.drop(functional.relu(self.hid(torch.cat((left, right, left * right, between, *far), 1))))
        q = batch.ties
        text, place, low, high = q[:, 0], q[:, 1], q[:, 2], q[:, 3]
        start = torch.where(place < low, place, high) + 1
        end = torch.maximum(torch.where(place < low, low, place), start)
        left, right = self.ta(rows[text, place]), self.tb((rows[text, low] + rows[text, high]) / 2)
        apart = (self.td(q[:, 4]), self.ts(q[:, 5].clamp(max=ACTOR_SENTENCES_BACK)))
        tied = torch.cat((left, right, left * right, self.tm(mean(text, start, end)), *apart), 1)
        tied = self.tout(self.drop(functional.relu(self.th(tied)))).squeeze(1)
        return (self.out(seen), self.mode(seen), self.stat(seen), self.both(seen).squeeze(1)), tied

    def loss(self, batch: Batch, *, ties: float = 0.4, manner: float = 0.3) -> Tensor:
        (order, mode, status, both), tied = self(batch)
        p, q = batch.pairs, batch.ties
        known, is_tie = p[:, 6] >= 0, q[:, 6] >= 0
        is_way = known & (p[:, 6] > 0) & (p[:, 7] >= 0)
        entropy = functional.cross_entropy
        likely = functional.binary_cross_entropy_with_logits
        return (
            entropy(order[known], p[known, 6], label_smoothing=0.02, reduction="sum")
            + manner * entropy(mode[is_way], p[is_way, 7], reduction="sum")
            + manner * entropy(status[is_way], p[is_way, 8], reduction="sum")
            + manner * likely(both[is_way], p[is_way, 9].float(), reduction="sum")
            + ties * likely(tied[is_tie], q[is_tie, 6].float(), reduction="sum")
        ) / len(batch.mask)
