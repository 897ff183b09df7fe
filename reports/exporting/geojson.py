"""GeoJSON after RFC 7946: mentions as points, routes as lines that are cut at the antimeridian. Strict JSON."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.serialise import Json
from reports.exporting.lines import route_lines
from reports.exporting.records import Value, mention_table, route_table
from reports.model import Actor
from reports.rows import RouteRow, Selection
from reports.serialise import dumps


def geojson(selection: Selection, actors: Mapping[str, Actor]) -> bytes:
    """A FeatureCollection in UTF-8; mentions first, then routes. Longitude before latitude."""
    mentions, routes = mention_table(selection, actors), route_table(selection, actors)
    points = [
        _feature({"type": "Point", "coordinates": list(row.place.position)}, mentions.columns, values)
        for row, values in zip(selection.mentions, mentions.rows, strict=True)
    ]
    lines = [
        _feature(route_geometry(row), routes.columns, values)
        for row, values in zip(selection.routes, routes.rows, strict=True)
    ]
    return (dumps({"type": "FeatureCollection", "features": [*points, *lines]}) + "\n").encode()


def route_geometry(row: RouteRow) -> Json:
    """A route as a line of geodesics, as several where it crosses ±180°."""
    lines = route_lines(row)
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": [list(point) for point in lines[0]]}
    return {"type": "MultiLineString", "coordinates": [[list(point) for point in line] for line in lines]}


def _feature(geometry: Json, columns: tuple[str, ...], values: tuple[Value, ...]) -> Json:
    properties: dict[str, Json] = {
        column: list(value) if isinstance(value, tuple) else value
        for column, value in zip(columns, values, strict=True)
        if column not in {"longitude", "latitude"}
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}
