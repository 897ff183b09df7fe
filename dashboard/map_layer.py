"""The map: the only module that imports folium, and the only one that puts latitude before longitude.

folium compiles whatever text it is given as a template on the server and as code in the page. So it is given none: all
data travel as base64 of JSON, whose alphabet no template or script can be written in, and static/marks.js draws them.
Scripts, styles and the basemap are served from this package by a relative address, also under a base path.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import folium
import streamlit as st
import streamlit.components.v1 as components
from branca.element import MacroElement
from jinja2 import Template
from streamlit_folium import st_folium

from dashboard import words
from dashboard.curves import box, leg_paths
from dashboard.marks import Marks, PlaceMark, RouteMark, reports
from dashboard.theme import DARK_MODE_COLOURS, DASHES, LIGHT, MODE_COLOURS, Palette, place_radius, route_width
from gazetteer.coordinates import LonLat
from reports.model import Direction, Mode, Status

STATIC: Final = Path(__file__).with_name("static")
ATTRIBUTION: Final = (
    'Places: <a href="https://www.geonames.org/" target="_blank" rel="noopener noreferrer">GeoNames</a> (CC BY 4.0)'
    " · Shapes: Natural Earth, de facto borders, no endorsement"
)
CHECK: Final = (STATIC / "check.html").read_text("utf-8")
"""Says in the page that the map did not come, where it has not after five seconds."""
_HEIGHT: Final = 640
_NAMED: Final = 250  # how many places may have their names beside them, where these fit
_CLICKED: Final = "last_object_clicked_tooltip"
_assets: Final = components.declare_component("dateline_assets", path=str(STATIC))
_BASE: Final = f"../{_assets.name}/"  # the map's frame lives at component/<its name>/index.html


class _Script(MacroElement):
    """A call of static/marks.js with one argument: base64, in which nothing can be said but data."""

    def __init__(self, call: str, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Marks"
        self.payload = encode(data)
        self._template = Template(
            "{% macro script(this, kwargs) %}window.dateline."
            + call
            + '({{ this._parent.get_name() }}, "{{ this.payload }}");{% endmacro %}'
        )


class _OfflineMap(folium.Map):
    """folium's map with our own scripts and styles in place of those from four content networks."""

    default_js = [  # noqa: RUF012  folium reads it from the class
        ("leaflet", f"{_BASE}vendor/leaflet/leaflet.js"),
        ("dateline_basemap", f"{_BASE}basemap.js"),
        ("dateline_marks", f"{_BASE}marks.js"),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet_css", f"{_BASE}vendor/leaflet/leaflet.css"),
        ("dateline_css", f"{_BASE}map.css"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Everything the map shows: the marks, the busiest place of the whole store, the chosen mark and the colours.

    `by_route` fades the places that are no stop of a route on the map, for filters that ask for routes.
    """

    marks: Marks
    most: int
    selected: str | None
    palette: Palette
    countries: Mapping[str, str]
    by_route: bool = False


def show_map(view: MapView, *, key: str, on_click: Callable[[str | None], None]) -> None:
    """Draw the map where the page stands. `on_click` is called with a mark's id, or None for the empty map.

    The base map never changes, so that the frame, the reader's place and the zoom outlive every change of the filters.
    """
    base = _OfflineMap([15, 10], zoom_start=2, tiles=None, maxZoom=12, minZoom=0.5, zoomSnap=0.125)
    base.add_child(_Script("prepare", {"attribution": ATTRIBUTION, "colours": _colours(LIGHT)}))
    group = folium.FeatureGroup(name="marks")
    group.add_child(_Script("draw", payload(view)))
    st_folium(
        base,
        key=key,
        height=_HEIGHT,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=[_CLICKED],
        on_change=lambda: on_click(clicked(st.session_state.get(key))),
    )


def clicked(answer: Mapping[str, object] | None) -> str | None:
    """The id of the mark that was clicked, None for the empty map. What comes is the id, `#` and a number."""
    text = (answer or {}).get(_CLICKED)
    return str(text).rpartition("#")[0] or None if text else None


def encode(data: dict[str, Any]) -> str:
    """JSON as standard base64 (no `_`, which streamlit-folium would drop from its key). Raises ValueError for NaN."""
    text = json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(text.encode("ascii")).decode("ascii")


def payload(view: MapView) -> dict[str, Any]:
    """The marks as static/marks.js reads them; positions here, and only here, are latitude before longitude."""
    routes = view.marks.routes
    ways = {route.id: tuple(stop.position for stop in route.stops) for route in routes}
    points = tuple(place.place.position for place in view.marks.places)
    drawn = _geometry(repr((ways, points)), ways, points)
    stops = {stop.id for route in routes for stop in route.stops}
    return {
        "colours": _colours(view.palette),
        "places": [
            {**_place(place, view, rank), "quiet": view.by_route and place.place.id not in stops}
            for rank, place in enumerate(view.marks.places)
        ],
        "routes": [{**_route(route, view.marks.places), "legs": drawn.legs[route.id]} for route in routes],
        "selected": view.selected,
        "bounds": drawn.bounds,
        "legend": legend(view.marks),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Geometry:
    """The lines of routes and the box around everything, latitude before longitude; None where there is nothing."""

    legs: Mapping[str, list[list[tuple[float, float]]]]
    bounds: list[list[float]] | None


@st.cache_resource(max_entries=12, show_spinner=False)
def _geometry(key: str, _ways: Mapping[str, Sequence[LonLat]], _points: Sequence[LonLat]) -> _Geometry:  # noqa: ARG001
    """Kept for the next time that the same is drawn, as after each choice; `key` says what, for the cache."""
    paths = leg_paths(_ways)
    around = box([*_points, *(point for legs in paths.values() for path in legs for point in path)])
    return _Geometry(
        legs={
            name: [[(round(lat, 3), round(lon, 3)) for lon, lat in leg] for leg in legs] for name, legs in paths.items()
        },
        bounds=around and [[around.south, around.west], [around.north, around.east]],
    )


def _colours(palette: Palette) -> dict[str, Any]:
    modes = DARK_MODE_COLOURS if palette.name == "dark" else MODE_COLOURS
    return {**asdict(palette), "modes": {mode.value: colour for mode, colour in modes.items()}}


def _place(mark: PlaceMark, view: MapView, rank: int) -> dict[str, Any]:
    radius = place_radius(mark.count, view.most)
    if not mark.is_point:
        radius = max(radius, 9.0)
    return {
        "id": mark.id,
        "lat": mark.place.position.lat,
        "lon": mark.place.position.lon,
        "title": mark.place.name,
        "lines": [words.where(mark.place, view.countries), _mentions(mark)],
        "radius": round(radius, 1),
        "number": f"{mark.count}" if mark.count >= 10 and radius >= 9 and mark.is_point else "",
        "point": mark.is_point,
        "rank": rank,
        "named": rank < _NAMED,
        "label": mark.place.name if mark.is_point or mark.count < 2 else f"{mark.place.name} · {mark.count}",
    }


def _mentions(mark: PlaceMark) -> str:
    what = words.kind(mark.place)
    extent = "" if mark.is_point else ", drawn as a ring: no exact spot is meant"
    return f"{words.counted(mark.count, 'mention')} · {what}{extent}"


def _route(mark: RouteMark, places: Sequence[PlaceMark]) -> dict[str, Any]:
    ends = {stop.id for stop in mark.stops}
    return {
        "id": mark.id,
        "title": words.way(mark.stops, mark.direction),
        "lines": [
            f"{words.mode(mark.mode)} · {words.statuses(mark.statuses)} · {words.kilometres(mark.distance_km)}",
            words.say_so(mark.count, reports(mark.routes)),
        ],
        "mode": mark.mode.value,
        "width": 1.2 if mark.status is Status.DENIED else round(route_width(mark.count), 2),
        **_pattern(mark.status),
        "struck": Status.DENIED in mark.statuses,
        "both": mark.direction is Direction.BOTH,
        "stops": [place.id for place in places if place.place.id in ends],
    }


def legend(marks: Marks) -> list[dict[str, Any]]:
    """A line for each kind of mark that is on the map, and none for what is not."""
    entries: list[dict[str, Any]] = []
    if any(place.is_point for place in marks.places):
        entries.append({"kind": "place", "label": "Place; larger: more mentions"})
    if any(not place.is_point for place in marks.places):
        entries.append({"kind": "area", "label": "Country or region, no exact spot"})
    modes = [mode for mode in Mode if any(route.mode is mode for route in marks.routes)]
    entries += [{"kind": "mode", "mode": mode.value, "label": words.mode(mode)} for mode in modes]
    drawn = {route.status for route in marks.routes}
    drawn |= {Status.DENIED for route in marks.routes if Status.DENIED in route.statuses}
    statuses = [status for status in Status if status in drawn]
    if statuses != [Status.REPORTED]:
        entries += [{"kind": "status", "label": words.status(status), **_pattern(status)} for status in statuses]
    return entries


def _pattern(status: Status) -> dict[str, Any]:
    """How a line of this status is drawn; colour says the mode and nothing else."""
    return {"dash": DASHES[status], "dots": status is Status.ALLEGED, "struck": status is Status.DENIED}
