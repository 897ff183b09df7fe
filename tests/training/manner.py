"""Fit the weights of `reports.routes.manner` and write them.

    pip install -r requirements-training.txt
    python -m tests.training.manner [--encoder encoder.npz] [--output manner.json]

It learns from the movements in `unseen`, which the encoder has not seen. Of each it looks at the readings that have the
right stops. Passages doubt and deny more often than reports do, and leave the mode open more rarely: a mode and a
status count for as much as their shares of the annotated reports' routes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from math import log
from pathlib import Path
from typing import Final
from unittest import mock

import numpy as np

from gazetteer.index import Gazetteer
from reports.catalogue import Catalogue, load_catalogue
from reports.extraction import extract
from reports.model import Direction, Mode, Status, Stop
from reports.relations.encoder import WEIGHTS as SHIPPED
from reports.relations.encoder import encoder
from reports.routes import assembly
from reports.routes.hypotheses import Hypothesis, Manner
from reports.routes.manner import WEIGHTS, Signs, StatusRead, Way, mode_signs, status_signs
from reports.routes.modes import ModeRead
from reports.routes.prose import Text
from tests.gold.annotation import read_split
from tests.gold.annotation_model import GoldRoute
from tests.gold.route_scoring import Names, fits
from tests.training.choice import answers
from tests.training.passages import UNSEEN, Passage, read_passages

_STRENGTH: Final = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of a way, and what it is."""

    signs: Signs
    kind: StrEnum


@dataclass(frozen=True, slots=True)
class _Going:
    """Stops in their order, to be compared with those of the gold."""

    stops: Sequence[Stop]
    direction: Direction = Direction.ONE_WAY


class _Listener:
    """Notes the signs of each way that is read with the right stops."""

    def __init__(self, passage: Passage, catalogue: Catalogue) -> None:
        self._passage, self._catalogue = passage, catalogue
        self._names = Names(places=passage.report.places, catalogue=catalogue)
        self.modes: list[Example] = []
        self.statuses: list[Example] = []

    def right(self, _text: Text, found: Sequence[Hypothesis]) -> tuple[tuple[Hypothesis, float], ...]:
        """Every hypothesis with the stops of a movement."""
        told = answers(self._passage.report, self._catalogue, found, self._passage.open_names)
        return tuple((each, 1.0) for each, answer in zip(found, told, strict=True) if answer == 1)

    def mode_of(self, read: ModeRead, seen: Manner | None, way: Way) -> Mode:
        """In place of `manner.mode_of`."""
        gold, signs = self._gold(way), mode_signs(read, seen, way)
        if gold and signs:
            self.modes.append(Example(signs, gold.mode))
        return read.mode

    def status_of(self, read: StatusRead, seen: Manner | None, way: Way) -> Status:
        """In place of `manner.status_of`."""
        gold, signs = self._gold(way), status_signs(read, seen, way)
        if gold and signs:
            self.statuses.append(Example(signs, gold.status))
        return read.status

    def _gold(self, way: Way) -> GoldRoute | None:
        """The movement with these stops; none where several differ in their manner."""
        fitting = [gold for gold in self._passage.report.routes if fits(gold, _Going(way.stops), self._names)]
        return fitting[0] if len({(gold.mode, gold.status) for gold in fitting}) == 1 else None


def examples(
    passages: Iterable[Passage], weights: Path, gazetteer: Gazetteer, catalogue: Catalogue
) -> Iterator[tuple[Sequence[Example], Sequence[Example]]]:
    """The modes and the statuses of each passage."""
    for passage in passages:
        listener = _Listener(passage, catalogue)
        with (
            mock.patch.object(assembly, "chosen", listener.right),
            mock.patch.object(assembly, "mode_of", listener.mode_of),
            mock.patch.object(assembly, "status_of", listener.status_of),
            mock.patch("reports.relations.reading.encoder", return_value=encoder(weights)),
        ):
            extract(passage.report.document, gazetteer, catalogue)
        yield listener.modes, listener.statuses


def fitted(found: Sequence[Example], usual: Iterable[StrEnum]) -> Mapping[str, Mapping[str, float]]:
    """For each kind a weight for every sign, and its bias; `usual` are those of texts that it is meant for."""
    names = tuple(found[0].signs)
    rows = np.array([[example.signs[name] for name in names] for example in found])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = import_module("sklearn.linear_model").LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit((rows - middle) / spread, [str(example.kind) for example in found])
    weights = model.coef_ / spread
    biases = model.intercept_ - weights @ middle
    here = _shares(example.kind for example in found)
    there = _shares(usual)
    return {
        kind: {
            **dict(zip(names, row.round(3).tolist(), strict=True)),
            "bias": round(float(bias) + log(there[kind] / here[kind]), 3),
        }
        for kind, row, bias in zip(map(str, model.classes_), weights, biases, strict=True)
    }


def _shares(kinds: Iterable[StrEnum]) -> Mapping[str, float]:
    counts = Counter(map(str, kinds))
    return {kind: count / counts.total() for kind, count in counts.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", metavar="FILE", type=Path, default=SHIPPED, help="weights to read with")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    found = [each for path in UNSEEN for each in examples(read_passages(path), options.encoder, gazetteer, catalogue)]
    modes = [example for each, _ in found for example in each]
    statuses = [example for _, each in found for example in each]
    sys.stderr.write(f"{len(modes)} modes, {len(statuses)} statuses\n")
    usual = [route for report in read_split("dev") for route in report.routes if not route.optional]
    written = {
        "modes": fitted(modes, (route.mode for route in usual)),
        "statuses": fitted(statuses, (route.status for route in usual)),
    }
    options.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
