"""Saved views in the sidebar: filters and the map's place under a name, opened and deleted with one click."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import choice, words
from dashboard.address import from_address, map_at, parsed, to_address, written
from dashboard.language import tr
from dashboard.panels.filters import Extent, put
from dashboard.saved import LONGEST, SavedView, change, library_path, load
from dashboard.source import OpenStore
from reports.rows import Filters


def saved_views(store: OpenStore, filters: Filters) -> None:
    """The list, and a field to save what is shown now."""
    path = library_path(store.path)
    known = load(path)
    box = st.expander(tr("Saved views"), key="saved-views", on_change="rerun")
    if not box.open:
        return
    with box:
        with st.form("save-view", border=False, clear_on_submit=True):
            name = st.text_input(tr("Name of this view"), max_chars=LONGEST["name"], placeholder=tr("Iranian flights"))
            if st.form_submit_button(tr("Save this view"), width="stretch") and name.strip():
                _save(path, view_now(name.strip(), filters))
        for number, view in enumerate(known.views):
            with st.container(horizontal=True, gap="small"):
                st.button(words.literal(view.name), key=f"open-view-{number}", on_click=open_view,
                          args=(view, store.extent), width="stretch")  # fmt: skip
                st.button(tr("Delete"), key=f"delete-view-{number}", icon=":material/delete:", on_click=_delete,
                          args=(path, view.name))  # fmt: skip


def view_now(name: str, filters: Filters) -> SavedView:
    """The filters and the map's place as they are now."""
    place = st.query_params.get_all("view")
    return SavedView(name=name, address=written({**to_address(filters), "view": place}))


def open_view(view: SavedView, extent: Extent | None) -> None:
    """Set filters and map to a saved view: for callbacks."""
    params = parsed(view.address)
    put(from_address(params), extent)
    if at := map_at(params):
        choice.look_exactly(at.position, at.zoom)


def _save(path: Path, view: SavedView) -> None:
    try:
        change(path, lambda found: found.with_view(view))
    except OSError as error:
        st.error(tr("The view cannot be saved beside the store ({why}).", why=error.strerror))
    else:
        st.rerun()


def _delete(path: Path, name: str) -> None:
    change(path, lambda found: found.without_view(name))
