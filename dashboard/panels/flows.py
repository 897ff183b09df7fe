"""Flows between countries: from, to, by which way, and who says so. A chosen row is the filter."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.language import tr
from dashboard.panels.columns import readable
from dashboard.panels.filters import narrow
from dashboard.panels.quote import note
from dashboard.relations import flows as found_flows
from dashboard.selection import View
from dashboard.source import OpenStore
from reports.model import Mode


def flows(view: View, store: OpenStore) -> None:
    """The table of flows."""
    found = found_flows(view.marks)
    if not found:
        st.html(note(tr("No route with these filters goes from one country to another.")))
        return

    def choose() -> None:
        rows = st.session_state["flows-table"].selection.rows
        narrow(store.extent, flows=tuple(found[row].code for row in rows if row < len(found)))

    modes = [mode for mode in Mode if any(mode in flow.modes for flow in found)]
    country = store.catalogue.country
    frame = pd.DataFrame(
        {
            tr("From"): [country(flow.code[:2]) for flow in found],
            tr("To"): [country(flow.code[3:]) for flow in found],
            tr("Sentences"): [flow.count for flow in found],
            **{words.mode(mode): [flow.modes.get(mode, 0) for flow in found] for mode in modes},
            tr("Reports"): [flow.reports for flow in found],
        }
    )
    about = tr(
        "{flows} between neighbouring stops of the routes shown; chosen rows are the filter",
        flows=words.counted(len(found), "flow"),
    )
    st.html(note(about, "dl-left"))
    st.dataframe(
        readable(frame),
        hide_index=True,
        height=300,
        key="flows-table",
        on_select=choose,
        selection_mode="multi-row",
        column_config={
            tr("Sentences"): st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=max(flow.count for flow in found)
            )
        },
        alt=tr("Each row is a flow from one country to another; chosen ones are the filter."),
    )
