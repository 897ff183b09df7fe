"""From a sentence to drafts of routes: stops in order, and where in the sentence they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gazetteer.place import Place
from reports.document import Span
from reports.model import ActorMention, Mode, Stop
from reports.motion.lexicon import Motion, pairs
from reports.routes.anaphora import Pointed, starts_at
from reports.routes.chains import Chain
from reports.routes.changes import pieces
from reports.routes.figures import is_figure
from reports.routes.implied import (
    Countries,
    Supplied,
    supply_destination,
    supply_from_before,
    supply_origin,
    supply_receiver,
)
from reports.routes.legs import Leg
from reports.routes.roles import Role
from reports.routes.sentence import Sentence
from reports.routes.stories import Story
from reports.routes.tokens import Token, contains
from reports.routes.ways import Journey, Segment

MAX_ROUTES: Final = 64
"""Routes of one sentence: what has more is a table, and not for reading as prose."""
_MAX_STOPS: Final = 24
"""More names in a row are a list, not a route."""
_BOTH_WORDS: Final = frozenset(("round-trip", "round-trips", "roundtrip", "viceversa"))
_BOTH_PAIRS: Final = pairs(
    "go back | went back | goes back | "
    "round trip | round trips | return flight | return flights | and back | vice versa | y vuelta | both "
    "directions | y viceversa | ambas direcciones"
)
_SAME_DAY: Final = pairs("same night | same day | same evening | misma noche | mismo dia | misma tarde")
_RETURNS: Final = ("return", "back", "regres", "volvi", "retorn")
_POINTED: Final = pairs(
    "from that | from there | from this | de esa | de ese | de esta | desde ese | desde esa | desde esta | "
    "desde este | de alli | desde alli"
)
_CARRYING: Final = frozenset({Motion.SEND, Motion.MOVE})
_AFTER_REACH: Final = 12
_STOP_REACH: Final = 12
_ROUND_TRIP: Final = 3
_FROM_TO: Final = 3


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
    mode: Mode = Mode.UNKNOWN
    """How it went, where only a part of the sentence tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Who is named in the sentence and in the one before, and where the countries lie."""

    actors: Sequence[ActorMention]
    before: frozenset[str]
    """Codes of the countries that the sentence before names."""
    gazetteer: Countries
    nations: frozenset[str]
    """Codes of the states that the sentence names."""
    there: Pointed | None = None
    """The place that the sentence points at with "from there"."""


def chain_draft(sentence: Sentence, chain: Chain, journeys: Sequence[Journey]) -> Draft | None:
    """The route of a chain, with the stop on its way that is told after it; None where its stops are no way."""
    slots = (*chain.slots[:-1], *_stops_between(chain, journeys), chain.slots[-1])
    stops = joined(_stops(sentence, slots))
    if not (chain.used and 1 < len(stops) <= _MAX_STOPS):
        return None
    first, last = min((*chain.slots, *chain.cues)), max((*chain.slots, *chain.cues))
    both = chain.both or _runs_both_ways(sentence, first, last)
    return Draft(stops=stops, first=first, last=last, cues=chain.cues, both=both, sureness=0.92)


def _stops_between(chain: Chain, journeys: Sequence[Journey]) -> Iterator[int]:
    """The slots of "with a stop in Z" after "the X–Y flight"."""
    for journey in journeys:
        items = [item for segment in journey.segments for item in segment.items]
        close = items and items[0].slot - chain.slots[-1] <= _STOP_REACH
        if close and all(item.role is Role.VIA and item.slot > chain.slots[-1] for item in items):
            yield from (item.slot for item in items)


def story_draft(story: Story) -> Draft | None:
    """The route of several legs, seen from the first of them that names both its ends; None where there is none."""
    stops = joined(stop for token in story.way if (stop := as_stop(token)))
    if not story.is_whole or not 1 < len(stops) <= _MAX_STOPS:
        return None
    if any(is_figure(leg.sentence, leg.journey) for leg in story.legs):
        return None
    leg = main_leg(story)
    journey = leg.journey
    both = any(_runs_both_ways(each.sentence, each.journey.first, each.journey.last) for each in story.legs)
    if _is_round_trip(stops):
        stops, both = stops[:-1], True
    return Draft(stops=stops, first=journey.first, last=journey.last, cues=tuple(journey.cues), both=both, sureness=0.8)


def main_leg(story: Story) -> Leg:
    """The leg that tells best how the mover went: the first with both ends, else the first that is plain."""
    whole = (leg for leg in story.legs if leg.origin and leg.goal)
    plain = (leg for leg in story.legs if not leg.weak)
    return next(whole, None) or next(plain, story.legs[0])


def as_stop(token: Token) -> Stop | None:
    """A slot as a stop; None when its name has no place."""
    if token.place is None or token.toponym is None:
        return None
    return Stop(place=token.place, span=Span(token.start, token.end), text=token.toponym.text)


def joined(stops: Iterable[Stop], ways: frozenset[int] = frozenset()) -> tuple[Stop, ...]:
    """Stops without repetitions in a row, and without a country right beside a place in it: neither makes a leg.

    A stop that begins at one of the `ways` was passed on the way, so that the country before it was left through it.
    """
    kept: list[Stop] = []
    for stop in stops:
        last = kept[-1].place if kept else None
        if last is None or _is_passage(kept[-1], stop, ways):
            kept.append(stop)
        elif contains(last, stop.place):
            kept[-1] = stop
        elif last.id != stop.place.id and not contains(stop.place, last):
            kept.append(stop)
    return tuple(kept)


def _is_passage(here: Stop, there: Stop, ways: frozenset[int]) -> bool:
    """Whether one of two stops is a country, and the other was passed on the way into or out of it."""
    passed = any(stop.span is not None and stop.span.start in ways for stop in (here, there))
    return passed and here.place.is_country is not there.place.is_country


def journey_drafts(sentence: Sentence, journey: Journey, around: Surroundings) -> Iterator[Draft]:
    """The routes of one movement: its ways, or the one whose missing end who moves makes plain."""
    if is_figure(sentence, journey) or _is_too_weak(sentence, journey, around):
        return
    passed = [item.slot for segment in journey.segments for item in segment.items if item.role is Role.VIA]
    ways = frozenset(sentence.tokens[slot].start for slot in passed if slot > journey.cues[0])
    parts = [part for path in journey.paths(sentence.tokens) for part in pieces(sentence, journey, path)]
    for path, part, mode in parts:
        stops = joined(_stops(sentence, path), ways)
        both = _runs_both_ways(sentence, journey.first, journey.last)
        if _is_round_trip(stops):
            stops, both = stops[:-1], True
        if len(joined(stops)) > 1 and len(stops) <= _MAX_STOPS:  # a country and a place in it make no leg
            sender = _sender(sentence, journey, path[0], around)
            yield _draft(part, joined((*sender, *stops), ways), both=both, mode=mode)
        elif len(path) == 1 and len(stops) == 1 and sum(bool(s.items) for s in journey.segments) == 1:
            yield from _completed(sentence, journey, path[0], around)


def _sender(sentence: Sentence, journey: Journey, slot: int, around: Surroundings) -> tuple[Stop, ...]:
    """Who sends along a way that has no origin: "Oman" in "accused Oman of sending arms to X through Y"."""
    if (there := _there(journey, around)) is not None:
        return (there,)
    if any(s.has(Role.FROM) or s.has(Role.WEAK_FROM) for s in journey.segments):
        return ()
    if not any(sentence.cues[cue].motion is Motion.SEND for cue in journey.cues):
        return ()
    supplied = supply_origin(sentence, journey, slot, around.actors, around.gazetteer)
    return (supplied.stop,) if supplied and not supplied.implied else ()


def _draft(journey: Journey, stops: tuple[Stop, ...], *, both: bool, mode: Mode) -> Draft:
    full = any(s.has(Role.FROM) or s.has(Role.WEAK_FROM) for s in journey.segments)
    sureness = 0.95 if full and len(journey.segments) == 1 else 0.85
    return Draft(
        stops=stops,
        first=journey.first,
        last=journey.last,
        cues=tuple(journey.cues),
        both=both,
        sureness=sureness,
        mode=mode,
    )


def _completed(sentence: Sentence, journey: Journey, slot: int, around: Surroundings) -> Iterator[Draft]:
    """A journey with one named end, when who moves tells the other."""
    here = as_stop(sentence.tokens[slot])
    if here is None:
        return
    role = next(item.role for segment in journey.segments for item in segment.items)
    supplied: Supplied | None = None
    pair: tuple[Stop, ...] = ()
    if (there := _there(journey, around)) is not None:
        supplied = Supplied(stop=there, implied=False)
        pair = (there, here)
    elif role is Role.TO and not _has_pointed_origin(sentence):
        supplied = supply_origin(sentence, journey, slot, around.actors, around.gazetteer)
        supplied = supplied or supply_from_before(sentence, journey, slot, around.before, around.gazetteer)
        pair = (supplied.stop, here) if supplied else ()
    elif role is Role.FROM and any(sentence.cues[cue].motion is Motion.MONEY for cue in journey.cues):
        supplied = supply_receiver(sentence, slot, around.nations, around.gazetteer)
        pair = (here, supplied.stop) if supplied else ()
    elif role is Role.FROM and any(sentence.cues[cue].motion is Motion.FLOW for cue in journey.cues):
        supplied = supply_destination(sentence, journey, slot, around.actors, around.gazetteer)
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


def _has_pointed_origin(sentence: Sentence) -> bool:
    """Whether the origin is pointed at, so that who moves does not tell it: "from that port", "de esa ciudad"."""
    return not _POINTED.isdisjoint(pairwise(sentence.words(0, len(sentence.tokens))))


def _stops(sentence: Sentence, slots: Iterable[int]) -> Iterator[Stop]:
    return (stop for slot in slots if (stop := as_stop(sentence.tokens[slot])))


def _is_round_trip(stops: Sequence[Stop]) -> bool:
    return len(stops) == _ROUND_TRIP and stops[0].place.id == stops[-1].place.id


def _there(journey: Journey, around: Surroundings) -> Stop | None:
    return as_stop(around.there.token) if around.there and starts_at(around.there, journey) else None


def _is_too_weak(sentence: Sentence, journey: Journey, around: Surroundings) -> bool:
    """Whether words with other senses, too, stand alone without both an origin and a destination."""
    if not all(sentence.cues[cue].weak for cue in journey.cues) or starts_at(around.there, journey):
        return False
    english = not sentence.lexicon.weak_origin  # "Coal from X is unloaded in Y"
    origins = (Role.FROM, Role.WEAK_FROM) if english else (Role.FROM,)
    if any(any(s.has(role) for role in origins) and s.has(Role.TO) for s in journey.segments):
        return False
    sent = any(sentence.cues[cue].motion in _CARRYING for cue in journey.cues)
    return not (sent and any(_is_from_to(segment) for segment in journey.segments))


def _is_from_to(segment: Segment) -> bool:
    """Whether "de X a Y" stands together, so that "de" can only be the origin."""
    return any(
        here.role is Role.WEAK_FROM and there.role is Role.TO and 0 < there.slot - here.slot <= _FROM_TO
        for here, there in pairwise(segment.items)
    )


def _runs_both_ways(sentence: Sentence, first: int, last: int) -> bool:
    said = sentence.words(first - 3, last + 1 + _AFTER_REACH)
    found = set(pairwise(said))
    at_once = bool(found & _SAME_DAY) and any(word.startswith(_RETURNS) for word in said)
    return at_once or bool(_BOTH_WORDS.intersection(said)) or bool(_BOTH_PAIRS & found)


def places_of(stops: Iterable[Stop]) -> tuple[Place, ...]:
    """The places of the stops, in order."""
    return tuple(stop.place for stop in stops)
