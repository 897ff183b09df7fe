"""Evidence, one card for each sentence: what it says, where it stands, how sure the reading is. Pure, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard import words
from dashboard.marks import Marks, PlaceMark, RouteMark
from dashboard.selection import Catalogue
from reports.document import Span
from reports.model import EventDate, Mode, Status
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
    order: tuple[date, float]


def cards(chosen: PlaceMark | RouteMark | None, marks: Marks, catalogue: Catalogue) -> tuple[Card, ...]:
    """The evidence for the chosen mark, or for all marks without a choice; the newest first, then the surest."""
    if isinstance(chosen, PlaceMark):
        mentions = list(chosen.mentions)
        every = [row for mark in marks.routes for row in mark.routes]
        routes = [row for row in every if any(_same(mention, row) for mention in mentions)]
    elif isinstance(chosen, RouteMark):
        routes = list(chosen.routes)
        stops = [row for mark in marks.places if mark.place in chosen.stops for row in mark.mentions]
        mentions = [row for row in stops if any(_same(row, route) for route in routes)]
    else:
        mentions = [row for mark in marks.places for row in mark.mentions]
        routes = [row for mark in marks.routes for row in mark.routes]
    found = _by_sentence(mentions, routes)
    built = [_card(both[0], both[1], catalogue) for both in found.values()]
    if isinstance(chosen, PlaceMark):  # the other stops of its routes are not what the reader asked for
        built = [replace(card, spans=_spans(both[0], [])) for card, both in zip(built, found.values(), strict=True)]
    return tuple(sorted(built, key=lambda card: card.order, reverse=True))


def _same(mention: MentionRow, route: RouteRow) -> bool:
    return mention.document.id == route.document.id and mention.evidence == route.evidence


def _by_sentence(
    mentions: Iterable[MentionRow], routes: Iterable[RouteRow]
) -> dict[_Key, tuple[list[MentionRow], list[RouteRow]]]:
    found: dict[_Key, tuple[list[MentionRow], list[RouteRow]]] = defaultdict(lambda: ([], []))
    for mention in mentions:
        found[mention.document.id, mention.evidence][0].append(mention)
    for route in routes:
        found[route.document.id, route.evidence][1].append(route)
    return found


def _card(mentions: list[MentionRow], routes: list[RouteRow], catalogue: Catalogue) -> Card:
    rows: list[MentionRow | RouteRow] = [*mentions, *routes]
    actors = dict.fromkeys(actor for row in rows for actor in row.actor_ids)
    dated = next((row.date for row in rows if row.date), None)
    document = rows[0].document
    return Card(
        quote=rows[0].quote,
        spans=_spans(mentions, routes),
        document=document,
        when=words.when(dated),
        actors=tuple(catalogue.actor(actor) for actor in actors),
        ways=tuple(_way(route, catalogue) for route in routes),
        doubts=tuple(_doubt(row, catalogue) for row in mentions),
        order=(_day(dated, document), max(row.confidence for row in rows)),
    )


def _spans(mentions: list[MentionRow], routes: list[RouteRow]) -> tuple[Span, ...]:
    spans = [row.within for row in mentions] + [stop.within for route in routes for stop in route.stops]
    return tuple(sorted({span for span in spans if span}))


def _day(dated: EventDate | None, document: DocumentRow) -> date:
    if dated:
        return dated.end or dated.start
    return document.published or date.min


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
    countries = dict(catalogue.countries)
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
