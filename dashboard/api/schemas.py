"""The shapes of the API's answers as JSON schemas: what OpenAPI publishes, and what tests hold every answer against.

Nothing may be added to an answer that is not said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from gazetteer.place import FeatureClass
from gazetteer.serialise import Json
from gazetteer.toponym import Use
from reports.model import ActorKind, DateSource, Direction, Mode, Precision, Status

_TEXT: Final[Mapping[str, Json]] = {"type": "string"}
_WORDS: Final[Mapping[str, Json]] = {"type": ["string", "null"]}
_COUNT: Final[Mapping[str, Json]] = {"type": "integer", "minimum": 0}
_PLACED: Final[Mapping[str, Json]] = {"type": ["integer", "null"], "minimum": 0}
_SHARE: Final[Mapping[str, Json]] = {"type": "number", "minimum": 0, "maximum": 1}
_DAY: Final[Mapping[str, Json]] = {"type": "string", "format": "date"}
_DAY_OR_NULL: Final[Mapping[str, Json]] = {"type": ["string", "null"], "format": "date"}
_LINK: Final[Mapping[str, Json]] = {"type": "string", "format": "uri"}


def _of(name: str) -> dict[str, Json]:
    return {"$ref": f"#/components/schemas/{name}"}


def _or_null(schema: Mapping[str, Json]) -> dict[str, Json]:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: Mapping[str, Json], **more: Json) -> dict[str, Json]:
    return {"type": "array", "items": schema, **more}


def _choice(kind: type[StrEnum]) -> dict[str, Json]:
    return {"type": "string", "enum": [choice.value for choice in kind]}


def _object(
    properties: Mapping[str, Mapping[str, Json]], about: str = "", optional: tuple[str, ...] = ()
) -> dict[str, Json]:
    """An object that has these properties and no others."""
    described: dict[str, Json] = {"description": about} if about else {}
    return {
        "type": "object",
        **described,
        "properties": {name: dict(schema) for name, schema in properties.items()},
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _page(name: str, item: str, **more: Mapping[str, Json]) -> dict[str, Json]:
    properties: dict[str, Mapping[str, Json]] = {
        **more,
        name: _list(_of(item)),
        "total": {**_COUNT, "description": "How many there are on all pages."},
        "limit": _COUNT,
        "offset": _COUNT,
        "next": {**_WORDS, "format": "uri", "description": "Where the next page is; null on the last."},
        "version": {**_COUNT, "description": "Grows when the store changes; pages of one version fit together."},
    }
    return _object(properties)


def _feature(id_: Mapping[str, Json], geometry: Mapping[str, Json], properties: str) -> dict[str, Json]:
    return _object(
        {"type": {"const": "Feature"}, "id": id_, "geometry": geometry, "properties": _of(properties)},
        "A feature of GeoJSON (RFC 7946): longitude before latitude, WGS84.",
    )


_POSITION: Final[dict[str, Json]] = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 2,
}
_LINE: Final = _list(_POSITION, minItems=2)
_PLACE: Final[dict[str, Mapping[str, Json]]] = {
    "id": _TEXT, "name": _TEXT, "feature_class": _choice(FeatureClass), "feature_code": _TEXT, "country_code": _WORDS,
    "admin1_code": _WORDS, "admin1_name": _WORDS, "population": {"type": ["integer", "null"]},
}  # fmt: skip
_ON_EARTH: Final[dict[str, Mapping[str, Json]]] = {
    "longitude": {"type": "number", "minimum": -180, "maximum": 180},
    "latitude": {"type": "number", "minimum": -90, "maximum": 90},
}
_ACTOR: Final[dict[str, Mapping[str, Json]]] = {
    "id": _TEXT, "name": _TEXT, "kind": _or_null(_choice(ActorKind)), "country_code": _WORDS,
}  # fmt: skip
_SPAN: Final[dict[str, Mapping[str, Json]]] = {"start": _PLACED, "end": _PLACED, "text": _WORDS}
_CLAIM: Final[dict[str, Mapping[str, Json]]] = {
    "actors": _list(_of("Actor")), "date": _or_null(_of("Date")), "confidence": _SHARE, "evidence": _of("Evidence"),
}  # fmt: skip
_MENTION: Final[dict[str, Mapping[str, Json]]] = {
    "id": {"type": "integer"}, **_SPAN, "use": _choice(Use), "place": _of("Place"),
    "alternatives": _list(_of("Alternative")), "reasons": _list(_TEXT), **_CLAIM,
}  # fmt: skip
_ROUTE: Final[dict[str, Mapping[str, Json]]] = {
    "id": {"type": "integer"}, "stops": _list(_of("Stop"), minItems=2), "mode": _choice(Mode),
    "status": _choice(Status), "direction": _choice(Direction), "implied": {"type": "boolean"},
    "distance_km": {"type": "number", "minimum": 0}, "carrier": _or_null(_of("Actor")), **_CLAIM,
}  # fmt: skip
_NAMED: Final[dict[str, Mapping[str, Json]]] = {
    "id": _TEXT, "title": _TEXT, "publisher": _WORDS, "published": _DAY_OR_NULL, "url": _WORDS,
}  # fmt: skip
_DOCUMENT: Final[dict[str, Mapping[str, Json]]] = {**_NAMED, "author": _WORDS, "language": _WORDS, "copy_of": _WORDS}
_COUNTED: Final[dict[str, Mapping[str, Json]]] = {"mentions": _COUNT, "routes": _COUNT}
_COLLECTION: Final[dict[str, Mapping[str, Json]]] = {"type": {"const": "FeatureCollection"}}


def schemas() -> dict[str, Json]:
    """Every shape by its name."""
    return {
        "Place": _object({"id": _TEXT, "name": _TEXT, **_ON_EARTH, **_PLACE}, "An entry of the gazetteer."),
        "Alternative": _object({"place": _of("Place"), "score": _SHARE}, "What else a name may mean."),
        "Actor": _object(_ACTOR, "Who acts; its id for its name where the store no longer knows it."),
        "Date": _object(
            {"start": _DAY, "end": _DAY_OR_NULL, "precision": _choice(Precision), "source": _choice(DateSource)}
        ),
        "Evidence": _object(
            {"start": _COUNT, "end": _COUNT, "text": _TEXT},
            "The words that say so; code points of the document's text.",
        ),
        "Stop": _object({**_SPAN, "place": _of("Place")}, "`text` is null where an actor's country stands in for it."),
        "DocumentName": _object(_NAMED),
        "Mention": _object(_MENTION),
        "MentionOfDocument": _object({**_MENTION, "document": _of("DocumentName")}),
        "Route": _object(_ROUTE),
        "RouteProperties": _object({**_ROUTE, "document": _of("DocumentName")}),
        "PlaceProperties": _object(
            {
                **_PLACE,
                "extent": {"enum": ["point", "area"], "description": "`area`: the position is the middle of it."},
                "mentions": _COUNT,
                "doubtful": {**_COUNT, "description": "How many of the mentions are unsure."},
                "documents": _COUNT,
                "actors": _list(_of("Actor")),
                "mentions_url": {**_LINK, "description": "The mentions, each with its sentence."},
            }
        ),
        "PlaceFeature": _feature(
            _TEXT, _object({"type": {"const": "Point"}, "coordinates": _POSITION}), "PlaceProperties"
        ),
        "RouteFeature": _feature({"type": "integer"}, _lines(), "RouteProperties"),
        "Places": _page("features", "PlaceFeature", **_COLLECTION),
        "Routes": _page("features", "RouteFeature", **_COLLECTION),
        "Mentions": _page("mentions", "MentionOfDocument"),
        **_of_documents(),
        "ActorCounted": _object({**_ACTOR, "parent": _WORDS, **_COUNTED}),
        "Actors": _page("actors", "ActorCounted"),
        "Error": _object({"error": _TEXT}, "One sentence: what is wrong, and what would be right."),
    }


def _lines() -> dict[str, Json]:
    one = _object({"type": {"const": "LineString"}, "coordinates": _LINE})
    several = _object({"type": {"const": "MultiLineString"}, "coordinates": _list(_LINE, minItems=2)})
    return {"oneOf": [one, several], "description": "Geodesics; several lines where the way crosses ±180°."}


def _of_documents() -> dict[str, Json]:
    toponym: dict[str, Mapping[str, Json]] = {
        "start": _COUNT, "end": _COUNT, "text": _TEXT, "use": _choice(Use), "confidence": _SHARE,
        "place": _or_null(_of("Place")), "alternatives": _list(_of("Alternative")), "reasons": _list(_TEXT),
        "demonym": {"const": True},
    }  # fmt: skip
    return {
        "DocumentCounted": _object({**_DOCUMENT, **_COUNTED, "self": _LINK}),
        "Documents": _page("documents", "DocumentCounted"),
        "Toponym": _object(toponym, "A name in the text, a place found for it or not.", optional=("demonym",)),
        "ActorName": _object({"start": _COUNT, "end": _COUNT, "text": _TEXT, "actor": _of("Actor")}),
        "Document": _object(
            {
                "document": _object({**_DOCUMENT, "text_length": _COUNT}),
                "text": {**_TEXT, "description": "As a report wrote it: escape it before it goes into a page."},
                "toponyms": _list(_of("Toponym")),
                "actors": _list(_of("ActorName")),
                "mentions": _list(_of("Mention")),
                "routes": _list(_of("Route")),
            }
        ),
    }
