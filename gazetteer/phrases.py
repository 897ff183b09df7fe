"""Stretches of words that could be one name: how far they run, and whether they are written as names are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer import word_classes
from gazetteer.index import Candidate
from gazetteer.words import Shape, Word, joins

_LONGEST_NAME: Final = 8
_SHORT_WORD: Final = 3
_POSTAL_CODE: Final = 2


def phrase(words: Sequence[Word], first: int) -> tuple[str, dict[int, int]]:
    """The folded words from `first` on, joined, and for each length at which a word ends the index behind that word."""
    joined = ""
    ends: dict[int, int] = {}
    for i, word in enumerate(words[first : first + _LONGEST_NAME], first + 1):
        joined = f"{joined} {word.token.folded}" if joined else word.token.folded
        ends[len(joined)] = i
        if word.gap != " " and not joins(word):
            break
    return joined, ends


def key_of(words: Sequence[Word], first: int, last: int) -> str:
    """The words from `first` to `last`, folded and joined, without a possessive ending."""
    return " ".join([*(word.token.folded for word in words[first:last]), words[last].token.stem])


def possessive_phrases(words: Sequence[Word], first: int) -> Iterator[tuple[int, str]]:
    """The phrase cut before a possessive ending: "Margarita Island" of "Margarita Island's"."""
    for i, word in enumerate(words[first : first + _LONGEST_NAME], first):
        if word.possessive:
            if is_written_as_name(words, first, i + 1):
                yield i + 1, key_of(words, first, i)
            return
        if word.gap != " " and not joins(word):
            return


def is_written_as_name(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether first and last word are capitalised, and all between but short words and those tied by a hyphen."""
    last = words[end - 1]
    if not last.name_like and last.token.folded not in word_classes.ADJECTIVES:
        return False
    generic = first + (words[first].shape is Shape.LOWER)  # "mar Rojo": the word for its kind
    return all(
        words[i].name_like or len(words[i].text) <= _SHORT_WORD or words[i].gap == "-" for i in range(generic, end - 1)
    )


def is_initial(words: Sequence[Word], first: int) -> bool:
    """Whether a letter with a period stands before another capital: "W. Va."."""
    word = words[first]
    return len(word.text) == 1 and word.gap in (".", ". ") and first + 1 < len(words) and words[first + 1].capitalised


def is_written_as_abbreviation(words: Sequence[Word], first: int, end: int, found: Sequence[Candidate]) -> bool:
    """Whether the writing allows an abbreviation at the words [first, end).

    Those of states are also words ("Miss.", "Ind.") or codes ("SD", "NC"): they need "City, Miss.", "City NC" or their
    own periods ("N.C."), the short ones in letters of both cases a period.
    """
    word = words[first]
    if any(candidate.place.is_country for candidate in found) or "." in word.text:
        return True
    gap_before = words[first - 1].gap if first else ""
    if word.shape is Shape.UPPER and end == first + 1:
        is_behind_name = gap_before == " " and words[first - 1].capitalised
        return len(word.text) > _POSTAL_CODE or gap_before == ", " or is_behind_name
    return words[end - 1].gap.startswith("." if gap_before != ", " else (".", ","))
