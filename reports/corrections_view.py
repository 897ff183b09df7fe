"""A store's rows as they are after the corrections: for snapshots, and for whoever reads a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gazetteer.place import Place
from gazetteer.toponym import Toponym
from reports import stored
from reports.corrections import Correction, NoPlace, Scope, SetPlace
from reports.corrections_added import Known, added_rows
from reports.corrections_overlay import Overlay, Row, mention_rows, overlay_of, reason, route_rows
from reports.document import Span
from reports.model import Actor, ActorMention
from reports.rows import DocumentRow
from reports.store import Store


class Corrected:
    """Places, actors and rows of a store as they are after the corrections that hold."""

    def __init__(
        self,
        store: Store,
        documents: Mapping[str, DocumentRow],
        places: Mapping[str, Place],
        actors: Mapping[str, Actor],
    ) -> None:
        self.overlay: Overlay = overlay_of(store, documents)
        self.places: Mapping[str, Place] = self.overlay.places(places)
        self.actors: Mapping[str, Actor] = self.overlay.actors(actors)
        self._known = Known(
            store=store, documents=documents, places=self.places, actors=self.actors, overlay=self.overlay
        )

    def mentions(self, query: str) -> list[Row]:
        """The rows of a query for mentions, in the order of documents and their text."""
        store, overlay = self._known.store, self.overlay
        if overlay.is_empty:
            return store.rows(query)
        columns = store.columns(query)
        found = list(mention_rows(overlay, columns, store.rows(query)))
        added = list(added_rows(self._known, columns))
        if not added:
            return found
        order = {document_id: number for number, document_id in enumerate(self._known.documents)}
        document, start = columns.index("document_id"), columns.index("span_start")
        return sorted([*found, *added], key=lambda row: (order[row[document]], row[start]))

    def routes(self, query: str) -> list[Row]:
        """The rows of a query for routes."""
        store = self._known.store
        if self.overlay.is_empty:
            return store.rows(query)
        return list(route_rows(self.overlay, store.columns(query), store.rows(query), self.places))

    def names(self, query: str, rows: Iterable[Row]) -> list[Row]:
        """Rows of names that stand for someone, in the columns of `query`, less those that are corrected."""
        if self.overlay.is_empty:
            return list(rows)
        columns = self._known.store.columns(query)
        document, start, end = (columns.index(name) for name in ("document_id", "span_start", "span_end"))
        spots = set(self.overlay.spots())
        return [row for row in rows if (row[document], row[start], row[end]) not in spots]


def corrected_toponyms(
    store: Store, overlay: Overlay, document_id: str
) -> tuple[tuple[Toponym, Correction | None], ...]:
    """The toponyms of a document as they are after the corrections, each with the one that holds for it.

    A name that is said to be no place has none and full confidence.
    """
    return tuple(_corrected(overlay, document_id, found) for found in stored.toponyms(store, document_id))


def corrected_actors(
    overlay: Overlay, text: str, found: Iterable[ActorMention], actors: Mapping[str, Actor]
) -> tuple[ActorMention, ...]:
    """The actors' names of a document as they are after the corrections, in the order of the text."""
    named = [replace(one, actor=actors.get(overlay.actor(one.actor.id), one.actor)) for one in found]
    for pattern, actor in overlay.added:
        named += [ActorMention(span=Span(*hit.span()), text=hit[0], actor=actor) for hit in pattern.finditer(text)]
    return tuple(sorted(named, key=lambda one: one.span))


def _corrected(overlay: Overlay, document_id: str, found: Toponym) -> tuple[Toponym, Correction | None]:
    entry = overlay.of_name(document_id, Span(found.start, found.end), found.text)
    change = None if entry is None else entry.change
    if entry is None or not isinstance(change, SetPlace | NoPlace):
        return found, None
    if change.scope is not Scope.HERE and (found.demonym or found.use.value != "literal"):
        return found, None
    place = change.place if isinstance(change, SetPlace) else None
    accepted = place is not None and found.place is not None and place.id == found.place.id
    why = (reason(entry, accepted=accepted),)
    return replace(found, place=place, confidence=1.0, alternatives=(), reasons=why), entry
