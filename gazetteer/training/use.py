"""Train the weights of use: `python -m gazetteer.training.use --reports FOLDER [--lines FILE …] [--corpus FILE …]`.

Needs scikit-learn, which nothing else but the other training does. Writes `gazetteer/data/use.json` or --output; with
--cross-validate it writes nothing and shows how often weights that have not seen a text read its names rightly, beside
the rules, and how sure they are.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.index import Gazetteer
from gazetteer.recognition import Recognised, Recogniser, RuleRecogniser
from gazetteer.resolution import ContextResolver, Resolver
from gazetteer.toponym import Context, Use
from gazetteer.training.examples import lines_of_movements
from gazetteer.training.options import parser_of
from gazetteer.use_rules import scenes
from gazetteer.use_signs import signs_of

_MARK: Final = re.compile(r"\[\[([^\[\]|]+)\|([AP])\s*([^\[\]]*)\]\]")
_USES: Final = {"literal": False, "actor": True, "Literal": False, "Metonymic": True}
_CORPUS_WEIGHT: Final = 0.7
"""What a name of another corpus counts beside one of the annotated reports, whose marks follow this project's guide."""
_LINE_WEIGHT: Final = 0.3
"""And one of the lines of movements, of which there are twelve times as many."""
_FEWEST_TEXTS: Final = 6
_REGULARISATION: Final = 0.2
_LEAST_WEIGHT: Final = 0.03
_FOLDS: Final = 5
_SEED: Final = 7
_OUTPUT: Final = Path(__file__).parents[1] / "data" / "use.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with those of its place names whose use is known: (start, end, whether it stands for an actor)."""

    name: str
    kind: str
    text: str
    marks: tuple[tuple[int, int, bool], ...]
    context: Context
    weight: float = 1.0
    is_line: bool = False
    """Whether it is a line of movements: not every mark in it is a place's name, only what the recogniser finds is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One name: its signs, what it is, and what the rules say."""

    text: Marked
    signs: frozenset[str]
    is_actor: bool
    by_rules: bool


def marked_report(path: Path) -> Marked:
    """An annotated report of `tests/gold/annotated`: its text without marks, and its marks with a use."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    header = dict(re.findall(r"^(\w+):[ ]*(.*)$", head, re.MULTILINE))
    body = rest.partition("\n===\n")[0].strip("\n")
    text, marks, end = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[end : mark.start()]
        use = mark.group(3).split(" ")[0]
        if mark.group(2) == "P" and use in _USES:
            marks.append((len(text), len(text) + len(mark.group(1)), _USES[use]))
        text += mark.group(1)
        end = mark.end()
    context = Context(title=header.get("title"), url=header.get("url"), published=header.get("published"))
    kind = f"reports {header.get('language', 'en')}"
    return Marked(name=path.stem, kind=kind, text=text + body[end:], marks=tuple(marks), context=context)


def marked_corpus(path: Path) -> Iterator[Marked]:
    """The texts of a corpus of JSON lines with `text` and `toponyms` (`start`, `end`, `type`)."""
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        value = json.loads(line)
        known = [mark for mark in value["toponyms"] if mark.get("type") in _USES]
        yield Marked(
            name=f"{path.stem} {value['id']}",
            kind=path.stem,
            text=value["text"],
            marks=tuple((mark["start"], mark["end"], _USES[mark["type"]]) for mark in known),
            context=Context(title=value.get("title"), url=value.get("url")),
            weight=_CORPUS_WEIGHT,
        )


def marked_lines(path: Path) -> Iterator[Marked]:
    """Lines of movements: a marked place is one, and what is found in an actor's name stands for him."""
    for line in lines_of_movements(path):
        marks = (*((*span, False) for span in line.places), *((*span, True) for span in line.actors))
        yield Marked(
            name=line.name,
            kind="lines",
            text=line.text,
            marks=marks,
            context=Context(),
            weight=_LINE_WEIGHT,
            is_line=True,
        )


def examples_of(text: Marked, recogniser: Recogniser, resolver: Resolver) -> Iterator[Example]:
    """The marked names of a text that have signs: as the recogniser finds them, or as marked where it does not."""
    found = recogniser.recognise(text.text)
    given = () if text.is_line else text.marks
    missed = [mark for mark in given if not any(n.start < mark[1] and mark[0] < n.end for n in found)]
    names = sorted((*found, *(Recognised(start, end) for start, end, _ in missed)))
    places = [resolution.place for resolution in resolver.resolve(text.text, names, text.context)]
    around = scenes(text.text, names, places)
    for name, scene, signs in zip(names, around, signs_of(text.text, names, places, around), strict=True):
        covering = [mark for mark in text.marks if name.start < mark[1] and mark[0] < name.end]
        if covering and signs is not None:
            by_rules = scene.reading.use is Use.ACTOR
            yield Example(text=text, signs=signs, is_actor=_best(name, covering), by_rules=by_rules)


def _best(name: Recognised, marks: Sequence[tuple[int, int, bool]]) -> bool:
    return max(marks, key=lambda mark: min(mark[1], name.end) - max(mark[0], name.start))[2]


def trained(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """The bias and the weight of each sign that stands in enough texts.

    What is so in lines alone, whose places are mostly stops, has weights of its own there, which are given up:
    Daumé III 2007, "Frustratingly easy domain adaptation".
    """
    texts = {(sign, each.text.name) for each in examples for sign in each.signs}
    counts = Counter(sign for sign, _ in texts)
    known = {sign: i for i, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= _FEWEST_TEXTS))}
    rows = [_columns(each, known) for each in examples]
    table = import_module("scipy.sparse").csr_matrix(
        (
            np.ones(sum(map(len, rows))),
            np.concatenate([np.array(row, dtype=np.intp) for row in rows]),
            np.cumsum([0, *map(len, rows)]),
        ),
        shape=(len(rows), 2 * len(known) + 1),
    )
    classifier = import_module("sklearn.linear_model").LogisticRegression(
        C=_REGULARISATION, solver="liblinear", max_iter=3000
    )
    labels = np.array([each.is_actor for each in examples])
    classifier.fit(table, labels, sample_weight=[each.text.weight for each in examples])
    found: NDArray[Any] = classifier.coef_[0]
    weights = {sign: round(float(found[i]), 3) for sign, i in known.items() if abs(found[i]) >= _LEAST_WEIGHT}
    return round(float(classifier.intercept_[0]), 3), weights


def _columns(example: Example, known: Mapping[str, int]) -> list[int]:
    """The signs' columns, and for a line their second ones and one that all lines have."""
    own = [known[sign] for sign in example.signs if sign in known]
    return [*own, *(len(known) + column for column in own), 2 * len(known)] if example.text.is_line else own


def cross_validated(examples: Sequence[Example]) -> Iterator[str]:
    """Lines of a table: for each kind of text the share of names read rightly by the rules and by the weights."""
    names = sorted({each.text.name for each in examples})
    order = np.random.default_rng(_SEED).permutation(len(names)).tolist()
    fold = {names[at]: i % _FOLDS for i, at in enumerate(order)}
    odds = np.zeros(len(examples))
    for k in range(_FOLDS):
        bias, known = trained([each for each in examples if fold[each.text.name] != k])
        for i, each in enumerate(examples):
            if fold[each.text.name] == k:
                odds[i] = bias + sum(known.get(sign, 0.0) for sign in each.signs)
    right = np.array([(odd > 0) == each.is_actor for odd, each in zip(odds, examples, strict=True)])
    by_rules = np.array([each.by_rules == each.is_actor for each in examples])
    kinds = np.array([each.text.kind for each in examples])
    for kind in sorted(set(kinds)):
        of_kind = kinds == kind
        rules, weights = by_rules[of_kind].mean(), right[of_kind].mean()
        yield f"{kind:12} {of_kind.sum():5} names  rules {rules:.4f}  weights {weights:.4f}"
    sure = 1 / (1 + np.exp(-np.abs(odds)))
    for least, most in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        within = (sure >= least) & (sure < most)
        if within.any():
            yield f"sure {least}-{most:.2f}: {within.sum():5} names, right {right[within].mean():.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the given texts and write the weights, or cross-validate. Gives the exit status."""
    parser = parser_of("use", __doc__)
    parser.add_argument("--lines", type=Path, action="append", default=[], help="marked lines; repeatable")
    parser.add_argument("--output", type=Path, default=_OUTPUT, help="where to write the weights")
    options = parser.parse_args(arguments)
    texts = [marked_report(path) for path in sorted(options.reports.glob("*.txt"))]
    texts += [text for path in options.corpus for text in marked_corpus(path)]
    texts += [text for path in options.lines for text in marked_lines(path)]
    examples = _examples(texts)
    if options.cross_validate:
        sys.stdout.writelines(f"{line}\n" for line in cross_validated(examples))
        return 0
    bias, weights = trained(examples)
    options.output.write_text(as_json(bias, weights), encoding="utf-8")
    sys.stdout.write(f"{len(weights)} weights from {len(examples)} names of {len(texts)} texts: {options.output}\n")
    return 0


def _examples(texts: Sequence[Marked]) -> list[Example]:
    gazetteer = Gazetteer.open()
    recogniser, resolver = RuleRecogniser(gazetteer), ContextResolver(gazetteer)
    return [each for text in texts for each in examples_of(text, recogniser, resolver)]


def as_json(bias: float, weights: Mapping[str, float]) -> str:
    """The weights as `gazetteer.use` reads them, one a line, in order."""
    return json.dumps({"bias": bias, "weights": dict(sorted(weights.items()))}, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    sys.exit(main())
