"""The lines of a PDF's pages, with where they stand. The only module that touches PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from reports.errors import InvalidDocument
from reports.limits import Limit, Limits, beyond
from reports.reading.pdf_signs import Line, Sign, is_backwards, lines_of

_INFO: Final = ("Title", "Author", "CreationDate", "ModDate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's size in points and its lines in the order of the file."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfContent:
    """The pages of a PDF, what its properties say, and its language."""

    pages: tuple[Page, ...]
    info: dict[str, str]
    language: str | None


def pdf_content(content: bytes, name: str, limits: Limits) -> PdfContent:
    """All lines of a PDF. Raises InvalidDocument: damaged, with a password, beyond a limit."""
    import pypdfium2  # noqa: PLC0415 - only needed for PDFs

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InvalidDocument(f"{name} is protected by a password; save it without one") from None
        raise InvalidDocument(f"{name} is a damaged PDF ({str(error)[:80]}); save it again") from None
    try:
        if len(document) > limits.pages:
            raise beyond(name, Limit.PAGES, limits)
        pages = tuple(_pages(document, pypdfium2, name, limits))
        info = {key: document.get_metadata_value(key) for key in _INFO}
        return PdfContent(pages=pages, info=info, language=_language(document, pypdfium2))
    finally:
        document.close()


def _pages(document: Any, pdfium: Any, name: str, limits: Limits) -> Iterator[Page]:
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            width, height = page.get_size()
            text_page = page.get_textpage()
            characters += text_page.count_chars()
            if characters > limits.text_characters:
                raise beyond(name, Limit.TEXT, limits)
            yield Page(width=width, height=height, lines=lines_of(tuple(_signs(text_page, pdfium.raw))))
            text_page.close()
            page.close()
        except pdfium.PdfiumError as error:
            where = f"page {number + 1} of {name}"
            raise InvalidDocument(f"{where} is damaged ({str(error)[:80]}); save the PDF again") from None


def _language(document: Any, pdfium: Any) -> str | None:
    try:
        size = pdfium.raw.FPDFCatalog_GetLanguage(document, None, 0)
        if not 2 < size < 200:
            return None
        buffer = ctypes.create_string_buffer(size)
        pdfium.raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return buffer.raw.decode("utf-16-le", "ignore").strip("\0") or None
    except (AttributeError, TypeError, ctypes.ArgumentError):
        return None


def _signs(text_page: Any, raw: Any) -> Iterator[Sign]:
    """The characters of a page in the order of the file, with their boxes.

    Of right-to-left pages the boxes stand on the base line and are as high as the font, since the letters are put into
    rows by them; elsewhere the file's own rows hold, and the quicker boxes do.
    """
    characters = list(_characters(text_page, raw))
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    place, across, up = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    backwards = is_backwards(text for _, text in characters)
    word = 0
    for index, text in characters:
        raw.FPDFText_GetLooseCharBox(text_page, index, place)
        bottom, top = min(box.bottom, box.top), max(box.bottom, box.top)
        if backwards and raw.FPDFText_GetCharOrigin(text_page, index, across, up):
            size = raw.FPDFText_GetFontSize(text_page, index)
            bottom, top = y.value, y.value + (size if size > 2 else top - bottom)
        word += text.isspace()
        yield Sign(text, box.left, bottom, box.right, top, word)


def _characters(text_page: Any, raw: Any) -> Iterator[tuple[int, str]]:
    high = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code not in (0, 0xFFFF) and code <= 0x10FFFF:
            yield index, chr(code)
