"""The lines of routes and the box around everything, kept for the next time that the same is drawn.

Beside map_layer.py and map_payload.py the only module that puts latitude before longitude, for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.curves import box, leg_paths
from dashboard.marks import Marks
from gazetteer.coordinates import LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """The legs of each route by its mark's id, and the box around all; None where there is nothing."""

    legs: Mapping[str, list[list[tuple[float, float]]]]
    bounds: list[list[float]] | None


def geometry(marks: Marks) -> Geometry:
    """Lines and box of these marks, latitude before longitude."""
    ways = {route.id: tuple(stop.position for stop in route.stops) for route in marks.routes}
    points = tuple(place.place.position for place in marks.places)
    return _geometry(repr((ways, points)), ways, points)


@st.cache_resource(max_entries=12, show_spinner=False)
def _geometry(key: str, _ways: Mapping[str, Sequence[LonLat]], _points: Sequence[LonLat]) -> Geometry:  # noqa: ARG001
    """Kept for the next time that the same is drawn, as after each choice; `key` says what, for the cache."""
    paths = leg_paths(_ways)
    around = box([*_points, *(point for legs in paths.values() for path in legs for point in path)])
    return Geometry(
        legs={
            name: [[(round(lat, 3), round(lon, 3)) for lon, lat in leg] for leg in legs] for name, legs in paths.items()
        },
        bounds=around and [[around.south, around.west], [around.north, around.east]],
    )
