"""The same marks as rows: the way to them by keyboard and screen reader. A chosen row is chosen on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd
import streamlit as st

from dashboard import choice, words
from dashboard.language import tr
from dashboard.marks import Marks, PlaceMark, RouteMark
from dashboard.marks import reports as count_reports
from dashboard.panels.columns import readable
from dashboard.panels.filters import narrow
from dashboard.panels.quote import note
from dashboard.panels.skip import to_evidence
from dashboard.selection import Catalogue, View
from dashboard.source import OpenStore

_ROWS = 300
_Mark = TypeVar("_Mark", PlaceMark, RouteMark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a table says where it has no row, and what it is to those who cannot see it."""

    empty: str
    alt: str


def places(view: View, store: OpenStore) -> None:
    """Every place on the map."""
    marks = chosen_first(view.marks.places)
    told = Told(
        empty=tr("No place with these filters."),
        alt=tr("Each row is a place on the map; choosing one shows its evidence."),
    )
    _table("places", places_frame(marks, store.catalogue), marks, told)


def routes(view: View, store: OpenStore) -> None:
    """Every line on the map."""
    marks = chosen_first(view.marks.routes)
    told = Told(
        empty=tr("No route with these filters."),
        alt=tr("Each row is a route on the map; choosing one shows its evidence."),
    )
    _table("routes", routes_frame(marks, store.catalogue), marks, told)


def reports(view: View, store: OpenStore) -> None:
    """Every report that something on the map comes from; a chosen one is the filter."""
    ids, frame = reports_frame(view.marks)
    if frame.empty:
        st.html(note(tr("No report with these filters.")))
        return

    def choose() -> None:
        rows = st.session_state["reports-table"].selection.rows
        narrow(store.extent, documents=tuple(ids[row] for row in rows if row < len(ids)))

    st.dataframe(
        readable(frame),
        hide_index=True,
        height=_ROWS,
        key="reports-table",
        on_select=choose,
        selection_mode="multi-row",
        alt=tr("Each row is a report; chosen ones are the filter."),
    )


def chosen_first(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks, the one that the map chose at the head of them."""
    found = list(marks)
    chosen = choice.by_map()
    return sorted(found, key=lambda mark: mark.id != chosen) if chosen else found


def _table(name: str, frame: pd.DataFrame, marks: Sequence[PlaceMark | RouteMark], told: Told) -> None:
    if frame.empty:
        st.html(note(told.empty))
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
        readable(frame),
        hide_index=True,
        height=_ROWS,
        key=key,
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(selected)]}} if selected in known else None,
        alt=told.alt,
    )
    with st.container(horizontal=True):
        st.caption(tr("By keyboard: arrows to a row, Shift and Space to choose it."))
        if selected in known:
            to_evidence()


def places_frame(marks: Sequence[PlaceMark], catalogue: Catalogue) -> pd.DataFrame:
    """Places as rows."""
    return pd.DataFrame(
        {
            tr("Place"): [words.name(mark.place) for mark in marks],
            tr("Kind"): [words.kind(mark.place) for mark in marks],
            tr("Area"): [mark.place.admin1_name or "" for mark in marks],
            tr("Country"): [
                catalogue.country(mark.place.country_code) if mark.place.country_code else "" for mark in marks
            ],
            tr("Mentions"): [mark.count for mark in marks],
            tr("Unsure"): [mark.doubtful for mark in marks],
            tr("Reports"): [count_reports(mark.mentions) for mark in marks],
            tr("Actors"): [_actors(mark, catalogue) for mark in marks],
        }
    )


def routes_frame(marks: Sequence[RouteMark], catalogue: Catalogue) -> pd.DataFrame:
    """Routes as rows."""
    return pd.DataFrame(
        {
            tr("Route"): [words.way(mark.stops, mark.direction) for mark in marks],
            tr("Way"): [words.mode(mark.mode) for mark in marks],
            tr("Status"): [words.statuses(mark.statuses).capitalize() for mark in marks],
            tr("When"): [_when(mark) for mark in marks],
            tr("Carrier"): [_carriers(mark, catalogue) for mark in marks],
            tr("Distance"): [words.kilometres(mark.distance_km) for mark in marks],
            tr("Sentences"): [mark.count for mark in marks],
            tr("Reports"): [count_reports(mark.routes) for mark in marks],
            tr("Actors"): [_actors(mark, catalogue) for mark in marks],
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
            tr("Report"): [row.label for row in rows],
            tr("Publisher"): [row.publisher or "" for row in rows],
            tr("Published"): [words.day(row.published) if row.published else "" for row in rows],
            tr("Language"): [words.language(row.language) if row.language else "" for row in rows],
            tr("Mentions"): [mentions[row.id] for row in rows],
            tr("Routes"): [ways[row.id] for row in rows],
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
