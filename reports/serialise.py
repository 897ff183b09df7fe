"""Extraction to the JSON of `reports parse --format json`. Strict JSON: no NaN, offsets in code points."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gazetteer.serialise import Json, place_to_json, toponym_to_json
from reports.document import Document, Evidence
from reports.model import Actor, ActorMention, EventDate, Extraction, Mention, Route, Stop


def to_json(extraction: Extraction, *, indent: int | None = 1, **before: str | int) -> str:
    """The whole extraction as one JSON object; `before` are members that come first. Raises ValueError for NaN."""
    return dumps({**before, **extraction_json(extraction)}, indent=indent)


def json_parts(extraction: Extraction) -> Iterator[str]:
    """What `to_json` gives, piece by piece: of a long text the whole would take more memory than reading it."""
    before = "{"
    for name, value in _members(extraction):
        yield f'{before}\n "{name}": '
        before = ","
        if isinstance(value, Iterator):
            yield from _list_parts(value)
        else:
            yield _inner(value, 1)
    yield "\n}"


def _list_parts(items: Iterator[Json]) -> Iterator[str]:
    before = "["
    for item in items:
        yield f"{before}\n  {_inner(item, 2)}"
        before = ","
    yield "[]" if before == "[" else "\n ]"


def _inner(value: Json, depth: int) -> str:
    """A value inside of others; no string of JSON holds an end of line of its own."""
    return dumps(value, indent=1).replace("\n", "\n" + " " * depth)


def dumps(value: Json, *, indent: int | None = None) -> str:
    """Strict JSON in readable characters. Raises ValueError for NaN and infinity."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)


def extraction_json(extraction: Extraction) -> dict[str, Json]:
    """The members `document`, `toponyms`, `actors`, `mentions` and `routes`."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in _members(extraction)}


def _members(extraction: Extraction) -> Iterator[tuple[str, Json | Iterator[Json]]]:
    yield "document", document_json(extraction.document)
    yield "toponyms", map(toponym_to_json, extraction.toponyms)
    yield "actors", map(actor_mention_json, extraction.actor_mentions)
    yield "mentions", map(mention_json, extraction.mentions)
    yield "routes", map(route_json, extraction.routes)


def document_json(document: Document) -> Json:
    """What a document says about itself, and the length of its text."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "url": document.url,
        "path": document.path,
        "text_length": len(document.text),
    }


def actor_json(actor: Actor) -> Json:
    """An actor as results name it."""
    return {"id": actor.id, "name": actor.name, "kind": actor.kind.value, "country_code": actor.country_code}


def actor_mention_json(found: ActorMention) -> Json:
    """An actor's name at its span."""
    return {"start": found.span.start, "end": found.span.end, "text": found.text, "actor": actor_json(found.actor)}


def date_json(date: EventDate | None) -> Json:
    """A date with its precision and where it comes from."""
    if date is None:
        return None
    return {
        "start": date.start.isoformat(),
        "end": date.end.isoformat() if date.end else None,
        "precision": date.precision.value,
        "source": date.source.value,
    }


def mention_json(mention: Mention) -> Json:
    """A place in its literal use with the actors tied to it."""
    return {
        "place_id": mention.place.id,
        "actor_ids": list(mention.actor_ids),
        "date": date_json(mention.date),
        "evidence": _evidence_json(mention.evidence),
    }


def route_json(route: Route) -> Json:
    """A route with its stops in order; kilometres along the geodesics."""
    return {
        "stops": [_stop_json(stop) for stop in route.stops],
        "mode": route.mode.value,
        "carrier": route.carrier,
        "actor_ids": list(route.actor_ids),
        "date": date_json(route.date),
        "status": route.status.value,
        "direction": route.direction.value,
        "implied": route.implied,
        "distance_km": round(route.distance_km, 1),
        "confidence": route.confidence,
        "evidence": _evidence_json(route.evidence),
    }


def _stop_json(stop: Stop) -> Json:
    start, end = stop.span or (None, None)
    return {"start": start, "end": end, "text": stop.text, "place": place_to_json(stop.place)}


def _evidence_json(evidence: Evidence) -> Json:
    return {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.quote}
