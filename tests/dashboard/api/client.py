"""Asking the API without a server: a request as the server hands it over, byte for byte, and the answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator, FormatChecker
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message

from dashboard.api.openapi import openapi
from dashboard.api.routes import routes
from dashboard.guard import Guard

HOST = "127.0.0.1:8501"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def run(answering: Awaitable[None]) -> None:
    """Run to the end in a thread of its own, for the browser's driver has a loop of its own in the tests' thread."""

    async def answered() -> None:
        await answering

    with ThreadPoolExecutor(max_workers=1) as alone:
        alone.submit(asyncio.run, answered()).result()


def served(store: Path) -> ASGIApp:
    """The API over a store, behind the guard, as the server has it."""
    return Guard(Starlette(routes=routes(store)), ("127.0.0.1", "localhost"))


def get(app: ASGIApp, url: str, *, method: str = "GET", host: tuple[str, ...] = (HOST,)) -> Answer:
    """What the application answers; `url` is sent as it stands."""
    path, _, query = url.partition("?")
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http", "root_path": "",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode("latin-1", "replace"),
        "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 50000),
        "headers": [(b"host", name.encode("latin-1")) for name in host],
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    run(app(scope, receive, send))
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(status=sent[0]["status"], headers=headers, body=b"".join(part.get("body", b"") for part in sent[1:]))


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{name}", "components": openapi()["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def fits(value: Any, name: str) -> bool:
    """Whether a value has the published shape; what is wrong with it is raised."""
    _validator(name).validate(value)
    return True
