"""What a file is, decided by its content. A name decides only where the content allows several readings."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from reports.errors import InvalidDocument


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    MAIL = "mail"
    FEED = "feed"
    JSON = "json"
    CSV = "csv"
    ZIP = "zip"


_HEAD: Final = 8192
_TEXTS: Final = "save it as .txt, .pdf, .docx or .odt"
_FOREIGN: Final = MappingProxyType(
    {
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": f"an old Office file; {_TEXTS}",
        b"{\\rtf": f"a rich text file (RTF); {_TEXTS}",
        b"\x1f\x8b": "compressed with gzip; unpack it first",
        b"BZh": "compressed with bzip2; unpack it first",
        b"\xfd7zXZ\x00": "compressed with xz; unpack it first",
        b"\x28\xb5\x2f\xfd": "compressed with zstd; unpack it first",
        b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive; unpack it, or pack it as .zip",
        b"Rar!\x1a\x07": "a RAR archive; unpack it, or pack it as .zip",
        b"\x89PNG": "a picture; convert it to text first",
        b"\xff\xd8\xff": "a picture; convert it to text first",
        b"GIF8": "a picture; convert it to text first",
        b"II*\x00": "a picture; convert it to text first",
        b"MM\x00*": "a picture; convert it to text first",
        b"SQLite format 3\x00": "a database; export its texts as CSV or JSON lines",
        b"PAR1": "a Parquet table; export its texts as CSV or JSON lines",
        b"OggS": "a recording; transcribe it first",
        b"ID3": "a recording; transcribe it first",
        b"\x7fELF": "a binary program, not text",
        b"MZ\x90\x00": "a binary program, not text",
    }
)
_OFFICE_FILES: Final = MappingProxyType({"xl/": "a spreadsheet; export the texts as CSV", "ppt/": f"slides; {_TEXTS}"})
_OPEN_DOCUMENTS: Final = MappingProxyType(
    {
        "application/vnd.oasis.opendocument.text": Kind.ODT,
        "application/vnd.oasis.opendocument.text-template": Kind.ODT,
        "application/epub+zip": Kind.EPUB,
    }
)
_PROLOGUE: Final = re.compile(
    r"(?:\s|\ufeff|ï»¿|<\?[^>]*>|<!--.*?-->|<!doctype(?!\s+html)[^>\[]*(?:\[.*?\]\s*)?>)+", re.IGNORECASE | re.DOTALL
)
_HTML: Final = re.compile(r"<!doctype\s+html|<(?:html|head|body|title|meta)[\s>]", re.IGNORECASE)
_FRAGMENT: Final = re.compile(
    r"<(?:div|article|section|main|p|h[1-6]|table|ul|script|style|link|span)[\s>]", re.IGNORECASE
)
_FEED: Final = re.compile(r"<(?:[a-z]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_ELEMENT: Final = re.compile(r"<([A-Za-z_][\w.:-]*)")
_MAIL_LINE: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?|[ \t]+\S|From \S+ ")
_MAIL_SENDER: Final = frozenset({"from", "subject", "date", "to"})
_MAIL_WAY: Final = frozenset(
    {"message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", "dkim-signature"}
)


def kind_of(content: bytes, name: str) -> Kind:
    """The format of a file. Raises InvalidDocument, saying what the file is, for a known format that is not read."""
    start = content[:_HEAD]
    if content[:1024].lstrip(b"\xef\xbb\xbf\r\n\t \0").startswith(b"%PDF-") or (
        b"%PDF-" in content[:1024] and b"%%EOF" in content[-2048:]
    ):
        return Kind.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(content, name)
    for mark, what in _FOREIGN.items():
        if content.startswith(mark):
            raise InvalidDocument(f"{name} is {what}")
    if content[257:262] == b"ustar":
        raise InvalidDocument(f"{name} is a tar archive; unpack it, or pack it as .zip")
    return _written(_head(start), name)


def _head(start: bytes) -> str:
    """The beginning of a text file, good enough to see markup in: signs beyond ASCII may come out wrong."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace")
    if start[:64].count(b"\0") * 3 > len(start[:64]):
        start = start.replace(b"\0", b"")
    return start.decode("latin-1")


def _written(head: str, name: str) -> Kind:
    body = head[match.end() :] if (match := _PROLOGUE.match(head)) else head
    if body.startswith("<"):
        found = _marked_up(head, body, name)
        if found:
            return found
    if _is_mail(head, name):
        return Kind.MAIL
    if body.startswith(("{", "[")) and _looks_like_json(body, name):
        return Kind.JSON
    return Kind.CSV if _is_table(body, name) else Kind.TEXT


def _marked_up(head: str, body: str, name: str) -> Kind | None:
    if _FEED.match(body):
        return Kind.FEED
    if _HTML.match(body) or (_FRAGMENT.match(body) and ("</" in body or name.lower().endswith((".html", ".htm")))):
        return Kind.HTML
    element = _ELEMENT.match(body)
    if element and head.lstrip("ï»¿\ufeff \r\n\t").startswith("<?xml"):
        raise InvalidDocument(
            f"{name} is XML of a kind that is not read (<{element[1][:40]}>); convert it to HTML or text"
        )
    return Kind.HTML if element and name.lower().endswith((".html", ".htm", ".xhtml")) else None


def _is_mail(head: str, name: str) -> bool:
    keys: set[str] = set()
    for line in head.lstrip("\ufeff\r\n").splitlines():
        found = _MAIL_LINE.match(line)
        if not found:
            break
        if found[1]:
            keys.add(found[1].lower())
    named = name.lower().endswith((".eml", ".mht", ".mhtml"))
    # A memo in plain text begins with From, To and Subject as well: what it lacks are the marks of the way it came.
    return bool(keys & _MAIL_SENDER) and (named or bool(keys & _MAIL_WAY))


def _looks_like_json(body: str, name: str) -> bool:
    return name.lower().endswith((".json", ".jsonl", ".ndjson")) or bool(
        re.match(r'\{\s*"[^"\n]{1,80}"\s*:|\[\s*\{\s*"[^"\n]{1,80}"\s*:', body)
    )


def _is_table(body: str, name: str) -> bool:
    from reports.reading.tables import header_columns, looks_like_rows  # noqa: PLC0415 - tables are rare

    lines = [line for line in body.splitlines()[:20] if line.strip()]
    if name.lower().endswith((".csv", ".tsv")) and lines and looks_like_rows(lines):
        return True
    return len(lines) > 1 and header_columns(lines[0]) is not None and header_columns(lines[0], lines[1]) is not None


def _packed(content: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            media = _media_type(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise InvalidDocument(
            f"{name} is a damaged ZIP archive or Office file ({str(error)[:80]}); save it again"
        ) from None
    if media in _OPEN_DOCUMENTS:
        return _OPEN_DOCUMENTS[media]
    if media.startswith("application/vnd.oasis.opendocument."):
        raise InvalidDocument(f"{name} is no text document ({media.rsplit('.', 1)[-1][:40]}); {_TEXTS}")
    if "word/document.xml" in names:
        return Kind.DOCX
    if "META-INF/container.xml" in names:
        return Kind.EPUB
    if "[Content_Types].xml" in names:
        what = next((what for start, what in _OFFICE_FILES.items() if any(n.startswith(start) for n in names)), None)
        if what:
            raise InvalidDocument(f"{name} is {what}")
        return Kind.DOCX
    return Kind.ZIP


def _media_type(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as file:
        return file.read(200).decode("ascii", "replace").strip()
