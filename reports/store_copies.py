"""The statements that link a document to its copies. Called inside a transaction."""

from __future__ import annotations

import sqlite3
from datetime import date

from reports.copies import ALIKE, article, groups, likeness, may_be_copies, signature
from reports.document import Document
from reports.limits import MAX_COPIES_COMPARED


def link_copies(connection: sqlite3.Connection, document: Document, file: str | None) -> None:
    """Keep the signature of a document whose row is there already, and link it to the stored ones that are like it.

    Records of one table (`table.csv#1`, `table.csv#2`) are never copies of each other: each is an event of its own.
    """
    own = signature(article(document))
    if own is None:
        return
    connection.execute("INSERT INTO signatures VALUES (?, ?)", (document.id, own))
    numbers = groups(own)
    marks = ", ".join("?" * len(numbers))
    near = f"""SELECT d.id, d.published, s.signature FROM documents d JOIN signatures s ON s.document_id = d.id
        JOIN (SELECT document_id, count(*) AS shared FROM signature_groups WHERE number IN ({marks})
            GROUP BY document_id) g ON g.document_id = d.id
        WHERE NOT EXISTS (SELECT 1 FROM paths p
            WHERE p.document_id = d.id AND p.file = ? AND substr(p.path, 1, length(p.file) + 1) = p.file || '#')
        ORDER BY g.shared DESC, d.id LIMIT {MAX_COPIES_COMPARED}"""  # noqa: S608 - only marks and a number of ours
    for other_id, published, other in connection.execute(near, (*numbers, file or "")).fetchall():
        share = likeness(own, other)
        day = date.fromisoformat(published) if published else None
        if share >= ALIKE and may_be_copies(document.published, day):
            pair = sorted((document.id, other_id))
            connection.execute("INSERT INTO copies VALUES (?, ?, ?)", (*pair, share))
    connection.executemany("INSERT INTO signature_groups VALUES (?, ?)", ((n, document.id) for n in numbers))
