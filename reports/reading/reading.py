"""Reading: what one file gave, its documents and what in it could not become one."""

from __future__ import annotations

from dataclasses import dataclass

from reports.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A part of a file that could not become a document, and why in one sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The documents of a file in its order, and its rejected parts."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejected, ...] = ()
