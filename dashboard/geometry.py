"""The lines of routes and the box around everything. Pure.

Beside map_layer.py and map_payload.py the only module that puts latitude before longitude, for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.curves import box, leg_paths
from dashboard.marks import Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """The legs of each route by its mark's id, and the box around all; None where there is nothing."""

    legs: Mapping[str, list[list[tuple[float, float]]]]
    bounds: list[list[float]] | None


def geometry(marks: Marks) -> Geometry:
    """Lines and box of these marks, latitude before longitude."""
    paths = leg_paths({route.id: tuple(stop.position for stop in route.stops) for route in marks.routes})
    points = (place.place.position for place in marks.places)
    around = box([*points, *(point for legs in paths.values() for path in legs for point in path)])
    return Geometry(
        legs={
            name: [[(round(lat, 3), round(lon, 3)) for lon, lat in leg] for leg in legs] for name, legs in paths.items()
        },
        bounds=around and [[around.south, around.west], [around.north, around.east]],
    )
