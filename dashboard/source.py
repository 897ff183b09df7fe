"""From the store to the page: what was read is kept until the store's version changes, and shared by all readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.selection import Catalogue, View, country_names, effective
from dashboard.selection import view as build_view
from reports.query import facets, select
from reports.rows import Facets, Filters, Selection
from reports.snapshot import Snapshot
from reports.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStore:
    """A store at one version: its names, and the first and last day that anything in it may have happened."""

    path: Path
    version: int
    catalogue: Catalogue
    extent: tuple[date, date] | None


def open_store(path: Path) -> OpenStore:
    """The store at `path` as it is now. Raises StoreMissing or StoreDamaged."""
    with Store.to_read(path) as store:
        version = store.version
    snapshot = _snapshot(path, version)
    every = _facets(path, version, Filters())
    extent = (every.first_day, every.last_day) if every.first_day and every.last_day else None
    countries = country_names(snapshot.actors.values())
    names = Catalogue(actors=snapshot.actors, documents=snapshot.documents, countries=countries)
    return OpenStore(path=path, version=version, catalogue=names, extent=extent)


def view(store: OpenStore, filters: Filters) -> View:
    """What the page shows for these filters."""
    path, version, put = store.path, store.version, effective(filters)
    everything = _selected(path, version, Filters())
    return build_view(filters, _selected(path, version, put), everything, _facets(path, version, put))


def size(store: OpenStore, filters: Filters) -> int:
    """How many mentions and routes these filters would leave."""
    found = _selected(store.path, store.version, effective(filters))
    return len(found.mentions) + len(found.routes)


@st.cache_resource(max_entries=2, show_spinner=False)
def _snapshot(path: Path, version: int) -> Snapshot:  # noqa: ARG001  a new version is a new entry of the cache
    with Store.to_read(path) as store:
        return Snapshot(store)


@st.cache_resource(max_entries=24, show_spinner=False)
def _selected(path: Path, version: int, filters: Filters) -> Selection:
    return select(_snapshot(path, version), filters)


@st.cache_resource(max_entries=24, show_spinner=False)
def _facets(path: Path, version: int, filters: Filters) -> Facets:
    return facets(_snapshot(path, version), filters)
