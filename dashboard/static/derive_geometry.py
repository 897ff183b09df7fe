"""Plane geometry for the basemap, on lines of (lon, lat) in degrees; no library but the standard one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from dashboard.line_text import line_text

Point = tuple[float, float]
Line = list[Point]

UNIT: Final = 0.005
"""Degrees for one step of the encoding: 0.55 km, less than a pixel up to zoom 8."""


def unroll(ring: Line) -> Line:
    """Let longitudes run on past ±180 instead of jumping, so that no edge crosses the map.

    A ring that goes once around the earth (Antarctica) is closed along the lower edge of the map.
    """
    rolled: Line = [ring[0]]
    for (lon, _), (after, lat) in pairwise(ring):
        step = (after - lon + 180) % 360 - 180
        rolled.append((rolled[-1][0] + step, lat))
    turn = rolled[-1][0] - rolled[0][0]
    if abs(turn) > 180:
        rolled += [(rolled[-1][0], -89.0), (rolled[0][0], -89.0)]
    return rolled


def cut_box(line: Line) -> Iterator[Line]:
    """Leave out the steps that run along ±180: they are where the source was cut, not a border."""
    piece: Line = line[:1]
    for here, after in pairwise(line):
        if abs(here[0]) > 179.95 and abs(after[0]) > 179.95:
            if len(piece) > 1:
                yield piece
            piece = [after]
        else:
            piece.append(after)
    if len(piece) > 1:
        yield piece


def simplify(line: Line, tolerance: float) -> Line:
    """Douglas-Peucker, in degrees: no kept line strays farther than `tolerance` from what is left out."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, most = 0, tolerance
        for i in range(first + 1, last):
            if (off := distance(line[i], line[first], line[last])) > most:
                far, most = i, off
        if far:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a segment, in degrees of the plane."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = (
        0.0 if not length else max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    )
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def encode(line: Line) -> str:
    """A line as text, in steps of UNIT."""
    return line_text(line, UNIT)


def area(ring: Sequence[Point]) -> float:
    """Area in square degrees, shrunk towards the poles; sorts labels by size."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))
    middle = sum(lat for _, lat in ring) / len(ring)
    return abs(twice) / 2 * math.cos(math.radians(middle))


def middle(ring: Line) -> Point:
    """A point well inside a ring: the one of a 24 × 24 grid that lies farthest from the outline."""
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    outline = simplify(ring, 0.2)
    best, most = (sum(lons) / len(lons), sum(lats) / len(lats)), -1.0
    for i in range(1, 24):
        for j in range(1, 24):
            here = (
                min(lons) + (max(lons) - min(lons)) * i / 24,
                min(lats) + (max(lats) - min(lats)) * j / 24,
            )
            if inside(here, outline):
                off = min(distance(here, a, b) for a, b in pairwise(outline))
                if off > most:
                    best, most = here, off
    return best


def inside(point: Point, ring: Line) -> bool:
    """Even-odd rule."""
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def joined(segments: Iterable[tuple[Point, Point]]) -> list[Line]:
    """Segments joined to lines that end where three meet or none does."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for a, b in segments:
        beside[a].add(b)
        beside[b].add(a)
    lines: list[Line] = []
    ends = [point for point, others in beside.items() if len(others) != 2]
    for start in [*ends, *beside]:  # whatever is left after the ends are closed rings
        while beside[start]:
            line = [start]
            while beside[line[-1]]:
                after = min(beside[line[-1]])
                beside[line[-1]].discard(after)
                beside[after].discard(line[-1])
                line.append(after)
                if len(beside[after]) != 1:
                    break
            lines.append(line)
    return lines
