"""The one place where text of reports becomes HTML: every piece escaped, isolated in its writing direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from reports.document import Span

_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINK: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")


def plain(text: str) -> str:
    """Text as HTML that shows exactly that text: no markup in it is live, and its direction stays within it."""
    return f'<bdi dir="auto">{_escaped(text)}</bdi>'


def marked(quote: str, spans: Iterable[Span]) -> str:
    """A quote as HTML with the names at `spans` (code points of the quote) marked by tint and underline.

    Spans outside the quote are cut to it; overlapping ones are marked once.
    """
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start, end = max(start, done), min(end, len(quote))  # noqa: PLW2901  the span, cut to what is left
        if start < end:
            pieces += [_escaped(quote[done:start]), f"<mark>{_escaped(quote[start:end])}</mark>"]
            done = end
    pieces.append(_escaped(quote[done:]))
    return f'<bdi dir="auto">{"".join(pieces)}</bdi>'


def link(url: str | None, label: str) -> str:
    """A link to a report where its address is an ordinary web address, else nothing; never followed by the page."""
    if url is None or not _LINK.fullmatch(url):
        return ""
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer nofollow">{escape(label)}</a>'


def note(text: str, kind: str = "dl-empty") -> str:
    """A sentence of the page as a paragraph of a kind: `dl-empty`, `dl-left` or `dl-label`."""
    return f'<p class="{kind}">{escape(text)}</p>'


def case(title: str, about: str = "") -> str:
    """A heading of the page, with a sentence below it."""
    below = f"<p>{escape(about)}</p>" if about else ""
    return f'<header class="dl-case"><h2>{escape(title)}</h2>{below}</header>'


def _escaped(text: str) -> str:
    return escape(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text))
