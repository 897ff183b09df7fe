"""The questions of a reviewer with all that is needed to answer them: the sentence, what was read, what it could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.place import Place
from gazetteer.toponym import Toponym
from reports import stored
from reports.corrections import Anchor, NewStop, NoRoute, RouteKey, SetRoute
from reports.corrections_overlay import route_key
from reports.document import Span
from reports.model import Direction, Mode, Status
from reports.rows import DocumentRow
from reports.sentences import sentences
from reports.store import Store

_AROUND: Final = 1_500  # characters in which a sentence is looked for
_LONGEST: Final = 400  # of a sentence, on each side of a name, that is kept to find the name again


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A piece of a document's text and where it begins there."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCase:
    """A name to decide on, as the extraction read it."""

    document: DocumentRow
    toponym: Toponym
    quote: Quote

    @property
    def span(self) -> Span:
        """Where the name stands in the document."""
        return Span(self.toponym.start, self.toponym.end)

    @property
    def within(self) -> Span:
        """Where the name stands in the quote."""
        return Span(self.toponym.start - self.quote.start, self.toponym.end - self.quote.start)

    @property
    def options(self) -> tuple[tuple[Place, float], ...]:
        """The places that it could mean, each with its share, as read first."""
        found = self.toponym
        first = ((found.place, found.confidence),) if found.place else ()
        return (*first, *((other.place, other.score) for other in found.alternatives))

    @property
    def anchor(self) -> Anchor:
        """What a correction of it is tied to."""
        before = min(self.within.start, _LONGEST)
        start = self.toponym.start - before
        sentence = self.quote.text[start - self.quote.start : self.within.end + _LONGEST]
        return Anchor(
            document_id=self.document.id, path=self.document.path, span=self.span, text=self.toponym.text,
            sentence=sentence, sentence_start=start,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteCase:
    """A route to decide on, as the extraction read it."""

    document: DocumentRow
    quote: Quote
    key: RouteKey
    stops: tuple[NewStop, ...]
    mode: Mode
    status: Status
    direction: Direction
    implied: bool
    confidence: float

    @property
    def anchor(self) -> Anchor:
        """What a correction of it is tied to."""
        span = Span(self.quote.start, self.quote.start + len(self.quote.text))
        return Anchor(
            document_id=self.document.id, path=self.document.path, span=span, text=self.quote.text,
            sentence=self.quote.text, sentence_start=span.start,
        )  # fmt: skip

    @property
    def rejected(self) -> NoRoute:
        """That there is no such route."""
        return NoRoute(anchor=self.anchor, key=self.key)


def name_case(store: Store, document: DocumentRow, span: Span) -> NameCase | None:
    """The name at a span of a document, None where no toponym stands there."""
    found = [one for one in stored.toponyms(store, document.id) if (one.start, one.end) == tuple(span)]
    if not found:
        return None
    return NameCase(document=document, toponym=found[0], quote=sentence_around(store, document.id, span))


def route_case(store: Store, documents: Mapping[str, DocumentRow], route_id: int) -> RouteCase | None:
    """The stored route with this number, None where there is none."""
    query = """SELECT document_id, evidence_start, quote, mode, status, direction, implied, confidence
        FROM routes WHERE id = ?"""
    rows = store.rows(query, (route_id,))
    if not rows:
        return None
    document_id, start, text, mode, status, direction, implied, confidence = rows[0]
    query = "SELECT place_id, surface, span_start, span_end FROM route_stops WHERE route_id = ? ORDER BY position"
    stops = store.rows(query, (route_id,))
    known = stored.places(store)
    return RouteCase(
        document=documents[document_id],
        quote=Quote(text=text, start=start),
        key=route_key(stops),
        stops=tuple(_stop(known[place], name, start, end) for place, name, start, end in stops),
        mode=Mode(mode),
        status=Status(status),
        direction=Direction(direction),
        implied=bool(implied),
        confidence=confidence,
    )


def _stop(place: Place, name: str | None, start: int | None, end: int | None) -> NewStop:
    span = None if start is None or end is None else Span(start, end)
    return NewStop(place=place, span=span, text=name)


def sentence_around(store: Store, document_id: str, span: Span) -> Quote:
    """The sentence that holds a span of a document's text."""
    begin = max(0, span.start - _AROUND)
    query = "SELECT substr(text, ?, ?) FROM documents WHERE id = ?"
    ((text,),) = store.rows(query, (begin + 1, span.end - begin + _AROUND, document_id))
    wanted = Span(span.start - begin, span.end - begin)
    found = next((one for one in sentences(text) if one.contains(wanted)), Span(0, len(text)))
    return Quote(text=text[found.start : found.end], start=begin + found.start)


def accepted(case: RouteCase) -> SetRoute:
    """That a route runs as it was read."""
    return changed(case, case.stops, (case.mode, case.status, case.direction))


def changed(case: RouteCase, stops: Sequence[NewStop], how: tuple[Mode, Status, Direction]) -> SetRoute:
    """That a route runs like this."""
    mode, status, direction = how
    return SetRoute(anchor=case.anchor, key=case.key, stops=tuple(stops), mode=mode, status=status, direction=direction)
