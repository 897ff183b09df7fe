"""The linked views under the map: each follows the filters and sets them; only the one that is open is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from dashboard.language import later, tr
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
_TIME: Final = later("Time")
_PANELS: Final[dict[str, _Panel]] = {
    later("Places"): places,
    later("Routes"): routes,
    later("Evidence"): evidence_table,
    later("Actors"): actors,
    later("Flows"): flows,
    later("Reports"): reports,
    later("Look up a name"): lookup,
    later("Export"): exports,
}


def views(view: View, store: OpenStore, *, dark: bool) -> None:
    """Draw the tabs, and what stands in the open one."""
    names = [_TIME, *_PANELS]
    tabs = st.tabs([tr(name) for name in names], key="linked", on_change="rerun")
    for tab, name in zip(tabs, names, strict=True):
        if not tab.open:
            continue
        with tab:
            if name == _TIME:
                timeline(view, store, dark=dark)
            else:
                _PANELS[name](view, store)
