"""A movement among the sentences around it: what one sentence alone does not tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reports.document import Span
from reports.model import ActorMention
from reports.routes.sentence import Sentence, prepare

_LONGEST: Final = 600
"""Characters of a neighbouring sentence that are looked at: what is longer is a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A movement in tokens [first, last] of a sentence, its `cues`, and the whole text around it.

    `actors` and `spans` are those of the whole document: its actor mentions and its sentences, in order.
    """

    sentence: Sentence
    first: int
    last: int
    cues: Sequence[int]
    text: str
    actors: Sequence[ActorMention]
    spans: Sequence[Span]

    @property
    def here(self) -> Sequence[ActorMention]:
        """The mentions in the sentence of the movement."""
        return self._mentions(self.sentence.span)

    def mentions_before(self, back: int) -> Sequence[ActorMention]:
        """The mentions in the sentence that is `back` sentences before; none where there is no such sentence."""
        at = self._index - back
        return self._mentions(self.spans[at]) if at >= 0 else ()

    def neighbour(self, ahead: int) -> Sentence | None:
        """The sentence `ahead` sentences on, or back if negative, read without names of places; None outside."""
        at = self._index + ahead
        if not 0 <= at < len(self.spans):
            return None
        return self._read(self.spans[at])

    def sentences_in(self, span: Span) -> Iterator[tuple[Sentence, Sequence[ActorMention]]]:
        """The sentences that begin in a stretch of the text, read without names of places, and their mentions."""
        first = bisect_left(self.spans, span.start, key=lambda each: each.start)
        for each in self.spans[first : bisect_left(self.spans, span.end, key=lambda each: each.start)]:
            yield self._read(each), self._mentions(each)

    @property
    def _index(self) -> int:
        return max(bisect_right(self.spans, self.sentence.span.start, key=lambda span: span.start) - 1, 0)

    def _read(self, span: Span) -> Sentence:
        return _without_places(self.text, Span(span.start, min(span.end, span.start + _LONGEST)))

    def _mentions(self, span: Span) -> Sequence[ActorMention]:
        low = bisect_left(self.actors, span.start, key=lambda mention: mention.span.start)
        high = bisect_left(self.actors, span.end, key=lambda mention: mention.span.start)
        return self.actors[low:high]


@lru_cache(maxsize=16)  # status, mode and parties of a route look at the same few sentences one after the other
def _without_places(text: str, span: Span) -> Sentence:
    return prepare(text, span, ())
