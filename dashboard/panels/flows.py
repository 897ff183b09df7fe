"""Flows between countries: from, to, by which way, and who says so. A chosen row is the filter."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.panels.filters import narrow
from dashboard.relations import flows as found_flows
from dashboard.selection import View
from dashboard.source import OpenStore
from reports.model import Mode


def flows(view: View, store: OpenStore) -> None:
    """The table of flows."""
    found = found_flows(view.marks)
    if not found:
        st.html('<p class="dl-empty">No route with these filters goes from one country to another.</p>')
        return

    def choose() -> None:
        rows = st.session_state["flows-table"].selection.rows
        narrow(store.extent, flows=tuple(found[row].code for row in rows if row < len(found)))

    modes = [mode for mode in Mode if any(mode in flow.modes for flow in found)]
    country = store.catalogue.country
    frame = pd.DataFrame(
        {
            "From": [country(flow.code[:2]) for flow in found],
            "To": [country(flow.code[3:]) for flow in found],
            "Sentences": [flow.count for flow in found],
            **{words.mode(mode): [flow.modes.get(mode, 0) for flow in found] for mode in modes},
            "Reports": [flow.reports for flow in found],
        }
    )
    st.html(
        f'<p class="dl-left">{words.counted(len(found), "flow")} between neighbouring stops of the routes shown; '
        "chosen rows are the filter</p>"
    )
    st.dataframe(
        frame,
        hide_index=True,
        height=300,
        key="flows-table",
        on_select=choose,
        selection_mode="multi-row",
        column_config={
            "Sentences": st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=max(flow.count for flow in found)
            )
        },
        alt="Each row is a flow from one country to another; chosen ones are the filter.",
    )
