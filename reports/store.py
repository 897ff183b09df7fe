"""Store: one SQLite file with the documents and what was found in them.

Every document is written in one transaction, with the paths it was read from. A reader sees whole documents only, and
a writer that is killed leaves whole documents only. `Store.version` grows with each change, for caches.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

from reports import store_copies, store_records
from reports.document import Evidence
from reports.errors import InvalidDocument
from reports.model import Actor, Extraction
from reports.store_file import connect_to_read, connect_to_write, translated

DEFAULT_STORE: Final = Path("reports.sqlite")
STORE_VARIABLE: Final = "REPORTS_STORE"


class Outcome(StrEnum):
    """What storing a document did."""

    ACCEPTED = "accepted"
    """The document is new."""
    UNCHANGED = "unchanged"
    """The same bytes, extracted by the same versions, were there already."""
    REPLACED = "replaced"
    """Other bytes stood at this path, or other versions had extracted these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The versions that an extraction came from; when one differs the document is extracted again."""

    extractor: str
    gazetteer: str
    catalogue: str
    reader: str = ""


def default_store() -> Path:
    """`$REPORTS_STORE`, else `reports.sqlite` in the current folder."""
    return Path(os.environ.get(STORE_VARIABLE) or DEFAULT_STORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file that was read: its path, and the digest of its bytes as a document's id is made."""

    file: str
    digest: str


class Store:
    """An open store. Use `Store.to_read` or `Store.to_write`, and `with`, or close it."""

    __slots__ = ("_connection", "path")

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def to_read(cls, path: Path) -> Self:
        """Open an existing store that this object cannot change. Raises StoreMissing or StoreDamaged."""
        return cls(connect_to_read(path), path)

    @classmethod
    def to_write(cls, path: Path) -> Self:
        """Open a store, created if need be. Raises StoreUnwritable or StoreDamaged."""
        return cls(connect_to_write(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time is fine."""
        self._connection.close()

    @property
    def version(self) -> int:
        """A number that grows with each committed change."""
        return int(self.rows("SELECT value FROM meta WHERE key = 'version'")[0][0])

    def rows(self, query: str, values: Iterable[str | int | float | None] = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading query; values are bound, never pasted. Raises StoreDamaged."""
        with translated(self.path):
            return self._connection.execute(query, tuple(values)).fetchall()

    @contextlib.contextmanager
    def unchanging(self) -> Iterator[None]:
        """Reads inside see one state of the store, whatever is written meanwhile."""
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("COMMIT")

    def up_to_date(self, provenance: Provenance) -> frozenset[str]:
        """Ids of the documents that these versions have extracted."""
        query = "SELECT id FROM documents WHERE extractor = ? AND gazetteer = ? AND catalogue = ? AND reader = ?"
        return frozenset(row[0] for row in self.rows(query, astuple(provenance)))

    def put(self, extraction: Extraction, provenance: Provenance, file: str | None = None) -> Outcome:
        """Store a document and all that was found in it, under its path, in one transaction.

        `file` is the archive or table that it is a part of, if any. What stood at the same path with other bytes goes,
        unless another path still leads to it. Raises InvalidDocument where evidence does not match the text or a value
        is out of range; nothing is stored then.
        """
        document = extraction.document
        _check_evidence(extraction)
        with self._transaction() as connection:
            found = connection.execute(
                "SELECT extractor, gazetteer, catalogue, reader FROM documents WHERE id = ?", (document.id,)
            ).fetchone()
            outcome = Outcome.ACCEPTED if found is None else Outcome.UNCHANGED
            if found != astuple(provenance):
                paths = connection.execute("SELECT * FROM paths WHERE document_id = ?", (document.id,)).fetchall()
                if found is not None:
                    outcome = Outcome.REPLACED
                    store_records.delete_document(connection, document.id)
                store_records.insert_document(connection, document, astuple(provenance))
                store_records.insert_findings(connection, extraction)
                store_copies.link_copies(connection, document, file)
                connection.executemany("INSERT INTO paths VALUES (?, ?, ?)", paths)
            return _lead_path(connection, document.path, document.id, file) or outcome

    def link(self, path: str, document_id: str, file: str | None = None) -> Outcome:
        """Note that a path holds the bytes of a stored document. REPLACED where it held another one."""
        with self._transaction() as connection:
            return _lead_path(connection, path, document_id, file) or Outcome.UNCHANGED

    def reject(self, path: str, reason: str, when: str, file: str | None = None) -> None:
        """Note why a path could not become a document; a document that it held before stays. `when` is ISO 8601."""
        with self._transaction() as connection:
            row = (path, reason, when, file or path)
            connection.execute("INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?)", row)

    def finish(self, state: FileState, names: Iterable[str], versions: str) -> None:
        """Note that a file was read to its end by these versions, and that it now gives these names and no others.

        Documents that it gave before and gives no more go, unless another path leads to them, or the whole file was
        rejected: then what was known of it stays.
        """
        with self._transaction() as connection:
            store_records.forget_parts(connection, state.file, frozenset(names))
            connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (state.file, state.digest, versions))

    def settled(self, provenance: Provenance, versions: str, *, with_rejected: bool = True) -> dict[str, str]:
        """Files whose every document these versions have read and extracted: the path, and the digest of the bytes.

        `with_rejected` says whether files count of which something was rejected.
        """
        query = """SELECT path, digest FROM files f WHERE versions = ? AND NOT EXISTS (
            SELECT 1 FROM paths p JOIN documents d ON d.id = p.document_id WHERE p.file = f.path
            AND (d.extractor, d.gazetteer, d.catalogue, d.reader) IS NOT (?, ?, ?, ?))"""
        if not with_rejected:
            query += " AND NOT EXISTS (SELECT 1 FROM rejections r WHERE r.file = f.path)"
        return dict(self.rows(query, (versions, *astuple(provenance))))

    def parts(self, file: str) -> tuple[tuple[str, str | None], ...]:
        """The paths that a file gave, in order, each with the reason if it was rejected."""
        found = self.rows("SELECT path, reason FROM rejections WHERE file = ? ORDER BY path", (file,))
        rejected = {path for path, _ in found}
        if file not in rejected:
            paths = self.rows("SELECT path, NULL FROM paths WHERE file = ?", (file,))
            found = sorted([*found, *(row for row in paths if row[0] not in rejected)])
        return tuple((path, reason) for path, reason in found)

    def save_actors(self, actors: Iterable[Actor]) -> None:
        """Store the catalogue's actors, so that a filter knows their names and whose organ each is."""
        with self._transaction() as connection:
            store_records.upsert_actors(connection, actors)

    def columns(self, query: str) -> tuple[str, ...]:
        """The names of a reading query's columns."""
        with translated(self.path):
            found = self._connection.execute(f"SELECT * FROM ({query}) LIMIT 0").description  # noqa: S608 - our own
        return tuple(column[0] for column in found)

    def transaction(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        """All or nothing, for modules that write a table of their own; `version` grows if anything changed."""
        return self._transaction()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; the version grows if anything changed."""
        connection = self._connection
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                before = connection.total_changes
                yield connection
                if connection.total_changes > before:
                    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'version'")
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def _lead_path(connection: sqlite3.Connection, path: str, document_id: str, file: str | None) -> Outcome | None:
    """Let a path lead to a document; REPLACED where that removed or left another one."""
    connection.execute("DELETE FROM rejections WHERE path = ?", (path,))
    found = connection.execute("SELECT document_id FROM paths WHERE path = ?", (path,)).fetchone()
    if found == (document_id,):
        return None
    connection.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (path, document_id, file or path))
    if found is None:
        return None
    if connection.execute("SELECT 1 FROM paths WHERE document_id = ?", found).fetchone() is None:
        store_records.delete_document(connection, found[0])
    return Outcome.REPLACED


def _check_evidence(extraction: Extraction) -> None:
    """Every claim must quote the text it rests on, to the letter."""
    document = extraction.document
    spans = [(t.start, t.end, t.text) for t in extraction.toponyms]
    spans += [(*found.span, found.text) for found in extraction.actor_mentions]
    spans += [(*s.span, s.text or "") for route in extraction.routes for s in route.stops if s.span is not None]
    claims: list[Evidence] = [mention.evidence for mention in extraction.mentions]
    claims += [route.evidence for route in extraction.routes]
    spans += [(*claim.span, claim.quote) for claim in claims]
    for start, end, text in spans:
        if document.text[start:end] != text:
            raise InvalidDocument(f"{document.path}: characters {start} to {end} are not {text[:80]!r}")
    if any(claim.document_id != document.id for claim in claims):
        raise InvalidDocument(f"{document.path}: evidence points to another document")
