"""A text as words: tokens with their shape, what stands between them, and the style of their line.

Everything that recognition, resolution and the reading of a name's use need to know about the writing, worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from gazetteer.cues import ABBREVIATIONS, FUNCTION_WORDS, LOG_WORDS, MONTHS, NAME_PARTICLES, SHORT_DAYS
from gazetteer.fold import Token
from gazetteer.tokens import tokens_of

_SENTENCE_END: Final = re.compile(r"[.!?…:;•|]|\n\s*\n|\n\s*[-*•#>]|^\s*[#>*•-]|[“«\"¿¡]\s*$")
_SPACE_ONLY: Final = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*")
_RUN_GAP: Final = re.compile(r"[ \t\u00a0]+|[ \t]*\n[ \t]*|-|\.[ \t]?")
_ELIDED_GAPS: Final = frozenset({"'", "’"})  # l'Italie
_OF_A_NAME: Final = re.compile(r"d['’]\w")  # Côte d'Ivoire
_tuple: Final = tuple.__new__  # a text has many words: half the time of `Word(…)`
_SPEAKER: Final = re.compile(r"I['’](?:d|m|ve|ll)")
_LEADS_IN: Final = frozenset({"from", "in", "at", "after", "by", "near", "to", "through", "until", "outside"})
"""What begins a sentence, then a place and then the one who speaks: "In Goma I met him"."""
_OF_NAMES: Final = ABBREVIATIONS - MONTHS
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


class Word(NamedTuple):
    """A token, how it is written, and the text between it and the next word (`gap`).

    `capitalised` tells whether it begins with a capital; `name_like` whether its writing allows it to be a name:
    capitals, or a script without case; `possessive` whether it ends in 's or s'. A text has many words, which are all
    asked for these again and again: hence a tuple, and nothing worked out twice.
    """

    token: Token
    text: str
    shape: Shape
    capitalised: bool
    name_like: bool
    possessive: bool
    gap: str
    opens: bool
    style: LineStyle

    @property
    def folded(self) -> str:
        """Its folded form without a possessive ending."""
        return self.token.stem


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words, in order."""
    found = tokens_of(text).all
    styles = iter((*_line_styles(text), (len(text) + 1, LineStyle.PROSE)))
    _, style = next(styles)
    next_line, next_style = next(styles)
    result: list[Word] = []
    opens = True
    for token, following in zip(found, (*[token[0] for token in found[1:]], len(text)), strict=False):
        start, end, folded, _, stem_end = token
        while next_line <= start:
            style = next_style
            next_line, next_style = next(styles)
        surface, gap = text[start:end], text[end:following]
        shape, capitalised, name_like = _writing(surface)
        if gap in _ELIDED_GAPS:
            gap = " "
        parts = token, surface, shape, capitalised, name_like, end != stem_end, gap, opens, style
        result.append(_tuple(Word, parts))
        opens = gap != " " and _opens(gap, folded)  # most gaps are one space, which opens nothing
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

    A word that opens a sentence and is an ordinary function word or one of coming and going ("Departed Benghazi") does
    not begin a run, and the speaker's "I" ends one.
    """
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        if not words[i].capitalised or words[i].token.folded in FUNCTION_WORDS or leads_a_log(words, i):
            i += 1
            continue
        end = _run_end(words, i)
        runs.append((i, end))
        i = end
    return tuple(runs)


def leads_a_log(words: Sequence[Word], i: int) -> bool:
    """Whether a word of coming and going opens a sentence or an entry of a log: "Departed Benghazi", "9/5 Arrived"."""
    if words[i].token.folded not in LOG_WORDS or words[i].gap != " ":
        return False
    return words[i].opens or words[i - 1].gap != " " or not words[i - 1].text[-1].isalpha()


def is_short_day(words: Sequence[Word], i: int) -> bool:
    """Whether a day, not a state of Myanmar, opens an entry of a log or a programme: "Mon: departure", "Mon. 2300"."""
    word = words[i]
    if not word.opens or word.token.folded not in SHORT_DAYS:
        return False
    return word.gap[:1] in (".", ":") or (i + 1 < len(words) and words[i + 1].text[0].isdigit())


def _run_end(words: Sequence[Word], first: int) -> int:
    end = first + 1
    while end < len(words) and _continues(words[end - 1]):
        if words[end].capitalised:
            if words[end].text[0] == "I" and _is_speaker(words, first, end):
                break
            end += 1
        elif words[end].token.folded in NAME_PARTICLES and _capital_after(words, end):
            end += 2
        else:
            break
    return end


def _is_speaker(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the word after a name is the one who speaks ("In Goma I met him"), not a number ("Elizabeth I was")."""
    if _SPEAKER.fullmatch(words[at].text):
        return True
    before = words[first - 1] if first else None
    is_led_in = before is not None and before.opens and before.token.folded in _LEADS_IN
    return is_led_in and words[at].text == "I" and words[at].gap == " "


def _continues(word: Word) -> bool:
    if word.possessive:
        return False
    if word.gap.startswith("."):
        return len(word.token.folded) == 1 or word.token.folded in _OF_NAMES
    return _RUN_GAP.fullmatch(word.gap) is not None


def _capital_after(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].capitalised and words[i].gap.strip(" \t\n-") == "" != words[i].gap


def _opens(before: str, previous: str) -> bool:
    """Whether a word after the folded word `previous` and the gap `before` begins a sentence."""
    if not _SENTENCE_END.search(before):
        return False
    is_abbreviation = previous in _OF_NAMES or len(previous) == 1
    return not (before.startswith(".") and before.strip() == "." and is_abbreviation and "\n\n" not in before)


@lru_cache(maxsize=65536)
def _writing(word: str) -> tuple[Shape, bool, bool]:
    """The shape of a word, whether it is capitalised, and whether it can be a name."""
    shape = _shape(word)
    capitalised = shape in (Shape.CAPITALISED, Shape.UPPER)
    return shape, capitalised, capitalised or (shape is Shape.OTHER and word[0].isalpha())


def _shape(word: str) -> Shape:
    letters = [c for c in word if c.isalpha()]
    if not letters or not (letters[0].isupper() or letters[0].islower()):
        return Shape.OTHER
    if letters[0].islower():
        return Shape.CAPITALISED if _OF_A_NAME.match(word) and letters[1].isupper() else Shape.LOWER
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
    shapes = [_writing(word)[0] for word in re.findall(r"[^\W\d_]{2,}", line) if word.casefold() not in FUNCTION_WORDS]
    if len(shapes) < _HEADLINE_WORDS:
        return LineStyle.UPPER if len(shapes) > 1 and set(shapes) == {Shape.UPPER} else LineStyle.PROSE
    upper = sum(shape is Shape.UPPER for shape in shapes)
    if upper > _HEADLINE_SHARE * len(shapes):
        return LineStyle.UPPER
    capitals = sum(shape is not Shape.LOWER for shape in shapes)
    return LineStyle.TITLE if capitals > _HEADLINE_SHARE * len(shapes) else LineStyle.PROSE
