"""Fit the weights of `reports.belonging` and write them.

    pip install -r requirements-training.txt
    python -m tests.training.belonging [--encoder encoder.npz] [--output belonging.json]

It learns from the texts in `unseen`, of which the encoder has not learned: what the encoder says of its own lessons is
surer than what it says of a new report. Of each place that was read closely it looks at the actors near it that the
text marks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Gazetteer
from reports import mentions
from reports.belonging import NAMES, WEIGHTS, Surroundings, signs
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Span
from reports.extraction import extract
from reports.model import ActorMention, Mention
from reports.relations.encoder import WEIGHTS as SHIPPED
from reports.relations.encoder import encoder
from tests.training.passages import UNSEEN, Passage, read_passages
from tests.training.snippets import SnippetActor

_STRENGTH: Final = 0.3

Example = tuple[NDArray[np.float64], bool]


def examples(passage: Passage, weights: Path, gazetteer: Gazetteer, catalogue: Catalogue) -> Iterator[Example]:
    """The signs of each actor near a place, and whether he belongs to it."""
    heard: list[tuple[Surroundings, Sequence[Mention]]] = []

    def noted(around: Surroundings, told: Iterable[Mention]) -> Sequence[Mention]:
        heard.append((around, list(told)))
        return heard[-1][1]

    with (
        mock.patch.object(mentions, "belonging", noted),
        mock.patch("reports.relations.reading.encoder", return_value=encoder(weights)),
    ):
        extract(passage.report.document, gazetteer, catalogue)
    for around, told in heard:
        letters = _letters(around.actors, passage.snippet.actors)
        for mention in told:
            at = Span(mention.toponym.start, mention.toponym.end)
            place = next((place for place in passage.snippet.places if place.span.overlaps(at)), None)
            if place is None or at.start not in around.likely:
                continue
            for actor, row in zip(*signs(around, mention), strict=True):
                if actor in letters:
                    yield row, not letters[actor].isdisjoint(place.actors)


def _letters(found: Iterable[ActorMention], marked: Sequence[SnippetActor]) -> Mapping[str, set[str]]:
    """By id the letters of the actors that were found; one that is not marked is not known to be one."""
    letters: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        for actor in marked:
            if actor.span.overlaps(mention.span):
                letters[mention.actor.id].add(actor.letter)
    return letters


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", metavar="FILE", type=Path, default=SHIPPED, help="weights to read with")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    found = [
        example
        for path in UNSEEN
        for passage in read_passages(path)
        if passage.snippet.actors
        for example in examples(passage, options.encoder, gazetteer, catalogue)
    ]
    rows, tied = np.array([row for row, _ in found]), np.array([is_tied for _, is_tied in found])
    sys.stderr.write(f"{len(tied)} actors near a place, {tied.sum()} of them tied to it\n")
    spread = rows.std(axis=0) + 1e-9
    model = import_module("sklearn.linear_model").LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit(rows / spread, tied)
    fitted = dict(zip(NAMES, (model.coef_[0] / spread).round(3).tolist(), strict=True))
    written = {"weights": fitted, "bias": round(float(model.intercept_[0]), 3)}
    options.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
