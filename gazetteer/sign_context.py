"""Signs from the words and marks that stand beside a match."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

from gazetteer import cues, word_classes
from gazetteer.packing import packed, packed_flags
from gazetteer.words import Shape, Word

_ARTICLES: Final = frozenset({"the", "la", "el", "los", "las"})
_MARKS: Final[Mapping[str, str]] = {
    "comma": ",",
    "period": ".…!?",
    "colon": ":;",
    "opening bracket": "([",
    "closing bracket": ")]",
    "quote": '“”"«»‘',
    "dash": "–—-/",
}
_BEFORE: Final[Mapping[str, frozenset[str]]] = {
    "locative": cues.LOCATIVE,
    "weak locative": cues.WEAK_LOCATIVE,
    "motion": word_classes.MOTION,
    "heading": cues.HEADING,
    "kind of place": cues.PLACE_NOUNS_BEFORE | word_classes.SITES,
    "title": cues.TITLES,
    "vessel": word_classes.VESSELS,
    "article": _ARTICLES,
    "article of a he": frozenset({"el", "un", "al", "del", "a", "an", "los", "unos"}),
    "by or with": frozenset({"by", "with", "and", "por", "con", "y", "e", "than", "que", "o", "or", "ni", "but"}),
    "of": frozenset({"of", "de", "del", "for", "para"}),
    "to": frozenset({"to", "a", "al"}),
}
_AFTER: Final[Mapping[str, frozenset[str]]] = {
    "kind of place": cues.PLACE_NOUNS_AFTER | word_classes.SITES,
    "body": cues.ORGANISATION_WORDS,
    "saying": cues.SPEECH_VERBS,
    "preposition": cues.LOCATIVE | frozenset({"on", "to", "by", "with", "a", "con", "el"}),
    "conjunction": frozenset({"and", "y", "e", "or", "o", "to", "a"}),
    "verb to be": frozenset({"is", "was", "were", "are", "has", "had", "es", "era", "fue", "esta", "ha"}),
    "relative": frozenset({"where", "donde", "which", "that", "who", "que", "whose", "adonde"}),
}
_FURTHER: Final[Mapping[str, frozenset[str]]] = {
    "motion": word_classes.MOTION | cues.HEADING,
    "kind of place": cues.PLACE_NOUNS_BEFORE | word_classes.SITES,
    "vessel": word_classes.VESSELS,
    "locative": cues.LOCATIVE,
}
NAMES: Final = (
    *(f"before: {name}" for name in _BEFORE),
    *(f"two before: {name}" for name in _FURTHER),
    "capital before",
    "lower case before",
    "opens",
    "opens a line",
    "sure place before",
    *(f"mark before: {name}" for name in _MARKS),
    *(f"after: {name}" for name in _AFTER),
    "capital after",
    "number after",
    "sure place after",
    "sure place behind a comma",
    "sure place behind a word",
    *(f"mark after: {name}" for name in _MARKS),
    "ends the line",
)


def context_signs(words: Sequence[Word], first: int, end: int, sure: tuple[Collection[int], Collection[int]]) -> bytes:
    """The signs called `NAMES` of the words [first, end), packed.

    `sure` has the indices of the words that begin a place beyond doubt, and of those behind one.
    """
    return _before(words, first, sure[1]) + _after(words, end, sure[0])


def _before(words: Sequence[Word], first: int, sure_ends: Collection[int]) -> bytes:
    near = words[first - 1] if first else None
    gap = near.gap if near else "\n"
    touches = near is not None and gap.isspace() and "\n\n" not in gap
    further = words[first - 2] if first > 1 and touches and words[first - 2].gap == " " else None
    flags = (
        near is not None and touches and near.capitalised and not near.opens,
        near is not None and touches and near.shape is Shape.LOWER,
        words[first].opens,
        "\n" in gap,
        first in sure_ends and not _breaks(gap),
    )
    of_near = _classes(near.token.stem if near is not None and touches else "")[0]
    of_further = _classes(further.token.stem if further else "")[2]
    return of_near + of_further + packed_flags(flags) + _marks(gap)


def _after(words: Sequence[Word], end: int, sure_starts: Collection[int]) -> bytes:
    gap = words[end - 1].gap
    following = words[end] if end < len(words) else None
    touches = following is not None and gap.isspace() and "\n\n" not in gap
    is_sure = end in sure_starts
    flags = (
        following is not None and touches and following.capitalised,
        following is not None and following.text[0].isdigit(),
        is_sure and not _breaks(gap),
        is_sure and gap in (", ", " ("),
        end + 1 in sure_starts,
    )
    of_following = _classes(following.token.stem if following is not None and touches else "")[1]
    return of_following + packed_flags(flags) + _marks(gap) + packed_flags(("\n" in gap,))


def _breaks(gap: str) -> bool:
    """Whether the gap between two words ends a sentence or a paragraph."""
    return "\n\n" in gap or ". " in gap


@lru_cache(maxsize=4096)
def _classes(stem: str) -> tuple[bytes, bytes, bytes]:
    """The classes of a word as the one before, the one after, and the one before the one before, packed."""
    before, after, further = (
        packed([stem in members for members in table.values()]) for table in (_BEFORE, _AFTER, _FURTHER)
    )
    return before, after, further


@lru_cache(maxsize=1024)
def _marks(gap: str) -> bytes:
    return packed([any(mark in gap for mark in marks) for marks in _MARKS.values()])
