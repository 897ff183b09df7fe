"""From drafts to routes: status, mode, carrier, actors, date, confidence and evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Protocol

from gazetteer.coordinates import path_length_km
from gazetteer.toponym import Toponym, Use
from reports.dates import document_date, event_date
from reports.document import Document, Span, evidence
from reports.model import Actor, ActorMention, Direction, Route, Stop
from reports.relations.movements import Movement, movements
from reports.relations.reading import read_relations
from reports.routes.figures import is_figure
from reports.routes.finding import joined, places_of
from reports.routes.implied import Countries
from reports.routes.modes import mode_of
from reports.routes.parties import actors_of, carrier_of
from reports.routes.reading import Told, read_text
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence, prepare
from reports.routes.status import status_of
from reports.routes.ways import Journey

_LEAST: Final = 0.3
_MOST: Final = 0.97
_MAX_NAMES: Final = 24
"""Places of one sentence: what names more is a table, and not for reading as prose."""
_LEAD: Final = 8
"""Tokens before the first stop in which a word of the movement may stand."""


class States(Protocol):
    """What the actor catalogue is needed for here."""

    def state(self, country_code: str | None) -> Actor | None:
        """The state with an ISO alpha-2 code."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What is known about the whole document."""

    document: Document
    toponyms: Sequence[Toponym]
    actors: Sequence[ActorMention]
    gazetteer: Countries
    states: States
    sentences: Sequence[Span]


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
    sources = _Sources(
        document=document,
        toponyms=ordered,
        actors=actors,
        gazetteer=gazetteer,
        states=catalogue,
        sentences=sentences,
    )
    told = tuple(_route(sources, each) for each in read_text(document.text, sentences, ordered, actors, gazetteer))
    explicit = [route for route in told if not route.implied]
    read = [route for each in _movements(sources) if (route := _read_by_network(sources, each))]
    explicit += _apart_from(explicit, read)
    explicit.sort(key=lambda route: route.evidence.span.start)
    return (*explicit, *(route for route in told if route.implied))


def _movements(sources: _Sources) -> Iterator[Movement]:
    """What the network reads of the places that the text itself speaks of."""
    starts = [span.start for span in sources.sentences]
    literal = [toponym for toponym in sources.toponyms if toponym.use is Use.LITERAL]
    at = [bisect_right(starts, toponym.start) for toponym in literal]
    named = Counter(at)
    prose = [toponym for toponym, sentence in zip(literal, at, strict=True) if named[sentence] <= _MAX_NAMES]
    if len(prose) > 1 and starts:
        for reading in read_relations(sources.document.text, sources.sentences, prose, sources.actors):
            yield from movements(reading)


def _apart_from(told: Iterable[Route], more: Iterable[Route]) -> list[Route]:
    """Those of `more` that share no two places with one that is told, and so tell of another way."""
    pairs = {pair for route in told for pair in _pairs(route)}
    return [route for route in more if pairs.isdisjoint(_pairs(route))]


def _pairs(route: Route) -> Iterator[tuple[str, str]]:
    return combinations(sorted({stop.place.id for stop in route.stops}), 2)


def _read_by_network(sources: _Sources, way: Movement) -> Route | None:
    """The route of a movement that no rule reads; None where no plain word of movement stands beside its stops."""
    stops = joined(
        Stop(place=stop.place, span=Span(stop.start, stop.end), text=stop.text) for stop in way.stops if stop.place
    )
    span, main = _sentences_of(sources, stops)
    sentence = prepare(sources.document.text, main, _between(sources.toponyms, main))
    slots = [bisect_left(sentence.starts, stop.span.start) for stop in stops if stop.span and main.contains(stop.span)]
    slots = [slot for slot in slots if sentence.is_slot(slot)]
    first, last = min(slots, default=0), max(slots, default=0)
    cues = [cue for cue in sentence.cues if first - _LEAD <= cue <= last]
    plain = [cue for cue in cues if not sentence.cues[cue].weak]
    if len(stops) < 2 or not plain or is_figure(sentence, Journey(cues=plain, first=min(first, plain[0]), last=last)):
        return None
    scene = _scene(sources, sentence, first, last, cues)
    carrier = carrier_of(scene)
    published = sources.document.published
    return Route(
        stops=stops,
        mode=mode_of(scene, places_of(stops), carrier),
        status=status_of(scene),
        direction=Direction.BOTH if way.both else Direction.ONE_WAY,
        implied=False,
        distance_km=_length(stops),
        confidence=_confidence(sources, stops, way.likely),
        evidence=evidence(sources.document, span),
        carrier=carrier.id if carrier else None,
        actor_ids=tuple(dict.fromkeys((*((carrier.id,) if carrier else ()), *way.actor_ids))),
        date=event_date(sources.document.text, main, published) or document_date(published),
    )


def _sentences_of(sources: _Sources, stops: Sequence[Stop]) -> tuple[Span, Span]:
    """From the first sentence that names a stop to the last, and the one that names most of them."""
    spans = sources.sentences
    at = [max(0, bisect_right(spans, stop.span.start, key=lambda span: span.start) - 1) for stop in stops if stop.span]
    main = max(sorted(set(at)), key=at.count)
    named = [stop.span for stop in stops if stop.span]
    start = min(spans[min(at)].start, *(span.start for span in named))
    return Span(start, max(spans[max(at)].end, *(span.end for span in named))), spans[main]


def _between(toponyms: Sequence[Toponym], span: Span) -> Sequence[Toponym]:
    low = bisect_left(toponyms, span.start, key=lambda toponym: toponym.start)
    return toponyms[low : bisect_left(toponyms, span.end, key=lambda toponym: toponym.start)]


def _route(sources: _Sources, told: Told) -> Route:
    draft = told.draft
    scene = _scene(sources, told.sentence, draft.first, draft.last, draft.cues)
    carrier = carrier_of(scene)
    published = sources.document.published
    return Route(
        stops=draft.stops,
        mode=mode_of(scene, places_of(draft.stops), carrier),
        status=status_of(scene),
        direction=Direction.BOTH if draft.both else Direction.ONE_WAY,
        implied=draft.implied,
        distance_km=_length(draft.stops),
        confidence=_confidence(sources, draft.stops, draft.sureness),
        evidence=evidence(sources.document, told.span),
        carrier=carrier.id if carrier else None,
        actor_ids=_actor_ids(sources, scene, told),
        date=event_date(sources.document.text, told.sentence.span, published) or document_date(published),
    )


def _scene(sources: _Sources, sentence: Sentence, first: int, last: int, cues: Sequence[int]) -> Scene:
    return Scene(
        sentence=sentence,
        first=first,
        last=last,
        cues=cues,
        text=sources.document.text,
        actors=sources.actors,
        spans=sources.sentences,
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


def _actor_ids(sources: _Sources, scene: Scene, told: Told) -> tuple[str, ...]:
    """Those who take part, then the states that stops were taken from."""
    others = [_scene(sources, sentence, j.first, j.last, tuple(j.cues)) for sentence, j in told.elsewhere]
    ids = [mention.actor.id for each in (scene, *others) for mention in actors_of(each)]
    supplied = [stop.place.country_code for stop in told.draft.stops if stop.span is None]
    ids += [state.id for code in supplied if (state := sources.states.state(code))]
    return tuple(dict.fromkeys(ids))
