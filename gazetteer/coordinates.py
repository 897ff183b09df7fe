"""Positions on the earth: WGS84 degrees, longitude before latitude.

Lengths are geodesic, on the WGS84 ellipsoid (geopy); the paths between are from geographiclib, which geopy is built on.
Only `dashboard/map_layer.py` swaps the order, because Leaflet wants latitude first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, Self

from geographiclib.geodesic import Geodesic

from gazetteer.errors import InvalidCoordinates

_WGS84: Final = Geodesic.WGS84
_LINE: Final = Geodesic.STANDARD | Geodesic.DISTANCE_IN
_POSITION: Final = Geodesic.LATITUDE | Geodesic.LONGITUDE | Geodesic.LONG_UNROLL


class _Position(NamedTuple):
    lon: float
    lat: float


class LonLat(_Position):
    """A position in decimal degrees, WGS84: longitude east of Greenwich, then latitude north of the equator.

    >>> LonLat(-66.879, 10.488)
    LonLat(lon=-66.879, lat=10.488)

    Raises InvalidCoordinates for a value that is not finite, |lon| > 180 or |lat| > 90.
    """

    __slots__ = ()

    def __new__(cls, lon: float, lat: float) -> Self:
        """Check the range before the value exists, so that no bad position can be stored or drawn."""
        if not (math.isfinite(lon) and math.isfinite(lat)):
            raise InvalidCoordinates(f"longitude {lon!r}, latitude {lat!r}: both must be finite numbers of degrees")
        if abs(lat) > 90:
            hint = "; are longitude and latitude swapped?" if abs(lon) <= 90 else ""
            raise InvalidCoordinates(f"latitude {lat!r} is outside -90 to 90{hint}")
        if abs(lon) > 180:
            raise InvalidCoordinates(f"longitude {lon!r} is outside -180 to 180")
        return super().__new__(cls, float(lon), float(lat))


class Bounds(NamedTuple):
    """A box in degrees. `west` greater than `east` means that it crosses the antimeridian (RFC 7946 §5.2)."""

    west: float
    south: float
    east: float
    north: float


@lru_cache(maxsize=4096)
def geodesic_km(start: LonLat, end: LonLat) -> float:
    """Length in kilometres of the shortest way over the WGS84 ellipsoid; 0 for the same point.

    >>> round(geodesic_km(LonLat(139.69, 35.68), LonLat(-122.42, 37.77)), -1)
    8290.0
    """
    from geopy.distance import geodesic  # noqa: PLC0415  it loads every one of its online services: 0.1 s, for routes alone

    return float(geodesic((start.lat, start.lon), (end.lat, end.lon)).km)


def path_length_km(stops: Iterable[LonLat]) -> float:
    """Sum of the geodesic lengths of the legs, in kilometres; 0 for fewer than two stops."""
    return sum(geodesic_km(start, end) for start, end in pairwise(stops))


def geodesic_path(start: LonLat, end: LonLat, *, step_km: float = 150.0) -> tuple[tuple[float, float], ...]:
    """Points (lon, lat) along the geodesic, at most `step_km` apart, ends included.

    Longitudes run on past ±180 instead of jumping, so that a line drawn through the points never crosses the whole
    map; `cut_at_antimeridian` brings them back. Identical ends give two identical points. Between antipodes the way
    is one of many, chosen by geographiclib.
    """
    line = _WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon, _LINE)
    steps = max(1, math.ceil(line.s13 / (step_km * 1000)))
    positions = (line.Position(line.s13 * i / steps, _POSITION) for i in range(steps + 1))
    return tuple((float(p["lon2"]), float(p["lat2"])) for p in positions)


def cut_at_antimeridian(path: Sequence[tuple[float, float]]) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Cut an unrolled path into pieces that each lie within ±180 (RFC 7946 §3.1.9).

    `path` is (lon, lat) as `geodesic_path` gives it. Each cut adds a point at exactly ±180 on both sides, its latitude
    interpolated linearly between its neighbours.
    """
    pieces: list[list[tuple[float, float]]] = [[]]
    world = _world_of(path[0][0]) if path else 0
    for here, after in pairwise(path):
        pieces[-1].append(_in_world(here, world))
        while _world_of(after[0]) != world:
            step = 1 if after[0] > here[0] else -1
            edge = 360 * world + 180 * step
            share = (edge - here[0]) / (after[0] - here[0])
            lat = here[1] + share * (after[1] - here[1])
            pieces[-1].append((180.0 * step, lat))
            world += step
            pieces.append([(-180.0 * step, lat)])
    if path:
        pieces[-1].append(_in_world(path[-1], world))
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1)


def _in_world(point: tuple[float, float], world: int) -> tuple[float, float]:
    """The point with its longitude within ±180; rounding may have left it a hair outside."""
    return min(180.0, max(-180.0, point[0] - 360 * world)), point[1]


def _world_of(lon: float) -> int:
    """Which copy of the world a running longitude lies in: 0 for [-180, 180), 1 for [180, 540) and so on."""
    return math.floor((lon + 180) / 360)
