"""The line above the map: how much is shown, what is left out and why, and what to do when nothing is left."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import source, words
from dashboard.language import both, later, tr
from dashboard.panels.filters import Extent, put
from dashboard.panels.quote import note
from dashboard.selection import Catalogue, View, by_route, conditions
from reports.rows import Filters

_ROUTES_ONLY = later("Way, status, carrier and flow narrow routes only; places on no such route are faded")
_LONGEST_CHIP = 64


def summary(view: View, catalogue: Catalogue, extent: Extent | None) -> None:
    """Counts, and a chip for each filter that is set; a click on it drops it."""
    note = f'<span class="dl-left">{escape(tr(_ROUTES_ONLY))}</span>' if by_route(view.filters) else ""
    line = escape(view.shown.line())
    st.html(
        f'<div class="dl-summary"><strong>{line}</strong><span class="dl-left">{escape(left_out(view))}</span></div>'
    )
    # The row is there without chips too: what stands below must keep its number, or the map would be made anew.
    with st.container(horizontal=True, key="chips", gap="small"):
        for condition in conditions(view.filters, catalogue):
            text = condition.text if len(condition.text) <= _LONGEST_CHIP else f"{condition.text[: _LONGEST_CHIP - 1]}…"
            st.button(
                words.literal(text), key=f"chip-{condition.kind}", icon=":material/close:", icon_position="right",
                on_click=put, args=(condition.without, extent),
            )  # fmt: skip
        if note:
            st.html(note)


def left_out(view: View) -> str:
    """What the filters leave out, in words; nothing where they leave out nothing."""
    mentions = max(0, view.total.mentions - view.shown.mentions)
    routes = max(0, view.total.routes - view.shown.routes)
    parts = [words.counted(mentions, "mention")] if mentions else []
    parts += [words.counted(routes, "route")] if routes else []
    if not parts:
        return ""
    if view.filters == Filters():
        counted = words.counted(routes, "denied route")
        return tr("{counted} not drawn; choose Denied under “Routes by status” to see what", counted=counted)
    return tr("{counted} filtered out", counted=both(parts))


def nothing_left(view: View, store: source.OpenStore) -> None:
    """Why the map is empty, and one button for each filter without which something, so much, would be left."""
    extent = store.extent
    if view.total.mentions + view.total.routes == 0:
        st.info(tr("The reports in this store name no place. Add more with `python -m reports ingest FOLDER`."))
        return
    st.html(note(tr("Nothing is left with these filters. Drop one of them:")))
    with st.container(horizontal=True):
        for condition in conditions(view.filters, store.catalogue):
            if count := source.size(store, condition.without):
                left = words.counted(count, "mention or route")
                label = tr("Drop the {kind} filter: {left}", kind=condition.label.lower(), left=left)
                st.button(label, key=f"drop-{condition.kind}", on_click=put, args=(condition.without, extent))
        st.button(tr("Reset all filters"), key="reset-empty", on_click=put, args=(Filters(), extent))
