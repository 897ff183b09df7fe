"""The last step of every format: a Draft to a Document, with what its text says of itself, language and furniture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from reports.document import Document, Furniture
from reports.errors import InvalidDocument
from reports.limits import Limit, Limits, beyond
from reports.reading.draft import Draft
from reports.reading.furniture import furniture_of
from reports.reading.header import Header
from reports.reading.language import contradicts, language_of
from reports.reading.metadata import day_of_address, day_of_dateline, header_of

# What no text needs and no store takes; tabs and newlines stay.
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def finished(draft: Draft, document_id: str, path: str, limits: Limits) -> Document:
    """The Document of a draft. What is declared comes first, then what the text says; `detected` names the latter.

    Raises InvalidDocument for a text that is empty or beyond the limit.
    """
    text = (
        draft.text
        if draft.exact
        else _UNSEEN.sub(" ", draft.text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    )
    if not text.strip():
        raise InvalidDocument(f"{path} has no text; a report needs text")
    if len(text) > limits.text_characters:
        raise beyond(path, Limit.TEXT, limits)
    header, detected = _header(draft, text)
    return Document(
        id=document_id,
        path=path,
        text=text,
        title=header.title,
        publisher=header.publisher,
        author=header.author,
        published=header.published,
        language=header.language,
        url=header.url,
        furniture=_apart((*draft.furniture, *furniture_of(text, header))),
        left_out=draft.left_out,
        detected=detected,
    )


def _header(draft: Draft, text: str) -> tuple[Header, tuple[str, ...]]:
    """The header of a document, and the names of its fields that nothing declares."""
    said = draft.header
    start = max((region.span.end for region in draft.furniture), default=0)
    found = header_of(text[start:])
    near = draft.fallback.published or day_of_address(said.url or found.url)
    if near and not said.published and not found.published:
        found = replace(found, published=day_of_dateline(text[start:], near))
    if said.language and contradicts(text, said.language):
        said = replace(said, language=None)
    found = replace(found, language=language_of(text))
    if draft.fallback.language and contradicts(text, draft.fallback.language):
        found = replace(found, language=found.language or None)
    header = said.filled(found).filled(draft.fallback)
    if header.title:
        header = replace(header, title=header.title.lstrip("# "))
    detected = found.said() - said.said()
    return header, tuple(name for name in Header.__slots__ if name in detected)


def _apart(regions: tuple[Furniture, ...]) -> tuple[Furniture, ...]:
    """The regions in order; of two that overlap the earlier one stays."""
    result: list[Furniture] = []
    for region in sorted(regions, key=lambda region: region.span):
        if region.span.start < region.span.end and (not result or region.span.start >= result[-1].span.end):
            result.append(region)
    return tuple(result)
