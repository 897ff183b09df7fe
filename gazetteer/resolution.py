"""Toponym resolution: which place each recognised name means.

`ContextResolver` looks first at the countries and states that the text names, then weighs every candidate of a name by
signs that can be told to a reader: how prominent the place is, what contains it ("X, Y"), the words beside the name
("state", "river"), where its country and state are named, how many of the other names could lie beside it, and where
the publisher is at home. A name keeps one sense through a document, unless the text says otherwise at the spot. Trained
weights turn the signs into shares; "none of these" is an answer.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from gazetteer.company import Group, Setting
from gazetteer.fame import Fame, fame_of
from gazetteer.fold import fold, tokens
from gazetteer.grouping import groups_of
from gazetteer.home import country_of_domain, names_in_host, names_in_path
from gazetteer.index import Candidate, Gazetteer, NameKind
from gazetteer.inflection import candidates_of
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.options import Options
from gazetteer.place import Place
from gazetteer.rank_model import RankModel, load_rank_model
from gazetteer.rank_signs import signs
from gazetteer.ranking import Known, distance_km, known_of, reasons
from gazetteer.recognition import Recognised
from gazetteer.respellings import Respellings
from gazetteer.shorter_names import ShorterNames
from gazetteer.surroundings import surroundings_of
from gazetteer.tokens import tokens_of
from gazetteer.toponym import Alternative, Context

_MOST_CANDIDATES: Final = 60
_MOST_ALTERNATIVES: Final = 3
_NONE_BELOW: Final = 0.1
_LEAST_SHARE: Final = 0.001
_MOST_SURE_OF: Final = 0.99
_SAME_SPOT_KM: Final = 5.0
_SAME_AREA_KM: Final = 60.0
_CACHED: Final = 20_000
_OTHERWISE_SPELLED: Final = 0.7
"""How much less sure a place is that is spelled otherwise."""


class Resolution(NamedTuple):
    """What one name was resolved to; `place` None when no candidate is good enough."""

    place: Place | None
    confidence: float
    alternatives: tuple[Alternative, ...]
    reasons: tuple[str, ...]


class Resolver(Protocol):
    """Chooses a place for each recognised name."""

    def resolve(self, text: str, names: Sequence[Recognised], context: Context) -> tuple[Resolution, ...]:
        """One resolution for each name, in order."""
        ...


class ContextResolver:
    """Resolution by trained weights over what the gazetteer, the text and its publisher tell."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None, model: RankModel | None = None) -> None:
        self.gazetteer = gazetteer
        self._lexicon = lexicon or load_lexicon()
        self._model = model or load_rank_model()
        self._shorter = ShorterNames(gazetteer, self._lexicon)
        self._respellings = Respellings(gazetteer)
        self._options = lru_cache(maxsize=_CACHED)(self._make_options)

    def resolve(self, text: str, names: Sequence[Recognised], context: Context) -> tuple[Resolution, ...]:
        """One resolution for each name; see `Resolver`. The title counts as a part of the document."""
        groups, group_of, setting = self.scene(text, names, context)
        shares = self._model.shares(signs(groups, setting), [len(group.options.places) for group in groups])
        known = known_of(groups, shares, setting)
        resolved = [_resolution(group, of_group, known) for group, of_group in zip(groups, shares, strict=True)]
        return tuple(resolved[i] for i in group_of)

    def scene(self, text: str, names: Sequence[Recognised], context: Context) -> tuple[list[Group], list[int], Setting]:
        """The names in groups of one sense, the group of each name, and what the document says as a whole."""
        written = [name.read(text) for name in names]
        surfaces = [fold(surface) for surface in written]
        options: dict[str, Options] = {}
        for surface, key in zip(written, surfaces, strict=True):
            if key not in options or not options[key].places:
                options[key] = self._options(surface)
        options |= self._respelled(options)
        countries = self._countries_named(text, names, [options[key] for key in surfaces])
        around = surroundings_of(text, names, countries)
        groups, group_of = groups_of(surfaces, around, options)
        setting = Setting(
            countries=self._shares_of_countries(countries, context),
            domain_country=country_of_domain(context.url),
            home=context.home,
            host={name: self._options(name) for name in self._names_in_address(context.url)},
        )
        return groups, group_of, setting

    def _respelled(self, options: Mapping[str, Options]) -> dict[str, Options]:
        """Places spelled a little otherwise for names that have none, in the countries of the well-known others."""
        unlisted = [key for key, of_name in options.items() if not of_name.places]
        if not unlisted:
            return {}
        known = (each for each in options.values() if fame_of(each.candidates) >= Fame.KNOWN)
        countries = {each.codes[0] for each in known if each.codes[0]}
        near = {key: self._respellings.candidates(key, countries) for key in unlisted}
        return {key: Options(key, found, respelled=True) for key, found in near.items() if found}

    def _names_in_address(self, url: str | None) -> tuple[str, ...]:
        """The names of places in an address: in its host, and in the folders of its path that are no ordinary words."""
        in_path = names_in_path(url, self.gazetteer.prefixes)
        return (
            *names_in_host(url, self.gazetteer.prefixes),
            *(name for name in in_path if name not in self._lexicon.common_words),
        )

    def _make_options(self, surface: str) -> Options:
        found = (*self.gazetteer.abbreviation(surface), *candidates_of(self.gazetteer, fold(surface)))
        found = found or self._shorter.candidates(surface)
        return Options(fold(surface), _each_once(_without_foreign_names(found[:_MOST_CANDIDATES])))

    def _countries_named(
        self, text: str, names: Sequence[Recognised], options: Sequence[Options]
    ) -> list[tuple[int, str]]:
        """Where the text names a country or its people: (offset, country code), in order. Needs no resolution."""
        found = [
            (name.start, of_name.codes[0])
            for name, of_name in zip(names, options, strict=True)
            if of_name.places and of_name.places[0].is_country and of_name.codes[0]
        ]
        every = tokens_of(text).all
        codes = map(self._lexicon.demonyms.get, [token.stem for token in every])
        return sorted([*found, *((token.start, code) for token, code in zip(every, codes, strict=True) if code)])

    def _shares_of_countries(self, countries: Sequence[tuple[int, str]], context: Context) -> dict[str, float]:
        """Weights of the countries from their names and demonyms, those of the title counted double."""
        counts = Counter(code for _, code in countries)
        for token in tokens(context.title or ""):
            code = self._lexicon.demonyms.get(token.stem)
            if code:
                counts[code] += 2
        return _shares(counts)


def _without_foreign_names(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out a country under another language's name where its capital bears it: Brasilia is no Brazil."""
    capitals = {c.place.country_code for c in found if c.place.is_capital and c.kind is NameKind.PREFERRED}
    return tuple(
        c
        for c in found
        if not (c.place.is_country and c.kind is NameKind.ALTERNATE and c.place.country_code in capitals)
    )


def _each_once(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    once: dict[str, Candidate] = {}
    for candidate in found:
        once.setdefault(candidate.place.id, candidate)
    return tuple(once.values())


def _resolution(group: Group, shares: NDArray[np.float64], known: Known) -> Resolution:
    places = group.options.places
    order = np.argsort(-shares, kind="stable").tolist()
    if not order or shares[order[0]] < _NONE_BELOW:
        return Resolution(None, 0.0, tuple(Alternative(place=places[i], score=0.0) for i in order[:3]), ())
    best = places[order[0]]
    same = [i for i in order if shares[i] >= _LEAST_SHARE and _is_same(best, places[i])]
    share = float(sum(shares[i] for i in {order[0], *same}))
    others = [
        Alternative(place=places[i], score=round(float(shares[i]), 3))
        for i in order[1:]
        if shares[i] >= _LEAST_SHARE and i not in same
    ]
    told = reasons(group, order[0], known) or ("the only place of this name in the gazetteer",)
    if group.options.respelled:
        told, share = (f"spelled “{best.name}” in the gazetteer", *told), share * _OTHERWISE_SPELLED
    return Resolution(best, round(min(share, _MOST_SURE_OF), 3), tuple(others[:_MOST_ALTERNATIVES]), told)


def _is_same(place: Place, other: Place) -> bool:
    """Whether two entries, from two sources, are one place: of one class, and of one name or at one spot."""
    if place.feature_class is not other.feature_class or place.country_code != other.country_code:
        return False
    if place.feature_code == other.feature_code and place.name == other.name and place.country_code is None:
        return True
    return distance_km(place, other) < (_SAME_AREA_KM if place.feature_code == "ADM2" else _SAME_SPOT_KM)


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Counts as shares of the greatest, on a log scale, so that the often named does not drown the rest."""
    if not counts:
        return {}
    top = math.log1p(max(counts.values()))
    return {key: math.log1p(count) / top for key, count in counts.items()}
