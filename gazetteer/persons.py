"""Which words of a text belong to the name of a person or of an organisation.

Place names inside them are not places ("Daniel Ortega"), or stand for the body that bears them ("Central University
of Venezuela"). Lists of first names and surnames, titles and the words that organisations end in decide, then the
document: a surname once seen behind a first name stays a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.cues import (
    FUNCTION_WORDS,
    MONTHS,
    NAME_PARTICLES,
    ORGANISATION_WORDS,
    QUALIFIERS,
    ROLE_WORDS,
    SPEECH_VERBS,
    TITLES,
)
from gazetteer.lexicon import Lexicon
from gazetteer.words import LineStyle, Word

_LONGEST_NAME: Final = 5
_BEFORE_NAMES: Final = FUNCTION_WORDS | QUALIFIERS | TITLES | ROLE_WORDS | MONTHS
_LINKS: Final = frozenset({"of", "for", "de", "del", "para"})
_ARTICLES: Final = frozenset({"the", "la", "el", "los", "las"})

KnownPlace = Callable[[str], bool]
"""Says whether a folded name is a place that nearly every reader knows: a country, a state, a big city."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """Word indices that belong to persons' names and to organisations' names, and the surnames of the persons."""

    persons: frozenset[int]
    organisations: frozenset[int]
    surnames: frozenset[str]


def name_parts(
    words: Sequence[Word], runs: Sequence[tuple[int, int]], lexicon: Lexicon, is_known_place: KnownPlace
) -> NameParts:
    """Find the persons and organisations among the runs of capitalised words of a text."""
    persons: set[int] = set()
    organisations: set[int] = set()
    surnames: set[str] = set()
    for first, end in runs:
        if any(words[i].style is not LineStyle.PROSE for i in (first, end - 1)):
            is_organisation = _has_organisation_word(words, first, end) and end - first <= _LONGEST_NAME
            organisations.update(_organisation(words, first, end) if is_organisation else ())
            continue
        if _has_organisation_word(words, first, end):
            organisations.update(_organisation(words, first, end))
            first, end = _person_beside_organisation(words, first, end)  # noqa: PLW2901
        found = _person(words, first, end, lexicon, is_known_place)
        persons.update(found)
        surnames.update(_surnames(words, found))
    return NameParts(
        persons=frozenset(persons), organisations=frozenset(organisations - persons), surnames=frozenset(surnames)
    )


def _has_organisation_word(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a run is an organisation's name: it has such a word beside another, or before "of"."""
    has_word = any(words[i].token.stem in ORGANISATION_WORDS for i in range(first, end))
    goes_on = end < len(words) and words[end - 1].gap == " " and words[end].token.folded in _LINKS
    return has_word and (end - first > 1 or goes_on)


def _organisation(words: Sequence[Word], first: int, end: int) -> range:
    """The run, and what follows with "of": University of X, Bank of the Y, Ministry for Z."""
    while end + 1 < len(words) and words[end - 1].gap == " " and words[end].token.folded in _LINKS:
        following = end + 1
        if words[following].token.folded in _ARTICLES and following + 1 < len(words):
            following += 1
        if not words[following].capitalised:
            break
        end = following + 1
        while end < len(words) and words[end - 1].gap == " " and words[end].capitalised:
            end += 1
    return range(first, end)


def _person_beside_organisation(words: Sequence[Word], first: int, end: int) -> tuple[int, int]:
    """What is left of a run behind its last organisation word, from a title on: "Defense Ministry Spokesman Igor X"."""
    last = max(i for i in range(first, end) if words[i].token.stem in ORGANISATION_WORDS)
    titled = [i for i in range(last + 1, end) if words[i].token.stem in TITLES]
    return (titled[0], end) if titled else (end, end)


def _person(
    words: Sequence[Word], first: int, end: int, lexicon: Lexicon, is_known_place: KnownPlace
) -> tuple[int, ...]:
    """Indices of a person's name within a run of capitalised words, or none."""
    is_titled = _title_before(words, first)
    while first < end and _stands_before_names(words[first], lexicon):
        is_titled = is_titled or words[first].token.stem in TITLES
        first += 1
    name = range(first, _end_of_name(words, first, end, is_known_place))
    content = [i for i in name if words[i].token.folded not in NAME_PARTICLES]
    if not content or is_known_place(" ".join(words[i].token.stem for i in name)):
        return ()
    if is_titled or _looks_like_person(words, content, lexicon, is_known_place):
        return tuple(name)
    return ()


def _end_of_name(words: Sequence[Word], first: int, end: int, is_known_place: KnownPlace) -> int:
    """Where a person's name ends at the latest: a hyphen before a place ("La Paz-Tehran") joins places, not names."""
    for i in range(first + 1, min(end, first + _LONGEST_NAME)):
        if words[i - 1].gap == "-" and is_known_place(words[i].token.stem):
            return i
    return min(end, first + _LONGEST_NAME)


def _looks_like_person(
    words: Sequence[Word], content: Sequence[int], lexicon: Lexicon, is_known_place: KnownPlace
) -> bool:
    """Whether two or more capitalised words are a given name or initials and a family name."""
    given, family = words[content[0]].token.stem, words[content[-1]].token.stem
    if len(content) < 2 or family in QUALIFIERS:
        return False
    if len(given) == 1 and words[content[0]].gap.startswith("."):
        return True
    if given not in lexicon.first_names:
        return False
    is_family_name = family in lexicon.surnames and family not in lexicon.common_words
    return not is_known_place(given) or (is_family_name and not is_known_place(family))


def _stands_before_names(word: Word, lexicon: Lexicon) -> bool:
    """Whether a capitalised word stands before a person's name without being part of it: "Russian Deputy Minister"."""
    stem = word.token.stem
    return stem in _BEFORE_NAMES or stem in lexicon.demonyms


def _title_before(words: Sequence[Word], first: int) -> bool:
    """Whether a title in lower case stands right before the run ("president Nicolás Maduro", "analyst Frolov")."""
    if not first:
        return False
    before = words[first - 1]
    return before.token.folded in TITLES and before.gap == " "


def _surnames(words: Sequence[Word], name: Sequence[int]) -> set[str]:
    content = [words[i].token.stem for i in name if words[i].token.folded not in NAME_PARTICLES]
    return {word for word in content[1:] if len(word) > 2} if len(content) > 1 else set(content)


def speaks(words: Sequence[Word], end: int) -> bool:
    """Whether a verb of saying follows the name that ends before word `end`, at once or behind a comma."""
    if end >= len(words):
        return False
    is_next = words[end - 1].gap in (" ", ", ", "” ", '" ')
    return is_next and words[end].token.folded in SPEECH_VERBS
