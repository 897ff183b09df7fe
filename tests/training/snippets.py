"""Snippets: a line with a sentence or a few, the places and actors in it marked, and the movements named before it.

    1=air,reported | A {Conviasa|a} jet left [Caracas|1.1|a] for [Tehran|1.3|a] by way of [Damascus|1.2|a].
    - | {France|a} keeps 400 men in [Abéché|-|a], a day's drive from [Adré|-].

Before the bar each movement with its mode and status, and `both` where it runs both ways. A place is `[name|stops]`
with `movement.position`, joined by `+`, `-` where it is no stop or `?` where one could argue, and then the
letters of the actors that are tied to it, mention by mention as `pair` in `tests/gold/annotated/GUIDE.md` has it. An
actor is `{name|letter}`. ` ¶ ` stands for a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reports.document import Span
from reports.model import Mode, Status

SNIPPETS: Final = Path(__file__).with_name("snippets")
_MARK: Final = re.compile(
    r"\[(?P<place>[^\[\]|{}]+)\|(?P<stops>[^\[\]|{}]+)(?:\|(?P<tied>[a-z,]*))?\]|\{(?P<actor>[^{}|\[\]]+)\|(?P<letter>[a-z])\}"
)
_SIGNS: Final = frozenset("[]{}|¶")
_PARAGRAPH: Final = " ¶ "


class InvalidSnippet(ValueError):
    """A line that does not keep to the format; the message begins with `file:line:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How something moves, and how the text stands to it."""

    mode: Mode
    status: Status
    both: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetPlace:
    """A place name, its position in each movement, and the letters of the actors tied to it."""

    span: Span
    stops: Mapping[int, int]
    is_open: bool
    actors: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetActor:
    """An actor's name; the same actor has the same letter."""

    span: Span
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A line without its marks, and what was marked, in order."""

    text: str
    places: tuple[SnippetPlace, ...]
    actors: tuple[SnippetActor, ...]
    routes: Mapping[int, Manner]


def read_snippets(paths: Iterable[Path] | None = None) -> Iterator[Snippet]:
    """Every line of some files, by default of all beside this module.

    Raises InvalidSnippet for the first that is malformed.
    """
    for path in sorted(SNIPPETS.glob("*.txt") if paths is None else paths):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield read_snippet(line)
            except ValueError as error:
                raise InvalidSnippet(f"{path.name}:{number}: {error}") from error


def read_snippet(line: str) -> Snippet:
    """One line. Raises ValueError with what is wrong."""
    head, bar, marked = line.replace(_PARAGRAPH, "\n\n").partition(" | ")
    if not bar:
        raise ValueError("no ' | ' parts the movements from the text")
    routes = dict(_route(item) for item in head.split() if item != "-")
    pieces: list[str] = []
    places: list[SnippetPlace] = []
    actors: list[SnippetActor] = []
    position = length = 0
    for match in _MARK.finditer(marked):
        pieces.append(marked[position : match.start()])
        length += match.start() - position
        name = match["place"] or match["actor"]
        span = Span(length, length + len(name))
        if match["place"]:
            places.append(_place(span, match["stops"], match["tied"] or ""))
        else:
            actors.append(SnippetActor(span=span, letter=match["letter"]))
        pieces.append(name)
        length, position = span.end, match.end()
    text = "".join((*pieces, marked[position:]))
    if stray := _SIGNS.intersection(text):
        raise ValueError(f"stray {sorted(stray)}; a mark is [name|stops] or {{name|letter}}")
    _check(routes, places)
    return Snippet(text=text, places=tuple(places), actors=tuple(actors), routes=routes)


def merged(snippets: Sequence[Snippet], joint: str = "\n\n") -> Snippet:
    """The snippets as paragraphs of one text; nothing joins what different ones tell."""
    places: list[SnippetPlace] = []
    actors: list[SnippetActor] = []
    routes: dict[int, Manner] = {}
    length = 0
    for at, snippet in enumerate(snippets):
        number = {route: len(routes) + rank for rank, route in enumerate(snippet.routes, 1)}
        routes |= {number[route]: manner for route, manner in snippet.routes.items()}
        letter = {actor.letter: chr(ord("a") + 32 * at + ord(actor.letter)) for actor in snippet.actors}
        places += [_place_among(place, length, number, letter) for place in snippet.places]
        actors += [SnippetActor(span=_moved(a.span, length), letter=letter[a.letter]) for a in snippet.actors]
        length += len(snippet.text) + len(joint)
    text = joint.join(snippet.text for snippet in snippets)
    return Snippet(text=text, places=tuple(places), actors=tuple(actors), routes=routes)


def _place_among(place: SnippetPlace, by: int, number: Mapping[int, int], letter: Mapping[str, str]) -> SnippetPlace:
    return SnippetPlace(
        span=_moved(place.span, by),
        stops={number[route]: stop for route, stop in place.stops.items()},
        is_open=place.is_open,
        actors="".join(letter[tied] for tied in place.actors),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _route(item: str) -> tuple[int, Manner]:
    number, _, said = item.partition("=")
    mode, status, *rest = said.split(",")
    if rest not in ([], ["both"]):
        raise ValueError(f"'{item}' ends in {rest}; only 'both' may follow the status")
    return int(number), Manner(mode=Mode(mode), status=Status(status), both=bool(rest))


def _place(span: Span, stops: str, tied: str) -> SnippetPlace:
    pairs = [] if stops in {"-", "?"} else [stop.split(".") for stop in stops.split("+")]
    return SnippetPlace(
        span=span,
        stops={int(route): int(at) for route, at in pairs},
        is_open=stops == "?",
        actors=tied.replace(",", ""),
    )


def _check(routes: Mapping[int, Manner], places: list[SnippetPlace]) -> None:
    named = {route for place in places for route in place.stops}
    if named - set(routes):
        raise ValueError(f"movement {min(named - set(routes))} is not named before the bar")
    for route in routes:
        if len({place.stops[route] for place in places if route in place.stops}) < 2:
            raise ValueError(f"movement {route} has fewer than two stops")
