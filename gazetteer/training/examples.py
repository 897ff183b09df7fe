"""Examples to train recognition on: each stretch of a text that could be a place name, and whether it is."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.fame import Fame
from gazetteer.recognition import RuleRecogniser
from gazetteer.scene import Scene
from gazetteer.signs import signs
from gazetteer.word_weights import Said, said

_MARK: Final = re.compile(r"\[\[([^\[\]|]+)\|([AOP])\s*([^\[\]]*)\]\]")
_LINE_MARK: Final = re.compile(r"\[([^\[\]|{}]+)\|[^\[\]{}]*\]|\{([^{}|\[\]]+)\|[a-z]\}")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=\W*[A-ZÁÉÍÓÚÑ])|\n+")
_CAPITAL: Final = re.compile(r"[A-ZÁÉÍÓÚÑ]")
_PARAGRAPH: Final = " ¶ "
_CORPUS_WEIGHT: Final = 1.2
"""What an example of a corpus counts: it is news as it is, and rare."""
_NEWS_WEIGHT: Final = 1.5
"""The same of an invented news text."""
_REPORT_WEIGHT: Final = 1.5
"""The same of an annotated report."""
_LINE_WEIGHT: Final = 0.2
"""The same of a line of movements: there are thirty times as many of them as of annotated reports."""
_UNSCORED_WEIGHT: Final = 0.5
"""What a name that a corpus marks and does not score counts, as none, beside its other examples."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text with the spans that are place names, and those of which nothing is said. `kind` names where it is from.

    A name within a longer actor's name is open as well; the whole of an actor's name is no place, but where
    `governments_are_actors` that of a country, a capital or a listed body is one.
    """

    name: str
    text: str
    places: tuple[Span, ...]
    open: tuple[Span, ...]
    actors: tuple[Span, ...] = ()
    kind: str
    weight: float = 1.0
    is_corpus: bool = False
    governments_are_actors: bool = False


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


class _Acting(Enum):
    """What a name is to the recogniser where a line marks an actor."""

    PLACE = "place"
    OPEN = "open"
    NO = "no"


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
        weight=_REPORT_WEIGHT,
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
    text, found = _unmarked(_MARK, marked)
    marks: defaultdict[str, list[Span]] = defaultdict(list)
    for mark, span in found:
        marks["ignored" if mark[3].startswith("ignore") else mark[2]].append(span)
    return text, marks


def _unmarked(pattern: re.Pattern[str], marked: str) -> tuple[str, list[tuple[re.Match[str], Span]]]:
    """A text with the first group of each mark in its place, and where those lie."""
    text, end = "", 0
    found = []
    for mark in pattern.finditer(marked):
        text += marked[end : mark.start()]
        name = next(filter(None, mark.groups()))
        found.append((mark, (len(text), len(text) + len(name))))
        text += name
        end = mark.end()
    return text + marked[end:], found


def lines_of_movements(path: Path) -> Iterator[Annotated]:
    """The lines of a file of `tests/training/snippets`: what moves, a bar, a text with [place|stops] and {actor|a}."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        _, bar, marked = line.replace(_PARAGRAPH, "\n\n").partition(" | ")
        if not bar or line.startswith("#"):
            continue
        text, marks = _unmarked(_LINE_MARK, marked)
        yield Annotated(
            name=f"{path.stem} {number}",
            text=text,
            places=tuple(span for mark, span in marks if mark[1]),
            open=(),
            actors=tuple(span for mark, span in marks if mark[2]),
            kind="lines of movements",
            weight=_LINE_WEIGHT,
            governments_are_actors=True,
        )


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


def sentences(text: Annotated) -> Iterator[Annotated]:
    """The sentences of a text that name something, each by itself: what is read is not always a whole report."""
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text.text))]
    for start, end in zip(starts, [*starts[1:], len(text.text)], strict=True):
        if _CAPITAL.search(text.text, start + 1, end):
            places, open_, actors = (
                tuple((low - start, high - start) for low, high in spans if start <= low and high <= end)
                for spans in (text.places, text.open, text.actors)
            )
            yield replace(text, text=text.text[start:end].rstrip(), places=places, open=open_, actors=actors)


def examples_of(text: Annotated, recogniser: RuleRecogniser) -> Examples:
    """The matches of a text with their labels. A place that no match covers exactly labels the best that overlaps."""
    scene = recogniser.scene(text.text)
    words = scene.reading.words
    spans = [(words[match.first].token.start, match.stop) for match in scene.matches]
    right = set(text.places)
    right |= {_best(place, spans) for place in right.difference(spans)}
    labels = np.array([span in right for span in spans], dtype=np.bool_)
    is_open = np.array([_is_open_to(text, span) for span in spans], dtype=np.bool_)
    if text.governments_are_actors:
        acting = [_acting(text, scene, at, span) for at, span in enumerate(spans)]
        labels |= np.array([each is _Acting.PLACE for each in acting], dtype=np.bool_)
        is_open |= np.array([each is _Acting.OPEN for each in acting], dtype=np.bool_)
        is_open &= ~labels
    return Examples(
        text=text,
        scene=scene,
        rows=signs(scene),
        said=tuple(said(scene)),
        labels=labels,
        weights=text.weight * np.where(is_open, _UNSCORED_WEIGHT if text.is_corpus else 0.0, 1.0),
        spans=tuple(spans),
    )


def _acting(text: Annotated, scene: Scene, at: int, span: Span) -> _Acting:
    """What the match of a line is where an actor stands: a state's or capital's name is a place's as well."""
    match = scene.matches[at]
    is_state = match.fame is Fame.COUNTRY
    is_body = match.end - match.first > 1 and match.first in scene.reading.parts.organisations
    if span in text.actors and scene.entries[at].found and (is_state or is_body):
        return _Acting.PLACE
    near = match.is_abbreviation or _overlaps(span, text.actors)
    return _Acting.OPEN if near and (is_state or is_body) else _Acting.NO


def _is_open_to(text: Annotated, span: Span) -> bool:
    """Whether a place at this span is neither right nor wrong."""
    within = any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in text.actors)
    return (within or _overlaps(span, text.open)) and not _overlaps(span, text.places)


def _best(place: Span, spans: Sequence[Span]) -> Span:
    near = [span for span in spans if _overlaps(span, (place,))]
    return max(near, key=lambda s: 2 * (min(s[1], place[1]) - max(s[0], place[0])) - (s[1] - s[0]), default=place)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
