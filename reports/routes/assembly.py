"""From drafts to routes: status, mode, carrier, actors, date, confidence and evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from gazetteer.coordinates import path_length_km
from gazetteer.toponym import Toponym
from reports.dates import document_date, event_date
from reports.document import Document, Span, evidence
from reports.model import Actor, ActorMention, Direction, Mode, Route, Status, Stop
from reports.relations.movements import Movement
from reports.relations.reading import Reading
from reports.routes.choice import PLAIN, chosen, is_same_way
from reports.routes.finding import places_of
from reports.routes.hypotheses import Hypothesis, Manner
from reports.routes.implied import Countries
from reports.routes.manner import Form, StatusRead, Way, mode_of, status_of
from reports.routes.modes import ModeRead, mode_in
from reports.routes.modes import mode_of as read_mode
from reports.routes.onward import onward_mode
from reports.routes.parties import actors_of, carrier_of, sole_carrier
from reports.routes.prose import Text, cues_beside, main_sentence
from reports.routes.reading import Told, read_text
from reports.routes.rivals import rivals
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence
from reports.routes.status import status_of as read_status
from reports.routes.status import weighs_words

_LEG: Final = 2
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What is named in a document, each in the order of the text, its sentences, and what was read of the names."""

    toponyms: Sequence[Toponym]
    actors: Sequence[ActorMention]
    sentences: Sequence[Span]
    readings: Iterable[Reading]


def find_routes(document: Document, named: Named, gazetteer: Countries, catalogue: States) -> tuple[Route, ...]:
    """The routes that a document tells of: those with both ends named first, then the implied, each in text order.

    A route has two or more resolved stops; lengths are geodesic, in kilometres. Any text is accepted; what cannot be
    read as a movement gives no route.
    """
    ordered, sentences = sorted(named.toponyms, key=lambda toponym: toponym.start), named.sentences
    actors = sorted(named.actors, key=lambda mention: mention.span.start)
    sources = _Sources(
        document=document,
        toponyms=ordered,
        actors=actors,
        gazetteer=gazetteer,
        states=catalogue,
        sentences=sentences,
    )
    told = tuple(read_text(document.text, sentences, ordered, actors, gazetteer))
    explicit = [
        route
        for text, rival in rivals(document.text, sentences, ordered, named.readings, told)
        for each, likely in chosen(text, rival)
        for route in _routes(sources, text, each, likely)
    ]
    explicit.sort(key=_told_at)
    implied = (each for each in told if each.draft.implied and not _is_named(each, explicit))
    return (*explicit, *(_route(sources, each, each.draft.sureness, None) for each in implied))


def _is_named(implied: Told, explicit: Iterable[Route]) -> bool:
    """Whether a place is named in the country that stands for an end: "Colombia flew aid from Bogotá to Cúcuta"."""
    beside = (route for route in explicit if route.evidence.span.overlaps(implied.span))
    return any(is_same_way(implied.draft.stops, route.stops) for route in beside)


def _told_at(route: Route) -> tuple[int, ...]:
    span = route.evidence.span
    return span.start, span.end, *(stop.span.start for stop in route.stops if stop.span)


def _routes(sources: _Sources, text: Text, hypothesis: Hypothesis, likely: float) -> Iterator[Route]:
    """Each telling of a way that the rules read, or the one way that the network alone saw."""
    if hypothesis.movement is not None and not hypothesis.told:
        yield _seen(sources, text, hypothesis, hypothesis.movement, likely)
    for told in hypothesis.told:
        yield _route(sources, told, likely, text.likely.manner_at(told.draft.stops))


def _seen(sources: _Sources, text: Text, hypothesis: Hypothesis, way: Movement, likely: float) -> Route:
    """The route of a movement that no rule reads."""
    stops = hypothesis.stops
    sentence, slots = main_sentence(text, stops)
    span = _told_in(text, stops)
    first, last = min(slots, default=0), max(slots, default=0)
    scene = _scene(sources, sentence, first, last, cues_beside(sentence, slots))
    carrier = carrier_of(scene)
    known = Way(stops=stops, length_km=_length(stops), form=Form.SEEN)
    manner = text.likely.manner(hypothesis.key)
    onward = onward_mode(scene) if len(stops) == _LEG else None
    mode = mode_of(onward or _read_mode(sources, scene, stops, span, carrier), manner, known)
    carrier = carrier or sole_carrier(scene, span, mode)
    published = sources.document.published
    return Route(
        stops=stops,
        mode=mode,
        status=status_of(StatusRead(read_status(scene), is_settled=False), manner, known),
        direction=Direction.BOTH if way.both else Direction.ONE_WAY,
        implied=False,
        distance_km=known.length_km,
        confidence=_confidence(sources, stops, likely),
        evidence=evidence(sources.document, span),
        carrier=carrier.id if carrier else None,
        actor_ids=tuple(dict.fromkeys((*((carrier.id,) if carrier else ()), *way.actor_ids))),
        date=event_date(sources.document.text, sentence.span, published) or document_date(published),
    )


def _told_in(text: Text, stops: Sequence[Stop]) -> Span:
    """From the first sentence that names a stop to the last."""
    named = [stop.span for stop in stops if stop.span]
    told = [text.sentences[text.at(span.start)] for span in named]
    return Span(min(span.start for span in (*told, *named)), max(span.end for span in (*told, *named)))


def _route(sources: _Sources, told: Told, likely: float, seen: Manner | None) -> Route:
    draft = told.draft
    scene = _scene(sources, told.sentence, draft.first, draft.last, draft.cues)
    carrier = carrier_of(scene)
    part = ModeRead(draft.mode, outright=True) if draft.mode is not Mode.UNKNOWN else None
    read = part or _read_mode(sources, scene, draft.stops, told.span, carrier)
    is_plain = draft.sureness >= PLAIN
    known = Way(stops=draft.stops, length_km=_length(draft.stops), form=Form.PLAIN if is_plain else Form.LOOSE)
    mode = mode_of(read, seen, known)
    carrier = carrier or sole_carrier(scene, told.span, mode)
    published = sources.document.published
    return Route(
        stops=draft.stops,
        mode=mode,
        status=status_of(_status(scene, is_plain=is_plain), seen, known),
        direction=Direction.BOTH if draft.both else Direction.ONE_WAY,
        implied=draft.implied,
        distance_km=known.length_km,
        confidence=_confidence(sources, draft.stops, likely),
        evidence=evidence(sources.document, told.span),
        carrier=carrier.id if carrier else None,
        actor_ids=_actor_ids(sources, scene, told),
        date=event_date(sources.document.text, told.sentence.span, published) or document_date(published),
    )


def _status(scene: Scene, *, is_plain: bool) -> StatusRead:
    """What the rules read, and whether they find something, or have weighed words, in a plain form of one sentence."""
    read = read_status(scene)
    return StatusRead(read, is_settled=is_plain and (read is not Status.REPORTED or weighs_words(scene)))


def _read_mode(sources: _Sources, scene: Scene, stops: Sequence[Stop], span: Span, carrier: Actor | None) -> ModeRead:
    """What the clause says of the mode, else what all that tells of the way says where that is more than a sentence."""
    read = read_mode(scene, places_of(stops), carrier)
    if read.mode is not Mode.UNKNOWN or span == scene.sentence.span:
        return read
    return ModeRead(mode_in(sources.document.text, span), outright=False)


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
