"""The rival readings of a text: what the rules read of its movements and what the network sees, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gazetteer.toponym import Toponym, Use
from reports.document import Span
from reports.relations.reading import Reading
from reports.routes.hypotheses import Hypothesis, Likelihoods, hypotheses, likelihoods_of
from reports.routes.prose import Text
from reports.routes.reading import Told


def rivals(
    text: str,
    sentences: Sequence[Span],
    toponyms: Sequence[Toponym],
    readings: Iterable[Reading],
    told: Sequence[Told],
) -> Iterator[tuple[Text, tuple[Hypothesis, ...]]]:
    """For each block of the text what may be routes in it. Everything is in the order of the text."""
    left = [each for each in told if not each.draft.implied]
    literal = [toponym for toponym in toponyms if toponym.use is Use.LITERAL]

    def around(likely: Likelihoods) -> Text:
        return Text(text=text, toponyms=toponyms, literal=literal, sentences=sentences, likely=likely)

    for reading in readings:
        inside = [each for each in left if reading.span.start <= _first(each) < reading.span.end]
        left = [each for each in left if not reading.span.start <= _first(each) < reading.span.end]
        yield around(likelihoods_of(reading)), hypotheses(inside, reading)
    yield around(Likelihoods()), hypotheses(left, None)


def _first(told: Told) -> int:
    return min((stop.span.start for stop in told.draft.stops if stop.span), default=told.span.start)
