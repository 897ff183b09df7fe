"""The store's schema as numbered migrations, each one function, each run once, in order.

A migration that has been released is never edited; a change is a new function at the end of `MIGRATIONS`.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from gazetteer.place import FeatureClass
from gazetteer.toponym import Use
from reports.corrections_schema import m003_corrections
from reports.model import ActorKind, DateSource, Direction, Mode, Precision, Status

APPLICATION_ID: Final = 0x44544C31
"""`DTL1` in the header of the file: how a store is told from any other SQLite file."""


def _one_of(values: type[FeatureClass | Use | ActorKind | Mode | Status | Direction | Precision | DateSource]) -> str:
    return "(" + ", ".join(f"'{value.value}'" for value in values) + ")"


_EVENT_DATE: Final = f"""
    date_start TEXT CHECK (date_start IS date(date_start)),
    date_end TEXT CHECK (date_end IS date(date_end)),
    date_precision TEXT CHECK (date_precision IN {_one_of(Precision)}),
    date_source TEXT CHECK (date_source IN {_one_of(DateSource)}),
    CHECK ((date_start IS NULL) = (date_precision IS NULL) AND (date_start IS NULL) = (date_source IS NULL)),
    CHECK (date_end IS NULL OR date_end >= date_start)"""

_EVIDENCE: Final = """
    evidence_start INTEGER NOT NULL CHECK (evidence_start >= 0),
    evidence_end INTEGER NOT NULL CHECK (evidence_end > evidence_start),
    quote TEXT NOT NULL CHECK (quote <> '')"""

_CONFIDENCE: Final = "confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)"
_DOCUMENT: Final = "document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE"

_TABLES: Final = (
    """CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE documents (
    id TEXT PRIMARY KEY CHECK (id GLOB 'sha256:*' AND length(id) = 71),
    text TEXT NOT NULL CHECK (text <> ''),
    title TEXT, publisher TEXT, author TEXT,
    published TEXT CHECK (published IS date(published)),
    language TEXT, url TEXT,
    extractor TEXT NOT NULL, gazetteer TEXT NOT NULL, catalogue TEXT NOT NULL) STRICT""",
    """CREATE TABLE paths (
    path TEXT PRIMARY KEY CHECK (path <> ''),
    document_id TEXT NOT NULL REFERENCES documents (id)) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE places (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    feature_class TEXT NOT NULL CHECK (feature_class IN {_one_of(FeatureClass)}),
    feature_code TEXT NOT NULL,
    country_code TEXT CHECK (length(country_code) = 2),
    admin1_code TEXT, admin1_name TEXT,
    population INTEGER NOT NULL CHECK (population >= 0)) STRICT""",
    f"""CREATE TABLE actors (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN {_one_of(ActorKind)}),
    country_code TEXT CHECK (length(country_code) = 2),
    parent TEXT,
    aliases TEXT NOT NULL CHECK (json_valid(aliases)),
    abbreviations TEXT NOT NULL CHECK (json_valid(abbreviations))) STRICT""",
    f"""CREATE TABLE toponyms (
    id INTEGER PRIMARY KEY, {_DOCUMENT},
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    surface TEXT NOT NULL CHECK (surface <> ''),
    use TEXT NOT NULL CHECK (use IN {_one_of(Use)}),
    use_confidence REAL NOT NULL CHECK (use_confidence BETWEEN 0 AND 1),
    {_CONFIDENCE},
    place_id TEXT REFERENCES places (id),
    demonym INTEGER NOT NULL CHECK (demonym IN (0, 1)),
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    UNIQUE (document_id, span_start, span_end)) STRICT""",
    """CREATE TABLE alternatives (
    toponym_id INTEGER NOT NULL REFERENCES toponyms (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    place_id TEXT NOT NULL REFERENCES places (id),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    PRIMARY KEY (toponym_id, position)) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE actor_mentions (
    id INTEGER PRIMARY KEY, {_DOCUMENT},
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    surface TEXT NOT NULL CHECK (surface <> ''),
    actor_id TEXT NOT NULL REFERENCES actors (id)) STRICT""",
    f"""CREATE TABLE mentions (
    id INTEGER PRIMARY KEY, {_DOCUMENT},
    toponym_id INTEGER NOT NULL REFERENCES toponyms (id) ON DELETE CASCADE,
    place_id TEXT NOT NULL REFERENCES places (id),
    {_EVIDENCE}, {_EVENT_DATE}) STRICT""",
    """CREATE TABLE mention_actors (
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    actor_id TEXT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (mention_id, position)) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE routes (
    id INTEGER PRIMARY KEY, {_DOCUMENT},
    mode TEXT NOT NULL CHECK (mode IN {_one_of(Mode)}),
    status TEXT NOT NULL CHECK (status IN {_one_of(Status)}),
    direction TEXT NOT NULL CHECK (direction IN {_one_of(Direction)}),
    implied INTEGER NOT NULL CHECK (implied IN (0, 1)),
    distance_km REAL NOT NULL CHECK (distance_km BETWEEN 0 AND 1e9),
    {_CONFIDENCE},
    carrier TEXT REFERENCES actors (id),
    {_EVIDENCE}, {_EVENT_DATE}) STRICT""",
    """CREATE TABLE route_stops (
    route_id INTEGER NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    place_id TEXT NOT NULL REFERENCES places (id),
    span_start INTEGER CHECK (span_start >= 0),
    span_end INTEGER CHECK (span_end > span_start),
    surface TEXT CHECK (surface <> ''),
    CHECK ((span_start IS NULL) = (span_end IS NULL) AND (span_start IS NULL) = (surface IS NULL)),
    PRIMARY KEY (route_id, position)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE route_actors (
    route_id INTEGER NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    actor_id TEXT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (route_id, position)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE rejections (
    path TEXT PRIMARY KEY CHECK (path <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    rejected_at TEXT NOT NULL CHECK (rejected_at <> '')) STRICT, WITHOUT ROWID""",
)

# Each serves a delete that cascades, or the search for places that nothing uses any more.
_INDEXES: Final = (
    ("paths", "document_id"),
    ("toponyms", "place_id"),
    ("alternatives", "place_id"),
    ("actor_mentions", "document_id"),
    ("mentions", "document_id"),
    ("mentions", "toponym_id"),
    ("mentions", "place_id"),
    ("routes", "document_id"),
    ("route_stops", "place_id"),
)


def m001_documents_and_what_was_found(connection: sqlite3.Connection) -> None:
    """All tables of the first version, and the counter that tells readers when to look again."""
    for table in _TABLES:
        connection.execute(table)
    for table, column in _INDEXES:
        connection.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    connection.execute("INSERT INTO meta (key, value) VALUES ('version', 0)")


def m002_files_copies_and_what_is_left_out(connection: sqlite3.Connection) -> None:
    """Which file each path came from and in which state it was read; regions of texts; documents that are copies."""
    for column in ("furniture", "left_out", "detected"):
        connection.execute(
            f"ALTER TABLE documents ADD COLUMN {column} TEXT NOT NULL DEFAULT '[]' CHECK (json_valid({column}))"
        )
    connection.execute("ALTER TABLE documents ADD COLUMN reader TEXT NOT NULL DEFAULT ''")
    for table in ("paths", "rejections"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN file TEXT NOT NULL DEFAULT ''")
        connection.execute(f"UPDATE {table} SET file = path")  # noqa: S608 - our own names
        connection.execute(f"CREATE INDEX {table}_file ON {table} (file)")
    connection.execute(
        """CREATE TABLE files (
        path TEXT PRIMARY KEY CHECK (path <> ''),
        digest TEXT NOT NULL CHECK (digest GLOB 'sha256:*' AND length(digest) = 71),
        versions TEXT NOT NULL) STRICT, WITHOUT ROWID"""
    )
    connection.execute(
        """CREATE TABLE signatures (
        document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        signature BLOB NOT NULL) STRICT, WITHOUT ROWID"""
    )
    connection.execute(
        f"""CREATE TABLE signature_groups (
        number INTEGER NOT NULL, {_DOCUMENT}, PRIMARY KEY (number, document_id)) STRICT, WITHOUT ROWID"""
    )
    connection.execute(
        f"""CREATE TABLE copies ({_DOCUMENT},
        other_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE CHECK (document_id < other_id),
        likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1),
        PRIMARY KEY (document_id, other_id)) STRICT, WITHOUT ROWID"""
    )
    connection.execute("CREATE INDEX signature_groups_document_id ON signature_groups (document_id)")
    connection.execute("CREATE INDEX copies_other_id ON copies (other_id)")


MIGRATIONS: Final = (m001_documents_and_what_was_found, m002_files_copies_and_what_is_left_out, m003_corrections)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the store to the newest schema, inside the caller's transaction; nothing to do is fine."""
    (done,) = connection.execute("PRAGMA user_version").fetchone()
    for number, migration in enumerate(MIGRATIONS[done:], done + 1):
        migration(connection)
        connection.execute(f"PRAGMA user_version = {number}")
