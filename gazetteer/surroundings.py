"""What the text says right around a name: the place that contains it, and the word for its kind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import cues
from gazetteer.recognition import Recognised
from gazetteer.tokens import Tokens, tokens_of

_APPOSITION: Final = re.compile(r",\s+|\s*\(")
_CONTAINER_AFTER: Final = re.compile(
    r",\s+|\s*\(|,?\s+in\s+(?:the\s+)?(?:\w+\s+)?|,\s+(?:the\s+)?capital of\s+"
    r"|\s+(?:neighbou?rhood|district|quarter|suburb|section|sector|area|province|state)\s+(?:of|in)\s+(?:\w+\s+)?",
    re.IGNORECASE,
)
_CONTAINER_BEFORE: Final = re.compile(r"['’]s\s+(?:\w+\s+){0,2}", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[“\"‘(]?[^\W\d_a-z])|\n\s*\n")
_BREAK: Final = re.compile(r"[.,;:!?()]\s|\n\s*\n")
_WORD_BEHIND: Final = re.compile(r"\s+\w")
_ARTICLE: Final = re.compile(r"\b[Tt]he\s$")
_NO_NOUN: Final = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:in|into|to|and|or|but|on|at|from|for|with|by|as|near|since|than|of|is|was|are|were|be|has|had"
    r"|have|will|would|could|can|after|before|until|during|that|which|who|where|when|while|y|o|en|a|al|de|del|desde|hasta"
    r"|por|para|con|es|fue|era)\b)"
)
_LINK: Final = re.compile(r",\s+|(?:,\s+|\s+)(?:and|or|y|e|o)\s+")
_NOUN_OF_LIST: Final = re.compile(
    r"\s+(counties|townships|parishes|provinces|states|districts|regions|rivers|islands|lakes|cities|towns|villages)\b",
    re.IGNORECASE,
)
_LONGEST_LIST: Final = 20
_WINDOW: Final = 40
_FAR: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """`containers` are indices of names that this one is said to lie in; `cues` the words for its kind beside it.

    `appositions` are those of the containers that follow as "X, Y" or "X (Y)". `has_article` tells whether "the" stands
    before it. `countries` are the codes of the countries that the same sentence names.
    """

    containers: tuple[int, ...]
    appositions: tuple[int, ...]
    cues: tuple[str, ...]
    has_article: bool
    countries: frozenset[str]


def surroundings_of(
    text: str, names: Sequence[Recognised], countries: Sequence[tuple[int, str]]
) -> tuple[Surroundings, ...]:
    """Surroundings of each name, in order; `countries` are (offset, code) of what names a country, in order."""
    words = tokens_of(text)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    offsets = [offset for offset, _ in countries]
    nouns = [_noun_of_list(text, names, i) for i in range(len(names))]
    return tuple(
        Surroundings(
            containers=() if noun else _containers(text, names, i, _CONTAINER_AFTER),
            appositions=() if noun else _containers(text, names, i, _APPOSITION),
            cues=(*_cues(words, name), *noun),
            has_article=_has_article(text, name),
            countries=_countries_beside(name, ends, offsets, countries),
        )
        for i, (name, noun) in enumerate(zip(names, nouns, strict=True))
    )


def _has_article(text: str, name: Recognised) -> bool:
    """Whether the article before a name is its own: in "the Kerala government" it is the government's."""
    before = _ARTICLE.search(text[max(0, name.start - 5) : name.start])
    return before is not None and _NO_NOUN.match(text, name.end) is not None


def _countries_beside(
    name: Recognised, ends: Sequence[int], offsets: Sequence[int], countries: Sequence[tuple[int, str]]
) -> frozenset[str]:
    sentence = bisect_right(ends, name.start)
    start = ends[sentence - 1] if sentence else 0
    end = ends[sentence] if sentence < len(ends) else name.end + _FAR
    within = countries[bisect_left(offsets, start) : bisect_left(offsets, end)]
    return frozenset(code for offset, code in within if offset != name.start)


def _containers(text: str, names: Sequence[Recognised], i: int, link: re.Pattern[str]) -> tuple[int, ...]:
    """The name after "X, ", "X (" or "X in"; the name before "Y's X". A list of three or more contains nothing."""
    found = []
    if i + 1 < len(names):
        between = text[names[i].end : names[i + 1].start]
        if link.fullmatch(between) and not _is_list(text, names, i):
            found.append(i + 1)
    if i and link is _CONTAINER_AFTER and _CONTAINER_BEFORE.fullmatch(text[names[i - 1].end : names[i].start]):
        found.append(i - 1)
    return tuple(found)


def _is_list(text: str, names: Sequence[Recognised], i: int) -> bool:
    """Whether the comma after a name separates items of a list: "X, Y and Z"."""
    if i + 2 >= len(names):
        return False
    following = text[names[i + 1].end : names[i + 2].start]
    return re.fullmatch(r",?\s+(?:and|or|y|e|&)\s+(?:the\s+)?", following) is not None


def _noun_of_list(text: str, names: Sequence[Recognised], i: int) -> tuple[str, ...]:
    """The word for a kind of places that closes the list in which a name stands: "Lea, Eddy and Otero counties"."""
    last = i
    while last + 1 < min(len(names), i + _LONGEST_LIST) and _are_linked(text, names, last):
        last += 1
    is_one_of_several = last > i or (i > 0 and _are_linked(text, names, i - 1))
    noun = _NOUN_OF_LIST.match(text, names[last].end) if is_one_of_several else None
    return (noun.group(1).lower(),) if noun else ()


def _are_linked(text: str, names: Sequence[Recognised], i: int) -> bool:
    return _LINK.fullmatch(text[names[i].end : names[i + 1].start]) is not None


def _cues(words: Tokens, name: Recognised) -> tuple[str, ...]:
    """Words for a kind of place: in the name itself, right after it, right before it ("province of X")."""
    text, limit = words.text, name.end + _WINDOW
    inside = words.folded(name.start, name.end)
    own = [inside[-1]] if len(inside) > 1 and inside[-1] in cues.PLACE_NOUNS_AFTER else []
    low = max(0, name.start - _WINDOW)
    breaks = [match.end() for match in _BREAK.finditer(text, low, name.start)]
    before = words.folded(breaks[-1] if breaks else low, name.start)
    next_word = words.folded(name.end, limit)[:1] if _WORD_BEHIND.match(text, name.end, limit) else []
    follows = [word for word in next_word if word in cues.PLACE_NOUNS_AFTER]
    if before[-1:] == ["of"] or before[-1:] == ["de"]:
        before = before[:-1]
    elif before[-2:] in (["of", "the"], ["de", "la"]):
        before = before[:-2]
    precedes = [before[-1]] if before and before[-1] in cues.PLACE_NOUNS_BEFORE else []
    return tuple(own + follows + precedes)
