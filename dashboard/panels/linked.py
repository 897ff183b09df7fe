"""The linked views under the map: each follows the filters and sets them; only the one that is open is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from dashboard.panels.actors import actors
from dashboard.panels.evidence_table import evidence_table
from dashboard.panels.exports import exports
from dashboard.panels.flows import flows
from dashboard.panels.lookup import lookup
from dashboard.panels.tables import places, reports, routes
from dashboard.panels.timeline import timeline
from dashboard.selection import View
from dashboard.source import OpenStore

_Panel = Callable[[View, OpenStore], None]
_PANELS: Final[dict[str, _Panel]] = {
    "Places": places,
    "Routes": routes,
    "Evidence": evidence_table,
    "Actors": actors,
    "Flows": flows,
    "Reports": reports,
    "Look up a name": lookup,
    "Export": exports,
}


def views(view: View, store: OpenStore, *, dark: bool) -> None:
    """Draw the tabs, and what stands in the open one."""
    tabs = st.tabs(["Time", *_PANELS], key="linked", on_change="rerun")
    for tab, name in zip(tabs, ["Time", *_PANELS], strict=True):
        if not tab.open:
            continue
        with tab:
            if name == "Time":
                timeline(view, store, dark=dark)
            else:
                _PANELS[name](view, store)
