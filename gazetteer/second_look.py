"""The second look at a text: what the first answers say of each other.

A name is likelier to be a place where the same words are one elsewhere in the document, where its neighbours are, where
no longer stretch around it is a better answer, and where it lies near the places that the document is about.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gazetteer import in_lists
from gazetteer.in_lists import Lists
from gazetteer.place import Place
from gazetteer.scene import FAR_KM, Scene, nearest_km

NAMES: Final = (
    "first answer",
    "best elsewhere, first answer",
    "mean elsewhere, first answer",
    "longer name begins with it",
    "longer name ends with it",
    "its beginning elsewhere",
    "longer one over it",
    "shorter one over it",
    "neighbour before",
    "neighbour after",
    "next neighbour before",
    "next neighbour after",
    "in persons' names",
    "run goes on before it elsewhere",
    "run goes on after it elsewhere",
    *in_lists.NAMES,
    "near an answer",
    "country of the answers",
    "area of the answers",
    "answers placed",
    "answers by words",
    "mean answer",
)
_NONE: Final = -9.0
"""What stands for the answer to a stretch that there is not."""
_SURE: Final = 1.4
_LIKELY: Final = 1.0
_MOST_OPTIONS: Final = 6


def second_signs(scene: Scene, margins: NDArray[np.float64], chosen: Sequence[int]) -> NDArray[np.float32]:
    """For each chosen match the signs called `NAMES`, from the first answers (log odds) to all of the document."""
    look = _Look(scene, np.clip(margins, _NONE, -_NONE).tolist())
    return np.array([look.signs(i) for i in chosen], dtype=np.float32).reshape(-1, len(NAMES))


class _Look:
    """The first answers, by key, by position and by area."""

    def __init__(self, scene: Scene, answers: list[float]) -> None:
        self._matches, self._answers, self._entries = scene.matches, answers, scene.entries
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._over: defaultdict[int, list[int]] = defaultdict(list)
        self._starts: dict[int, float] = {}
        self._ends: dict[int, float] = {}
        self._begin: dict[str, float] = {}
        self._end: dict[str, float] = {}
        self._persons, self._before, self._after = Counter[str](), Counter[str](), Counter[str]()
        self._runs = scene.runs
        persons = scene.reading.parts.persons
        for i, (match, answer) in enumerate(zip(scene.matches, answers, strict=True)):
            self._by_key[match.key].append(i)
            self._persons[match.key] += not persons.isdisjoint(range(match.first, match.end))
            self._before[match.key] += scene.runs[i][0] < match.first
            self._after[match.key] += scene.runs[i][1] > match.end
            self._note(i, answer)
        self._lists = Lists(scene.reading.words, scene.matches, answers)
        self._places()
        sure = [answer > _SURE for answer in answers]
        self._near = [math.log(10 + min(km, FAR_KM)) for km in nearest_km(scene, sure)]
        chances = 1 / (1 + np.exp(-np.array(answers)))
        self._of_document = (
            float(len(self._sure)),
            float(chances.sum()) / max(1, len(scene.reading.words)),
            float(chances.mean()) if answers else 0.0,
        )

    def _note(self, i: int, answer: float) -> None:
        match = self._matches[i]
        for word in range(match.first, match.end):
            self._over[word].append(i)
        _raise(self._starts, match.first, answer)
        _raise(self._ends, match.end, answer)
        first, space, rest = match.key.partition(" ")
        if space:
            _raise(self._begin, first, answer)
            _raise(self._end, rest.rpartition(" ")[2], answer)
            if " " in rest:
                _raise(self._begin, match.key.rpartition(" ")[0], answer)

    def _places(self) -> None:
        """The countries and areas of the likely answers, and how often each is one."""
        self._sure: dict[str, Place] = {}
        self._countries, self._areas = Counter[str | None](), Counter[tuple[str | None, str | None]]()
        for match, answer, entries in zip(self._matches, self._answers, self._entries, strict=True):
            if answer <= _LIKELY or not entries.found:
                continue
            place = entries.found[0].place
            if place.is_country:
                self._countries[place.country_code] += 1
            elif answer > _SURE and match.key not in self._sure:
                self._sure[match.key] = place
                self._countries[place.country_code] += 1
                self._areas[place.country_code, place.admin1_code] += 1
        self._most = max(self._countries.values(), default=1), max(self._areas.values(), default=1)

    def signs(self, i: int) -> list[float]:
        """The signs of one match."""
        match, answer = self._matches[i], self._answers[i]
        same = [self._answers[j] for j in self._by_key[match.key] if j != i]
        head = match.key.rpartition(" ")[0]
        longer, shorter = self._overlapping(i)
        return [
            answer,
            max(same, default=_NONE),
            sum(same) / len(same) if same else _NONE,
            self._begin.get(match.key, _NONE),
            self._end.get(match.key, _NONE),
            max([self._answers[j] for j in self._by_key.get(head, ())], default=_NONE) if head else _NONE,
            longer,
            shorter,
            _best(self._ends, (match.first, match.first - 1)),
            _best(self._starts, (match.end, match.end + 1)),
            _best(self._ends, (match.first - 2, match.first - 3)),
            _best(self._starts, (match.end + 2, match.end + 3)),
            self._persons[match.key],
            (self._before[match.key] - (self._runs[i][0] < match.first)) / max(1, len(same)),
            (self._after[match.key] - (self._runs[i][1] > match.end)) / max(1, len(same)),
            *self._lists.signs(i),
            self._near[i],
            *self._shares(i),
            *self._of_document,
        ]

    def _overlapping(self, i: int) -> tuple[float, float]:
        """The best answers to a longer stretch over the match, and to one that is no longer."""
        longer = shorter = _NONE
        match = self._matches[i]
        length = match.end - match.first
        for word in range(match.first, match.end):
            for j in self._over[word]:
                if j == i:
                    continue
                if self._matches[j].end - self._matches[j].first > length:
                    longer = max(longer, self._answers[j])
                else:
                    shorter = max(shorter, self._answers[j])
        return longer, shorter

    def _shares(self, i: int) -> tuple[float, float]:
        """How much of the answers, without this name's own, lies in a country and in an area of its candidates."""
        own = self._matches[i].key in self._sure
        countries, areas = self._countries, self._areas
        country = area = 0.0
        for option in self._entries[i].found[:_MOST_OPTIONS]:
            place = option.place
            country = max(country, (countries.get(place.country_code, 0) - own) / self._most[0])
            area = max(area, (areas.get((place.country_code, place.admin1_code), 0) - own) / self._most[1])
        return country, area


def _raise(best: dict[Any, float], key: object, answer: float) -> None:
    if answer > best.get(key, _NONE):
        best[key] = answer


def _best(answers: dict[int, float], places: tuple[int, int]) -> float:
    return max(answers.get(place, _NONE) for place in places)
