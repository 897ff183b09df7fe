"""A standalone page: one file, no network, no libraries. The data is inert base64 and is shown as text only."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer.coordinates import LonLat
from gazetteer.serialise import Json
from reports.exporting.geojson import geojson
from reports.model import Actor
from reports.rows import Selection
from reports.serialise import dumps

_PAGE: Final = Path(__file__).with_name("page.html")
_LAND: Final = Path(__file__).with_name("land.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a story: its title and caption, what it shows, and where the map looks (all of it without)."""

    title: str
    caption: str
    selection: Selection
    middle: LonLat | None = None
    zoom: float = 2.0


def html_page(
    selection: Selection, actors: Mapping[str, Actor], *, about: str = "", story: str = "", steps: Sequence[Step] = ()
) -> bytes:
    """The selection as a page with a map and every mark's evidence; with `steps` a story that can be played.

    Texts and GeoJSON stand in it as base64, whose alphabet cannot end a script or begin a tag.
    """
    outlines = json.loads(_LAND.read_text(encoding="utf-8"))
    page = _PAGE.read_text(encoding="utf-8")
    told = dumps({"about": about, "story": story, "steps": [_step(step, selection) for step in steps]})
    for mark, text in (
        ("%%LAND%%", outlines["land"]),
        ("%%BORDERS%%", outlines["borders"]),
        ("%%DATA%%", base64.b64encode(geojson(selection, actors)).decode()),
        ("%%TOLD%%", base64.b64encode(told.encode()).decode()),
    ):
        page = page.replace(mark, text)
    return page.encode()


def union(selections: Sequence[Selection]) -> Selection:
    """Everything that any of them holds, once, in the order in which it first comes."""
    mentions = {row.id: row for selection in selections for row in selection.mentions}
    routes = {row.id: row for selection in selections for row in selection.routes}
    return Selection(mentions=tuple(mentions.values()), routes=tuple(routes.values()))


def _step(step: Step, whole: Selection) -> Json:
    """What a step shows, as places in the list of features: mentions first, then routes."""
    mentions = {row.id for row in step.selection.mentions}
    routes = {row.id for row in step.selection.routes}
    shown: list[Json] = [i for i, row in enumerate(whole.mentions) if row.id in mentions]
    shown += [len(whole.mentions) + i for i, row in enumerate(whole.routes) if row.id in routes]
    middle: Json = [step.middle.lon, step.middle.lat, step.zoom] if step.middle else None
    return {"title": step.title, "caption": step.caption, "shown": shown, "at": middle}
