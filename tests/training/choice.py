"""Train the trees of `reports.routes.choice` and write them.

    pip install -r requirements-training.txt
    python -m tests.training.choice [--encoder encoder.npz] [--beside choice.json] [--output choice.json]
    python -m tests.training.choice --quick

It learns from the texts and lines in `unseen`, of which neither the encoder nor the network has learned: what these say
of their own lessons is surer than what they say of a new report. With `--beside` the mean of the new trees and of
others is written, which may know texts that the encoder of today has learned. With `--quick` it learns from what the
network alone reads.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from gazetteer.training.trees import STEADY, as_json, mean_of
from reports.catalogue import Catalogue, load_catalogue
from reports.extraction import extract
from reports.relations.encoder import WEIGHTS as SHIPPED
from reports.relations.encoder import encoder
from reports.routes import assembly
from reports.routes.choice import QUICK_WEIGHTS, WEIGHTS
from reports.routes.hypotheses import Hypothesis
from reports.routes.hypothesis_signs import NAMES, signs
from reports.routes.prose import Text
from tests.gold.annotation_model import Report
from tests.gold.route_scoring import Names, fits
from tests.training.passages import UNSEEN, read_passages

_SEEDS: Final = 4
_DEPTH: Final = 4
_SETTINGS: Final = STEADY | {
    "n_estimators": 160,
    "max_depth": _DEPTH,
    "num_leaves": 10,
    "learning_rate": 0.06,
    "min_child_samples": 20,
    "colsample_bytree": 0.5,
}

Rows = NDArray[np.float32]
Answers = NDArray[np.int8]
OPEN: Final = -1


def answers(
    report: Report, catalogue: Catalogue, found: Sequence[Hypothesis], open_names: frozenset[str] = frozenset()
) -> Answers:
    """1 for what the report marks as a route, 0 for what it does not, OPEN for what it or a name in it leaves open."""
    names = Names(places=report.places, catalogue=catalogue)

    def answer(each: Hypothesis) -> int:
        golds = [gold for gold in report.routes if fits(gold, each, names)]
        if any(not gold.optional for gold in golds):
            return 1
        is_open = any(fold(stop.text or "") in open_names for stop in each.stops)
        return OPEN if golds or is_open else 0

    return np.array([answer(each) for each in found], np.int8)


class _Learner:
    """Reads texts and notes the signs of what may be routes in them, with the answers."""

    def __init__(self) -> None:
        self._gazetteer, self._catalogue = Gazetteer.open(), load_catalogue()
        self.rows: list[Rows] = []
        self.told: list[Answers] = []

    def read(self, report: Report, weights: Path | None, open_names: frozenset[str] = frozenset()) -> None:
        """Without the encoder's `weights` the network alone reads."""

        def noted(text: Text, found: Sequence[Hypothesis]) -> tuple[()]:
            self.rows.append(signs(text, found))
            self.told.append(answers(report, self._catalogue, found, open_names))
            return ()

        with (
            mock.patch.object(assembly, "chosen", noted),
            mock.patch("reports.relations.reading.encoder", return_value=encoder(weights) if weights else None),
        ):
            extract(report.document, self._gazetteer, self._catalogue, quick=weights is None)


def fitted(rows: Rows, told: Answers) -> dict[str, object]:
    """The trees as JSON keeps them; their margins are means over several seeds."""
    lightgbm = import_module("lightgbm")
    known = told != OPEN
    seeded = [lightgbm.LGBMClassifier(**_SETTINGS, random_state=seed) for seed in range(_SEEDS)]
    trees = mean_of([each.fit(rows[known], told[known]) for each in seeded], _DEPTH)
    return {"signs": NAMES, **as_json(trees)}


def beside(trees: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, object]:
    """The mean of two sets of trees over the same signs as JSON keeps them."""
    values = [[value / 2 for value in row] for row in (*trees["values"], *others["values"])]
    joined = {name: [*trees[name], *others[name]] for name in ("features", "thresholds")}
    return {"signs": trees["signs"], **joined, "values": values}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fit what judges the network's reading alone")
    parser.add_argument("--encoder", metavar="FILE", type=Path, default=SHIPPED, help="weights to read with")
    parser.add_argument("--beside", metavar="FILE", type=Path, help="trees to take the mean with")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    learner = _Learner()
    for passage in (passage for path in UNSEEN for passage in read_passages(path)):
        learner.read(passage.report, None if options.quick else options.encoder, passage.open_names)
    rows, told = np.vstack(learner.rows), np.concatenate(learner.told)
    sys.stderr.write(f"{len(told)} hypotheses, {(told == 1).sum()} of them routes\n")
    output: Path = options.output or (QUICK_WEIGHTS if options.quick else WEIGHTS)
    trees = fitted(rows, told)
    if options.beside:
        trees = beside(trees, json.loads(options.beside.read_text(encoding="utf-8")))
    output.write_text(json.dumps(trees) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
