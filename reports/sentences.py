"""Sentences of a text, as spans: what evidence is cut from.

A line of a document is taken apart from the next one unless the text is hard-wrapped, and a period ends a sentence
unless it belongs to an abbreviation. English and Spanish; other languages with the same marks work as well.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.wordlists import words
from reports.document import Span

_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LIST_ITEM: Final = re.compile(r"\s{0,12}(?:[•‣▪●◦*·–—-]|\d{1,3}[.)]|[a-z]\)|#{1,6}|>|\||[+-]?\d{1,4} #)\s")
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s")
_CLOSERS: Final = r"""[\"'”’»)\]*_]{0,4}(?:\[\d{1,3}\]){0,3}"""
# The look-behinds keep a long run of marks from being tried again at each of its characters.
_END: Final = re.compile(rf"(?:(?<![.!?…])[.!?…]++{_CLOSERS}(?=\s)|(?<![。！？])[。！？]++[”’」』]?)\s*+")
_WORD_BEFORE: Final = re.compile(r"(?:[^\W\d_]{1,12}\.)*[^\W\d_]{1,12}$")
_FIRST_WORD: Final = re.compile(r"[\"'“‘«(\[¿¡*_—–-]{0,4}([^\W_]+)")
_FIRST_CHUNK: Final = re.compile(r"\s*(\S{0,40})")

_NARROWEST: Final = 45  # a column narrower than this is a list or verse, not wrapped prose
_WIDEST: Final = 120
_RAGGED: Final = 4  # wrapped lines may fall this many columns short of the width and not hold the next word
_LOOK_BACK: Final = 24

_NEVER_LAST: Final = words(
    "mr mrs ms mx dr prof gen maj col lt sgt capt cpt adm vadm sen rep reps sens gov pres sec amb rev hon st ste mt ft "
    "brig cmdr cdr cpl pvt msgr fr supt insp messrs vs approx ca cf fig figs vol vols pp art arts eg ie al viz "
    "sr sra srta dra gral cnel cap tte lic ing mons arq núm pág págs av avda ee dpto prov pdte pdta "
    "e.g i.e p.ej lt.col maj.gen lt.gen brig.gen ss.mm aa.vv"
)
_NEVER_LAST_BEFORE_DIGIT: Final = words(
    "no nos n num p ch sec par jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago set dic art c"
)
_LAST_OR_NOT: Final = words("inc corp ltd co bros jr etc cia cía hnos llc plc est uu dept govt")
_STARTERS: Final = words(
    "the a an this that these those it its he she they we you i his her their our in on at as by for from to with of "
    "after before during since when while although though if but and or so yet however meanwhile moreover also then "
    "there here what who why how where which both all some many most few several one two three four five another "
    "last next earlier later now today yesterday according despite because under over no not only even once "
    "el la los las un una unos unas este esta estos estas ese esa en con sin por para de del al a y o pero que quien "
    "cuando donde como mientras aunque tras desde hasta según sin su sus se no ya si también además sobre entre luego "
    "él ella ellos ambos otro otra"
)
_MARKER: Final = re.compile(r"\s*(?:#{1,6}|>)[ \t]+(?=\S)")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut a text into sentences.

    The spans are in order, disjoint and not empty, begin and end with something visible, and leave nothing but
    whitespace and the marks of Markdown headings and quotations between them. A text of whitespace has none.
    """
    found: list[Span] = []
    for block in _blocks(text):
        found.extend(_split(text, block))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    bare = len(piece.strip())
    return Span(start + left, start + left + bare) if bare else None


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs: runs of lines that belong together, trimmed."""
    lines = tuple(_lines(text))
    width = _wrap_width(text, lines)
    start: int | None = None
    for i, line in enumerate(lines):
        if start is None:
            start = line.start
        following = lines[i + 1] if i + 1 < len(lines) else None
        if following is not None and _continues(text, line, following, width):
            continue
        marker = _MARKER.match(text, start, line.end)
        block = _trimmed(text, marker.end() if marker else start, line.end)
        if block:
            yield block
        start = None


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Column at which the text is hard-wrapped, None where it is not.

    Wrapped prose shows in the lines that are followed by another one: nearly all of them are too full for the next
    line's first word.
    """
    inner = [
        (_length(text, a), _first_chunk(text, b))
        for a, b in itertools.pairwise(lines)
        if _length(text, a) >= _NARROWEST and _length(text, b)
    ]
    if len(inner) < 3:
        return None
    lengths = sorted(length for length, _ in inner)
    width = lengths[min(len(lengths) - 1, len(lengths) * 19 // 20)]
    if width > _WIDEST:
        return None
    full = sum(length + 1 + chunk > width - _RAGGED for length, chunk in inner)
    return width if full >= 0.6 * len(inner) else None


def _length(text: str, line: Span) -> int:
    return len(text[line.start : line.end].rstrip())


def _first_chunk(text: str, line: Span) -> int:
    match = _FIRST_CHUNK.match(text, line.start, line.end)
    return len(match.group(1)) if match else 0


def _continues(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Whether a paragraph runs on from one line to the next."""
    length = _length(text, line)
    if not length or not _length(text, following):
        return False
    if _HEADING.match(text, line.start, line.end) or _LIST_ITEM.match(text, following.start, following.end):
        return False
    if width is not None and length + 1 + _first_chunk(text, following) > width - _RAGGED:
        return length <= width + _RAGGED
    head = text[following.start : following.end].lstrip()[0]
    tail = text[line.start : line.end].rstrip()[-1]
    return _NARROWEST <= length <= _WIDEST and head.islower() and tail not in ".!?:;…"


def _split(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() >= block.end:
            break
        if _ends_sentence(text, match, block):
            sentence = _trimmed(text, start, match.end())
            if sentence:
                yield sentence
            start = match.end()
    last = _trimmed(text, start, block.end)
    if last:
        yield last


def _ends_sentence(text: str, mark: re.Match[str], block: Span) -> bool:
    head = _FIRST_WORD.match(text, mark.end(), block.end)
    following = head.group(1) if head else ""
    if following[:1].islower():
        return False
    if text[mark.start()] != "." or text.startswith("..", mark.start()):
        return True
    before = _WORD_BEFORE.search(text[max(block.start, mark.start() - _LOOK_BACK) : mark.start()])
    if before is None:
        return not _is_list_number(text, mark.start(), block)
    return _word_can_end(before.group(), following)


def _is_list_number(text: str, position: int, block: Span) -> bool:
    """Whether the period follows the number of an item at the head of its line, as in "1. Venezuela"."""
    head = text[block.start : position]
    return position - block.start <= 3 and head.isdigit()


def _word_can_end(word: str, following: str) -> bool:
    """Whether the period after `word` can end a sentence, going by the word itself and by the next one."""
    lowered = word.lower()
    if lowered in _NEVER_LAST:
        return False
    if lowered in _NEVER_LAST_BEFORE_DIGIT and following[:1].isdigit():
        return False
    if "." in word or lowered in _LAST_OR_NOT:  # U.S., p.m., Inc.: only a word that opens sentences tells
        return not following or following.lower() in _STARTERS or following[0].isdigit()
    return not (len(word) == 1 and word.isupper() and following[:1].isalpha())
