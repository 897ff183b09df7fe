"""A text as the network reads it: one row of numbers a token, each place name one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gazetteer.fold import fold
from reports.document import Span
from reports.motion.english import ENGLISH
from reports.motion.languages import ENGLISH_WORDS, SPANISH_WORDS
from reports.motion.lexicon import Lexicon, Motion
from reports.motion.spanish import SPANISH

Ints = NDArray[np.int32]

_PIECE: Final = re.compile(r"['’]s\b|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d[\d.,:]*\d|\d|\S")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
PLACE: Final = "<place>"
DASH: Final = "–"
_HYPHEN: Final = "-"
_NUMBER: Final = "<number>"
_YEAR_WORD: Final = "<year>"
_MOTIONS: Final = {motion: at + 1 for at, motion in enumerate(Motion)}
CUES: Final = 2 * len(_MOTIONS) + 1
"""How many kinds of cue there are: none, and each motion, plain and weak."""


class Kind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    MARK = 2
    PLACE = 3


class Trait(IntEnum):
    """Bits of what else is known of a token."""

    CAPITAL = 1
    ACTOR = 2
    FIRST = 4
    """First of its sentence."""
    SPANISH = 8


TRAITS: Final = 16
_ACTOR: Final = int(Trait.ACTOR)  # an operation on a member of an enumeration takes ten times as long
_FIRST: Final = int(Trait.FIRST)


class Named(NamedTuple):
    """A name in the encoded text: its first and last token, and the index of its sentence."""

    first: int
    last: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The tokens of a text, column by column, and where in them the places and actors stand, in their order.

    `starts` are where they begin in the text, `cues` are 0 or the kind of a word of movement, `traits` are sums of
    Trait.
    """

    words: tuple[str, ...]
    starts: Ints
    kinds: Ints
    cues: Ints
    traits: Ints
    places: tuple[Named, ...]
    actors: tuple[Named, ...]


_tuple: Final = tuple.__new__  # a text has many tokens: half the time of `_Token(…)`


class _Token(NamedTuple):
    word: str
    kind: Kind
    start: int
    capital: bool = False


def encode(text: str, sentences: Sequence[Span], places: Sequence[Span], actors: Sequence[Span]) -> Encoded:
    """The text with `places` as one token each. `places` are in order and apart from each other, `actors` in order."""
    tokens, at = _tokens(text, places)
    words, kinds, starts, capitals = zip(*tokens, strict=True) if tokens else ((), (), (), ())
    openings = np.array([sentence.start for sentence in sentences], np.int64)
    sentence_of: list[int] = np.maximum(np.searchsorted(openings, starts, side="right") - 1, 0).tolist()
    acting = tuple(_actor(span, starts, sentence_of) for span in actors) if tokens else ()
    cues, traits = _cues_and_traits(words, capitals, sentence_of)
    for token in {token for name in acting for token in range(name.first, name.last + 1)}:
        traits[token] |= _ACTOR
    return Encoded(
        words=words,
        starts=np.array(starts, np.int32),
        kinds=np.fromiter(kinds, np.int32, len(kinds)),
        cues=np.array(cues, np.int32),
        traits=np.array(traits, np.int32),
        places=tuple(Named(index, index, sentence_of[index]) for index in at),
        actors=acting,
    )


def _tokens(text: str, places: Sequence[Span]) -> tuple[list[_Token], list[int]]:
    tokens: list[_Token] = []
    at: list[int] = []
    position = 0
    for place in places:
        if at and text[position : place.start] == _HYPHEN:  # many write one where others write a dash
            tokens.append(_Token(DASH, Kind.MARK, position))
        else:
            tokens.extend(_pieces(text, position, place.start))
        at.append(len(tokens))
        tokens.append(_Token(PLACE, Kind.PLACE, place.start, capital=True))
        position = place.end
    tokens.extend(_pieces(text, position, len(text)))
    return tokens, at


def _pieces(text: str, start: int, end: int) -> Iterable[_Token]:
    found: list[_Token] = []
    for match in _PIECE.finditer(text, start, end):
        word, kind, capital = _read(match[0])
        found.append(_tuple(_Token, (word, kind, match.start(), capital)))
    return found


@lru_cache(maxsize=16384)
def _read(piece: str) -> tuple[str, Kind, bool]:
    """The word that the network sees in a piece of text, what it is, and whether it has a capital."""
    if piece[0].isalpha():
        return fold(piece).replace(" ", "") or piece.lower(), Kind.WORD, piece[0].isupper()
    if piece[0].isdigit():
        return _YEAR_WORD if _YEAR.fullmatch(piece) else _NUMBER, Kind.NUMBER, False
    return piece.replace("’", "'"), Kind.MARK, False


def _actor(span: Span, starts: Sequence[int], sentence_of: Sequence[int]) -> Named:
    """The tokens that begin within the name; of a name inside a token, that token."""
    first = bisect_left(starts, span.start)
    last = bisect_left(starts, span.end) - 1
    if last < first:
        first = last = max(0, last)
    return Named(first, last, sentence_of[first])


def _cues_and_traits(
    words: Sequence[str], capitals: Sequence[bool], sentence_of: Sequence[int]
) -> tuple[list[int], list[int]]:
    cues: list[int] = []
    traits: list[int] = []
    low = 0
    while low < len(words):
        high = bisect_right(sentence_of, sentence_of[low], low)
        said = words[low:high]
        lexicon = _lexicon(said)
        general = int(Trait.SPANISH) if lexicon is SPANISH else 0
        plain, capital = general, general | int(Trait.CAPITAL)
        traits += [capital if has_capital else plain for has_capital in capitals[low:high]]
        cues += [_cue(said, index, lexicon) if word in lexicon.leads else 0 for index, word in enumerate(said)]
        traits[low] |= _FIRST
        low = high
    return cues, traits


def _lexicon(said: Sequence[str]) -> Lexicon:
    spanish = sum(map(SPANISH_WORDS.__contains__, said))
    return SPANISH if spanish > sum(map(ENGLISH_WORDS.__contains__, said)) else ENGLISH


def _cue(said: Sequence[str], at: int, lexicon: Lexicon) -> int:
    word = said[at]
    pair = lexicon.cues.get(f"{word} {said[at + 1]}") if word in lexicon.openers and at + 1 < len(said) else None
    cue = pair or lexicon.cues.get(word)
    if cue is None:
        return 0
    return _MOTIONS[cue.motion] + (len(_MOTIONS) if cue.weak else 0)
