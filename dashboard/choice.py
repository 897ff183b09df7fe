"""What the reader has chosen on the map or in a table, and where the map is to look next; kept for the session."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.curves import box
from dashboard.map_payload import Focus
from dashboard.marks import PlaceMark, RouteMark
from gazetteer.coordinates import LonLat

PAGE: Final = 12
"""How many sentences stand beside the map at first, and come at each call for more."""
_SELECTED: Final = "selected"
_LIMIT: Final = "evidence_limit"
_FOCUS: Final = "map_focus"
_TURN: Final = "map_turn"
_COUNT: Final = "focus_count"
_BY_MAP: Final = "chosen_by_map"


def selected() -> str | None:
    """The id of the chosen mark."""
    chosen: str | None = st.session_state.get(_SELECTED)
    return chosen


def limit() -> int:
    """How many sentences are shown."""
    return int(st.session_state.get(_LIMIT, PAGE))


def more() -> None:
    """Show more sentences."""
    st.session_state[_LIMIT] = limit() + PAGE


def clear() -> None:
    """Choose nothing."""
    from_map(None)


def from_map(mark_id: str | None) -> None:
    """A click on the map: the tables follow it."""
    from_table(mark_id)
    st.session_state[_TURN] = turn() + 1
    st.session_state[_BY_MAP] = mark_id


def by_map() -> str | None:
    """The id of the mark that was last chosen on the map; the tables begin with it."""
    chosen: str | None = st.session_state.get(_BY_MAP)
    return chosen


def from_table(mark_id: str | None) -> None:
    """A row of a table: the table stays as it is."""
    st.session_state[_SELECTED] = mark_id
    st.session_state[_LIMIT] = PAGE


def turn() -> int:
    """How often the map has chosen for the tables; each time they begin anew with what was chosen."""
    return int(st.session_state.get(_TURN, 0))


def look_at(target: PlaceMark | RouteMark | LonLat | None) -> None:
    """Bring a mark or a position into the middle of the map at the next run."""
    if target is None:
        return
    st.session_state[_COUNT] = count = int(st.session_state.get(_COUNT, 0)) + 1
    around = None
    if isinstance(target, RouteMark):
        around = box(stop.position for stop in target.stops)
        position = target.stops[0].position
    else:
        position = target.place.position if isinstance(target, PlaceMark) else target
    zoom = 5.0 if isinstance(target, LonLat) or (isinstance(target, PlaceMark) and target.is_point) else 4.0
    st.session_state[_FOCUS] = Focus(position=position, zoom=zoom, asked=str(count), box=around)


def look_exactly(position: LonLat, zoom: float) -> None:
    """Bring the map to a view that was saved."""
    st.session_state[_COUNT] = count = int(st.session_state.get(_COUNT, 0)) + 1
    st.session_state[_FOCUS] = Focus(position=position, zoom=zoom, asked=str(count), exact=True)


def focus() -> Focus | None:
    """Where the map was last asked to look."""
    asked: Focus | None = st.session_state.get(_FOCUS)
    return asked
