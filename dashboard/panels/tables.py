"""The same marks as rows: the way to them by keyboard and screen reader. A chosen row is chosen on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.marks import Marks, PlaceMark, RouteMark
from dashboard.marks import reports as count_reports
from dashboard.selection import Catalogue, View

_ROWS = 250


def tables(view: View, catalogue: Catalogue) -> None:
    """Places, routes and reports under the map, each a tab with its count."""
    marks = view.marks
    labels = (
        words.counted(len(marks.places), "place"),
        words.counted(len(marks.routes), "route line"),
        words.counted(view.shown.reports, "report"),
    )
    places, routes, reports = st.tabs(labels)
    with places:
        _table("places", _places(marks.places, catalogue), [mark.id for mark in marks.places], "place")
    with routes:
        _table("routes", _routes(marks.routes, catalogue), [mark.id for mark in marks.routes], "route")
    with reports:
        st.dataframe(_reports(marks), hide_index=True, height=_ROWS, key="reports-table")


def _table(name: str, frame: pd.DataFrame, ids: Sequence[str], noun: str) -> None:
    if frame.empty:
        st.html(f'<p class="dl-empty">No {noun} with these filters.</p>')
        return
    st.session_state[f"{name}_ids"] = list(ids)
    st.dataframe(
        frame,
        hide_index=True,
        height=_ROWS,
        key=f"{name}-table",
        on_select=lambda: _choose(name),
        selection_mode="single-row",
        alt=f"Each row is a {noun} on the map; choosing one shows its evidence.",
    )


def _choose(name: str) -> None:
    rows = st.session_state[f"{name}-table"].selection.rows
    ids = st.session_state.get(f"{name}_ids", [])
    st.session_state["selected"] = ids[rows[0]] if rows and rows[0] < len(ids) else None


def _places(marks: Sequence[PlaceMark], catalogue: Catalogue) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Place": [mark.place.name for mark in marks],
            "Kind": [words.kind(mark.place) for mark in marks],
            "Country": [
                catalogue.country(mark.place.country_code) if mark.place.country_code else "" for mark in marks
            ],
            "Mentions": [mark.count for mark in marks],
            "Reports": [count_reports(mark.mentions) for mark in marks],
            "Actors": [_actors(mark, catalogue) for mark in marks],
        }
    )


def _routes(marks: Sequence[RouteMark], catalogue: Catalogue) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Route": [words.way(mark.stops, mark.direction) for mark in marks],
            "Way": [words.mode(mark.mode) for mark in marks],
            "Status": [words.statuses(mark.statuses).capitalize() for mark in marks],
            "Distance": [words.kilometres(mark.distance_km) for mark in marks],
            "Sentences": [mark.count for mark in marks],
            "Reports": [count_reports(mark.routes) for mark in marks],
            "Actors": [_actors(mark, catalogue) for mark in marks],
        }
    )


def _reports(marks: Marks) -> pd.DataFrame:
    documents = {row.document.id: row.document for mark in marks.places for row in mark.mentions}
    documents |= {row.document.id: row.document for mark in marks.routes for row in mark.routes}
    rows = sorted(documents.values(), key=lambda row: (row.published is None, row.published, row.label))
    mentions = Counter(row.document.id for mark in marks.places for row in mark.mentions)
    return pd.DataFrame(
        {
            "Report": [row.label for row in rows],
            "Publisher": [row.publisher or "" for row in rows],
            "Published": [words.day(row.published) if row.published else "" for row in rows],
            "Mentions": [mentions[row.id] for row in rows],
        }
    )


def _actors(mark: PlaceMark | RouteMark, catalogue: Catalogue) -> str:
    rows = mark.mentions if isinstance(mark, PlaceMark) else mark.routes
    return ", ".join(dict.fromkeys(catalogue.actor(actor) for row in rows for actor in row.actor_ids))
