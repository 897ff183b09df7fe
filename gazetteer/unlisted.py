"""Stretches that are written like names and that the gazetteer does not list: they may be places all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from gazetteer import cues, word_classes
from gazetteer.fame import Fame
from gazetteer.lexicon import Lexicon
from gazetteer.persons import NameParts
from gazetteer.weighing import Match
from gazetteer.words import LineStyle, Shape, Word, capitalised_runs

_LONGEST: Final = 4
_SHORTEST_WORD: Final = 3
_NO_NAMES: Final = cues.FUNCTION_WORDS | cues.MONTHS | cues.TITLES | cues.ROLE_WORDS
_ARTICLES: Final = frozenset({"al", "el", "la", "los", "las"})
_LINKS: Final = frozenset({"de", "del", "la", "of", "the"})


def unlisted(
    words: Sequence[Word], parts: NameParts, lexicon: Lexicon, listed: Collection[tuple[int, int]]
) -> Iterator[Match]:
    """Runs of capitalised words that are no name of the gazetteer, without the titles and demonyms before them.

    A run joined by hyphens gives its pieces as well ("Sweihan-Asab"), and a word for a kind of place in lower case
    before the run gives both together ("isla de Alborán"). `listed` has the ranges that the gazetteer knows.
    """
    ranges: dict[tuple[int, int], None] = {}
    for first, end in capitalised_runs(words):
        start = first
        while start < end and _stands_before(words[start], lexicon):
            start += 1
        for piece in _pieces(words, start, end):
            if piece not in listed and _could_be_name(words, *piece, parts):
                ranges[_with_article(words, *piece)] = None
    for first, end in ranges:
        if (first, end) not in listed:
            yield _match(words, first, end)


def _match(words: Sequence[Word], first: int, end: int) -> Match:
    last = words[end - 1]
    return Match(
        first=first,
        end=end,
        stop=last.token.stem_end,
        key=" ".join([*(word.token.folded for word in words[first : end - 1]), last.token.stem]),
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
    for i in range(len(words) - 1):
        if words[i].shape is Shape.LOWER and words[i].token.folded in word_classes.GENERICS and words[i].gap == " ":
            following = i + 1
            while (
                following + 1 < len(words) and words[following].token.folded in _LINKS and words[following].gap == " "
            ):
                following += 1
            if words[following].capitalised or words[following].token.folded in word_classes.ADJECTIVES:
                yield i
