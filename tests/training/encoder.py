"""Train the encoder of `reports.relations` and write its weights.

    pip install -r requirements-training.txt
    python -m tests.training.encoder [--hold-out 3 [--fold 0]] [--output encoder.npz]
    python -m tests.training.encoder --begin encoder.npz --fresh tests/training/snippets/told_*.txt [--share 0.5]

It learns from the snippets beside it and from the annotated reports and articles of the dev split, never from the
locked one. With `--hold-out N` every Nth is left out of training: those whose number leaves `--fold` when divided by N.
To go on from weights that know the rest, `--fresh` names the files of snippets that are new: all of those are learned
in each round, and of the rest a share. Texts are learned in disguise (`lessons.Disguise`), and some states that act as
places (`doubted`). A round over everything takes some twenty minutes on one core, of twelve layers twice as long. With
`--ties --reports 1 --share 0` it learns from reports alone who belongs to a place.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numpy as np
import torch
from torch import nn

from reports.relations.candidates import CLOSELY
from reports.relations.encoder import WEIGHTS
from reports.relations.pieces import Pieces
from tests.gold.annotation import read_split
from tests.gold.articles import read_articles
from tests.training.articles import lessons_of, named_articles
from tests.training.doubted import doubted
from tests.training.encoder_net import EncoderNet
from tests.training.examples import of_report, of_snippet
from tests.training.folds import add_training, held_out
from tests.training.lessons import Disguise, Lesson, Sight, batch_of, batches_of, lesson_of
from tests.training.relations import known_vectors, paragraphs
from tests.training.snippets import SNIPPETS, Snippet, read_snippets
from tests.training.start import Packed, Start

LAYERS: Final = 6
_RATE: Final = 1.2e-4
_HEADS_RATE: Final = 6e-4
_KNOWN_RATE: Final = 5e-5
"""Of layers that were trained before, under others that were not."""
_RISE: Final = 100
"""Steps in which a rate rises. Layers trained before wait for as many, until those above them understand them."""
_FALL: Final = 0.5
"""The share of all steps in which the rates fall, to this share of themselves in the last one."""
_LAST: Final = 0.02
_PASSAGE: Final = 450
"""Characters from which on a snippet is a passage, which is not joined to others."""
_Item = TypeVar("_Item")


class _Course:
    """The lessons of each round: reports, articles, passages, and snippets, half of them joined to longer texts."""

    def __init__(self, told: Iterable[Lesson], snippets: Iterable[Snippet], sight: Sight) -> None:
        """`told` are the lessons that are the same in each round."""
        self._sight, self._told = sight, list(told)
        self._snippets: list[Snippet] = []
        self._passages: list[Snippet] = []
        for snippet in snippets:
            (self._snippets if len(snippet.text) < _PASSAGE else self._passages).append(snippet)

    def lessons(self, chance: random.Random, share: float) -> list[Lesson]:
        """Those of a round, of which `share` of all are drawn."""
        snippets, passages = _drawn(self._snippets, share, chance), _drawn(self._passages, share, chance)
        half = len(snippets) // 2
        texts = (*snippets[:half], *paragraphs(snippets[half:], chance), *passages)
        return [*(self._lesson(doubted(text, chance)) for text in texts), *_drawn(self._told, share, chance)]

    def _lesson(self, snippet: Snippet) -> Lesson:
        return lesson_of(snippet.text, of_snippet(snippet, CLOSELY), self._sight)


def _drawn(items: Sequence[_Item], share: float, chance: random.Random) -> list[_Item]:
    return chance.sample(items, round(share * len(items)))


def _in_batches(lessons: list[Lesson], chance: random.Random) -> list[list[Lesson]]:
    """In random order, each of texts of like length."""
    chance.shuffle(lessons)
    batches = list(batches_of(lessons))
    chance.shuffle(batches)
    return batches


class _Group(NamedTuple):
    """Weights that are learned alike."""

    weights: list[nn.Parameter]
    rate: float
    waits: bool = False


def _groups(net: EncoderNet, known: int) -> list[_Group]:
    own = {id(weight) for weight in net.heads.parameters()}
    above = own.union(id(weight) for layer in net.layers[known:] for weight in layer.parameters())
    learning = [weight for weight in net.parameters() if weight.requires_grad]
    is_deeper = 0 < known < len(net.layers)
    groups = (
        _Group([each for each in learning if id(each) in own], _HEADS_RATE),
        _Group([each for each in learning if id(each) in above - own], _RATE),
        _Group([each for each in learning if id(each) not in above], _KNOWN_RATE if is_deeper else _RATE, is_deeper),
    )
    return [group for group in groups if group.weights]


def _share(step: int, *, steps: int, waits: bool) -> float:
    """How much of its rate a group learns with at a step."""
    since = step - _RISE if waits else step + 1
    return min(1, max(0, since / _RISE)) * min(1, max(_LAST, (1 - step / steps) / _FALL))


def train(net: EncoderNet, rounds: Sequence[Sequence[Sequence[Lesson]]], *, known: int = 0) -> None:
    """Each round has its batches; the same ones in the same order give the same weights.

    The lowest `known` layers were trained before.
    """
    groups, steps = _groups(net, known), sum(map(len, rounds))
    optimiser = torch.optim.AdamW([{"params": each.weights, "lr": each.rate} for each in groups], weight_decay=0.01)
    shares = [partial(_share, steps=steps, waits=each.waits) for each in groups]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, shares)
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
    parser.add_argument(
        "--layers", type=int, help="those that FILE lacks begin as they were before; else its own, or 6"
    )
    parser.add_argument("--fresh", metavar="FILE", type=Path, nargs="+", default=[], help="snippets that are new")
    parser.add_argument("--share", type=float, default=0.5, help="how much of the rest a round has beside what is new")
    parser.add_argument(
        "--reports",
        metavar="N",
        type=int,
        default=0,
        help="learn each report and article N times a round, in disguises",
    )
    parser.add_argument("--ties", action="store_true", help="learn who belongs to a place and keep everything else")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    reports = held_out(read_split("dev"), folds=options.hold_out, fold=options.fold)
    articles = named_articles(held_out(read_articles("dev"), folds=options.hold_out, fold=options.fold))
    fresh = {path.name for path in options.fresh}
    snippets = list(read_snippets(path for path in SNIPPETS.glob("*.txt") if path.name not in fresh))
    new = list(read_snippets(options.fresh))
    sys.stderr.write(f"{len(reports)} reports, {len(articles)} articles, {len(snippets)} + {len(new)} snippets\n")
    texts = (*(report.document.text for report in (*reports, *articles)), *(each.text for each in (*snippets, *new)))
    known = known_of(options.begin) if options.begin else _begun(texts)
    net = EncoderNet(Start(), known.vectors, layers=options.layers or known.layers or LAYERS)
    if options.begin:
        net.take(known.arrays)
    if options.ties:
        net.keep_all_but(net.heads.layers_of_ties())
    sight = Sight(pieces=Pieces(known.names, known.scores.tolist()), longest=len(net.positions))
    told = [lesson_of(report.document.text, of_report(report, CLOSELY), sight) for report in reports]
    told += [lesson for article in articles for lesson in lessons_of(article, sight)]
    chance, added = random.Random(options.seed), _Course((), new, sight)
    course = _Course(() if options.reports else told, snippets, sight)
    share = options.share if new or options.reports else 1.0
    rounds = [
        course.lessons(chance, share) + added.lessons(chance, 1.0) + told * options.reports
        for _ in range(options.epochs)
    ]
    if not options.ties:
        disguise = Disguise((lesson for lessons in rounds for lesson in lessons), sight.pieces.unknown, chance)
        rounds = [[disguise.of(lesson) for lesson in lessons] for lessons in rounds]
    train(net, [_in_batches(lessons, chance) for lessons in rounds], known=known.layers)
    write(net, known, options.output)
    return 0


class Known(NamedTuple):
    """The pieces of words, and the weights to go on from, where there are any."""

    names: list[str]
    scores: np.ndarray
    vectors: Packed
    arrays: Mapping[str, np.ndarray]

    @property
    def layers(self) -> int:
        """How many were trained."""
        return int(self.arrays["layers"]) if self.arrays else 0


def known_of(path: Path) -> Known:
    """What an encoder that was written knows."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    names = json.loads(arrays["pieces"].tobytes())
    return Known(names, arrays["scores"], Packed(arrays["vectors"], arrays["vectors.scale"]), arrays)


def write(net: EncoderNet, known: Known, path: Path) -> None:
    """Write the weights as `reports.relations.encoder` reads them."""
    np.savez_compressed(
        path,
        allow_pickle=False,
        pieces=np.frombuffer(json.dumps(known.names, ensure_ascii=False).encode(), np.uint8),
        scores=known.scores,
        vectors=known.vectors.steps,
        **{"vectors.scale": known.vectors.scales},
        **net.arrays(),
    )


def _begun(texts: Iterable[str]) -> Known:
    """What an encoder knows before it has learned anything: the pieces that these texts are made of."""
    start = Start()
    rows = start.rows_for({*known_vectors()[0], *(word for text in texts for word in text.split())})
    names = [start.pieces[row] for row in rows]
    return Known(names, np.round(start.scores[list(rows)], 2), start.vectors(rows), {})


if __name__ == "__main__":
    sys.exit(main())
