"""Fit the weights of `reports.belonging` and write them.

    pip install -r requirements-training.txt
    python -m tests.training.belonging --encoder 0=fold0.npz 1=fold1.npz 2=fold2.npz [--output belonging.json]

It learns from the annotated reports of the dev split, where it was read closely. What the encoder says of a report must
come from weights that have not seen it: FOLD=FILE is what `tests.training.encoder --hold-out 3 --fold FOLD` wrote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from reports import mentions
from reports.belonging import NAMES, WEIGHTS, Surroundings, signs
from reports.catalogue import Catalogue, load_catalogue
from reports.extraction import extract
from reports.model import Mention
from reports.relations.encoder import encoder
from tests.gold.annotation_model import Report
from tests.training.folds import add_folds, reports_of

_FIRST: Final = 201
"""The rules were written with the reports before it in view."""
_STRENGTH: Final = 0.3

Example = tuple[NDArray[np.float64], bool]


def examples(report: Report, weights: Path, gazetteer: Gazetteer, catalogue: Catalogue) -> Iterator[Example]:
    """The signs of each actor near a place, and whether he belongs to it.

    The marks are of a place's name: the mention where an actor is likeliest is the one that ties him to it.
    """
    heard: list[tuple[Surroundings, Sequence[Mention]]] = []

    def noted(around: Surroundings, told: Sequence[Mention]) -> Sequence[Mention]:
        heard.append((around, told))
        return told

    with (
        mock.patch.object(mentions, "belonging", noted),
        mock.patch("reports.relations.reading.encoder", return_value=encoder(weights)),
    ):
        extract(report.document, gazetteer, catalogue)
    gold = {fold(pair.surface): pair.actor_ids for pair in report.pairs}
    tied: dict[tuple[str, str], NDArray[np.float64]] = {}
    for around, told in heard:
        for mention in told:
            name = fold(mention.toponym.text)
            if name not in gold or mention.toponym.start not in around.likely:
                continue
            for actor, row in zip(*signs(around, mention), strict=True):
                if actor not in gold[name]:
                    yield row, False
                elif (name, actor) not in tied or _word(row) > _word(tied[name, actor]):
                    tied[name, actor] = row
    yield from ((row, True) for row in tied.values())


def _word(row: NDArray[np.float64]) -> float:
    return float(row[NAMES.index("likely")] + row[NAMES.index("ruled")])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_folds(parser)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    found = [
        example
        for number, report, weights in reports_of(options)
        if number >= _FIRST and report.pairs
        for example in examples(report, weights, gazetteer, catalogue)
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
