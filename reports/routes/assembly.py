"""From drafts to routes: status, mode, carrier, actors, date, confidence and evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Protocol

from gazetteer.coordinates import path_length_km
from gazetteer.toponym import Toponym, Use
from reports.dates import document_date, event_date
from reports.document import Document, Evidence, Span, evidence
from reports.model import Actor, ActorKind, ActorMention, Direction, EventDate, Route, Stop
from reports.routes.clauses import clause_of
from reports.routes.finding import Draft, Surroundings, as_stop, drafts, joined, open_destination, places_of
from reports.routes.implied import Countries
from reports.routes.lexicon import Motion, pairs
from reports.routes.modes import mode_of
from reports.routes.sentence import Sentence, prepare
from reports.routes.status import status_of
from reports.wordlists import words

_LEAST: Final = 0.3
_MOST: Final = 0.97
_SAME_TRAVELLERS: Final = words(
    "they he she it passengers group men women crew plane aircraft jet ship vessel tanker convoy contingent "
    "delegation soldiers troops migrants nationals ellos ellas pasajeros grupo avion buque tripulacion"
)
_RETURN: Final = pairs("return flight | return flights | return leg | return journey")
_RETURN_REACH: Final = 40


class States(Protocol):
    """What the actor catalogue is needed for here."""

    def state(self, country_code: str | None) -> Actor | None:
        """The state with an ISO alpha-2 code."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A sentence that has been read, with the routes found in it."""

    sentence: Sentence
    actors: tuple[ActorMention, ...]
    drafts: tuple[Draft, ...]
    date: EventDate | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What is known about the whole document."""

    document: Document
    toponyms: Sequence[Toponym]
    actors: Sequence[ActorMention]
    gazetteer: Countries
    states: States


def find_routes(
    document: Document,
    toponyms: Sequence[Toponym],
    actor_mentions: Sequence[ActorMention],
    sentences: Sequence[Span],
    gazetteer: Countries,
    catalogue: States,
) -> tuple[Route, ...]:
    """The routes that a document tells of: those with both ends named first, then the implied, each in text order.

    `toponyms`, `actor_mentions` and `sentences` are in the order of the text. A route has two or more resolved stops;
    lengths are geodesic, in kilometres. Any text is accepted; what cannot be read as a movement gives no route.
    """
    ordered = sorted(toponyms, key=lambda toponym: toponym.start)
    actors = sorted(actor_mentions, key=lambda mention: mention.span.start)
    sources = _Sources(document=document, toponyms=ordered, actors=actors, gazetteer=gazetteer, states=catalogue)
    return tuple(sorted(_routes(sources, sentences), key=lambda route: route.implied))


def _routes(sources: _Sources, sentences: Sequence[Span]) -> Iterator[Route]:
    starts = [toponym.start for toponym in sources.toponyms]
    actor_starts = [mention.span.start for mention in sources.actors]
    previous: _Read | None = None
    pending: tuple[Route, ...] = ()
    for span in sentences:
        inside = sources.toponyms[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        actors = tuple(sources.actors[bisect_left(actor_starts, span.start) : bisect_right(actor_starts, span.end)])
        read = _read(sources, span, inside, actors, previous)
        pending = _continued(sources, pending, previous, read)
        yield from pending
        pending = tuple(_route(sources, read, draft) for draft in read.drafts)
        previous = read
    yield from pending


def _read(
    sources: _Sources, span: Span, toponyms: Sequence[Toponym], actors: tuple[ActorMention, ...], before: _Read | None
) -> _Read:
    sentence = prepare(sources.document.text, span, toponyms)
    around = Surroundings(
        actors=actors,
        before=frozenset(code for m in before.actors if (code := m.actor.country_code)) if before else frozenset(),
        gazetteer=sources.gazetteer,
        nations=frozenset(_nations(actors)),
    )
    published = sources.document.published
    found = drafts(sentence, around) if toponyms else ()
    date = event_date(sources.document.text, span, published) if found else None
    return _Read(
        sentence=sentence,
        actors=actors,
        drafts=found,
        date=date or document_date(published),
        evidence=evidence(sources.document, span),
    )


def _nations(actors: Iterable[ActorMention]) -> Iterator[str]:
    for mention in actors:
        if mention.actor.kind is ActorKind.STATE and mention.actor.country_code:
            yield mention.actor.country_code


def _route(sources: _Sources, read: _Read, draft: Draft) -> Route:
    sentence = read.sentence
    carrier = _carrier(read, draft)
    return Route(
        stops=draft.stops,
        mode=mode_of(
            sentence, (draft.first, draft.last), draft.cues, places_of(draft.stops), by_airline=carrier is not None
        ),
        status=status_of(sentence, draft.first, draft.last, draft.cues),
        direction=Direction.BOTH if draft.both else Direction.ONE_WAY,
        implied=draft.implied,
        distance_km=_length(draft.stops),
        confidence=_confidence(sources, draft.stops, draft.sureness),
        evidence=read.evidence,
        carrier=carrier,
        actor_ids=_actor_ids(sources, read, draft),
        date=read.date,
    )


def _length(stops: Sequence[Stop]) -> float:
    return round(path_length_km(stop.place.position for stop in stops), 1)


def _confidence(sources: _Sources, stops: Sequence[Stop], sureness: float) -> float:
    """How sure the form is, lowered by the least sure of the stops."""
    spans = {stop.span for stop in stops if stop.span}
    low, high = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    first = bisect_left(sources.toponyms, low, key=lambda toponym: toponym.start)
    last = bisect_left(sources.toponyms, high, key=lambda toponym: toponym.start)
    near = [t.confidence for t in sources.toponyms[first:last] if Span(t.start, t.end) in spans]
    return round(min(_MOST, max(_LEAST, sureness * (0.4 + 0.6 * min(near, default=0.8)))), 3)


def _carrier(read: _Read, draft: Draft) -> str | None:
    """The carrier that is named nearest to the movement."""
    middle = (read.sentence.tokens[draft.first].start + read.sentence.tokens[draft.last].end) // 2
    named = [mention for mention in read.actors if mention.actor.kind is ActorKind.CARRIER]
    return min(named, key=lambda mention: abs(mention.span.start - middle)).actor.id if named else None


def _actor_ids(sources: _Sources, read: _Read, draft: Draft) -> tuple[str, ...]:
    """Those named in the movement's clause, else in its sentence, then the states that stops were taken from."""
    tokens = read.sentence.tokens
    clause = clause_of(read.sentence, draft.first, draft.last)
    start, end = tokens[clause.start].start, tokens[clause.end - 1].end
    low = bisect_left(read.actors, start, key=lambda mention: mention.span.start)
    high = bisect_left(read.actors, end, key=lambda mention: mention.span.start)
    mentions = read.actors[low:high] or read.actors
    ids = [mention.actor.id for mention in mentions]
    supplied = [stop.place.country_code for stop in draft.stops if stop.span is None]
    ids += [state.id for code in supplied if (state := sources.states.state(code))]
    return tuple(dict.fromkeys(ids))


def _continued(sources: _Sources, pending: tuple[Route, ...], before: _Read | None, here: _Read) -> tuple[Route, ...]:
    """The routes of the sentence before, with what this sentence adds: a way back, or where they went on to."""
    if not pending or before is None:
        return pending
    said = here.sentence.words(0, _RETURN_REACH)
    if not _RETURN.isdisjoint(pairwise(said)):
        pending = (*pending[:-1], _with_way_back(sources, pending[-1], before, here))
    if len(pending) != len(before.drafts) or not before.drafts[-1].open_end or here.drafts:
        return pending
    extended = _extended(sources, pending[-1], before, here)
    return (*pending[:-1], extended) if extended else pending


def _with_way_back(sources: _Sources, route: Route, before: _Read, here: _Read) -> Route:
    """The route with the return that the next sentence speaks of, and those named there."""
    return replace(
        route,
        direction=Direction.BOTH,
        evidence=evidence(sources.document, Span(before.sentence.span.start, here.sentence.span.end)),
        actor_ids=tuple(dict.fromkeys((*route.actor_ids, *(mention.actor.id for mention in here.actors)))),
    )


def _extended(sources: _Sources, route: Route, before: _Read, here: _Read) -> Route | None:
    """The route, prolonged by "The men were headed to X" about the same travellers."""
    onward = open_destination(here.sentence)
    if onward is None or not _same_travellers(before, here, onward[0].first):
        return None
    journey, slot = onward
    motions = {here.sentence.cues[cue].motion for cue in journey.cues}
    stop = as_stop(here.sentence.tokens[slot])
    if stop is None or not motions & {Motion.HEAD, Motion.MOVE}:
        return None
    stops = joined((*route.stops, stop))
    if len(stops) <= len(route.stops):
        return None
    return replace(
        route,
        stops=stops,
        distance_km=_length(stops),
        confidence=_confidence(sources, stops, 0.8),
        evidence=evidence(sources.document, Span(before.sentence.span.start, here.sentence.span.end)),
        actor_ids=tuple(dict.fromkeys((*route.actor_ids, *(mention.actor.id for mention in here.actors)))),
    )


def _same_travellers(before: _Read, here: _Read, first: int) -> bool:
    """Whether the sentence begins with those of the sentence before: "They", "The passengers", "The Iranians"."""
    head = here.sentence.words(0, min(first, 4))
    if _SAME_TRAVELLERS.intersection(head[:3]):
        return True
    start = here.sentence.tokens[0].start
    leading = [m.actor.id for m in here.actors if m.span.start - start <= 12 and not _is_place(here, m)]
    return bool(set(leading) & {mention.actor.id for mention in before.actors})


def _is_place(read: _Read, mention: ActorMention) -> bool:
    return any(
        token.toponym is not None and token.toponym.use is Use.ACTOR and token.start == mention.span.start
        for token in read.sentence.tokens[:4]
    )
