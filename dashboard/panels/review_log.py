"""The log of decisions: who, when, what, and whether it holds; taking back, bringing back, CSV out and in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.decisions import decided
from dashboard.language import figure, later_n, tr, trn
from dashboard.panels.quote import note
from dashboard.review_board import Board, undo
from dashboard.selection import Catalogue
from reports.corrections import Anchor, Correction, NoPlace, NoRoute, SetPlace, SetRoute, Undo, holding
from reports.corrections_store import record
from reports.corrections_table import BadRow, corrections_csv, read_csv
from reports.errors import ReportsError
from reports.store import Store

_ROWS: Final = 420
_TOLD: Final = 3
_TAKEN: Final = later_n("{n} decision taken back.", "{n} decisions taken back.")
_BROUGHT: Final = later_n("{n} decision brought back.", "{n} decisions brought back.")


def log_section(board: Board, catalogue: Catalogue) -> None:
    """The newest first; undoings are not rows of their own, they show in what they took back."""
    rows = [one for one in reversed(board.log) if not isinstance(one.change, Undo)]
    if rows:
        _table(board, rows, catalogue)
    else:
        st.html(note(tr("Nobody has decided anything yet. Answer a question, and it will stand here.")))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            tr("Download {entries} as CSV", entries=words.counted(len(board.log), "entry")), corrections_csv(board.log),
            file_name="corrections.csv", mime="text/csv", key="log-export", icon=":material/download:",
            disabled=not board.log, on_click="ignore",
        )  # fmt: skip
    given = st.file_uploader(tr("Add decisions from another store"), type="csv", key="log-import")
    if given is not None:
        _import(board, given.getvalue())


def _table(board: Board, rows: Sequence[Correction], catalogue: Catalogue) -> None:
    held = {one.id for one in holding(board.log)}
    frame = pd.DataFrame(
        {
            tr("When"): [when(one) for one in rows],
            tr("Who"): [one.who for one in rows],
            tr("What"): [decided(one.change, catalogue) for one in rows],
            tr("Report"): [_report(board, one) for one in rows],
            tr("Standing"): [_standing(board, one, held) for one in rows],
            tr("Note"): [one.note for one in rows],
        }
    )
    key = f"log-table-{len(board.log)}"
    chosen = st.dataframe(
        frame, hide_index=True, height=min(_ROWS, 36 * (len(rows) + 1) + 2), key=key, on_select="rerun",
        selection_mode="multi-row",
        alt=tr("Each row is a decision; choose rows to take them back or to bring them back."),
    )  # fmt: skip
    at = [index for index in chosen.selection.rows if index < len(rows)]
    to_undo = [rows[index].id for index in at if rows[index].id in held]
    to_redo = [_undoing(board, rows[index].id) for index in at if rows[index].id not in held]
    with st.container(horizontal=True):
        st.button(tr("Take back {n}", n=len(to_undo) or "").strip(), key="log-undo", icon=":material/undo:",
                  disabled=not to_undo, on_click=_undo, args=(board, to_undo, _TAKEN))  # fmt: skip
        if to_redo:
            st.button(tr("Bring back {n}", n=len(to_redo)), key="log-redo", icon=":material/redo:",
                      on_click=_undo, args=(board, to_redo, _BROUGHT))  # fmt: skip


def when(entry: Correction) -> str:
    """When an entry was made, in the time of this machine: "21 November 2026, 23:51"."""
    moment = datetime.fromisoformat(entry.made_at).astimezone()
    return f"{words.day(moment.date())}, {moment:%H:%M}"


def _anchor(entry: Correction) -> Anchor | None:
    change = entry.change
    return change.anchor if isinstance(change, SetPlace | NoPlace | SetRoute | NoRoute) else None


def _report(board: Board, entry: Correction) -> str:
    anchor = _anchor(entry)
    if anchor is None:
        return tr("all")
    row = board.documents.get(anchor.document_id)
    return row.label if row else anchor.path


def _standing(board: Board, entry: Correction, held: set[str]) -> str:
    """Whether it holds, was taken back, or waits for a report that is not in this store."""
    if entry.id not in held:
        return tr("taken back")
    anchor = _anchor(entry)
    paths = {row.path for row in board.documents.values()}
    if anchor is not None and anchor.document_id not in board.documents and anchor.path not in paths:
        return tr("waits for its report")
    return tr("holds")


def _undoing(board: Board, entry_id: str) -> str:
    """The newest undoing of an entry."""
    undoings = [one for one in board.log if isinstance(one.change, Undo) and one.change.correction_id == entry_id]
    return undoings[-1].id


def _undo(board: Board, ids: Sequence[str], said: tuple[str, str]) -> None:
    try:
        undo(board, ids, trn(*said, len(ids)))
    except ReportsError as error:
        st.session_state["review_error"] = str(error)


def _import(board: Board, content: bytes) -> None:
    """Add what is new; the same file a second time adds nothing."""
    try:
        found = list(read_csv(content))
        good = [one for one in found if isinstance(one, Correction)]
        with Store.to_write(board.path) as store:
            new = record(store, good)
    except ReportsError as error:
        st.error(str(error), icon=":material/error:")
        return
    bad = [one for one in found if isinstance(one, BadRow)]
    told = tr(
        "{new} new, {known} known before, {refused} refused.",
        new=figure(new), known=figure(len(good) - new), refused=figure(len(bad)),
    )  # fmt: skip
    st.success(told, icon=":material/check:")
    for row in bad[:_TOLD]:
        st.text(tr("Line {n}: {why}", n=row.line, why=row.reason))
