"""PDF files: bytes to a Draft."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from reports.errors import InvalidDocument
from reports.limits import Limits
from reports.reading.draft import Draft
from reports.reading.header import Header, language_code, one_line
from reports.reading.pdf_layout import running_text
from reports.reading.pdf_lines import pdf_content
from reports.reading.said_dates import day_said

# Titles that programs put there: a file's name, an address, nothing.
_NO_TITLE: Final = re.compile(
    r"(?:microsoft word - .*|untitled.*|about:blank|.*\.(?:docx?|odt|pdf|html?|txt|rtf|pptx?|indd|qxd)|https?://.*|\W*)",
    re.IGNORECASE,
)
_FORMS: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")


def read_pdf(content: bytes, name: str, limits: Limits) -> Draft:
    """A PDF's text in reading order, its properties, and the headers and footers left out. Raises InvalidDocument."""
    found = pdf_content(content, name, limits)
    text, others = running_text(found.pages)
    if not text.strip():
        raise InvalidDocument(
            f"{name} is a PDF without text, such as a scan; run it through text recognition (OCR) first"
        )
    # Ligatures and the forms of Arabic letters are shapes of printing, not letters that a name is searched by.
    text = _FORMS.sub(lambda shapes: unicodedata.normalize("NFKC", shapes[0]), text)
    title = one_line(found.info["Title"])
    return Draft(
        text=text,
        header=Header(
            title=None if title is None or _NO_TITLE.fullmatch(title) else title,
            author=one_line(found.info["Author"]),
        ),
        fallback=Header(
            published=day_said(found.info["CreationDate"]) or day_said(found.info["ModDate"]),
            language=language_code(found.language),
        ),
        left_out=others,
    )
