"""The candidates of a name, with what tells them apart before any text is looked at."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.fold import fold
from gazetteer.index import Candidate, NameKind
from gazetteer.place import FeatureClass
from gazetteer.ranking import prominence

Rows = NDArray[np.float32]

LANDSCAPE: Final = (FeatureClass.WATER, FeatureClass.TERRAIN, FeatureClass.AREA, FeatureClass.VEGETATION)
OF_PLACE: Final = (
    "prominence",
    "inhabitants",
    "other name",
    "part of its name",
    "letters",
    "country",
    "first-level area",
    "county",
    "town",
    "capital",
    "landscape",
    "facility",
    "gap filler",
    "curated",
    "continent or sea",
)
"""Signs of a candidate by itself."""
OF_NAME: Final = (
    "options",
    "place in order",
    "behind the best",
    "others in its country",
    "area of a town of its name",
    "town of an area of its name",
)
"""Signs of a candidate among the others of its name."""
_BIG_TOWN: Final = 20_000


class Options:
    """The candidates of one surface, with what of their signs depends on nothing else. `places` has each place once.

    `respelled` where no place is called so as it is written (`gazetteer.respellings`).
    """

    __slots__ = ("areas", "candidates", "codes", "places", "points", "respelled", "static")

    def __init__(self, surface: str, candidates: Sequence[Candidate], *, respelled: bool = False) -> None:
        self.candidates = candidates
        self.respelled = respelled
        self.places = [candidate.place for candidate in candidates]
        self.static = np.array(_static(surface, candidates), dtype=np.float32).reshape(
            len(candidates), len(OF_PLACE) + len(OF_NAME)
        )
        self.codes = [place.country_code or "" for place in self.places]
        self.areas = [(place.country_code or "", place.admin1_code or "") for place in self.places]
        self.points = np.radians(np.array([place.position for place in self.places], dtype=np.float64).reshape(-1, 2))


def _static(surface: str, candidates: Sequence[Candidate]) -> list[list[float]]:
    scores = [prominence(candidate.place)[0] for candidate in candidates]
    best = max(scores, default=0.0)
    codes = Counter(candidate.place.country_code for candidate in candidates)
    ranks = {i: rank for rank, i in enumerate(sorted(range(len(scores)), key=lambda i: -scores[i]))}
    return [
        [
            *_of_place(surface, candidate, scores[i]),
            math.log1p(len(candidates)),
            ranks[i],
            best - scores[i],
            math.log1p(codes[candidate.place.country_code] - 1),
            *_twin(candidate, candidates),
        ]
        for i, candidate in enumerate(candidates)
    ]


def _twin(candidate: Candidate, candidates: Sequence[Candidate]) -> tuple[float, float]:
    """Whether a first-level area has a big town of its own name inside, or a big town gave its area its name."""
    place = candidate.place
    if place.feature_code != "ADM1" and place.population < _BIG_TOWN:
        return 0.0, 0.0
    others = [c.place for c in candidates if c.place.admin1_code == place.admin1_code and c.kind is candidate.kind]
    same = [other for other in others if other.country_code == place.country_code]
    if place.feature_code == "ADM1":
        return float(any(other.population >= _BIG_TOWN and other.feature_code != "ADM1" for other in same)), 0.0
    return 0.0, float(any(other.feature_code == "ADM1" for other in same))


def _of_place(surface: str, candidate: Candidate, score: float) -> tuple[float, ...]:
    place, code = candidate.place, candidate.place.feature_code
    return (
        score,
        math.log10(1 + place.population),
        candidate.kind is NameKind.ALTERNATE,
        candidate.kind is NameKind.ALTERNATE and f" {surface} " in f" {fold(place.name)} ",
        candidate.kind is NameKind.ABBREVIATION,
        place.is_country,
        code == "ADM1",
        code in ("ADM2", "ADM3"),
        place.feature_class is FeatureClass.POPULATED,
        place.is_capital,
        place.feature_class in LANDSCAPE,
        place.feature_class is FeatureClass.SPOT,
        place.id.startswith(("post:", "county:")),
        place.id.startswith(("curated:", "own:")),
        code in ("CONT", "OCN", "SEA"),
    )


def vectors(radians: NDArray[np.float64]) -> Rows:
    """Points of longitude and latitude in radians as unit vectors: their products are cosines of their angles."""
    lon, lat = radians[:, 0], radians[:, 1]
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1).astype(np.float32)
