"""Flat records of a selection: the same columns in GeoJSON, CSV and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.model import Actor, EventDate
from reports.rows import DocumentRow, MentionRow, RouteRow, Selection

Value = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Named columns and rows of values in the same order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


_CLAIM = (
    "actor_ids",
    "actors",
    "date_start",
    "date_end",
    "date_precision",
    "date_source",
    "confidence",
    "quote",
    "evidence_start",
    "evidence_end",
    "document_id",
    "document_title",
    "document_publisher",
    "document_published",
    "document_url",
)
MENTION_COLUMNS = (
    "kind",
    "place_id",
    "place",
    "longitude",
    "latitude",
    "feature_code",
    "admin1_name",
    "country_code",
    "surface",
    "alternatives",
    "reasons",
    *_CLAIM,
)
ROUTE_COLUMNS = (
    "kind",
    "stop_ids",
    "stops",
    "countries",
    "mode",
    "status",
    "direction",
    "implied",
    "carrier",
    "distance_km",
    *_CLAIM,
)


def mention_table(selection: Selection, actors: Mapping[str, Actor]) -> Table:
    """Every mention as a record; degrees WGS84."""
    return Table(columns=MENTION_COLUMNS, rows=tuple(_mention(row, actors) for row in selection.mentions))


def route_table(selection: Selection, actors: Mapping[str, Actor]) -> Table:
    """Every route as a record; kilometres along the geodesics."""
    return Table(columns=ROUTE_COLUMNS, rows=tuple(_route(row, actors) for row in selection.routes))


def _mention(row: MentionRow, actors: Mapping[str, Actor]) -> tuple[Value, ...]:
    place = row.place
    return (
        "mention",
        place.id,
        place.name,
        place.position.lon,
        place.position.lat,
        place.feature_code,
        place.admin1_name,
        place.country_code,
        row.surface,
        tuple(f"{other.place.name} ({other.place.id}, {other.score:.2f})" for other in row.alternatives),
        row.reasons,
        *_claim(row, actors),
    )


def _route(row: RouteRow, actors: Mapping[str, Actor]) -> tuple[Value, ...]:
    return (
        "route",
        tuple(stop.place.id for stop in row.stops),
        tuple(stop.place.name for stop in row.stops),
        tuple(stop.place.country_code or "" for stop in row.stops),
        row.mode.value,
        row.status.value,
        row.direction.value,
        row.implied,
        row.carrier,
        round(row.distance_km, 1),
        *_claim(row, actors),
    )


def _claim(row: MentionRow | RouteRow, actors: Mapping[str, Actor]) -> tuple[Value, ...]:
    names = tuple(actors[key].name if key in actors else key for key in row.actor_ids)
    evidence = (row.quote, row.evidence.start, row.evidence.end)
    return (row.actor_ids, names, *_date(row.date), row.confidence, *evidence, *_document(row.document))


def _date(when: EventDate | None) -> tuple[Value, ...]:
    if when is None:
        return (None, None, None, None)
    end = when.end.isoformat() if when.end else None
    return (when.start.isoformat(), end, when.precision.value, when.source.value)


def _document(document: DocumentRow) -> tuple[Value, ...]:
    published = document.published.isoformat() if document.published else None
    # The label and not the path: where a file lay on someone's disk is nobody else's business.
    return (document.id, document.label, document.publisher, published, document.url)
