"""The API described: its endpoints as a table, and that table as an OpenAPI 3.1 document. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.api.parameters import FILTERS, MOST, OF_THE_PAGE, PAGING, USUAL, Parameter
from dashboard.api.schemas import schemas
from gazetteer.serialise import Json

JSON: Final = "application/json"
GEOJSON: Final = "application/geo+json"
LISTED: Final = (*FILTERS, *PAGING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of the API: where, what, which parameters, and the shape and type of its answer."""

    name: str
    path: str
    about: str
    schema: str
    parameters: tuple[Parameter, ...] = LISTED
    kind: str = JSON


ENDPOINTS: Final = (
    Endpoint(name="places", path="/api/places", schema="Places", kind=GEOJSON,
             about="The places mentioned, the most mentioned first, as points with counts."),
    Endpoint(name="routes", path="/api/routes", schema="Routes", kind=GEOJSON,
             about="The routes, one for each sentence that tells of one, as lines with ordered stops and evidence."),
    Endpoint(name="mentions", path="/api/mentions", schema="Mentions",
             about="The mentions of places, each with who, when, and the sentence that says so."),
    Endpoint(name="documents", path="/api/documents", schema="Documents",
             about="The documents with their counts; with a filter those alone in which it leaves something."),
    Endpoint(name="document", path="/api/documents/{id}", schema="Document", parameters=(),
             about="One document: its text and everything found in it, denied routes too, after the corrections."),
    Endpoint(name="actors", path="/api/actors", schema="Actors",
             about="Who is tied to what the filters leave, most frequent first; organs count for those above them."),
)  # fmt: skip

ABOUT: Final = f"""What the dashboard shows, for programs on this machine. Reading only: `GET` and `HEAD`.

The filters are the parameters of the page's address, so a link's query works here. Values of one parameter are
alternatives, parameters narrow each other. As on the page, denied routes are left out unless `status` asks for them.
The keys {", ".join(f"`{key}`" for key in sorted(OF_THE_PAGE))} of a link are let through and change nothing.

Answers come in pages of `limit` ({USUAL} unless said, {MOST} at most); follow `next` until it is null.
Offsets count code points of the document's text. Texts and names are as reports wrote them: escape them before they
go into a page."""


def openapi() -> dict[str, Json]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dateline", "version": "1", "description": ABOUT},
        "servers": [{"url": "/"}],
        "paths": {endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS},
        "components": {"schemas": schemas()},
    }


def _operation(endpoint: Endpoint) -> dict[str, Json]:
    wrong = {"400": "A parameter is unknown or has a value that cannot be."} if endpoint.parameters else {}
    wrong |= {"403": "The host is not this machine."}
    wrong |= {"404": "There is no such document."} if "{id}" in endpoint.path else {}
    wrong |= {"503": "The store is not there or damaged."}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.about,
        "parameters": [*_of_path(endpoint), *map(_described, endpoint.parameters)],
        "responses": {
            "200": _answer("What was asked for.", endpoint.kind, endpoint.schema),
            **{status: _answer(about, JSON, "Error") for status, about in wrong.items()},
        },
    }


def _answer(about: str, kind: str, schema: str) -> Json:
    return {"description": about, "content": {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


def _of_path(endpoint: Endpoint) -> list[Mapping[str, Json]]:
    if "{id}" not in endpoint.path:
        return []
    about = "The id of a document, as the list gives it."
    return [{"name": "id", "in": "path", "required": True, "description": about, "schema": {"type": "string"}}]


def _described(parameter: Parameter) -> Mapping[str, Json]:
    about = f"{parameter.about} Give {parameter.right}."
    described: dict[str, Json] = {"name": parameter.name, "in": "query", "description": about}
    if parameter.many:
        schema: Json = {"type": "array", "items": parameter.schema}
        return described | {"schema": schema, "style": "form", "explode": True}
    return described | {"schema": parameter.schema}
