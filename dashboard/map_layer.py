"""The map: the only module that imports folium, and the only one that puts latitude before longitude.

folium compiles whatever text it is given as a template on the server and as code in the page. So it is given none: all
data travel as base64 of JSON, whose alphabet no template or script can be written in, and static/marks.js draws them.
Scripts, styles and the basemap are served from this package by a relative address, also under a base path.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Hashable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import folium
import streamlit as st
import streamlit.components.v1 as components
from branca.element import MacroElement
from jinja2 import Template
from streamlit_folium import st_folium

from dashboard import map_payload as parts
from dashboard.geometry import UNIT, geometry
from dashboard.language import tr
from dashboard.map_payload import MapView
from dashboard.script_words import map_words
from dashboard.theme import LIGHT

STATIC: Final = Path(__file__).with_name("static")
_CHECK: Final = (STATIC / "check.html").read_text("utf-8")
_HEIGHT: Final = 640
_CLICKED: Final = "last_object_clicked_tooltip"
_assets: Final = components.declare_component("dateline_assets", path=str(STATIC))
_BASE: Final = f"../{_assets.name}/"  # the map's frame lives at component/<its name>/index.html


class _Script(MacroElement):
    """A call of static/marks.js with arguments of base64, in which nothing can be said but data."""

    def __init__(self, call: str, *payloads: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Marks"
        self.payloads = payloads
        self._template = Template(
            "{% macro script(this, kwargs) %}window.dateline."
            + call
            + '({{ this._parent.get_name() }}{% for each in this.payloads %}, "{{ each }}"{% endfor %});{% endmacro %}'
        )

    def render(self, **_kwargs: Any) -> str:
        """Nothing: streamlit-folium takes the script from the template; folium would compile it all once more."""
        return ""


class _OfflineMap(folium.Map):
    """folium's map with our own scripts and styles in place of those from four content networks."""

    default_js = [  # noqa: RUF012  folium reads it from the class
        ("leaflet", f"{_BASE}vendor/leaflet/leaflet.js"),
        ("dateline_basemap", f"{_BASE}basemap.js"),
        ("dateline_access", f"{_BASE}access.js"),
        ("dateline_views", f"{_BASE}views.js"),
        ("dateline_furniture", f"{_BASE}furniture.js"),
        ("dateline_shapes", f"{_BASE}shapes.js"),
        ("dateline_marks", f"{_BASE}marks.js"),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet_css", f"{_BASE}vendor/leaflet/leaflet.css"),
        ("dateline_css", f"{_BASE}map.css"),
    ]


def show_map(view: MapView, *, key: str, on_click: Callable[[str | None], None]) -> None:
    """Draw the map where the page stands. `on_click` is called with a mark's id, or None for the empty map.

    The base map never changes, so that the frame, the reader's place and the zoom outlive every change of the filters.
    """
    base = _OfflineMap([15, 10], zoom_start=2, tiles=None, maxZoom=12, minZoom=0.5, zoomSnap=0.125)
    base.add_child(_Script("prepare", encode({"colours": parts.colours(LIGHT)})))
    group = folium.FeatureGroup(name="marks")
    text = _kept_text(view.key, view) if view.key else _marks_text(view)
    group.add_child(_Script("draw", text, encode(about(view))))
    st_folium(
        base,
        key=key,
        height=_HEIGHT,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=[_CLICKED],
        on_change=lambda: on_click(clicked(st.session_state.get(key))),
    )


def check() -> str:
    """What says in the page that the map did not come, where it has not after five seconds."""
    said = tr(
        "The map could not be drawn because a part of this page did not load; reload the page, or use the tables "
        "below, which hold the same places and routes."
    )
    return _CHECK.replace("SENTENCE", escape(said))


def clicked(answer: Mapping[str, object] | None) -> str | None:
    """The id of the mark that was clicked, None for the empty map. What comes is the id, `#` and a number."""
    text = (answer or {}).get(_CLICKED)
    return str(text).rpartition("#")[0] or None if text else None


def encode(data: dict[str, Any]) -> str:
    """JSON as standard base64 (no `_`, which streamlit-folium would drop from its key). Raises ValueError for NaN."""
    text = json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(text.encode("ascii")).decode("ascii")


@st.cache_resource(max_entries=24, show_spinner=False)
def _kept_text(key: tuple[Hashable, ...], _view: MapView) -> str:  # noqa: ARG001  the key says what is drawn
    return _marks_text(_view)


def _marks_text(view: MapView) -> str:
    return encode(drawn_marks(view))


def drawn_marks(view: MapView) -> dict[str, Any]:
    """The marks as static/marks.js reads them; positions here are latitude before longitude."""
    routes, places = view.marks.routes, view.marks.places
    drawn = geometry(view.marks)
    stops = frozenset(stop.id for route in routes for stop in route.stops)
    ids = {place.place.id: place.id for place in places}
    return {
        "places": [parts.place(place, view, rank, stops) for rank, place in enumerate(places)],
        "routes": [{**parts.route(route, ids, view.axis), "legs": drawn.legs[route.id]} for route in routes],
        "stops": parts.bare_stops(view.marks),
        "step": UNIT,
        "bounds": drawn.bounds,
        "legend": parts.legend(view.marks),
    }


def about(view: MapView) -> dict[str, Any]:
    """What is said and chosen beside the marks, and their colours: what may change while the marks stay."""
    return {
        "colours": parts.colours(view.palette),
        "selected": view.selected,
        "left": view.left,
        "title": view.title,
        "about": parts.about(view),
        "words": map_words(),
        "focus": parts.focus(view.focus),
        "outline": list(view.outline.rings),
        "unit": view.outline.unit,
    }
