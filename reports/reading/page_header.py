"""What a web page declares about itself: JSON-LD, meta elements, links and marked-up times."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from lxml import html

from reports.reading.header import Header, language_code, one_line, web_address
from reports.reading.said_dates import day_said

_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
_AUTHORS: Final = (
    "author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author",
    "citation_author", "twitter:creator",
)  # fmt: skip
_PUBLISHERS: Final = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "citation_journal_title",
)  # fmt: skip
_DAYS: Final = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "created", "article:modified_time",
    "last-modified",
)  # fmt: skip
_LANGUAGES: Final = ("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage")
_ARTICLES: Final = ("article", "posting", "report", "webpage", "creativework")
_MAX_NODES: Final = 2000
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


def page_header(tree: html.HtmlElement) -> Header:
    """Title, publisher, author, day, canonical address and language as declared; None for what is not."""
    linked = _linked_data(tree)
    metas = _metas(tree)
    return Header(
        title=_text(linked.get("headline")) or _first(metas, _TITLES) or _title(tree),
        publisher=_text(linked.get("publisher")) or _first(metas, _PUBLISHERS),
        author=_text(linked.get("author")) or _author(metas) or _rel_author(tree),
        published=_published(linked, metas, tree),
        url=_address(linked, metas, tree),
        language=language_code(_text(linked.get("inLanguage"))) or language_code(_first(metas, ("content-language",)))
        or language_code(tree.get("lang")) or language_code(_first(metas, _LANGUAGES)),
    )  # fmt: skip


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = one_line(element.get("content"))
        if key and value:
            found.setdefault(key.strip().lower()[:100], value)
    return found


def _first(metas: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _author(metas: Mapping[str, str]) -> str | None:
    return next(
        (metas[key] for key in _AUTHORS if key in metas and not web_address(metas[key]) and metas[key][:1] != "@"), None
    )


def _rel_author(tree: html.HtmlElement) -> str | None:
    for element in tree.xpath("(//*[@rel='author' or @itemprop='author'])[1]"):
        return one_line("".join(element.itertext())[:500])
    return None


def _title(tree: html.HtmlElement) -> str | None:
    """The only first-rank heading, else the title element."""
    headings = [one_line("".join(element.itertext())) for element in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return one_line(next((element.text for element in tree.iter("title")), None))


def _published(linked: Mapping[str, object], metas: Mapping[str, str], tree: html.HtmlElement) -> date | None:
    for value in (
        _text(linked.get("datePublished")),
        _text(linked.get("dateCreated")),
        *(metas.get(key) for key in _DAYS[:-2]),
    ):
        day = day_said(value)
        if day:
            return day
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate] | //article//time[@datetime]"):
        day = day_said(element.get("datetime") or element.get("content") or "".join(element.itertext())[:100])
        if day:
            return day
    times = [day_said(element.get("datetime")) for element in tree.iter("time")]
    if len(times) == 1 and times[0]:
        return times[0]
    return next((day for key in _DAYS[-2:] if (day := day_said(metas.get(key)))), None)


def _address(linked: Mapping[str, object], metas: Mapping[str, str], tree: html.HtmlElement) -> str | None:
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    main = linked.get("mainEntityOfPage")
    entity = main.get("@id") if isinstance(main, Mapping) else main
    candidates = (canonical, metas.get("og:url"), linked.get("url"), entity)
    return next((found for value in candidates if isinstance(value, str) and (found := web_address(value))), None)


def _linked_data(tree: html.HtmlElement) -> Mapping[str, object]:
    """The first description of an article in the page's JSON-LD; empty where there is none or it is broken."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads("".join(script.itertext()))
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
            if any(word in kinds.lower() for word in _ARTICLES) and (node.get("headline") or node.get("datePublished")):
                return node
    return _NOTHING


def _nodes(data: object) -> Iterator[Mapping[str, object]]:
    waiting, seen = deque([data]), 0
    while waiting and seen < _MAX_NODES:
        seen += 1
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extendleft(reversed(node[:_MAX_NODES]))
        elif isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            waiting.extend(graph[:_MAX_NODES] if isinstance(graph, list) else [])


def _text(value: object) -> str | None:
    """A value of JSON-LD as text: a string, something with a name, or several of them."""
    if isinstance(value, str):
        return one_line(value) if not web_address(value) else None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return one_line(", ".join(text for item in value[:10] if (text := _text(item))))
    return None
