"""RSS and Atom feeds: one Part an entry, with the text that the feed itself carries."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from reports.errors import InvalidDocument
from reports.limits import MAX_MARKUP_DEPTH, Limit, Limits, beyond
from reports.reading.draft import Draft, Part
from reports.reading.header import Header, language_code, one_line, web_address
from reports.reading.pages import text_of_markup
from reports.reading.said_dates import day_said

_DAYS: Final = ("published", "updated", "created")
# What is quoted holds no elements of the feed. A section that never ends is one up to the end.
_TAG: Final = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?P<end>/)?(?P<tag>[A-Za-z][\w:.-]*)[^<>]*", re.DOTALL
)
_VOID: Final = frozenset((b"br", b"hr", b"img", b"input", b"meta", b"p", b"li"))


def read_feed(content: bytes, name: str, limits: Limits) -> Iterator[Part]:
    """The entries of a feed in its order. Nothing that they link to is fetched. Raises InvalidDocument."""
    if _depth(content) > MAX_MARKUP_DEPTH:
        raise InvalidDocument(f"{name} is a feed nested more than {MAX_MARKUP_DEPTH:,} deep; flatten it")
    import feedparser  # noqa: PLC0415 - only needed for feeds

    try:
        # A file object: of bytes or a string the library would guess whether they are an address to fetch.
        feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - the library lets the errors of several parsers through
        raise InvalidDocument(f"{name} is a damaged feed ({str(error)[:80]}); save it again") from None
    if len(feed.entries) > limits.records:
        raise beyond(name, Limit.RECORDS, limits)
    if not feed.entries:
        why = f" ({str(feed.bozo_exception)[:80]})" if feed.get("bozo") else ""
        raise InvalidDocument(f"{name} is a feed without entries{why}; save it again when it has some")
    for number, entry in enumerate(feed.entries, 1):
        yield _part(number, entry, feed.feed)


def _depth(content: bytes) -> int:
    """How deep elements stand in each other at most; those that web pages leave open do not count."""
    depth = deepest = 0
    for found in _TAG.finditer(content.replace(b"\0", b"")):
        tag = found["tag"]
        if tag is None or tag.lower() in _VOID or found[0].endswith(b"/"):
            continue
        depth = max(0, depth - 1) if found["end"] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _part(number: int, entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Part:
    title = one_line(text_of_markup(str(entry.get("title") or "")))
    bodies = [str(item.get("value") or "") for item in entry.get("content") or ()]
    body = max((*bodies, str(entry.get("summary") or "")), key=len)
    text = text_of_markup(body)
    header = Header(
        title=title,
        author=one_line(entry.get("author")),
        publisher=one_line(_source(entry) or feed.get("title")),
        published=next((day for key in _DAYS if (day := day_said(entry.get(key)))), None),
        url=web_address(entry.get("link")),
        language=language_code(_language(entry) or feed.get("language")),
    )
    whole = f"{title}\n\n{text}" if title and not text.startswith(title) else text
    record = json.dumps([title, header.url, str(header.published), text], ensure_ascii=False)
    return Part(suffix=f"#{number}", content=record.encode("utf-8", "replace"), draft=Draft(text=whole, header=header))


def _source(entry: Mapping[str, Any]) -> str | None:
    source = entry.get("source")
    return source.get("title") if isinstance(source, Mapping) else None


def _language(entry: Mapping[str, Any]) -> str | None:
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    return next((str(detail["language"]) for detail in details if detail.get("language")), None)
