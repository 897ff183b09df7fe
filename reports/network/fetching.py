"""Fetching one page: checked before each step, limited in size and time, within what the site allows."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final, Self

from reports.errors import InvalidDocument
from reports.limits import (
    MAX_FETCH_SECONDS,
    MAX_REDIRECTS,
    MAX_ROBOTS_BYTES,
    MAX_SILENCE_SECONDS,
    Limit,
    Limits,
    beyond,
)
from reports.network.addresses import Address, is_public, joined, parsed
from reports.network.robots import allows
from reports.reading.files import shown

AGENT: Final = "Dateline"
USER_AGENT: Final = f"{AGENT}/0.1 (reads single pages that its user names)"
_ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5"
)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_CHUNK: Final = 64 * 1024


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system finds them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may be fetched, and how names are looked up and machines judged; only tests change the last three."""

    allow_http: bool = False
    seconds: float = MAX_FETCH_SECONDS
    resolve: Callable[[str, int], list[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    reason: str
    location: str | None
    content: bytes


@dataclass(slots=True, kw_only=True)
class _Errand:
    """One page to fetch: what may be done for it, and the time it has left."""

    policy: Policy
    limits: Limits
    name: str
    robots: dict[tuple[str, str, int], str] = field(default_factory=dict)
    line: socket.socket | None = None
    is_late: bool = False

    def give_up(self) -> None:
        """The time is over: whatever waits for the other side ends now."""
        self.is_late = True
        line = self.line
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def hang_up(self) -> None:
        """End the connection of the last question, if any."""
        if self.line is not None:
            self.line.close()
            self.line = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()


def fetch(url: str, limits: Limits, policy: Policy) -> bytes:
    """The content of a page, redirects followed. Raises InvalidDocument with the reason why there is none.

    Refused are other schemes than https (and http where allowed), machines that are not public, redirects to such or
    to http, what the site's robots.txt asks robots not to fetch, more than the limit of size, more than the time.
    """
    name = shown(url)
    with _Errand(policy=policy, limits=limits, name=name) as errand:
        timer = threading.Timer(policy.seconds, errand.give_up)
        timer.daemon = True
        timer.start()
        try:
            return _page(parsed(url, allow_http=policy.allow_http), errand)
        finally:
            timer.cancel()


def _page(address: Address, errand: _Errand) -> bytes:
    _check_robots(address, errand)
    for _ in range(MAX_REDIRECTS + 1):
        answer = _get(address, errand, errand.limits.file_bytes)
        if answer.status not in _REDIRECTS:
            break
        address = _next(address, answer, errand)
        _check_robots(address, errand)
    else:
        raise InvalidDocument(f"{errand.name} redirects more than {MAX_REDIRECTS} times; name the page itself")
    if answer.status != http.HTTPStatus.OK:
        raise InvalidDocument(f"{errand.name} answers {answer.status} {shown(answer.reason)}; check the address")
    if not answer.content.strip():
        raise InvalidDocument(f"{errand.name} is empty; a report needs text")
    return answer.content


def _next(address: Address, answer: _Answer, errand: _Errand) -> Address:
    """Where a redirect leads, checked like an address that was named, and never from https to http."""
    if not answer.location:
        raise InvalidDocument(f"{errand.name} redirects to nowhere; name the page itself")
    try:
        allow_http = errand.policy.allow_http and address.scheme == "http"
        return parsed(joined(address, answer.location), allow_http=allow_http)
    except ValueError as error:
        raise InvalidDocument(f"{errand.name} redirects to an address that is not fetched: {error}") from None


def _check_robots(address: Address, errand: _Errand) -> None:
    site = (address.scheme, address.host, address.port)
    if site not in errand.robots:
        errand.robots[site] = _robots(address, errand)
    if not allows(errand.robots[site], AGENT, address.target):
        raise InvalidDocument(
            f"{errand.name} may not be fetched by robots, says the site's robots.txt; save it by hand"
        )


def _robots(address: Address, errand: _Errand) -> str:
    """The site's robots.txt; nothing where there is none. Where the site fails, everything is forbidden (RFC 9309)."""
    here = Address(scheme=address.scheme, host=address.host, port=address.port, target="/robots.txt")
    for _ in range(MAX_REDIRECTS + 1):
        answer = _get(here, errand, MAX_ROBOTS_BYTES, cut=True)
        if answer.status not in _REDIRECTS:
            break
        here = _next(here, answer, errand)
    if answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return "User-agent: *\nDisallow: /"
    return answer.content.decode("utf-8", "replace") if answer.status == http.HTTPStatus.OK else ""


def _get(address: Address, errand: _Errand, most: int, *, cut: bool = False) -> _Answer:
    """One question and its answer, of at most so many bytes; longer ones are cut or refused."""
    with _in_words(errand):
        machine = _machine(address, errand)
        connection = _connected(address, machine, errand)
        headers = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "identity", "Connection": "close"}
        connection.request("GET", address.target, headers=headers)
        with connection.getresponse() as response:
            content = b"" if response.status in _REDIRECTS else _content(response, errand, most, cut=cut)
            location = response.getheader("Location")
            return _Answer(status=response.status, reason=response.reason, location=location, content=content)


def _content(response: http.client.HTTPResponse, errand: _Errand, most: int, *, cut: bool) -> bytes:
    if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise InvalidDocument(f"{errand.name} comes compressed though unasked; save it by hand")
    content = bytearray()
    announced = response.length or 0
    while announced <= most and len(content) <= most and (chunk := response.read(_CHUNK)):
        content += chunk
    if errand.is_late:
        raise OSError("late")
    if max(len(content), announced) > most and not cut:
        raise beyond(errand.name, Limit.FILE, errand.limits)
    if response.length and not cut:
        raise OSError("the answer broke off")
    return bytes(content[:most])


def _machine(address: Address, errand: _Errand) -> str:
    """The numeric address to connect to. One that is not public spoils all: names that lead to both are tricks."""
    machines = errand.policy.resolve(address.host, address.port)
    if not machines:
        raise OSError("the name has no address")
    if not all(errand.policy.is_allowed(machine) for machine in machines):
        raise InvalidDocument(f"{errand.name} leads to a private or local machine ({address.host}); it is not fetched")
    return machines[0]


def _connected(address: Address, machine: str, errand: _Errand) -> http.client.HTTPConnection:
    """A connection to the machine that was checked, and to no other; its certificate has to be the host's."""
    errand.hang_up()
    silence = min(MAX_SILENCE_SECONDS, errand.policy.seconds)
    errand.line = socket.create_connection((machine, address.port), timeout=silence)
    if address.scheme == "https":
        errand.line = errand.policy.context().wrap_socket(errand.line, server_hostname=address.host)
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.sock = errand.line
    return connection


@contextmanager
def _in_words(errand: _Errand) -> Iterator[None]:
    """Every failure of the network as one sentence."""
    try:
        yield
    except InvalidDocument:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        if errand.is_late:
            reason = f"it took longer than {errand.policy.seconds:g} s"
        elif isinstance(error, TimeoutError):
            reason = f"no answer for {MAX_SILENCE_SECONDS} s"
        else:
            reason = " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())[:200]
        raise InvalidDocument(
            f"{errand.name} cannot be fetched ({shown(reason)}); try later or save it by hand"
        ) from None
