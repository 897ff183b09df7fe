"""What the API answers, from rows as they were selected. Pure; the words are those of `reports parse --format json`.

Places and routes are GeoJSON after RFC 7946 (longitude before latitude, lines cut at ±180°), the rest plain JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.marks import PlaceMark, gather, reports
from dashboard.panels.document_marks import Reading
from gazetteer.serialise import Json, place_to_json, toponym_to_json
from reports.document import Span
from reports.exporting.geojson import route_geometry
from reports.model import Actor
from reports.rows import DocumentRow, MentionRow, RouteRow, Selection
from reports.serialise import actor_json, actor_mention_json, date_json
from reports.snapshot import with_parents


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What ids stand for."""

    actors: Mapping[str, Actor]
    documents: Mapping[str, DocumentRow]

    def actor(self, actor_id: str) -> Json:
        """An actor; its id for its name where the store no longer knows it."""
        if actor_id in self.actors:
            return actor_json(self.actors[actor_id])
        return {"id": actor_id, "name": actor_id, "kind": None, "country_code": None}


def place_marks(selection: Selection) -> tuple[PlaceMark, ...]:
    """The places that mentions lead to, the most mentioned first."""
    return gather(selection.mentions, ()).places


def place_feature(mark: PlaceMark, names: Names, mentions_url: str) -> Json:
    """A place with its counts; `extent` says whether its position is where it is, or the middle of something wide."""
    actors = Counter(actor for row in mark.mentions for actor in row.actor_ids)
    properties: dict[str, Json] = {
        **_without_position(place_to_json(mark.place)),
        "extent": "point" if mark.is_point else "area",
        "mentions": mark.count,
        "doubtful": mark.doubtful,
        "documents": reports(mark.mentions),
        "actors": [names.actor(actor) for actor, _ in actors.most_common()],
        "mentions_url": mentions_url,
    }
    point: Json = {"type": "Point", "coordinates": list(mark.place.position)}
    return {"type": "Feature", "id": mark.place.id, "geometry": point, "properties": properties}


def _without_position(place: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in place.items() if name not in {"longitude", "latitude"}}


def route_feature(row: RouteRow, names: Names) -> Json:
    """A route as one sentence tells it, with its stops in order."""
    properties = route(row, names) | {"document": document_named(row.document)}
    return {"type": "Feature", "id": row.id, "geometry": route_geometry(row), "properties": properties}


def route(row: RouteRow, names: Names) -> dict[str, Json]:
    """A route without its document; kilometres along the geodesics."""
    return {
        "id": row.id,
        "stops": [
            _span(stop.within, row.evidence) | {"text": stop.surface, "place": place_to_json(stop.place)}
            for stop in row.stops
        ],
        "mode": row.mode.value,
        "status": row.status.value,
        "direction": row.direction.value,
        "implied": row.implied,
        "distance_km": round(row.distance_km, 1),
        "carrier": names.actor(row.carrier) if row.carrier else None,
        **_claim(row, names),
    }


def mention(row: MentionRow, names: Names) -> dict[str, Json]:
    """A mention without its document."""
    return {
        "id": row.id,
        **_span(row.within, row.evidence),
        "text": row.surface,
        "use": row.use.value,
        "place": place_to_json(row.place),
        "alternatives": [{"place": place_to_json(other.place), "score": other.score} for other in row.alternatives],
        "reasons": list(row.reasons),
        **_claim(row, names),
    }


def mention_item(row: MentionRow, names: Names) -> Json:
    """A mention with the document that says so."""
    return mention(row, names) | {"document": document_named(row.document)}


def _span(within: Span | None, evidence: Span) -> dict[str, Json]:
    """Where a name stands in the document's text, in code points; null where it is not in the evidence."""
    if within is None:
        return {"start": None, "end": None}
    return {"start": within.start + evidence.start, "end": within.end + evidence.start}


def _claim(row: MentionRow | RouteRow, names: Names) -> dict[str, Json]:
    return {
        "actors": [names.actor(actor) for actor in row.actor_ids],
        "date": date_json(row.date),
        "confidence": row.confidence,
        "evidence": {"start": row.evidence.start, "end": row.evidence.end, "text": row.quote},
    }


def document_named(row: DocumentRow) -> dict[str, Json]:
    """What names a document. The label and not the path: where a file lay on a disk is nobody else's business."""
    return {
        "id": row.id,
        "title": row.label,
        "publisher": row.publisher,
        "published": row.published.isoformat() if row.published else None,
        "url": row.url,
    }


def document_about(row: DocumentRow) -> dict[str, Json]:
    """A document without its text; `copy_of` is the id of the earliest of its copies, null for that itself."""
    return document_named(row) | {"author": row.author, "language": row.language, "copy_of": row.duplicate_of}


def document_rows(selection: Selection, names: Names, *, narrowed: bool) -> list[tuple[DocumentRow, int, int]]:
    """Documents with their mentions and routes, in the order they were stored; those with neither unless narrowed."""
    mentions = Counter(row.document.id for row in selection.mentions)
    routes = Counter(row.document.id for row in selection.routes)
    counted = ((row, mentions[key], routes[key]) for key, row in names.documents.items())
    return [one for one in counted if one[1] or one[2] or not narrowed]


def document_item(one: tuple[DocumentRow, int, int], url: str) -> Json:
    """A document in the list."""
    row, mentions, routes = one
    return document_about(row) | {"mentions": mentions, "routes": routes, "self": url}


def document_whole(found: Reading, row: DocumentRow, selection: Selection, names: Names) -> Json:
    """A document with its text and all that was found in it, after the corrections."""
    return {
        "document": document_about(row) | {"text_length": len(found.document.text)},
        "text": found.document.text,
        "toponyms": [toponym_to_json(toponym) for toponym, _ in found.toponyms],
        "actors": [actor_mention_json(actor) for actor in found.actors],
        "mentions": [mention(one, names) for one in selection.mentions],
        "routes": [route(one, names) for one in found.routes],
    }


def actor_counts(selection: Selection, names: Names, *, with_organs: bool) -> Sequence[tuple[Actor, int, int]]:
    """Who is tied to what was selected, with mentions and routes, most frequent first; organs count for those above."""
    mentions = _acting(((row.actor_ids, None) for row in selection.mentions), names, with_organs=with_organs)
    routes = _acting(((row.actor_ids, row.carrier) for row in selection.routes), names, with_organs=with_organs)
    found = [(names.actors[key], mentions[key], routes[key]) for key in mentions | routes if key in names.actors]
    return sorted(found, key=lambda one: (-one[1] - one[2], one[0].name, one[0].id))


def _acting(rows: Iterable[tuple[tuple[str, ...], str | None]], names: Names, *, with_organs: bool) -> Counter[str]:
    acting = ({*actors, carrier} if carrier else set(actors) for actors, carrier in rows)
    return Counter(key for ids in acting for key in (with_parents(ids, names.actors) if with_organs else ids))


def actor_item(one: tuple[Actor, int, int]) -> Json:
    """An actor in the list."""
    actor, mentions, routes = one
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country_code": actor.country_code,
        "parent": actor.parent,
        "mentions": mentions,
        "routes": routes,
    }
