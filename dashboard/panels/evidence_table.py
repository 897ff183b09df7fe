"""Every sentence as a row: searched, sorted, paged. A row brings its mark into the middle of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import choice, words
from dashboard.claims import ORDERS, Claim, arranged, claims, page, pages
from dashboard.language import figure, tr
from dashboard.panels.columns import readable
from dashboard.panels.quote import note
from dashboard.selection import View
from dashboard.source import OpenStore
from reports.rows import RouteRow

_SIZE: Final = 100
_ROWS: Final = 360
_WIDTHS: Final = (130, 190, 480, 170, 90, 80)


def evidence_table(view: View, store: OpenStore) -> None:
    """The search, the order, the page, and its rows; those of the chosen mark come first and are marked."""
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="evidence-bar")
    with bar:
        search = st.text_input(
            tr("Search"), key="table-search", placeholder=tr("Words in the sentence, names, reports")
        )
        order = st.selectbox(tr("Order"), ORDERS, key="table-order", format_func=tr)
    first = choice.by_map()
    found = arranged(claims(view.marks, store.catalogue), order=order, search=search or "", first=first)
    if not found:
        st.html(note(tr("No sentence with these words and filters.")))
        return
    last = pages(len(found), _SIZE)
    with bar:
        number = (
            int(st.number_input(tr("Page of {last}", last=figure(last)), 1, last, key="table-page")) if last > 1 else 1
        )
    shown = page(found, number, _SIZE)
    counted = words.counted(len(found), "row")
    st.html(note(tr("{rows}, one for each place or route of a sentence", rows=counted), "dl-left"))
    _rows(shown, view, key=f"evidence-table-{choice.turn()}-{order}-{number}-{search}")


def _rows(shown: Sequence[Claim], view: View, key: str) -> None:
    def choose() -> None:
        rows = st.session_state[key].selection.rows
        mark_id = shown[rows[0]].mark_id if rows and rows[0] < len(shown) else None
        choice.from_table(mark_id)
        choice.look_at(view.marks.find(mark_id))

    selected = choice.selected()
    rows = [i for i, claim in enumerate(shown) if selected and claim.mark_id == selected]
    told = frame(shown)
    widths = zip(told.columns, _WIDTHS, strict=False)
    st.dataframe(
        readable(told),
        hide_index=True,
        height=_ROWS,
        key=key,
        on_select=choose,
        selection_mode="multi-row",
        selection_default={"selection": {"rows": rows}} if rows else None,
        column_config={name: st.column_config.TextColumn(width=width) for name, width in widths},
        alt=tr("Each row is a place or a route in a sentence; choosing one shows it on the map."),
    )


def frame(shown: Sequence[Claim]) -> pd.DataFrame:
    """Claims as rows."""
    rows = [claim.row for claim in shown]
    return pd.DataFrame(
        {
            tr("When"): [words.when(row.date) or "" for row in rows],
            tr("Place or route"): [claim.what for claim in shown],
            tr("Sentence"): [" ".join(row.quote.split()) for row in rows],
            tr("Actors"): [claim.actors for claim in shown],
            tr("Way"): [words.mode(row.mode) if isinstance(row, RouteRow) else "" for row in rows],
            tr("Status"): [words.status(row.status) if isinstance(row, RouteRow) else "" for row in rows],
            tr("Confidence"): [round(row.confidence, 2) for row in rows],
            tr("Report"): [row.document.label for row in rows],
            tr("Publisher"): [row.document.publisher or "" for row in rows],
            tr("Published"): [words.day(row.document.published) if row.document.published else "" for row in rows],
        }
    )
