"""Document, Span and Evidence: what a report is, and how a claim points into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range [start, end) in code points of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A region of a document's text that is not its article, such as a menu or readers' comments, and what it is."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What a page or file shows besides its article and the document's text does not hold, and what it is."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as text, with what it says about itself.

    `id` is `sha256:` and the digest of the file's bytes (of the record, for a row or an entry). `text` of a plain text
    is the decoded file, unchanged (for Markdown with front matter: what follows the front matter, unchanged), so that
    offsets index the source; of other formats it is the article alone, and `left_out` is what was beside it.
    `furniture` are regions of `text` from which nothing is extracted, in order and apart from each other. `detected`
    names the fields that nothing declares: they were found in the text.
    """

    id: str
    path: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    furniture: tuple[Furniture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    detected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence or sentences that a claim rests on: `document.text[span.start:span.end] == quote`, always."""

    document_id: str
    span: Span
    quote: str


def document_id(content: bytes) -> str:
    """Identity of a document: the SHA-256 of its bytes, so that the same file is one document under any name."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def evidence(document: Document, span: Span) -> Evidence:
    """Evidence for `span` of the document; the quote is cut from the text, so it cannot differ from it."""
    return Evidence(document_id=document.id, span=span, quote=document.text[span.start : span.end])
