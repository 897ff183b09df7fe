from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from reports.snapshot import Snapshot
from reports.store import Store
from tests.dashboard.api.client import served
from tests.dashboard.samples import BUSY, HOSTILE, REPORTS, write_store


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with a hostile report; whatever was asked of it, not a byte of it has changed in the end."""
    path = write_store(tmp_path_factory.mktemp("api") / "reports.sqlite", (*REPORTS, BUSY, HOSTILE))
    before = sha256(path.read_bytes()).hexdigest()
    yield path
    assert sha256(path.read_bytes()).hexdigest() == before


@pytest.fixture(scope="package")
def app(store: Path) -> ASGIApp:
    return served(store)


@pytest.fixture(scope="package")
def stored(store: Path) -> Snapshot:
    with Store.to_read(store) as opened:
        return Snapshot(opened)
