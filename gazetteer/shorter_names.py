"""Other forms of a name that no source lists: without its direction or the word for its kind, or written out.

"South L.A." lies in L.A., "Zarqa district" is Zarqa's, "Bank of Mexico" and "Ipswich General Hospital" stand for
bodies of Mexico and at Ipswich, "Latin American" for Latin America. Natural features and parks are left alone: a Lake
Ohio need not lie in Ohio.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from gazetteer.fame import Fame, fame_of
from gazetteer.fold import fold
from gazetteer.index import Candidate, Gazetteer, NameKind
from gazetteer.inflection import candidates_of
from gazetteer.lexicon import Lexicon
from gazetteer.wordlists import words

_MOST_WORDS: Final = 8
_SHORTEST: Final = 2
_REGIONS: Final = frozenset({"ADM1", "CONT", "RGN"})
_ABROAD: Final = frozenset({"embassy", "consulate", "mission", "embajada", "consulado", "ambassade"})
"""What a state has elsewhere: the British Embassy is not in Britain."""
_WRITTEN_OUT: Final = {"n": "north", "s": "south", "e": "east", "w": "west", "st": "saint", "mt": "mount", "ft": "fort"}
_IN_SHORT: Final = {"saint": "st", "mount": "mt", "fort": "ft"}
_BEFORE: Final = words(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central upper lower inner outer greater mainland rural downtown metro
    metropolitan mid old norte sur este oeste"""
)
_AFTER: Final = words(
    """area region district province state county department governorate prefecture municipality municipal city town
    township twp village parish metro metropolitan suburbs borough division zone sector lga local government
    constituency estate territory co lga mdc neighborhood neighbourhood suburb quarter ward parish settlement camp
    metropolis interchange junction"""
)
_SEATED: Final = words(
    """hospital university college school police council court prison jail cathedral airport station general state
    medical health county city district sheriff sheriffs office department board library stadium museum embassy
    international regional community high elementary fire chamber chambers commerce of"""
)
_BODIES: Final = _SEATED | words(
    """higher primary secondary middle academy institute campus polytechnic faculty law medicine economics technology
    bank federal reserve central commission senate house assembly legislature parliament congress supreme appeal
    appeals crown magistrates art gallery opera theatre theater trade exhibition convention center centre mosque church
    synagogue temple hall civic arena racecourse speedway raceway marathon games cup world fc afc port authority
    administration transit metro terminal railway barracks garrison penitentiary remand detention correctional"""
)
"""Bodies, houses and events that are called after a place, but not so often that any hamlet of the name will do."""
_GENERIC: Final = _BEFORE | _AFTER | _BODIES
"""What is left of a body without a place in its name: the Supreme Court, the Central Bank."""
_HEADS: Final = (
    "university of ",
    "bank of ",
    "council of ",
    "college of ",
    "cathedral of ",
    "church of ",
    "parliament of ",
    "republic of ",
    "kingdom of ",
    "province of ",
    "district of ",
    "city of ",
    "town of ",
    "village of ",
    "county of ",
    "state of ",
    "port of ",
    "archdiocese of ",
    "diocese of ",
    "municipality of ",
    "barangay ",
)


class ShorterNames:
    """Looks names up that no source lists, in a shorter form."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._demonyms = lexicon.demonyms

    def candidates(self, surface: str) -> tuple[Candidate, ...]:
        """The candidates of the likeliest other form of a name as it is written, as of another name of theirs."""
        whole = fold(surface)
        found = self._of_regions(whole) if " " in whole else ()
        for name in () if found else shorter_names(whole):
            found = found or self._of_part(surface, name)
        for name in () if found else names_in_bodies(whole):
            of_part = found or self._of_part(surface, name)
            found = of_part if fame_of(of_part) >= Fame.TOWN else ()
        return tuple(replace(candidate, kind=NameKind.ALTERNATE) for candidate in found)

    def _of_part(self, surface: str, name: str) -> tuple[Candidate, ...]:
        """What a shorter name means: a state that is written short, a country by its people, else any place."""
        of_letters = self._gazetteer.abbreviation(_part_of(surface, name))
        is_abroad = not _ABROAD.isdisjoint(fold(surface).split())
        of_people = () if is_abroad else self._of_people(name)
        return of_letters or of_people or candidates_of(self._gazetteer, name)

    def _of_people(self, name: str) -> tuple[Candidate, ...]:
        country = self._gazetteer.country(self._demonyms.get(name) or "")
        if country:
            return (Candidate(place=country, kind=NameKind.ALTERNATE),)
        return self._of_regions(name) if name in self._demonyms else ()

    def _of_regions(self, name: str) -> tuple[Candidate, ...]:
        """The regions that an adjective is made of: Latin America, North Ossetia; Europe."""
        found = (self._gazetteer.candidates(name[:-cut]) for cut in (1, 2) if name.endswith("an"))
        regions = (tuple(c for c in each if c.place.feature_code in _REGIONS) for each in found)
        return next(filter(None, regions), ())


def shorter_names(name: str) -> Iterator[str]:
    """Folded names to look up in the stead of a folded name that has no entry, the likeliest first."""
    words = name.split()
    if 2 <= len(words) <= _MOST_WORDS:
        forms = (_respelled(words), _without_ends(words), _of_heads(name), _of_bodies(words, _SEATED))
        yield from _useful(name, chain.from_iterable(forms))


def names_in_bodies(name: str) -> Iterator[str]:
    """Folded names that a body may be called after, if places of the name are known."""
    words = name.split()
    if 2 <= len(words) <= _MOST_WORDS:
        yield from _useful(name, _of_bodies(words, _BODIES))


def _useful(name: str, shorter: Iterable[str]) -> Iterator[str]:
    """Those that are still names, each once."""
    for one in dict.fromkeys(shorter):
        if one != name and len(one) >= _SHORTEST and not _GENERIC.issuperset(one.split()):
            yield one


def _part_of(written: str, name: str) -> str:
    """The words of a written name that one of its folded shorter names is made of ("L.A."), or nothing."""
    words = written.split()
    parts = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    return next((part for part in parts if fold(part) == name), "")


def _respelled(words: list[str]) -> Iterator[str]:
    first, *rest = words
    for table in (_WRITTEN_OUT, _IN_SHORT):
        if first in table:
            yield " ".join([table[first], *rest])


def _without_ends(words: list[str]) -> Iterator[str]:
    """The name without words for its kind behind it, then also without directions before it."""
    end = len(words)
    while end > 1 and words[end - 1] in _AFTER:
        end -= 1
        yield " ".join(words[:end])
    if words[0] in _BEFORE and end > 1:
        yield " ".join(words[1:end])


def _of_heads(name: str) -> Iterator[str]:
    for head in _HEADS:
        if name.startswith(head):
            yield name.removeprefix(head)


def _of_bodies(words: list[str], bodies: frozenset[str]) -> Iterator[str]:
    end = len(words)
    while end > 1 and words[end - 1] in bodies:
        end -= 1
        yield " ".join(words[:end])
