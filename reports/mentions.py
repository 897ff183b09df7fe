"""Mentions: each place that the text speaks of, with the actors its clause ties to it, the date and the evidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from gazetteer.toponym import Toponym, Use
from reports.belonging import Surroundings, belonging
from reports.clause_words import VERB
from reports.dates import document_date, event_date
from reports.document import Document, Evidence, Span, evidence
from reports.model import Actor, ActorKind, ActorMention, EventDate, Mention
from reports.relations.reading import Reading
from reports.ties import ties

_CARRIES_ON: Final = re.compile(
    r"\W{0,3}(?:(?P<person>he|she|él|ella)|(?P<thing>it)|(?P<many>they|ellos|ellas|most of them|some of them"
    r"|many of them"
    r"|la mayoría|algunos de ellos|muchos de ellos))\b(?! (?:is|was|has been|es|fue) (?:not |no )?(?:clear|true"
    r"|said|believed|"
    r"likely|possible|easy|hard|too|the (?:first|second|third|same)))",
    re.IGNORECASE,
)
_HEAD: Final = 120  # characters in which the first verb of a sentence is looked for
_SHORT_HEAD: Final = 45  # and where none is known, those in which its subject is
_VEHICLE: Final = re.compile(
    r"\b(?:ship|vessel|tanker|freighter|cutter|frigate|destroyer|boat|dhow|jet|plane|aircraft|flight|airliner|jumbo"
    r"|train|"
    r"convoy|lorry|truck|buque|barco|petrolero|carguero|fragata|lancha|avión|vuelo|tren|convoy|camión|Il-\d\d"
    r"|Boeing|Airbus)\b"
)


def find_mentions(
    document: Document,
    toponyms: Sequence[Toponym],
    actor_mentions: Sequence[ActorMention],
    sentences: Sequence[Span],
    readings: Iterable[Reading] = (),
) -> tuple[Mention, ...]:
    """One mention for each resolved toponym in its literal use, in order.

    Its actors are those that the clauses of its sentence tie to it (`reports.ties`), weighed against what was read
    closely (`reports.relations`). A sentence that goes on about the subject of the one before ("They", "It") has it for
    its own. The date is the sentence's, else the document's. A
    toponym outside every sentence is its own evidence.
    """
    literal = [t for t in toponyms if t.use is Use.LITERAL and t.place is not None and not t.demonym]
    literal.sort(key=lambda toponym: toponym.start)
    actors = sorted(actor_mentions, key=lambda mention: mention.span.start)
    likely = {place: actors for reading in readings for place, actors in reading.tied().items()}
    around = Surroundings(text=document.text, actors=actors, places=literal, sentences=sentences, likely=likely)
    return tuple(belonging(around, tuple(_mentions(document, literal, actors, sentences))))


def _mentions(
    document: Document, toponyms: Sequence[Toponym], actors: Sequence[ActorMention], sentences: Sequence[Span]
) -> Iterator[Mention]:
    starts = [mention.span.start for mention in actors]
    positions = [toponym.start for toponym in toponyms]
    subject: tuple[Actor, ...] = ()
    covered = 0
    taken_up = [_CARRIES_ON.match(document.text, sentence.start, sentence.end) for sentence in sentences]
    for sentence, (pronoun, next_pronoun) in zip(sentences, pairwise((*taken_up, None)), strict=True):
        low, high = bisect_left(positions, sentence.start), bisect_left(positions, sentence.end)
        yield from (_alone(document, toponym) for toponym in toponyms[covered:low])
        named = actors[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        acting = (*_taken_up(pronoun, subject), *named)
        if low < high:
            yield from _in_sentence(document, sentence, toponyms[low:high], acting)
        subject = _subject(document.text, sentence, acting) if next_pronoun else ()
        covered = max(high, covered)
    yield from (_alone(document, toponym) for toponym in toponyms[covered:])


def _in_sentence(
    document: Document, sentence: Span, toponyms: Sequence[Toponym], acting: Sequence[ActorMention]
) -> Iterator[Mention]:
    date = event_date(document.text, sentence, document.published) or document_date(document.published)
    claim = evidence(document, sentence)
    places = [Span(toponym.start, toponym.end) for toponym in toponyms]
    for toponym, ids in zip(toponyms, ties(document.text, sentence, acting, places), strict=True):
        yield from _mention(toponym, ids, date, claim)


def _alone(document: Document, toponym: Toponym) -> Mention:
    claim = evidence(document, Span(toponym.start, toponym.end))
    return next(_mention(toponym, (), document_date(document.published), claim))


def _mention(toponym: Toponym, ids: tuple[str, ...], date: EventDate | None, claim: Evidence) -> Iterator[Mention]:
    if toponym.place is not None:
        yield Mention(toponym=toponym, place=toponym.place, actor_ids=ids, date=date, evidence=claim)


def _taken_up(found: re.Match[str] | None, subject: Sequence[Actor]) -> Iterator[ActorMention]:
    """The subject of the sentence before, where a pronoun at the head of this one fits it."""
    if found is None:
        return
    kind = found.lastgroup or ""
    if kind != "many" and len(subject) > 1:
        return
    span = Span(*found.span(kind))
    for actor in subject:
        is_person = actor.kind is ActorKind.PERSON
        if kind == "many" or is_person == (kind == "person"):
            yield ActorMention(span=span, text=found[kind], actor=actor)


def _subject(text: str, sentence: Span, acting: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """Who a sentence is about: the actors before its first verb, unless a vehicle is what moves."""
    verb = VERB.search(text, sentence.start, min(sentence.end, sentence.start + _HEAD))
    end = verb.start() if verb else min(sentence.end, sentence.start + _SHORT_HEAD)
    if _VEHICLE.search(text, sentence.start, end):
        return ()
    before = [mention.actor for mention in acting if mention.span.end <= end]
    return tuple({actor.id: actor for actor in before}.values())
