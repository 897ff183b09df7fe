"""Addresses: what is refused whatever it leads to, and what a server on this machine can and cannot do to us."""

from __future__ import annotations

import http.server
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from reports import stored
from reports.errors import InvalidDocument
from reports.fates import Fate
from reports.ingest import Settings, ingest
from reports.limits import MAX_ADDRESS_CHARACTERS, NORMAL
from reports.network import Policy, UrlSource, fetch, is_address
from reports.network.addresses import is_public, parsed
from reports.network.fetching import USER_AGENT
from reports.network.robots import allows
from reports.store import Store
from tests.reports.builders import open_pipeline

LOCAL_SPELLINGS = (
    "127.0.0.1",
    "127.0.0.2",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "00127.0.0.1",
    "127.0.0.1.",
    "①②⑦.⓪.⓪.①",
    "１２７.0.0.1",
    "127。0。0。1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "0",
    "0.0.0.0",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[0000::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[2001:db8::1]",
    "169.254.169.254",
    "169.254.169.254.",
    "2852039166",
    "0xa9fea9fe",
    "[::ffff:169.254.169.254]",
    "[fd00:ec2::254]",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
)

ODD_ADDRESSES = (
    "file:///etc/passwd",
    "gopher://example.org/",
    "ftp://example.org/report.txt",
    "data:text/plain,Caracas",
    "javascript:alert(1)",
    "dict://example.org:2628/",
    "ldap://example.org/",
    "jar:https://example.org/a.jar!/b",
    "//example.org/",
    "https:example.org",
    "https:///path",
    "https://",
    "https://user@example.org/",
    "https://user:word@example.org/",
    "https://example.org@127.0.0.1/",
    "https://example.org:22/",
    "https://example.org:25/",
    "https://example.org:0/",
    "https://example.org:99999/",
    "https://example.org:https/",
    "https://exam ple.org/",
    "https://example.org/a\r\nHost: localhost",
    "https://example.org\\@localhost/",
    "https://ex\u200bample.org/",
    "https://%31%32%37.0.0.1/",
    "https://[::1/",
    "https://[v1.a]/",
    "https://" + "a" * 64 + ".org/",
    "https://example.org/" + "a" * MAX_ADDRESS_CHARACTERS,
)


@pytest.mark.parametrize("host", LOCAL_SPELLINGS)
@pytest.mark.parametrize("scheme", ["https", "http"])
def test_no_spelling_of_a_private_machine_is_fetched(host: str, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InvalidDocument) as caught:
        fetch(f"{scheme}://{host}/report.txt", NORMAL, Policy(allow_http=True))
    assert any(
        words in str(caught.value)
        for words in ("private or local", "number", "looked up", "Name or service", "No address")
    )
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_an_address_that_is_no_plain_https_is_refused_before_anything_is_looked_up(address: str) -> None:
    def look_up(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(InvalidDocument) as caught:
        fetch(address, NORMAL, Policy(resolve=look_up))
    assert "\n" not in str(caught.value)


def test_http_is_refused_unless_it_is_allowed() -> None:
    with pytest.raises(InvalidDocument, match="--allow-http"):
        parsed("http://example.org/")
    assert parsed("http://example.org/", allow_http=True).port == 80


@pytest.mark.parametrize(
    ("url", "one_spelling"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a b".replace(" ", "%20"), "https://example.org/a%20b"),
        ("https://münchen.example/straße?q=ü", "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%BC"),
        ("https://example.org:8443/a?b=c&d=%2F", "https://example.org:8443/a?b=c&d=%2F"),
        ("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"),
    ],
)
def test_an_address_has_one_spelling(url: str, one_spelling: str) -> None:
    assert parsed(url).url == one_spelling


@pytest.mark.parametrize("machine", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "2002:5db8:d70e::1"])
def test_machines_of_the_open_network_are_allowed(machine: str) -> None:
    assert is_public(machine)


@pytest.mark.parametrize(
    ("argument", "is_one"),
    [("https://a.org", True), ("HTTP:x", True), ("file:///a", True), ("C:\\reports", False), ("a/b.txt", False)],
)
def test_addresses_are_told_from_paths(argument: str, *, is_one: bool) -> None:
    assert is_address(argument) is is_one


ROBOTS = """
User-agent: *
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open

User-agent: Dateline
User-agent: other
Disallow: /not-for-us
Allow: /
"""


@pytest.mark.parametrize(
    ("agent", "target", "is_allowed"),
    [
        ("Other2", "/", True),
        ("Other2", "/private/a", False),
        ("Other2", "/private/open/a", True),
        ("Other2", "/a/b.pdf", False),
        ("Other2", "/a/b.pdf?x=1", True),
        ("Dateline", "/private/a", True),
        ("dateline", "/not-for-us/a", False),
        ("dateline", "/not%2Dfor-us/a", False),
    ],
)
def test_robots_rules_are_followed(agent: str, target: str, *, is_allowed: bool) -> None:
    assert allows(ROBOTS, agent, target) is is_allowed


@pytest.mark.parametrize("robots", ["", "Disallow: /", "User-agent: *\nDisallow:", "\x00<html>", "User-agent: *"])
def test_robots_files_that_forbid_nothing_allow_all(robots: str) -> None:
    assert allows(robots, "Dateline", "/any")


def test_a_hostile_robots_file_takes_no_time() -> None:
    assert allows("User-agent: *\nDisallow: /" + "*a" * 240 + "$\n", "Dateline", "/" + "a" * 2000 + "b")


@dataclass
class Site:
    """A server on this machine that answers each path by a function, and remembers what it was asked."""

    port: int = 0
    pages: dict[str, Callable[[http.server.BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def url(self, path: str) -> str:
        return f"http://news.example:{self.port}{path}"


def page(content: bytes, status: int = 200, **headers: str) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirect(where: str) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    return page(b"", 302, Location=where)


def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"more and more " * 1000)


def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b".")
        time.sleep(0.05)


def drip_header(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b".")
        time.sleep(0.05)


def nonsense(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x16\x03\x01 I speak something else\r\n\r\n")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on this machine, with encryption where `tls` is given."""
    here = Site()
    here.pages["/report"] = page(b"They flew from Caracas to Tehran.")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(self.path)
            here.agents.add(self.headers["User-Agent"])
            try:
                here.pages.get(self.path, page(b"none", 404))(self)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        here.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield here
        server.shutdown()
        thread.join()


def to_this_machine(host: str, port: int) -> list[str]:
    """The names of these tests lead here; every other name is looked up as always."""
    known = {"news.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"], "both.example": ["127.0.0.1", "10.0.0.1"]}
    if host in known:
        return known[host]
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def only_the_test_server(machine: str) -> bool:
    return machine == "127.0.0.1"


POLICY = Policy(allow_http=True, seconds=5, resolve=to_this_machine, is_allowed=only_the_test_server)


def test_a_page_is_fetched_under_our_own_name_after_asking_for_robots_txt(site: Site) -> None:
    assert fetch(site.url("/report"), NORMAL, POLICY) == b"They flew from Caracas to Tehran."
    assert site.asked == ["/robots.txt", "/report"]
    assert site.agents == {USER_AGENT}


def test_redirects_on_the_site_are_followed_up_to_a_limit(site: Site) -> None:
    site.pages["/old"] = redirect("/report")
    site.pages["/circle"] = redirect("/circle")
    assert fetch(site.url("/old"), NORMAL, POLICY).startswith(b"They flew")
    with pytest.raises(InvalidDocument, match="redirects more than"):
        fetch(site.url("/circle"), NORMAL, POLICY)
    assert site.asked.count("/robots.txt") == 2


@pytest.mark.parametrize(
    "where",
    [
        "http://inside.example/",
        "http://both.example/",
        "http://localhost:1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://0x7f.1/",
        "file:///etc/passwd",
        "gopher://news.example/",
        "//inside.example/",
        "http://user@news.example/",
        "",
    ],
)
def test_a_redirect_to_what_may_not_be_fetched_is_refused(site: Site, where: str) -> None:
    site.pages["/away"] = redirect(where)

    def not_local(machine: str) -> bool:
        return machine == "127.0.0.1"

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.53"] if host == "localhost" else to_this_machine(host, port)

    with pytest.raises(InvalidDocument) as caught:
        fetch(site.url("/away"), NORMAL, replace(POLICY, is_allowed=not_local, resolve=resolve))
    assert site.asked[-1] == "/away"
    assert "\n" not in str(caught.value)


def test_a_second_answer_of_the_name_server_leads_nowhere_else(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    site.pages["/twice"] = redirect("/report")
    policy = replace(POLICY, resolve=lambda _host, _port: next(answers))
    with pytest.raises(InvalidDocument, match="private or local"):
        fetch(site.url("/twice"), NORMAL, policy)
    assert site.asked == ["/robots.txt", "/twice"]


@pytest.mark.parametrize(
    ("robots", "is_fetched"),
    [
        (page(b"User-agent: *\nDisallow: /"), False),
        (page(b"User-agent: dateline\nDisallow: /report"), False),
        (page(b"User-agent: *\nDisallow: /other"), True),
        (page(b"forbidden", 403), True),
        (page(b"broken", 503), False),
        (redirect("/elsewhere"), True),
        (endless, True),
    ],
)
def test_what_the_site_asks_of_robots_is_respected(
    site: Site, robots: Callable[[http.server.BaseHTTPRequestHandler], None], *, is_fetched: bool
) -> None:
    site.pages["/robots.txt"] = robots
    if is_fetched:
        assert fetch(site.url("/report"), NORMAL, POLICY)
    else:
        with pytest.raises(InvalidDocument, match="robots"):
            fetch(site.url("/report"), NORMAL, POLICY)
        assert "/report" not in site.asked


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(b"none", 404), "404"),
        (page(b"no", 401), "401"),
        (page(b" \n"), "empty"),
        (page(b"\x1f\x8b", Content_Encoding="gzip"), "compressed"),
        (page(b"short", Content_Length="999999999"), "--max-file-mb"),
        (page(b"short", Content_Length="50"), "broke off"),
        (endless, "--max-file-mb"),
        (nonsense, "cannot be fetched"),
        (page(b"a", 302), "nowhere"),
    ],
)
def test_answers_that_give_no_report_are_refused_with_the_reason(
    site: Site, answer: Callable[[http.server.BaseHTTPRequestHandler], None], words: str
) -> None:
    site.pages["/bad"] = answer
    with pytest.raises(InvalidDocument, match=words):
        fetch(site.url("/bad"), replace(NORMAL, file_bytes=100_000), POLICY)


@pytest.mark.parametrize("answer", [drip, drip_header])
def test_a_site_that_never_ends_is_left(
    site: Site, answer: Callable[[http.server.BaseHTTPRequestHandler], None]
) -> None:
    site.pages["/slow"] = answer
    with pytest.raises(InvalidDocument, match="longer than"):
        fetch(site.url("/slow"), NORMAL, replace(POLICY, seconds=0.5))


def test_nobody_listening_is_told(site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(InvalidDocument, match="cannot be fetched"):
            fetch(f"http://news.example:{taken.getsockname()[1]}/", NORMAL, POLICY)


def test_a_page_without_encryption_is_not_taken_for_one_with(site: Site) -> None:
    with pytest.raises(InvalidDocument, match="cannot be fetched"):
        fetch(site.url("/report").replace("http:", "https:"), NORMAL, POLICY)


FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title></channel></rss>"


def test_a_feed_has_to_be_one(site: Site) -> None:
    site.pages["/feed"] = page(FEED)
    source = UrlSource(address=site.url("/feed#top"), is_feed=True, policy=POLICY)
    assert source.name == site.url("/feed")
    assert source.content(NORMAL) == FEED
    with pytest.raises(InvalidDocument, match="no RSS or Atom feed"):
        UrlSource(address=site.url("/report"), is_feed=True, policy=POLICY).content(NORMAL)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_becomes_a_document_under_its_address(site: Site, tmp_path: Path, jobs: int) -> None:
    source = UrlSource(address=site.url("/report"), policy=POLICY)
    bad = UrlSource(address=site.url("/none"), policy=POLICY)
    with Store.to_write(tmp_path / "s.sqlite") as store:
        for fate in (Fate.ACCEPTED, Fate.UNCHANGED):
            results = list(ingest([source, bad], store, open_pipeline, Settings(jobs=jobs)))
            assert [result.fate for result in results] == [fate, Fate.REJECTED]
        rows = [(row.path, row.url) for row in stored.documents(store).values()]
        (rejection,) = stored.rejections(store)
    assert rows == [(site.url("/report"), site.url("/report"))]
    assert rejection.path == site.url("/none")
    assert "404" in rejection.reason
