"""What the network learns from: snippets and annotated reports as encoded texts with the right answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from gazetteer.fold import fold
from gazetteer.toponym import Use
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Span
from reports.model import Direction, Mode, Status
from reports.relations.candidates import Reach, place_pairs, tie_pairs
from reports.relations.encoding import Encoded, Ints, encode
from reports.sentences import sentences
from tests.gold.annotation_model import GoldRoute, Report
from tests.gold.scoring import state_marks
from tests.training.snippets import Snippet

MODES: Final = tuple(Mode)
STATUSES: Final = tuple(Status)
OPEN: Final = -1
"""The answer of a pair that one could argue about: nothing is learned from it."""
MANNERS: Final = 5
"""What is told of a way beside its order: mode, status, both, next and ends."""
_NO_MANNER: Final = (OPEN,) * MANNERS
_ARGUABLE: Final = (OPEN, _NO_MANNER)
_Answers = dict[tuple[int, int], tuple[int, tuple[int, ...]]]
"""Of each two mentions the order and the manner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An encoded text. `pairs` and `ties` are rows of `reports.relations.candidates`; their answers lie beside.

    `orders` is 0 for no way, 1 from the first place to the second, 2 back, OPEN; `manners` are (mode, status, both,
    next, ends), OPEN where there is no way: `next` is whether one is the stop after the other, `ends` whether they are
    the first and the last stop. `tied` is 0, 1 or OPEN.
    """

    encoded: Encoded
    pairs: Ints
    orders: Ints
    manners: Ints
    ties: Ints
    tied: Ints


def of_snippet(snippet: Snippet, reach: Reach) -> Example:
    """A snippet with the answers of its marks."""
    text = snippet.text
    answers: _Answers = {}
    lasts = _lasts(snippet)
    for a, first in enumerate(snippet.places):
        for b in range(a + 1, len(snippet.places)):
            second = snippet.places[b]
            if first.is_open or second.is_open:
                answers[a, b] = _ARGUABLE
            for route, here in first.stops.items():
                there = second.stops.get(route)
                if there is not None and there != here:
                    manner = snippet.routes[route]
                    part = _part(min(here, there) - 1, max(here, there) - 1, lasts[route])
                    said = _manner(manner.mode, manner.status, both=manner.both)
                    _note(answers, (a, b), 1 if here < there else 2, (*said, *part))
    names = [fold(text[place.span.start : place.span.end]) for place in snippet.places]
    tied = {(at, letter) for at, place in enumerate(snippet.places) for letter in place.actors}
    spans = [place.span for place in snippet.places]
    encoded = encode(text, sentences(text), spans, [actor.span for actor in snippet.actors])
    return _example(
        encoded, names, answers, lambda place, actor: int((place, snippet.actors[actor].letter) in tied), reach
    )


def of_report(report: Report, reach: Reach) -> Example:
    """An annotated report with the answers of its gold; the nearest mentions of two stops are their pair.

    Its names that stand for governments are actors, as the program shows them; every other one is a place as well, as
    it shows those of which it is not sure.
    """
    text = report.document.text
    states = list(state_marks(report, _catalogue()))
    stops = {fold(stop) for route in report.routes for stop in route.stops}
    hidden = {mark.span for mark in report.places if mark.use is Use.ACTOR and fold(mark.text) not in stops}.difference(
        mark.span for mark in states[::2]
    )
    marks = sorted((mark for mark in report.places if mark.span not in hidden), key=lambda mark: mark.span.start)
    names = [fold(mark.text) for mark in marks]
    gold = {fold(pair.surface): pair.actor_ids for pair in report.pairs}

    def tied(place: int, actor: int) -> int:
        ids = gold.get(names[place])
        if ids is None or not actors[actor].ids:
            return OPEN
        return int(not ids.isdisjoint(actors[actor].ids))

    actors = sorted((*report.actors, *states), key=lambda mark: mark.span.start)
    answers = _route_answers(report.routes, names, [mark.span for mark in marks])
    encoded = encode(text, sentences(text), [mark.span for mark in marks], [mark.span for mark in actors])
    made = _example(encoded, names, answers, tied, reach)
    _keep_nearest(made, names, [actor.ids for actor in actors])
    return made


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


def _example(
    encoded: Encoded,
    names: Sequence[str],
    answers: _Answers,
    tied: Callable[[int, int], int],
    reach: Reach,
) -> Example:
    pairs, ties = place_pairs(encoded, names, reach), tie_pairs(encoded)
    found = [answers.get((int(a), int(b)), (0, _NO_MANNER)) for a, b in pairs[:, :2]]
    return Example(
        encoded=encoded,
        pairs=pairs,
        orders=np.array([order for order, _ in found], np.int32),
        manners=np.array([manner for _, manner in found], np.int32).reshape(-1, MANNERS),
        ties=ties,
        tied=np.array([tied(int(place), int(actor)) for place, actor in ties[:, :2]], np.int32),
    )


def _manner(mode: Mode, status: Status, *, both: bool) -> tuple[int, int, int]:
    return MODES.index(mode), STATUSES.index(status), int(both)


def _part(here: int, there: int, last: int) -> tuple[int, int]:
    """Whether one stop is the next after the other, and whether they are the first and the last."""
    return int(there - here == 1), int(here == 0 and there == last)


def _lasts(snippet: Snippet) -> Mapping[int, int]:
    """The rank of the last stop of each movement; that of the first is 0."""
    lasts: dict[int, int] = {}
    for place in snippet.places:
        for route, stop in place.stops.items():
            lasts[route] = max(lasts.get(route, 0), stop - 1)
    return lasts


def _note(answers: _Answers, key: tuple[int, int], order: int, manner: tuple[int, ...]) -> None:
    """Two places may be stops of two ways: they are next to each other, or both ends, if they are so in either."""
    known = answers.get(key)
    if known is not None and known[0] == order:
        manner = (*manner[:3], *(max(pair) for pair in zip(manner[3:], known[1][3:], strict=True)))
    answers[key] = (order, manner)


def _route_answers(routes: Sequence[GoldRoute], names: Sequence[str], spans: Sequence[Span]) -> _Answers:
    answers: _Answers = {}
    at: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        at[name].append(index)
    for route in sorted(routes, key=lambda route: not route.optional):
        manner = _manner(route.mode, route.status, both=route.direction is Direction.BOTH)
        for near, (first, second), part in _mentions(route, at, spans):
            key = (min(first, second), max(first, second))
            if route.optional or (not near and key not in answers):
                answers[key] = _ARGUABLE
            elif near:
                _note(answers, key, 1 if first < second else 2, (*manner, *part))
    return answers


def _mentions(
    route: GoldRoute, at: Mapping[str, Sequence[int]], spans: Sequence[Span]
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Each two mentions of each two stops, earlier stop first; whether they are the nearest ones, and their part."""
    stops = [at.get(fold(stop), ()) for stop in route.stops]
    for here in range(len(stops)):
        for there in range(here + 1, len(stops)):
            both = [(a, b) for a in stops[here] for b in stops[there] if a != b]
            both.sort(key=lambda pair: abs(spans[pair[0]].start - spans[pair[1]].start))
            part = _part(here, there, len(stops) - 1)
            yield from ((rank == 0, pair, part) for rank, pair in enumerate(both))


def _keep_nearest(made: Example, names: Sequence[str], ids: Sequence[Sequence[str]]) -> None:
    """Leave of the ties of a name and an actor that the gold lists those of the nearest sentence; the rest are open."""
    found: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for row in np.flatnonzero(made.tied == 1):
        place, actor, distance, apart = (int(each) for each in made.ties[row])
        found[names[place], ids[actor][0]].append((apart, distance, int(row)))
    for rows in found.values():
        rows.sort()
        for apart, _, at in rows[1:]:
            if apart:
                made.tied[at] = OPEN
