"""Evidence, one card for each sentence: what it says, where it stands, how sure the reading is. Pure, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard import words
from dashboard.marks import Marks, PlaceMark, RouteMark
from dashboard.selection import Catalogue
from reports.document import Span
from reports.model import Mode, Status
from reports.rows import DocumentRow, MentionRow, RouteRow

_Key = tuple[str, Span]
LEAST_SCORE: Final = 0.01
"""Alternatives less likely than this are noise, and are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How one name was read: its surface, what it was taken for, how surely, what else it could be, and why."""

    surface: str
    meaning: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One route that a sentence reports: its stops in words, how, and what else is known of it."""

    stops: str
    mode: Mode
    status: Status
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One sentence of one report. `spans` mark the names in `quote`; `ways` are the routes it reports."""

    quote: str
    spans: tuple[Span, ...]
    document: DocumentRow
    when: str | None
    actors: tuple[str, ...]
    ways: tuple[Way, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What was found in one sentence, and the spans of the names to mark in it."""

    mentions: tuple[MentionRow, ...]
    routes: tuple[RouteRow, ...]
    spans: tuple[Span, ...]

    @property
    def rows(self) -> tuple[MentionRow | RouteRow, ...]:
        """Mentions, then routes; at least one."""
        return (*self.mentions, *self.routes)

    @property
    def order(self) -> tuple[date, float]:
        """The later and the surer come first: last day and confidence, to be sorted downwards."""
        rows = self.rows
        dated = next((row.date for row in rows if row.date), None)
        day = (dated.end or dated.start) if dated else rows[0].document.published or date.min
        return day, max(row.confidence for row in rows)


def sentences(chosen: PlaceMark | RouteMark | None, marks: Marks) -> tuple[Sentence, ...]:
    """The evidence for the chosen mark, or for all marks without a choice; the newest first, then the surest."""
    every = [row for mark in marks.routes for row in mark.routes]
    if isinstance(chosen, PlaceMark):
        mentions = list(chosen.mentions)
        known = {(row.document.id, row.evidence) for row in mentions}
        routes = [row for row in every if (row.document.id, row.evidence) in known]
    elif isinstance(chosen, RouteMark):
        routes = list(chosen.routes)
        known = {(row.document.id, row.evidence) for row in routes}
        stops = [row for mark in marks.places if mark.place in chosen.stops for row in mark.mentions]
        mentions = [row for row in stops if (row.document.id, row.evidence) in known]
    else:
        mentions, routes = [row for mark in marks.places for row in mark.mentions], every
    found = [
        Sentence(mentions=tuple(some), routes=tuple(ways), spans=_spans(some, ways, chosen))
        for some, ways in _by_sentence(mentions, routes).values()
    ]
    return tuple(sorted(found, key=lambda sentence: sentence.order, reverse=True))


def card(sentence: Sentence, catalogue: Catalogue) -> Card:
    """A sentence as it is shown."""
    rows = sentence.rows
    actors = dict.fromkeys(actor for row in rows for actor in row.actor_ids)
    return Card(
        quote=rows[0].quote,
        spans=sentence.spans,
        document=rows[0].document,
        when=words.when(next((row.date for row in rows if row.date), None)),
        actors=tuple(catalogue.actor(actor) for actor in actors),
        ways=tuple(_way(route, catalogue) for route in sentence.routes),
        doubts=tuple(_doubt(row, catalogue) for row in sentence.mentions),
    )


def _by_sentence(
    mentions: Iterable[MentionRow], routes: Iterable[RouteRow]
) -> dict[_Key, tuple[list[MentionRow], list[RouteRow]]]:
    found: dict[_Key, tuple[list[MentionRow], list[RouteRow]]] = defaultdict(lambda: ([], []))
    for mention in mentions:
        found[mention.document.id, mention.evidence][0].append(mention)
    for route in routes:
        found[route.document.id, route.evidence][1].append(route)
    return found


def _spans(
    mentions: Iterable[MentionRow], routes: Iterable[RouteRow], chosen: PlaceMark | RouteMark | None
) -> tuple[Span, ...]:
    """The names to mark: those of a chosen place alone, else of all places and stops."""
    spans = {row.within for row in mentions}
    if not isinstance(chosen, PlaceMark):
        spans |= {stop.within for route in routes for stop in route.stops}
    return tuple(sorted(span for span in spans if span))


def _way(route: RouteRow, catalogue: Catalogue) -> Way:
    facts = [
        words.mode(route.mode).lower(),
        words.status(route.status).lower(),
        words.kilometres(route.distance_km),
        words.confidence(route.confidence),
    ]
    if route.carrier:
        facts.insert(1, f"carried by {catalogue.actor(route.carrier)}")
    if route.implied:
        facts.append("one end stands for an actor's country")
    stops = words.way(tuple(stop.place for stop in route.stops), route.direction)
    return Way(stops=stops, mode=route.mode, status=route.status, facts=" · ".join(facts))


def _doubt(row: MentionRow, catalogue: Catalogue) -> Doubt:
    countries = catalogue.countries
    return Doubt(
        surface=row.surface,
        meaning=words.where(row.place, countries),
        confidence=row.confidence,
        alternatives=tuple(
            (words.where(other.place, countries), other.score)
            for other in row.alternatives
            if other.score >= LEAST_SCORE
        ),
        reasons=row.reasons,
    )
