"""Which actors belong to a place: what the clauses say, weighed against what was read closely.

Weights and signs are few, and named: `belonging.json` is made by `python -m tests.training.belonging`.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import log
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from gazetteer.toponym import Toponym
from reports.clause_words import JUDGES, SAYS_SO
from reports.document import Span
from reports.model import ActorKind, ActorMention, Mention
from reports.relations.candidates import ACTOR_SENTENCES_BACK, MAX_ACTORS

WEIGHTS: Final = Path(__file__).with_name("belonging.json")
NAMES: Final = (
    "likely",
    "ruled",
    "ruled_and_likely",
    "likely_elsewhere",
    "only_here",
    "behind_the_likeliest",
    "at_home",
    "state",
    "person",
    "same_sentence",
    "distance",
    "before",
    "actors",
    "places",
    "actors_of_sentence",
    "speaks",
    "mentions",
    "beside",
)
LEAST: Final = 0.35
"""Likelihood from which on an actor belongs to a place."""
_SURE: Final = 0.99
_FAR: Final = 1_000
"""Characters that an actor is taken to be away whom only the rules see."""
_BESIDE: Final = 3


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """A document's actors, literal places and sentences, in order, and what was read closely.

    `likely` tells for a place and an actor's mention, by where they begin, how likely the two belong together. Places
    that are not in it were not read.
    """

    text: str
    actors: Sequence[ActorMention]
    places: Sequence[Toponym]
    sentences: Sequence[Span]
    likely: Mapping[int, Mapping[int, float]]

    @cached_property
    def actor_starts(self) -> Sequence[int]:
        """Where the actors' mentions begin."""
        return [mention.span.start for mention in self.actors]

    @cached_property
    def place_starts(self) -> Sequence[int]:
        """Where the places begin."""
        return [place.start for place in self.places]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often the document names each actor."""
        return Counter(mention.actor.id for mention in self.actors)

    def sentence(self, position: int) -> int:
        """The number of the sentence that a position lies in; -1 before the first."""
        return bisect_right(self.sentences, position, key=lambda span: span.start) - 1

    def places_of(self, span: Span) -> Sequence[Toponym]:
        """The places that begin in a span."""
        return self.places[bisect_left(self.place_starts, span.start) : bisect_left(self.place_starts, span.end)]

    def actors_of(self, first: int, last: int) -> Sequence[ActorMention]:
        """The actors that sentences `first` to `last` name."""
        low, high = self.sentences[max(0, first)].start, self.sentences[last].end
        return self.actors[bisect_left(self.actor_starts, low) : bisect_left(self.actor_starts, high)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """An actor who may belong to a place, with his mentions near it and how likely each of them does."""

    id: str
    mentions: Sequence[ActorMention]
    likely: Sequence[float]

    @property
    def best(self) -> float:
        return max(self.likely, default=0.0)


def belonging(around: Surroundings, told: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions with the actors that belong to their places; as they are where nothing was read closely."""
    for each in told:
        if each.toponym.start in around.likely:
            ids, rows = signs(around, each)
            likely = zip(ids, _likelihood(rows), strict=True)
            yield replace(each, actor_ids=tuple(name for name, share in likely if share >= LEAST))
        else:
            yield each


def signs(around: Surroundings, mention: Mention) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The actors who may belong to the place of a mention, and a row for each, its columns in the order of NAMES.

    They are those whom its clause ties to it, and those of its sentence and the two before.
    """
    place, here = mention.toponym, around.sentence(mention.toponym.start)
    near_actors = around.actors_of(here - ACTOR_SENTENCES_BACK, here)[-MAX_ACTORS:] if here >= 0 else ()
    likely = around.likely.get(place.start, {})
    near: dict[str, list[ActorMention]] = {name: [] for name in mention.actor_ids}
    for actor in near_actors:
        near.setdefault(actor.actor.id, []).append(actor)
    found = [
        _Candidate(id=name, mentions=mentions, likely=[likely.get(each.span.start, 0.0) for each in mentions])
        for name, mentions in near.items()
    ]
    setting = _Setting.of(around, place, here, found)
    rows = [[float(sign) for sign in _signs_of(around, setting, each, mention)] for each in found]
    return tuple(each.id for each in found), np.array(rows).reshape(-1, len(NAMES))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """The sentence that a place stands in."""

    span: Span
    places: Sequence[Toponym]
    actors: int
    candidates: int
    most: float
    """How likely the likeliest actor is."""

    @classmethod
    def of(cls, around: Surroundings, place: Toponym, number: int, found: Sequence[_Candidate]) -> Self:
        span = around.sentences[number] if number >= 0 else Span(place.start, place.end)
        actors = around.actors_of(number, number) if number >= 0 else ()
        return cls(
            span=span,
            places=around.places_of(span),
            actors=len({each.actor.id for each in actors}),
            candidates=len(found),
            most=max((each.best for each in found), default=0.0),
        )


def _signs_of(around: Surroundings, setting: _Setting, each: _Candidate, mention: Mention) -> Iterator[float]:
    place, likely, is_ruled = mention.toponym, _log_odds(each.best), each.id in mention.actor_ids
    elsewhere = [
        around.likely[other.start].get(actor.span.start, 0.0)
        for other in setting.places
        if other is not place and other.start in around.likely
        for actor in each.mentions
    ]
    yield from (likely, is_ruled, is_ruled * likely)
    yield from (_log_odds(max(elsewhere)) if elsewhere else 0.0, not elsewhere, _log_odds(setting.most) - likely)
    nearest = min(each.mentions, key=lambda actor: abs(actor.span.start - place.start), default=None)
    if nearest is None:
        yield from (False, False, False, False, log(_FAR), False)
    else:
        actor, at = nearest.actor, nearest.span.start
        yield mention.place.country_code is not None and actor.country_code == mention.place.country_code
        yield from (actor.kind is ActorKind.STATE, actor.kind is ActorKind.PERSON)
        yield any(setting.span.contains(near.span) for near in each.mentions)
        yield from (log(1 + abs(at - place.start)), at < place.start)
    yield from (setting.candidates, len(setting.places), setting.actors)
    yield (
        nearest is not None
        and (SAYS_SO.match(around.text, nearest.span.end) or JUDGES.match(around.text, nearest.span.end)) is not None
    )
    yield log(1 + around.counts.get(each.id, 0))
    yield any(_is_beside(near.span, place) for near in each.mentions)


def _is_beside(actor: Span, place: Toponym) -> bool:
    return abs(actor.end - place.start) <= _BESIDE or abs(actor.start - place.end) <= _BESIDE


def _log_odds(likely: float) -> float:
    kept = min(_SURE, max(1 - _SURE, likely))
    return log(kept / (1 - kept))


def _likelihood(rows: NDArray[np.float64]) -> list[float]:
    weights = _weights()
    found: list[float] = (1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))).tolist()
    return found


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float64]:
    """A weight for each sign, and the bias."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return np.array([stored["weights"][name] for name in NAMES] + [stored["bias"]])
