"""What the gazetteer knows of a name, worked out once: most texts repeat their names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from gazetteer import inflection
from gazetteer.fame import Fame, fame_of, is_landscape, is_main_name, is_seat_of_power
from gazetteer.index import Candidate, Gazetteer, NameKind
from gazetteer.packing import packed
from gazetteer.place import FeatureClass

MOST_CANDIDATES: Final = 12
"""So many of a name's candidates are looked at."""
_CACHED: Final = 20_000
_KINDS: Final = (
    ("airport", ("AIR",)),
    ("first-level area", ("ADM1",)),
    ("lower area", ("ADM2", "ADM3")),
    ("port", ("PRT",)),
    ("quarter", ("PPLX",)),
    ("seat of power", ("BLDG", "PAL", "GOVL")),
)
OF_ENTRIES: Final = (
    "is listed",
    "candidates",
    "inhabitants",
    "inhabitants under its main name",
    "town",
    "curated",
    *(kind for kind, _ in _KINDS),
)
"""Signs of a name's entries alone."""


class Entries(NamedTuple):
    """The entries of a name, and their signs called `OF_ENTRIES`, packed."""

    found: tuple[Candidate, ...]
    signs: bytes


class Standing(NamedTuple):
    """What the gazetteer knows of a key."""

    entries: Entries
    fame: Fame
    is_main_name: bool
    is_landscape: bool
    is_seat_of_power: bool
    begins_with_article: bool


class Standings:
    """What a gazetteer knows of names. The last 20,000 of each kind are kept."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.of = lru_cache(maxsize=_CACHED)(self._of)
        self.of_abbreviation = lru_cache(maxsize=_CACHED)(self._of_abbreviation)
        self.is_known_place = lru_cache(maxsize=_CACHED)(self._is_known_place)

    def _of(self, key: str) -> Standing:
        """What is known of a folded name."""
        found = self._gazetteer.candidates(key)
        found = found if key.isascii() else inflection.known_by(found)
        return Standing(
            entries=_entries(found),
            fame=fame_of(found),
            is_main_name=is_main_name(found),
            is_landscape=is_landscape(found),
            is_seat_of_power=is_seat_of_power(found),
            begins_with_article=self._begins_with_article(key, found),
        )

    def _of_abbreviation(self, surface: str) -> Entries:
        """The entries of an abbreviation as it is written."""
        return _entries(self._gazetteer.abbreviation(surface))

    def _is_known_place(self, folded: str) -> bool:
        """Whether nearly every reader knows a place of this name, under this name."""
        return is_main_name(self._gazetteer.candidates(folded))

    def _begins_with_article(self, key: str, found: Sequence[Candidate]) -> bool:
        """Whether the name is another with "the" before it ("the United States"); The Hague is none."""
        bare = key.removeprefix("the ")
        same = {candidate.place.id for candidate in self._gazetteer.candidates(bare)} if bare != key else set()
        return any(c.place.id in same and not c.place.name.startswith("The ") for c in found)


def _entries(found: tuple[Candidate, ...]) -> Entries:
    return Entries(found, packed(_signs(found)))


def _signs(candidates: tuple[Candidate, ...]) -> tuple[float, ...]:
    nearest = candidates[:MOST_CANDIDATES]
    main = [option.place for option in nearest if option.kind is not NameKind.ALTERNATE]
    codes = [option.place.feature_code for option in nearest]
    return (
        bool(candidates),
        math.log1p(len(candidates)),
        math.log10(1 + max((option.place.population for option in nearest), default=0)),
        math.log10(1 + max((place.population for place in main), default=0)),
        any(place.feature_class is FeatureClass.POPULATED for place in main),
        any(option.place.id.startswith(("curated:", "own:")) for option in nearest),
        *(any(code.startswith(wanted) for code in codes) for _, wanted in _KINDS),
    )
