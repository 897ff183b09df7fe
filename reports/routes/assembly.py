"""From drafts to routes: status, mode, carrier, actors, date, confidence and evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from gazetteer.coordinates import path_length_km
from gazetteer.toponym import Toponym
from reports.dates import document_date, event_date
from reports.document import Document, Span, evidence
from reports.model import Actor, ActorMention, Direction, Route, Stop
from reports.routes.finding import places_of
from reports.routes.implied import Countries
from reports.routes.modes import mode_of
from reports.routes.parties import actors_of, carrier_of
from reports.routes.reading import Told, read_text
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence
from reports.routes.status import status_of

_LEAST: Final = 0.3
_MOST: Final = 0.97


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
    told = read_text(document.text, sentences, ordered, actors, gazetteer)
    return tuple(sorted((_route(sources, each) for each in told), key=lambda route: route.implied))


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
