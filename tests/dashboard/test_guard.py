"""The guard before everything that is served: whom it lets in, and where it lets a page reach."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from dashboard.__main__ import CONFIG
from dashboard.guard import POLICY, TILES, Guard
from tests.dashboard.api.client import get, run

STATIC = Path(__file__).parents[2] / "dashboard" / "static"
HOSTS = tomllib.loads(CONFIG.read_text("utf-8"))["server"]["allowedHosts"]


@pytest.fixture(scope="module")
def app() -> ASGIApp:
    own = {"Content-Security-Policy": "default-src 'none'"}
    routes = [
        Route("/", lambda _: PlainTextResponse("page")),
        Route("/own", lambda _: PlainTextResponse("own", headers=own)),
    ]
    return Guard(Starlette(routes=routes), HOSTS)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.1:8501", "localhost:1", "LocalHost:65535"])
def test_this_machine_is_let_in(app: ASGIApp, host: str) -> None:
    assert get(app, "/", host=(host,)).body == b"page"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0", "",
        "evil.example#127.0.0.1", "127.0.0.1:8501@evil.example", "127x0x0x1", "127.0.0.1:", "127.0.0.1:80a",
        "127.0.0.1:8501\n", "localhost:١",
    ],
)  # fmt: skip
def test_any_other_name_is_refused_with_one_sentence(app: ASGIApp, host: str) -> None:
    answer = get(app, "/", host=(host.encode().decode("latin-1"),))
    assert answer.status == 403
    assert "127.0.0.1 and localhost" in answer.json["error"]


@pytest.mark.parametrize("hosts", [(), ("127.0.0.1", "evil.example"), ("127.0.0.1", "127.0.0.1")])
def test_a_request_without_exactly_one_name_is_refused(app: ASGIApp, hosts: tuple[str, ...]) -> None:
    assert get(app, "/", host=hosts).status == 403


def test_a_websocket_of_another_name_is_closed_before_it_opens(app: ASGIApp) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    run(app({"type": "websocket", "headers": [(b"host", b"evil.example")]}, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_every_answer_says_where_its_page_may_reach_and_keeps_what_it_said_itself(app: ASGIApp) -> None:
    assert get(app, "/").headers["content-security-policy"] == POLICY
    assert get(app, "/own").headers["content-security-policy"] == "default-src 'none'"
    assert get(app, "/").headers["x-content-type-options"] == "nosniff"


def test_the_only_foreign_host_is_that_of_the_background_and_for_pictures_alone() -> None:
    foreign = {part for part in POLICY.split("; ") if "//" in part}
    assert foreign == {f"img-src 'self' data: blob: {TILES}"}
    asked = re.search(r'TILES = "(https://[^/]+)/', (STATIC / "furniture.js").read_text("utf-8"))
    assert asked is not None
    assert asked[1] == TILES
