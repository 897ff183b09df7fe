"""Boosted trees and weights of words, fitted by LightGBM and scikit-learn, in the form that `gazetteer.trees` reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from gazetteer.training.examples import Examples
from gazetteer.trees import TreeModel
from gazetteer.word_weights import EDGE, GROUPS, KIND, OPEN, WordWeights

_Thing = TypeVar("_Thing", bound=Hashable)

DEPTH: Final = 5
STEADY: Final = {
    "reg_lambda": 5.0,
    "subsample": 0.8,
    "subsample_freq": 1,
    "n_jobs": 1,
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}
"""Settings of LightGBM for small trees that come out the same each time."""
_SETTINGS: Final = STEADY | {
    "n_estimators": 400,
    "max_depth": DEPTH,
    "num_leaves": 24,
    "learning_rate": 0.08,
    "min_child_samples": 15,
    "colsample_bytree": 0.4,
}
_SEEDS: Final = (3, 4)
"""The answer is the mean of that many sets of trees, so that chance in the making of one weighs less."""
_FEWEST: Final = 5
_STRENGTH: Final = 0.3
_SMALLEST: Final = 0.02


def fitted_trees(rows: Sequence[NDArray[np.float32]], examples: Sequence[Examples]) -> TreeModel:
    """Trees that tell the matches that are place names from the others. `rows` has the signs of each text's matches."""
    kept = [each.weights > 0 for each in examples]
    table = np.vstack([row[keep] for row, keep in zip(rows, kept, strict=True)])
    labels = np.concatenate([each.labels[keep] for each, keep in zip(examples, kept, strict=True)])
    weights = np.concatenate([each.weights[keep] for each, keep in zip(examples, kept, strict=True)])
    lightgbm = import_module("lightgbm")
    seeded = [lightgbm.LGBMClassifier(**_SETTINGS, random_state=seed) for seed in _SEEDS]
    return mean_of([each.fit(table, labels, sample_weight=weights) for each in seeded], DEPTH)


def mean_of(classifiers: Sequence[Any], depth: int) -> TreeModel:
    """The mean answer of fitted classifiers of LightGBM; each tree, none deeper than `depth`, is filled up to it."""
    trees = [
        _full_tree(info["tree_structure"], depth)
        for classifier in classifiers
        for info in classifier.booster_.dump_model()["tree_info"]
    ]
    return TreeModel(
        features=np.array([tree[0] for tree in trees], dtype=np.intp),
        thresholds=np.array([tree[1] for tree in trees], dtype=np.float32),
        values=np.array([tree[2] for tree in trees], dtype=np.float64).round(5) / len(classifiers),
    )


def as_json(trees: TreeModel) -> dict[str, object]:
    """Trees as `gazetteer.trees.trees_of` reads them."""
    return {
        "features": trees.features.tolist(),
        "thresholds": [[float(f"{cut:.7g}") for cut in row] for row in trees.thresholds.tolist()],
        "values": trees.values.round(5).tolist(),
    }


def _full_tree(root: Mapping[str, Any], depth: int) -> tuple[list[int], list[float], list[float]]:
    """A tree with all inner nodes and leaves, a leaf above the last level repeated below."""
    inner = 2**depth - 1
    features, thresholds, values = [0] * inner, [0.0] * inner, [0.0] * (inner + 1)

    def fill(place: int, node: Mapping[str, Any]) -> None:
        is_leaf = "leaf_value" in node
        if place >= inner:
            values[place - inner] = float(node["leaf_value"])
            return
        if not is_leaf:
            features[place], thresholds[place] = int(node["split_feature"]), float(f"{node['threshold']:.7g}")
        for side, child in ((1, "left_child"), (2, "right_child")):
            fill(2 * place + side, node if is_leaf else node[child])

    fill(0, root)
    return features, thresholds, values


def fitted_words(examples: Sequence[Examples]) -> WordWeights:
    """The weight of each word in each role, of those that stand in lower case in at least five of the texts.

    So do kinds of numbers and dates.
    """
    lower = _texts_with((each.text.name, each.scene.reading.lower) for each in examples)
    ordinary = {word for word, texts in lower.items() if texts >= _FEWEST} | {EDGE}
    texts_with = _texts_with(
        (each.text.name, [one for groups in each.said for group in groups for one in group]) for each in examples
    )
    known = sorted(
        (role, value)
        for (role, value), texts in texts_with.items()
        if texts >= _FEWEST and (role in OPEN or value in ordinary or value.startswith(KIND))
    )
    columns = {one: column for column, one in enumerate(known)}
    weights = np.concatenate([each.weights for each in examples])
    kept = weights > 0
    model = import_module("sklearn.linear_model").LogisticRegression(C=_STRENGTH, solver="liblinear")
    model.fit(
        _table(examples, columns)[kept],
        np.concatenate([each.labels for each in examples])[kept],
        sample_weight=weights[kept],
    )
    by_role: dict[str, dict[str, float]] = {role: {} for group in GROUPS for role in group}
    for (role, value), weight in zip(known, model.coef_[0].tolist(), strict=True):
        if abs(weight) >= _SMALLEST:
            by_role[role][value] = round(weight, 3)
    return WordWeights(by_role=by_role)


def _texts_with(found: Iterable[tuple[str, Iterable[_Thing]]]) -> Counter[_Thing]:
    """In how many texts each thing is; a text may come in several pieces of one name."""
    return Counter(thing for _, thing in {(name, thing) for name, things in found for thing in things})


def _table(examples: Sequence[Examples], columns: Mapping[tuple[str, str], int]) -> Any:
    """Matches as the rows of a sparse table, what is said of them as its columns."""
    indices: list[int] = []
    ends = [0]
    for each in examples:
        for groups in each.said:
            indices += [columns[one] for group in groups for one in group if one in columns]
            ends.append(len(indices))
    ones = np.ones(len(indices), dtype=np.float32)
    return import_module("scipy.sparse").csr_matrix((ones, indices, ends), shape=(len(ends) - 1, len(columns)))
