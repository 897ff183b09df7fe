"""Stretches that are written like names and that the gazetteer does not list: they may be places all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from gazetteer import cues, word_classes
from gazetteer.fame import Fame
from gazetteer.lexicon import Lexicon
from gazetteer.persons import NameParts
from gazetteer.phrases import key_of
from gazetteer.weighing import Match
from gazetteer.words import LineStyle, Shape, Word

_LONGEST: Final = 4
_SHORTEST_WORD: Final = 3
_NO_NAMES: Final = cues.FUNCTION_WORDS | cues.MONTHS | cues.SHORT_DAYS | cues.TITLES | cues.ROLE_WORDS
_ARTICLES: Final = frozenset({"al", "el", "la", "los", "las"})
_LINKS: Final = frozenset({"de", "del", "la", "of", "the"})
_SHORT_KINDS: Final = frozenset({"co", "twp", "tp", "twsp"})
_BODIES: Final = cues.ORGANISATION_WORDS | word_classes.SITES


def unlisted(
    words: Sequence[Word],
    runs: Sequence[tuple[int, int]],
    parts: NameParts,
    lexicon: Lexicon,
    listed: Collection[tuple[int, int]],
) -> Iterator[Match]:
    """Runs of capitalised words that are no name of the gazetteer, without the titles and demonyms before them.

    A run joined by hyphens gives its pieces as well ("Sweihan-Asab"), one with a word for a kind of place inside the
    part up to it ("Coles County | Court"), and a body's name the part before the word for it ("Harwinton | Council").
    A short form behind the run belongs to it ("Tewksbury Twp."). `listed` has the ranges that the gazetteer knows.
    """
    ranges: dict[tuple[int, int], None] = {}
    for first, end in runs:
        start = first
        while start < end and _stands_before(words[start], lexicon):
            start += 1
        for piece in _pieces(words, start, end):
            if piece not in listed and _could_be_name(words, *piece, parts):
                ranges[_with_article(words, *piece)] = None
        for piece in _parts(words, start, end):
            if piece not in listed and _could_be_part(words, *piece):
                ranges[piece] = None
    for first, end in ranges:
        if (first, end) not in listed:
            yield _match(words, first, end)


def _match(words: Sequence[Word], first: int, end: int) -> Match:
    last = words[end - 1]
    is_short = last.token.folded in _SHORT_KINDS and last.gap.startswith(".")
    return Match(
        first=first,
        end=end,
        stop=last.token.stem_end + is_short,
        key=key_of(words, first, end - 1),
        fame=Fame.OBSCURE,
        is_main_name=False,
    )


def _pieces(words: Sequence[Word], first: int, end: int) -> Iterator[tuple[int, int]]:
    yield first, end
    start = first
    for i in range(first, end - 1):
        if words[i].gap == "-":
            yield start, i + 1
            start = i + 1
    if start != first:
        yield start, end


def _parts(words: Sequence[Word], first: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run that may name a place while the whole names something else."""
    for i in range(first + 1, end):
        stem = words[i].token.stem
        if stem in _SHORT_KINDS or (stem in cues.PLACE_NOUNS_AFTER and i + 1 < end):
            yield first, i + 1
        if stem in _BODIES and stem not in cues.PLACE_NOUNS_AFTER:
            yield first, first + 1
            yield first, i
            return


def _could_be_part(words: Sequence[Word], start: int, end: int) -> bool:
    inside = words[start:end]
    return (
        0 < end - start <= _LONGEST
        and inside[0].style is not LineStyle.UPPER
        and not any(word.possessive for word in inside[:-1])
        and not all(word.token.stem in _NO_NAMES or word.token.stem in _BODIES for word in inside)
        and (end - start > 1 or (inside[0].shape is Shape.CAPITALISED and len(inside[0].text) >= _SHORTEST_WORD))
    )


def _with_article(words: Sequence[Word], first: int, end: int) -> tuple[int, int]:
    """The range with a capitalised article before it: "Al Khadim", "La Camorra"."""
    before = words[first - 1] if first else None
    is_own = before is not None and before.capitalised and before.gap == " " and not before.opens
    return (first - 1, end) if is_own and before and before.token.folded in _ARTICLES else (first, end)


def _stands_before(word: Word, lexicon: Lexicon) -> bool:
    stem = word.token.stem
    return stem in _NO_NAMES or stem in lexicon.demonyms


def _could_be_name(words: Sequence[Word], start: int, end: int, parts: NameParts) -> bool:
    if not 0 < end - start <= _LONGEST or words[start].style is not LineStyle.PROSE or start in parts.organisations:
        return False
    single = end - start == 1
    if single and (words[start].shape is Shape.UPPER or len(words[start].token.stem) < _SHORTEST_WORD):
        return False
    return not (single and words[start].token.stem in _NO_NAMES)


def generic_starts(words: Sequence[Word]) -> Iterator[int]:
    """Where a name of the gazetteer may begin in lower case: "mar Rojo", "cabo de Buena Esperanza"."""
    for i, word in enumerate(words[:-1]):
        if word.token.folded in word_classes.GENERICS and word.shape is Shape.LOWER and word.gap == " ":
            following = i + 1
            while (
                following + 1 < len(words) and words[following].token.folded in _LINKS and words[following].gap == " "
            ):
                following += 1
            if words[following].capitalised or words[following].token.folded in word_classes.ADJECTIVES:
                yield i
