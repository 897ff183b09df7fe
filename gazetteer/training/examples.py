"""Examples to train recognition on: each stretch of a text that could be a place name, and whether it is."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.recognition import RuleRecogniser
from gazetteer.scene import Scene
from gazetteer.signs import signs
from gazetteer.word_weights import Said, said

_MARK: Final = re.compile(r"\[\[([^\[\]|]+)\|([AOP])\s*([^\[\]]*)\]\]")
_CORPUS_WEIGHT: Final = 0.8
"""What an example of another corpus counts beside one of the annotated reports."""
_NEWS_WEIGHT: Final = 1.0
"""The same of an invented news text."""
_UNSCORED_WEIGHT: Final = 0.5
"""What a name that a corpus marks and does not score counts, as none, beside its other examples."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text with the spans that are place names, and those of which nothing is said. `kind` names where it is from.

    A name within a longer actor's name is open as well; the whole of an actor's name is no place.
    """

    name: str
    text: str
    places: tuple[Span, ...]
    open: tuple[Span, ...]
    actors: tuple[Span, ...] = ()
    kind: str
    weight: float = 1.0
    is_corpus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The examples of one text: for each match of its scene a row of signs, its words, a label and a weight.

    An open span of the project's own texts has no weight, so that nothing is learnt from it.
    """

    text: Annotated
    scene: Scene
    rows: NDArray[np.float32]
    said: tuple[tuple[list[Said], list[Said], list[Said]], ...]
    labels: NDArray[np.bool_]
    weights: NDArray[np.float64]
    spans: tuple[Span, ...]


def annotated_report(path: Path) -> Annotated:
    """An annotated report of `tests/gold/annotated`: its text without marks, and the marks' spans."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    text, marks = _without_marks(rest.partition("\n===\n")[0].strip("\n"))
    language = re.search(r"^language:\s*(\w+)", head, re.MULTILINE)
    return Annotated(
        name=path.stem,
        text=text,
        places=tuple(marks["P"]),
        open=tuple(marks["ignored"]),
        actors=tuple(marks["A"]),
        kind=f"reports {language.group(1) if language else 'en'}",
    )


def news_text(path: Path) -> Annotated:
    """An invented news text of `tests/training/news`: [[place|P]], and [[name|O]] of what is named after a place."""
    text, marks = _without_marks(path.read_text(encoding="utf-8").removeprefix("title: ").strip("\n"))
    return Annotated(
        name=f"news {path.stem}",
        text=text,
        places=tuple(marks["P"]),
        open=tuple(marks["O"]),
        kind="news",
        weight=_NEWS_WEIGHT,
    )


def _without_marks(marked: str) -> tuple[str, Mapping[str, list[Span]]]:
    """A text without its marks, and the spans of each kind of mark."""
    text, end = "", 0
    marks: defaultdict[str, list[Span]] = defaultdict(list)
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        kind = "ignored" if mark.group(3).startswith("ignore") else mark.group(2)
        marks[kind].append((len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        end = mark.end()
    return text + marked[end:], marks


def corpus(path: Path) -> Iterator[Annotated]:
    """The texts of a corpus of JSON lines with `text` and `toponyms` (`start`, `end`, `scored`)."""
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        value = json.loads(line)
        marks = [((mark["start"], mark["end"]), bool(mark["scored"])) for mark in value["toponyms"]]
        yield Annotated(
            name=f"{path.stem} {value['id']}",
            text=value["text"],
            places=tuple(span for span, scored in marks if scored),
            open=tuple(span for span, scored in marks if not scored),
            kind=path.stem,
            weight=_CORPUS_WEIGHT,
            is_corpus=True,
        )


def examples_of(text: Annotated, recogniser: RuleRecogniser) -> Examples:
    """The matches of a text with their labels. A place that no match covers exactly labels the best that overlaps."""
    scene = recogniser.scene(text.text)
    words = scene.reading.words
    spans = [(words[match.first].token.start, match.stop) for match in scene.matches]
    right = set(text.places)
    right |= {_best(place, spans) for place in right.difference(spans)}
    labels = np.array([span in right for span in spans], dtype=np.bool_)
    is_open = np.array([is_open_to(text, span) for span in spans], dtype=np.bool_)
    return Examples(
        text=text,
        scene=scene,
        rows=signs(scene),
        said=tuple(said(scene)),
        labels=labels,
        weights=text.weight * np.where(is_open, _UNSCORED_WEIGHT if text.is_corpus else 0.0, 1.0),
        spans=tuple(spans),
    )


def is_open_to(text: Annotated, span: Span) -> bool:
    """Whether a place at this span is neither right nor wrong."""
    within = any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in text.actors)
    return (within or _overlaps(span, text.open)) and not _overlaps(span, text.places)


def _best(place: Span, spans: Sequence[Span]) -> Span:
    near = [span for span in spans if _overlaps(span, (place,))]
    return max(near, key=lambda s: 2 * (min(s[1], place[1]) - max(s[0], place[0])) - (s[1] - s[0]), default=place)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
