"""A real dashboard in a real Chromium: one server for the seeds, one for the hand-built and hostile reports."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright

from tests.dashboard.samples import BUSY, HOSTILE, REPORTS, write_store

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY = "() => window.map && window.dateline?.state.drawn && window.map.getSize().y === window.innerHeight"
PATIENCE = 90_000  # milliseconds; states are waited for, and a busy machine takes its time to reach them
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A running dashboard and the store that it shows."""

    url: str
    store: Path


@dataclass(slots=True, kw_only=True)
class Visit:
    """A page being looked at, and all that went wrong or out on it."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        """The map's frame."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def open(self, url: str) -> None:
        """Open the dashboard and wait for its marks."""
        self.page.goto(url)
        self.page.wait_for_selector(".st-key-map-box iframe", timeout=PATIENCE)
        for _ in range(100):  # the frame is there before its address is
            if any("streamlit_folium" in frame.url for frame in self.page.frames):
                break
            self.page.wait_for_timeout(50)
        self.frame.wait_for_function(READY, timeout=PATIENCE)

    def drawn(self, *kinds: str) -> set[str]:
        """Ids of the marks that are on the map, of these kinds."""
        ids: Any = self.frame.evaluate(
            """(kinds) => Object.values(window.map._layers).map((layer) => layer.options)
                .filter((options) => options && options.world === 0 && kinds.includes(options.kind))
                .map((options) => options.markId)""",
            list(kinds),
        )
        return set(ids)

    def click(self, mark_id: str) -> None:
        """Click where a mark is drawn, with the mouse, after moving the map there."""
        spot: Any = self.frame.evaluate(
            """(id) => {
                const shape = window.dateline.state.shapes.find(
                    (one) => one.options.markId === id && one.options.world === 0 && one.getLatLng);
                window.map.setView(shape.getLatLng(), 8, { animate: false });
                const point = window.map.latLngToContainerPoint(shape.getLatLng());
                return [point.x, point.y];
            }""",
            mark_id,
        )
        self.page.wait_for_timeout(300)
        box = self.page.locator(".st-key-map-box iframe").bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + spot[0] - 2, box["y"] + spot[1])
        self.page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on the path; `apt-get install chromium` brings one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The seeds, ingested by the real command; the hand-built reports where no gazetteer is built."""
    folder = tmp_path_factory.mktemp("seeds")
    store = folder / "reports.sqlite"
    command = [sys.executable, "-m", "reports", "ingest", str(ROOT / "seeds"), "--store", str(store)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)
    if done.returncode == 2:
        store.unlink(missing_ok=True)
        write_store(store)
    yield from serve(store, folder)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The hand-built reports, one of them hostile."""
    folder = tmp_path_factory.mktemp("samples")
    yield from serve(write_store(folder / "reports.sqlite", (*REPORTS, BUSY, HOSTILE)), folder)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """A fresh page. At the end of every test: nothing asked for beyond this machine, no error on the page."""
    page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    seen = Visit(page=page)
    page.on("request", lambda request: _note_request(seen, request.url))
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    yield seen
    page.context.close()
    assert seen.foreign == []
    assert seen.errors == []


def _note_request(seen: Visit, url: str) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        seen.foreign.append(url)


def serve(store: Path, folder: Path) -> Iterator[Site]:
    """The dashboard on a free port, started from another folder than the project's."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "--store", str(store), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    with running(server, port):
        yield Site(url=f"http://127.0.0.1:{port}", store=store)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def running(server: subprocess.Popen[bytes], port: int) -> Iterator[None]:
    """A server that has begun to answer, and is ended in any case."""
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(450):
        assert server.poll() is None, "the dashboard ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the dashboard did not answer within 90 s")
