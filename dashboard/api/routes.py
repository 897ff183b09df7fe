"""The addresses of the API: requests in, JSON out; a refusal is JSON too. Nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import source
from dashboard.api import answers
from dashboard.api.answers import Names
from dashboard.api.openapi import ENDPOINTS, JSON, Endpoint, openapi
from dashboard.api.page import page
from dashboard.api.parameters import Asked, BadRequest, read
from dashboard.panels.document_marks import reading
from gazetteer.serialise import Json
from reports.errors import ReportsError, UnknownFilter
from reports.model import Status
from reports.query import checked
from reports.rows import Filters, Selection
from reports.serialise import dumps

_CLOSED: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request that was understood, put to the store as it is now. `base` is where the API is."""

    asked: Asked
    store: source.OpenStore
    names: Names
    filters: Filters
    selection: Selection
    base: str
    id: str

    @property
    def part(self) -> slice:
        """Which of all rows stand on the page that was asked for."""
        return slice(self.asked.offset, self.asked.offset + self.asked.limit)

    def page(self, path: str, total: int, name: str, items: list[Json]) -> dict[str, Json]:
        """The rows of a page, and where the next one is."""
        following = f"{self.base}/{path}?{self.asked.after()}" if self.asked.offset + len(items) < total else None
        return {
            name: items,
            "total": total,
            "limit": self.asked.limit,
            "offset": self.asked.offset,
            "next": following if items else None,
            "version": self.store.version,
        }


def routes(store: Path) -> list[BaseRoute]:
    """The routes of the API over the store at a path. It need not be there yet: until it is, the answer is 503."""
    described = (dumps(openapi(), indent=1) + "\n").encode()
    written = page()

    def description(_: Request) -> Response:
        return _json(described)

    def for_people(_: Request) -> Response:
        policy = f"{_CLOSED}; style-src 'unsafe-inline'; img-src data:"
        return HTMLResponse(written, headers={"Content-Security-Policy": policy})

    inner = Starlette(
        routes=[
            Route("/api", for_people),
            Route("/api/", for_people),
            Route("/api/openapi.json", description),
            *(Route(endpoint.path, _handler(endpoint, store)) for endpoint in ENDPOINTS),
        ],
        exception_handlers={
            HTTPException: _refused,
            BadRequest: _bad,
            UnknownFilter: _bad,
            ReportsError: _no_store,
            Exception: _failed,
        },
    )
    inner.router.redirect_slashes = False
    return [_Below(inner)]


class _Below(BaseRoute):
    """Everything at and below /api, whatever stands in the path: a pattern of paths would let line ends through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for the API."""
        mine = scope["type"] == "http" and f"{scope['path']}/".startswith("/api/")
        return (Match.FULL if mine else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand it on."""
        await self._app(scope, receive, send)


def _handler(endpoint: Endpoint, store: Path) -> Callable[[Request], Response]:
    answer = _ANSWERS[endpoint.name]

    def handle(request: Request) -> Response:
        value = answer(_question(request, endpoint, store))
        return _json((dumps(value) + "\n").encode(), kind=endpoint.kind)

    return handle


def _question(request: Request, endpoint: Endpoint, store: Path) -> Question:
    asked = read(request.scope["query_string"].decode("latin-1"), endpoint.parameters)
    opened = source.open_store(store)
    snapshot = source.snapshot(opened)
    filters = checked(snapshot, asked.filters)
    return Question(
        asked=asked,
        store=opened,
        names=Names(actors=snapshot.actors, documents=snapshot.documents),
        filters=filters,
        selection=source.selection(opened, filters),
        base=f"{request.url.scheme}://{request.url.netloc}/api",
        id=request.path_params.get("id", ""),
    )


def _places(question: Question) -> Json:
    marks = answers.place_marks(question.selection)
    items = [
        answers.place_feature(
            mark, question.names, f"{question.base}/mentions?{question.asked.of_place(mark.place.id)}"
        )
        for mark in marks[question.part]
    ]
    return {"type": "FeatureCollection", **question.page("places", len(marks), "features", items)}


def _routes(question: Question) -> Json:
    rows = question.selection.routes
    items = [answers.route_feature(row, question.names) for row in rows[question.part]]
    return {"type": "FeatureCollection", **question.page("routes", len(rows), "features", items)}


def _mentions(question: Question) -> Json:
    rows = question.selection.mentions
    items = [answers.mention_item(row, question.names) for row in rows[question.part]]
    return question.page("mentions", len(rows), "mentions", items)


def _documents(question: Question) -> Json:
    narrowed = question.filters != Filters()
    rows = answers.document_rows(question.selection, question.names, narrowed=narrowed)
    items = [
        answers.document_item(one, f"{question.base}/documents/{quote(one[0].id, safe=':')}")
        for one in rows[question.part]
    ]
    return question.page("documents", len(rows), "documents", items)


def _document(question: Question) -> Json:
    found = reading(question.store, question.id) if question.id in question.names.documents else None
    if found is None:
        raise HTTPException(404, f"there is no document {question.id[:80]!r}; /api/documents lists them")
    every = Filters(documents=(question.id,), statuses=tuple(Status))
    selection = source.selection(question.store, every)
    return answers.document_whole(found, question.names.documents[question.id], selection, question.names)


def _actors(question: Question) -> Json:
    with_organs = question.filters.include_organs
    rows = answers.actor_counts(question.selection, question.names, with_organs=with_organs)
    return question.page("actors", len(rows), "actors", [answers.actor_item(one) for one in rows[question.part]])


_ANSWERS: Final[Mapping[str, Callable[[Question], Json]]] = MappingProxyType(
    {
        "places": _places,
        "routes": _routes,
        "mentions": _mentions,
        "documents": _documents,
        "document": _document,
        "actors": _actors,
    }
)


def _json(content: bytes, *, status: int = 200, kind: str = JSON, headers: Mapping[str, str] | None = None) -> Response:
    # Not to be kept: what an analyst looked at does not stay in a browser's cache.
    closed = {"Content-Security-Policy": _CLOSED, "Cache-Control": "no-store"}
    return Response(content, status, {**closed, **(headers or {})}, kind)


def _error(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    return _json((dumps({"error": sentence}) + "\n").encode(), status=status, headers=headers)


def _bad(_: Request, error: Exception) -> Response:
    return _error(400, str(error))


def _no_store(_: Request, error: Exception) -> Response:
    return _error(503, str(error))


def _failed(_: Request, __: Exception) -> Response:
    return _error(500, "this could not be answered; the reason stands where the dashboard was started")


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 405:
        return _error(405, f"{request.method[:20]} is not answered here; give GET or HEAD", {"Allow": "GET, HEAD"})
    if isinstance(error, HTTPException) and error.detail != "Not Found":
        return _error(status, error.detail)
    return _error(status, f"there is nothing at {request.url.path[:80]!r}; /api says what there is")
