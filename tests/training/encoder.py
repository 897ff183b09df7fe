"""Train the encoder of `reports.relations` and write its weights.

    pip install -r requirements-training.txt
    python -m tests.training.encoder [--hold-out 3 [--fold 0]] [--output encoder.npz]

It learns from the snippets beside it and from the dev split of the annotated reports, never from the locked one. With
`--hold-out N` every Nth report is left out of training: those whose number leaves `--fold` when divided by N. A round
takes about six minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import nn

from reports.relations.closely import Encodable, Window, pieced
from reports.relations.encoder import WEIGHTS, Pieced
from reports.relations.pieces import Pieces
from reports.sentences import sentences
from tests.gold.annotation import read_split
from tests.gold.annotation_model import Report
from tests.training.encoder_net import Batch, EncoderNet
from tests.training.examples import Example, of_report, of_snippet
from tests.training.folds import add_training, held_out
from tests.training.relations import known_vectors, paragraphs
from tests.training.snippets import Snippet, read_snippets
from tests.training.start import Start

_LAYERS: Final = 6
_RATE: Final = 1.5e-4
_HEADS_RATE: Final = 1.2e-3
_ROWS: Final = 1500
"""Rows of a batch."""
_REPORT_ROUNDS: Final = 2
"""How often a round takes up each report."""
_LIKE: Final = 320
"""Texts among which those of like length are read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A text for the encoder; `pairs` and `ties` are rows as in `heads.Names`, but for the text."""

    text: Pieced
    pairs: tuple[tuple[int, ...], ...]
    ties: tuple[tuple[int, ...], ...]


def lesson_of(text: str, example: Example, pieces: Pieces, longest: int) -> Lesson:
    """What is learned from an example, as far as the encoder reaches."""
    encoded = example.encoded
    window = Window(0, len(encoded.words))
    made, rows = pieced(Encodable(text, encoded, sentences(text)), window, pieces, longest)
    at = [int(row) for row in rows]

    def row(token: int) -> int:
        return at[token] if token < len(at) else -1

    pairs = [
        (
            row(encoded.places[pair[0]].first),
            row(encoded.places[pair[1]].first),
            *pair[2:].tolist(),
            int(order),
            *manner,
        )
        for pair, order, manner in zip(example.pairs, example.orders, example.manners.tolist(), strict=True)
    ]
    ties = []
    for tie, tied in zip(example.ties, example.tied, strict=True):
        place, actor = encoded.places[tie[0]], encoded.actors[tie[1]]
        ties.append((row(place.first), row(actor.first), row(actor.last), *tie[2:].tolist(), int(tied)))
    return Lesson(
        text=made,
        pairs=tuple(pair for pair in pairs if min(pair[:2]) >= 0),
        ties=tuple(tie for tie in ties if min(tie[:3]) >= 0),
    )


class _Course:
    """The lessons of each round: the reports, and the snippets, half of them joined to longer texts."""

    def __init__(self, reports: Sequence[Report], snippets: Sequence[Snippet], pieces: Pieces, longest: int) -> None:
        self._pieces, self._longest = pieces, longest
        self._reports = [self._lesson(report.document.text, of_report(report)) for report in reports]
        self._snippets = list(snippets)

    def round(self, chance: random.Random) -> list[list[Lesson]]:
        """Batches in random order, each of texts of like length."""
        chance.shuffle(self._snippets)
        half = len(self._snippets) // 2
        told = (*self._snippets[:half], *paragraphs(self._snippets[half:], chance))
        lessons = [self._lesson(snippet.text, of_snippet(snippet)) for snippet in told] + self._reports * _REPORT_ROUNDS
        lessons = [lesson for lesson in lessons if lesson.pairs or lesson.ties]
        chance.shuffle(lessons)
        batches = [batch for low in range(0, len(lessons), _LIKE) for batch in _batches(lessons[low : low + _LIKE])]
        chance.shuffle(batches)
        return batches

    def _lesson(self, text: str, example: Example) -> Lesson:
        return lesson_of(text, example, self._pieces, self._longest)


def _batches(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    batch: list[Lesson] = []
    for lesson in sorted(lessons, key=lambda lesson: len(lesson.text.bags)):
        if batch and (len(batch) + 1) * len(lesson.text.bags) > _ROWS:
            yield batch
            batch = []
        batch.append(lesson)
    if batch:
        yield batch


def batch_of(lessons: Sequence[Lesson]) -> Batch:
    """Lessons side by side."""
    pairs = [(at, *pair) for at, lesson in enumerate(lessons) for pair in lesson.pairs]
    ties = [(at, *tie) for at, lesson in enumerate(lessons) for tie in lesson.ties]
    return Batch.of([lesson.text for lesson in lessons], pairs, ties)


def train(net: EncoderNet, course: _Course, *, epochs: int, seed: int) -> None:
    """So many rounds; the same seed gives the same weights."""
    chance = random.Random(seed)
    heads = list(net.heads.parameters())
    own = {id(weight) for weight in heads}
    body = [weight for weight in net.parameters() if weight.requires_grad and id(weight) not in own]
    groups = [{"params": body, "lr": _RATE}, {"params": heads, "lr": _HEADS_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rounds = [course.round(chance) for _ in range(epochs)]
    steps = sum(map(len, rounds))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [_RATE, _HEADS_RATE], total_steps=steps + 1, pct_start=0.1
    )
    for number, batches in enumerate(rounds, 1):
        net.train()
        start, total = time.monotonic(), 0.0
        for lessons in batches:
            loss = net.loss(batch_of(lessons))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(lessons)
        mean = total / sum(map(len, batches))
        sys.stderr.write(f"round {number}: loss {mean:.2f}, {time.monotonic() - start:.0f} s\n")
    net.eval()


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_training(parser, epochs=4, output=WEIGHTS)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    reports = held_out(list(read_split("dev")), folds=options.hold_out, fold=options.fold)
    snippets = list(read_snippets())
    sys.stderr.write(f"{len(reports)} reports, {len(snippets)} snippets\n")
    start = Start()
    said = [
        word for text in (*(r.document.text for r in reports), *(s.text for s in snippets)) for word in text.split()
    ]
    rows = start.rows_for({*known_vectors()[0], *said})
    names, scores = [start.pieces[row] for row in rows], np.round(start.scores[list(rows)], 2)
    vectors = start.vectors(rows)
    net = EncoderNet(start, vectors, layers=_LAYERS)
    course = _Course(reports, snippets, Pieces(names, scores.tolist()), len(net.positions))
    train(net, course, epochs=options.epochs, seed=options.seed)
    np.savez_compressed(
        options.output,
        allow_pickle=False,
        pieces=np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), np.uint8),
        scores=scores,
        vectors=vectors.steps,
        **{"vectors.scale": vectors.scales},
        **net.arrays(),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
