"""Which blocks of a web page are its article: by where they stand, and by the judgement of trafilatura."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reports.document import LeftOut
from reports.limits import MAX_ELEMENTS, MAX_LEFT_OUT_CHARACTERS
from reports.reading.blocks import Block

_PLAIN: Final = re.compile(r"[^\w]+")
_HEADING: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKS: Final = 0.7
_SHORT: Final = 120
_LARGE: Final = 3_000_000
_TRUSTED: Final = 0.6


def article_of(blocks: Sequence[Block], page: str) -> tuple[str, tuple[LeftOut, ...]]:
    """The article as text, one paragraph a block, and what the page shows besides.

    Blocks in menus, footers, comments and the like are no article. Of the others those count that lie between the first
    and the last paragraph that trafilatura takes for the article; it alone would lose repeated paragraphs and stop at
    deep nesting. Where its paragraphs stand mostly in what we would leave out, it is right.
    """
    reasons = [block.reason or _linked(block) for block in blocks]
    chosen = _chosen(blocks, page)
    if chosen:
        ours = sum(len(block.text) for block, hit, why in zip(blocks, chosen, reasons, strict=True) if hit and not why)
        theirs = sum(len(block.text) for block, hit in zip(blocks, chosen, strict=True) if hit)
        if ours < _TRUSTED * theirs:
            reasons = [None if hit else (why or "beside the article") for hit, why in zip(chosen, reasons, strict=True)]
        else:
            reasons = _trimmed(blocks, chosen, reasons)
    if all(reasons):
        reasons = [block.reason if block.reason == "hidden" else None for block in blocks]
    text = "\n\n".join(block.text for block, why in zip(blocks, reasons, strict=True) if not why)
    return text, left_out(blocks, reasons)


def _linked(block: Block) -> str | None:
    return "links" if block.linked > _LINKS and len(block.text) < _SHORT and block.tag not in _HEADING else None


def _trimmed(blocks: Sequence[Block], chosen: Sequence[bool], reasons: Sequence[str | None]) -> list[str | None]:
    """What lies before or after all that was chosen is beside the article, save its headings."""
    hits = [i for i, (hit, why) in enumerate(zip(chosen, reasons, strict=True)) if hit and not why]
    first, last = hits[0], hits[-1]
    while first > 0 and not reasons[first - 1] and _leads_in(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and not reasons[last + 1] and len(blocks[last + 1].text) > _SHORT:
        last += 1
    headings = {i for i in range(first) if blocks[i].tag == "h1" and not reasons[i]}
    return [
        why or (None if first <= i <= last or i in headings else "beside the article") for i, why in enumerate(reasons)
    ]


def _leads_in(block: Block) -> bool:
    """A heading, a byline or a long paragraph: what may stand above an article's first paragraph."""
    return block.tag in _HEADING or len(block.text) > _SHORT or block.tag in ("p", "time", "address", "figcaption")


def _chosen(blocks: Sequence[Block], page: str) -> list[bool] | None:
    """For each block whether trafilatura takes it for a part of the article; None where it finds nothing."""
    if len(page) > _LARGE or page.count("<") > 2 * MAX_ELEMENTS:
        return None
    import trafilatura  # noqa: PLC0415 - heavy, and only needed for pages

    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001 - its judgement is welcome, not needed
        return None
    theirs = {_PLAIN.sub("", line) for line in (found or "").lower().splitlines()}
    joined = "\n".join(theirs)
    hits = [
        bool(key := _PLAIN.sub("", block.text.lower())) and (key in theirs or (len(key) > 40 and key in joined))
        for block in blocks
    ]
    return hits if any(hit and not block.reason for hit, block in zip(hits, blocks, strict=True)) or any(hits) else None


def left_out(blocks: Sequence[Block], reasons: Sequence[str | None]) -> tuple[LeftOut, ...]:
    """What is left out, neighbours of one reason together, up to a limit of characters."""
    groups: list[tuple[str, list[str]]] = []
    room = MAX_LEFT_OUT_CHARACTERS
    for block, why in zip(blocks, reasons, strict=True):
        if not why or room <= 0:
            continue
        room -= len(block.text)
        if groups and groups[-1][0] == why:
            groups[-1][1].append(block.text)
        else:
            groups.append((why, [block.text]))
    return tuple(LeftOut(text="\n".join(texts), reason=why) for why, texts in groups)
