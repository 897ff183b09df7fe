"""What is found in a report as rows, beside its text; what was left out of it; and the inputs that were refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.language import tr
from dashboard.navigate import SPAN
from dashboard.panels.columns import readable
from dashboard.panels.document_marks import Reading
from dashboard.panels.quote import note
from dashboard.reasons import reason
from dashboard.selection import Catalogue
from reports import stored
from reports.document import Span
from reports.store import Store

_ROWS: Final = 280


def tables(found: Reading, catalogue: Catalogue) -> None:
    """The same marks as rows: the way to them by keyboard; and what was left out of the text."""
    toponyms = [toponym for toponym, _ in found.toponyms if not toponym.demonym]
    labels = (
        words.counted(len(toponyms), "place name"),
        words.counted(len(found.actors), "actor"),
        words.counted(len(found.routes), "route"),
        words.numbered(tr("Left out"), len(found.document.left_out) + len(found.document.furniture)),
    )
    places, actors, routes, left_out = st.tabs(labels)
    with places:
        meant = [words.where(one.place, catalogue.countries) if one.place else "–" for one in toponyms]
        sure = [one.confidence if one.place else 0.0 for one in toponyms]
        frame = pd.DataFrame({tr("Name"): [one.text for one in toponyms], tr("Read as"): meant, tr("Sure"): sure})
        _table("names", frame, [Span(one.start, one.end) for one in toponyms])
    with actors:
        named = [catalogue.actor(one.actor.id) for one in found.actors]
        frame = pd.DataFrame({tr("Name"): [one.text for one in found.actors], tr("Actor"): named})
        _table("actors", frame, [one.span for one in found.actors])
    with routes:
        rows = found.routes
        way = [words.way(tuple(stop.place for stop in row.stops), row.direction) for row in rows]
        how = {
            tr("Way"): [words.mode(row.mode) for row in rows],
            tr("Status"): [words.status(row.status) for row in rows],
        }
        _table("routes", pd.DataFrame({tr("Route"): way, **how}), [row.evidence for row in rows])
    with left_out:
        _left_out(found)


def _table(name: str, frame: pd.DataFrame, spans: Sequence[Span]) -> None:
    if frame.empty:
        st.html(note(tr("None in this report.")))
        return
    key = f"reader-{name}"
    st.dataframe(
        readable(frame), hide_index=True, height=_ROWS, key=key, selection_mode="single-row",
        on_select=lambda: _row_chosen(key, spans), alt=tr("Each row is a mark in the text; choosing one goes to it."),
    )  # fmt: skip


def _row_chosen(key: str, spans: Sequence[Span]) -> None:
    rows = st.session_state[key].selection.rows
    st.session_state[SPAN] = spans[rows[0]] if rows and rows[0] < len(spans) else None


def _left_out(found: Reading) -> None:
    regions = [(found.document.text[slice(*region.span)], reason(region.reason)) for region in found.document.furniture]
    others = [(part.text, reason(part.reason)) for part in found.document.left_out]
    if not regions and not others:
        st.html(note(tr("Nothing was left out: the whole file is the article.")))
        return
    frame = pd.DataFrame([*regions, *others], columns=[tr("Text"), tr("Why nothing is read from it")])
    st.dataframe(frame, hide_index=True, height=_ROWS, key="reader-left-out")


@st.cache_resource(max_entries=2, show_spinner=False)
def rejections(path: str, version: int) -> tuple[stored.Rejection, ...]:  # noqa: ARG001  a new version is a new entry
    """Every input of a store that could not become a document."""
    with Store.to_read(Path(path)) as opened:
        return stored.rejections(opened)


def refusals(refused: Sequence[stored.Rejection]) -> None:
    """What was refused and why, as a table."""
    counted = words.counted(len(refused), "input")
    st.html(note(tr("{inputs} could not become a report, each with why", inputs=counted), "dl-label"))
    frame = pd.DataFrame(
        {
            tr("File"): [one.path for one in refused],
            tr("Why"): [one.reason for one in refused],
            tr("When"): [one.rejected_at[:16].replace("T", " ") for one in refused],
        }
    )
    st.dataframe(frame, hide_index=True, key="reader-refused", row_height=48)
