"""What a reviewer should look at, the most doubtful first: names and routes on which nobody has decided yet."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from gazetteer.fold import fold
from reports.corrections_overlay import Overlay, route_key
from reports.document import Span
from reports.rows import DocumentRow
from reports.store import Store

SURE: Final = 0.7
"""Readings from this confidence on are not asked about, unless another place comes close."""
CLOSE: Final = 0.25
"""A second place whose share is at most this much smaller makes a near tie."""
_UNRESOLVED_DOUBT: Final = 0.75  # a name that no place fits is often no place: behind the wildest guesses
_IMPLIED_DOUBT: Final = 0.45
_ON_A_ROUTE: Final = 0.15  # a wrong stop bends a line across the map
_OFTEN: Final = 0.08  # for each doubling of how often a corpus has the name


class Doubt(StrEnum):
    """Why something is asked about."""

    UNRESOLVED = "unresolved"
    UNSURE = "unsure"
    NEAR_TIE = "near tie"
    IMPLIED_ROUTE = "implied route"
    UNSURE_ROUTE = "unsure route"


ROUTES: Final = frozenset({Doubt.IMPLIED_ROUTE, Doubt.UNSURE_ROUTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to decide: a name that a document reads in one way, or a route.

    `span` is the first such name's, or the route's evidence; `here` and `everywhere` count the same name, read as a
    place, in this document and in all. `title` names it for a
    reader, `text` for a machine. `confidence` is 0 for an unresolved name. `rank` orders the queue downwards.
    """

    why: Doubt
    row_id: int
    document_id: str
    span: Span
    text: str
    title: str
    confidence: float
    rank: float
    here: int = 1
    everywhere: int = 1

    @property
    def is_route(self) -> bool:
        """Whether it is about a route."""
        return self.why in ROUTES

    @property
    def key(self) -> str:
        """Tells it from every other question, before and after the next ingest."""
        return f"{'route' if self.is_route else 'name'}:{self.document_id}:{self.span.start}:{self.text}"


_NAMES: Final = """SELECT t.id, t.document_id, t.span_start, t.span_end, t.surface, t.place_id, t.confidence,
    (SELECT score FROM alternatives a WHERE a.toponym_id = t.id AND a.position = 0),
    EXISTS (SELECT 1 FROM routes r JOIN route_stops s ON s.route_id = r.id
        WHERE r.document_id = t.document_id AND s.span_start = t.span_start)
    FROM toponyms t WHERE t.use = 'literal' AND t.demonym = 0 AND (t.place_id IS NULL OR t.confidence < ?1 OR EXISTS
        (SELECT 1 FROM alternatives a WHERE a.toponym_id = t.id AND a.position = 0 AND a.score > t.confidence - ?2))
    ORDER BY t.document_id, t.span_start"""
_COUNTS: Final = """SELECT document_id, surface, count(*) FROM toponyms
    WHERE use = 'literal' AND demonym = 0 GROUP BY 1, 2"""
_ROUTES: Final = """SELECT r.id, r.document_id, r.evidence_start, r.evidence_end, r.implied, r.confidence,
    (SELECT json_group_array(json_array(place_id, surface, (SELECT name FROM places p WHERE p.id = s.place_id)))
        FROM route_stops s WHERE s.route_id = r.id)
    FROM routes r WHERE r.implied = 1 OR r.confidence < ? ORDER BY r.document_id, r.evidence_start"""


def questions(store: Store, overlay: Overlay, documents: Mapping[str, DocumentRow]) -> tuple[Question, ...]:
    """Everything undecided, highest rank first; copies of a report, for which the same holds, are not asked about."""
    found = [*_names(store, overlay), *_routes(store, overlay)]
    asked = (one for one in found if documents[one.document_id].duplicate_of is None)
    return tuple(sorted(asked, key=lambda one: (-one.rank, one.document_id, one.span)))


def _names(store: Store, overlay: Overlay) -> Iterator[Question]:
    """One question for each name that a document reads in one way, at its first place."""
    seen: dict[tuple[str, str, str | None], tuple[Any, ...]] = {}
    for row in store.rows(_NAMES, (SURE, CLOSE)):
        _, document_id, start, end, surface, place_id, *_ = row
        if overlay.of_name(document_id, Span(start, end), surface) is None:
            key = (document_id, fold(surface), place_id)
            known = seen.setdefault(key, row)
            if row[-1] and not known[-1]:  # the one on a route matters most
                seen[key] = row
    here, everywhere = _counted(store.rows(_COUNTS)) if seen else ({}, {})
    for (document_id, name, _), row in seen.items():
        yield _name(row, here[document_id, name], everywhere[name])


def _counted(rows: Iterable[tuple[Any, ...]]) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    here: defaultdict[tuple[str, str], int] = defaultdict(int)
    everywhere: defaultdict[str, int] = defaultdict(int)
    for document_id, surface, count in rows:
        name = fold(surface)
        here[document_id, name] += count
        everywhere[name] += count
    return here, everywhere


def _name(row: tuple[Any, ...], here: int, everywhere: int) -> Question:
    key, document_id, start, end, surface, place_id, confidence, _, on_route = row
    sure = confidence if place_id else 0.0
    why = Doubt.UNRESOLVED if place_id is None else Doubt.UNSURE if confidence < SURE else Doubt.NEAR_TIE
    doubt = _UNRESOLVED_DOUBT if place_id is None else 1 - confidence
    rank = doubt + _ON_A_ROUTE * on_route + _OFTEN * math.log2(everywhere)
    return Question(
        why=why, row_id=key, document_id=document_id, span=Span(start, end), text=surface, title=surface,
        confidence=sure, rank=round(rank, 4), here=here, everywhere=everywhere,
    )  # fmt: skip


def _routes(store: Store, overlay: Overlay) -> Iterator[Question]:
    for key, document_id, start, end, implied, confidence, stops in store.rows(_ROUTES, (SURE,)):
        told = json.loads(stops)
        names, title = route_key(told), " → ".join(name for _, _, name in told)
        if overlay.of_route(document_id, Span(start, end), names) is None:
            doubt = max(1 - confidence, _IMPLIED_DOUBT * implied)
            yield Question(
                why=Doubt.IMPLIED_ROUTE if implied else Doubt.UNSURE_ROUTE, row_id=key, document_id=document_id,
                span=Span(start, end), text=" → ".join(names), title=title, confidence=confidence,
                rank=round(doubt + _ON_A_ROUTE, 4),
            )  # fmt: skip
