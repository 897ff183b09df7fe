"""Train the encoder of `reports.relations` and write its weights.

    pip install -r requirements-training.txt
    python -m tests.training.encoder [--hold-out 3 [--fold 0]] [--output encoder.npz]

It learns from the snippets beside it and from the annotated reports and articles of the dev split, never from the
locked one. With `--hold-out N` every Nth is left out of training: those whose number leaves `--fold` when divided by N.
A round takes about ten minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import torch
from torch import nn

from reports.relations.encoder import WEIGHTS
from reports.relations.pieces import Pieces
from tests.gold.annotation import read_split
from tests.gold.articles import read_articles
from tests.training.articles import lessons_of, named_articles
from tests.training.encoder_net import EncoderNet
from tests.training.examples import of_report, of_snippet
from tests.training.folds import add_training, held_out
from tests.training.lessons import Lesson, Reach, batch_of, batches_of, lesson_of
from tests.training.relations import known_vectors, paragraphs
from tests.training.snippets import Snippet, read_snippets
from tests.training.start import Packed, Start

_LAYERS: Final = 6
_RATE: Final = 1.5e-4
_HEADS_RATE: Final = 1.2e-3
_PASSAGE: Final = 450
"""Characters from which on a snippet is a passage, which is not joined to others."""


class _Course:
    """The lessons of each round: reports, articles, passages, and snippets, half of them joined to longer texts."""

    def __init__(self, told: Iterable[Lesson], snippets: Sequence[Snippet], reach: Reach) -> None:
        """`told` are the lessons that are the same in each round."""
        self._reach = reach
        self._snippets = [snippet for snippet in snippets if len(snippet.text) < _PASSAGE]
        passages = (snippet for snippet in snippets if len(snippet.text) >= _PASSAGE)
        self._told = (*told, *map(self._lesson, passages))

    def round(self, chance: random.Random) -> list[list[Lesson]]:
        """Batches in random order, each of texts of like length."""
        chance.shuffle(self._snippets)
        half = len(self._snippets) // 2
        snippets = (*self._snippets[:half], *paragraphs(self._snippets[half:], chance))
        lessons = [*map(self._lesson, snippets), *self._told]
        chance.shuffle(lessons)
        batches = list(batches_of(lessons))
        chance.shuffle(batches)
        return batches

    def _lesson(self, snippet: Snippet) -> Lesson:
        return lesson_of(snippet.text, of_snippet(snippet), self._reach)


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
            total += loss.item()
        mean = total / sum(map(len, batches))
        sys.stderr.write(f"round {number}: loss {mean:.2f}, {time.monotonic() - start:.0f} s\n")
    net.eval()


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_training(parser, epochs=4, output=WEIGHTS)
    parser.add_argument("--begin", metavar="FILE", type=Path, help="go on from these weights, with what is new")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    reports = held_out(read_split("dev"), folds=options.hold_out, fold=options.fold)
    articles = named_articles(held_out(read_articles("dev"), folds=options.hold_out, fold=options.fold))
    snippets = list(read_snippets())
    sys.stderr.write(f"{len(reports)} reports, {len(articles)} articles, {len(snippets)} snippets\n")
    known = _known(options.begin, (*(r.document.text for r in (*reports, *articles)), *(s.text for s in snippets)))
    net = EncoderNet(Start(), known.vectors, layers=_LAYERS)
    if options.begin:
        net.take(known.arrays)
    reach = Reach(pieces=Pieces(known.names, known.scores.tolist()), longest=len(net.positions))
    told = [lesson_of(report.document.text, of_report(report), reach) for report in reports]
    told += [lesson for article in articles for lesson in lessons_of(article, reach)]
    train(net, _Course(told, snippets, reach), epochs=options.epochs, seed=options.seed)
    np.savez_compressed(
        options.output,
        allow_pickle=False,
        pieces=np.frombuffer(json.dumps(known.names, ensure_ascii=False).encode(), np.uint8),
        scores=known.scores,
        vectors=known.vectors.steps,
        **{"vectors.scale": known.vectors.scales},
        **net.arrays(),
    )
    return 0


class _Known(NamedTuple):
    """The pieces of words, and the weights to go on from, where there are any."""

    names: list[str]
    scores: np.ndarray
    vectors: Packed
    arrays: Mapping[str, np.ndarray]


def _known(begin: Path | None, texts: Iterable[str]) -> _Known:
    if begin:
        with np.load(begin, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        names = json.loads(arrays["pieces"].tobytes())
        return _Known(names, arrays["scores"], Packed(arrays["vectors"], arrays["vectors.scale"]), arrays)
    start = Start()
    rows = start.rows_for({*known_vectors()[0], *(word for text in texts for word in text.split())})
    names = [start.pieces[row] for row in rows]
    return _Known(names, np.round(start.scores[list(rows)], 2), start.vectors(rows), {})


if __name__ == "__main__":
    sys.exit(main())
