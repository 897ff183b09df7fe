"""What the map is told: marks, legend and outlines as plain data. Positions here are latitude before longitude.

Only map_layer.py uses it, and sends what it makes as base64 of JSON.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from dashboard import words
from dashboard.language import figure, tr, trn
from dashboard.marks import Marks, PlaceMark, RouteMark, reports
from dashboard.theme import DARK_MODE_COLOURS, DASHES, MODE_COLOURS, Palette, place_radius, route_width
from dashboard.timeline import Axis, times
from gazetteer.coordinates import Bounds, LonLat
from reports.model import Direction, Mode, Status

NAMED: Final = 250
"""How many places may have their names beside them, where these fit."""
MOSTLY: Final = 0.5
"""From this share of doubtful mentions on a place is drawn as uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """A position, or a box around a route, to bring into the middle of the map, once for each value of `asked`.

    Without `exact` the map comes as close as `zoom` and does not move away from what it is closer to.
    """

    position: LonLat
    zoom: float
    asked: str
    box: Bounds | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Rings of a chosen country or area, encoded in steps of `unit` degrees, longitude first."""

    rings: tuple[str, ...] = ()
    unit: float = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Everything the map shows: the marks, the busiest place of the whole store, the chosen mark and the colours.

    `by_route` fades the places that are no stop of a route on the map, for filters that ask for routes. `axis` cuts the
    time in which marks come and go when a film is played. `title` says what is shown and `left` what is left out.
    `key` names the marks and all that they are drawn from: where it is the same, what was sent before is kept.
    """

    marks: Marks
    most: int
    selected: str | None
    palette: Palette
    countries: Mapping[str, str]
    by_route: bool = False
    axis: Axis | None = None
    title: str = ""
    left: str = ""
    focus: Focus | None = None
    outline: Outline = Outline()
    key: tuple[Hashable, ...] = ()


def colours(palette: Palette) -> dict[str, Any]:
    """The colours of everything, as static/marks.js reads them."""
    modes = DARK_MODE_COLOURS if palette.name == "dark" else MODE_COLOURS
    return {**asdict(palette), "modes": {mode.value: colour for mode, colour in modes.items()}}


def about(view: MapView) -> str:
    """What the map is called where it cannot be seen, and where the same can be had."""
    return tr("Map: {counts}. The tables below it hold the same.", counts=view.title) if view.title else tr("Map")


def focus(asked: Focus | None) -> dict[str, Any] | None:
    """Where to look, latitude and longitude apart."""
    if asked is None:
        return None
    around = asked.box and [[asked.box.south, asked.box.west], [asked.box.north, asked.box.east]]
    lon, lat = asked.position
    return {"lat": lat, "lon": lon, "zoom": asked.zoom, "asked": asked.asked, "box": around, "exact": asked.exact}


def place(mark: PlaceMark, view: MapView, rank: int, stops: frozenset[str]) -> dict[str, Any]:
    """One place; `stops` are the ids of the places that routes on the map stop at."""
    radius, unsure = place_radius(mark.count, view.most), mark.doubtful / mark.count
    if not mark.is_point:
        radius = max(radius, 9.0)
    return {
        "id": mark.id,
        "lat": mark.place.position.lat,
        "lon": mark.place.position.lon,
        "title": words.name(mark.place),
        "lines": [words.where(mark.place, view.countries), _mentions(mark), *_doubts(mark)],
        "radius": round(radius, 1),
        "count": mark.count,
        "number": figure(mark.count) if mark.count >= 10 and radius >= 9 and mark.is_point else "",
        "point": mark.is_point,
        "doubt": round(unsure, 3),
        "unsure": unsure >= MOSTLY,
        "rank": rank,
        "named": rank < NAMED,
        "label": words.numbered(words.name(mark.place), 0 if mark.is_point or mark.count < 2 else mark.count),
        "quiet": view.by_route and mark.place.id not in stops,
        "times": times(mark.mentions, view.axis),
    }


def _mentions(mark: PlaceMark) -> str:
    what = words.kind(mark.place)
    if not mark.is_point:
        what = tr("{kind}, drawn as a ring: no exact spot is meant", kind=what)
    return f"{words.counted(mark.count, 'mention')} · {what}"


def _doubts(mark: PlaceMark) -> list[str]:
    return [trn("{n} of them unsure", "{n} of them unsure", mark.doubtful)] if mark.doubtful else []


def bare_stops(marks: Marks) -> list[dict[str, Any]]:
    """The stops of routes that are no place on the map: no sentence left mentions them by itself."""
    shown = {mark.place.id for mark in marks.places}
    stops = {stop.id: stop for mark in marks.routes for stop in mark.stops if stop.id not in shown}
    return [{"lat": stop.position.lat, "lon": stop.position.lon, "title": words.name(stop)} for stop in stops.values()]


def route(mark: RouteMark, marks: Mapping[str, str], axis: Axis | None) -> dict[str, Any]:
    """One route line without its legs; `marks` are the ids of places' marks by the places' own."""
    count, statuses = mark.count, mark.statuses
    status = next(iter(statuses))
    return {
        "id": mark.id,
        "title": words.way(mark.stops, mark.direction),
        "lines": [
            f"{words.mode(mark.mode)} · {words.statuses(statuses)} · {words.kilometres(mark.distance_km)}",
            words.say_so(count, reports(mark.routes)),
        ],
        "mode": mark.mode.value,
        "count": count,
        "width": 1.2 if status is Status.DENIED else round(route_width(count), 2),
        **_pattern(status),
        "struck": Status.DENIED in statuses,
        "both": mark.direction is Direction.BOTH,
        "stops": [marks[id_] for id_ in dict.fromkeys(stop.id for stop in mark.stops) if id_ in marks],
        "times": times(mark.routes, axis),
    }


def legend(marks: Marks) -> list[dict[str, Any]]:
    """A line for each kind of mark that is on the map, and none for what is not."""
    entries: list[dict[str, Any]] = []
    if any(mark.is_point for mark in marks.places):
        entries.append({"kind": "place", "label": tr("Place; larger: more mentions")})
    if any(not mark.is_point for mark in marks.places):
        entries.append({"kind": "area", "label": tr("Country or region, no exact spot")})
    shares = [mark.doubtful / mark.count for mark in marks.places]
    if any(shares):
        entries.append({"kind": "doubt", "label": tr("Part of a ring: share of unsure readings")})
    if any(share >= MOSTLY for share in shares):
        entries.append({"kind": "unsure", "label": tr("Hatched: most readings unsure")})
    ways = {mark.mode for mark in marks.routes}
    modes = [mode for mode in Mode if mode in ways]
    entries += [{"kind": "mode", "mode": mode.value, "label": words.mode(mode)} for mode in modes]
    told = [mark.statuses for mark in marks.routes]
    drawn = {next(iter(each)) for each in told}
    drawn |= {Status.DENIED for each in told if Status.DENIED in each}
    statuses = [status for status in Status if status in drawn]
    if statuses != [Status.REPORTED]:
        entries += [{"kind": "status", "label": words.status(status), **_pattern(status)} for status in statuses]
    return entries


def _pattern(status: Status) -> dict[str, Any]:
    """How a line of this status is drawn; colour says the mode and nothing else."""
    return {"dash": DASHES[status], "dots": status is Status.ALLEGED, "struck": status is Status.DENIED}
