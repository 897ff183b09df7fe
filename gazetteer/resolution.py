"""Toponym resolution: which place each recognised name means.

`ContextResolver` scores every candidate of a name by evidence that can be told to a reader: how prominent the place is,
what contains it ("X, Y"), the words beside the name ("state", "river"), the countries and states that the text speaks
of, and its distance to places that are already sure. A name keeps one sense through a document, unless the text says
otherwise at the spot. Scores become a confidence by a softmax; "none of these" is an answer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

from gazetteer.fold import fold, tokens
from gazetteer.index import Candidate, Gazetteer, NameKind
from gazetteer.inflection import candidates_of
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.place import Place
from gazetteer.ranking import Scored, Setting, distance_km, score
from gazetteer.recognition import Recognised
from gazetteer.surroundings import Surroundings, surroundings_of
from gazetteer.tokens import tokens_of
from gazetteer.toponym import Alternative, Context

_MOST_CANDIDATES: Final = 60
_MOST_ALTERNATIVES: Final = 3
_NONE_BELOW: Final = 1.0
_SURE: Final = 9.0
_MOST_SURE: Final = 40
_LEAST_SHARE: Final = 0.001
_MOST_SURE_OF: Final = 0.99
_SAME_SPOT_KM: Final = 5.0
_TEMPERATURE: Final = 0.8
_Key = TypeVar("_Key")


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
    """Resolution by weighed evidence, in two passes: countries and states first, then the rest."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon or load_lexicon()

    def resolve(self, text: str, names: Sequence[Recognised], context: Context) -> tuple[Resolution, ...]:
        """One resolution for each name; see `Resolver`. The title counts as a part of the document."""
        found = {surface: self._candidates(surface) for surface in {text[n.start : n.end] for n in names}}
        candidates = [found[text[name.start : name.end]] for name in names]
        countries = self._countries_named(text, names, candidates)
        around = surroundings_of(text, names, countries)
        setting = self._first_setting(countries, context)
        first = self._pass(text, names, candidates, around, setting)
        setting = _refined(setting, [r for options in first for r in options[:1]])
        return tuple(_resolution(options) for options in self._pass(text, names, candidates, around, setting))

    def _candidates(self, surface: str) -> tuple[Candidate, ...]:
        found = (*self._gazetteer.abbreviation(surface), *candidates_of(self._gazetteer, fold(surface)))
        return _without_foreign_names(found[:_MOST_CANDIDATES])

    def _countries_named(
        self, text: str, names: Sequence[Recognised], candidates: Sequence[Sequence[Candidate]]
    ) -> list[tuple[int, str]]:
        """Where the text names a country or its people: (offset, country code), in order. Needs no resolution."""
        found = [
            (name.start, options[0].place.country_code)
            for name, options in zip(names, candidates, strict=True)
            if options and options[0].place.is_country and options[0].place.country_code
        ]
        demonyms = ((token.start, self._lexicon.demonyms.get(token.stem)) for token in tokens_of(text).all)
        return sorted([*found, *((start, code) for start, code in demonyms if code)])

    def _first_setting(self, countries: Sequence[tuple[int, str]], context: Context) -> Setting:
        """Weights of the countries from their names and demonyms alone, those of the title counted double."""
        counts = Counter(code for _, code in countries)
        for token in tokens(context.title or ""):
            code = self._lexicon.demonyms.get(token.stem)
            if code:
                counts[code] += 2
        return Setting(countries=_shares(counts), states={}, sure=())

    def _pass(
        self,
        text: str,
        names: Sequence[Recognised],
        candidates: Sequence[Sequence[Candidate]],
        around: Sequence[Surroundings],
        setting: Setting,
    ) -> list[list[Scored]]:
        """Scored candidates of each name, best first, with one sense for each surface."""
        known: dict[tuple[object, ...], list[Scored]] = {}  # the same name in the same surroundings scores the same
        scored = []
        for options, spot in zip(candidates, around, strict=True):
            containers = _containers(spot, options, candidates)
            key = (id(options), *(place.id for place in containers), spot.cues, spot.has_article, spot.countries)
            if key not in known:
                known[key] = _score_all(options, spot, containers, setting)
            scored.append(known[key])
        surfaces = [fold(text[name.start : name.end]) for name in names]
        return _one_sense(surfaces, scored, around)


def _without_foreign_names(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out a country under another language's name where its capital bears it: Brasilia is no Brazil."""
    capitals = {c.place.country_code for c in found if c.place.is_capital and c.kind is NameKind.PREFERRED}
    return tuple(
        c
        for c in found
        if not (c.place.is_country and c.kind is NameKind.ALTERNATE and c.place.country_code in capitals)
    )


def _containers(
    spot: Surroundings, options: Sequence[Candidate], candidates: Sequence[Sequence[Candidate]]
) -> tuple[Place, ...]:
    """Places that the text names as containing this one: "X, Y", "X (Y)", "X in Y", "Y's X".

    A country's name ("Russia in America's backyard") is that of a town only before its state: "Russia, Ohio".
    """
    found = options[:1]
    if found and found[0].place.is_country:
        return tuple(c.place for i in spot.appositions for c in candidates[i][:8] if c.place.feature_code == "ADM1")
    return tuple(c.place for i in spot.containers for c in candidates[i][:8])


def _score_all(
    options: Sequence[Candidate], spot: Surroundings, containers: Sequence[Place], setting: Setting
) -> list[Scored]:
    scored = [score(option, spot, containers, setting) for option in options]
    return sorted(_best_of_each(scored), key=lambda s: -s.score)


def _best_of_each(scored: Iterable[Scored]) -> Iterable[Scored]:
    best: dict[str, Scored] = {}
    for option in scored:
        if option.place.id not in best or best[option.place.id].score < option.score:
            best[option.place.id] = option
    return best.values()


def _refined(setting: Setting, best: Sequence[Scored]) -> Setting:
    """The setting after the first pass: states that were named, and cities that are sure."""
    states: dict[tuple[str, str], set[str]] = defaultdict(set)
    sure: dict[str, Place] = {}
    for option in best:
        place = option.place
        if place.country_code and place.admin1_code and not place.is_country:
            states[(place.country_code, place.admin1_code)].add(place.id)
            if place.population > 200_000 or option.score > _SURE:
                sure[place.id] = place
    named = {state: frozenset(ids) for state, ids in states.items()}
    return Setting(countries=setting.countries, states=named, sure=tuple(sure.values())[:_MOST_SURE])


def _one_sense(
    surfaces: Sequence[str], scored: Sequence[list[Scored]], around: Sequence[Surroundings]
) -> list[list[Scored]]:
    """Let the occurrences of a surface share their evidence; one with a container of its own keeps its own."""
    pooled: dict[str, dict[str, float]] = defaultdict(dict)
    for surface, options in zip(surfaces, scored, strict=True):
        for option in options:
            pooled[surface][option.place.id] = max(pooled[surface].get(option.place.id, -math.inf), option.score)
    result = []
    for surface, options, spot in zip(surfaces, scored, around, strict=True):
        if not spot.containers and not spot.cues:
            raised = [Scored(o.place, max(o.score, pooled[surface][o.place.id] - 0.5), o.reasons) for o in options]
            options = sorted(raised, key=lambda o: -o.score)  # noqa: PLW2901
        result.append(options)
    return result


def _resolution(options: Sequence[Scored]) -> Resolution:
    if not options or options[0].score < _NONE_BELOW:
        return Resolution(None, 0.0, tuple(Alternative(place=o.place, score=0.0) for o in options[:3]), ())
    weights = [math.exp((option.score - options[0].score) / _TEMPERATURE) for option in options]
    total = sum(weights)
    best = options[0]
    share = sum(w for o, w in zip(options, weights, strict=True) if _is_same(best.place, o.place)) / total
    others = [
        Alternative(place=option.place, score=round(weight / total, 3))
        for option, weight in zip(options[1:], weights[1:], strict=True)
        if weight >= _LEAST_SHARE * total and not _is_same(best.place, option.place)
    ]
    reasons = best.reasons or ("the only place of this name in the gazetteer",)
    return Resolution(best.place, round(min(share, _MOST_SURE_OF), 3), tuple(others[:_MOST_ALTERNATIVES]), reasons)


def _is_same(place: Place, other: Place) -> bool:
    """Whether two entries, from two sources, are one place: of one class, and of one name or at one spot."""
    if place.feature_class is not other.feature_class or place.country_code != other.country_code:
        return False
    if place.feature_code == other.feature_code and place.name == other.name and place.country_code is None:
        return True
    return distance_km(place, other) < _SAME_SPOT_KM


def _shares(counts: Mapping[_Key, int]) -> dict[_Key, float]:
    """Counts as shares of the greatest, on a log scale, so that the often named does not drown the rest."""
    if not counts:
        return {}
    top = math.log1p(max(counts.values()))
    return {key: math.log1p(count) / top for key, count in counts.items()}
