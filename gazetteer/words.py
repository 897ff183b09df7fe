"""A text as words: tokens with their shape, what stands between them, and the style of their line.

Everything that recognition, resolution and the reading of a name's use need to know about the writing, worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from gazetteer.cues import ABBREVIATIONS, FUNCTION_WORDS, NAME_PARTICLES
from gazetteer.fold import Token, tokens

_SENTENCE_END: Final = re.compile(r"[.!?…:;•|]|\n\s*\n|\n\s*[-*•#>]|^\s*[#>*•-]|[“«\"¿¡]\s*$")
_SPACE_ONLY: Final = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*")
_RUN_GAP: Final = re.compile(r"[ \t\u00a0]+|[ \t]*\n[ \t]*|-|\.[ \t]?")
_HEADLINE_SHARE: Final = 0.7
_HEADLINE_WORDS: Final = 4
_LONGEST_HEADLINE: Final = 300


class Shape(StrEnum):
    """How a word is written."""

    LOWER = "lower"
    CAPITALISED = "capitalised"
    UPPER = "upper"
    OTHER = "other"
    """No case at all: digits, Arabic, Hebrew, Georgian …"""


class LineStyle(StrEnum):
    """How the line that a word stands in is written."""

    PROSE = "prose"
    TITLE = "title"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Word:
    """A token, how it is written, and the text between it and the next word (`gap`)."""

    token: Token
    text: str
    shape: Shape
    gap: str
    opens: bool
    style: LineStyle

    @property
    def folded(self) -> str:
        """Its folded form without a possessive ending."""
        return self.token.stem

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's or s'."""
        return self.token.stem_end != self.token.end

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.shape in (Shape.CAPITALISED, Shape.UPPER)

    @property
    def name_like(self) -> bool:
        """Whether its writing allows it to be a name: capitals, or a script without case."""
        return self.capitalised or (self.shape is Shape.OTHER and self.text[0].isalpha())


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words, in order."""
    found = list(tokens(text))
    styles = _line_styles(text)
    starts = [token.end for token in found]
    result: list[Word] = []
    line = 0
    for i, token in enumerate(found):
        while line + 1 < len(styles) and styles[line + 1][0] <= token.start:
            line += 1
        following = found[i + 1].start if i + 1 < len(found) else len(text)
        before = text[starts[i - 1] if i else 0 : token.start]
        surface = text[token.start : token.end]
        result.append(
            Word(
                token,
                surface,
                _shape(surface),
                text[token.end : following],
                not i or _opens(before, result[-1]),
                styles[line][1],
            )
        )
    return tuple(result)


def joins(word: Word) -> bool:
    """Whether the next word can belong to the same name: a space, one line break, a hyphen, the period of St."""
    gap = word.gap
    if gap in (" ", "-"):
        return not word.possessive
    if gap.startswith("."):
        return word.token.folded in ABBREVIATIONS and _SPACE_ONLY.fullmatch(gap[1:]) is not None
    return bool(gap) and _SPACE_ONLY.fullmatch(gap) is not None


def capitalised_runs(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Ranges [first, end) of words that are capitalised without a break, with particles ("de", "bin") inside.

    A word that opens a sentence and is an ordinary function word does not begin a run.
    """
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        if not words[i].capitalised or words[i].token.folded in FUNCTION_WORDS:
            i += 1
            continue
        end = _run_end(words, i)
        runs.append((i, end))
        i = end
    return tuple(runs)


def _run_end(words: Sequence[Word], first: int) -> int:
    end = first + 1
    while end < len(words) and _continues(words[end - 1]):
        if words[end].capitalised:
            end += 1
        elif words[end].token.folded in NAME_PARTICLES and _capital_after(words, end):
            end += 2
        else:
            break
    return end


def _continues(word: Word) -> bool:
    if word.possessive:
        return False
    if word.gap.startswith("."):
        return len(word.token.folded) == 1 or word.token.folded in ABBREVIATIONS
    return _RUN_GAP.fullmatch(word.gap) is not None


def _capital_after(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].capitalised and words[i].gap.strip(" \t\n-") == "" != words[i].gap


def _opens(before: str, previous: Word) -> bool:
    """Whether a word after `before` begins a sentence, so that its capital says nothing."""
    if not _SENTENCE_END.search(before):
        return False
    is_abbreviation = previous.token.folded in ABBREVIATIONS or len(previous.token.folded) == 1
    return not (before.startswith(".") and before.strip() == "." and is_abbreviation and "\n\n" not in before)


def _shape(word: str) -> Shape:
    letters = [c for c in word if c.isalpha()]
    if not letters or not (letters[0].isupper() or letters[0].islower()):
        return Shape.OTHER
    if letters[0].islower():
        return Shape.LOWER
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return Shape.UPPER
    return Shape.CAPITALISED


def _line_styles(text: str) -> list[tuple[int, LineStyle]]:
    """Offset and style of each line, in order."""
    breaks = [0, *(match.end() for match in re.finditer(r"\n", text)), len(text) + 1]
    return [(start, _style(text[start:end])) for start, end in pairwise(breaks)] or [(0, LineStyle.PROSE)]


def _style(line: str) -> LineStyle:
    if len(line) > _LONGEST_HEADLINE or line.rstrip().endswith((".", ";")):  # headlines end without a period
        return LineStyle.PROSE
    shapes = [_shape(word) for word in re.findall(r"[^\W\d_]{2,}", line) if word.casefold() not in FUNCTION_WORDS]
    if len(shapes) < _HEADLINE_WORDS:
        return LineStyle.UPPER if len(shapes) > 1 and set(shapes) == {Shape.UPPER} else LineStyle.PROSE
    upper = sum(shape is Shape.UPPER for shape in shapes)
    if upper > _HEADLINE_SHARE * len(shapes):
        return LineStyle.UPPER
    capitals = sum(shape is not Shape.LOWER for shape in shapes)
    return LineStyle.TITLE if capitals > _HEADLINE_SHARE * len(shapes) else LineStyle.PROSE
