"""Train the trees of `reports.routes.choice` and write them.

    pip install -r requirements-training.txt
    python -m tests.training.choice --encoder 0=fold0.npz 1=fold1.npz 2=fold2.npz [--output choice.json]

It learns from those annotated reports of the dev split that neither the rules nor the network were made with, and from
the articles. What the encoder says of a report must come from weights that have not seen it: FOLD=FILE is what
`tests.training.encoder --hold-out 3 --fold FOLD` wrote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Gazetteer
from gazetteer.training.trees import STEADY, as_json, mean_of
from reports.catalogue import Catalogue, load_catalogue
from reports.relations.encoder import encoder
from reports.routes import assembly
from reports.routes.choice import WEIGHTS
from reports.routes.hypotheses import Hypothesis
from reports.routes.hypothesis_signs import NAMES, signs
from reports.routes.prose import Text
from tests.gold.annotation_model import Report
from tests.gold.route_scoring import Names, fits
from tests.gold.score_annotated import scorer
from tests.training.folds import add_folds, reports_of

_FIRST: Final = 721
"""The rules were written with the reports before it in view, and the network learned from them."""
_SEEDS: Final = 4
_DEPTH: Final = 3
_SETTINGS: Final = STEADY | {
    "n_estimators": 80,
    "max_depth": _DEPTH,
    "num_leaves": 6,
    "learning_rate": 0.06,
    "min_child_samples": 20,
    "colsample_bytree": 0.5,
}

Rows = NDArray[np.float32]
Answers = NDArray[np.int8]
OPEN: Final = -1


def answers(report: Report, catalogue: Catalogue, found: Sequence[Hypothesis]) -> Answers:
    """1 for what the report marks as a route, 0 for what it does not, OPEN for what it leaves open."""
    names = Names(places=report.places, catalogue=catalogue)
    told = [[gold for gold in report.routes if fits(gold, each, names)] for each in found]
    return np.array(
        [(OPEN if all(gold.optional for gold in golds) else 1) if golds else 0 for golds in told],
        np.int8,
    )


def examples(report: Report, weights: Path, gazetteer: Gazetteer, catalogue: Catalogue) -> tuple[Rows, Answers]:
    """The signs of what may be routes in a report, and the answers."""
    rows: list[Rows] = [np.zeros((0, len(NAMES)), np.float32)]
    told: list[Answers] = [np.zeros(0, np.int8)]

    def noted(text: Text, found: Sequence[Hypothesis]) -> tuple[()]:
        rows.append(signs(text, found))
        told.append(answers(report, catalogue, found))
        return ()

    with (
        mock.patch.object(assembly, "chosen", noted),
        mock.patch("reports.relations.reading.encoder", return_value=encoder(weights)),
    ):
        scorer(gazetteer, catalogue)(report)
    return np.vstack(rows), np.concatenate(told)


def fitted(rows: Rows, told: Answers) -> dict[str, object]:
    """The trees as JSON keeps them; their margins are means over several seeds."""
    lightgbm = import_module("lightgbm")
    known = told != OPEN
    seeded = [lightgbm.LGBMClassifier(**_SETTINGS, random_state=seed) for seed in range(_SEEDS)]
    trees = mean_of([each.fit(rows[known], told[known]) for each in seeded], _DEPTH)
    return {"signs": NAMES, **as_json(trees)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_folds(parser)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    read = [
        examples(report, weights, gazetteer, catalogue)
        for number, report, weights in reports_of(options)
        if number >= _FIRST
    ]
    rows, told = np.vstack([rows for rows, _ in read]), np.concatenate([told for _, told in read])
    sys.stderr.write(f"{len(read)} reports, {len(told)} hypotheses, {(told == 1).sum()} of them routes\n")
    options.output.write_text(json.dumps(fitted(rows, told)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
