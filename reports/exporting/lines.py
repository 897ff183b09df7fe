"""A route as lines on the map: geodesics, cut at the antimeridian."""

from __future__ import annotations

from itertools import pairwise

from gazetteer.coordinates import cut_at_antimeridian, geodesic_path
from reports.rows import RouteRow

Line = tuple[tuple[float, float], ...]
_PLACES = 6  # decimals: 0.1 m


def route_lines(row: RouteRow) -> tuple[Line, ...]:
    """The route as lines of (lon, lat), each within ±180; one line unless the way crosses the antimeridian."""
    lines: list[list[tuple[float, float]]] = []
    for start, end in pairwise(stop.place.position for stop in row.stops):
        for piece in cut_at_antimeridian(geodesic_path(start, end)):
            points = [(round(lon, _PLACES), round(lat, _PLACES)) for lon, lat in piece]
            if lines and lines[-1][-1] == points[0]:
                lines[-1].extend(points[1:])
            else:
                lines.append(points)
    return tuple(tuple(line) for line in lines)
