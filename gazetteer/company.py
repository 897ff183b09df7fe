"""What the other names of a text, and those that its publisher wrote before, say of a candidate."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.options import Options, Rows, vectors
from gazetteer.place import Place
from gazetteer.surroundings import Surroundings
from gazetteer.toponym import Home

OF_COMPANY: Final = ("state named", "companions", "companions in its state", "companions in its country")
OF_HOME: Final = ("home known", "home state", "home near", "home country")
_COMPANION_KM: Final = 60.0
_HOME_KM: Final = 100.0
_MOST_ROWS: Final = 1_200
_MOST_GROUPS: Final = 300  # of a long text the first, so that the time stays linear in its length
_EARTH_KM: Final = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A name as the document uses it. `containers` are the places that it is said to lie in, here or elsewhere."""

    surface: str
    options: Options
    spots: tuple[Surroundings, ...]
    containers: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the document and its publisher say as a whole: shares of countries from 0 to 1, and codes of countries.

    `host` has the candidates of the names of places in the host of the text's address.
    """

    countries: Mapping[str, float]
    domain_country: str | None
    home: Home | None
    host: Mapping[str, Options]


def home_signs(group: Group, home: Home | None) -> Rows:
    """The rows of `OF_HOME` of one group; what the publisher wrote of the same name does not count."""
    signs = np.zeros((len(group.options.places), len(OF_HOME)), dtype=np.float32)
    seen = [(place, times) for place, times in home.places if place.surface != group.surface] if home else []
    if home is None or not seen or not len(signs):
        return signs
    total = sum(times for _, times in seen)
    states: Counter[tuple[str, str]] = Counter()
    countries: Counter[str] = Counter()
    for place, times in seen:
        states[place.country_code or "", place.admin1_code or ""] += times
        countries[place.country_code or ""] += times
    points = vectors(np.radians(np.array([place.position for place, _ in seen], dtype=np.float64)))
    near = (vectors(group.options.points) @ points.T > math.cos(_HOME_KM / _EARTH_KM)) @ np.array([t for _, t in seen])
    signs[:, 0] = math.log1p(home.texts)
    signs[:, 1] = [states[area] / total if area[1] else 0.0 for area in group.options.areas]
    signs[:, 2] = near / total
    signs[:, 3] = [countries[code] / total if code else 0.0 for code in group.options.codes]
    return signs


class Company:
    """For each candidate how many of the other names could lie beside it, in its state, in its country."""

    def __init__(self, groups: Sequence[Group], host: Mapping[str, Options]) -> None:
        self._groups = groups
        surfaces: dict[str, Options] = {**host}
        for group in groups[:_MOST_GROUPS]:
            surfaces.setdefault(group.surface, group.options)
        each = max(3, _MOST_ROWS // max(1, len(surfaces)))
        self._weights: dict[str, float] = {}
        self._states: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        points: list[NDArray[np.float64]] = []
        weights: list[tuple[str, float]] = []
        starts: list[int] = []
        rows = 0
        for surface, options in surfaces.items():
            self._weights[surface] = weight = 1.0 / math.sqrt(max(1, len(options.places)))
            for area in set(options.areas[:each]):
                self._states[area] += weight
            for code in set(options.codes[:each]):
                self._countries[code] += weight
            for place, area in zip(options.places[:2], options.areas[:2], strict=True):
                if place.feature_code == "ADM1":
                    self._named[area].add(surface)
            local = [i for i, place in enumerate(options.places[:each]) if not place.is_country]
            if local:
                starts.append(rows)
                rows += len(local)
                points.append(options.points[local])
                weights.append((surface, weight))
        self._starts, self._of = np.array(starts, dtype=np.intp), weights
        self._points = vectors(np.vstack(points)) if points else np.zeros((0, 3), dtype=np.float32)

    def signs(self, i: int) -> Rows:
        """The rows of one group: its state named, companions beside it, in its state, in its country."""
        group = self._groups[i]
        own = self._weights.get(group.surface, 0.0)
        total = max(1e-6, sum(self._weights.values()) - own)
        rows = np.zeros((len(group.options.places), 4), dtype=np.float32)
        if not len(rows):
            return rows
        rows[:, 0] = [bool(self._named.get(area, set()) - {group.surface}) for area in group.options.areas]
        mine, lands = set(group.options.areas), set(group.options.codes)
        rows[:, 2] = [
            (self._states.get(area, 0.0) - own * (area in mine)) / total if area[1] else 0.0
            for area in group.options.areas
        ]
        rows[:, 3] = [
            (self._countries.get(code, 0.0) - own * (code in lands)) / total if code else 0.0
            for code in group.options.codes
        ]
        if len(self._starts):
            near = vectors(group.options.points) @ self._points.T > math.cos(_COMPANION_KM / _EARTH_KM)
            beside = np.logical_or.reduceat(near, self._starts, axis=1)
            weights = np.array([0.0 if surface == group.surface else weight for surface, weight in self._of])
            rows[:, 1] = beside @ weights / total
        return rows
