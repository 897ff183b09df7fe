"""EPUB books: bytes to a Draft, the chapters in reading order."""

from __future__ import annotations

import posixpath
from typing import Any, Final
from urllib.parse import unquote

from reports.errors import InvalidDocument
from reports.limits import Limit, Limits, beyond
from reports.reading.decoding import decode
from reports.reading.draft import Draft
from reports.reading.header import Header, language_code, one_line, web_address
from reports.reading.packed import Packed
from reports.reading.pages import text_of_markup
from reports.reading.said_dates import day_said

_CONTAINER: Final = "META-INF/container.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


def read_book(content: bytes, name: str, limits: Limits) -> Draft:
    """A book's chapters as one text, without its table of contents. Raises InvalidDocument."""
    packed = Packed(content, name, limits)
    names = frozenset(packed.names())
    if _CONTAINER not in names:
        raise InvalidDocument(f"{name} is a book without {_CONTAINER}; save it again")
    if "META-INF/rights.xml" in names:
        raise InvalidDocument(f"{name} is protected by digital rights management; it cannot be read")
    root = packed.xml(_CONTAINER).find(".//{*}rootfile")
    path = root.get("full-path") if root is not None else None
    if not path or path not in names:
        raise InvalidDocument(f"{name} is a book that does not name its parts; save it again")
    package = packed.xml(path)
    chapters: list[str] = []
    length = 0
    for member in _spine(package, posixpath.dirname(path)):
        if member in names:
            text = text_of_markup(decode(packed.read(member) or b" ", f"{name}/{member}", mend=True))
            length += len(text)
            if length > limits.text_characters:
                raise beyond(name, Limit.TEXT, limits)
            chapters.append(text)
    return Draft(text="\n\n".join(chapter for chapter in chapters if chapter.strip()), header=_header(package))


def _spine(package: Any, folder: str) -> list[str]:
    """Paths of the chapters in reading order, the table of contents and the cover left out."""
    items = {
        item.get("id"): item
        for item in package.iter("{*}item")
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "").split()
    }
    order = [
        items[ref.get("idref")]
        for ref in package.iter("{*}itemref")
        if ref.get("idref") in items and ref.get("linear") != "no"
    ]
    return [posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))) for item in order]


def _header(package: Any) -> Header:
    def value(tag: str) -> str | None:
        found = package.find(f".//{_DC}{tag}")
        return one_line(found.text) if found is not None else None

    authors = ", ".join(text for element in package.iter(f"{_DC}creator") if (text := one_line(element.text)))
    return Header(
        title=value("title"),
        author=authors or None,
        publisher=value("publisher"),
        published=day_said(value("date")),
        language=language_code(value("language")),
        url=web_address(value("source")) or web_address(value("identifier")),
    )
