"""Names in scripts that bend them or write words before them as one: Москве for Москва, ومصر for مصر.

Endings and prefixes are taken off and what remains is looked up; nothing is ever taken off a Latin word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from gazetteer.entry import NameKind
from gazetteer.index import Candidate, Gazetteer

_EXACT: Final = 30.0  # a name as it stands may be that much smaller than one that must be bent
_COUNTRY: Final = 1e9
_AREA: Final = 1e6
_KNOWN: Final = 20_000.0
_LONGEST: Final = 4
_FORMS: Final = 12
_SHORTEST_STEM: Final = 3

# What may stand for an ending of the folded word (й is и there, ё is е), most likely first.
_ENDINGS: Final = {
    "иеи": ("ия",),
    "ои": ("а", "ая"),
    "еи": ("я", "а", "ая"),
    "ую": ("ая",),
    "юю": ("яя",),
    "ого": ("ии", "ыи", "ое", "ои"),
    "его": ("ии", "ее"),
    "ому": ("ии", "ыи", "ое", "ои"),
    "ом": ("", "о", "ии", "ыи", "ое"),
    "ем": ("", "ь", "е", "и"),
    "ым": ("ыи", "ое", ""),
    "им": ("ии",),
    "ых": ("ые",),
    "их": ("ие",),
    "ах": ("ы", "а", "и"),
    "ях": ("и",),
    "ами": ("ы", "и"),
    "ов": ("ы", "а", ""),
    "ии": ("ия", "ие"),
    "ию": ("ия",),
    "ью": ("ь",),
    "ы": ("а", ""),
    "и": ("а", "ь", "я", ""),
    "е": ("а", "", "я", "о", "ь", "и"),
    "у": ("а", "", "о"),
    "ю": ("я", "ь", "и", "е"),
    "а": ("", "о"),
    "я": ("ь", "и", "е"),
    "": ("ы", "а"),
}
_BEFORE: Final = ("وال", "فال", "بال", "كال", "و", "ف", "ب", "ل", "ك")
_ARTICLE: Final = "ال"
_PERSIAN: Final = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی"})
_ARABIC: Final = str.maketrans({"ی": "ي", "ک": "ك"})


class Reading(NamedTuple):
    """A key of the gazetteer that a stretch of text stands for, and how many letters of the stretch stand before it."""

    key: str
    skipped: int


def is_cyrillic(folded: str) -> bool:
    """Whether a folded word begins with a Cyrillic letter."""
    return "\u0400" <= folded[:1] <= "\u052f"


def is_arabic(folded: str) -> bool:
    """Whether a folded word begins with an Arabic letter, the Persian ones included."""
    return "\u0600" <= folded[:1] <= "\u06ff"


def bends(folded: str) -> bool:
    """Whether a folded word is of a script whose names are looked up as `reading_of` does."""
    return not folded.isascii() and (is_cyrillic(folded) or is_arabic(folded))


def candidates_of(gazetteer: Gazetteer, folded: str) -> tuple[Candidate, ...]:
    """The entries of a folded name as it stands in a text, bent or not; its most prominent one counts as meant by it.

    No name in another script is a preferred one, because English ones are.
    """
    if not bends(folded):
        return gazetteer.candidates(folded)
    reading = reading_of(gazetteer, folded.split(" "))
    return known_by(gazetteer.candidates(reading.key)) if reading else ()


def known_by(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The entries with the first as the one that bears the name, if it is of some size."""
    if not found or _weight(found) < _KNOWN:
        return found
    return (replace(found[0], kind=NameKind.PREFERRED), *found[1:])


def reading_of(gazetteer: Gazetteer, words: Sequence[str]) -> Reading | None:
    """The best reading of some folded words as one name, or None where they are none."""
    exact = " ".join(words)
    best = (_EXACT * _weight(gazetteer.candidates(exact)), Reading(exact, 0))
    if len(words) <= _LONGEST:
        for reading in _readings(tuple(words)):
            best = max(best, (_weight(gazetteer.candidates(reading.key)), reading))
    return best[1] if best[0] > 0 else None


def _weight(found: Sequence[Candidate]) -> float:
    """How much the most prominent entry of a name speaks for it."""
    if not found:
        return 0.0
    place = found[0].place
    size = 1.0 + place.population
    if place.is_country:
        return size + _COUNTRY
    return size + (_AREA if place.feature_code == "ADM1" else 0.0)


@lru_cache(maxsize=4096)
def _readings(words: tuple[str, ...]) -> tuple[Reading, ...]:
    if is_arabic(words[0]):
        return tuple(_of_arabic(words))
    choices = [(word, *_of_slavic(word))[:_FORMS] for word in words]
    return tuple(Reading(" ".join(choice), 0) for choice in product(*choices))[1:]


def _of_slavic(word: str) -> Iterator[str]:
    """What a Russian word may be in the first case."""
    if not is_cyrillic(word):
        return
    for length in (3, 2, 1, 0):
        ending = word[len(word) - length :]
        if len(word) - length >= _SHORTEST_STEM:
            yield from (word[: len(word) - length] + other for other in _ENDINGS.get(ending, ()))


def _of_arabic(words: tuple[str, ...]) -> Iterator[Reading]:
    """The words with another spelling of their letters, without what is written before them, and with the article."""
    whole = " ".join(words)
    for spelling in dict.fromkeys((whole, whole.translate(_PERSIAN), whole.translate(_ARABIC))):
        yield Reading(spelling, 0)
        yield from (Reading(other, 0) for other in _other_end(spelling))
        if len(spelling.split(" ")[0]) > _SHORTEST_STEM:
            yield Reading(_ARTICLE + spelling, 0)
            yield Reading(spelling.removeprefix(_ARTICLE), 0)
        if spelling.startswith("لل"):
            yield Reading(_ARTICLE + spelling[2:], 1)
        for before in _BEFORE:
            bare = spelling[len(before) :]
            if spelling.startswith(before) and len(bare) >= _SHORTEST_STEM:
                skipped = len(before.removesuffix(_ARTICLE))
                yield Reading(spelling[skipped:], skipped)
                yield from (Reading(other, skipped) for other in _other_end(spelling[skipped:]))


def _other_end(key: str) -> Iterator[str]:
    for written, other in (("ه", "ة"), ("ة", "ه"), ("ا", "ه"), ("ي", "ى"), ("ى", "ي")):
        if key.endswith(written):
            yield key[:-1] + other
