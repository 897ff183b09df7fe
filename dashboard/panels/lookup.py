"""Look up a name in the gazetteer: what it could mean, and where that is; a row brings it onto the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import choice, words
from dashboard.language import tr
from dashboard.marks import place_id
from dashboard.panels.columns import readable
from dashboard.panels.quote import note
from dashboard.selection import Catalogue, View
from dashboard.source import OpenStore
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.place import Place

_MOST: Final = 30


def lookup(view: View, store: OpenStore) -> None:
    """The field and what is found."""
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="lookup-bar")
    with bar:
        name = st.text_input(tr("Name of a place"), key="lookup-name", placeholder="San Cristóbal", max_chars=100)
    if not (name or "").strip():
        st.html(note(tr("Every place of the gazetteer with this name, the likeliest first."), "dl-left"))
        return
    try:
        found = _gazetteer().find(name.strip(), limit=_MOST)
    except GazetteerError as error:
        st.text(str(error))
        return
    if not found:
        st.html(note(tr("The gazetteer has no place of this name.")))
        return
    _rows(found, view, store)


def _rows(found: tuple[Place, ...], view: View, store: OpenStore) -> None:
    def choose() -> None:
        rows = st.session_state["lookup-table"].selection.rows
        if rows and rows[0] < len(found):
            place = found[rows[0]]
            choice.look_at(place.position)
            mark = view.marks.find(place_id(place))
            choice.from_table(mark.id if mark else None)

    counts = {mark.id: mark.count for mark in view.marks.places}
    st.dataframe(
        readable(found_frame(found, store.catalogue, counts)),
        hide_index=True,
        height=300,
        key="lookup-table",
        on_select=choose,
        selection_mode="single-row",
        alt=tr("Each row is a place of this name; choosing one brings it into the middle of the map."),
    )


def found_frame(found: tuple[Place, ...], catalogue: Catalogue, counts: Mapping[str, int]) -> pd.DataFrame:
    """Places of the gazetteer as rows; `counts` are the mentions shown of each, by the id of its mark."""
    return pd.DataFrame(
        {
            tr("Place"): [words.name(place) for place in found],
            tr("Kind"): [words.kind(place) for place in found],
            tr("Area"): [place.admin1_name or "" for place in found],
            tr("Country"): [catalogue.country(place.country_code) if place.country_code else "" for place in found],
            tr("Inhabitants"): [place.population or None for place in found],
            tr("Position"): [words.position(place.position) for place in found],
            tr("Mentions shown"): [counts.get(place_id(place), 0) for place in found],
            tr("Identifier"): [place.id for place in found],
        }
    )


@st.cache_resource(show_spinner=False)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()
