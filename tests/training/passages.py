"""Passages as annotated reports: what the trees of `reports.routes.choice` learn from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer.fold import fold
from reports.document import Document
from reports.model import Direction
from tests.gold.annotation_model import GoldRoute, Report
from tests.gold.articles import mark_anywhere
from tests.training.snippets import Snippet, read_snippet

UNSEEN: Final = tuple(sorted(Path(__file__).with_name("unseen").glob("*.txt")))
"""Passages that no network and no encoder learns from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage as a report with its places and routes; `open_names` are places of which one could argue, folded."""

    snippet: Snippet
    report: Report
    open_names: frozenset[str]


def read_passages(path: Path) -> Iterator[Passage]:
    """Each line of a file of snippets; its language is Spanish where the file's name says so."""
    language = "es" if "spanish" in path.name else "en"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield passage_of(read_snippet(line), f"{path.name}:{number}", language)


def passage_of(snippet: Snippet, name: str, language: str) -> Passage:
    """A snippet whose places may mean any place of their name."""
    names = [fold(snippet.text[place.span.start : place.span.end]) for place in snippet.places]
    settled = {each for each, place in zip(names, snippet.places, strict=True) if not place.is_open}
    report = Report(
        path=Path(name),
        document=Document(id=f"sha256:{name}", path=name, text=snippet.text, language=language),
        places=tuple(mark_anywhere(snippet.text, place.span) for place in snippet.places),
        ignored=(),
        actors=(),
        pairs=(),
        dates=(),
        routes=tuple(_route(snippet, number) for number in snippet.routes),
        separate=(),
    )
    return Passage(snippet=snippet, report=report, open_names=frozenset(names) - settled)


def _route(snippet: Snippet, number: int) -> GoldRoute:
    manner = snippet.routes[number]
    return GoldRoute(
        line=0,
        stops=tuple(_stops(snippet, number)),
        mode=manner.mode,
        status=manner.status,
        direction=Direction.BOTH if manner.both else Direction.ONE_WAY,
        implied=False,
        optional=False,
        carrier=None,
        is_carrier_open=True,
    )


def _stops(snippet: Snippet, number: int) -> Sequence[str]:
    """The stops in the order of travel, each by its first name in the text."""
    at: dict[int, str] = {}
    for place in snippet.places:
        if number in place.stops:
            at.setdefault(place.stops[number], snippet.text[place.span.start : place.span.end])
    return [at[position] for position in sorted(at)]
