"""Train the weights of recognition: `python -m gazetteer.training.train --reports FOLDER [--corpus FILE …]`.

Needs scikit-learn, which nothing else in the project does. Writes `gazetteer/data/recognition.json`; with
--cross-validate it writes nothing and shows how well weights trained on nine tenths of the texts read the last tenth.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Gazetteer
from gazetteer.recognition import LISTED_FROM, UNLISTED_MORE, RuleRecogniser, without_overlaps
from gazetteer.signs import SIGNS
from gazetteer.training.examples import Annotated, Examples, annotated_report, corpus, examples_of, is_open_to

TREES: Final = 150
DEPTH: Final = 4
_FOLDS: Final = 10
_SEED: Final = 7
_OUTPUT: Final = Path(__file__).parents[1] / "data" / "recognition.json"


def trained(examples: Sequence[Examples]) -> Any:
    """Boosted trees that tell the examples that are place names from the others."""
    rows = np.vstack([each.rows[each.used] for each in examples])
    labels = np.concatenate([each.labels[each.used] for each in examples])
    weights = np.concatenate([np.full(int(each.used.sum()), each.text.weight) for each in examples])
    classifier = import_module("sklearn.ensemble").HistGradientBoostingClassifier(
        max_iter=TREES,
        max_depth=DEPTH,
        learning_rate=0.1,
        min_samples_leaf=15,
        l2_regularization=5.0,
        max_features=0.4,
        early_stopping=False,
        random_state=_SEED,
    )
    return classifier.fit(rows, labels, sample_weight=weights)


def as_json(classifier: Any, signs: Sequence[str]) -> dict[str, object]:
    """The trees as `gazetteer.model` reads them: full ones, a leaf above the last level repeated below."""
    trees = [_full_tree(predictors[0].nodes) for predictors in classifier._predictors]  # noqa: SLF001 - no public way
    return {
        "signs": list(signs),
        "bias": round(float(classifier._baseline_prediction.ravel()[0]), 6),  # noqa: SLF001
        "features": [tree[0] for tree in trees],
        "thresholds": [tree[1] for tree in trees],
        "values": [tree[2] for tree in trees],
    }


def _full_tree(nodes: NDArray[Any]) -> tuple[list[int], list[float], list[float]]:
    inner = 2**DEPTH - 1
    features, thresholds, values = [0] * inner, [0.0] * inner, [0.0] * (inner + 1)

    def fill(place: int, node: Any) -> None:
        if place >= inner:
            values[place - inner] = round(float(node["value"]), 5)
            return
        if not node["is_leaf"]:
            features[place], thresholds[place] = int(node["feature_idx"]), float(f"{node['num_threshold']:.7g}")
        for side, child in ((1, "left"), (2, "right")):
            fill(2 * place + side, node if node["is_leaf"] else nodes[node[child]])

    fill(0, nodes[0])
    return features, thresholds, values


def cross_validated(examples: Sequence[Examples]) -> dict[str, tuple[float, float]]:
    """Recall and precision for each kind of text, by weights that have not seen it. Reports count by overlap."""
    counts: defaultdict[str, NDArray[np.int_]] = defaultdict(lambda: np.zeros(4, dtype=np.int_))
    order = np.random.default_rng(_SEED).permutation(len(examples))
    for fold in range(_FOLDS):
        held = set(order[fold::_FOLDS].tolist())
        classifier = trained([each for i, each in enumerate(examples) if i not in held])
        for i in sorted(held):
            if len(examples[i].rows):
                answers = classifier.predict_proba(examples[i].rows)[:, 1]
                counts[_kind(examples[i].text)] += _judged(examples[i], answers)
    return {kind: (found / max(1, gold), right / max(1, given)) for kind, (found, gold, right, given) in counts.items()}


def _kind(text: Annotated) -> str:
    return f"reports {text.language}" if text.weight == 1.0 else text.name.split()[0]


def _judged(example: Examples, answers: NDArray[np.float64]) -> NDArray[np.int_]:
    least = np.where(example.listed, LISTED_FROM, LISTED_FROM + UNLISTED_MORE)
    span_of = dict(zip(example.matches, example.spans, strict=True))
    chosen = without_overlaps([m for m, is_name in zip(example.matches, answers >= least, strict=True) if is_name])
    given = [span_of[match] for match in chosen]
    places, strict = example.text.places, example.text.weight != 1.0
    if strict:
        right = len(set(given) & set(places))
        return np.array([right, len(places), right, len(given)])
    found = sum(_hits(place, given) for place in places)
    right = sum(_hits(span, places) for span in given)
    wrong = sum(not _hits(span, places) and not is_open_to(example.text, span) for span in given)
    return np.array([found, len(places), right, right + wrong])


def _hits(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the given texts and write the weights, or cross-validate. Gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.training.train", description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="folder of annotated reports (NN-….txt)")
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="JSON lines: text, toponyms; repeatable"
    )
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args(arguments)
    texts = [annotated_report(path) for path in sorted(options.reports.glob("*.txt"))]
    texts += [text for path in options.corpus for text in corpus(path)]
    recogniser = RuleRecogniser(Gazetteer.open())
    examples = [each for each in (examples_of(text, recogniser) for text in texts) if len(each.rows)]
    if options.cross_validate:
        for kind, (recall, precision) in sorted(cross_validated(examples).items()):
            sys.stdout.write(f"{kind:14} recall {recall:.3f}  precision {precision:.3f}\n")
        return 0
    data = as_json(trained(examples), SIGNS)
    _OUTPUT.write_text(json.dumps(data, separators=(",", ":")).replace("],[", "],\n[") + "\n", encoding="utf-8")
    sys.stdout.write(f"{sum(len(each.labels) for each in examples)} examples of {len(examples)} texts: {_OUTPUT}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
