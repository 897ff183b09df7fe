"""Train the weights of recognition: `python -m gazetteer.training.train --reports FOLDER [--corpus FILE …]`.

Needs requirements-training.txt, which nothing else in the project does. Writes `gazetteer/data/recognition.json`;
with --cross-validate it writes nothing and shows how well weights read the texts that they were not trained on: each
tenth by weights of the other nine, or with --leave-out the corpora by weights that have seen none of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Gazetteer
from gazetteer.model import HOPELESS, SECOND, RecognitionModel
from gazetteer.recognition import LISTED_FROM, UNLISTED_MORE, RuleRecogniser, without_overlaps
from gazetteer.second_look import second_signs
from gazetteer.training.examples import (
    Examples,
    annotated_report,
    corpus,
    examples_of,
    lines_of_movements,
    news_text,
    sentences,
)
from gazetteer.training.trees import as_json as trees_as_json
from gazetteer.training.trees import fitted_trees, fitted_words
from gazetteer.word_weights import WordWeights

_FOLDS: Final = 10
_INNER_FOLDS: Final = 3
_SEED: Final = 7
_CUT: Final = 4
"""Every so many lines of movements, which are short, are read sentence by sentence as well, as all reports are."""
_OUTPUT: Final = Path(__file__).parents[1] / "data" / "recognition.json"

Rows = NDArray[np.float32]


def trained(examples: Sequence[Examples]) -> RecognitionModel:
    """The weights: of words, of the first trees, and of the second.

    Each stage learns from what the one before says of texts that it has not seen.
    """
    parts = _parts(examples, _INNER_FOLDS)
    first_rows: list[Rows] = [each.rows for each in examples]
    for held, others in parts:
        words = fitted_words([examples[i] for i in others])
        for i in held:
            first_rows[i] = _with_words(words, examples[i])
    second_rows, likely = list(first_rows), list(examples)
    for held, others in parts:
        trees = fitted_trees([first_rows[i] for i in others], [examples[i] for i in others])
        for i in held:
            answers = trees.margins(first_rows[i])
            more = second_signs(examples[i].scene, answers, range(len(answers)))
            second_rows[i] = np.hstack([first_rows[i], more])
            likely[i] = replace(examples[i], weights=np.where(answers > HOPELESS, examples[i].weights, 0.0))
    return RecognitionModel(
        words=fitted_words(examples),
        first=fitted_trees(first_rows, examples),
        second=fitted_trees(second_rows, likely),
    )


def _parts(examples: Sequence[Examples], number: int) -> list[tuple[list[int], list[int]]]:
    """For each part, chosen by chance, the examples in it and the others; those of one text are in one part."""
    names = sorted({each.text.name for each in examples})
    parts = np.random.default_rng(_SEED).permutation(len(names)) % number
    part_of = dict(zip(names, parts.tolist(), strict=True))
    own = np.array([part_of[each.text.name] for each in examples])
    return [(np.flatnonzero(own == part).tolist(), np.flatnonzero(own != part).tolist()) for part in range(number)]


def _with_words(words: WordWeights, example: Examples) -> Rows:
    return np.hstack([example.rows, words.signs(example.scene)])


def as_json(model: RecognitionModel) -> dict[str, object]:
    """The weights as `gazetteer.model` reads them."""
    return {
        "signs": list(SECOND),
        "words": {role: dict(weights) for role, weights in model.words.by_role.items()},
        "first": trees_as_json(model.first),
        "second": trees_as_json(model.second),
    }


def cross_validated(examples: Sequence[Examples], held_out: Iterator[set[int]]) -> dict[str, NDArray[np.int_]]:
    """For each kind of text what is found, gold, right and given, by weights that have not seen it."""
    counts: defaultdict[str, NDArray[np.int_]] = defaultdict(lambda: np.zeros(4, dtype=np.int_))
    for held in held_out:
        model = trained([each for i, each in enumerate(examples) if i not in held])
        for i in sorted(held):
            counts[examples[i].text.kind] += _judged(examples[i], model.probability(examples[i].scene))
    return dict(counts)


def _corpora(examples: Sequence[Examples]) -> Iterator[set[int]]:
    """The texts of each corpus, one after the other."""
    for kind in sorted({each.text.kind for each in examples if each.text.is_corpus}):
        yield {i for i, each in enumerate(examples) if each.text.kind == kind}


def _held_out(examples: Sequence[Examples], leave_out: str | None) -> Iterator[set[int]]:
    if leave_out == "one":
        return _corpora(examples)
    if leave_out == "all":
        return iter([{i for i, each in enumerate(examples) if each.text.is_corpus}])
    return (set(held) for held, _ in _parts(examples, _FOLDS))


def _judged(example: Examples, answers: NDArray[np.float64]) -> NDArray[np.int_]:
    """Found, gold, right and given. The project's own texts count by overlap, corpora by exact spans."""
    scene = example.scene
    least = [LISTED_FROM if entries.found else LISTED_FROM + UNLISTED_MORE for entries in scene.entries]
    span_of = dict(zip(scene.matches, example.spans, strict=True))
    names = [match for match, is_name in zip(scene.matches, answers >= least, strict=True) if is_name]
    chosen = without_overlaps((match, 0.0) for match in names)
    given = [span_of[match] for match in chosen]
    places = example.text.places
    if example.text.is_corpus:
        right = len(set(given) & set(places))
        return np.array([right, len(places), right, len(given)])
    found = sum(_hits(place, given) for place in places)
    right = sum(_hits(span, places) for span in given)
    is_open = dict(zip(example.spans, (example.weights == 0).tolist(), strict=True))
    wrong = sum(not _hits(span, places) and not is_open[span] for span in given)
    return np.array([found, len(places), right, right + wrong])


def _hits(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _show(kind: str, counts: NDArray[np.int_]) -> None:
    found, gold, right, given = counts.tolist()
    recall, precision = found / max(1, gold), right / max(1, given)
    f1 = 2 * recall * precision / max(recall + precision, 1e-9)
    sys.stdout.write(f"{kind:16} names {gold:5}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the given texts and write the weights, or cross-validate. Gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.training.train", description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="folder of annotated reports (NN-….txt)")
    parser.add_argument("--news", type=Path, help="folder of invented news texts (NNN.txt)")
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="JSON lines: text, toponyms; repeatable"
    )
    parser.add_argument("--lines", type=Path, action="append", default=[], help="lines of movements; repeatable")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--leave-out", choices=("one", "all"), help="hold out one corpus at a time, or all of them")
    parser.add_argument("--output", type=Path, default=_OUTPUT, help="the file of the weights")
    options = parser.parse_args(arguments)
    texts = [annotated_report(path) for path in sorted(options.reports.glob("*.txt"))]
    texts += [news_text(path) for path in sorted(options.news.glob("*.txt"))] if options.news else []
    lines = [line for path in options.lines for line in lines_of_movements(path)]
    cut = (*texts, *lines[::_CUT])
    texts += [text for path in options.corpus for text in corpus(path)]
    texts += [*lines, *(sentence for text in cut for sentence in sentences(text))]
    recogniser = RuleRecogniser(Gazetteer.open())
    examples = [each for each in (examples_of(text, recogniser) for text in texts) if len(each.rows)]
    if options.cross_validate:
        counts = cross_validated(examples, _held_out(examples, options.leave_out))
        for kind, numbers in sorted(counts.items()):
            _show(kind, numbers)
        corpora = [counts[kind] for kind in {e.text.kind for e in examples if e.text.is_corpus} & set(counts)]
        if corpora:
            _show("corpora", np.sum(corpora, axis=0))
        return 0
    data = as_json(trained(examples))
    options.output.write_text(json.dumps(data, separators=(",", ":")).replace("],[", "],\n[") + "\n", encoding="utf-8")
    sys.stdout.write(f"{sum(len(each.labels) for each in examples)} examples of {len(examples)} texts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
