"""Signs that a stretch of a text is a place name: what the trained weights of `gazetteer.model` look at.

Each sign is a number with a name: the rules' evidence, what the gazetteer knows of the name, the words and marks around
it, and how it fits to the other places of the document. No sign holds a word of a text, so the weights hold none.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer import cues, sign_context, word_classes
from gazetteer.index import NameKind
from gazetteer.lexicon import Lexicon
from gazetteer.packing import packed
from gazetteer.scene import Scene, countries_named, nearest_km, sure_matches
from gazetteer.standing import MOST_CANDIDATES, OF_ENTRIES
from gazetteer.weighing import EVIDENCE, Match
from gazetteer.words import LineStyle, Shape, Word

_ARTICLES: Final = frozenset({"al", "el", "la", "los", "las", "the", "ad", "ash", "as", "an", "ar", "ed"})
_OF_NAME: Final = (
    "fame",
    "main name",
    "landscape",
    "abbreviation",
    "words",
    "letters",
    "capitals",
    "caseless",
    "begins with a kind of place",
    "ends with a kind of place",
    "begins with an article",
    "all words ordinary",
    "a word is a surname",
    "first word is a first name",
    "name of an organisation",
    "name of a month or day",
    "possessive",
    "title line",
    "upper line",
    "begins in lower case",
)
_OF_DOCUMENT: Final = (
    "country named",
    "country named, main name",
    "near a sure place",
    "times",
    "times located",
    "best elsewhere",
    "sure places",
)
_OF_POSITION: Final = (
    "words before in its run",
    "words after in its run",
    "words of its run",
    "words since the sentence began",
    "words since the text began",
    "share of the text before",
    "words of the text",
    "matches by words",
    "persons by words",
    "organisations by words",
)
_BEGINNING: Final = 60
SIGNS: Final = ("rules", *EVIDENCE, *OF_ENTRIES, *_OF_NAME, *_OF_DOCUMENT, *sign_context.NAMES, *_OF_POSITION)
"""The names of the signs, in the order of the columns."""


def signs(scene: Scene) -> NDArray[np.float32]:
    """The signs of a scene: a row for each match, a column for each of `SIGNS`."""
    document = _Document(scene)
    rows = b"".join([_row(scene, document, i) for i in range(len(scene.matches))])
    found = np.frombuffer(rows, dtype=np.float32).reshape(len(scene.matches), len(SIGNS) - len(_OF_POSITION))
    return np.hstack([found, _of_position(scene)])


def _of_position(scene: Scene) -> NDArray[np.float32]:
    """Where each match stands in its run of capitals, in its sentence and in the text."""
    words, parts = scene.reading.words, scene.reading.parts
    total = max(1, len(words))
    opened = np.maximum.accumulate(np.array([i if word.opens else 0 for i, word in enumerate(words)], dtype=np.int64))
    ranges = np.array([(match.first, match.end) for match in scene.matches], dtype=np.int64).reshape(-1, 2)
    runs = np.array(scene.runs, dtype=np.int64).reshape(-1, 2)
    first = ranges[:, 0]
    of_text = (len(words), len(scene.matches) / total, len(parts.persons) / total, len(parts.organisations) / total)
    columns = (
        first - runs[:, 0],
        runs[:, 1] - ranges[:, 1],
        runs[:, 1] - runs[:, 0],
        first - opened[first],
        np.minimum(first, _BEGINNING),
        first / total,
        *(np.full(len(first), value) for value in of_text),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _row(scene: Scene, document: _Document, i: int) -> bytes:
    """A row as packed numbers: parts that many matches share are packed once."""
    match = scene.matches[i]
    words = scene.reading.words
    return b"".join(
        (
            packed((scene.scores[i],)),
            _of_evidence(scene.evidence[i]),
            scene.entries[i].signs,
            packed(_of_name(match, words[match.first : match.end], scene.reading.lexicon)),
            packed(document.signs(i)),
            sign_context.context_signs(words, match.first, match.end, document.sure_words),
        )
    )


@lru_cache(maxsize=4096)
def _of_evidence(found: frozenset[str]) -> bytes:
    return packed([name in found for name in EVIDENCE])


def _of_name(match: Match, words: tuple[Word, ...], lexicon: Lexicon) -> list[float]:
    first, last = words[0], words[-1]
    stems = [word.token.stem for word in words]
    return [
        match.fame,
        match.is_main_name,
        match.is_landscape,
        match.is_abbreviation,
        len(words),
        len(match.key),
        first.shape is Shape.UPPER,
        first.shape is Shape.OTHER,
        stems[0] in word_classes.NAME_BEGINNINGS,
        stems[-1] in word_classes.NAME_ENDINGS,
        first.token.folded in _ARTICLES,
        all(stem in lexicon.common_words or stem in cues.FUNCTION_WORDS for stem in stems),
        any(stem in lexicon.surnames for stem in stems),
        stems[0] in lexicon.first_names,
        match.key in lexicon.organisations,
        match.key in cues.MONTHS,
        last.possessive,
        first.style is LineStyle.TITLE,
        first.style is LineStyle.UPPER,
        first.shape is Shape.LOWER,
    ]


class _Document:
    """What the document as a whole says of its matches."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._named: dict[tuple[str, bool], tuple[float, float]] = {}
        sure = sure_matches(scene)
        self._countries = countries_named(scene)
        self._near = nearest_km(scene, sure)
        starts = frozenset(match.first for match, is_sure in zip(scene.matches, sure, strict=True) if is_sure)
        ends = frozenset(match.end for match, is_sure in zip(scene.matches, sure, strict=True) if is_sure)
        self.sure_words = (starts, ends)
        self._times: Counter[str] = Counter(match.key for match in scene.matches)
        self._located: Counter[str] = Counter()
        self._best: dict[str, float] = {}
        for match, score, found in zip(scene.matches, scene.scores, scene.evidence, strict=True):
            self._best[match.key] = max(score, self._best.get(match.key, score))
            self._located[match.key] += "locative before" in found or "place noun beside" in found

    def _countries_of(self, i: int) -> tuple[float, float]:
        """How much the text names a country of the candidates, and of those that bear the name as their own."""
        name = self._scene.matches[i].name
        if name in self._named:
            return self._named[name]
        named, main = 0.0, 0.0
        for option in self._scene.entries[i].found[:MOST_CANDIDATES]:
            if not option.place.is_country:
                share = self._countries.get(option.place.country_code or "", 0.0)
                named = max(named, share)
                main = max(main, share if option.kind is not NameKind.ALTERNATE else 0.0)
        self._named[name] = named, main
        return named, main

    def signs(self, i: int) -> list[float]:
        key = self._scene.matches[i].key
        return [
            *self._countries_of(i),
            math.log(10 + self._near[i]),
            math.log1p(self._times[key]),
            self._located[key],
            self._best[key],
            math.log1p(len(self.sure_words[0])),
        ]
