"""Snapshot: the columns of a store in DuckDB's memory, one state of it, for filters that answer at once.

SQLite keeps the data; DuckDB filters a million mentions in milliseconds. A snapshot is loaded once for each version of
the store and never changes.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Final, Self

import duckdb
import pyarrow as pa

from gazetteer.place import Place
from gazetteer.toponym import Use
from reports import stored
from reports.corrections_view import Corrected
from reports.errors import ReportsError, StoreDamaged
from reports.model import Actor, Direction, EventDate, Precision
from reports.names import name_rows
from reports.reading.files import shown
from reports.repeats import Said, repeats
from reports.rows import DocumentRow, MentionRow, RouteRow
from reports.store import Store

Value = str | int | float | date | list[str] | list[int] | None
_TEXTS: Final = pa.list_(pa.string())

# What filters look at, the same in both tables.
_FILTERED: Final = (
    ("ordinal", pa.int64()),
    ("document_id", pa.string()),
    ("countries", _TEXTS),
    ("acting", _TEXTS),
    ("acting_chain", _TEXTS),
    ("first_day", pa.date32()),
    ("last_day", pa.date32()),
    ("place_ids", _TEXTS),
    ("areas", _TEXTS),
    ("kinds", _TEXTS),
    ("publisher", pa.string()),
    ("language", pa.string()),
)
_CLAIM: Final = (
    ("evidence_start", pa.int64()),
    ("evidence_end", pa.int64()),
    ("quote", pa.string()),
    ("date_start", pa.string()),
    ("date_end", pa.string()),
    ("date_precision", pa.string()),
    ("date_source", pa.string()),
    ("actor_ids", _TEXTS),
    ("same", pa.int64()),
    ("rank", pa.int64()),
)
_MENTION: Final = pa.schema(
    (
        *_FILTERED,
        ("use", pa.string()),
        ("id", pa.int64()),
        ("place_id", pa.string()),
        ("surface", pa.string()),
        ("span_start", pa.int64()),
        ("span_end", pa.int64()),
        ("confidence", pa.float64()),
        ("alternatives", pa.string()),
        ("reasons", pa.string()),
        *_CLAIM,
    )
)
_ROUTE: Final = pa.schema(
    (
        *_FILTERED,
        ("flows", _TEXTS),
        ("id", pa.int64()),
        ("mode", pa.string()),
        ("status", pa.string()),
        ("direction", pa.string()),
        ("implied", pa.int64()),
        ("distance_km", pa.float64()),
        ("carrier", pa.string()),
        ("confidence", pa.float64()),
        ("stops", pa.string()),
        *_CLAIM,
    )
)
_MENTIONS_QUERY: Final = """SELECT m.document_id,
    (SELECT json_group_array(actor_id) FROM mention_actors a WHERE a.mention_id = m.id) AS actors,
    m.id, m.place_id, t.surface, t.span_start, t.span_end, t.confidence,
    (SELECT json_group_array(json_array(place_id, score)) FROM alternatives a WHERE a.toponym_id = t.id)
        AS alternatives,
    t.reasons, m.evidence_start, m.evidence_end, m.quote, m.date_start, m.date_end, m.date_precision, m.date_source
    FROM mentions m JOIN toponyms t ON t.id = m.toponym_id JOIN documents d ON d.id = m.document_id
    ORDER BY d.rowid, t.span_start, m.id"""
_ROUTES_QUERY: Final = """SELECT r.document_id,
    (SELECT json_group_array(actor_id) FROM route_actors a WHERE a.route_id = r.id) AS actors,
    r.id, r.mode, r.status, r.direction, r.implied, r.distance_km, r.carrier, r.confidence,
    (SELECT json_group_array(json_array(place_id, surface, span_start, span_end))
        FROM route_stops s WHERE s.route_id = r.id) AS stops,
    r.evidence_start, r.evidence_end, r.quote, r.date_start, r.date_end, r.date_precision, r.date_source
    FROM routes r JOIN documents d ON d.id = r.document_id ORDER BY d.rowid, r.evidence_start, r.id"""

_DIRECTION_AT: Final = 3
_CARRIER_AT: Final = 6
_STOPS_AT: Final = 8


class Snapshot:
    """One state of a store. Safe to share between threads; `version` is the store's when it was taken."""

    __slots__ = (
        "_connection",
        "actors",
        "documents",
        "has_copies",
        "mention_rows",
        "name",
        "places",
        "route_rows",
        "version",
    )

    def __init__(self, store: Store) -> None:
        """Copy the store's columns. Raises StoreDamaged."""
        self.name = shown(store.path)
        # What was built from the columns so far, by ordinal; filled by the query module.
        self.mention_rows: dict[int, MentionRow] = {}
        self.route_rows: dict[int, RouteRow] = {}
        try:
            with store.unchanging():
                self.version: int = store.version
                self.documents: Mapping[str, DocumentRow] = stored.documents(store)
                corrected = Corrected(store, self.documents, stored.places(store), stored.actors(store))
                self.places: Mapping[str, Place] = corrected.places
                self.actors: Mapping[str, Actor] = corrected.actors
                mentions = [self._mention(i, row) for i, row in enumerate(corrected.mentions(_MENTIONS_QUERY))]
                routes = [self._route(i, row) for i, row in enumerate(corrected.routes(_ROUTES_QUERY))]
                others = corrected.names(_MENTIONS_QUERY, name_rows(store))
                names = [self._mention(i, row, Use.ACTOR) for i, row in enumerate(others, len(mentions))]
        except ReportsError:
            raise
        except (ValueError, KeyError, TypeError) as error:
            raise self.damage(error) from None
        copies = {key: row.duplicate_of for key, row in self.documents.items() if row.duplicate_of}
        self.has_copies = bool(copies)
        mentions = _with_repeats([*mentions, *names], _MENTION, ("use", "place_id", "surface"), copies)
        routes = _with_repeats(routes, _ROUTE, ("mode", "status", "stops"), copies)
        self._connection = duckdb.connect(":memory:", config={"enable_external_access": "false"})
        self._fill("mentions", _MENTION, mentions)
        self._fill("routes", _ROUTE, routes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    def rows(self, query: str, values: Iterable[Value] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query over `mentions` and `routes`; values are bound, never pasted."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query, list(values)).fetchall()

    def damage(self, error: Exception) -> StoreDamaged:
        """What to raise where the store holds a value that none of our types takes."""
        return StoreDamaged(f"store {self.name} is damaged ({error}); restore it from a copy or ingest into a new one")

    def _mention(self, ordinal: int, row: tuple[Any, ...], use: Use = Use.LITERAL) -> tuple[Any, ...]:
        document_id, actors, key, place_id, *rest = row
        actor_ids = stored.words(actors)
        filtered = self._filtered((place_id,), actor_ids, document_id, stored.event_date(rest[-4:]))
        return (ordinal, document_id, *filtered, use.value, key, place_id, *rest, list(actor_ids))

    def _route(self, ordinal: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
        document_id, actors, *rest = row
        actor_ids = stored.words(actors)
        carrier, stops = rest[_CARRIER_AT], json.loads(rest[_STOPS_AT])
        acting = (*actor_ids, carrier) if carrier else actor_ids
        place_ids = tuple(stop[0] for stop in stops)
        filtered = self._filtered(place_ids, acting, document_id, stored.event_date(rest[-4:]))
        codes = [self.places[place_id].country_code for place_id in place_ids]
        flows = flows_between(codes, both=rest[_DIRECTION_AT] == Direction.BOTH.value)
        return (ordinal, document_id, *filtered, flows, *rest, list(actor_ids))

    def _filtered(
        self, place_ids: tuple[str, ...], acting: tuple[str, ...], document_id: str, when: EventDate | None
    ) -> tuple[Any, ...]:
        """What filters look at, in the order of its columns."""
        places = [self.places[place_id] for place_id in place_ids]
        document = self.documents[document_id]
        first, last = possible_days(when, document.published)
        return (
            sorted({place.country_code for place in places if place.country_code}),
            list(acting),
            sorted(with_parents(acting, self.actors)),
            first,
            last,
            sorted(set(place_ids)),
            sorted({area for place in places if (area := area_of(place))}),
            sorted({self.actors[actor].kind.value for actor in acting if actor in self.actors}),
            document.publisher,
            document.language,
        )

    def _fill(self, table: str, schema: pa.Schema, rows: list[tuple[Any, ...]]) -> None:
        columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
        data = pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)
        self._connection.register("data", data)
        self._connection.execute(f"CREATE TABLE {table} AS SELECT * FROM data")  # noqa: S608 - our own names
        self._connection.unregister("data")


def _with_repeats(
    rows: list[tuple[Any, ...]], schema: pa.Schema, what: tuple[str, ...], copies: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    """The rows with their last two columns: what copies of the same report say again, and who says it best."""
    if not copies:
        return [(*row, None, None) for row in rows]
    document, quote = schema.names.index("document_id"), schema.names.index("quote")
    others = [schema.names.index(name) for name in what]
    claims = (
        Said(document_id=row[document], quote=row[quote], what=tuple(_placeless(row[i]) for i in others))
        for row in rows
    )
    found = repeats(claims, copies)
    return [
        (*row, again.same, again.rank) if again else (*row, None, None) for row, again in zip(rows, found, strict=True)
    ]


def _placeless(value: str) -> str:
    """A value without offsets: a route's stops stand elsewhere in each copy."""
    return json.dumps([stop[:2] for stop in json.loads(value)]) if value.startswith("[[") else value


def area_of(place: Place) -> str | None:
    """The first-level area that a place lies in or is, as "VE.25"; None for a country and where it is not known."""
    return f"{place.country_code}.{place.admin1_code}" if place.country_code and place.admin1_code else None


def flows_between(codes: Iterable[str | None], *, both: bool) -> list[str]:
    """The steps from one country to another along a way, "IR>VE"; back again as well where it runs both ways.

    >>> flows_between(["VE", "VE", "SY", "IR"], both=False)
    ['SY>IR', 'VE>SY']
    """
    steps = {(start, end) for start, end in pairwise(codes) if start and end and start != end}
    steps |= {(end, start) for start, end in steps} if both else set()
    return sorted(f"{start}>{end}" for start, end in steps)


def possible_days(when: EventDate | None, published: date | None) -> tuple[date | None, date | None]:
    """First and last day on which something dated so may have happened; the day of publication where it has no date.

    An open range ends on the last day of the calendar.
    """
    if when is None:
        return published, published
    start = when.start
    if when.end is not None:
        return start, when.end
    if when.precision is Precision.MONTH:
        return start, start.replace(day=calendar.monthrange(start.year, start.month)[1])
    if when.precision is Precision.YEAR:
        return start, start.replace(month=12, day=31)
    return start, date.max if when.precision is Precision.RANGE else start


def with_parents(actor_ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The actors and all that they are organs of, up to the top; a chain that runs in a circle ends."""
    found: set[str] = set()
    waiting = list(actor_ids)
    while waiting:
        actor_id = waiting.pop()
        if actor_id in found:
            continue
        found.add(actor_id)
        actor = actors.get(actor_id)
        if actor is not None and actor.parent:
            waiting.append(actor.parent)
    return frozenset(found)
