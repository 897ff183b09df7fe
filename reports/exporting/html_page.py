"""A standalone page: one file, no network, no libraries. The data is inert base64 and is shown as text only."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reports.exporting.geojson import geojson
from reports.model import Actor
from reports.rows import Selection

_PAGE: Final = Path(__file__).with_name("page.html")
_LAND: Final = Path(__file__).with_name("land.json")


def html_page(selection: Selection, actors: Mapping[str, Actor]) -> bytes:
    """The selection as a page with a map in plain degrees and every mark's evidence.

    The GeoJSON stands in it as base64, whose alphabet cannot end a script or begin a tag.
    """
    outlines = json.loads(_LAND.read_text(encoding="utf-8"))
    page = _PAGE.read_text(encoding="utf-8")
    for mark, text in (
        ("%%LAND%%", outlines["land"]),
        ("%%BORDERS%%", outlines["borders"]),
        ("%%DATA%%", base64.b64encode(geojson(selection, actors)).decode()),
    ):
        page = page.replace(mark, text)
    return page.encode()
