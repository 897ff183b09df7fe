"""Names that nobody lists as they are written: spelled by ear, run together, or without their "al" or "island".

"Juangriego" is Juan Griego, "Gashuun Sujait" the crossing of Gashuun Sukhait, "Negros" an island. A spelling one step
away is looked up where a name has no entry at all, and only in countries that the text deals with, so that it rather
finds nothing than a namesake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from gazetteer.index import Candidate, Gazetteer
from gazetteer.wordlists import words

_SHORTEST: Final = 6
"""Letters of a name: one letter makes another name of a shorter one."""
_LONGEST: Final = 40
_MOST_PLACES: Final = 3
"""A spelling with more neighbours than these says nothing."""
_OWN_LETTERS: Final = words(
    "US CA GB IE AU NZ MX GT BZ SV HN NI CR PA CU DO PR CO VE EC PE BO CL AR UY PY BR ES PT FR BE LU NL DE AT CH LI IT "
    "SM MT DK NO SE FI IS EE LV LT PL CZ SK HU SI HR RO TR"
)
"""Countries that write Latin letters at home: there a vowel makes another town, Andersen or Anderson."""
_ANYWHERE: Final = (
    ("puerto ", "porto "),
    ("qu", "k"),
    ("c", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("hu", "gu"),
    ("gu", "gw"),
    ("w", "gu"),
    ("sh", "ch"),
    ("tch", "ch"),
    ("ou", "u"),
    ("oo", "u"),
    ("ii", "iy"),
)
_BY_EAR: Final = (
    ("kh", "j"),
    ("kh", "h"),
    ("kh", "k"),
    ("gh", "g"),
    ("dj", "j"),
    ("dzh", "j"),
    ("j", "y"),
    ("zh", "j"),
    ("zh", "y"),
    ("sh", "s"),
    ("x", "sh"),
    ("ts", "c"),
    ("ts", "tz"),
    ("th", "t"),
    ("dh", "d"),
    ("q", "k"),
    ("q", "g"),
    ("v", "w"),
    ("v", "b"),
    ("z", "s"),
    ("ou", "w"),
    ("w", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ei", "ay"),
    ("ai", "ay"),
    ("ey", "ay"),
    ("ey", "ei"),
    ("e", "i"),
    ("e", "a"),
    ("o", "u"),
    ("i", "y"),
    ("iy", "i"),
    ("yy", "y"),
    ("ah", "a"),
    ("eh", "a"),
    ("aa", "a"),
    ("uu", "u"),
    ("h", ""),
)
_VOWELS: Final = frozenset("aeiou ")
_ARTICLES: Final = ("al ", "el ")
_ISLANDS: Final = (" island", " islands")


class Respellings:
    """Looks up what a name without an entry may be spelled like."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def candidates(self, key: str, countries: Collection[str]) -> tuple[Candidate, ...]:
        """The places of some countries that are spelled one step away from a folded name; none for too many."""
        if not _SHORTEST <= len(key.replace(" ", "")) <= _LONGEST:
            return ()
        found: dict[str, Candidate] = {}
        for alike, by_ear in ((_alike(key), False), (_swapped(key, _BY_EAR), True)):
            allowed = {code for code in countries if not (by_ear and code in _OWN_LETTERS)}
            for spelling in dict.fromkeys(alike) if allowed else ():
                near = self._gazetteer.candidates(spelling)
                found.update({c.place.id: c for c in near if c.place.country_code in allowed and not c.is_minor})
        return tuple(found.values()) if len(found) <= _MOST_PLACES else ()


def _alike(key: str) -> Iterator[str]:
    """Spellings that mean the same in any country."""
    yield from _swapped(key, _ANYWHERE)
    yield from _joined_or_parted(key)
    yield from _with_other_doubles(key)
    for article in _ARTICLES:
        yield key.removeprefix(article) if key.startswith(article) else article + key
    yield from (key + islands for islands in _ISLANDS)


def _swapped(key: str, sounds: Collection[tuple[str, str]]) -> Iterator[str]:
    """The name with one sound written the other way, at each place where it stands."""
    for one, other in sounds:
        for old, new in ((one, other), (other, one)):
            at = key.find(old) if old else -1
            while at >= 0:
                yield key[:at] + new + key[at + len(old) :]
                at = key.find(old, at + 1)


def _joined_or_parted(key: str) -> Iterator[str]:
    for at in range(2, len(key) - 2):
        if key[at] == " ":
            yield key[:at] + key[at + 1 :]
        elif key[at - 1] != " ":
            yield f"{key[:at]} {key[at:]}"


def _with_other_doubles(key: str) -> Iterator[str]:
    """The name with one consonant doubled, or with one of two left out."""
    for at, letter in enumerate(key):
        if letter not in _VOWELS:
            yield key[:at] + letter + key[at:]
            if key[at - 1 : at] == letter:
                yield key[:at] + key[at + 1 :]
