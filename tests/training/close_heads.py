"""The last layers of the encoder as torch trains them; `reports.relations.heads` computes the same."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.training.heads import Answers, Heads, Names, sums_of

_TINY = 1e-9


class CloseHeads(Heads):
    """Beside what `Heads` compares: what both names look at, and which other ways their places have.

    The new layers begin by adding nothing.
    """

    def __init__(self, *, wide: int, width: int, drop: float) -> None:
        super().__init__(wide=wide, width=width, drop=drop)
        self.c, self.tc = nn.Linear(wide, width), nn.Linear(wide, width)
        self.hc, self.thc = nn.Linear(width, width, bias=False), nn.Linear(width, width, bias=False)
        self.n1, self.n2 = nn.Linear(4 * width, width), nn.Linear(width, width)
        for weight in (self.hc.weight, self.thc.weight, self.n2.weight, self.n2.bias):
            nn.init.zeros_(weight)

    def layers_of_ties(self) -> tuple[nn.Module, ...]:
        """The layers that tell who belongs to a place, and nothing else."""
        return (self.ta, self.tb, self.tm, self.td, self.ts, self.th, self.tout, self.tc, self.thc)

    def read(self, rows: Tensor, looks: Tensor, names: Names) -> Answers:
        """What is said of each pair and tie; `looks` are (text, head, row, row): how much each row looks at each."""
        sums, p, q = sums_of(rows), names.pairs, names.ties
        pairs = self.of_pairs(rows, sums, p) + self.hc(functional.relu(self.c(_common(rows, looks, p))))
        pairs = pairs + self.n2(functional.relu(self.n1(self._other_ways(functional.relu(pairs), p, rows.shape[1]))))
        ties = self.of_ties(rows, sums, q) + self.thc(functional.relu(self.tc(_common(rows, looks, q))))
        return self.answers(pairs, ties)

    def _other_ways(self, seen: Tensor, pairs: Tensor, size: int) -> Tensor:
        """For each pair the mean ways out of and into its first place, and those of its second, but for itself."""
        order = self.out(seen).softmax(1)
        first, second = pairs[:, 0] * size + pairs[:, 1], pairs[:, 0] * size + pairs[:, 2]
        count = int(pairs[:, 0].max()) * size + size if len(pairs) else 0
        on, back = (torch.cat((seen * order[:, at, None], order[:, at, None]), 1) for at in (1, 2))
        empty = torch.zeros(count, on.shape[1])
        out = empty.index_add(0, first, on).index_add(0, second, back)
        into = empty.index_add(0, second, on).index_add(0, first, back)
        others = (out[first] - on, into[first] - back, out[second] - back, into[second] - on)
        return torch.cat([ways[:, :-1] / (1 + ways[:, -1:].clamp(min=0)) for ways in others], 1)


def _common(rows: Tensor, looks: Tensor, names: Tensor) -> Tensor:
    """For each two names the mean row that both look at; the first columns of `names` are text and their rows.

    `names` are in the order of their texts.
    """
    found = []
    counts = torch.bincount(names[:, 0], minlength=len(rows)).tolist()
    for own, seen, pairs in zip(rows.unbind(), looks.unbind(), names.split(counts), strict=True):
        shared = (seen[:, pairs[:, 1]] * seen[:, pairs[:, 2]]).sum(0)
        found.append(shared / (shared.sum(1, keepdim=True) + _TINY) @ own)
    return torch.cat(found)
