"""The small map of the review page: numbered places to choose from, and a spot of one's own by a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import streamlit as st
import streamlit.components.v1 as components

from dashboard.map_layer import STATIC
from dashboard.script_words import picker_words
from dashboard.theme import DARK, LIGHT
from gazetteer.coordinates import LonLat

_HEIGHT: Final = 380
_component: Final = components.declare_component("dateline_picker", path=str(STATIC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the small map. Without an `id` it cannot be chosen; `kind` is point, area or spot."""

    id: str | None
    label: str
    title: str
    position: LonLat
    chosen: bool
    kind: str = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the small map shows. It moves when `view` changes; with `picking` a click names a spot."""

    view: str
    pins: Sequence[Pin]
    lines: Sequence[Sequence[tuple[float, float]]] = ()
    picking: bool = True


def small_map(scene: Scene, *, key: str, on_pick: Callable[[str | LonLat], None]) -> None:
    """Draw it. `on_pick` is called with the id of a pin, or with the spot that was clicked."""
    _component(
        pins=[_pin(pin) for pin in scene.pins],
        lines=[list(line) for line in scene.lines],
        picking=scene.picking,
        view=scene.view,
        colours=asdict(DARK if st.context.theme.type == "dark" else LIGHT),
        words=picker_words(),
        height=_HEIGHT,
        key=key,
        default=None,
        on_change=lambda: _picked(st.session_state.get(key), on_pick),
    )


def _pin(pin: Pin) -> dict[str, Any]:
    return {
        "id": pin.id,
        "label": pin.label,
        "title": pin.title,
        "lon": pin.position.lon,
        "lat": pin.position.lat,
        "kind": pin.kind,
        "chosen": pin.chosen,
    }


def _picked(answer: object, on_pick: Callable[[str | LonLat], None]) -> None:
    """What comes from the page is checked like anything else that does."""
    match answer:
        case {"id": str(name)}:
            on_pick(name)
        case {"lon": int() | float() as lon, "lat": int() | float() as lat} if abs(lon) <= 180 and abs(lat) <= 90:
            on_pick(LonLat(float(lon), float(lat)))
