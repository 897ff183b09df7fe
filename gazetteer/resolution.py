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
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol, TypeVar

from gazetteer.coordinates import LonLat
from gazetteer.fold import fold, tokens
from gazetteer.index import Candidate, Gazetteer, NameKind
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.place import FeatureClass, Place
from gazetteer.recognition import Recognised
from gazetteer.surroundings import Surroundings, surroundings_of
from gazetteer.toponym import Alternative, Context

_MOST_CANDIDATES: Final = 60
_MOST_ALTERNATIVES: Final = 3
_SURE: Final = 0.9
_NONE_BELOW: Final = 1.0
_NEAR_KM: Final = 300.0
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


@dataclass(frozen=True, slots=True)
class _Scored:
    place: Place
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What the document says as a whole: weights of countries and states from 0 to 1, and the places that are sure."""

    countries: Mapping[str, float]
    states: Mapping[tuple[str, str], float]
    sure: tuple[Place, ...]


class ContextResolver:
    """Resolution by weighed evidence, in two passes: countries and states first, then the rest."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon or load_lexicon()

    def resolve(self, text: str, names: Sequence[Recognised], context: Context) -> tuple[Resolution, ...]:
        """One resolution for each name; see `Resolver`. The title counts as a part of the document."""
        around = surroundings_of(text, names)
        candidates = [self._candidates(text[name.start : name.end]) for name in names]
        setting = self._first_setting(text, context, candidates)
        first = self._pass(text, names, candidates, around, setting)
        setting = _refined(setting, [r for options in first for r in options[:1]])
        return tuple(_resolution(options) for options in self._pass(text, names, candidates, around, setting))

    def _candidates(self, surface: str) -> tuple[Candidate, ...]:
        found = (*self._gazetteer.abbreviation(surface), *self._gazetteer.candidates(fold(surface)))
        return found[:_MOST_CANDIDATES]

    def _first_setting(self, text: str, context: Context, candidates: Sequence[Sequence[Candidate]]) -> _Setting:
        """Weights from the names of countries and the demonyms alone, which need no resolution."""
        counts: Counter[str] = Counter()
        for options in candidates:
            if options and options[0].place.is_country and options[0].place.country_code:
                counts[options[0].place.country_code] += 2
        for token in tokens(f"{context.title or ''}\n{text}"):
            code = self._lexicon.demonyms.get(token.stem)
            if code:
                counts[code] += 1
        return _Setting(countries=_shares(counts), states={}, sure=())

    def _pass(
        self,
        text: str,
        names: Sequence[Recognised],
        candidates: Sequence[Sequence[Candidate]],
        around: Sequence[Surroundings],
        setting: _Setting,
    ) -> list[list[_Scored]]:
        """Scored candidates of each name, best first, with one sense for each surface."""
        scored = [
            _score_all(options, spot, _containers(spot, candidates), setting)
            for options, spot in zip(candidates, around, strict=True)
        ]
        surfaces = [fold(text[name.start : name.end]) for name in names]
        return _one_sense(surfaces, scored, around)


def _containers(spot: Surroundings, candidates: Sequence[Sequence[Candidate]]) -> tuple[Place, ...]:
    """Places that the text names as containing this one: "X, Y", "X (Y)", "Y's X"."""
    return tuple(candidate.place for i in spot.containers for candidate in candidates[i][:8])


def _score_all(
    options: Sequence[Candidate], spot: Surroundings, containers: Sequence[Place], setting: _Setting
) -> list[_Scored]:
    scored = [_score(option, spot, containers, setting) for option in options]
    return sorted(_best_of_each(scored), key=lambda s: -s.score)


def _best_of_each(scored: Iterable[_Scored]) -> Iterable[_Scored]:
    best: dict[str, _Scored] = {}
    for option in scored:
        if option.place.id not in best or best[option.place.id].score < option.score:
            best[option.place.id] = option
    return best.values()


def _score(option: Candidate, spot: Surroundings, containers: Sequence[Place], setting: _Setting) -> _Scored:
    place = option.place
    parts = [
        _prominence(place),
        _name_match(option),
        _containment(place, containers),
        _feature_cue(place, spot),
        _country_support(place, setting),
        _state_support(place, setting),
        _neighbours(place, setting),
    ]
    told = sorted((part for part in parts if part[1]), key=lambda part: -part[0])
    return _Scored(place, sum(part[0] for part in parts), tuple(part[1] for part in told))


def _prominence(place: Place) -> tuple[float, str]:
    if place.is_country:
        return 10.5, "a country"
    if place.feature_code in ("CONT", "OCN", "SEA"):
        return 9.5, "a continent or sea"
    size = math.log10(place.population + 10)
    if place.feature_class is FeatureClass.POPULATED:
        told = f"population {place.population:,}" if place.population else ""
        return (size + 2.0, f"a capital, {told}") if place.is_capital else (size, told)
    if place.feature_code == "ADM1":
        return 5.3 + 0.1 * size, "a first-level admin area"
    if place.is_admin_area:
        return 2.8 + 0.2 * size, ""
    return (3.2, "") if place.feature_code.startswith(("AIR", "PRT", "BLDG")) else (5.5, "")


def _name_match(option: Candidate) -> tuple[float, str]:
    if option.kind is not NameKind.ALTERNATE:
        return 0.0, ""
    return (-0.3, "") if option.place.population > 500_000 or option.place.is_country else (-1.2, "")


def _containment(place: Place, containers: Sequence[Place]) -> tuple[float, str]:
    for container in containers:
        if container.id == place.id or container.country_code is None:
            continue
        same_country = container.country_code == place.country_code
        if container.is_country and same_country and not place.is_country:
            return 8.0, f"the text places it in {container.name}"
        if container.feature_code == "ADM1" and same_country and container.admin1_code == place.admin1_code:
            return 8.0, f"the text places it in {container.name}"
        if not container.is_country and same_country and _km(container, place) < 100:
            return 5.0, f"the text places it in {container.name}"
    return 0.0, ""


def _feature_cue(place: Place, spot: Surroundings) -> tuple[float, str]:
    """A word such as "state", "river" or "airport" beside the name asks for a place of its kind."""
    for cue in spot.cues:
        wanted = _KINDS.get(cue)
        if wanted and _is_kind(place, wanted):
            return 4.0, f"the text calls it “{cue}”"
        if wanted:
            return -1.5, ""
    return 0.0, ""


_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("state", "province", "department", "governorate", "oblast", "region", "prefecture"), ("ADM", "RGN")
    ),
    **dict.fromkeys(("estado", "provincia", "departamento", "canton", "emirate"), ("ADM",)),
    **dict.fromkeys(("county", "parish", "district", "municipality", "raion", "municipio"), ("ADM", "PPL")),
    **dict.fromkeys(("city", "town", "village", "ciudad", "pueblo", "aldea", "township", "suburb"), ("PPL", "STLMT")),
    **dict.fromkeys(("river", "rio", "basin", "delta"), ("STM", "RGN", "VAL")),
    **dict.fromkeys(("island", "islands", "isla", "isle"), ("ISL",)),
    **dict.fromkeys(("airport", "airfield", "airbase", "base"), ("AIR", "INSM", "NVB", "PPL")),
    **dict.fromkeys(("port", "harbor", "harbour", "puerto"), ("PRT", "HBR", "PPL")),
    **dict.fromkeys(("strait", "gulf", "lake", "lago", "estrecho", "golfo"), ("STRT", "GULF", "LK", "SEA")),
    **dict.fromkeys(("neighborhood", "neighbourhood", "quarter", "barrio"), ("PPLX", "PPL")),
}


def _is_kind(place: Place, wanted: tuple[str, ...]) -> bool:
    return place.feature_code.startswith(wanted)


def _country_support(place: Place, setting: _Setting) -> tuple[float, str]:
    if place.is_country or not place.country_code:
        return 0.0, ""
    share = setting.countries.get(place.country_code, 0.0)
    return (0.8 + 1.8 * share, "its country is named in the document") if share else (0.0, "")


def _state_support(place: Place, setting: _Setting) -> tuple[float, str]:
    if place.country_code is None or place.admin1_code is None or place.feature_code == "ADM1":
        return 0.0, ""
    share = setting.states.get((place.country_code, place.admin1_code), 0.0)
    return (0.6 + 1.2 * share, "its state or province is named in the document") if share else (0.0, "")


def _neighbours(place: Place, setting: _Setting) -> tuple[float, str]:
    others = [other for other in setting.sure if other.id != place.id]
    if not others or place.is_country:
        return 0.0, ""
    nearest = min(others, key=lambda other: _km(other, place))
    closeness = math.exp(-_km(nearest, place) / _NEAR_KM)
    return 1.6 * closeness, f"near {nearest.name}" if closeness > 0.5 else ""


def _refined(setting: _Setting, best: Sequence[_Scored]) -> _Setting:
    """The setting after the first pass: states that were named, and cities that are sure."""
    states: Counter[tuple[str, str]] = Counter()
    sure: dict[str, Place] = {}
    for option in best:
        place = option.place
        if place.country_code and place.admin1_code and not place.is_country:
            states[(place.country_code, place.admin1_code)] += 2 if place.feature_code == "ADM1" else 1
            if place.population > 200_000 or option.score > 9:
                sure[place.id] = place
    return _Setting(countries=setting.countries, states=_shares(states), sure=tuple(sure.values())[:40])


def _one_sense(
    surfaces: Sequence[str], scored: Sequence[list[_Scored]], around: Sequence[Surroundings]
) -> list[list[_Scored]]:
    """Let the occurrences of a surface share their evidence; one with a container of its own keeps its own."""
    pooled: dict[str, dict[str, float]] = defaultdict(dict)
    for surface, options in zip(surfaces, scored, strict=True):
        for option in options:
            pooled[surface][option.place.id] = max(pooled[surface].get(option.place.id, -math.inf), option.score)
    result = []
    for surface, options, spot in zip(surfaces, scored, around, strict=True):
        if not spot.containers and not spot.cues:
            raised = [_Scored(o.place, max(o.score, pooled[surface][o.place.id] - 0.5), o.reasons) for o in options]
            options = sorted(raised, key=lambda o: -o.score)  # noqa: PLW2901
        result.append(options)
    return result


def _resolution(options: Sequence[_Scored]) -> Resolution:
    if not options or options[0].score < _NONE_BELOW:
        return Resolution(None, 0.0, tuple(Alternative(place=o.place, score=0.0) for o in options[:3]), ())
    weights = [math.exp((option.score - options[0].score) / _TEMPERATURE) for option in options]
    total = sum(weights)
    shares = [round(weight / total, 3) for weight in weights]
    others = tuple(
        Alternative(place=option.place, score=share)
        for option, share in zip(options[1:], shares[1:], strict=True)
        if share >= 0.001
    )
    best = options[0]
    reasons = best.reasons or ("the only place of this name in the gazetteer",)
    return Resolution(best.place, min(shares[0], 0.99), others[:_MOST_ALTERNATIVES], reasons)


def _shares(counts: Mapping[_Key, int]) -> dict[_Key, float]:
    """Counts as shares of the greatest, on a log scale, so that the often named does not drown the rest."""
    if not counts:
        return {}
    top = math.log1p(max(counts.values()))
    return {key: math.log1p(count) / top for key, count in counts.items()}


def _km(a: Place, b: Place) -> float:
    """Distance on a sphere in kilometres: exact enough for closeness, and ten times faster than the geodesic."""
    return _sphere_km(a.position, b.position)


def _sphere_km(a: LonLat, b: LonLat) -> float:
    half_lat, half_lon = math.radians(b.lat - a.lat) / 2, math.radians(b.lon - a.lon) / 2
    h = (
        math.sin(half_lat) ** 2
        + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(half_lon) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
