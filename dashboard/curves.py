"""The lines of routes: geodesics, moved apart where several routes share a leg, and the box that holds all marks."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from gazetteer.coordinates import Bounds, LonLat, geodesic_km, geodesic_path

Curve = tuple[tuple[float, float], ...]
"""Points (lon, lat) in degrees; longitudes run on past ±180."""

# How far lanes lie apart in degrees of longitude, the unit of the Mercator plane: 12 % of the leg's length and at most
# 4; all lanes of a leg together take at most 60 % of its length and at most 24.
_APART, _APART_AT_MOST = 0.12, 4.0
_SPREAD, _SPREAD_AT_MOST = 0.6, 24.0
# Beyond the first latitude a line is drawn ever flatter and never comes to the second: on Mercator's plane the poles
# are at infinity, and what passes near them would leave the map.
_FLAT_FROM, _FLAT_TO = 72.0, 82.0
# Beyond this latitude lanes go towards the equator only, so that none rises above the geodesic.
_INWARD_FROM = 66.0
_EDGE = 85.0
# From the first latitude to that of the flattening, corners are rounded more and more, over so many points each way.
_ROUND_FROM, _ROUND_AROUND = 64.0, 5
_STEP_KM = 250.0
_FEWEST_PIECES = 16
_WIDEST_GAP = 4.0


def leg_paths(routes: Mapping[str, Sequence[LonLat]]) -> dict[str, tuple[Curve, ...]]:
    """For each route id the path of each leg between its stops.

    A leg that one route alone uses is the geodesic. Legs that several routes share, in either direction, bow to their
    own sides, so that each can be seen and picked; stops keep their exact position. A leg without length has no path.
    Near the poles lines are flattened: latitudes stay within ±85, neighbouring points within a few degrees.
    """
    lanes: dict[tuple[LonLat, LonLat], list[tuple[str, int]]] = defaultdict(list)
    legs = {name: [pair for pair in pairwise(stops) if pair[0] != pair[1]] for name, stops in routes.items()}
    for name, pairs in legs.items():
        for number, (start, end) in enumerate(pairs):
            lanes[min(start, end), max(start, end)].append((name, number))
    found: dict[tuple[str, int], Curve] = {}
    for (first, last), users in lanes.items():
        for user, path in zip(users, _lanes(first, last, len(users)), strict=True):
            found[user] = path if legs[user[0]][user[1]][0] == first else _turned(path, last)
    return {name: tuple(found[name, number] for number in range(len(pairs))) for name, pairs in legs.items()}


def _turned(path: Curve, start: LonLat) -> Curve:
    """The path from its other end, which is `start`."""
    shift = start.lon - path[-1][0]
    return tuple((lon + shift, lat) for lon, lat in reversed(path))


def _lanes(start: LonLat, end: LonLat, count: int) -> list[Curve]:
    """So many paths from start to end, side by side on the Mercator plane, from the right to the left of the way."""
    flat = _flat(start, end)
    dx, dy = flat[-1][0] - flat[0][0], flat[-1][1] - flat[0][1]
    length = math.hypot(dx, dy)
    apart = min(_APART * length, _APART_AT_MOST, min(_SPREAD * length, _SPREAD_AT_MOST) / max(1, count - 1))
    peak = max((y for _, y in flat), key=abs)
    inward = (count - 1) / 2 * math.copysign(1, peak * dx) if abs(peak) > _y(_INWARD_FROM) else 0
    asides = [apart * (lane - (count - 1) / 2 - inward) for lane in range(count)]
    ends = (flat[0][0], _within(start.lat)), (flat[-1][0], _within(end.lat))
    return [(ends[0], *_moved(flat, aside)[1:-1], ends[1]) for aside in asides]


def _moved(flat: Curve, aside: float) -> Curve:
    """A line of the Mercator plane moved to its left, in the middle by `aside`, at its ends not at all; (lon, lat)."""
    if not aside:
        return tuple((x, _latitude(y)) for x, y in flat)
    last = len(flat) - 1
    around = max(1, len(flat) // 8)
    moved = []
    for i, (x, y) in enumerate(flat):
        before, after = flat[max(0, i - around)], flat[min(last, i + around)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        share = aside * math.sin(math.pi * i / last) / (math.hypot(dx, dy) or 1)
        moved.append((x - dy * share, _latitude(y + dx * share)))
    return tuple(moved)


@lru_cache(maxsize=10_000)
def _flat(start: LonLat, end: LonLat) -> Curve:
    """The geodesic on the Mercator plane, flattened near the poles, its points at most a few degrees apart.

    Kept, for each change of the filters asks for the same lines again, in other company.
    """
    path = geodesic_path(start, end, step_km=min(_STEP_KM, max(0.01, geodesic_km(start, end) / _FEWEST_PIECES)))
    low = max(_y(_FLAT_FROM), abs(_y(start.lat)), abs(_y(end.lat)))
    room = max(0.0, _y(_FLAT_TO) - low)
    points = [(lon, _flattened(_y(lat), low, room)) for lon, lat in path]
    filled = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        pieces = max(1, math.ceil(max(abs(to_x - x), abs(to_y - y)) / _WIDEST_GAP))
        filled += [(x + (to_x - x) * i / pieces, y + (to_y - y) * i / pieces) for i in range(1, pieces + 1)]
    return _rounded(filled)


def _rounded(line: Sequence[tuple[float, float]]) -> Curve:
    """The line with its corners rounded where it is flattened: each point the mean of those around it."""
    low, high = _y(_ROUND_FROM), _y(_FLAT_FROM)
    if all(abs(y) <= low for _, y in line):
        return tuple(line)
    found = []
    for i, point in enumerate(line):
        share = (abs(point[1]) - low) / (high - low)
        around = min(i, len(line) - 1 - i, round(_ROUND_AROUND * min(1.0, max(0.0, share))))
        near = line[i - around : i + around + 1]
        found.append((math.fsum(x for x, _ in near) / len(near), math.fsum(y for _, y in near) / len(near)))
    return tuple(found)


def _flattened(y: float, low: float, room: float) -> float:
    """As it is up to `low`; beyond it squeezed into `room`."""
    if abs(y) <= low:
        return y
    return math.copysign(low + (room * math.tanh((abs(y) - low) / room) if room else 0), y)


def _y(lat: float) -> float:
    """The height of a latitude on the Mercator plane, in degrees of longitude at the equator."""
    return math.degrees(math.asinh(math.tan(math.radians(_within(lat)))))


def _latitude(y: float) -> float:
    return _within(math.degrees(math.atan(math.sinh(math.radians(y)))))


def _within(lat: float) -> float:
    return max(-_EDGE, min(_EDGE, lat))


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
