"""Markup to blocks: the visible paragraphs of a page in order, and why one is no article if its place says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree, html

from gazetteer.wordlists import words
from reports.limits import MAX_ATTRIBUTES

_BLOCKS: Final = words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section select summary table "
    "tbody tfoot thead tr ul"
)
_SILENT: Final = words("script style noscript template svg iframe head object embed canvas math audio video datalist")
_TAGS: Final = {
    "nav": "menu", "footer": "footer", "aside": "side column", "form": "form", "button": "form", "select": "form",
    "dialog": "notice", "menu": "menu",
}  # fmt: skip
_ROLES: Final = {
    "navigation": "menu", "banner": "page header", "contentinfo": "footer", "complementary": "side column",
    "search": "form", "dialog": "notice", "alertdialog": "notice", "menu": "menu", "menubar": "menu",
}  # fmt: skip
_WHERE: Final = r"(?:^|[\s_-])"
_END: Final = r"(?=$|[\s_-])"
_NAMES: Final = tuple(
    (re.compile(f"{_WHERE}(?:{names}){_END}", re.IGNORECASE), reason)
    for names, reason in (
        ("cookies?|consent|gdpr|cookiebar|cookiebanner|onetrust|cmp", "cookie notice"),
        ("comments?|commentlist|respond|disqus|comentarios?|reader-?comments|discussion", "readers' comments"),
        (
            "share|sharing|sharedaddy|social|socials|addthis|addtoany|follow-us|share-?buttons?|share-?bar",
            "share buttons",
        ),
        (
            "related|recommended|recommendations|more-?stories|also-?like|trending|most-?read|read-?more|popular|outbrain|taboola|relacionad[oa]s",
            "other articles",
        ),
        ("newsletter|subscribe|subscription|signup|sign-up|paywall|promo|promotion|donate|donation", "promotion"),
        (
            "ad|ads|advert|adverts|advertisement|advertising|sponsored|sponsor|banner-ad|adsbygoogle|publicidad",
            "advertisement",
        ),
        ("nav|navbar|navigation|menu|submenu|breadcrumbs?|skip-?link|topbar|toolbar|pagination|pager", "menu"),
        ("sidebar|widget|widgets|widget-area", "side column"),
        ("author-?bio|about-?the-?author|author-?box|author-?info|bio", "about the author"),
        ("site-?footer|page-?footer|footer|copyright|colophon", "footer"),
        ("site-?header|masthead|page-?header", "page header"),
        ("tags|tag-?list|categories|post-?tags", "tags"),
    )
)
_WHOLE: Final = frozenset(("html", "body", "main", "article"))
_LONG_TAG: Final = re.compile(r"<[A-Za-z][^<>]{2000,}>")
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, item or row. `reason` is None where its place in the page speaks for the article."""

    text: str
    tag: str
    reason: str | None = None
    linked: float = 0.0
    """Share of its characters that are links."""


@dataclass(slots=True)
class _Open:
    """The block that is being collected."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0


def slim(page: str) -> str:
    """A page whose tags of hundreds of attributes have lost them: parsers take quadratic time over them."""
    return _LONG_TAG.sub(_without_attributes, page)


def parse_markup(text: str) -> html.HtmlElement | None:
    """The tree of a page, or None where there is no element in it. Nothing that it refers to is fetched."""
    # As bytes with a known encoding: the parser refuses or misreads texts that declare another one.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(slim(text).encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return None


def _without_attributes(found: re.Match[str]) -> str:
    tag = found[0]
    if tag.count("=") <= MAX_ATTRIBUTES and len(tag.split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES:
        return tag
    return "<" + (re.match(r"[A-Za-z0-9]+", tag[1:]) or ["span"])[0] + ">"


def blocks_of(tree: html.HtmlElement) -> tuple[Block, ...]:
    """The blocks of a page in their order, scripts and styles left out."""
    return tuple(_walk(tree))


def _walk(tree: html.HtmlElement) -> Iterator[Block]:
    # One pass over the events, with a stack of reasons: the depth of hostile pages never becomes the depth of calls.
    reasons: list[str | None] = [None]
    tags: list[str] = []
    current, silent, links = _Open(), 0, 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCKS
        if event == "start":
            if block:
                yield from _closed(current, tags, reasons[-1])
                current = _Open()
            silent += tag in _SILENT or not tag
            links += tag == "a"
            reasons.append(reasons[-1] or _reason(element, tag, tags))
            tags.append(tag)
            if tag == "br" and not silent:
                current.pieces.append("\n")
            _add(current, element.text, silent=silent, links=links)
            continue
        if block:
            yield from _closed(current, tags, reasons[-1])
            current = _Open()
        tags.pop()
        reasons.pop()
        silent -= tag in _SILENT or not tag
        links -= tag == "a"
        if tag in ("td", "th") and not silent:
            current.pieces.append("\t")
        _add(current, element.tail if tags else None, silent=silent, links=links)
    yield from _closed(current, ["body"], None)


def _add(current: _Open, text: str | None, *, silent: int, links: int) -> None:
    if text and not silent:
        current.pieces.append(_SPACE.sub(" ", text))
        current.linked += len(text.strip()) if links else 0


def _closed(current: _Open, tags: list[str], reason: str | None) -> Iterator[Block]:
    lines = "".join(current.pieces).split("\n")
    cells = (filter(None, (" ".join(cell.split()) for cell in line.split("\t"))) for line in lines)
    text = "\n".join(filter(None, ("\t".join(line) for line in cells)))
    if text:
        tag = next((tag for tag in reversed(tags) if tag in _BLOCKS), "body")
        yield Block(text=text, tag=tag, reason=reason, linked=min(1.0, current.linked / len(text)))


def _reason(element: etree._Element, tag: str, tags: list[str]) -> str | None:
    if tag in _WHOLE:
        return None
    if element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:500]):
        return "hidden"
    name = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    named = next((reason for pattern, reason in _NAMES if pattern.search(name)), None) if name.strip() else None
    if named and tag not in _HEADINGS:
        return named
    if tag == "header" and not {"article", "main"} & set(tags):
        return "page header"
    return _ROLES.get((element.get("role") or "").lower()) or _TAGS.get(tag)
