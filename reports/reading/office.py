"""Word and OpenDocument files: bytes to a Draft."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lxml import etree

from reports.document import LeftOut
from reports.errors import InvalidDocument
from reports.limits import MAX_LEFT_OUT_CHARACTERS, Limits
from reports.reading.draft import Draft
from reports.reading.header import Header, language_code, one_line
from reports.reading.packed import Packed
from reports.reading.said_dates import day_said

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CORE: Final = "docProps/core.xml"
_MARGINS: Final = "header or footer of the pages"


def read_docx(content: bytes, name: str, limits: Limits) -> Draft:
    """A Word file: paragraphs and tables in order, notes at the end; page headers and footers are left out."""
    import docx  # noqa: PLC0415 - only needed for Word files

    packed = Packed(content, name, limits)
    for member in packed.names():
        if member.endswith((".xml", ".rels")):
            packed.xml(member)  # within the limits and without entities, before the library sees it
    try:
        document = docx.Document(io.BytesIO(content))
        pieces = [text for text in _word_blocks(document.element.body) if text]
        margins = _word_margins(document)
        core = packed.xml(_CORE) if _CORE in packed.names() else None
        header, fallback = _word_header(document, core)
    except InvalidDocument:
        raise
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, etree.LxmlError) as error:
        raise InvalidDocument(f"{name} is a damaged Word file ({str(error)[:80]}); save it again") from None
    except Exception as error:  # noqa: BLE001 - the library's own classes have no common base
        raise InvalidDocument(f"{name} cannot be read as a Word file ({str(error)[:80]}); save it again") from None
    notes = [text for part in ("word/footnotes.xml", "word/endnotes.xml") if part in packed.names()
             for text in _word_notes(packed.xml(part))]  # fmt: skip
    return Draft(text="\n\n".join((*pieces, *notes)), header=header, fallback=fallback, left_out=_left_out(margins))


def _word_blocks(body: Any) -> Iterator[str]:
    """Paragraphs in the order of the file; the rows of a table one a line, its cells apart."""
    for element in body:
        if element.tag == f"{_W}p":
            yield _word_text(element)
        elif element.tag == f"{_W}tbl":
            rows = (
                "\t".join(" ".join(_word_text(p) for p in cell.iter(f"{_W}p")).strip() for cell in row.iter(f"{_W}tc"))
                for row in element.iter(f"{_W}tr")
            )
            yield "\n".join(row for row in rows if row.strip())
        elif element.tag == f"{_W}sdt":
            for inner in element.iter(f"{_W}sdtContent"):
                yield from _word_blocks(inner)
                break


def _word_text(paragraph: Any) -> str:
    pieces = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}tab":
            pieces.append("\t" if element.getparent().tag == f"{_W}r" else "")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces).strip()


def _word_notes(root: Any) -> Iterator[str]:
    for note in root:
        if note.get(f"{_W}type") is None:  # the others are the rules above the notes
            text = " ".join(_word_text(paragraph) for paragraph in note.iter(f"{_W}p")).strip()
            if text:
                yield text


def _word_margins(document: Any) -> list[str]:
    parts = [
        part
        for section in document.sections
        for part in (section.header, section.footer)
        if not part.is_linked_to_previous
    ]
    return [text for part in parts for paragraph in part.paragraphs if (text := paragraph.text.strip())]


def _word_header(document: Any, core: Any) -> tuple[Header, Header]:
    """What the properties say. Read here and not by the library, which misses those that LibreOffice writes."""

    def value(tag: str) -> str | None:
        found = core.find(f".//{{*}}{tag}") if core is not None else None
        return found.text if found is not None else None

    day = day_said(value("created")) or day_said(value("modified"))
    header = Header(title=_title(value("title")), author=_person(value("creator")))
    return header, Header(published=day, language=language_code(value("language") or _word_language(document)))


def _word_language(document: Any) -> str | None:
    found = document.styles.element.find(f".//{_W}rPrDefault//{_W}lang")
    return found.get(f"{_W}val") if found is not None else None


def read_odt(content: bytes, name: str, limits: Limits) -> Draft:
    """An OpenDocument text: paragraphs, lists and tables in order; page headers and footers are left out."""
    packed = Packed(content, name, limits)
    names = packed.names()
    if "content.xml" not in names:
        raise InvalidDocument(f"{name} is an OpenDocument file without content; save it again")
    if "META-INF/manifest.xml" in names and b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise InvalidDocument(f"{name} is protected by a password; save it without one")
    body = packed.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    pieces = list(_open_blocks(body)) if body is not None else []
    styles = packed.xml("styles.xml") if "styles.xml" in names else None
    margins = list(_open_margins(styles)) if styles is not None else []
    meta = packed.xml("meta.xml") if "meta.xml" in names else None
    header, day = _open_header(meta) if meta is not None else (Header(), None)
    fallback = Header(published=day, language=_open_language(styles) if styles is not None else None)
    return Draft(text="\n\n".join(pieces), header=header, fallback=fallback, left_out=_left_out(margins))


def _open_blocks(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            if text := _open_text(child).strip():
                yield text
        elif child.tag == f"{_TABLE}table-row":
            yield "\t".join(" ".join(_open_blocks(cell)) for cell in child)
        elif isinstance(child.tag, str) and child.tag not in (f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls"):
            yield from _open_blocks(child)


def _open_text(element: Any) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(child.get(f"{_TEXT}c") or 1), 100))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            pieces.append("\t" if child.tag.endswith("tab") else "\n")
        elif child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            pieces.append(" (" + " ".join(_open_blocks(body)) + ")" if body is not None else "")
        elif child.tag != f"{_OFFICE}annotation" and isinstance(child.tag, str):
            pieces.append(_open_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _open_margins(styles: Any) -> Iterator[str]:
    for kind in ("header", "footer"):
        for part in styles.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}" + kind):
            yield from _open_blocks(part)


def _open_header(meta: Any) -> tuple[Header, date | None]:
    def value(tag: str) -> str | None:
        found = meta.find(f".//{tag}")
        return found.text if found is not None else None

    author = value(f"{_META}initial-creator") or value(f"{_DC}creator")
    header = Header(
        title=_title(value(f"{_DC}title")), author=_person(author), language=language_code(value(f"{_DC}language"))
    )
    return header, day_said(value(f"{_META}creation-date") or value(f"{_DC}date"))


def _open_language(styles: Any) -> str | None:
    for element in styles.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}default-style"):
        for properties in element:
            code = properties.get(f"{_FO}language")
            if code:
                return language_code(code)
    return None


def _left_out(margins: list[str]) -> tuple[LeftOut, ...]:
    text = "\n".join(dict.fromkeys(margins))[:MAX_LEFT_OUT_CHARACTERS]
    return (LeftOut(text=text, reason=_MARGINS),) if text else ()


def _title(value: str | None) -> str | None:
    title = one_line(value)
    return (
        None
        if title and title.lower() in ("untitled", "word document", "document", "sin título", "без имени")
        else title
    )


def _person(value: str | None) -> str | None:
    """A program's name or a placeholder in the author's field is no author."""
    person = one_line(value)
    return (
        None
        if person and person.lower() in ("python-docx", "user", "admin", "unknown", "microsoft office user", "author")
        else person
    )
