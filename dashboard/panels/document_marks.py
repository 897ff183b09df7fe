"""What the reader knows of one report: its text, names, actors and routes after the corrections, and their marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard import source, words
from dashboard.language import tr
from dashboard.panels.document_text import Kind, Mark, headings
from dashboard.reasons import reason
from dashboard.review_board import board
from dashboard.selection import Catalogue
from dashboard.source import OpenStore
from gazetteer.toponym import Toponym, Use
from reports import stored
from reports.corrections import Correction, NoPlace
from reports.corrections_queue import SURE
from reports.corrections_view import corrected_actors, corrected_toponyms
from reports.document import Document, Span
from reports.model import ActorMention, Status
from reports.rows import Filters, RouteRow
from reports.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and all that is found in it. Toponyms come with the correction that holds for them."""

    document: Document
    toponyms: tuple[tuple[Toponym, Correction | None], ...]
    actors: tuple[ActorMention, ...]
    routes: tuple[RouteRow, ...]


def reading(store: OpenStore, document_id: str) -> Reading | None:
    """The report with this id, None where the store has none."""
    return _reading(store.path, store.version, document_id, store)


@st.cache_resource(max_entries=8, show_spinner=False)
def _reading(path: Path, version: int, document_id: str, _store: OpenStore) -> Reading | None:  # noqa: ARG001
    overlay = board(_store).overlay
    with Store.to_read(path) as opened, opened.unchanging():
        document = stored.document(opened, document_id)
        if document is None:
            return None
        toponyms = corrected_toponyms(opened, overlay, document_id)
        named = stored.actor_mentions(opened, document_id)
        actors = corrected_actors(overlay, document.text, named, _store.catalogue.actors)
    view = source.view(_store, Filters(documents=(document_id,), statuses=tuple(Status)))
    routes = [row for mark in view.marks.routes for row in mark.routes]
    routes.sort(key=lambda row: row.evidence)
    return Reading(document=document, toponyms=toponyms, actors=actors, routes=tuple(routes))


def marks(found: Reading, catalogue: Catalogue, shown: frozenset[str]) -> tuple[Mark, ...]:
    """The marks of what is wanted: `Places`, `Actors`, `Routes`; always those of headings and of what is no article."""
    every = [*_furniture(found), *headings(found.document.text)]
    if "Places" in shown:
        every += [mark for toponym, entry in found.toponyms if (mark := toponym_mark(toponym, entry, catalogue))]
    if "Actors" in shown:
        every += [
            Mark(span=actor.span, kind=Kind.ACTOR, title=tr("Actor: {name}", name=catalogue.actor(actor.actor.id)))
            for actor in found.actors
        ]
    if "Routes" in shown:
        every += [route_mark(row) for row in found.routes]
    return tuple(every)


def _furniture(found: Reading) -> Iterator[Mark]:
    for region in found.document.furniture:
        title = tr("Not the article, nothing is read from it: {reason}", reason=reason(region.reason))
        yield Mark(span=region.span, kind=Kind.FURNITURE, title=title)


def toponym_mark(toponym: Toponym, entry: Correction | None, catalogue: Catalogue) -> Mark | None:
    """A place's name in words; None for a demonym, which is an actor's."""
    if toponym.demonym:
        return None
    span = Span(toponym.start, toponym.end)
    if entry is not None and isinstance(entry.change, NoPlace):
        return Mark(span=span, kind=Kind.NAME, title=_decided(tr("No place"), entry))
    if toponym.place is None:
        return Mark(span=span, kind=Kind.UNRESOLVED, title=tr("A place's name that no known place fits"))
    where = words.where(toponym.place, catalogue.countries)
    if toponym.use is Use.ACTOR and entry is None:
        title = tr("{place}, named for who acts there, not as a place", place=where)
        return Mark(span=span, kind=Kind.NAME, title=title)
    kind = Kind.PLACE if toponym.confidence >= SURE else Kind.UNSURE
    return Mark(span=span, kind=kind, title=_decided(f"{where}, {words.confidence(toponym.confidence)}", entry))


def _decided(what: str, entry: Correction | None) -> str:
    return tr("{what}, decided by {who}", what=what, who=entry.who) if entry else what


def route_mark(row: RouteRow) -> Mark:
    """The sentence of a route."""
    way = words.way(tuple(stop.place for stop in row.stops), row.direction)
    title = tr("Route {way}", way=way) + f", {words.mode(row.mode).lower()}, {words.status(row.status).lower()}"
    return Mark(span=row.evidence, kind=Kind.ROUTE, title=title, style=row.mode.value)
