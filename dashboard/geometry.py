"""The lines of routes and the box around everything. Pure.

Beside map_layer.py and map_payload.py the only module that puts latitude before longitude, in the box.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dashboard.curves import Curve, box, leg_paths
from dashboard.line_text import line_text
from dashboard.marks import Marks

UNIT: Final = 0.0005
"""Degrees for one step of a line's text: 55 m, so that no point is a pixel off at the closest zoom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """The legs of each route by its mark's id, as texts in steps of UNIT, and the box around all, if there is any."""

    legs: Mapping[str, list[str]]
    bounds: list[list[float]] | None


def geometry(marks: Marks) -> Geometry:
    """Lines (longitude first, see line_text.py) and box (latitude first) of these marks."""
    paths = leg_paths({route.id: tuple(stop.position for stop in route.stops) for route in marks.routes})
    points = (place.place.position for place in marks.places)
    around = box([*points, *(point for legs in paths.values() for path in legs for point in path)])
    return Geometry(
        legs={name: [_text(leg) for leg in legs] for name, legs in paths.items()},
        bounds=around and [[around.south, around.west], [around.north, around.east]],
    )


@lru_cache(maxsize=10_000)
def _text(leg: Curve) -> str:
    return line_text(leg, UNIT)
