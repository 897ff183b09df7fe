"""KML 2.2 for Google Earth. Texts are escaped twice: once as XML, once as the HTML that its balloons show."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from reports.exporting.lines import Line, route_lines
from reports.model import Actor
from reports.rows import MentionRow, RouteRow, Selection
from reports.snapshot import possible_days
from reports.tables import date_label

_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
# Everything outside Char of XML 1.0, 2.2: such characters cannot be written, not even escaped.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kml(selection: Selection, actors: Mapping[str, Actor]) -> bytes:
    """A document with two folders, Mentions and Routes."""
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = _child(root, "Document")
    _child(document, "name", "Reports")
    mentions = _child(document, "Folder")
    _child(mentions, "name", "Mentions")
    for mention in selection.mentions:
        mark = _placemark(mentions, f"{mention.place.name}: {mention.surface}", mention, actors)
        lon, lat = mention.place.position
        _child(_child(mark, "Point"), "coordinates", f"{lon},{lat}")
    routes = _child(document, "Folder")
    _child(routes, "name", "Routes")
    for route in selection.routes:
        name = " → ".join(stop.place.name for stop in route.stops)
        mark = _placemark(routes, f"{name} ({route.mode}, {route.status})", route, actors)
        _add_lines(_child(mark, "MultiGeometry"), route_lines(route))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _placemark(folder: ET.Element, name: str, row: MentionRow | RouteRow, actors: Mapping[str, Actor]) -> ET.Element:
    mark = _child(folder, "Placemark")
    _child(mark, "name", name)
    _child(mark, "description", _description(row, actors))
    _add_time(mark, row)
    return mark


def _description(row: MentionRow | RouteRow, actors: Mapping[str, Actor]) -> str:
    names = ", ".join(actors[key].name if key in actors else key for key in row.actor_ids)
    published = row.document.published.isoformat() if row.document.published else ""
    source = ", ".join(part for part in (row.document.label, row.document.publisher, published) if part)
    lines = (
        f"“{row.quote.strip()}”",
        source,
        row.document.url or "",
        f"Actors: {names}" if names else "",
        f"Date: {date_label(row.date)}" if row.date else "",
        f"Confidence: {row.confidence:.2f}",
    )
    return "<br/>".join(html.escape(line) for line in lines if line)


def _add_time(mark: ET.Element, row: MentionRow | RouteRow) -> None:
    if row.date is None:
        return
    first, last = possible_days(row.date, None)
    span = _child(mark, "TimeSpan")
    _child(span, "begin", first.isoformat() if first else "")
    if last != date.max:
        _child(span, "end", last.isoformat() if last else "")


def _add_lines(geometry: ET.Element, lines: tuple[Line, ...]) -> None:
    for line in lines:
        element = _child(geometry, "LineString")
        _child(element, "tessellate", "1")
        _child(element, "coordinates", " ".join(f"{lon},{lat}" for lon, lat in line))


def _child(parent: ET.Element, tag: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, tag)
    if text is not None:
        element.text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return element
