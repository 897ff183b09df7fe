"""followthemoney entities, one JSON object a line, in the names of the model's schema (version 4).

Documents, actors, places as addresses, mentions as events, routes as trips.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from gazetteer.place import Place
from gazetteer.serialise import Json
from reports.model import Actor, ActorKind
from reports.rows import DocumentRow, MentionRow, RouteRow, Selection
from reports.serialise import dumps
from reports.snapshot import possible_days
from reports.tables import date_label, place_label

_SCHEMAS: Final = {
    ActorKind.STATE: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.COMPANY: "Company",
    ActorKind.CARRIER: "Company",
    ActorKind.PERSON: "Person",
}


def ftm(selection: Selection, actors: Mapping[str, Actor]) -> bytes:
    """Every entity once, what is referred to before what refers to it."""
    rows: list[MentionRow | RouteRow] = [*selection.mentions, *selection.routes]
    places = {mention.place.id: mention.place for mention in selection.mentions}
    places |= {stop.place.id: stop.place for route in selection.routes for stop in route.stops}
    known = dict.fromkeys(key for row in rows for key in (*row.actor_ids, getattr(row, "carrier", None)) if key)
    entities = [
        *(_document(document) for document in {row.document.id: row.document for row in rows}.values()),
        *(_actor(actors[key]) for key in known if key in actors),
        *(_address(place) for place in places.values()),
        *(_event(row, actors) for row in selection.mentions),
        *(_trip(row, actors) for row in selection.routes),
    ]
    return "".join(f"{dumps(entity)}\n" for entity in entities).encode()


def _entity(kind: str, key: str, schema: str, properties: Mapping[str, tuple[str | None, ...]]) -> Json:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {
        "id": _id(kind, key),
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def _id(kind: str, key: str) -> str:
    """The same for the same thing in every export, so that a second import renews the first."""
    return f"dateline-{kind}-{hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()}"


def _document(document: DocumentRow) -> Json:
    published = document.published.isoformat() if document.published else None
    return _entity(
        "document",
        document.id,
        "Document",
        {
            "title": (document.label,),
            "publisher": (document.publisher,),
            "author": (document.author,),
            "publishedAt": (published,),
            "sourceUrl": (document.url,),
        },
    )


def _actor(actor: Actor) -> Json:
    country = actor.country_code.lower() if actor.country_code else None
    where = "nationality" if actor.kind is ActorKind.PERSON else "country"
    return _entity(
        "actor", actor.id, _SCHEMAS[actor.kind], {"name": (actor.name,), "alias": actor.aliases, where: (country,)}
    )


def _address(place: Place) -> Json:
    lon, lat = place.position
    return _entity(
        "place",
        place.id,
        "Address",
        {
            "full": (place_label(place),),
            "city": (place.name if place.feature_class == "P" else None,),
            "region": (place.admin1_name,),
            "country": (place.country_code.lower() if place.country_code else None,),
            "latitude": (f"{lat}",),
            "longitude": (f"{lon}",),
        },
    )


def _event(row: MentionRow, actors: Mapping[str, Actor]) -> Json:
    place = row.place
    country = place.country_code.lower() if place.country_code else None
    properties = {
        "name": (f"{place.name}: {row.surface}",),
        "location": (place_label(place),),
        "country": (country,),
        "addressEntity": (_id("place", place.id),),
        **dict(_claim(row, actors)),
    }
    key = f"{row.document.id} {row.evidence} {place.id} {row.surface} {row.within}"
    return _entity("mention", key, "Event", properties)


def _trip(row: RouteRow, actors: Mapping[str, Actor]) -> Json:
    stops = " → ".join(stop.place.name for stop in row.stops)
    properties = {
        "name": (f"{stops} ({row.mode.value}, {row.status.value})",),
        "startLocation": (_id("place", row.stops[0].place.id),),
        "endLocation": (_id("place", row.stops[-1].place.id),),
        "organizer": (_id("actor", row.carrier) if row.carrier and row.carrier in actors else None,),
        "notes": (
            f"Way: {row.mode.value}; status: {row.status.value}; direction: {row.direction.value}; stops: {stops}",
        ),
        **dict(_claim(row, actors)),
    }
    key = f"{row.document.id} {row.evidence} {stops} {row.mode} {row.status} {row.direction}"
    return _entity("route", key, "Trip", properties)


def _claim(row: MentionRow | RouteRow, actors: Mapping[str, Actor]) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """What mentions and routes have in common: the words, the day, who, and the report."""
    first, last = possible_days(row.date, None)
    same = first == last and first is not None
    yield "summary", (row.quote.strip(),)
    yield "date", (date_label(row.date) if same else None,)
    yield "startDate", (first.isoformat() if first and not same else None,)
    yield "endDate", (last.isoformat() if last and not same and last.year < 9999 else None,)
    yield "involved", tuple(_id("actor", key) for key in row.actor_ids if key in actors)
    yield "proof", (_id("document", row.document.id),)
    yield "sourceUrl", (row.document.url,)
