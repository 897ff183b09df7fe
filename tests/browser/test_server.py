"""How the server behaves towards others than the reader at this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import ROOT, Site

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
