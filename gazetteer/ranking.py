"""What speaks for one candidate of a name: the measures that the trained weights look at, and reasons for a reader."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place

if TYPE_CHECKING:
    from gazetteer.company import Group, Setting

_NEAR_KM: Final = 200.0
_FAR_DEG: Final = 4.0
_PER_TENFOLD: Final = 1.2
_SURE: Final = 0.85
_MOST_SURE: Final = 40
_HOME_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the document was found to say as a whole.

    `states` has the ids of the places that each first-level area was named with, `sure` the places beyond doubt,
    `home_states` the first-level areas of which the publisher mostly writes.
    """

    countries: Mapping[str, float]
    states: Mapping[tuple[str, str], frozenset[str]]
    sure: tuple[Place, ...]
    home_states: frozenset[tuple[str, str]]


def known_of(groups: Sequence[Group], shares: Sequence[NDArray[np.float64]], setting: Setting) -> Known:
    """What the best candidates of all names together say."""
    states: dict[tuple[str, str], set[str]] = {}
    sure: dict[str, Place] = {}
    for group, of_group in zip(groups, shares, strict=True):
        best = int(of_group.argmax()) if len(of_group) else -1
        if best < 0 or of_group[best] < _SURE or group.options.places[best].is_country:
            continue
        place = group.options.places[best]
        sure[place.id] = place
        if place.country_code and place.admin1_code:
            states.setdefault((place.country_code, place.admin1_code), set()).add(place.id)
    named = {state: frozenset(ids) for state, ids in states.items()}
    return Known(
        countries=setting.countries,
        states=named,
        sure=tuple(sure.values())[:_MOST_SURE],
        home_states=_home_states(setting),
    )


def _home_states(setting: Setting) -> frozenset[tuple[str, str]]:
    seen = setting.home.places if setting.home else ()
    total = sum(times for _, times in seen)
    counts: dict[tuple[str, str], int] = {}
    for place, times in seen:
        if place.country_code and place.admin1_code:
            area = place.country_code, place.admin1_code
            counts[area] = counts.get(area, 0) + times
    return frozenset(area for area, times in counts.items() if times >= _HOME_SHARE * total)


def reasons(group: Group, chosen: int, known: Known) -> tuple[str, ...]:
    """Why a candidate of a name was chosen, in short sentences, the strongest first."""
    place = group.options.places[chosen]
    parts = [
        prominence(place),
        containment(place, group.containers),
        *(_feature_cue(place, spot.cues) for spot in group.spots[:1]),
        _article(place, has_article=any(spot.has_article for spot in group.spots)),
        _country_support(place, known),
        _sentence_support(place, frozenset(code for spot in group.spots for code in spot.countries)),
        _state_support(place, known),
        _neighbours(place, known),
        _home(place, known),
    ]
    told = sorted((part for part in parts if part[1] and part[0] > 0), key=lambda part: -part[0])
    return tuple(part[1] for part in told)


def prominence(place: Place) -> tuple[float, str]:
    """How prominent a place is, and how to say it."""
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


def containment(place: Place, containers: Sequence[Place]) -> tuple[float, str]:
    """8 in a country or state that is said to contain the place, 5 beside a town that is, else 0; and how to say it."""
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


def cue_fit(place: Place, words: Sequence[str]) -> int:
    """Whether the words for a kind of place beside a name ask for this place: 1, or for another: -1, or for none: 0."""
    for word in words:
        wanted = _KINDS.get(word)
        if wanted:
            return 1 if _is_kind(place, wanted) else -1
    return 0


def _feature_cue(place: Place, words: Sequence[str]) -> tuple[float, str]:
    """A word such as "state", "river" or "airport" beside the name asks for a place of its kind."""
    fitting = [word for word in words if cue_fit(place, (word,)) > 0]
    return (4.0, f"the text calls it “{fitting[0]}”") if fitting else (0.0, "")


def _article(place: Place, *, has_article: bool) -> tuple[float, str]:
    """Rivers, seas, deserts and regions take an article, towns do not: "the Rio Grande"."""
    fits = has_article and not place.is_country and place.feature_class in _LANDSCAPE
    return (3.0, "the text writes it with an article") if fits else (0.0, "")


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
    **dict.fromkeys(("counties", "parishes", "provinces", "states", "districts", "regions"), ("ADM", "RGN")),
    **dict.fromkeys(("townships",), ("ADM", "PPL")),
    **dict.fromkeys(("cities", "towns", "villages"), ("PPL",)),
    **dict.fromkeys(("rivers",), ("STM",)),
    **dict.fromkeys(("lakes",), ("LK", "RSV")),
    **dict.fromkeys(("neighborhood", "neighbourhood", "quarter", "barrio"), ("PPLX", "PPL")),
}


def _is_kind(place: Place, wanted: tuple[str, ...]) -> bool:
    return place.feature_code.startswith(wanted)


def _country_support(place: Place, known: Known) -> tuple[float, str]:
    share = known.countries.get(place.country_code or "", 0.0)
    if place.is_country or not share:
        return 0.0, ""
    return 0.8 + 1.8 * share, "its country is named in the document"


def _sentence_support(place: Place, countries: frozenset[str]) -> tuple[float, str]:
    """A country that the same sentence names, or whose people it names, speaks for its places."""
    if place.is_country or place.country_code not in countries:
        return 0.0, ""
    return 1.5, "its country is named in the sentence"


def _state_support(place: Place, known: Known) -> tuple[float, str]:
    if place.country_code is None or place.admin1_code is None or place.feature_code == "ADM1":
        return 0.0, ""
    others = known.states.get((place.country_code, place.admin1_code), frozenset()) - {place.id}
    if not others:
        return 0.0, ""
    return 0.8 + 0.4 * min(len(others), 3), "its state or province is named in the document"


def _neighbours(place: Place, known: Known) -> tuple[float, str]:
    if place.is_country:
        return 0.0, ""
    near = [other for other in known.sure if other.name != place.name and _is_close(other, place)]
    if not near:
        return 0.0, ""
    nearest = min(near, key=lambda other: distance_km(other, place))
    return (1.6, f"near {nearest.name}") if distance_km(nearest, place) < _NEAR_KM else (0.0, "")


def _home(place: Place, known: Known) -> tuple[float, str]:
    if place.is_country or (place.country_code or "", place.admin1_code or "") not in known.home_states:
        return 0.0, ""
    return 3.5, f"its publisher mostly writes about {place.admin1_name or 'this area'}"


def _is_close(a: Place, b: Place) -> bool:
    """A quick look that spares the distance of places too far apart to matter."""
    return abs(a.position.lat - b.position.lat) < _FAR_DEG


def distance_km(a: Place, b: Place) -> float:
    """Distance on a sphere in kilometres: exact enough for closeness, and ten times faster than the geodesic."""
    return sphere_km(a.position, b.position)


def sphere_km(a: LonLat, b: LonLat) -> float:
    """Distance of two points on a sphere in kilometres."""
    half_lat, half_lon = math.radians(b.lat - a.lat) / 2, math.radians(b.lon - a.lon) / 2
    h = (
        math.sin(half_lat) ** 2
        + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(half_lon) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
