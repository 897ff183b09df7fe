"""A text with every stretch that could be a place name, and how these fit together: what is sure, named, and near."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.fame import Fame
from gazetteer.place import Place
from gazetteer.standing import MOST_CANDIDATES, Entries
from gazetteer.weighing import ACCEPT, Match, Reading

FAR_KM: Final = 20_000.0
_MOST_SURE: Final = 40
_SURE_ABOVE: Final = ACCEPT + 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A text's matches, for each its evidence by the rules, the score of that, its entries and its run.

    A run is the range of capitalised words that a match stands in; of one outside every run, the match's own range.
    """

    reading: Reading
    matches: tuple[Match, ...]
    evidence: tuple[frozenset[str], ...]
    scores: tuple[float, ...]
    entries: tuple[Entries, ...]
    runs: tuple[tuple[int, int], ...]
    positions: Positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Where the candidates that are no countries lie: the name of each, and its longitude and latitude in radians."""

    names: tuple[tuple[str, bool], ...]
    radians: NDArray[np.float64]


def positions_of(matches: Sequence[Match], entries: Sequence[Entries]) -> Positions:
    """The positions of the candidates, each name's once."""
    found_of = {match.name: found for match, (found, _) in zip(matches, entries, strict=True)}
    places = [
        (name, option.place)
        for name, found in found_of.items()
        for option in found[:MOST_CANDIDATES]
        if not option.place.is_country
    ]
    return Positions(names=tuple(name for name, _ in places), radians=_radians([place for _, place in places]))


def runs_of(matches: Sequence[Match], runs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """For each match the range from the beginning of the run of its first word to the end of that of its last."""
    at = {word: run for run in runs for word in range(*run)}
    return tuple(
        (
            at.get(match.first, (match.first, match.end))[0],
            max(match.end, at.get(match.end - 1, (match.first, match.end))[1]),
        )
        for match in matches
    )


def sure_matches(scene: Scene) -> list[bool]:
    """For each match whether the rules leave no doubt that it is a well-known place."""
    parts = scene.reading.parts
    inside = parts.persons | parts.organisations
    return [
        score >= _SURE_ABOVE and (match.is_main_name or match.is_abbreviation) and match.first not in inside
        for match, score in zip(scene.matches, scene.scores, strict=True)
    ]


def countries_named(scene: Scene) -> dict[str, float]:
    """Countries that the document names by themselves, their people or their places, with a weight from 0 to 1."""
    counts: Counter[str] = Counter()
    for match, score, entries in zip(scene.matches, scene.scores, scene.entries, strict=True):
        if score >= ACCEPT and entries.found and (match.fame is Fame.COUNTRY or match.is_main_name):
            counts[entries.found[0].place.country_code or ""] += 1
    stems = [word.token.stem for word in scene.reading.words]
    counts.update(filter(None, map(scene.reading.lexicon.demonyms.get, stems)))
    counts.pop("", None)
    top = math.log1p(max(counts.values(), default=1))
    return {code: math.log1p(count) / top for code, count in counts.items()}


def nearest_km(scene: Scene, sure: Sequence[bool]) -> list[float]:
    """For each match the distance from its nearest candidate to the nearest sure place of another name."""
    known: dict[str, Place] = {}
    for match, is_sure, (found, _) in zip(scene.matches, sure, scene.entries, strict=True):
        if is_sure and found and not found[0].place.is_country and len(known) < _MOST_SURE:
            known.setdefault(match.key, found[0].place)
    names = scene.positions.names
    if not known or not names:
        return [FAR_KM] * len(scene.matches)
    distances = _km(scene.positions.radians, _radians(list(known.values())))
    column = {key: i for i, key in enumerate(known)}
    own = [(row, column[key]) for row, (key, _) in enumerate(names) if key in column]
    distances[tuple(np.array(own, dtype=np.intp).reshape(-1, 2).T)] = FAR_KM
    nearest: dict[tuple[str, bool], float] = {}
    for name, km in zip(names, distances.min(axis=1).tolist(), strict=True):
        if km < nearest.get(name, FAR_KM):
            nearest[name] = km
    return [nearest.get(match.name, FAR_KM) for match in scene.matches]


def _radians(places: Sequence[Place]) -> NDArray[np.float64]:
    return np.radians(np.array([place.position for place in places], dtype=np.float64).reshape(-1, 2))


def _km(rows: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    lon, lat = rows[:, :1], rows[:, 1:]
    half = np.sin((points[:, 1] - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(points[:, 1]) * np.sin((points[:, 0] - lon) / 2) ** 2
    return np.asarray(12742.0 * np.arcsin(np.sqrt(np.minimum(1.0, half))))
