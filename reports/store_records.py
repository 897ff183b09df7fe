"""The statements that write what was found in one document, and take it out again. Called inside a transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gazetteer.place import Place
from gazetteer.toponym import Toponym
from reports.document import Document, Evidence, Span
from reports.model import Actor, EventDate, Extraction, Mention, Route
from reports.regions import furniture_list, left_out_list

Row = tuple[str | int | float | None, ...]


def insert_document(connection: sqlite3.Connection, document: Document, provenance: tuple[str, str, str, str]) -> None:
    """The document itself; `provenance` is the versions of extractor, gazetteer, catalogue and reader."""
    published = document.published.isoformat() if document.published else None
    row = (document.id, document.text, document.title, document.publisher, document.author, published)
    regions = (
        _json(furniture_list(document.furniture)),
        _json(left_out_list(document.left_out)),
        _json(document.detected),
    )
    *versions, reader = provenance
    _insert(connection, "documents", (*row, document.language, document.url, *versions, *regions, reader))


def insert_findings(connection: sqlite3.Connection, extraction: Extraction) -> None:
    """Everything found in a document whose row is there already, and every place and actor that it names."""
    upsert_places(connection, _places(extraction))
    upsert_actors(connection, (found.actor for found in extraction.actor_mentions))
    document = extraction.document
    for found in extraction.actor_mentions:
        _insert_auto(connection, "actor_mentions", (document.id, *found.span, found.text, found.actor.id))
    toponyms = {(t.start, t.end): _insert_toponym(connection, document.id, t) for t in extraction.toponyms}
    for mention in extraction.mentions:
        _insert_mention(connection, toponyms, mention)
    for route in extraction.routes:
        _insert_route(connection, route)


def delete_document(connection: sqlite3.Connection, document_id: str) -> None:
    """The document, all that was found in it, and the places that nothing else uses."""
    used = """SELECT place_id FROM toponyms WHERE document_id = ?1 UNION
        SELECT a.place_id FROM alternatives a JOIN toponyms t ON t.id = a.toponym_id WHERE t.document_id = ?1 UNION
        SELECT place_id FROM mentions WHERE document_id = ?1 UNION
        SELECT s.place_id FROM route_stops s JOIN routes r ON r.id = s.route_id WHERE r.document_id = ?1"""
    places = connection.execute(used, (document_id,)).fetchall()
    connection.execute("DELETE FROM paths WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    unused = """DELETE FROM places WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM toponyms WHERE place_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM alternatives WHERE place_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM mentions WHERE place_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM route_stops WHERE place_id = ?1)"""
    connection.executemany(unused, (place for place in places if place[0] is not None))


def forget_parts(connection: sqlite3.Connection, file: str, names: frozenset[str]) -> None:
    """Take out what a file gave before and gives no more, by these names."""
    rejected = connection.execute("SELECT path FROM rejections WHERE file = ?", (file,)).fetchall()
    connection.executemany("DELETE FROM rejections WHERE path = ?", (row for row in rejected if row[0] not in names))
    if (file,) in rejected and names == {file}:
        return
    for path, document_id in connection.execute(
        "SELECT path, document_id FROM paths WHERE file = ?", (file,)
    ).fetchall():
        if path in names:
            continue
        connection.execute("DELETE FROM paths WHERE path = ?", (path,))
        if connection.execute("SELECT 1 FROM paths WHERE document_id = ?", (document_id,)).fetchone() is None:
            delete_document(connection, document_id)


def upsert_places(connection: sqlite3.Connection, places: Iterable[Place]) -> None:
    """Each place once, as the newest gazetteer describes it."""
    rows = {place.id: _place_row(place) for place in places}
    _upsert(connection, "places", 10, rows)


def upsert_actors(connection: sqlite3.Connection, actors: Iterable[Actor]) -> None:
    """Each actor once, as the newest catalogue describes it."""
    rows = {actor.id: _actor_row(actor) for actor in actors}
    _upsert(connection, "actors", 7, rows)


def _upsert(connection: sqlite3.Connection, table: str, width: int, rows: Mapping[str, Row]) -> None:
    """Insert or update, but leave equal rows alone, so that nothing counts as a change that is none."""
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    updates = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    differs = " OR ".join(f"{table}.{column} IS NOT excluded.{column}" for column in columns[1:])
    statement = f"""INSERT INTO {table} VALUES ({_marks(width)})
        ON CONFLICT (id) DO UPDATE SET {updates} WHERE {differs}"""  # noqa: S608 - names from our own schema
    connection.executemany(statement, rows.values())


def _places(extraction: Extraction) -> Iterator[Place]:
    for toponym in extraction.toponyms:
        if toponym.place is not None:
            yield toponym.place
        yield from (alternative.place for alternative in toponym.alternatives)
    yield from (mention.place for mention in extraction.mentions)
    yield from (stop.place for route in extraction.routes for stop in route.stops)


def _place_row(place: Place) -> Row:
    what = (place.feature_class.value, place.feature_code, place.country_code, place.admin1_code, place.admin1_name)
    return (place.id, place.name, place.position.lon, place.position.lat, *what, place.population)


def _actor_row(actor: Actor) -> Row:
    names = (_json(actor.aliases), _json(actor.abbreviations))
    return (actor.id, actor.name, actor.kind.value, actor.country_code, actor.parent, *names)


def _insert_toponym(connection: sqlite3.Connection, document_id: str, toponym: Toponym) -> int:
    place_id = toponym.place.id if toponym.place else None
    use = (toponym.text, toponym.use.value, toponym.use_confidence)
    what = (*use, toponym.confidence, place_id, int(toponym.demonym), _json(toponym.reasons))
    key = _insert_auto(connection, "toponyms", (document_id, toponym.start, toponym.end, *what))
    for position, alternative in enumerate(toponym.alternatives):
        _insert(connection, "alternatives", (key, position, alternative.place.id, alternative.score))
    return key


def _insert_mention(connection: sqlite3.Connection, toponyms: Mapping[tuple[int, int], int], mention: Mention) -> None:
    toponym_id = toponyms[mention.toponym.start, mention.toponym.end]
    row = (mention.evidence.document_id, toponym_id, mention.place.id)
    key = _insert_auto(connection, "mentions", (*row, *_evidence_row(mention.evidence), *_date_row(mention.date)))
    _insert_actors(connection, "mention_actors", key, mention.actor_ids)


def _insert_route(connection: sqlite3.Connection, route: Route) -> None:
    kind = (route.mode.value, route.status.value, route.direction.value, int(route.implied))
    row = (route.evidence.document_id, *kind, route.distance_km, route.confidence, route.carrier)
    key = _insert_auto(connection, "routes", (*row, *_evidence_row(route.evidence), *_date_row(route.date)))
    for position, stop in enumerate(route.stops):
        start, end = stop.span or (None, None)
        _insert(connection, "route_stops", (key, position, stop.place.id, start, end, stop.text))
    _insert_actors(connection, "route_actors", key, route.actor_ids)


def _insert_actors(connection: sqlite3.Connection, table: str, key: int, actor_ids: tuple[str, ...]) -> None:
    for position, actor_id in enumerate(dict.fromkeys(actor_ids)):
        _insert(connection, table, (key, position, actor_id))


def _evidence_row(evidence: Evidence) -> Row:
    span: Span = evidence.span
    return (span.start, span.end, evidence.quote)


def _date_row(date: EventDate | None) -> Row:
    if date is None:
        return (None, None, None, None)
    end = date.end.isoformat() if date.end else None
    return (date.start.isoformat(), end, date.precision.value, date.source.value)


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({_marks(len(row))})", row)  # noqa: S608 - our own table names


def _insert_auto(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Insert with a fresh number as key, and return it."""
    return connection.execute(f"INSERT INTO {table} VALUES (NULL, {_marks(len(row))})", row).lastrowid or 0  # noqa: S608


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _json(words: Sequence[str] | Sequence[Sequence[int | str]]) -> str:
    return json.dumps(words, ensure_ascii=False)
