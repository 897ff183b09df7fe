"""What the encoder learns from: pieces of texts with the right answers, side by side in batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reports.relations.closely import Encodable, Window, pieced
from reports.relations.encoder import Pieced
from reports.relations.encoding import Kind
from reports.relations.pieces import Pieces
from reports.sentences import sentences
from tests.training.encoder_net import Batch
from tests.training.examples import Example

_ROWS: Final = 1500
"""Rows of a batch."""
_LIKE: Final = 320
"""Texts among which those of like length are read together."""
_EXCHANGED: Final = 1.0
"""The greatest share of a text's places that get another name; each share up to it is as likely."""
_GAPS: Final = 0.2
"""The share of pieces of words that are unknown."""
_SHORT: Final = 90
"""Rows up to which a text has no gaps: it may have one word only that tells of the movement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How the encoder sees a text: the pieces that it knows, and how many rows it reads at once."""

    pieces: Pieces
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A text for the encoder; `pairs` and `ties` are rows as in `heads.Names`, but for the text."""

    text: Pieced
    pairs: tuple[tuple[int, ...], ...]
    ties: tuple[tuple[int, ...], ...]


def lesson_of(text: str, example: Example, sight: Sight, window: Window | None = None) -> Lesson:
    """What is learned from a window of an example, by default from all of it, as far as the encoder reaches."""
    encoded = example.encoded
    read = window or Window(0, len(encoded.words))
    made, rows = pieced(Encodable(text, encoded, sentences(text)), read, sight.pieces, sight.longest)
    at = {read.first + token: int(row) for token, row in enumerate(rows)}

    pairs = [
        (
            at.get(encoded.places[pair[0]].first, -1),
            at.get(encoded.places[pair[1]].first, -1),
            *pair[2:].tolist(),
            int(order),
            *manner,
        )
        for pair, order, manner in zip(example.pairs, example.orders, example.manners.tolist(), strict=True)
    ]
    ties = []
    for tie, tied in zip(example.ties, example.tied, strict=True):
        place, actor = encoded.places[tie[0]], encoded.actors[tie[1]]
        rows_of = (at.get(token, -1) for token in (place.first, actor.first, actor.last))
        ties.append((*rows_of, *tie[2:].tolist(), int(tied)))
    return Lesson(
        text=made,
        pairs=tuple(pair for pair in pairs if min(pair[:2]) >= 0),
        ties=tuple(tie for tie in ties if min(tie[:3]) >= 0),
    )


class Disguise:
    """Other names and gaps for texts: what is to be learned is how movements are told, not who went where.

    Names of places are exchanged for those of other texts, the same name for the same one, and of texts that are not
    short some pieces are unknown.
    """

    def __init__(self, lessons: Iterable[Lesson], unknown: int, chance: random.Random) -> None:
        """Names are taken from `lessons`; `unknown` is the piece of a gap."""
        self._names = sorted({bag for lesson in lessons for bag in _names(lesson.text)})
        self._gap, self._chance = (unknown,), chance

    def of(self, lesson: Lesson) -> Lesson:
        """The lesson in disguise: another one each time."""
        share = self._chance.random() * _EXCHANGED
        given = {bag: self._other(bag, share) for bag in _names(lesson.text)}
        is_place = lesson.text.sorts[1] == Kind.PLACE
        gaps = _GAPS if len(lesson.text.bags) > _SHORT else 0.0
        bags = [
            given[tuple(bag)] if placed else self._gap if at and self._chance.random() < gaps else bag
            for at, (bag, placed) in enumerate(zip(lesson.text.bags, is_place.tolist(), strict=True))
        ]
        return replace(lesson, text=replace(lesson.text, bags=bags))

    def _other(self, bag: tuple[int, ...], share: float) -> tuple[int, ...]:
        return self._chance.choice(self._names) if self._chance.random() < share else bag


def _names(text: Pieced) -> list[tuple[int, ...]]:
    """The names of a text's places as bags, each once, in their order."""
    is_place = (text.sorts[1] == Kind.PLACE).tolist()
    return list(dict.fromkeys(tuple(bag) for bag, placed in zip(text.bags, is_place, strict=True) if placed))


def batches_of(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    """Lessons with something to learn, in their order but for those of like length, which are read together."""
    told = [lesson for lesson in lessons if lesson.pairs or lesson.ties]
    for low in range(0, len(told), _LIKE):
        yield from _filled(told[low : low + _LIKE])


def _filled(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    batch: list[Lesson] = []
    for lesson in sorted(lessons, key=lambda lesson: len(lesson.text.bags)):
        if batch and (len(batch) + 1) * len(lesson.text.bags) > _ROWS:
            yield batch
            batch = []
        batch.append(lesson)
    if batch:
        yield batch


def batch_of(lessons: Sequence[Lesson]) -> Batch:
    """Lessons side by side."""
    pairs = [(at, *pair) for at, lesson in enumerate(lessons) for pair in lesson.pairs]
    ties = [(at, *tie) for at, lesson in enumerate(lessons) for tie in lesson.ties]
    return Batch.of([lesson.text for lesson in lessons], pairs, ties)
