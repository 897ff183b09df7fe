"""What the network learns from: snippets and annotated reports as encoded texts with the right answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gazetteer.fold import fold
from reports.document import Span
from reports.model import Direction, Mode, Status
from reports.relations.candidates import Reach, place_pairs, tie_pairs
from reports.relations.encoding import Encoded, Ints, encode
from reports.sentences import sentences
from tests.gold.annotation_model import GoldRoute, Report
from tests.training.snippets import Snippet

MODES: Final = tuple(Mode)
STATUSES: Final = tuple(Status)
OPEN: Final = -1
"""The answer of a pair that one could argue about: nothing is learned from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An encoded text. `pairs` and `ties` are rows of `reports.relations.candidates`; their answers lie beside.

    `orders` is 0 for no way, 1 from the first place to the second, 2 back, OPEN; `manners` are (mode, status, both),
    OPEN where there is no way. `tied` is 0, 1 or OPEN.
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
    answers: dict[tuple[int, int], tuple[int, tuple[int, int, int]]] = {}
    for a, first in enumerate(snippet.places):
        for b in range(a + 1, len(snippet.places)):
            second = snippet.places[b]
            if first.is_open or second.is_open:
                answers[a, b] = (OPEN, (OPEN, OPEN, OPEN))
            for route, here in first.stops.items():
                there = second.stops.get(route)
                if there is not None and there != here:
                    manner = snippet.routes[route]
                    answers[a, b] = (1 if here < there else 2, _manner(manner.mode, manner.status, both=manner.both))
    names = [fold(text[place.span.start : place.span.end]) for place in snippet.places]
    tied = {(at, letter) for at, place in enumerate(snippet.places) for letter in place.actors}
    spans = [place.span for place in snippet.places]
    encoded = encode(text, sentences(text), spans, [actor.span for actor in snippet.actors])
    return _example(
        encoded, names, answers, lambda place, actor: int((place, snippet.actors[actor].letter) in tied), reach
    )


def of_report(report: Report, reach: Reach) -> Example:
    """An annotated report with the answers of its gold; the nearest mentions of two stops are their pair."""
    text = report.document.text
    marks = sorted(report.places, key=lambda mark: mark.span.start)
    names = [fold(mark.text) for mark in marks]
    gold = {fold(pair.surface): pair.actor_ids for pair in report.pairs}

    def tied(place: int, actor: int) -> int:
        ids = gold.get(names[place])
        if ids is None or not actors[actor].ids:
            return OPEN
        return int(not ids.isdisjoint(actors[actor].ids))

    actors = sorted(report.actors, key=lambda mark: mark.span.start)
    answers = _route_answers(report.routes, names, [mark.span for mark in marks])
    encoded = encode(text, sentences(text), [mark.span for mark in marks], [mark.span for mark in actors])
    made = _example(encoded, names, answers, tied, reach)
    _keep_nearest(made, names, [actor.ids for actor in actors])
    return made


def _example(
    encoded: Encoded,
    names: Sequence[str],
    answers: Mapping[tuple[int, int], tuple[int, tuple[int, int, int]]],
    tied: Callable[[int, int], int],
    reach: Reach,
) -> Example:
    pairs, ties = place_pairs(encoded, names, reach), tie_pairs(encoded)
    found = [answers.get((int(a), int(b)), (0, (OPEN, OPEN, OPEN))) for a, b in pairs[:, :2]]
    return Example(
        encoded=encoded,
        pairs=pairs,
        orders=np.array([order for order, _ in found], np.int32),
        manners=np.array([manner for _, manner in found], np.int32).reshape(-1, 3),
        ties=ties,
        tied=np.array([tied(int(place), int(actor)) for place, actor in ties[:, :2]], np.int32),
    )


def _manner(mode: Mode, status: Status, *, both: bool) -> tuple[int, int, int]:
    return MODES.index(mode), STATUSES.index(status), int(both)


def _route_answers(
    routes: Sequence[GoldRoute], names: Sequence[str], spans: Sequence[Span]
) -> dict[tuple[int, int], tuple[int, tuple[int, int, int]]]:
    answers: dict[tuple[int, int], tuple[int, tuple[int, int, int]]] = {}
    at: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        at[name].append(index)
    for route in sorted(routes, key=lambda route: not route.optional):
        manner = _manner(route.mode, route.status, both=route.direction is Direction.BOTH)
        for near, (first, second) in _mentions(route, at, spans):
            key = (min(first, second), max(first, second))
            if route.optional or (not near and key not in answers):
                answers[key] = (OPEN, (OPEN, OPEN, OPEN))
            elif near:
                answers[key] = (1 if first < second else 2, manner)
    return answers


def _mentions(
    route: GoldRoute, at: Mapping[str, Sequence[int]], spans: Sequence[Span]
) -> Iterator[tuple[bool, tuple[int, int]]]:
    """Each two mentions of each two stops, earlier stop first, and whether they are the nearest ones."""
    stops = [at.get(fold(stop), ()) for stop in route.stops]
    for here in range(len(stops)):
        for there in range(here + 1, len(stops)):
            both = [(a, b) for a in stops[here] for b in stops[there] if a != b]
            both.sort(key=lambda pair: abs(spans[pair[0]].start - spans[pair[1]].start))
            yield from ((rank == 0, pair) for rank, pair in enumerate(both))


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
