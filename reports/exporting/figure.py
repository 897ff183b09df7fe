"""A still map as SVG: land, borders, routes and places of a selection on Mercator's plane, for paper."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final

from gazetteer.place import Place
from reports.exporting.lines import Line, route_lines
from reports.extent import is_point
from reports.model import Mode, Status
from reports.rows import RouteRow, Selection

WIDTH: Final = 1000
HEIGHT: Final = 560
MODES: Final = {
    Mode.AIR: "#0072B2", Mode.SEA: "#008A64", Mode.LAND: "#D55E00", Mode.RAIL: "#A87400", Mode.MONEY: "#B85C90",
    Mode.UNKNOWN: "#6B6B6B",
}  # fmt: skip
DASHES: Final = {Status.PLANNED: "9 5", Status.ALLEGED: "1 5", Status.DENIED: "2 8"}
_LAND: Final = Path(__file__).with_name("land.json")
_NUMBERS: Final = re.compile(r"([Mlz])|(-?\d+)")
_EDGE: Final = 84.0
_NAMED: Final = 60


def figure(selection: Selection) -> str:
    """The map of what is selected, as close as it all fits; every text in it is escaped."""
    counts = Counter(mention.place.id for mention in selection.mentions)
    places = {mention.place.id: mention.place for mention in selection.mentions}
    lines = _bundled(selection.routes)
    points = [tuple(place.position) for place in places.values()]
    points += [point for routes in lines.values() for line in route_lines(routes[0]) for point in line]
    box = _box([_project(point) for point in points])
    scale = WIDTH / box[2]
    parts = [
        f'<svg viewBox="{box[0]:.2f} {box[1]:.2f} {box[2]:.2f} {box[3]:.2f}" role="img" class="figure">',
        "<title>Map of the places and routes listed below</title>",
        f'<rect x="{box[0]:.2f}" y="{box[1]:.2f}" width="{box[2]:.2f}" height="{box[3]:.2f}" fill="#DDE6EA"/>',
        *_ground(scale),
        *(_route(routes, scale) for routes in lines.values()),
        *(_place(places[key], count, scale) for key, count in counts.most_common()[::-1]),
        *_names(counts, places, scale),
    ]
    return "".join((*parts, "</svg>"))


def _ground(scale: float) -> Iterator[str]:
    shapes = json.loads(_LAND.read_text(encoding="utf-8"))
    stroke = f'stroke-width="{0.7 / scale:.3f}"'
    yield f'<path d="{_path(_rings(shapes["land"]), close=True)}" fill="#F3F1EC" stroke="#B4C2C9" {stroke}/>'
    yield f'<path d="{_path(_rings(shapes["borders"]), close=False)}" fill="none" stroke="#B9B4AA" {stroke}/>'


def _rings(text: str) -> Iterator[list[tuple[float, float]]]:
    """Lines of the outlines: tenths of degrees, y downwards, the first point absolute and the others from the last."""
    ring: list[tuple[float, float]] = []
    numbers: list[int] = []
    for found in _NUMBERS.finditer(text):
        if found[1] == "M" and ring:
            yield ring
        if found[1] == "M":
            ring = []
        if found[2]:
            numbers.append(int(found[2]))
            if len(numbers) == 2:
                x, y = numbers
                last = ring[-1] if ring else (0.0, 0.0)
                ring.append((last[0] + x / 10, last[1] - y / 10))
                numbers.clear()
    if ring:
        yield ring


def _path(rings: Iterable[Iterable[tuple[float, float]]], *, close: bool) -> str:
    ends = "z" if close else ""
    return "".join("M" + "L".join("{:.2f} {:.2f}".format(*_project(point)) for point in ring) + ends for ring in rings)


def _project(point: tuple[float, ...]) -> tuple[float, float]:
    """Mercator's plane in degrees of longitude, y downwards."""
    lon, lat = point
    return lon, -math.degrees(math.asinh(math.tan(math.radians(max(-_EDGE, min(_EDGE, lat))))))


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the plane that holds all points with a margin, in the shape of the figure."""
    if not points:
        return -180.0, -110.0, 360.0, 360.0 * HEIGHT / WIDTH
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(max(xs) - min(xs), 4.0) * 1.16, max(max(ys) - min(ys), 2.5) * 1.22
    width = max(width, height * WIDTH / HEIGHT)
    height = width * HEIGHT / WIDTH
    return (max(xs) + min(xs) - width) / 2, (max(ys) + min(ys) - height) / 2, width, height


def _bundled(routes: Iterable[RouteRow]) -> dict[tuple[object, ...], list[RouteRow]]:
    found: defaultdict[tuple[object, ...], list[RouteRow]] = defaultdict(list)
    for route in routes:
        found[tuple(stop.place.id for stop in route.stops), route.mode, route.direction, route.status].append(route)
    return found


def _route(routes: list[RouteRow], scale: float) -> str:
    first = routes[0]
    colour, dash = MODES[first.mode], DASHES.get(first.status)
    width = min(5.0, 1.6 + 0.8 * (math.sqrt(len(routes)) - 1)) / scale
    pattern = ' stroke-dasharray="{}"'.format(" ".join(f"{float(n) / scale:.3f}" for n in dash.split())) if dash else ""
    lines = route_lines(first)
    drawn = _path(lines, close=False)
    heads = "".join(_head(line, colour, scale) for line in lines)
    return (
        f'<path d="{drawn}" fill="none" stroke="{colour}" stroke-width="{width:.3f}" stroke-linecap="round"{pattern}/>'
        f"{heads}"
    )


def _head(line: Line, colour: str, scale: float) -> str:
    at = max(1, len(line) // 2)
    (x, y), (before_x, before_y) = _project(line[at]), _project(line[at - 1])
    angle = math.degrees(math.atan2(y - before_y, x - before_x))
    size = 1 / scale
    return (
        f'<path d="M7 0L-5 5L-2 0L-5 -5Z" fill="{colour}" '
        f'transform="translate({x:.3f} {y:.3f}) rotate({angle:.1f}) scale({size:.4f})"/>'
    )


def _place(place: Place, count: int, scale: float) -> str:
    x, y = _project(place.position)
    radius = min(18.0, 3.0 + 1.6 * math.sqrt(count)) / scale
    style = (
        f'fill="#3B3F63" fill-opacity="0.12" stroke="#3B3F63" stroke-dasharray="{4 / scale:.3f} {3 / scale:.3f}"'
        if not is_point(place)
        else 'fill="#3B3F63" fill-opacity="0.9" stroke="#fff"'
    )
    return f'<circle cx="{x:.3f}" cy="{y:.3f}" r="{radius:.3f}" {style} stroke-width="{1.2 / scale:.3f}"/>'


def _names(counts: Counter[str], places: dict[str, Place], scale: float) -> Iterator[str]:
    """The names of the most counted places, none over another; letters taken to be seven pixels wide."""
    taken: list[tuple[float, float, float]] = []
    for key, count in counts.most_common():
        x, y = _project(places[key].position)
        left = x + (min(18.0, 3.0 + 1.6 * math.sqrt(count)) + 3) / scale
        right = left + 7.2 * len(places[key].name) / scale
        if len(taken) < _NAMED and not any(
            left < end and right > begin and abs(y - line) < 14 / scale for begin, end, line in taken
        ):
            taken.append((left, right, y))
            yield (
                f'<text x="{left:.3f}" y="{y + 4 / scale:.3f}" font-size="{12 / scale:.3f}" '
                f'stroke-width="{3 / scale:.3f}">{escape(places[key].name)}</text>'
            )
