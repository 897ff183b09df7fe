"""Derive `land.json`, the outlines in the standalone page, from the dashboard's basemap (Natural Earth, public domain).

    python reports/exporting/derive_land.py dashboard/static/basemap.json

Needs doing again only when the basemap changes. The lines are SVG paths in degrees, latitude downwards.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Final

Point = tuple[float, float]

_TARGET: Final = Path(__file__).with_name("land.json")
_TOLERANCE: Final = 0.12  # degrees: a pixel where the page shows a continent
_SMALLEST: Final = 0.3  # degrees across: smaller islands are less than a mark


def main() -> None:
    """Read the basemap, thin its lines out, and write the paths."""
    basemap = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    unit = float(basemap["unit"])
    paths = {
        "source": basemap["source"],
        "land": _paths((_decoded(text, unit) for text in basemap["land"]), close="Z"),
        "borders": _paths((_decoded(text, unit) for text in basemap["borders"]), close=""),
    }
    _TARGET.write_text(json.dumps(paths, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _paths(lines: Iterable[list[Point]], close: str) -> str:
    large = (line for line in lines if _size(line) >= _SMALLEST)
    thin = (_simplified(line) for line in large)
    return "".join(_path(line) + close for line in thin if len(line) > (2 if close else 1))


def _decoded(text: str, unit: float) -> list[Point]:
    """A line of the basemap: differences in steps of `unit`, zigzag, 5 bits a character, longitude first."""
    values: list[int] = []
    value = shift = 0
    for character in text:
        bits = ord(character) - 63
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points: list[Point] = []
    lon = lat = 0
    for step_lon, step_lat in zip(values[::2], values[1::2], strict=True):
        lon, lat = lon + step_lon, lat + step_lat
        points.append((lon * unit, lat * unit))
    return points


def _size(line: list[Point]) -> float:
    lons, lats = [lon for lon, _ in line], [lat for _, lat in line]
    return max(max(lons) - min(lons), max(lats) - min(lats))


def _simplified(line: list[Point]) -> list[Point]:
    """Douglas-Peucker; a ring is split where it is farthest from its start, so that it does not collapse."""
    middle = max(range(len(line)), key=lambda i: math.dist(line[i], line[0]))
    keep = {0, middle, len(line) - 1}
    spans = [(0, middle), (middle, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda i: _distance(line[i], line[first], line[last]), default=first)
        if far != first and _distance(line[far], line[first], line[last]) > _TOLERANCE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length)) if length else 0.0
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def _path(line: list[Point]) -> str:
    """Relative moves in tenths of a degree, from rounded point to rounded point so that no error adds up."""
    steps = [(round(lon * 10), round(-lat * 10)) for lon, lat in line]
    moves = [f"{x - a:g} {y - b:g}" for (a, b), (x, y) in pairwise(steps) if (a, b) != (x, y)]
    return f"M{steps[0][0]} {steps[0][1]}l{' '.join(moves)}" if moves else ""


if __name__ == "__main__":
    main()
