"""The last layers as torch trains them; `reports.relations.heads` computes the same from the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from reports.relations.candidates import ACTOR_SENTENCES_BACK, BETWEEN, DISTANCES, SENTENCES_APART
from tests.training.examples import MODES, STATUSES

_FAR = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where the names of a batch stand, and the right answers."""

    pairs: Tensor
    """Rows (text, first row, second row, distance, sentences, between, order, mode, status, both, next, ends)."""
    ties: Tensor
    """Rows (text, place's row, actor's first, actor's last, distance, sentences, tied)."""

    @classmethod
    def of(cls, pairs: list[tuple[int, ...]], ties: list[tuple[int, ...]]) -> Names:
        """From rows of numbers."""
        return cls(
            pairs=torch.tensor(pairs, dtype=torch.long).reshape(-1, 12),
            ties=torch.tensor(ties, dtype=torch.long).reshape(-1, 7),
        )


class Answers(NamedTuple):
    """Scores of the order, mode, status, both and (next, ends) of each pair, and of each tie."""

    order: Tensor
    mode: Tensor
    status: Tensor
    both: Tensor
    part: Tensor
    tied: Tensor


class Heads(nn.Module):  # type: ignore[misc]
    """The layers over two names, under the names that their weights are stored by."""

    def __init__(self, *, wide: int, width: int, drop: float) -> None:
        super().__init__()
        self.a, self.b, self.m = (nn.Linear(wide, width) for _ in range(3))
        self.de, self.ns = nn.Embedding(DISTANCES, _FAR), nn.Embedding(BETWEEN, _FAR)
        self.ss = nn.Embedding(SENTENCES_APART + 1, _FAR)
        self.hid = nn.Linear(4 * width + 3 * _FAR, width)
        self.out, self.mode = nn.Linear(width, 3), nn.Linear(width, len(MODES))
        self.stat, self.both = nn.Linear(width, len(STATUSES)), nn.Linear(width, 1)
        self.part = nn.Linear(width, 2)
        self.ta, self.tb, self.tm = (nn.Linear(wide, width) for _ in range(3))
        self.td = nn.Embedding(2 * DISTANCES, _FAR)
        self.ts = nn.Embedding(ACTOR_SENTENCES_BACK + 1, _FAR)
        self.th, self.tout = nn.Linear(4 * width + 2 * _FAR, width), nn.Linear(width, 1)
        self.drop = nn.Dropout(drop)

    def of_pairs(self, rows: Tensor, sums: Tensor, pairs: Tensor) -> Tensor:
        """A row for each pair, before the bend; `sums` are those of `sums_of`."""
        text, first, second = pairs[:, 0], pairs[:, 1], pairs[:, 2]
        left, right = self.a(rows[text, first]), self.b(rows[text, second])
        between = self.m(_mean(sums, text, first + 1, second))
        far = (self.de(pairs[:, 3]), self.ss(pairs[:, 4]), self.ns(pairs[:, 5]))
        return self.hid(torch.cat((left, right, left * right, between, *far), 1))

    def of_ties(self, rows: Tensor, sums: Tensor, ties: Tensor) -> Tensor:
        """A row for each tie, before the bend."""
        text, place, low, high = ties[:, 0], ties[:, 1], ties[:, 2], ties[:, 3]
        start = torch.where(place < low, place, high) + 1
        end = torch.maximum(torch.where(place < low, low, place), start)
        left, right = self.ta(rows[text, place]), self.tb((rows[text, low] + rows[text, high]) / 2)
        apart = (self.td(ties[:, 4]), self.ts(ties[:, 5].clamp(max=ACTOR_SENTENCES_BACK)))
        return self.th(torch.cat((left, right, left * right, self.tm(_mean(sums, text, start, end)), *apart), 1))

    def answers(self, pairs: Tensor, ties: Tensor) -> Answers:
        """The scores of rows of pairs and of ties, both before the bend."""
        seen, tied = (self.drop(functional.relu(each)) for each in (pairs, ties))
        return Answers(
            order=self.out(seen),
            mode=self.mode(seen),
            status=self.stat(seen),
            both=self.both(seen).squeeze(1),
            part=self.part(seen),
            tied=self.tout(tied).squeeze(1),
        )


def loss(said: Answers, names: Names, *, ties: float = 0.4, manner: float = 0.6) -> Tensor:
    """How far the answers are from the right ones, all together."""
    p, q = names.pairs, names.ties
    known, is_tie = p[:, 6] >= 0, q[:, 6] >= 0
    is_way = known & (p[:, 6] > 0) & (p[:, 7] >= 0)
    entropy = functional.cross_entropy
    likely = functional.binary_cross_entropy_with_logits
    return (
        entropy(said.order[known], p[known, 6], label_smoothing=0.02, reduction="sum")
        + manner * entropy(said.mode[is_way], p[is_way, 7], reduction="sum")
        + manner * entropy(said.status[is_way], p[is_way, 8], reduction="sum")
        + manner * likely(said.both[is_way], p[is_way, 9].float(), reduction="sum")
        + manner * likely(said.part[is_way], p[is_way, 10:].float(), reduction="sum")
        + ties * likely(said.tied[is_tie], q[is_tie, 6].float(), reduction="sum")
    )


def sums_of(rows: Tensor) -> Tensor:
    """(text, row, column): the sum of the rows before each row, and of all."""
    return torch.cat((torch.zeros(len(rows), 1, rows.shape[2]), rows.cumsum(1)), 1)


def _mean(sums: Tensor, text: Tensor, start: Tensor, end: Tensor) -> Tensor:
    return (sums[text, end] - sums[text, start]) / (end - start).clamp(min=1).unsqueeze(1)
