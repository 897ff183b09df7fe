"""What the server asks of every request and says with every answer: known host names, and where a page may reach."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TILES: Final = "https://tile.openstreetmap.org"
"""The one foreign host that a page may ask, for pictures alone: the online background, off until it is wanted."""

POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        # streamlit-folium runs the map by eval, and Streamlit runs scripts inline and from blobs. What this
        # policy keeps is where data can go, not which script runs.
        "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        f"img-src 'self' data: blob: {TILES}",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
_ALWAYS: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
)


class Guard:
    """ASGI middleware around everything that is served.

    A request whose Host is none of `hosts` (with any port) is refused with 403: a foreign page whose name was made to
    lead to this machine could otherwise read the reports. Every other answer carries a Content-Security-Policy, the
    one above where it has none of its own.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        names = "|".join(map(re.escape, hosts))
        self._host = re.compile(rf"(?:{names})(?::[0-9]{{1,5}})?", re.IGNORECASE | re.ASCII)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif not self._known(Headers(scope=scope)):
            await _refuse(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send))

    def _known(self, headers: Headers) -> bool:
        given = headers.getlist("host")
        return len(given) == 1 and self._host.fullmatch(given[0]) is not None


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # before it was accepted: the answer is 403
        return
    sentence = "this server answers at 127.0.0.1 and localhost alone; open it under one of these"
    await JSONResponse({"error": sentence}, 403)(scope, receive, send)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", POLICY)
            for name, value in _ALWAYS:
                headers.setdefault(name, value)
        await send(message)

    return sending
