"""Actors: a ranking, and who appears where and with whom. A row or a cell sets the filters."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.language import later, tr
from dashboard.panels.columns import readable
from dashboard.panels.filters import narrow
from dashboard.panels.quote import note
from dashboard.relations import Matrix, Ranked, ranking, rows_of, together, where
from dashboard.selection import Catalogue, View
from dashboard.source import OpenStore

_ROWS: Final = 360
_WITH: Final = (later("With whom"), later("In which country"), later("In which place"))


def actors(view: View, store: OpenStore) -> None:
    """Ranking at the left, matrix at the right."""
    rows = rows_of(view.marks)
    ranked = ranking(rows)
    if not ranked:
        st.html(note(tr("No sentence with these filters names an actor.")))
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _ranking(ranked, store)
    with right:
        kind = st.segmented_control(
            tr("Who appears"), _WITH, key="matrix-kind", default=_WITH[0], required=True, format_func=tr,
            label_visibility="collapsed",
        )  # fmt: skip
        if kind == _WITH[0]:
            _matrix(together(rows), store, kind)
        else:
            _matrix(where(rows, countries=kind == _WITH[1]), store, kind or _WITH[1])


def _ranking(ranked: list[Ranked], store: OpenStore) -> None:
    def choose() -> None:
        rows = st.session_state["actors-table"].selection.rows
        narrow(store.extent, actors=tuple(ranked[row].actor for row in rows if row < len(ranked)), every_actor=False)

    counted = words.counted(len(ranked), "actor")
    st.html(note(tr("{counted}; chosen rows are the filter", counted=counted), "dl-left"))
    most = max(one.mentions + one.routes for one in ranked)
    st.dataframe(
        readable(ranking_frame(ranked, store.catalogue)),
        hide_index=True,
        height=_ROWS,
        key="actors-table",
        on_select=choose,
        selection_mode="multi-row",
        column_config={tr("In all"): st.column_config.ProgressColumn(format="%d", min_value=0, max_value=most)},
        alt=tr("Each row is an actor; chosen ones are the filter."),
    )


def ranking_frame(ranked: list[Ranked], catalogue: Catalogue) -> pd.DataFrame:
    """The ranking as rows."""
    known = catalogue.actors
    return pd.DataFrame(
        {
            tr("Actor"): [catalogue.actor(one.actor) for one in ranked],
            tr("In all"): [one.mentions + one.routes for one in ranked],
            tr("Mentions"): [one.mentions for one in ranked],
            tr("Routes"): [one.routes for one in ranked],
            tr("Places"): [one.places for one in ranked],
            tr("Reports"): [one.reports for one in ranked],
            tr("Kind"): [words.actor_kind(known[one.actor].kind) if one.actor in known else "" for one in ranked],
            tr("First"): [one.first for one in ranked],
            tr("Last"): [one.last for one in ranked],
        }
    )


def _matrix(matrix: Matrix, store: OpenStore, kind: str) -> None:
    key = f"matrix-{_WITH.index(kind)}"
    catalogue = store.catalogue
    name = {_WITH[0]: catalogue.actor, _WITH[1]: catalogue.country, _WITH[2]: catalogue.place}[kind]
    columns = _unlike([name(column) for column in matrix.columns])

    def choose() -> None:
        cells: Any = st.session_state[key].selection.cells
        if not cells:
            return
        row, title = cells[0]
        actor, column = matrix.rows[row], matrix.columns[columns.index(title)] if title in columns else None
        if column is None:
            narrow(store.extent, actors=(actor,), every_actor=False)
        elif kind == _WITH[0]:
            pair = tuple(dict.fromkeys((actor, column)))
            narrow(store.extent, actors=pair, every_actor=len(pair) > 1)
        elif kind == _WITH[1]:
            narrow(store.extent, actors=(actor,), countries=(column,))
        else:
            narrow(store.extent, actors=(actor,), places=(column,))

    frame = pd.DataFrame(list(matrix.counts), columns=columns)
    most = max((count for counts in matrix.counts for count in counts), default=1)
    frame.insert(0, tr("Actor"), [catalogue.actor(actor) for actor in matrix.rows])
    st.html(note(tr("Sentences that tie them together; a cell sets both as filters"), "dl-left"))
    st.dataframe(
        frame.style.map(lambda count: shade(count, most), subset=columns),
        hide_index=True,
        height=_ROWS,
        key=key,
        on_select=choose,
        selection_mode="single-cell",
        column_config={tr("Actor"): st.column_config.TextColumn(pinned=True)},
        alt=tr("Rows are actors; columns say {what}; cells count sentences.", what=tr(kind).lower()),
    )


def shade(count: int, most: int) -> str:
    """The ground of a cell: the more, the deeper; nothing for none."""
    if not count:
        return "color: transparent"
    return f"background-color: rgba(0, 114, 178, {0.08 + 0.5 * (count / max(1, most)) ** 0.5:.2f})"


def _unlike(names: list[str]) -> list[str]:
    """Names told apart where two are alike, for columns need different ones."""
    return [name if names.count(name) == 1 else f"{name} ({i + 1})" for i, name in enumerate(names)]
