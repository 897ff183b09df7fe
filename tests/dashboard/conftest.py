from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.selection import Catalogue, View, country_names, view
from reports.query import facets, select
from reports.rows import Filters
from reports.snapshot import Snapshot
from reports.store import Store
from tests.dashboard.samples import write_store


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The hand-built reports, read back from a store."""
    with Store.to_read(write_store(tmp_path_factory.mktemp("store") / "reports.sqlite")) as store:
        return Snapshot(store)


@pytest.fixture(scope="session")
def catalogue(snapshot: Snapshot) -> Catalogue:
    countries = country_names(snapshot.actors.values())
    return Catalogue(actors=snapshot.actors, documents=snapshot.documents, countries=countries, places=snapshot.places)


@pytest.fixture(scope="session")
def everything(snapshot: Snapshot) -> View:
    """All reports, denied routes too."""
    whole = select(snapshot, Filters())
    return view(Filters(), whole, whole, facets(snapshot, Filters()))


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return write_store(tmp_path / "reports.sqlite")
