"""The page's layout: filters at the side, one page chosen above; on the map's page its evidence and linked views."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]  # Streamlit puts this folder first, not the project's

import streamlit as st  # noqa: E402

from dashboard import choice, navigate, source  # noqa: E402
from dashboard.language import spoken, tr  # noqa: E402
from dashboard.map_layer import STATIC, check, show_map  # noqa: E402
from dashboard.map_payload import MapView  # noqa: E402
from dashboard.marks import PlaceMark  # noqa: E402
from dashboard.outlines import outline  # noqa: E402
from dashboard.panels import linked  # noqa: E402
from dashboard.panels.begin import first_steps  # noqa: E402
from dashboard.panels.evidence import evidence  # noqa: E402
from dashboard.panels.filters import current, sidebar  # noqa: E402
from dashboard.panels.language_choice import begin, language_choice, mark_page  # noqa: E402
from dashboard.panels.saved_views import saved_views  # noqa: E402
from dashboard.panels.skip import EVIDENCE, TABLES, anchor, skip_links  # noqa: E402
from dashboard.panels.summary import left_out, nothing_left, summary  # noqa: E402
from dashboard.panels.tour import tour  # noqa: E402
from dashboard.selection import View, by_route  # noqa: E402
from dashboard.theme import DARK, LIGHT  # noqa: E402
from dashboard.timeline import axis_of  # noqa: E402
from reports.errors import ReportsError, StoreMissing  # noqa: E402
from reports.store import default_store  # noqa: E402


def page() -> None:
    """Everything on the page, or one sentence on what to run first."""
    st.set_page_config(page_title="Dateline", page_icon=str(STATIC / "icon.svg"), layout="wide")
    begin()
    st.html(STATIC / "page.css")
    mark_page()
    st.html(STATIC / "access.css")
    path = default_store()
    try:
        store = source.open_store(path)
    except StoreMissing:
        nothing_yet(None, path)
        return
    except ReportsError as error:
        st.text(str(error))
        return
    if not store.catalogue.documents:
        nothing_yet(store, path)
        return
    section = head(store)
    if section.name == "map":
        map_page(store)
    elif section.name == "upload":
        navigate.load(section).show(store, path)
    else:
        navigate.load(section).show(store)


def head(store: source.OpenStore | None) -> navigate.Section:
    """The navigation, on the map's page the tour, and the choice of language. Returns the page that is open."""
    with st.container(key="navigation", horizontal=True, horizontal_alignment="distribute"):
        with st.container(width="content", horizontal=True, vertical_alignment="center", key="pages"):
            section = navigate.chosen(store)
            if store is not None and section.name == "map":
                tour()
        language_choice()
    return section


def nothing_yet(store: source.OpenStore | None, path: Path) -> None:
    """How to begin where there is no report: the sample, or adding one's own in the page."""
    section = head(None)
    if section.name == "upload":
        navigate.load(section).show(store, path)
    else:
        first_steps(path)


def brand() -> None:
    """The name of the program, over the filters; a page without filters has no sidebar."""
    with st.sidebar:
        tagline = escape(tr("Every mark has its sentence"))
        st.html(f'<h1 class="dl-brand">Dateline</h1><p class="dl-tagline">{tagline}</p>')


def map_page(store: source.OpenStore) -> None:
    """The map, its evidence and the linked views below, for the filters at the side."""
    brand()
    try:
        filters = current(store.extent)
        view = source.view(store, filters)
    except ReportsError as error:
        st.text(str(error))
        return
    skip_links()
    summary(view, store.catalogue, store.extent)
    beside(view, store)  # before the sidebar: what takes longest to come is sent first
    with st.sidebar:
        sidebar(view, store.catalogue, store.extent)
        saved_views(store, filters)
    anchor(TABLES)
    linked.views(view, store, dark=is_dark())


def is_dark() -> bool:
    """Whether the reader's theme is the dark one."""
    return bool(st.context.theme.type == "dark")


def beside(view: View, store: source.OpenStore) -> None:
    """The map and its evidence."""
    with st.container(key="nothing"):  # there in any case, so that the map below keeps its number on the page
        if not view.marks.places and not view.marks.routes:
            nothing_left(view, store)
    chosen = view.marks.find(choice.selected())
    left_side, right_side = st.columns([2, 1], gap="small")
    with left_side, st.container(key="map-box"):
        st.html(check(), unsafe_allow_javascript=True)
        show_map(
            MapView(
                marks=view.marks,
                most=view.most,
                selected=choice.selected(),
                palette=DARK if is_dark() else LIGHT,
                countries=store.catalogue.countries,
                by_route=by_route(view.filters),
                axis=axis_of(store.extent),
                title=view.shown.line(),
                left=left_out(view),
                focus=choice.focus(),
                outline=outline(chosen.place if isinstance(chosen, PlaceMark) else None),
                key=(store, view.filters, spoken()),
            ),
            key="map",
            on_click=choice.from_map,
        )
    with right_side, st.container(key="evidence-box"):
        anchor(EVIDENCE)
        evidence(view, choice.selected(), store)


page()
