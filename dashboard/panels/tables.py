"""The same marks as rows: the way to them by keyboard and screen reader. A chosen row is chosen on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from dashboard import choice, words
from dashboard.marks import Marks, PlaceMark, RouteMark
from dashboard.marks import reports as count_reports
from dashboard.panels.filters import narrow
from dashboard.selection import Catalogue, View
from dashboard.source import OpenStore

_ROWS = 300
_Mark = TypeVar("_Mark", PlaceMark, RouteMark)


def places(view: View, store: OpenStore) -> None:
    """Every place on the map."""
    marks = chosen_first(view.marks.places)
    _table("places", places_frame(marks, store.catalogue), marks, "place")


def routes(view: View, store: OpenStore) -> None:
    """Every line on the map."""
    marks = chosen_first(view.marks.routes)
    _table("routes", routes_frame(marks, store.catalogue), marks, "route")


def reports(view: View, store: OpenStore) -> None:
    """Every report that something on the map comes from; a chosen one is the filter."""
    ids, frame = reports_frame(view.marks)
    if frame.empty:
        st.html('<p class="dl-empty">No report with these filters.</p>')
        return

    def choose() -> None:
        rows = st.session_state["reports-table"].selection.rows
        narrow(store.extent, documents=tuple(ids[row] for row in rows if row < len(ids)))

    st.dataframe(
        frame,
        hide_index=True,
        height=_ROWS,
        key="reports-table",
        on_select=choose,
        selection_mode="multi-row",
        alt="Each row is a report; chosen ones are the filter.",
    )


def chosen_first(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks, the one that the map chose at the head of them."""
    found = list(marks)
    chosen = choice.by_map()
    return sorted(found, key=lambda mark: mark.id != chosen) if chosen else found


def _table(name: str, frame: pd.DataFrame, marks: Sequence[PlaceMark | RouteMark], noun: str) -> None:
    if frame.empty:
        st.html(f'<p class="dl-empty">No {noun} with these filters.</p>')
        return
    key = f"{name}-table-{choice.turn()}"
    known = {mark.id: mark for mark in marks}
    ids = list(known)

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        mark_id = ids[rows[0]] if rows and rows[0] < len(ids) else None
        choice.from_table(mark_id)
        choice.look_at(known.get(mark_id or ""))

    selected = choice.selected()
    st.dataframe(
        frame,
        hide_index=True,
        height=_ROWS,
        key=key,
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(selected)]}} if selected in known else None,
        alt=f"Each row is a {noun} on the map; choosing one shows its evidence.",
    )


def places_frame(marks: Sequence[PlaceMark], catalogue: Catalogue) -> pd.DataFrame:
    """Places as rows."""
    return pd.DataFrame(
        {
            "Place": [mark.place.name for mark in marks],
            "Kind": [words.kind(mark.place) for mark in marks],
            "Area": [mark.place.admin1_name or "" for mark in marks],
            "Country": [
                catalogue.country(mark.place.country_code) if mark.place.country_code else "" for mark in marks
            ],
            "Mentions": [mark.count for mark in marks],
            "Unsure": [mark.doubtful for mark in marks],
            "Reports": [count_reports(mark.mentions) for mark in marks],
            "Actors": [_actors(mark, catalogue) for mark in marks],
        }
    )


def routes_frame(marks: Sequence[RouteMark], catalogue: Catalogue) -> pd.DataFrame:
    """Routes as rows."""
    return pd.DataFrame(
        {
            "Route": [words.way(mark.stops, mark.direction) for mark in marks],
            "Way": [words.mode(mark.mode) for mark in marks],
            "Status": [words.statuses(mark.statuses).capitalize() for mark in marks],
            "When": [_when(mark) for mark in marks],
            "Carrier": [_carriers(mark, catalogue) for mark in marks],
            "Distance": [words.kilometres(mark.distance_km) for mark in marks],
            "Sentences": [mark.count for mark in marks],
            "Reports": [count_reports(mark.routes) for mark in marks],
            "Actors": [_actors(mark, catalogue) for mark in marks],
        }
    )


def reports_frame(marks: Marks) -> tuple[list[str], pd.DataFrame]:
    """Reports as rows, and their ids."""
    documents = {row.document.id: row.document for mark in marks.places for row in mark.mentions}
    documents |= {row.document.id: row.document for mark in marks.routes for row in mark.routes}
    rows = sorted(documents.values(), key=lambda row: (row.published is None, row.published, row.label))
    mentions = Counter(row.document.id for mark in marks.places for row in mark.mentions)
    ways = Counter(row.document.id for mark in marks.routes for row in mark.routes)
    frame = pd.DataFrame(
        {
            "Report": [row.label for row in rows],
            "Publisher": [row.publisher or "" for row in rows],
            "Published": [words.day(row.published) if row.published else "" for row in rows],
            "Language": [words.language(row.language) if row.language else "" for row in rows],
            "Mentions": [mentions[row.id] for row in rows],
            "Routes": [ways[row.id] for row in rows],
        }
    )
    return [row.id for row in rows], frame


def _when(mark: RouteMark) -> str:
    return ", ".join(dict.fromkeys(when for row in mark.routes if (when := words.when(row.date))))


def _carriers(mark: RouteMark, catalogue: Catalogue) -> str:
    return ", ".join(dict.fromkeys(catalogue.actor(row.carrier) for row in mark.routes if row.carrier))


def _actors(mark: PlaceMark | RouteMark, catalogue: Catalogue) -> str:
    rows = mark.mentions if isinstance(mark, PlaceMark) else mark.routes
    return ", ".join(dict.fromkeys(catalogue.actor(actor) for row in rows for actor in row.actor_ids))
