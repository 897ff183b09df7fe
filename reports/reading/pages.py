"""Web pages: bytes or markup to a Draft."""

from __future__ import annotations

import html as entities
import re
from typing import Final

from reports.errors import InvalidDocument
from reports.limits import MAX_TAGS
from reports.reading.article import article_of
from reports.reading.blocks import blocks_of, parse_markup, slim
from reports.reading.decoding import decode
from reports.reading.draft import Draft
from reports.reading.header import Header
from reports.reading.page_header import page_header

_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_SILENT: Final = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_DECLARED_IN: Final = 4096


def read_page(content: bytes, name: str) -> Draft:
    """A web page: its article, what it declares about itself, and what was left out. Raises InvalidDocument."""
    charset = _CHARSET.search(content[:_DECLARED_IN])
    page = decode(content, name, declared=charset[1].decode("ascii") if charset else None, mend=True)
    return draft_of_page(page, name)


def draft_of_page(page: str, name: str) -> Draft:
    """The same of a page that is text already."""
    if page.count("<") > MAX_TAGS:
        raise InvalidDocument(f"{name} is a page of more than {MAX_TAGS:,} tags; save its text instead")
    page = slim(page)
    tree = parse_markup(page)
    blocks = blocks_of(tree) if tree is not None else ()
    text, others = article_of(blocks, page) if blocks else ("", ())
    if not text.strip():
        text = _stripped(page)
    if not text.strip():
        raise InvalidDocument(f"{name} is a page without text; save it after its scripts have run, or as text")
    return Draft(text=text, header=page_header(tree) if tree is not None else Header(), left_out=others)


def text_of_markup(markup: str) -> str:
    """All visible text of a fragment, one paragraph a block: of feeds, mails and books, which have no menus."""
    if markup.count("<") > MAX_TAGS:
        return _stripped(markup)
    tree = parse_markup(markup) if "<" in markup or "&" in markup else None
    if tree is None:
        return markup.strip()
    blocks = [block.text for block in blocks_of(tree) if block.reason != "hidden"]
    return "\n\n".join(blocks) or _stripped(markup)


def _stripped(page: str) -> str:
    """What is left without tags: for pages so deep that the parser drops their text."""
    text = entities.unescape(_TAG.sub("\n", _SILENT.sub(" ", page)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
