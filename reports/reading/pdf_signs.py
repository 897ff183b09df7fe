"""Characters on a page to its lines: rows parted at wide blanks, right-to-left text in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

_GAP: Final = 0.7
"""A blank wider than this, in heights of the font, may part columns; between words it is a quarter of one."""
_HYPHENS: Final = "\u0002\ufffe\u00ad"
"""How the library gives a hyphen at the end of a line."""
_RTL: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR: Final = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0400-\u052f\u0660-\u0669\u06f0-\u06f9]")
_INSIDE: Final = frozenset(".,:/-%+")
_LAM: Final = "\u0644"
_ALEFS: Final = frozenset("\u0627\u0622\u0623\u0625")
_MIRRORED: Final = str.maketrans("()[]{}«»<>", ")(][}{»«><")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: its text and its box in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    row: int
    """Number of the row in the file; pieces of a row, parted by wide blanks, share it."""

    @property
    def height(self) -> float:
        """Height of the letters."""
        return max(0.1, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Sign:
    """A character and its box. A blank or an end of line that the library supplies has a box without width."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    word: int = 0
    """How many blanks stand before it in the file, which keeps the letters of a word together."""

    @property
    def is_seen(self) -> bool:
        """Whether it is printed."""
        return not self.text.isspace() and self.right > self.left


def is_backwards(signs: Iterable[str]) -> bool:
    """Whether most of the letters are of scripts that are written from the right."""
    letters = [sign for sign in signs if sign.isalpha()]
    return sum(bool(_RTL.match(sign)) for sign in letters) * 2 > len(letters)


def lines_of(signs: Sequence[Sign]) -> tuple[Line, ...]:
    """The lines of a page. Of right-to-left pages the order of the file is that of drawing, so that places decide."""
    backwards = is_backwards(sign.text for sign in signs)
    rows = _rows_by_place(signs) if backwards else _rows_of_file(signs)
    return tuple(line for number, row in enumerate(rows) for line in _split(row, number, backwards=backwards))


def _rows_of_file(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    row: list[Sign] = []
    for sign in signs:
        if sign.text in "\r\n":
            yield row
            row = []
        elif sign.text in _HYPHENS:
            # The library joins the lines that it takes for parts of one word; here it is only noted.
            yield [*row, replace(sign, text="\u00ad")]
            row = []
        else:
            row.append(sign)
    yield row


def _rows_by_place(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    """Rows from the top, each from the right, with words of Latin letters and numbers turned round."""
    drawn = sorted((sign for sign in signs if sign.is_seen), key=lambda sign: -sign.bottom)
    row: list[Sign] = []
    for sign in drawn:
        if row and abs(sign.bottom - row[0].bottom) > 0.3 * (row[0].top - row[0].bottom):
            yield _from_the_right(row)
            row = []
        row.append(sign)
    if row:
        yield _from_the_right(row)


def _from_the_right(row: list[Sign]) -> list[Sign]:
    # Both letters of lam-alef share one box: lam comes first.
    ordered = sorted(row, key=lambda sign: (-round(sign.right + sign.left, 1), sign.text in _ALEFS))
    result: list[Sign] = []
    run: list[Sign] = []
    for sign in ordered:
        if _LTR.match(sign.text) or (run and sign.text in _INSIDE):
            run.append(sign)
            continue
        result += _turned(run)
        run = []
        result.append(replace(sign, text=sign.text.translate(_MIRRORED)))
    return result + _turned(run)


def _turned(run: list[Sign]) -> list[Sign]:
    """A run written from the left; marks at its end belong to the sentence around it."""
    marks = []
    while run and run[-1].text in _INSIDE:
        marks.append(run.pop())
    return run[::-1] + marks[::-1]


def _split(row: Sequence[Sign], number: int, *, backwards: bool) -> Iterator[Line]:
    """One row of the file as one line for each stretch without a wide blank."""
    seen = [sign for sign in row if sign.is_seen]
    if not seen:
        return
    height = median(sign.top - sign.bottom for sign in seen)
    piece: list[Sign] = []
    cuts = {id(after) for before, after in pairwise(seen) if _apart(before, after) > _GAP * height}
    for sign in row:
        if id(sign) in cuts:
            yield from _line(piece, number, height if backwards else None)
            piece = []
        piece.append(sign)
    yield from _line(piece, number, height if backwards else None)


def _apart(before: Sign, after: Sign) -> float:
    """Blank between two neighbours in the text, whichever way it is written."""
    return max(after.left - before.right, before.left - after.right)


def _line(signs: Sequence[Sign], row: int, spaced: float | None) -> Iterator[Line]:
    seen = [sign for sign in signs if sign.is_seen]
    text = "".join(sign.text for sign in signs) if spaced is None else _with_blanks(signs, spaced)
    text = " ".join(text.split())
    if text and seen:
        yield Line(
            text=text,
            left=min(sign.left for sign in seen),
            bottom=median(sign.bottom for sign in seen),
            right=max(sign.right for sign in seen),
            top=median(sign.top for sign in seen),
            row=row,
        )


def _with_blanks(signs: Sequence[Sign], height: float) -> str:
    """The characters, with a blank where the file has one between the two, or leaves room for one."""
    pieces = [signs[0].text] if signs else []
    for before, after in pairwise(signs):
        pieces.append(" " if before.word != after.word or _apart(before, after) > 0.2 * height else "")
        pieces.append(after.text)
    return "".join(pieces)
