"""Evidence, one card for each sentence: what it says, where it stands, how sure the reading is. Pure, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard import words
from dashboard.language import tr
from dashboard.marks import Marks, PlaceMark, RouteMark
from dashboard.reasons import reasons
from dashboard.selection import Catalogue
from reports.document import Span
from reports.model import Mode, Status
from reports.rows import DocumentRow, MentionRow, RouteRow

_Key = tuple[str, Span]
_Whole = tuple[str, Span, str]  # document, span, quote
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
    """What was found in one sentence, or in the few that a route is told in, and the spans of the names to mark."""

    quote: str
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


def sentences(chosen: PlaceMark | RouteMark | None, marks: Marks, *, routes_only: bool = False) -> tuple[Sentence, ...]:
    """The evidence for the chosen mark, or for all marks without a choice; the newest first, then the surest.

    With `routes_only` and no choice: the sentences that tell of a route. What stands within another sentence's quote
    is shown with it, once.
    """
    mentions = [row for mark in marks.places for row in mark.mentions]
    routes = [row for mark in marks.routes for row in mark.routes]
    wholes = _wholes((*mentions, *routes))
    if isinstance(chosen, PlaceMark):
        mentions = list(chosen.mentions)
        named = {wholes[_key(row)] for row in mentions}
        routes = [row for row in routes if wholes[_key(row)] in named]
    elif isinstance(chosen, RouteMark) or routes_only:
        routes = list(chosen.routes) if isinstance(chosen, RouteMark) else routes
        told = {wholes[_key(row)] for row in routes}
        stops = {stop.place.id for row in routes for stop in row.stops}
        mentions = [row for row in mentions if row.place.id in stops and wholes[_key(row)] in told]
    grouped: dict[_Whole, list[MentionRow | RouteRow]] = defaultdict(list)
    rows: list[MentionRow | RouteRow] = [*mentions, *routes]
    for row in rows:
        grouped[wholes[_key(row)]].append(row)
    found = [_sentence(whole, rows, chosen) for whole, rows in grouped.items()]
    return tuple(sorted(found, key=lambda sentence: sentence.order, reverse=True))


def _key(row: MentionRow | RouteRow) -> _Key:
    return row.document.id, row.evidence


def _wholes(rows: Iterable[MentionRow | RouteRow]) -> dict[_Key, _Whole]:
    """For each piece of evidence the widest that holds it, itself as a rule, with its quote."""
    quotes = {_key(row): row.quote for row in rows}
    found: dict[_Key, _Whole] = {}
    last: _Whole | None = None
    for key in sorted(quotes, key=lambda key: (key[0], key[1].start, -key[1].end)):
        if last is None or last[0] != key[0] or last[1].end < key[1].end:
            last = (*key, quotes[key])
        found[key] = last
    return found


def _sentence(whole: _Whole, rows: Sequence[MentionRow | RouteRow], chosen: PlaceMark | RouteMark | None) -> Sentence:
    """Marked are the names of a chosen place alone, else those of all places and stops."""
    _, evidence, quote = whole
    spans: set[Span] = set()
    for row in rows:
        if isinstance(row, MentionRow):
            names = [row.within]
        else:
            names = [] if isinstance(chosen, PlaceMark) else [stop.within for stop in row.stops]
        by = row.evidence.start - evidence.start
        spans |= {Span(name.start + by, name.end + by) for name in names if name}
    return Sentence(
        quote=quote,
        mentions=tuple(row for row in rows if isinstance(row, MentionRow)),
        routes=tuple(row for row in rows if isinstance(row, RouteRow)),
        spans=tuple(sorted(spans)),
    )


def card(sentence: Sentence, catalogue: Catalogue) -> Card:
    """A sentence as it is shown."""
    rows = sentence.rows
    actors = dict.fromkeys(actor for row in rows for actor in row.actor_ids)
    return Card(
        quote=sentence.quote,
        spans=sentence.spans,
        document=rows[0].document,
        when=words.when(next((row.date for row in rows if row.date), None)),
        actors=tuple(catalogue.actor(actor) for actor in actors),
        ways=tuple(dict.fromkeys(_way(route, catalogue) for route in sentence.routes)),
        doubts=_doubts(sentence.mentions, catalogue),
    )


def _way(route: RouteRow, catalogue: Catalogue) -> Way:
    facts = [
        words.mode(route.mode).lower(),
        words.status(route.status).lower(),
        words.kilometres(route.distance_km),
        words.confidence(route.confidence),
    ]
    if route.carrier:
        facts.insert(1, tr("carried by {carrier}", carrier=catalogue.actor(route.carrier)))
    if route.implied:
        facts.append(tr("one end stands for an actor's country"))
    stops = words.way(tuple(stop.place for stop in route.stops), route.direction)
    return Way(stops=stops, mode=route.mode, status=route.status, facts=" · ".join(facts))


def _doubts(mentions: Iterable[MentionRow], catalogue: Catalogue) -> tuple[Doubt, ...]:
    """How each name was read; a name read alike twice in a sentence is said once, as surely as it is at its least."""
    rows: dict[tuple[str, str], MentionRow] = {}
    for row in mentions:
        known = rows.setdefault((row.surface, row.place.id), row)
        if row.confidence < known.confidence:
            rows[row.surface, row.place.id] = row
    return tuple(_doubt(row, catalogue) for row in rows.values())


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
        reasons=tuple(reasons(row.reasons)),
    )
