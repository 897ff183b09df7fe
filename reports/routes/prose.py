"""A text in which readings of movements are judged: its names, its sentences, and what stands beside some places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from gazetteer.toponym import Toponym
from reports.document import Span
from reports.model import Stop
from reports.routes.hypotheses import Likelihoods
from reports.routes.sentence import Sentence, prepare

_LEAD: Final = 8
"""Tokens before the first stop in which a word of the movement may stand."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text, its toponyms in order, its sentences, and what the network says of its places."""

    text: str
    toponyms: Sequence[Toponym]
    literal: Sequence[Toponym]
    """Those that the text speaks of as places, in order."""
    sentences: Sequence[Span]
    likely: Likelihoods
    _prepared: dict[int, Sentence] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [span.start for span in self.sentences]

    @cached_property
    def spoken_of(self) -> frozenset[int]:
        """Where the places begin that the text speaks of as places."""
        return frozenset(toponym.start for toponym in self.literal)

    def at(self, position: int) -> int:
        """The index of the sentence that holds the position."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def sentence(self, at: int) -> Sentence:
        """The sentence `at`, cut into tokens."""
        if at not in self._prepared:
            span = self.sentences[at]
            inside = between(self.toponyms, span.start, span.end)
            self._prepared[at] = prepare(self.text, span, inside)
        return self._prepared[at]


def main_sentence(text: Text, stops: Sequence[Stop]) -> tuple[Sentence, list[int]]:
    """The sentence that names most of the stops, and their slots in it."""
    spans = [stop.span for stop in stops if stop.span]
    at = [text.at(span.start) for span in spans]
    sentence = text.sentence(max(sorted(set(at)), key=at.count))
    return sentence, [slot for span in spans if (slot := slot_of(sentence, span)) is not None]


def cues_beside(sentence: Sentence, slots: Sequence[int]) -> list[int]:
    """The words of movement between the slots and right before them."""
    first, last = min(slots, default=0), max(slots, default=0)
    return [cue for cue in sentence.cues if first - _LEAD <= cue <= last]


def slot_of(sentence: Sentence, span: Span) -> int | None:
    """The slot of a name; None where it stands elsewhere, or is a part of another."""
    slot = bisect_left(sentence.starts, span.start)
    return slot if sentence.span.contains(span) and sentence.is_slot(slot) else None


def between(toponyms: Sequence[Toponym], low: int, high: int) -> Sequence[Toponym]:
    """Those of some toponyms in order that begin in [low, high)."""
    first = bisect_left(toponyms, low, key=lambda toponym: toponym.start)
    return toponyms[first : bisect_left(toponyms, high, key=lambda toponym: toponym.start)]
