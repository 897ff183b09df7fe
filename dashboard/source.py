"""From the store to the page: what was read is kept until the store's version changes, and shared by all readers."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.cards import Sentence, sentences
from dashboard.geometry import geometry
from dashboard.language import Language, spoken
from dashboard.selection import Catalogue, View, area_names, by_route, country_names, effective
from dashboard.selection import view as build_view
from dashboard.timeline import Axis, Histogram
from dashboard.timeline import histogram as build_histogram
from reports import stored
from reports.corrections_view import Corrected
from reports.errors import ReportsError
from reports.query import facets, select
from reports.rows import Facets, Filters, Selection
from reports.snapshot import Snapshot
from reports.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStore:
    """A store at one version. What it holds is read when it is asked for, and then kept."""

    path: Path
    version: int

    @property
    def catalogue(self) -> Catalogue:
        """The names of its actors, documents and places; read without the columns that filters need."""
        return _catalogue(self.path, self.version)

    @property
    def extent(self) -> tuple[date, date] | None:
        """The first and last day that anything in it may have happened."""
        every = _facets(self.path, self.version, Filters())
        return (every.first_day, every.last_day) if every.first_day and every.last_day else None


def open_store(path: Path) -> OpenStore:
    """The store at `path` as it is now. Raises StoreMissing or StoreDamaged."""
    return OpenStore(path=path, version=_version(path, (_state(path), _state(path.with_name(f"{path.name}-wal")))))


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes where a file is written to or replaced; None without one."""
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns
    return None


def view(store: OpenStore, filters: Filters) -> View:
    """What the page shows for these filters."""
    return _view(store.path, store.version, filters)


def size(store: OpenStore, filters: Filters) -> int:
    """How many mentions and routes these filters would leave."""
    found = selection(store, filters)
    return len(found.mentions) + len(found.routes)


def evidence(store: OpenStore, shown: View, selected: str | None) -> tuple[Sentence, ...]:
    """The sentences behind the chosen mark of a view, or behind all of it."""
    return _sentences(store.path, store.version, shown.filters, selected, shown)


def histogram(store: OpenStore, filters: Filters, axis: Axis) -> Histogram:
    """What these filters leave along the time axis, whatever days they choose."""
    return _histogram(store, replace(filters, date_from=None, date_to=None), axis, spoken())


def warm(path: Path) -> None:
    """Read the store and work out what the first reader sees, so that they need not wait for it."""
    with contextlib.suppress(ReportsError):
        store = open_store(path)
        shown = view(store, Filters())
        geometry(shown.marks)
        evidence(store, shown, None)


def selection(store: OpenStore, filters: Filters) -> Selection:
    """What these filters leave, without denied routes where they say nothing of the status; as it is exported."""
    return _selected(store.path, store.version, effective(filters))


def snapshot(store: OpenStore) -> Snapshot:
    """The columns of the store, shared; not to be closed."""
    return _snapshot(store.path, store.version)


@st.cache_resource(max_entries=2, show_spinner=False)
def _version(path: Path, state: tuple[object, ...]) -> int:  # noqa: ARG001  a file written to is a new entry
    """Read where the file has changed, for opening a store checks all of it. What it raises is not kept."""
    with Store.to_read(path) as store:
        return store.version


@st.cache_resource(max_entries=2, show_spinner=False)
def _catalogue(path: Path, version: int) -> Catalogue:  # noqa: ARG001  a new version is a new entry of the cache
    with Store.to_read(path) as store, store.unchanging():
        documents = stored.documents(store)
        known = Corrected(store, documents, stored.places(store), stored.actors(store))
    return Catalogue(
        actors=known.actors,
        documents=documents,
        countries=country_names(known.actors.values()),
        places=known.places,
        areas=area_names(known.places.values()),
    )


@st.cache_resource(max_entries=24, show_spinner=False)
def _sentences(
    path: Path,  # noqa: ARG001
    version: int,  # noqa: ARG001
    filters: Filters,
    selected: str | None,
    _view: View,
) -> tuple[Sentence, ...]:
    return sentences(_view.marks.find(selected), _view.marks, routes_only=by_route(filters))


@st.cache_resource(max_entries=24, show_spinner=False)
def _view(path: Path, version: int, filters: Filters) -> View:
    put, everything = effective(filters), _selected(path, version, Filters())
    return build_view(filters, _selected(path, version, put), everything, _facets(path, version, put))


@st.cache_resource(max_entries=24, show_spinner=False)
def _histogram(store: OpenStore, filters: Filters, axis: Axis, language: Language) -> Histogram:  # noqa: ARG001
    """In this language, which is the one that is spoken."""
    catalogue = store.catalogue
    names = {key: catalogue.actor(key) for key in catalogue.actors}
    return build_histogram(view(store, filters).marks, axis, names)


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
