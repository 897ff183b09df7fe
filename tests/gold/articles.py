"""Movements that a reader marked in newspaper articles: those of the public corpora, which lie beside the project.

`articles/dev.txt` and `articles/locked.txt` hold no sentence of them, only what was marked:

    @ TR-News 1010005
    route: Montreal > Winnipeg | land | reported | one-way

An article has its corpus and its number there; the lines are those of `annotated/GUIDE.md`. An article without lines
tells no movement. Carriers are not marked. Articles whose corpus is not beside the project are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from reports.document import Document, Span
from tests.gold.annotation import read_movements
from tests.gold.annotation_model import InvalidAnnotation, Meaning, PlaceMark, Report

ARTICLES: Final = Path(__file__).with_name("articles")
CORPORA: Final = Path(__file__).parents[2].parent / "shared" / "corpora"
_BEGINS: Final = "@ "
_OF_CORPUS: Final = "-tune.jsonl"


def read_articles(split: str, corpora: Path = CORPORA) -> tuple[Report, ...]:
    """The articles of a split whose texts are there. Raises InvalidAnnotation for the first that is malformed."""
    path = ARTICLES / f"{split}.txt"
    texts = _texts(corpora)
    marked = _marked(path)
    return tuple(_report(path, name, texts[name], lines) for name, lines in marked.items() if name in texts)


def _texts(corpora: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted(corpora.glob(f"*{_OF_CORPUS}")):
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            article = json.loads(line)
            found[f"{path.name.removesuffix(_OF_CORPUS)} {article['id']}"] = article["text"]
    return found


def _marked(path: Path) -> Mapping[str, list[tuple[int, str]]]:
    """The numbered lines of each article."""
    found: dict[str, list[tuple[int, str]]] = {}
    lines: list[tuple[int, str]] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(_BEGINS):
            name = line.removeprefix(_BEGINS)
            if name in found:
                raise InvalidAnnotation(f"{path.name}:{number}: {name} is there a second time")
            lines = found[name] = []
        elif lines is None:
            raise InvalidAnnotation(f"{path.name}:{number}: {line!r} stands before the first '@ CORPUS NUMBER'")
        else:
            lines.append((number, line))
    return found


def _report(path: Path, name: str, text: str, lines: list[tuple[int, str]]) -> Report:
    routes, separate = read_movements(path.name, lines, text)
    routes = tuple(replace(route, is_carrier_open=True) for route in routes)
    stops = {stop for route in routes for stop in route.stops}
    return Report(
        path=path,
        document=Document(id=f"sha256:{name}", path=name, text=text, language="en"),
        places=tuple(sorted(_marks(stops, text), key=lambda mark: mark.span)),
        ignored=(),
        actors=(),
        pairs=(),
        dates=(),
        routes=routes,
        separate=separate,
    )


def _marks(stops: set[str], text: str) -> Iterator[PlaceMark]:
    """Each mention of a stop; of two that overlap the longer."""
    taken: list[Span] = []
    for stop in sorted(stops, key=lambda stop: (-len(stop), stop)):
        for match in re.finditer(rf"(?<!\w){re.escape(stop)}(?!\w)", text, re.IGNORECASE):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield mark_anywhere(text, span)


def mark_anywhere(text: str, span: Span) -> PlaceMark:
    """A name of which nothing is said but that it is a place's."""
    return PlaceMark(
        span=span,
        text=text[span.start : span.end],
        use=None,
        country_code=None,
        meaning=Meaning.ANYWHERE,
        position=None,
        tolerance_km=0.0,
    )
