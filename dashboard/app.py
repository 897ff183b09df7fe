"""The page's layout: filters at the side, the map, the evidence beside it, the same marks as tables below."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]  # Streamlit puts this folder first, not the project's

import streamlit as st  # noqa: E402

from dashboard import source  # noqa: E402
from dashboard.map_layer import CHECK, STATIC, MapView, show_map  # noqa: E402
from dashboard.panels.evidence import PAGE, evidence  # noqa: E402
from dashboard.panels.filters import current, sidebar  # noqa: E402
from dashboard.panels.summary import nothing_left, summary  # noqa: E402
from dashboard.panels.tables import tables  # noqa: E402
from dashboard.selection import View, by_route, widest  # noqa: E402
from dashboard.theme import DARK, LIGHT  # noqa: E402
from reports.errors import ReportsError  # noqa: E402
from reports.store import default_store  # noqa: E402


def page() -> None:
    """Everything on the page, or one sentence on what to run first."""
    st.set_page_config(page_title="Dateline", page_icon=str(STATIC / "icon.svg"), layout="wide")
    st.html(STATIC / "page.css")
    with st.sidebar:
        st.html('<h1 class="dl-brand">Dateline</h1><p class="dl-tagline">Every mark has its sentence</p>')
    try:
        store = source.open_store(default_store())
        filters = current(store.extent)
        view = source.view(store, filters)
    except ReportsError as error:
        st.html('<div class="dl-summary"><strong>There is nothing to show yet</strong></div>')
        st.text(f"{error}\nTo fill a store: python -m reports ingest FOLDER")
        return
    with st.sidebar:
        sidebar(view, store.catalogue, store.extent)
    summary(view, store.catalogue)
    beside(view, store)
    tables(view, store.catalogue)


def beside(view: View, store: source.OpenStore) -> None:
    """The map and its evidence."""
    if not view.marks.places and not view.marks.routes:
        wider = {kind: (filters, source.size(store, filters)) for kind, filters in widest(view.filters).items()}
        nothing_left(view, wider, store.extent)
    left_side, right_side = st.columns([2, 1], gap="small")
    dark = st.context.theme.type == "dark"
    with left_side, st.container(key="map-box"):
        st.html(CHECK, unsafe_allow_javascript=True)
        show_map(
            MapView(
                marks=view.marks,
                most=view.most,
                selected=st.session_state.get("selected"),
                palette=DARK if dark else LIGHT,
                countries=store.catalogue.countries,
                by_route=by_route(view.filters),
            ),
            key="map",
            on_click=choose,
        )
    with right_side, st.container(key="evidence-box"):
        evidence(view, st.session_state.get("selected"), store.catalogue)


def choose(mark_id: str | None) -> None:
    """Remember what was clicked on the map."""
    st.session_state["selected"] = mark_id
    st.session_state["evidence_limit"] = PAGE


page()
