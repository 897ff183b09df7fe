"""Mentions that the extraction did not make and a correction calls for: a name that was unresolved now has a place."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gazetteer.fold import fold
from gazetteer.place import Place
from gazetteer.toponym import Toponym, Use
from reports.corrections import Scope, SetPlace
from reports.corrections_overlay import Overlay, reason
from reports.document import Document, Span
from reports.model import Actor, ActorMention, Mention
from reports.rows import DocumentRow
from reports.sentences import sentences
from reports.store import Store

Row = tuple[Any, ...]
_Silent = tuple[int, Toponym, tuple[str, ...]]
_SILENT: Final = """SELECT id, document_id, span_start, span_end, surface, use, confidence FROM toponyms t
    WHERE demonym = 0 AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.toponym_id = t.id)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a store: its documents, places and actors by id, and what of it is corrected."""

    store: Store
    documents: Mapping[str, DocumentRow]
    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    overlay: Overlay


def added_rows(known: Known, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of mentions, as `columns` names their values, for corrected names that have none; ids are negative.

    Who is tied to them and when is found as the extraction finds it, within the corrected document.
    """
    silent: dict[str, list[_Silent]] = defaultdict(list)
    for key, document_id, start, end, surface, use, confidence in _candidates(known.store, known.overlay):
        entry = known.overlay.of_name(document_id, Span(start, end), surface)
        if entry is None or not isinstance(entry.change, SetPlace):
            continue
        change = entry.change
        if use == Use.LITERAL or change.scope is Scope.HERE:
            why = (reason(entry, accepted=False),)
            found = Toponym(
                start=start, end=end, text=surface, use=Use.LITERAL, confidence=confidence, place=change.place
            )
            silent[document_id].append((key, found, why))
    for document_id, found_here in silent.items():
        yield from _rows(known, columns, known.documents[document_id], found_here)


def _candidates(store: Store, overlay: Overlay) -> Iterator[Row]:
    for document_id, start, end in overlay.spots():
        query = f"{_SILENT} AND document_id = ? AND span_start = ? AND span_end = ?"
        yield from store.rows(query, (document_id, start, end))
    names = overlay.wide_names()
    if not names:
        return
    spots = set(overlay.spots())
    for row in store.rows(f"{_SILENT} AND use = 'literal'"):
        if fold(row[4]) in names and (row[1], row[2], row[3]) not in spots:
            yield row


def _rows(known: Known, columns: Sequence[str], document: DocumentRow, silent: Sequence[_Silent]) -> Iterator[Row]:
    from reports.mentions import find_mentions  # noqa: PLC0415 - few need it, and its words take a while to load

    store = known.store
    ((text,),) = store.rows("SELECT text FROM documents WHERE id = ?", (document.id,))
    source = Document(id=document.id, path=document.path, text=text, title=document.title, published=document.published)
    toponyms = _literal(known, document.id) + [toponym for _, toponym, _ in silent]
    made = find_mentions(source, toponyms, _actor_mentions(known, document.id), sentences(text))
    by_span = {(mention.toponym.start, mention.toponym.end): mention for mention in made}
    for key, toponym, why in silent:
        mention = by_span[toponym.start, toponym.end]
        quote = mention.evidence.quote
        values = _values(mention, -key, json.dumps(known.overlay.actor_ids(mention.actor_ids, quote)), json.dumps(why))
        yield tuple(values.get(name) for name in columns)


def _actor_mentions(known: Known, document_id: str) -> list[ActorMention]:
    query = "SELECT span_start, span_end, surface, actor_id FROM actor_mentions WHERE document_id = ?"
    return [
        ActorMention(span=Span(start, end), text=text, actor=actor)
        for start, end, text, actor_id in known.store.rows(query, (document_id,))
        if (actor := known.actors.get(known.overlay.actor(actor_id)))
    ]


def _literal(known: Known, document_id: str) -> list[Toponym]:
    """The names that do have a mention, which share clauses with the others."""
    query = """SELECT span_start, span_end, surface, place_id FROM toponyms
        WHERE document_id = ? AND use = 'literal' AND demonym = 0 AND place_id IS NOT NULL"""
    return [
        Toponym(start=start, end=end, text=text, use=Use.LITERAL, confidence=1.0, place=known.places[place_id])
        for start, end, text, place_id in known.store.rows(query, (document_id,))
    ]


def _values(mention: Mention, key: int, actors: str, reasons: str) -> dict[str, Any]:
    toponym, evidence, when = mention.toponym, mention.evidence, mention.date
    return {
        "document_id": evidence.document_id,
        "actors": actors,
        "id": key,
        "place_id": mention.place.id,
        "surface": toponym.text,
        "span_start": toponym.start,
        "span_end": toponym.end,
        "confidence": 1.0,
        "alternatives": "[]",
        "reasons": reasons,
        "evidence_start": evidence.span.start,
        "evidence_end": evidence.span.end,
        "quote": evidence.quote,
        "date_start": when.start.isoformat() if when else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "date_precision": when.precision.value if when else None,
        "date_source": when.source.value if when else None,
    }
