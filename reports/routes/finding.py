"""From a sentence to drafts of routes: stops in order, and where in the sentence they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from gazetteer.place import Place
from reports.document import Span
from reports.model import ActorMention, Stop
from reports.routes.chains import Chain, chains
from reports.routes.implied import Countries, Supplied, supply_from_before, supply_origin, supply_receiver
from reports.routes.journeys import journeys
from reports.routes.lexicon import Motion, pairs
from reports.routes.roles import Role
from reports.routes.sentence import Sentence
from reports.routes.tokens import Token, contains
from reports.routes.ways import Journey
from reports.wordlists import words

_MAX_ROUTES: Final = 64
"""Routes of one sentence: what has more is a table, and not for reading as prose."""
_MAX_STOPS: Final = 24
"""More names in a row are a list, not a route."""
_ABSTRACT: Final = words(
    "message messages letter letters signal signals note warning warnings speech statement invitation condolences "
    "congratulations request shockwaves ripples power control ownership responsibility embassy capital headquarters "
    "blame weight attention focus invoice email carta mensaje mensajes senal senales saludo saludos poder embajada "
    "notice bill delegation ambassador envoy envoys emissary ultimatum decree"
)
_BOTH_WORDS: Final = frozenset(("round-trip", "round-trips", "roundtrip", "viceversa"))
_BOTH_PAIRS: Final = pairs(
    "round trip | round trips | return flight | return flights | and back | vice versa | y vuelta | both "
    "directions | y viceversa | ambas direcciones"
)
_AFTER_REACH: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A route before its status, mode and evidence: tokens [first, last], and how sure its form is (0 to 1)."""

    stops: tuple[Stop, ...]
    first: int
    last: int
    cues: tuple[int, ...]
    both: bool = False
    implied: bool = False
    sureness: float
    open_end: bool = False
    """Whether it ends in an arrival, from which the next sentence may go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Who is named in the sentence and in the one before, and where the countries lie."""

    actors: Sequence[ActorMention]
    before: frozenset[str]
    """Codes of the countries that the sentence before names."""
    gazetteer: Countries
    nations: frozenset[str]
    """Codes of the states that the sentence names."""


def drafts(sentence: Sentence, around: Surroundings) -> tuple[Draft, ...]:
    """The routes that a sentence tells of, each once."""
    return tuple(islice(_distinct(_all(sentence, around)), _MAX_ROUTES))


def _all(sentence: Sentence, around: Surroundings) -> Iterator[Draft]:
    found = chains(sentence)
    for chain in found:
        if chain.used:
            yield from _from_chain(sentence, chain)
    for journey in journeys(sentence, {slot for chain in found for slot in chain.slots}):
        yield from _from_journey(sentence, journey, around)


def open_destination(sentence: Sentence) -> tuple[Journey, int] | None:
    """A first movement that names only where it goes on to ("The men were headed to X")."""
    for journey in journeys(sentence, frozenset()):
        paths = journey.paths(sentence.tokens)
        if len(paths) == 1 and len(paths[0]) == 1 and journey.segments[-1].items[0].role is Role.TO:
            return journey, paths[0][0]
        return None
    return None


def as_stop(token: Token) -> Stop | None:
    """A slot as a stop; None when its name has no place."""
    if token.place is None or token.toponym is None:
        return None
    return Stop(place=token.place, span=Span(token.start, token.end), text=token.toponym.text)


def joined(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Stops without repetitions in a row, and without a country right beside a place in it: neither makes a leg."""
    kept: list[Stop] = []
    for stop in stops:
        last = kept[-1].place if kept else None
        if last is None:
            kept.append(stop)
        elif contains(last, stop.place) or (len(kept) > 1 and contains(stop.place, last)):
            kept[-1] = stop
        elif last.id != stop.place.id and not contains(stop.place, last):
            kept.append(stop)
    return tuple(kept)


def _from_chain(sentence: Sentence, chain: Chain) -> Iterator[Draft]:
    stops = joined(_stops(sentence, chain.slots))
    if 1 < len(stops) <= _MAX_STOPS:
        first, last = min((*chain.slots, *chain.cues)), max((*chain.slots, *chain.cues))
        both = chain.both or _runs_both_ways(sentence, first, last)
        yield Draft(stops=stops, first=first, last=last, cues=chain.cues, both=both, sureness=0.92)


def _from_journey(sentence: Sentence, journey: Journey, around: Surroundings) -> Iterator[Draft]:
    if _is_figurative(sentence, journey):
        return
    for path in journey.paths(sentence.tokens):
        stops = joined(_stops(sentence, path))
        both = _runs_both_ways(sentence, journey.first, journey.last)
        if 1 < len(stops) <= _MAX_STOPS:
            sender = _sender(sentence, journey, path[0], around)
            yield _draft(sentence, journey, joined((*sender, *stops)), both=both)
        elif len(path) == 1 and len(stops) == 1 and sum(bool(s.items) for s in journey.segments) == 1:
            yield from _completed(sentence, journey, path[0], around)


def _sender(sentence: Sentence, journey: Journey, slot: int, around: Surroundings) -> tuple[Stop, ...]:
    """Who sends along a way that has no origin: "Oman" in "accused Oman of sending arms to X through Y"."""
    if any(s.has(Role.FROM) or s.has(Role.WEAK_FROM) for s in journey.segments):
        return ()
    if not any(sentence.cues[cue].motion is Motion.SEND for cue in journey.cues):
        return ()
    supplied = supply_origin(sentence, journey, slot, around.actors, around.gazetteer)
    return (supplied.stop,) if supplied and not supplied.implied else ()


def _draft(sentence: Sentence, journey: Journey, stops: tuple[Stop, ...], *, both: bool) -> Draft:
    full = any(s.has(Role.FROM) or s.has(Role.WEAK_FROM) for s in journey.segments)
    sureness = 0.95 if full and len(journey.segments) == 1 else 0.85
    last_cue = sentence.cues[journey.cues[-1]].motion
    open_end = any(sentence.cues[cue].motion is Motion.ARRIVE for cue in journey.cues) or last_cue is Motion.HEAD
    return Draft(
        stops=stops,
        first=journey.first,
        last=journey.last,
        cues=tuple(journey.cues),
        both=both,
        sureness=sureness,
        open_end=open_end,
    )


def _completed(sentence: Sentence, journey: Journey, slot: int, around: Surroundings) -> Iterator[Draft]:
    """A journey with one named end, when who moves tells the other."""
    here = as_stop(sentence.tokens[slot])
    if here is None:
        return
    role = next(item.role for segment in journey.segments for item in segment.items)
    supplied: Supplied | None = None
    pair: tuple[Stop, ...] = ()
    if role is Role.TO:
        supplied = supply_origin(sentence, journey, slot, around.actors, around.gazetteer)
        supplied = supplied or supply_from_before(sentence, journey, slot, around.before, around.gazetteer)
        pair = (supplied.stop, here) if supplied else ()
    elif role is Role.FROM and any(sentence.cues[cue].motion is Motion.MONEY for cue in journey.cues):
        supplied = supply_receiver(sentence, slot, around.nations, around.gazetteer)
        pair = (here, supplied.stop) if supplied else ()
    stops = joined(pair)
    if supplied and len(stops) == 2:
        yield Draft(
            stops=stops,
            first=journey.first,
            last=journey.last,
            cues=tuple(journey.cues),
            implied=supplied.implied,
            sureness=0.6 if supplied.implied else 0.8,
        )


def _stops(sentence: Sentence, slots: Iterable[int]) -> Iterator[Stop]:
    return (stop for slot in slots if (stop := as_stop(sentence.tokens[slot])))


def _is_figurative(sentence: Sentence, journey: Journey) -> bool:
    """Whether what is sent or moved is a message, an embassy or the like."""
    motions = {Motion.SEND, Motion.MOVE, Motion.FLOW}
    senders = [cue for cue in journey.cues if sentence.cues[cue].motion in motions]
    if not senders or {sentence.cues[cue].motion for cue in journey.cues} & {Motion.LINE, Motion.VEHICLE}:
        return False
    first_slot = next(item.slot for segment in journey.segments for item in segment.items)
    return bool(_ABSTRACT.intersection(sentence.words(senders[-1] + 1, max(first_slot, senders[-1] + 5))))


def _runs_both_ways(sentence: Sentence, first: int, last: int) -> bool:
    said = sentence.words(first - 3, last + 1 + _AFTER_REACH)
    return bool(_BOTH_WORDS.intersection(said)) or bool(_BOTH_PAIRS & set(pairwise(said)))


def _distinct(found: Iterable[Draft]) -> Iterator[Draft]:
    """Each way once; one that is part of a longer way of the same movement is not repeated."""
    seen: set[tuple[str, ...]] = set()
    for draft in found:
        key = tuple(stop.place.id for stop in draft.stops)
        if key not in seen:
            seen.add(key)
            yield draft


def places_of(stops: Iterable[Stop]) -> tuple[Place, ...]:
    """The places of the stops, in order."""
    return tuple(stop.place for stop in stops)
