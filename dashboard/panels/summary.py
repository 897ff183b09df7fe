"""The line above the map: how much is shown, what is left out and why, and what to do when nothing is left."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import words
from dashboard.panels.filters import Extent, put
from dashboard.panels.quote import plain
from dashboard.selection import Catalogue, View, by_route, conditions
from reports.rows import Filters

_ROUTES_ONLY = "Way and status filter routes only; places on no such route are faded"


def summary(view: View, catalogue: Catalogue) -> None:
    """Counts, and a chip for each filter that is set."""
    chips = "".join(f'<span class="dl-chip">{plain(text)}</span>' for text in conditions(view.filters, catalogue))
    note = f'<span class="dl-left">{_ROUTES_ONLY}</span>' if by_route(view.filters) else ""
    line = escape(view.shown.line())
    st.html(f'<div class="dl-summary"><strong>{line}</strong>{chips}{note}{_left_out(view)}</div>')


def _left_out(view: View) -> str:
    mentions = view.total.mentions - view.shown.mentions
    routes = view.total.routes - view.shown.routes
    parts = [words.counted(mentions, "mention")] if mentions else []
    parts += [words.counted(routes, "route")] if routes else []
    if not parts:
        return ""
    if view.filters == Filters():
        text = f"{words.counted(routes, 'denied route')} not drawn; choose Denied under “Routes by status” to see what"
    else:
        text = f"{' and '.join(parts)} filtered out"
    return f'<span class="dl-left">{escape(text)}</span>'


def nothing_left(view: View, wider: Mapping[str, tuple[Filters, int]], extent: Extent | None) -> None:
    """Why the map is empty, and one button for each filter without which something, so much, would be left."""
    if view.total.mentions + view.total.routes == 0:
        st.info("The reports in this store name no place. Add more with `python -m reports ingest FOLDER`.")
        return
    st.html('<p class="dl-empty">Nothing is left with these filters. Drop one of them:</p>')
    with st.container(horizontal=True):
        for kind, (filters, count) in wider.items():
            if count:
                label = f"Drop the {kind} filter: {words.counted(count, 'mention or route', 'mentions and routes')}"
                st.button(label, key=f"drop-{kind}", on_click=put, args=(filters, extent))
        st.button("Reset all filters", key="reset-empty", on_click=put, args=(Filters(), extent))
