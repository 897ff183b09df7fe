"""One function for every format: bytes to the documents that are in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reports.document import Document, document_id
from reports.errors import InvalidDocument
from reports.limits import MAX_ARCHIVE_DEPTH, NORMAL, Limit, Limits, beyond
from reports.reading.decoding import decode
from reports.reading.draft import Draft, Part
from reports.reading.files import read_bytes, shown
from reports.reading.finishing import finished
from reports.reading.kinds import Kind, kind_of
from reports.reading.plain import read_plain
from reports.reading.reading import Reading, Rejected

_Parts = Iterable[Part | Rejected]
_CONTAINERS: Final = frozenset((Kind.ZIP, Kind.MAIL))


def read(path: Path, *, root: Path | None = None, limits: Limits = NORMAL) -> Document:
    """Read one report. With `root`, a link that leads out of that folder is refused.

    Raises InvalidDocument with one sentence that names the file, the reason and what would be right: missing, a folder,
    of a kind that is not read, too large, empty, binary, a pipe or device, broken front matter, several documents.
    """
    return document_from_bytes(read_bytes(path, root=root, limits=limits), name=shown(path), limits=limits)


def document_from_bytes(content: bytes, *, name: str, limits: Limits = NORMAL) -> Document:
    """The only document in a file's bytes. Raises InvalidDocument, also where there are several."""
    found = documents_from_bytes(content, name=name, limits=limits)
    if len(found.documents) != 1:
        raise InvalidDocument(f"{name} holds {len(found.documents):,} documents where one is wanted; ingest it instead")
    return found.documents[0]


def documents_from_bytes(content: bytes, *, name: str, limits: Limits = NORMAL) -> Reading:
    """The documents in a file's bytes, and what in it could not become one. Raises InvalidDocument for the whole.

    What the bytes are is decided by the bytes; the end of `name` counts only for front matter, which `.md` promises.
    A plain text is the decoded file, unchanged. Members of archives and attachments of mails are named
    `archive.zip/inner.html`, rows and entries `table.csv#12`. Nothing is opened, fetched or written.
    """
    if not content.strip():
        raise InvalidDocument(f"{name} is empty; a report needs text")
    try:
        return _reading(content, name, limits, depth=0)
    except RecursionError:
        raise InvalidDocument(f"{name} is nested too deeply to be read; flatten it") from None


def _reading(content: bytes, name: str, limits: Limits, *, depth: int) -> Reading:
    if len(content) > limits.file_bytes:
        raise beyond(name, Limit.FILE, limits)
    kind = kind_of(content, name)
    if kind in _CONTAINERS and depth > MAX_ARCHIVE_DEPTH - (kind is Kind.ZIP):
        raise InvalidDocument(f"{name} is an archive inside another one; unpack the outer one first")
    if kind in _SINGLE:
        draft = _SINGLE[kind](content, name, limits)
        return Reading(documents=(finished(draft, document_id(content), name, limits),))
    parts = _mail_parts(content, name, limits) if kind is Kind.MAIL else _MANY[kind](content, name, limits)
    found = _gathered(parts, name, limits, depth)
    if not found.documents and not found.rejected:
        raise InvalidDocument(f"{name} holds no documents; a report needs text")
    return found


def _gathered(parts: _Parts, name: str, limits: Limits, depth: int) -> Reading:
    documents: list[Document] = []
    rejected: list[Rejected] = []
    for part in parts:
        if isinstance(part, Rejected):
            rejected.append(part)
            continue
        where = name + part.suffix
        try:
            inner = _part(part, where, limits, depth)
        except InvalidDocument as error:
            rejected.append(Rejected(name=where, reason=str(error)))
        else:
            documents.extend(inner.documents)
            rejected.extend(inner.rejected)
    return Reading(documents=tuple(documents), rejected=tuple(rejected))


def _part(part: Part, where: str, limits: Limits, depth: int) -> Reading:
    if part.draft is not None:
        return Reading(documents=(finished(part.draft, document_id(part.content), where, limits),))
    if not part.content.strip():
        raise InvalidDocument(f"{where} is empty; a report needs text")
    return _reading(part.content, where, limits, depth=depth + 1)


def _page(content: bytes, name: str, limits: Limits) -> Draft:  # noqa: ARG001 - all readers are called alike
    from reports.reading.pages import read_page  # noqa: PLC0415

    return read_page(content, name)


def _pdf(content: bytes, name: str, limits: Limits) -> Draft:
    from reports.reading.pdfs import read_pdf  # noqa: PLC0415

    return read_pdf(content, name, limits)


def _docx(content: bytes, name: str, limits: Limits) -> Draft:
    from reports.reading.office import read_docx  # noqa: PLC0415

    return read_docx(content, name, limits)


def _odt(content: bytes, name: str, limits: Limits) -> Draft:
    from reports.reading.office import read_odt  # noqa: PLC0415

    return read_odt(content, name, limits)


def _book(content: bytes, name: str, limits: Limits) -> Draft:
    from reports.reading.books import read_book  # noqa: PLC0415

    return read_book(content, name, limits)


def _feed(content: bytes, name: str, limits: Limits) -> Iterator[Part]:
    from reports.reading.feeds import read_feed  # noqa: PLC0415

    return read_feed(content, name, limits)


def _archive(content: bytes, name: str, limits: Limits) -> _Parts:
    from reports.reading.archives import read_archive  # noqa: PLC0415

    return read_archive(content, name, limits)


def _rows(read_text: Callable[[str, str, Limits], _Parts], content: bytes, name: str, limits: Limits) -> _Parts:
    return read_text(decode(content, name, mend=True), name, limits)


def _csv(text: str, name: str, limits: Limits) -> _Parts:
    from reports.reading.tables import read_csv  # noqa: PLC0415

    return read_csv(text, name, limits)


def _json(text: str, name: str, limits: Limits) -> _Parts:
    from reports.reading.tables import read_json  # noqa: PLC0415

    return read_json(text, name, limits)


def _mail_parts(content: bytes, name: str, limits: Limits) -> Iterator[Part]:
    """The message under the mail's own name, then its attachments."""
    from reports.reading.mails import read_mail  # noqa: PLC0415

    draft, attached = read_mail(content, name, limits)
    if draft.text.strip():
        yield Part(suffix="", content=content, draft=draft)
    yield from attached


# Heavy libraries are imported by the reader that needs them, so that plain texts stay cheap.
_SINGLE: Final[Mapping[Kind, Callable[[bytes, str, Limits], Draft]]] = MappingProxyType(
    {Kind.TEXT: read_plain, Kind.HTML: _page, Kind.PDF: _pdf, Kind.DOCX: _docx, Kind.ODT: _odt, Kind.EPUB: _book}
)
_MANY: Final[Mapping[Kind, Callable[[bytes, str, Limits], _Parts]]] = MappingProxyType(
    {Kind.FEED: _feed, Kind.ZIP: _archive, Kind.CSV: partial(_rows, _csv), Kind.JSON: partial(_rows, _json)}
)
