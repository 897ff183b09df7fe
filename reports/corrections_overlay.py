"""Corrections laid over the rows of a store as they are read. The stored rows stay as the extraction left them.

So nothing has to be done after an ingest, and what is undone is as if it had never been said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from gazetteer.coordinates import path_length_km
from gazetteer.fold import fold
from gazetteer.place import Place
from reports.corrections import (
    AddActor,
    Correction,
    MergeActors,
    NoPlace,
    NoRoute,
    RouteKey,
    Scope,
    SetPlace,
    SetRoute,
    holding,
)
from reports.corrections_store import Finder, read_log
from reports.document import Span
from reports.model import Actor
from reports.rows import DocumentRow
from reports.store import Store

Row = tuple[Any, ...]
_Stops = list[list[Any]]
_folded: Final = cache(fold)


class Overlay:
    """What holds, ready to be looked up. Built once for each state of a store."""

    def __init__(self, held: Sequence[Correction], finder: Finder) -> None:
        self.held: Final = held
        self._here: dict[tuple[str, int, int], Correction] = {}
        self._document: dict[tuple[str, str], Correction] = {}
        self._corpus: dict[str, Correction] = {}
        self._routes: dict[tuple[str, Span, RouteKey], tuple[Correction, int]] = {}
        self._into: dict[str, str] = {}
        self.added: Final[list[tuple[re.Pattern[str], Actor]]] = []
        for entry in held:  # oldest first, so that the newest word on a thing stays
            self._learn(entry, finder)

    def _learn(self, entry: Correction, finder: Finder) -> None:
        change = entry.change
        if isinstance(change, SetPlace | NoPlace):
            self._learn_name(entry, change, finder)
        elif isinstance(change, SetRoute | NoRoute):
            for spot in finder.spots(change.anchor, Scope.HERE):
                if spot.span is not None:
                    moved = spot.span.start - change.anchor.span.start
                    self._routes[spot.document_id, spot.span, change.key] = entry, moved
        elif isinstance(change, MergeActors):
            self._into[change.actor_id] = change.into
        elif isinstance(change, AddActor):
            pattern = re.compile(rf"(?<!\w){re.escape(change.actor.name)}(?!\w)")
            self.added.append((pattern, change.actor))

    def _learn_name(self, entry: Correction, change: SetPlace | NoPlace, finder: Finder) -> None:
        name = _folded(change.anchor.text)
        if change.scope is Scope.CORPUS:
            self._corpus[name] = entry
            return
        for spot in finder.spots(change.anchor, change.scope):
            if spot.span is None:
                self._document[spot.document_id, name] = entry
            else:
                self._here[spot.document_id, *spot.span] = entry

    @property
    def is_empty(self) -> bool:
        """Whether nothing is corrected."""
        return not self.held

    @property
    def has_wide_names(self) -> bool:
        """Whether some correction of a name reaches beyond one spot."""
        return bool(self._document or self._corpus)

    def of_name(self, document_id: str, span: Span, surface: str) -> Correction | None:
        """What holds for a name: what was said of this spot, else of this document, else of all."""
        found = self._here.get((document_id, *span))
        if found is None and self.has_wide_names:
            name = _folded(surface)
            found = self._document.get((document_id, name)) or self._corpus.get(name)
        return found

    def of_route(self, document_id: str, evidence: Span, key: RouteKey) -> tuple[Correction, int] | None:
        """What holds for an extracted route, and by how much its document's text has moved since it was said."""
        return self._routes.get((document_id, evidence, key))

    def spots(self) -> Iterable[tuple[str, int, int]]:
        """The single spots of names that are corrected: document, start, end."""
        return self._here

    def wide_names(self) -> frozenset[str]:
        """Folded names that are corrected beyond one spot."""
        return frozenset({name for _, name in self._document} | set(self._corpus))

    def places(self, known: Mapping[str, Place]) -> dict[str, Place]:
        """The store's places and those that corrections bring."""
        found = dict(known)
        for entry in self.held:
            change = entry.change
            if isinstance(change, SetPlace):
                found.setdefault(change.place.id, change.place)
            elif isinstance(change, SetRoute):
                found.update({stop.place.id: stop.place for stop in change.stops if stop.place.id not in found})
        return found

    def actors(self, known: Mapping[str, Actor]) -> dict[str, Actor]:
        """The store's actors and those that corrections bring; merged ones live on as names of what they are."""
        found = {**known, **{actor.id: actor for _, actor in self.added}}
        for actor_id in self._into:
            into = found.get(self.actor(actor_id))
            merged = found.get(actor_id)
            if merged is not None and into is not None and into.id != actor_id:
                names = dict.fromkeys((*into.aliases, merged.name, *merged.aliases))
                short = dict.fromkeys((*into.abbreviations, *merged.abbreviations))
                found[into.id] = replace(into, aliases=tuple(names), abbreviations=tuple(short))
                del found[actor_id]
        return {key: self._under(actor) for key, actor in found.items()}

    def _under(self, actor: Actor) -> Actor:
        """An actor with the parent that its parent is."""
        if actor.parent not in self._into:
            return actor
        parent = self.actor(actor.parent)
        return replace(actor, parent=None if parent == actor.id else parent)

    def actor(self, actor_id: str) -> str:
        """Who an actor is after all mergers; of a circle every member stays itself."""
        seen = {actor_id}
        found = actor_id
        while found in self._into:
            found = self._into[found]
            if found in seen:
                return actor_id
            seen.add(found)
        return found

    def actor_ids(self, actor_ids: Sequence[str], quote: str) -> list[str]:
        """The actors of a claim: mergers followed, and those added whom its sentence names."""
        named = [actor.id for pattern, actor in self.added if actor.name in quote and pattern.search(quote)]
        return list(dict.fromkeys(self.actor(actor_id) for actor_id in (*actor_ids, *named)))


def overlay_of(store: Store, documents: Mapping[str, DocumentRow]) -> Overlay:
    """What holds in a store now."""
    return Overlay(holding(read_log(store)), Finder(store, documents))


def mention_rows(overlay: Overlay, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of mentions as they are after the corrections. `columns` names the values of a row."""
    if overlay.is_empty:
        yield from rows
        return
    at = {name: index for index, name in enumerate(columns)}
    document, start, end, surface = (at[name] for name in ("document_id", "span_start", "span_end", "surface"))
    for row in rows:
        entry = overlay.of_name(row[document], Span(row[start], row[end]), row[surface])
        if entry is not None and isinstance(entry.change, NoPlace):
            continue
        changes = _actors_changed(overlay, at, row)
        if entry is not None and isinstance(entry.change, SetPlace):
            changes |= _placed(entry, entry.change.place, row[at["place_id"]])
        yield _with(row, at, changes)


def route_rows(
    overlay: Overlay, columns: Sequence[str], rows: Iterable[Row], places: Mapping[str, Place]
) -> Iterator[Row]:
    """Rows of routes as they are after the corrections; a route that is left with one stop is none."""
    if overlay.is_empty:
        yield from rows
        return
    at = {name: index for index, name in enumerate(columns)}
    for row in rows:
        stops: _Stops = json.loads(row[at["stops"]])
        evidence = Span(row[at["evidence_start"]], row[at["evidence_end"]])
        found = overlay.of_route(row[at["document_id"]], evidence, route_key(stops))
        entry, moved = found or (None, 0)
        changes = _actors_changed(overlay, at, row)
        if entry is not None and isinstance(entry.change, NoRoute):
            continue
        if entry is not None and isinstance(entry.change, SetRoute):
            changes |= _rerouted(entry.change, moved)
        else:
            changed = _restopped(overlay, row[at["document_id"]], stops)
            if len(changed) < 2:
                continue
            if changed != stops:
                changes["stops"] = json.dumps(changed)
                changes["distance_km"] = path_length_km([places[stop[0]].position for stop in changed])
        yield _with(row, at, changes)


def route_key(stops: Iterable[Sequence[Any]]) -> RouteKey:
    """The key of an extracted route from its stops as the store has them: place, name in the text, start, end."""
    return tuple(str(stop[1] or stop[0]) for stop in stops)


def _restopped(overlay: Overlay, document_id: str, stops: _Stops) -> _Stops:
    """The stops where the names mean what was said that they mean."""
    found: _Stops = []
    for place_id, surface, start, end in stops:
        entry = None if start is None else overlay.of_name(document_id, Span(start, end), surface)
        if entry is not None and isinstance(entry.change, NoPlace):
            continue
        meant = entry.change.place.id if entry is not None and isinstance(entry.change, SetPlace) else place_id
        found.append([meant, surface, start, end])
    return found


def _rerouted(change: SetRoute, moved: int) -> dict[str, Any]:
    stops: _Stops = []
    for stop in change.stops:
        start, end = (stop.span.start + moved, stop.span.end + moved) if stop.span else (None, None)
        stops.append([stop.place.id, stop.text, start, end])
    return {
        "stops": json.dumps(stops, ensure_ascii=False),
        "mode": change.mode.value,
        "status": change.status.value,
        "direction": change.direction.value,
        "implied": 0,
        "confidence": 1.0,
        "distance_km": change.distance_km,
    }


def _placed(entry: Correction, place: Place, before: str | None) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "confidence": 1.0,
        "alternatives": "[]",
        "reasons": json.dumps([reason(entry, accepted=before == place.id)], ensure_ascii=False),
    }


def reason(entry: Correction, *, accepted: bool) -> str:
    """Why a corrected name means what it means: who said so, and when."""
    said = "accepted" if accepted else "chosen"
    note = f": {entry.note}" if entry.note else ""
    return f"{said} by {entry.who} on {entry.made_at[:10]}{note}"


def _actors_changed(overlay: Overlay, at: Mapping[str, int], row: Row) -> dict[str, Any]:
    before = json.loads(row[at["actors"]])
    after = overlay.actor_ids(before, row[at["quote"]])
    changes: dict[str, Any] = {} if after == before else {"actors": json.dumps(after)}
    if "carrier" in at and row[at["carrier"]]:
        changes["carrier"] = overlay.actor(row[at["carrier"]])
    return changes


def _with(row: Row, at: Mapping[str, int], changes: Mapping[str, Any]) -> Row:
    if not changes:
        return row
    values = list(row)
    for name, value in changes.items():
        values[at[name]] = value
    return tuple(values)
