"""The table of corrections: apart from everything that was extracted, and never touched by an ingest."""

from __future__ import annotations

import sqlite3

# No foreign key: a document goes and comes back at an ingest, what was said about it stays.
_TABLE = """CREATE TABLE corrections (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    who TEXT NOT NULL CHECK (who <> ''),
    kind TEXT NOT NULL CHECK (kind <> ''),
    scope TEXT CHECK (scope IN ('here', 'document', 'corpus')),
    document_id TEXT, path TEXT,
    span_start INTEGER CHECK (span_start >= 0),
    span_end INTEGER CHECK (span_end > span_start),
    text TEXT NOT NULL,
    sentence TEXT, sentence_start INTEGER CHECK (sentence_start >= 0),
    value TEXT NOT NULL CHECK (json_valid(value)),
    note TEXT NOT NULL) STRICT, WITHOUT ROWID"""


def m003_corrections(connection: sqlite3.Connection) -> None:
    """The log of what people overruled."""
    connection.execute(_TABLE)
