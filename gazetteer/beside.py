"""Whether the words around a name treat it as a place, beyond the word that touches it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer import cues
from gazetteer.words import Word

_TIME_REACH: Final = 6
_IS: Final = frozenset({"is", "was", "es", "era"})
_ARTICLES: Final = frozenset({"a", "an", "the", "el", "la", "un", "una"})
_ADJECTIVES: Final = 2
_FALLS: Final = frozenset({("fell", "to"), ("falls", "to"), ("cayo", "en"), ("cae", "en")})
_DESCRIBING: Final = _IS | {verb for verb, _ in _FALLS}
_ENDS: Final = frozenset(
    {"of", "in", "on", "near", "with", "where", "that", "and", "de", "en", "con", "donde", "y", "del"}
)


def is_of_place(words: Sequence[Word], at: int) -> bool:
    """Whether what follows "of", "for" or "a" behind the word at an index is where something goes or belongs."""
    if at < 0:
        return False
    word = words[at].token.folded
    return word in cues.BELONGING or bool(cues.HEADING & {word, _before_time(words, at)})


def is_described(words: Sequence[Word], end: int) -> bool:
    """Whether a name that ends before `end` is called a place: "X, the provincial capital,", "X is a town in"."""
    if end >= len(words):
        return False
    gap = words[end - 1].gap
    if gap != ", " and words[end].token.folded not in _DESCRIBING:
        return False
    said = [word.token.folded for word in words[end : end + _ADJECTIVES + 4]]
    if tuple(said[:2]) in _FALLS:
        return True
    start = 1 if said[0] in _IS and gap == " " else 0 if gap == ", " else None
    if start is None or said[start : start + 1] == [] or said[start] not in _ARTICLES:
        return False
    for at in range(start + 1, min(start + 2 + _ADJECTIVES, len(said))):
        if said[at] in cues.DESCRIBED_AS:
            return at + 1 == len(said) or words[end + at].gap != " " or said[at + 1] in _ENDS
    return False


def _before_time(words: Sequence[Word], at: int) -> str:
    """The word at an index, or the one before the phrase of time that ends there: "despegó el domingo de X"."""
    low = max(at - _TIME_REACH, 0)
    while at > low and (words[at].token.folded in cues.TIME_WORDS or words[at].text.isdigit()):
        at -= 1
    return words[at].token.folded
