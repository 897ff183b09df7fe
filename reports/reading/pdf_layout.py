"""Lines of PDF pages to running text: columns in order, headers and footers out, words and paragraphs mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from reports.document import LeftOut
from reports.limits import MAX_LEFT_OUT_CHARACTERS
from reports.reading.pdf_lines import Page
from reports.reading.pdf_signs import Line

_MARGIN: Final = 0.12
"""Share of a page's height at its top and its foot where headers and footers stand."""
_NUMBER: Final = re.compile(
    r"\W*(?:(?:page|página|pág\.?|стр\.?|страница|صفحة|seite)\s*)?\d{1,4}(?:\s*(?:/|of|de|из|من|von)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
_END: Final = re.compile(r"[.!?:;…»”\"')\]؟。]$")
_RTL: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED: Final = "-\u2010\u00ad"
_MANY: Final = 2000
_FEW: Final = 4
_WHOLE_WORD: Final = 4
"""Letters from which both halves of a parted word are taken for words of their own."""


def running_text(pages: Sequence[Page]) -> tuple[str, tuple[LeftOut, ...]]:
    """The text of the pages, a blank line between paragraphs, and the headers, footers and numbers left out of it."""
    margins = _margins(pages)
    kept = [[line for i, line in enumerate(page.lines) if (n, i) not in margins] for n, page in enumerate(pages)]
    ordered = list(_pages_in_order(kept, pages))
    paragraphs = [paragraph for page in ordered for paragraph in _paragraphs(page)]
    words = frozenset(_whole_words(kept))
    texts = _joined_over_breaks([_mended(paragraph, words) for paragraph in paragraphs], ordered, words)
    dropped = dict.fromkeys(pages[n].lines[i].text for n, i in sorted(margins))
    text = "\n".join(dropped)[:MAX_LEFT_OUT_CHARACTERS]
    return "\n\n".join(texts), (LeftOut(text=text, reason="header or footer of the pages"),) if text else ()


def _whole_words(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The words of the text in small letters, without the halves of those that are parted at the end of a line."""
    is_parted = False
    for line in (line for lines in pages for line in lines):
        found = _WORD.findall(line.text.lower())
        first = 1 if is_parted else 0
        is_parted = line.text.endswith(tuple(_PARTED))
        yield from found[first : len(found) - is_parted]


def _margins(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """Page and line numbers of what stands at the edge of a page and is a page number or stands on several pages."""
    edges = [
        (n, i, _key(line.text))
        for n, page in enumerate(pages)
        for i, line in enumerate(page.lines)
        if _at_edge(line, page)
    ]
    often = Counter(key for _, key in {(n, key) for n, _, key in edges})
    enough = max(2, min(3, len(pages) // 2 + 1))
    return frozenset(
        (n, i)
        for n, i, key in edges
        if (len(pages) > 1 and often[key] >= enough) or _NUMBER.fullmatch(pages[n].lines[i].text)
    )


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _key(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _pages_in_order(kept: Sequence[Sequence[Line]], pages: Sequence[Page]) -> Iterator[list[list[Line]]]:
    """Each page's columns; a page with too few lines to tell is set like the one before it."""
    known: float | None = None
    for lines, page in zip(kept, pages, strict=True):
        found = _gutter(lines, page.width)
        if found is None and known is not None and not any(line.left < known < line.right for line in lines):
            found = known
        known = found
        yield _in_reading_order(lines, page.width, found)


def _in_reading_order(lines: Sequence[Line], width: float, gutter: float | None) -> list[list[Line]]:
    """The columns of a page, each a list of its lines from the top; a page without columns keeps the file's order.

    Lines across the gutter, such as a headline over two columns, part the page into bands that are read one by one.
    """
    if gutter is None:
        return [_whole_rows(lines)] if lines else []
    across = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.top)
    others = [line for line in lines if not line.left < gutter < line.right]
    right_first = sum(bool(_RTL.search(line.text)) for line in lines) * 2 > len(lines)
    result: list[list[Line]] = []
    for floor in [*(line.top for line in across), float("-inf")]:
        band = [line for line in others if line.bottom >= floor - 1]
        others = [line for line in others if line.bottom < floor - 1]
        sides = ([line for line in band if line.right <= gutter], [line for line in band if line.left >= gutter])
        for side in reversed(sides) if right_first else sides:
            if side:
                inner = _in_reading_order(side, width, _gutter(side, width / 2))
                result.extend(inner if len(inner) > 1 else [sorted(_whole_rows(side), key=lambda line: -line.bottom)])
        if floor > float("-inf"):
            result.append(_whole_rows([line for line in across if line.top == floor]))
    return [column for column in result if column]


def _whole_rows(lines: Sequence[Line]) -> list[Line]:
    """The pieces of each row as one line again: the blanks between them part no columns."""
    rows: list[Line] = []
    for line in lines:
        if rows and rows[-1].row == line.row:
            last = rows.pop()
            line = Line(  # noqa: PLW2901 - the piece grows into its row
                text=f"{last.text} {line.text}",
                left=min(last.left, line.left),
                bottom=min(last.bottom, line.bottom),
                right=max(last.right, line.right),
                top=max(last.top, line.top),
                row=line.row,
            )
        rows.append(line)
    return rows


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where a blank strip parts two columns of prose, None where there is none; cells of tables are no columns."""
    if not 2 * _FEW <= len(lines) <= _MANY:
        return None
    edges = sorted({line.right for line in lines if line.right - line.left > 0.15 * width})
    best: tuple[int, float] | None = None
    for edge in edges:
        at = edge + 1.0
        crossing = sum(line.left < at < line.right for line in lines)
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        if min(len(left), len(right)) < _FEW or crossing > 0.3 * len(lines) or not _side_by_side(left, right):
            continue
        if min(_usual_width(side) for side in (left, right)) < 0.2 * width:
            continue
        if best is None or crossing < best[0]:
            best = (crossing, at)
    return best[1] if best else None


def _usual_width(lines: Sequence[Line]) -> float:
    """Width that a quarter of the lines reach: pieces of justified rows are shorter, cells of a table all are."""
    return sorted(line.right - line.left for line in lines)[len(lines) * 3 // 4]


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the two share enough of the page's height to be columns rather than one above the other."""
    top = min(max(line.top for line in left), max(line.top for line in right))
    bottom = max(min(line.bottom for line in left), min(line.bottom for line in right))
    inside = [sum(bottom <= line.bottom and line.top <= top for line in side) for side in (left, right)]
    return min(inside) >= _FEW - 1


def _paragraphs(columns: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    for column in columns:
        shape = _Shape.of(column)
        paragraph: list[Line] = []
        for line in column:
            if paragraph and shape.begins_anew(paragraph[-1], line):
                yield paragraph
                paragraph = []
            paragraph.append(line)
        yield paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How a column is set: its edges, the usual height of its lines and the usual distance between them."""

    left: float
    right: float
    height: float
    pitch: float

    @classmethod
    def of(cls, column: Sequence[Line]) -> _Shape:
        height = median(line.height for line in column)
        pitches = sorted(
            a.bottom - b.bottom for a, b in pairwise(column) if 0.5 * height < a.bottom - b.bottom < 4 * height
        )
        # The lower quarter: in a column of short paragraphs every other distance is one between paragraphs.
        return cls(
            left=min(line.left for line in column),
            right=max(line.right for line in column),
            height=height,
            pitch=pitches[len(pitches) // 4] if pitches else height,
        )

    def begins_anew(self, above: Line, line: Line) -> bool:
        """Whether it begins a paragraph: after a wider gap, in another size, after a short last line."""
        pitch = above.bottom - line.bottom
        if abs(pitch) <= 2:
            return False  # cells of one row
        if not 0.8 < line.height / above.height < 1.25:
            return True
        if pitch < 0 or pitch > 1.3 * self.pitch * max(1.0, line.height / self.height) + 0.5:
            return True
        room = above.left - self.left if _RTL.search(above.text) else self.right - above.right
        return room > 0.2 * (self.right - self.left) and bool(_END.search(above.text))


def _mended(paragraph: Sequence[Line], words: frozenset[str]) -> str:
    """The lines of a paragraph as one, words that were parted at the end of a line whole again."""
    text = ""
    for line in paragraph:
        if not text:
            text = line.text
        elif text.endswith(tuple(_PARTED)) and len(text) > 1 and text[-2].isalpha():
            text = _rejoined(text[:-1], line.text, words)
        else:
            text = f"{text} {line.text}"
    return text


def _rejoined(text: str, following: str, words: frozenset[str]) -> str:
    """A hyphen stays before a capital, and where the text has elsewhere the word with it or both halves as words.

    It goes where the text has the word without it.
    """
    first, second = ((_WORD.findall(text) or [""])[-1], (_WORD.findall(following) or [""])[0])
    whole, with_hyphen = (first + second).lower(), f"{first}-{second}".lower()
    halves = {first.lower(), second.lower()}
    are_words = min(map(len, halves)) >= _WHOLE_WORD and halves <= words
    kept = not second[:1].islower() or (whole not in words and (with_hyphen in words or are_words))
    return f"{text}-{following}" if kept else text + following


def _joined_over_breaks(
    texts: Sequence[str], pages: Sequence[Sequence[Sequence[Line]]], words: frozenset[str]
) -> list[str]:
    """A sentence that runs on over a column or page is one paragraph: no end before it, a small letter after it."""
    starts = tuple({column[0].text.rstrip(_PARTED) for columns in pages for column in columns})
    result: list[str] = []
    for text in texts:
        runs_on = text[:1].islower() or bool(_RTL.match(text))
        if result and runs_on and text.startswith(starts) and not _END.search(result[-1]):
            above = result.pop()
            parted = above.endswith(tuple(_PARTED))
            text = _rejoined(above[:-1], text, words) if parted else f"{above} {text}"  # noqa: PLW2901
        result.append(text)
    return [text.rstrip("\u00ad") for text in result]
