"""The last layers as torch trains them; `reports.relations.heads` computes the same from the weights."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from reports.relations.candidates import ACTOR_SENTENCES_BACK, BETWEEN, DISTANCES, MAX_SENTENCES_APART
from tests.training.examples import MODES, STATUSES

_FAR = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where the names of a batch stand, and the right answers."""

    pairs: Tensor
    """Rows (text, first row, second row, distance, sentences, between, order, mode, status, both)."""
    ties: Tensor
    """Rows (text, place's row, actor's first, actor's last, distance, sentences, tied)."""

    @classmethod
    def of(cls, pairs: list[tuple[int, ...]], ties: list[tuple[int, ...]]) -> Names:
        """From rows of numbers."""
        return cls(
            pairs=torch.tensor(pairs, dtype=torch.long).reshape(-1, 10),
            ties=torch.tensor(ties, dtype=torch.long).reshape(-1, 7),
        )


class Heads(nn.Module):  # type: ignore[misc]
    """The layers over two names, under the names that their weights are stored by."""

    def __init__(self, *, wide: int, width: int, drop: float) -> None:
        super().__init__()
        self.a, self.b, self.m = (nn.Linear(wide, width) for _ in range(3))
        self.de, self.ns = nn.Embedding(DISTANCES, _FAR), nn.Embedding(BETWEEN, _FAR)
        self.ss = nn.Embedding(MAX_SENTENCES_APART + 1, _FAR)
        self.hid = nn.Linear(4 * width + 3 * _FAR, width)
        self.out, self.mode = nn.Linear(width, 3), nn.Linear(width, len(MODES))
        self.stat, self.both = nn.Linear(width, len(STATUSES)), nn.Linear(width, 1)
        self.ta, self.tb, self.tm = (nn.Linear(wide, width) for _ in range(3))
        self.td = nn.Embedding(2 * DISTANCES, _FAR)
        self.ts = nn.Embedding(ACTOR_SENTENCES_BACK + 1, _FAR)
        self.th, self.tout = nn.Linear(4 * width + 2 * _FAR, width), nn.Linear(width, 1)
        self.drop = nn.Dropout(drop)

    def forward(self, rows: Tensor, names: Names) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor], Tensor]:
        """Scores of the order, mode, status and both of each pair, and of each tie; `rows` are (text, row, column)."""
        sums = torch.cat((torch.zeros(len(rows), 1, rows.shape[2]), rows.cumsum(1)), 1)

        def mean(text: Tensor, start: Tensor, end: Tensor) -> Tensor:
            return (sums[text, end] - sums[text, start]) / (end - start).clamp(min=1).unsqueeze(1)

        p = names.pairs
        left, right = self.a(rows[p[:, 0], p[:, 1]]), self.b(rows[p[:, 0], p[:, 2]])
        between = self.m(mean(p[:, 0], p[:, 1] + 1, p[:, 2]))
        far = (self.de(p[:, 3]), self.ss(p[:, 4]), self.ns(p[:, 5]))
        seen = self.drop(functional.relu(self.hid(torch.cat((left, right, left * right, between, *far), 1))))
        q = names.ties
        text, place, low, high = q[:, 0], q[:, 1], q[:, 2], q[:, 3]
        start = torch.where(place < low, place, high) + 1
        end = torch.maximum(torch.where(place < low, low, place), start)
        left, right = self.ta(rows[text, place]), self.tb((rows[text, low] + rows[text, high]) / 2)
        apart = (self.td(q[:, 4]), self.ts(q[:, 5].clamp(max=ACTOR_SENTENCES_BACK)))
        tied = torch.cat((left, right, left * right, self.tm(mean(text, start, end)), *apart), 1)
        tied = self.tout(self.drop(functional.relu(self.th(tied)))).squeeze(1)
        return (self.out(seen), self.mode(seen), self.stat(seen), self.both(seen).squeeze(1)), tied

    def loss(self, rows: Tensor, names: Names, *, ties: float = 0.4, manner: float = 0.6) -> Tensor:
        """How far the answers are from the right ones, per text."""
        (order, mode, status, both), tied = self(rows, names)
        p, q = names.pairs, names.ties
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
        ) / len(rows)
