"""Plain text and Markdown: bytes to a Draft. The text is the decoded file, unchanged."""

from __future__ import annotations

from typing import Final

from reports.document import Furniture, Span
from reports.errors import InvalidDocument
from reports.limits import Limits
from reports.reading.decoding import decode
from reports.reading.draft import Draft
from reports.reading.front_matter import split_front_matter

_MARKDOWN: Final = (".md", ".markdown")


def read_plain(content: bytes, name: str, limits: Limits) -> Draft:  # noqa: ARG001 - all readers are called alike
    """The text of a file. Of Markdown with front matter it is what follows that, unchanged.

    Elsewhere front matter stays in the text, so that offsets index the file, and is marked as furniture; what is no
    valid front matter is text. Raises InvalidDocument.
    """
    text = decode(content, name)
    if name.lower().endswith(_MARKDOWN):
        header, body = split_front_matter(text, name)
        if not body.strip():
            raise InvalidDocument(f"{name} has no text after its front matter; a report needs text")
        return Draft(text=body, exact=True, header=header)
    if not text.startswith("---"):
        return Draft(text=text, exact=True)
    try:
        header, body = split_front_matter(text, name)
    except InvalidDocument:
        return Draft(text=text, exact=True)
    if not header.said() or not body.strip():
        return Draft(text=text, exact=True)
    region = Furniture(span=Span(0, len(text) - len(body)), reason="front matter")
    return Draft(text=text, exact=True, header=header, furniture=(region,))
