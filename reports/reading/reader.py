"""One function for every format: a path to a Document."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from reports.document import Document, document_id
from reports.errors import InvalidDocument
from reports.reading.decoding import decode
from reports.reading.files import read_bytes, shown
from reports.reading.front_matter import split_front_matter
from reports.reading.header import Header
from reports.reading.language import language_of
from reports.reading.metadata import header_of

_PLAIN: Final = (".txt", ".text")
_MARKDOWN: Final = (".md", ".markdown")


def is_known_type(name: str) -> bool:
    """Whether the end of a file's name promises a format that can be read."""
    return name.lower().endswith(_PLAIN + _MARKDOWN)


def read(path: Path, *, root: Path | None = None) -> Document:
    """Read one report. With `root`, a link that leads out of that folder is refused.

    Raises InvalidDocument with one sentence that names the file, the reason and what would be right: missing, a folder,
    of unknown type, too large, empty, binary, unreadable, a pipe or device, broken front matter.
    """
    # os.path and not Path: a name that no file can have is False there and an OSError here.
    if os.path.isfile(path) and not is_known_type(path.name):  # noqa: PTH113
        kind = path.suffix or "no suffix"
        raise InvalidDocument(f"{shown(path)} is of unknown type ({shown(kind)}); name a .txt or .md file")
    return document_from_bytes(read_bytes(path, root=root), name=shown(path))


def _filled(header: Header, found: Header) -> Header:
    """What front matter says, and for what it leaves out what the text itself shows."""
    return Header(**{name: getattr(header, name) or getattr(found, name) for name in Header.__slots__})


def document_from_bytes(content: bytes, *, name: str) -> Document:
    """The Document of a file's bytes; `name` is its path, and its end decides between plain text and Markdown.

    A plain text is the decoded file, unchanged. Of Markdown with front matter the text is what follows it, unchanged,
    and the header is what the front matter says; what it leaves out is looked for as in a plain text.
    Raises InvalidDocument.
    """
    text = decode(content, name)
    header = Header()
    if name.lower().endswith(_MARKDOWN):
        header, text = split_front_matter(text, name)
        if not text.strip():
            raise InvalidDocument(f"{name} has no text after its front matter; a report needs text")
    header = _filled(header, header_of(text))
    header = replace(header, language=header.language or language_of(text))
    return Document(
        id=document_id(content),
        path=name,
        text=text,
        title=header.title.lstrip("# ") if header.title else None,
        publisher=header.publisher,
        author=header.author,
        published=header.published,
        language=header.language,
        url=header.url,
    )
