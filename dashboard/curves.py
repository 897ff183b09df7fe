"""The lines of routes: geodesics, moved apart where several routes share a leg, and the box that holds all marks."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from gazetteer.coordinates import Bounds, LonLat, geodesic_km, geodesic_path

Curve = tuple[tuple[float, float], ...]
"""Points (lon, lat) in degrees; longitudes run on past ±180."""

_APART = 0.12
_APART_DEGREES = 6.0


def leg_paths(routes: Mapping[str, Sequence[LonLat]]) -> dict[str, tuple[Curve, ...]]:
    """For each route id the path of each leg between its stops.

    A leg that one route alone uses is the geodesic. Legs that several routes share, in either direction, bow to their
    own sides, so that each can be seen and picked; stops keep their exact position. A leg without length has no path.
    """
    lanes: dict[tuple[LonLat, LonLat], list[tuple[str, int]]] = defaultdict(list)
    legs = {name: [pair for pair in pairwise(stops) if pair[0] != pair[1]] for name, stops in routes.items()}
    for name, pairs in legs.items():
        for number, (start, end) in enumerate(pairs):
            lanes[min(start, end), max(start, end)].append((name, number))
    return {
        name: tuple(
            _bowed(start, end, _lane(lanes[min(start, end), max(start, end)], (name, number), forward=start < end))
            for number, (start, end) in enumerate(pairs)
        )
        for name, pairs in legs.items()
    }


def _lane(users: Sequence[tuple[str, int]], user: tuple[str, int], *, forward: bool) -> float:
    """Which lane a leg takes, counted from the middle to the left of its way: -0.5 and 0.5 for two users."""
    lane = users.index(user) - (len(users) - 1) / 2
    return lane if forward else -lane


def _bowed(start: LonLat, end: LonLat, lane: float) -> Curve:
    """The geodesic, moved sideways on the Mercator plane by its lane, not at all at its ends.

    A lane is 12 % of the leg's length wide, and at most 6 degrees, so that long routes keep their shape.
    """
    if not lane:
        return geodesic_path(start, end)
    path = geodesic_path(start, end, step_km=min(150.0, max(0.01, geodesic_km(start, end) / 24)))
    flat = [(lon, math.degrees(math.asinh(math.tan(math.radians(max(-85.0, min(85.0, lat))))))) for lon, lat in path]
    dx, dy = flat[-1][0] - flat[0][0], flat[-1][1] - flat[0][1]
    length = math.hypot(dx, dy)
    bow = lane * (_APART_DEGREES / length if length * _APART > _APART_DEGREES else _APART)
    moved = []
    for i, (x, y) in enumerate(flat):
        aside = bow * math.sin(math.pi * i / (len(flat) - 1))
        moved.append((x - dy * aside, math.degrees(math.atan(math.sinh(math.radians(y + dx * aside))))))
    return (path[0], *moved[1:-1], path[-1])


def box(points: Iterable[tuple[float, float]]) -> Bounds | None:
    """The smallest box around (lon, lat) points, None without any; `east` runs past 180 where the box crosses it.

    The box leaves out the widest gap between meridians, so that Tokyo and Los Angeles are close neighbours.
    """
    found = [((lon + 180) % 360 - 180, lat) for lon, lat in points]
    if not found:
        return None
    lons = sorted({lon for lon, _ in found})
    gaps = [(after - here, after, here) for here, after in pairwise([*lons, lons[0] + 360])]
    _, west, east = max(gaps)
    west = (west + 180) % 360 - 180
    lats = [lat for _, lat in found]
    return Bounds(west, min(lats), east if east >= west else east + 360, max(lats))
