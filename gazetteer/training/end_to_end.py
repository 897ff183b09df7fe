"""Measure both stages on texts that neither has seen: `python -m gazetteer.training.end_to_end --reports FOLDER …`.

Texts are held out by publisher, in tenths: their names are found by weights of recognition, and the places of these
chosen by weights of resolution, that have seen no text of the publisher. What a publisher wrote before is read in the
order of the corpus, as `match --jsonl` does. Shows for each threshold and corpus precision, recall and F1 by exact
spans, and the share of all names that lie within 161 km of the marked point. Writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.geoparser import Geoparser
from gazetteer.home import Homes, host_of
from gazetteer.index import Gazetteer
from gazetteer.recognition import LISTED_FROM, RuleRecogniser, accepted
from gazetteer.resolution import ContextResolver
from gazetteer.training import examples as names
from gazetteer.training import places, resolution, train

_FOLDS: Final = 10
_SEED: Final = 7
_THRESHOLDS: Final = (0.2, 0.3, 0.35, LISTED_FROM, 0.45, 0.5, 0.6, 0.7, 0.8)
_Answers = Mapping[str, tuple[names.Examples, list[float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """The texts of the corpora as resolution sees them, the examples of recognition, and the part of each publisher."""

    marked: tuple[places.Marked, ...]
    examples: tuple[names.Examples, ...]
    own: tuple[names.Examples, ...]
    part_of: Mapping[str, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on the given corpora and show the table. Gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.training.end_to_end", description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="folder of annotated reports (NN-….txt)")
    parser.add_argument("--news", type=Path, help="folder of invented news texts (NNN.txt)")
    parser.add_argument("--corpus", type=Path, action="append", required=True, help="JSON lines: text, toponyms")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.open()
    texts = _read(options.reports, options.news, options.corpus, RuleRecogniser(gazetteer))
    answers = _answers(texts)
    resolvers = _resolvers(gazetteer, texts, options.reports, _found(answers, LISTED_FROM))
    for threshold in _THRESHOLDS:
        counts = _counts(gazetteer, texts, resolvers, _found(answers, threshold))
        for kind, numbers in (*sorted(counts.items()), ("all", sum(counts.values(), np.zeros(4, dtype=np.int_)))):
            sys.stdout.write(f"{threshold:.2f}  {kind:14} {_row(numbers)}\n")
    return 0


def _read(reports: Path, news: Path | None, corpora: Sequence[Path], recogniser: RuleRecogniser) -> _Texts:
    own = [names.annotated_report(path) for path in sorted(reports.glob("*.txt"))]
    own += [names.news_text(path) for path in sorted(news.glob("*.txt"))] if news else []
    marked = tuple(text for path in corpora for text in places.marked_corpus(path))
    publishers = sorted({_publisher(text) for text in marked})
    order = np.random.default_rng(_SEED).permutation(len(publishers)).tolist()
    part = {publishers[at]: i % _FOLDS for i, at in enumerate(order)}
    return _Texts(
        marked=marked,
        examples=tuple(names.examples_of(text, recogniser) for path in corpora for text in names.corpus(path)),
        own=tuple(each for each in (names.examples_of(text, recogniser) for text in own) if len(each.rows)),
        part_of={text.text: part[_publisher(text)] for text in marked},
    )


def _publisher(text: places.Marked) -> str:
    return f"{text.kind} {host_of(text.context.url) or text.name}"


def _answers(texts: _Texts) -> _Answers:
    """For each text its examples, and how likely each is a name by weights that have not seen the publisher."""
    found: dict[str, tuple[names.Examples, list[float]]] = {}
    for part in range(_FOLDS):
        held = [each for each in texts.examples if texts.part_of[each.text.text] == part]
        others = [each for each in texts.examples if texts.part_of[each.text.text] != part and len(each.rows)]
        model = train.trained([*texts.own, *others])
        found.update({each.text.text: (each, model.probability(each.scene).tolist()) for each in held})
    return found


def _found(answers: _Answers, threshold: float) -> places.KnownNames:
    of_text = {text: accepted(each.scene, likely, threshold) for text, (each, likely) in answers.items()}
    return places.KnownNames(of_text)


def _resolvers(
    gazetteer: Gazetteer, texts: _Texts, reports: Path, found: places.KnownNames
) -> tuple[ContextResolver, ...]:
    """For each part a resolver that has seen none of its publishers."""
    marked = [*(places.marked_report(path) for path in sorted(reports.glob("*.txt"))), *texts.marked]
    part_of = {_publisher(text): texts.part_of[text.text] for text in texts.marked}
    examples = resolution.examples_in_rounds(marked, found, gazetteer)
    parts = [part_of.get(f"{each.kind} {each.publisher}") for each in examples]
    models = [
        resolution.trained([each for each, of in zip(examples, parts, strict=True) if of != part])
        for part in range(_FOLDS)
    ]
    return tuple(ContextResolver(gazetteer, model=model) for model in models)


def _counts(
    gazetteer: Gazetteer, texts: _Texts, resolvers: Sequence[ContextResolver], found: places.KnownNames
) -> dict[str, NDArray[np.int_]]:
    """For each corpus how many names are marked, given, found at exactly their span, and placed rightly."""
    homes: defaultdict[str, Homes] = defaultdict(Homes)
    counts: defaultdict[str, NDArray[np.int_]] = defaultdict(lambda: np.zeros(4, dtype=np.int_))
    for text in texts.marked:
        parser = Geoparser(gazetteer, recogniser=found, resolver=resolvers[texts.part_of[text.text]])
        given = parser.geoparse(text.text, replace(text.context, home=homes[text.kind].of(text.context.url)))
        homes[text.kind].note(text.context.url, given)
        place_at = {(one.start, one.end): one.place for one in given}
        hits = [(mark, place_at[mark.start, mark.end]) for mark in text.marks if (mark.start, mark.end) in place_at]
        right = sum(place is not None and mark.is_near(place) for mark, place in hits)
        counts[text.kind] += np.array([len(text.marks), len(given), len(hits), right])
    return dict(counts)


def _row(counts: NDArray[np.int_]) -> str:
    marked, given, found, right = counts.tolist()
    precision, recall = found / max(1, given), found / max(1, marked)
    f1 = 2 * found / max(1, marked + given)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  end to end {right / max(1, marked):.3f}"


if __name__ == "__main__":
    sys.exit(main())
