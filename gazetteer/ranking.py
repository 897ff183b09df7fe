"""Evidence for one candidate of a name, each part with its weight and the sentence that tells a reader why.

Weights are roughly decimal orders of magnitude of population: a place in the country that the sentence names may be
some thirty times smaller than its namesake and still be meant.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.coordinates import LonLat
from gazetteer.index import Candidate, NameKind
from gazetteer.place import FeatureClass, Place
from gazetteer.surroundings import Surroundings

_NEAR_KM: Final = 300.0
_FAR_DEG: Final = 12.0
_PER_TENFOLD: Final = 1.2
_SHARED_FEATURE: Final = 2.0
_MINOR: Final = -3.5  # a brook or a farm: to be meant it needs what speaks for a village of a few dozen


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score, and the reasons for it, strongest first."""

    place: Place
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the document says as a whole.

    `countries` has weights from 0 to 1, `states` the ids of the places that each first-level area was named with,
    `sure` the places beyond doubt.
    """

    countries: Mapping[str, float]
    states: Mapping[tuple[str, str], frozenset[str]]
    sure: tuple[Place, ...]


def score(option: Candidate, spot: Surroundings, containers: Sequence[Place], setting: Setting) -> Scored:
    """Weigh one candidate; `containers` are places that the text says the name lies in."""
    place = option.place
    parts = [
        _prominence(place),
        _name_match(option),
        _containment(place, containers),
        _feature_cue(place, spot),
        _article(place, spot),
        _country_support(place, setting),
        _sentence_support(place, spot),
        _state_support(place, setting),
        _neighbours(place, setting),
    ]
    told = sorted((part for part in parts if part[1]), key=lambda part: -part[0])
    return Scored(place, sum(part[0] for part in parts), tuple(part[1] for part in told))


def _prominence(place: Place) -> tuple[float, str]:
    if place.is_country:
        return 12.0, "a country"
    if place.feature_code in ("CONT", "OCN", "SEA"):
        return 9.5, "a continent or sea"
    size = _PER_TENFOLD * math.log10(place.population + 10)
    if place.feature_class is FeatureClass.POPULATED:
        told = f"population {place.population:,}" if place.population else ""
        return (size + 2.0, f"a capital, {told}") if place.is_capital else (size, told)
    if place.feature_code == "ADM1":
        return 6.2 + 0.1 * size, "a first-level admin area"
    if place.is_admin_area:
        return 2.8 + 0.2 * size, ""
    if place.feature_code in ("BLDG", "PAL", "GOVL"):
        return 8.0, "a seat of power"
    return (3.2, "") if place.feature_code.startswith(("AIR", "PRT")) else (5.5, "")


def _name_match(option: Candidate) -> tuple[float, str]:
    if option.kind is not NameKind.ALTERNATE:
        return 0.0, ""
    if option.is_minor:
        return _MINOR, ""
    return (-0.7, "") if option.place.population > 500_000 or option.place.is_country else (-1.2, "")


def _containment(place: Place, containers: Sequence[Place]) -> tuple[float, str]:
    for container in containers:
        if container.id == place.id or container.country_code is None:
            continue
        same_country = container.country_code == place.country_code
        if container.is_country and same_country and not place.is_country:
            return 8.0, f"the text places it in {container.name}"
        if container.feature_code == "ADM1" and same_country and container.admin1_code == place.admin1_code:
            return 8.0, f"the text places it in {container.name}"
        if not container.is_country and same_country and distance_km(container, place) < 100:
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


def _article(place: Place, spot: Surroundings) -> tuple[float, str]:
    """Rivers, seas, deserts and regions take an article, towns do not: "the Rio Grande"."""
    if not spot.has_article or place.is_country:
        return 0.0, ""
    return (3.0, "the text writes it with an article") if place.feature_class in _LANDSCAPE else (-0.5, "")


_LANDSCAPE: Final = (FeatureClass.WATER, FeatureClass.TERRAIN, FeatureClass.AREA, FeatureClass.VEGETATION)
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


def _country_support(place: Place, setting: Setting) -> tuple[float, str]:
    if not place.country_code:  # what lies in several countries gains as much as what lies in one of those named
        return (_SHARED_FEATURE, "") if place.feature_class in _LANDSCAPE and setting.countries else (0.0, "")
    share = setting.countries.get(place.country_code, 0.0)
    told = "" if place.is_country else "its country is named in the document"
    return (0.8 + 1.8 * share, told) if share else (0.0, "")


def _sentence_support(place: Place, spot: Surroundings) -> tuple[float, str]:
    """A country that the same sentence names, or whose people it names, speaks for its places."""
    if place.is_country or place.country_code not in spot.countries:
        return 0.0, ""
    return 1.5, "its country is named in the sentence"


def _state_support(place: Place, setting: Setting) -> tuple[float, str]:
    if place.country_code is None or place.admin1_code is None or place.feature_code == "ADM1":
        return 0.0, ""
    others = setting.states.get((place.country_code, place.admin1_code), frozenset()) - {place.id}
    if not others:
        return 0.0, ""
    return 0.8 + 0.4 * min(len(others), 3), "its state or province is named in the document"


def _neighbours(place: Place, setting: Setting) -> tuple[float, str]:
    if place.is_country:
        return 0.0, ""
    own, lat = place.position, place.position.lat
    least, nearest = math.inf, ""
    for other in setting.sure:  # a look at the latitudes spares the distance of places too far apart to matter
        if abs(other.position.lat - lat) < _FAR_DEG and other.name != place.name:
            km = _sphere_km(other.position, own)
            if km < least:
                least, nearest = km, other.name
    if not nearest:
        return 0.0, ""
    closeness = math.exp(-least / _NEAR_KM)
    return 1.6 * closeness, f"near {nearest}" if closeness > 0.5 else ""


def distance_km(a: Place, b: Place) -> float:
    """Distance on a sphere in kilometres: exact enough for closeness, and ten times faster than the geodesic."""
    return _sphere_km(a.position, b.position)


def _sphere_km(a: LonLat, b: LonLat) -> float:
    half_lat, half_lon = math.radians(b.lat - a.lat) / 2, math.radians(b.lon - a.lon) / 2
    h = (
        math.sin(half_lat) ** 2
        + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(half_lon) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
