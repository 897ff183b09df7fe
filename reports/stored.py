"""Reading the store back: its rows as the types of this package. Every query here only reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Alternative, Toponym, Use
from reports.copies import Standing, originals
from reports.document import Document, Span
from reports.errors import StoreDamaged
from reports.model import Actor, ActorKind, ActorMention, DateSource, EventDate, Precision
from reports.regions import furniture_of, left_out_of, names_of
from reports.rows import DocumentRow
from reports.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A path that could not become a document: why, and when (ISO 8601)."""

    path: str
    reason: str
    rejected_at: str


def places(store: Store) -> dict[str, Place]:
    """Every place in the store by its id."""
    return {row[0]: _place(row) for row in store.rows("SELECT * FROM places")}


def actors(store: Store) -> dict[str, Actor]:
    """Every actor that the store knows by its id: the whole catalogue of the last ingest."""
    return {row[0]: _actor(row) for row in store.rows("SELECT * FROM actors ORDER BY name, id")}


def documents(store: Store) -> dict[str, DocumentRow]:
    """Every document by its id, without its text; in the order they were stored."""
    query = """SELECT d.id, (SELECT min(path) FROM paths p WHERE p.document_id = d.id),
        title, publisher, author, published, language, url FROM documents d ORDER BY d.rowid"""
    found = {row[0]: _document_row(row) for row in store.rows(query)}
    standings = {key: Standing(id=key, published=row.published, path=row.path) for key, row in found.items()}
    copies = originals(store.rows("SELECT document_id, other_id FROM copies"), standings)
    return {key: replace(row, duplicate_of=copies[key]) if key in copies else row for key, row in found.items()}


def rejections(store: Store) -> tuple[Rejection, ...]:
    """Every path that the last ingest of it refused."""
    rows = store.rows("SELECT path, reason, rejected_at FROM rejections ORDER BY path")
    return tuple(Rejection(path=path, reason=reason, rejected_at=when) for path, reason, when in rows)


def document(store: Store, document_id: str) -> Document | None:
    """A document with its text, None where the store has none of this id."""
    row = documents(store).get(document_id)
    text = store.rows("SELECT text, furniture, left_out, detected FROM documents WHERE id = ?", (document_id,))
    if row is None or not text:
        return None
    about = (row.title, row.publisher, row.author, row.published, row.language, row.url)
    title, publisher, author, published, language, url = about
    return Document(
        id=row.id,
        path=row.path,
        text=text[0][0],
        title=title,
        publisher=publisher,
        author=author,
        published=published,
        language=language,
        url=url,
        furniture=furniture_of(json.loads(text[0][1])),
        left_out=left_out_of(json.loads(text[0][2])),
        detected=names_of(json.loads(text[0][3])),
    )


def toponyms(store: Store, document_id: str) -> tuple[Toponym, ...]:
    """Every toponym of a document in the order of its text, unresolved ones and actors' too."""
    known = places(store)
    query = """SELECT id, span_start, span_end, surface, use, use_confidence, confidence, place_id, demonym,
        reasons FROM toponyms WHERE document_id = ? ORDER BY span_start, span_end"""
    return tuple(
        Toponym(
            start=start,
            end=end,
            text=surface,
            use=Use(use),
            use_confidence=sureness,
            confidence=confidence,
            place=known[place_id] if place_id else None,
            alternatives=alternatives(store, key, known),
            reasons=words(reasons),
            demonym=bool(demonym),
        )
        for key, start, end, surface, use, sureness, confidence, place_id, demonym, reasons in store.rows(
            query, (document_id,)
        )
    )


def alternatives(store: Store, toponym_id: int, known: dict[str, Place]) -> tuple[Alternative, ...]:
    """The other places that a toponym could have meant, best first."""
    query = "SELECT place_id, score FROM alternatives WHERE toponym_id = ? ORDER BY position"
    return tuple(Alternative(place=known[place], score=score) for place, score in store.rows(query, (toponym_id,)))


def actor_mentions(store: Store, document_id: str) -> tuple[ActorMention, ...]:
    """Every actor's name in a document, in the order of its text."""
    known = actors(store)
    query = """SELECT span_start, span_end, surface, actor_id FROM actor_mentions
        WHERE document_id = ? ORDER BY span_start, span_end"""
    return tuple(
        ActorMention(span=Span(start, end), text=surface, actor=known[actor_id])
        for start, end, surface, actor_id in store.rows(query, (document_id,))
    )


def event_date(values: Iterable[Any]) -> EventDate | None:
    """The four columns of a date (start, end, precision, source) as a date."""
    start, end, precision, source = values
    if start is None:
        return None
    return EventDate(
        start=date.fromisoformat(start),
        end=date.fromisoformat(end) if end else None,
        precision=Precision(precision),
        source=DateSource(source),
    )


def words(text: str) -> tuple[str, ...]:
    """A JSON list of strings as a tuple."""
    found = json.loads(text)
    if not isinstance(found, list):
        raise StoreDamaged(f"the store holds {text[:80]!r} where a list of strings is due; ingest into a new one")
    return tuple(str(word) for word in found)


def _place(row: tuple[Any, ...]) -> Place:
    id_, name, lon, lat, feature_class, feature_code, country_code, admin1_code, admin1_name, population = row
    return Place(
        id=id_,
        name=name,
        position=LonLat(lon, lat),
        feature_class=FeatureClass(feature_class),
        feature_code=feature_code,
        country_code=country_code,
        admin1_code=admin1_code,
        admin1_name=admin1_name,
        population=population,
    )


def _actor(row: tuple[Any, ...]) -> Actor:
    id_, name, kind, country_code, parent, aliases, abbreviations = row
    return Actor(
        id=id_,
        name=name,
        kind=ActorKind(kind),
        country_code=country_code,
        parent=parent,
        aliases=words(aliases),
        abbreviations=words(abbreviations),
    )


def _document_row(row: tuple[Any, ...]) -> DocumentRow:
    id_, path, title, publisher, author, published, language, url = row
    return DocumentRow(
        id=id_,
        path=path or id_,
        title=title,
        publisher=publisher,
        author=author,
        published=date.fromisoformat(published) if published else None,
        language=language,
        url=url,
    )
