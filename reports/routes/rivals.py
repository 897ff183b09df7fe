"""The rival readings of a text: what the rules read of its movements and what the network sees, block by block."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.toponym import Toponym, Use
from reports.document import Span
from reports.model import ActorMention
from reports.relations.reading import Reading, read_relations
from reports.routes.hypotheses import Hypothesis, Likelihoods, hypotheses, likelihoods_of
from reports.routes.prose import Text
from reports.routes.reading import Told

_MAX_NAMES: Final = 24
"""Places of one sentence: what names more is a table, and not for reading as prose."""


def rivals(
    text: str,
    sentences: Sequence[Span],
    toponyms: Sequence[Toponym],
    actors: Sequence[ActorMention],
    told: Sequence[Told],
) -> Iterator[tuple[Text, tuple[Hypothesis, ...]]]:
    """For each block of the text what may be routes in it. Everything is in the order of the text."""
    left = [each for each in told if not each.draft.implied]
    literal = [toponym for toponym in toponyms if toponym.use is Use.LITERAL]

    def around(likely: Likelihoods) -> Text:
        return Text(text=text, toponyms=toponyms, literal=literal, sentences=sentences, likely=likely)

    for reading in _readings(text, sentences, literal, actors):
        inside = [each for each in left if reading.span.start <= _first(each) < reading.span.end]
        left = [each for each in left if not reading.span.start <= _first(each) < reading.span.end]
        yield around(likelihoods_of(reading)), hypotheses(inside, reading)
    yield around(Likelihoods()), hypotheses(left, None)


def _first(told: Told) -> int:
    return min((stop.span.start for stop in told.draft.stops if stop.span), default=told.span.start)


def _readings(
    text: str, sentences: Sequence[Span], literal: Sequence[Toponym], actors: Sequence[ActorMention]
) -> Iterator[Reading]:
    """What the network reads of the places that the text itself speaks of, but for those of tables."""
    starts = [span.start for span in sentences]
    at = [bisect_right(starts, toponym.start) for toponym in literal]
    named = Counter(at)
    prose = [toponym for toponym, sentence in zip(literal, at, strict=True) if named[sentence] <= _MAX_NAMES]
    if len(prose) > 1 and starts:
        yield from read_relations(text, sentences, prose, actors)
