"""Look up a name in the gazetteer: what it could mean, and where that is; a row brings it onto the map."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard import choice, words
from dashboard.marks import place_id
from dashboard.selection import View
from dashboard.source import OpenStore
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.place import Place

_MOST: Final = 30


def lookup(view: View, store: OpenStore) -> None:
    """The field and what is found."""
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="lookup-bar")
    with bar:
        name = st.text_input("Name of a place", key="lookup-name", placeholder="San Cristóbal", max_chars=100)
    if not (name or "").strip():
        st.html('<p class="dl-left">Every place of the gazetteer with this name, the likeliest first.</p>')
        return
    try:
        found = _gazetteer().find(name.strip(), limit=_MOST)
    except GazetteerError as error:
        st.text(str(error))
        return
    if not found:
        st.html('<p class="dl-empty">The gazetteer has no place of this name.</p>')
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
        pd.DataFrame(
            {
                "Place": [place.name for place in found],
                "Kind": [words.kind(place) for place in found],
                "Area": [place.admin1_name or "" for place in found],
                "Country": [
                    store.catalogue.country(place.country_code) if place.country_code else "" for place in found
                ],
                "Inhabitants": [place.population or None for place in found],
                "Position": [words.position(place.position) for place in found],
                "Mentions shown": [counts.get(place_id(place), 0) for place in found],
                "Identifier": [place.id for place in found],
            }
        ),
        hide_index=True,
        height=300,
        key="lookup-table",
        on_select=choose,
        selection_mode="single-row",
        alt="Each row is a place of this name; choosing one brings it into the middle of the map.",
    )


@st.cache_resource(show_spinner=False)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()
