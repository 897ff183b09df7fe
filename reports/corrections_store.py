"""The log of corrections in a store: reading it, adding to it, and finding again where each entry belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from reports.corrections import Anchor, Change, Correction, Scope, in_order, new_id
from reports.corrections_rows import COLUMNS, MAX_NOTE, MAX_WHO, from_row, to_row
from reports.document import Span
from reports.errors import InvalidCorrection
from reports.rows import DocumentRow
from reports.store import Store

_NAMES: Final = ", ".join(COLUMNS)


def read_log(store: Store) -> tuple[Correction, ...]:
    """Every entry, oldest first, undone ones and undoings too."""
    rows = store.rows(f"SELECT {_NAMES} FROM corrections")  # noqa: S608 - our own names
    return in_order(from_row(row) for row in rows)


def record(store: Store, entries: Iterable[Correction]) -> int:
    """Add entries to the log, in one transaction; those whose id is there already are left as they are.

    Returns how many were new. Waits for whoever else is writing; nobody's entry replaces another's.
    """
    marks = ", ".join("?" * len(COLUMNS))
    statement = f"INSERT OR IGNORE INTO corrections ({_NAMES}) VALUES ({marks})"  # noqa: S608 - our own names
    with store.transaction() as connection:
        before = connection.total_changes
        connection.executemany(statement, [to_row(entry) for entry in entries])
        return connection.total_changes - before


def entry(change: Change, who: str, note: str = "") -> Correction:
    """A new entry, made now. Raises InvalidCorrection where nobody is named."""
    name = " ".join(who.split())[:MAX_WHO]
    if not name:
        raise InvalidCorrection("a correction needs a name: say who you are")
    made_at = datetime.now(UTC).isoformat(timespec="microseconds")
    return Correction(id=new_id(), made_at=made_at, who=name, change=change, note=note[:MAX_NOTE])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an anchored correction applies: a document of the store, and the span there; None for all of it."""

    document_id: str
    span: Span | None


class Finder:
    """Finds the spots of anchors in a store: the document by its id, else by its path; its copies too."""

    def __init__(self, store: Store, documents: Mapping[str, DocumentRow]) -> None:
        self._store = store
        self._documents = documents
        self._copies: dict[str, list[str]] = {}
        for row in documents.values():
            self._copies.setdefault(row.duplicate_of or row.id, []).append(row.id)

    def spots(self, anchor: Anchor, scope: Scope) -> tuple[Spot, ...]:
        """Where it applies; nowhere while its document is not in the store, or no longer says so."""
        document_id = self._document(anchor)
        if document_id is None:
            return ()
        row = self._documents[document_id]
        targets = self._copies[row.duplicate_of or row.id]
        if scope is not Scope.HERE:
            return tuple(Spot(document_id=target, span=None) for target in targets)
        return tuple(self._spans(anchor, targets))

    def _document(self, anchor: Anchor) -> str | None:
        if anchor.document_id in self._documents:
            return anchor.document_id
        found = self._store.rows("SELECT document_id FROM paths WHERE path = ?", (anchor.path,))
        return str(found[0][0]) if found else None

    def _spans(self, anchor: Anchor, targets: Iterable[str]) -> Iterator[Spot]:
        for target in targets:
            span = self._span(anchor, target)
            if span is not None:
                yield Spot(document_id=target, span=span)

    def _span(self, anchor: Anchor, document_id: str) -> Span | None:
        """The span as it was said, where the same name still stands there; else that in the same sentence elsewhere."""
        length = anchor.span.end - anchor.span.start
        query = "SELECT substr(text, ?, ?) FROM documents WHERE id = ?"
        if document_id == anchor.document_id:
            found = self._store.rows(query, (anchor.span.start + 1, length, document_id))
            if found == [(anchor.text,)]:
                return anchor.span
        ((at,),) = self._store.rows("SELECT instr(text, ?) FROM documents WHERE id = ?", (anchor.sentence, document_id))
        if not at or not anchor.sentence:
            return None
        start = at - 1 + anchor.span.start - anchor.sentence_start
        same = self._store.rows(query, (start + 1, length, document_id)) == [(anchor.text,)]
        return Span(start, start + length) if same else None
