"""Mentions: each place that the text speaks of, with the actors its clause ties to it, the date and the evidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.toponym import Toponym, Use
from reports.dates import document_date, event_date
from reports.document import Document, Evidence, Span, evidence
from reports.model import ActorMention, EventDate, Mention

_PARTING: Final = re.compile(
    r"[;:()—…]"
    r"|,\s(?=(?:and|but|while|whereas|although|though|as|which|who|y|e|pero|mientras|aunque|que|quien)\s)"
    r"|\s(?=(?:while|whereas|but|although|mientras|pero|aunque)\s)"
)
_CARRIES_ON: Final = re.compile(
    r"\W{0,3}(?:they|it|he|she|the (?:group|company|organi[sz]ation|airline|movement|militia|firm|regime|government)"
    r"|ellos|ellas|él|ella|el grupo|la empresa|la organización|la aerolínea|el régimen|el gobierno)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The clauses of one sentence, as their starts, with the actors of each."""

    starts: tuple[int, ...]
    actor_ids: tuple[tuple[str, ...], ...]

    def at(self, position: int) -> tuple[str, ...]:
        """The actors of the clause at a position of the text."""
        return self.actor_ids[bisect_right(self.starts, position) - 1]


def find_mentions(
    document: Document,
    toponyms: Sequence[Toponym],
    actor_mentions: Sequence[ActorMention],
    sentences: Sequence[Span],
) -> tuple[Mention, ...]:
    """One mention for each resolved toponym in its literal use, in order.

    Its actors are those of its clause, else of its sentence; a sentence that names none and goes on about someone
    ("They", "The company") takes those of the sentence before. Its date is the sentence's, else the document's. A
    toponym outside every sentence is its own evidence.
    """
    literal = [t for t in toponyms if t.use is Use.LITERAL and t.place is not None and not t.demonym]
    literal.sort(key=lambda toponym: toponym.start)
    actors = sorted(actor_mentions, key=lambda mention: mention.span.start)
    return tuple(_mentions(document, literal, actors, sentences))


def _mentions(
    document: Document, toponyms: Sequence[Toponym], actors: Sequence[ActorMention], sentences: Sequence[Span]
) -> Iterator[Mention]:
    starts = [mention.span.start for mention in actors]
    positions = [toponym.start for toponym in toponyms]
    before: tuple[str, ...] = ()
    covered = 0
    for sentence in sentences:
        low, high = bisect_left(positions, sentence.start), bisect_left(positions, sentence.end)
        yield from (_alone(document, toponym) for toponym in toponyms[covered:low])
        named = actors[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        ids = _distinct(named) or (before if _carries_on(document.text, sentence) else ())
        if low < high:
            yield from _in_sentence(document, sentence, toponyms[low:high], named, ids)
        before, covered = ids, max(high, covered)
    yield from (_alone(document, toponym) for toponym in toponyms[covered:])


def _in_sentence(
    document: Document,
    sentence: Span,
    toponyms: Sequence[Toponym],
    named: Sequence[ActorMention],
    ids: tuple[str, ...],
) -> Iterator[Mention]:
    clauses = _clauses(document.text, sentence, named)
    date = event_date(document.text, sentence, document.published) or document_date(document.published)
    claim = evidence(document, sentence)
    for toponym in toponyms:
        yield from _mention(toponym, clauses.at(toponym.start) or ids, date, claim)


def _alone(document: Document, toponym: Toponym) -> Mention:
    claim = evidence(document, Span(toponym.start, toponym.end))
    return next(_mention(toponym, (), document_date(document.published), claim))


def _mention(toponym: Toponym, ids: tuple[str, ...], date: EventDate | None, claim: Evidence) -> Iterator[Mention]:
    if toponym.place is not None:
        yield Mention(toponym=toponym, place=toponym.place, actor_ids=ids, date=date, evidence=claim)


def _clauses(text: str, sentence: Span, named: Sequence[ActorMention]) -> _Clauses:
    cuts = [match.start() for match in _PARTING.finditer(text, sentence.start, sentence.end)]
    starts = (sentence.start, *(cut for cut in cuts if cut > sentence.start))
    positions = [mention.span.start for mention in named]
    bounds = [*starts[1:], sentence.end]
    ids = tuple(
        _distinct(named[bisect_left(positions, start) : bisect_left(positions, end)])
        for start, end in zip(starts, bounds, strict=True)
    )
    return _Clauses(starts, ids)


def _distinct(mentions: Sequence[ActorMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.actor.id for mention in mentions))


def _carries_on(text: str, sentence: Span) -> bool:
    return _CARRIES_ON.match(text, sentence.start, sentence.end) is not None
