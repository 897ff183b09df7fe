"""How the server behaves towards others than the reader at this machine."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from reports.query import select
from reports.rows import Filters
from reports.store import Store
from tests.browser.conftest import ROOT, Site, Visit

pytestmark = pytest.mark.browser


def upgrade(site: Site, host: str, origin: str) -> int:
    """Status of the answer to a request for the page's WebSocket."""
    port = urlsplit(site.url).port
    request = (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request.encode())
        return int(connection.recv(64).split()[1])


def test_the_page_itself_may_connect(samples: Site) -> None:
    host = urlsplit(samples.url).netloc
    assert upgrade(samples, host, samples.url) == 101


def test_a_foreign_page_may_not_connect(samples: Site) -> None:
    host = urlsplit(samples.url).netloc
    assert upgrade(samples, host, "http://evil.example") == 403


def test_a_foreign_host_name_is_refused(samples: Site) -> None:
    assert upgrade(samples, "evil.example", "http://evil.example") == 403


def test_streamlit_run_serves_the_same_with_the_same_settings_from_any_folder(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py"), "--server.port", str(port)]
    environment = {**os.environ, "REPORTS_STORE": str(tmp_path / "none.sqlite")}
    with (tmp_path / "log").open("w+") as log:
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log)
        try:
            assert answers(f"http://127.0.0.1:{port}/_stcore/health")
            site = Site(url=f"http://127.0.0.1:{port}", store=tmp_path)
            assert upgrade(site, "evil.example", "http://evil.example") == 403
        finally:
            server.terminate()
            server.wait(timeout=20)
        log.seek(0)
        said = log.read()
    assert f"http://127.0.0.1:{port}" in said
    assert "External URL" not in said


def answers(url: str) -> bool:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return True
        except OSError:
            time.sleep(0.2)
    return False


def answer(url: str, host: str | None = None) -> tuple[int, bytes]:
    """Status and body of what is at an address, asked for under a host name."""
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=30) as found:
            return found.status, found.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_the_page_and_the_api_answer_at_one_port(samples: Site) -> None:
    assert b"<title>" in answer(samples.url)[1]
    told = json.loads(answer(f"{samples.url}/api/mentions?country=VE&limit=1000")[1])
    with Store.to_read(samples.store) as store:
        rows = select(store, Filters(countries=("VE",))).mentions
    assert [one["id"] for one in told["mentions"]] == [row.id for row in rows]


def test_below_the_api_nothing_of_the_page_answers(samples: Site) -> None:
    for path in ("/api/nothing", "/api/places/", "/api/%0Ax"):
        status, body = answer(samples.url + path)
        assert (status, list(json.loads(body))) == (404, ["error"])


def test_page_and_api_are_refused_under_a_foreign_host_name(samples: Site) -> None:
    for path in ("/", "/api/places", "/_stcore/health"):
        assert answer(samples.url + path)[0] == 200
        assert answer(samples.url + path, "evil.example:80")[0] == 403


def test_a_link_means_the_same_to_the_page_and_to_the_api(visit: Visit, samples: Site) -> None:
    query = "?actor=iran&country=VE&from=2019-01-01"
    visit.open(samples.url + query)
    places = json.loads(answer(f"{samples.url}/api/places{query}")[1])["features"]
    assert {f"place:{one['id']}" for one in places} == visit.drawn("place", "area")


def test_what_a_page_was_tricked_into_running_reaches_no_other_machine(chromium: Browser, samples: Site) -> None:
    page = chromium.new_page()
    seen = Visit(page=page)
    sent: list[str] = []
    page.on("response", lambda response: sent.append(response.url))
    seen.open(samples.url)
    reach = """async () => {
        const refused = [];
        document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
        await fetch("http://192.0.2.1/fetched").catch(() => null);
        const loaded = (element) => new Promise((done) => { element.onload = element.onerror = done; });
        const image = new Image(), script = document.createElement("script");
        const both = Promise.all([loaded(image), loaded(script)]);
        image.src = "http://192.0.2.1/image.png";
        script.src = "http://192.0.2.1/script.js";
        document.head.append(script);
        await both;
        try { new WebSocket("ws://192.0.2.1/socket"); } catch { /* refused is what is wanted */ }
        while (refused.length < 4) await new Promise(requestAnimationFrame);
        return refused.sort();
    }"""
    for frame in (page.main_frame, seen.frame):
        assert frame.evaluate(reach) == ["connect-src", "connect-src", "img-src", "script-src-elem"]
    assert all(url.startswith(("http://127.0.0.1:", "data:", "blob:")) for url in sent)
    page.close()


def test_the_description_of_the_api_can_be_read_and_followed(visit: Visit, samples: Site) -> None:
    visit.page.goto(f"{samples.url}/api")
    visit.page.get_by_role("link", name="/api/routes?mode=air").click()
    visit.page.wait_for_url("**/api/routes?mode=air*")
    assert '"FeatureCollection"' in visit.page.content()
