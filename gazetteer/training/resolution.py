"""Train the weights of resolution: `python -m gazetteer.training.resolution --reports FOLDER [--corpus FILE …]`.

Needs scipy, which comes with scikit-learn. Writes `gazetteer/data/resolution.json`; with --cross-validate it writes
nothing and shows how weights choose that have not seen a publisher, or a whole corpus, and how sure they are.

The weights are those of a conditional logit: the shares of a name's candidates, and of "none of these", are a softmax
of their weighted signs. They start from `START`, what the rules before them said, and leave it only as far as the
examples ask.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Gazetteer
from gazetteer.rank_model import RankModel
from gazetteer.rank_signs import SIGNS
from gazetteer.recognition import Recogniser, TrainedRecogniser
from gazetteer.resolution import ContextResolver
from gazetteer.training.options import parser_of
from gazetteer.training.places import Example, Marked, examples_of, marked_corpus, marked_report

START: Final[Mapping[str, float]] = {
    "prominence": 0.9,
    "other name": -1.0,
    "part of its name": 0.6,
    "area of a town of its name": -1.5,
    "contained": 7.0,
    "not contained": -1.0,
    "cue fits": 3.0,
    "cue against": -1.2,
    "article fits": 2.5,
    "article against": -0.4,
    "country in document": 2.6,
    "country in sentence": 1.8,
    "only country in document": 1.6,
    "other countries named instead": -1.0,
    "state named": 0.8,
    "companions": 2.0,
    "companions in its state": 2.5,
    "domain country": 0.5,
    "home state": 4.0,
    "home near": 2.0,
    "home country": 2.0,
}
_NONE_START: Final = 1.0
_HOLD: Final = 700.0
_STEPS: Final = 300
_FOLDS: Final = 10
_SEED: Final = 7
_ROUNDS: Final = 2
_OUTPUT: Final = Path(__file__).parents[1] / "data" / "resolution.json"
_Floats = NDArray[np.float64]


def start() -> RankModel:
    """The weights before any training."""
    return RankModel(weights=np.array([START.get(sign, 0.0) for sign in SIGNS], dtype=np.float32), none=_NONE_START)


def trained(examples: Sequence[Example]) -> RankModel:
    """Weights that give the right candidates of the examples the greatest share, held to the start by a spring."""
    rows = np.vstack([each.rows for each in examples]).astype(np.float64)
    right = np.concatenate([each.right for each in examples]).astype(np.float64)
    starts = np.cumsum([0, *(len(each.right) for each in examples)])[:-1]
    weights = np.array([each.weight for each in examples])
    spread = rows.std(axis=0) + 1e-6
    at = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(rows))))
    any_right = np.add.reduceat(right, starts) > 0
    first = np.append(start().weights * spread, _NONE_START)
    scaled = rows / spread

    def loss(values: _Floats) -> tuple[float, _Floats]:
        worth, none = scaled @ values[:-1], values[-1]
        top = np.maximum(np.maximum.reduceat(worth, starts), none)
        odds, odds_none = np.exp(worth - top[at]), np.exp(none - top)
        whole = np.add.reduceat(odds, starts) + odds_none
        share, share_none = odds / whole[at], odds_none / whole
        of_right = np.where(any_right, np.add.reduceat(share * right, starts), share_none)
        wanted = np.where(any_right[at], share * right / np.maximum(of_right[at], 1e-12), 0.0)
        off = values[:-1] - first[:-1]
        slope = scaled.T @ ((share - wanted) * weights[at]) + 2 * _HOLD * off
        slope_none = float((weights * (share_none - ~any_right)).sum())
        return float(-(weights * np.log(of_right + 1e-12)).sum() + _HOLD * (off @ off)), np.append(slope, slope_none)

    optimize = import_module("scipy.optimize")
    found = optimize.minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return RankModel(weights=np.asarray(found[:-1] / spread, dtype=np.float32), none=float(found[-1]))


def cross_validated(examples: Sequence[Example]) -> Iterator[str]:
    """Lines of tables: right answers by weights that have not seen the publisher, or the corpus, and how sure."""
    publishers = sorted({(each.kind, each.publisher) for each in examples})
    order = np.random.default_rng(_SEED).permutation(len(publishers)).tolist()
    fold = {publishers[at]: i % _FOLDS for i, at in enumerate(order)}
    shares = _held_out(examples, lambda each: fold[each.kind, each.publisher])
    yield "publishers held out"
    yield from _table(examples, shares)
    yield "by confidence"
    yield from _calibration(examples, shares)
    kinds = sorted({each.kind for each in examples})
    yield "corpora held out"
    yield from _table(examples, _held_out(examples, lambda each: kinds.index(each.kind)))


def _held_out(examples: Sequence[Example], fold_of: Callable[[Example], int]) -> list[_Floats]:
    folds = [fold_of(each) for each in examples]
    models = {k: trained([each for each, of in zip(examples, folds, strict=True) if of != k]) for k in set(folds)}
    return [models[k].shares(each.rows, [len(each.right)])[0] for each, k in zip(examples, folds, strict=True)]


def _table(examples: Sequence[Example], shares: Sequence[_Floats]) -> Iterator[str]:
    for kind in (*sorted({each.kind for each in examples}), "all"):
        of_kind = [(e, s) for e, s in zip(examples, shares, strict=True) if kind in (e.kind, "all")]
        names = sum(e.times for e, _ in of_kind)
        covered = sum(e.times for e, _ in of_kind if e.near.any())
        right = sum(e.times for e, s in of_kind if e.near[s.argmax()])
        yield f"{kind:14} {names:5} names  right candidate {covered / names:.3f}  chosen {right / covered:.3f}"


def _calibration(examples: Sequence[Example], shares: Sequence[_Floats]) -> Iterator[str]:
    sure = np.array([float(s.max()) for s in shares])
    right = np.array([float(e.near[s.argmax()]) for e, s in zip(examples, shares, strict=True)])
    times = np.array([e.times for e in examples])
    for least, most in (
        (0.0, 0.3),
        (0.3, 0.5),
        (0.5, 0.7),
        (0.7, 0.8),
        (0.8, 0.9),
        (0.9, 0.95),
        (0.95, 0.99),
        (0.99, 1.01),
    ):
        within = (sure >= least) & (sure < most)
        if within.any():
            share = float(np.average(right[within], weights=times[within]))
            said = float(np.average(sure[within], weights=times[within]))
            yield f"{least:.2f}-{most:.2f}  {times[within].sum():5} names  said {said:.3f}  right {share:.3f}"


def examples_in_rounds(texts: Sequence[Marked], recogniser: Recogniser, gazetteer: Gazetteer) -> list[Example]:
    """The examples of the texts, where what a publisher wrote before is read with the weights of the round before."""
    model, examples = start(), list[Example]()
    for done in range(_ROUNDS):
        examples = list(examples_of(texts, recogniser, ContextResolver(gazetteer, model=model)))
        if done < _ROUNDS - 1:
            model = trained(examples)
    return examples


def as_json(model: RankModel) -> str:
    """The weights as `gazetteer.rank_model` reads them, one a line, in the order of the signs."""
    weights = {sign: round(float(weight), 4) for sign, weight in zip(SIGNS, model.weights, strict=True)}
    return json.dumps({"none": round(model.none, 4), "weights": weights}, indent=0) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the given texts and write the weights, or cross-validate. Gives the exit status."""
    options = parser_of("resolution", __doc__).parse_args(arguments)
    texts = [marked_report(path) for path in sorted(options.reports.glob("*.txt"))]
    texts += [text for path in options.corpus for text in marked_corpus(path)]
    gazetteer = Gazetteer.open()
    examples = examples_in_rounds(texts, TrainedRecogniser(gazetteer), gazetteer)
    model = trained(examples)
    if options.cross_validate:
        sys.stdout.writelines(f"{line}\n" for line in cross_validated(examples))
        return 0
    _OUTPUT.write_text(as_json(model), encoding="utf-8")
    sys.stdout.write(f"{len(SIGNS)} weights from {len(examples)} names of {len(texts)} texts: {_OUTPUT}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
