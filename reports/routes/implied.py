"""The end that a movement leaves out, taken from who moves: "Russian servicemen were flown into Venezuela"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, NamedTuple, Protocol

from gazetteer.place import Place
from gazetteer.toponym import Use
from gazetteer.wordlists import words
from reports.document import Span
from reports.model import ActorKind, ActorMention, Mode, Stop
from reports.motion.lexicon import Motion
from reports.routes.clauses import clause_of, subject_start
from reports.routes.glue import is_light
from reports.routes.loads import GOODS
from reports.routes.modifiers import names_flag
from reports.routes.roles import Role, governed
from reports.routes.sentence import Sentence
from reports.routes.ways import Journey


class Countries(Protocol):
    """What a gazetteer is needed for here."""

    def country(self, code: str) -> Place | None:
        """The place of a country by its ISO alpha-2 code."""
        ...


class Supplied(NamedTuple):
    """A stop that the text does not tie to the movement by itself, and whether it counts as implied."""

    stop: Stop
    implied: bool


@dataclass(frozen=True, slots=True)
class _Party:
    """Someone named with a country, at token `index`; `slot` when the country's own name stands there."""

    index: int
    country_code: str
    slot: bool = False
    literal: bool = False
    possessive: bool = False


_NEAR: Final = 4
_LOAD_REACH: Final = 14
_AFTER_REACH: Final = 6
_LAUNCH: Final = words(
    "open opens opened opening launch launches launched launching resume resumes resumed resuming start starts "
    "started starting begin begins began beginning inaugurate inaugurated inaugurates announce announced announces "
    "establish established operate operates operated operating add added introduce introduced run runs reopened "
    "restarted abrio abre abrir abriran inauguro inaugura inaugurar reanudo reanuda reanudar reanudara reanudaran "
    "lanzo lanza inicio iniciara anuncio opera operara comenzo comenzara establecio"
)
_SHIPPING: Final = (
    "ship",
    "export",
    "smuggl",
    "despach",
    "airlift",
    "deport",
    "expel",
    "extradit",
    "repatri",
    "expuls",
)
_PASSIVE: Final = words("flown airlifted volado volados volada")
_RECEIVING: Final = words(
    "received receives receive receiving obtained obtains acquired acquires imported imports recibio recibieron recibe "
    "reciben recibira obtuvo importo importa"
)
_SAME_COUNTRY: Final = words("country nation republic regime government pais nacion gobierno regimen")
_PRONOUNS: Final = words("they it he she")
_STATE_LIKE: Final = frozenset(
    {
        ActorKind.STATE,
        ActorKind.ORGANISATION,
        ActorKind.ARMED_GROUP,
        ActorKind.COMPANY,
        ActorKind.CARRIER,
        ActorKind.PERSON,
    }
)
_CARRIED: Final = frozenset({Mode.AIR, Mode.SEA, Mode.RAIL})


def supply_origin(
    sentence: Sentence, journey: Journey, slot: int, actors: Sequence[ActorMention], gazetteer: Countries
) -> Supplied | None:
    """Where a movement that names only its destination at `slot` came from, when who moves makes it plain."""
    place = sentence.tokens[slot].place
    if place is None or not _is_transport(sentence, journey, slot):
        return None
    clause = clause_of(sentence, journey.first, journey.last)
    start = subject_start(sentence, clause)
    ends = min(item.slot for segment in journey.segments for item in segment.items)
    if sentence.word(start) in _PRONOUNS:  # "Iran's navy said it would send …"
        start = clause.start
    parties = [p for p in _parties(sentence, start, ends, actors) if p.country_code != place.country_code]
    chosen = _chosen(sentence, journey, parties)
    if chosen is not None:
        return _stop_of(sentence, chosen, gazetteer, surely=_is_agent(sentence, journey, chosen))
    return _carried_back(sentence, journey, slot)


def supply_from_before(
    sentence: Sentence, journey: Journey, slot: int, before: frozenset[str], gazetteer: Countries
) -> Supplied | None:
    """The same for "the country sent fuel to X": the one other country that the sentence before names."""
    place = sentence.tokens[slot].place
    if place is None or not _is_transport(sentence, journey, slot):
        return None
    clause = clause_of(sentence, journey.first, journey.last)
    subject = sentence.words(max(subject_start(sentence, clause), journey.first - 5), journey.first)
    if not (_SAME_COUNTRY.intersection(subject) or (subject and subject[0] in _PRONOUNS)):
        return None
    codes = before - {place.country_code or ""}
    country = gazetteer.country(next(iter(codes))) if len(codes) == 1 else None
    return Supplied(Stop(place=country), implied=True) if country else None


def supply_receiver(sentence: Sentence, slot: int, nations: frozenset[str], gazetteer: Countries) -> Supplied | None:
    """Who got the money that came from the place at `slot`: the one other nation that the sentence names."""
    place = sentence.tokens[slot].place
    others = nations - {place.country_code or ""} if place else nations
    country = gazetteer.country(next(iter(others))) if len(others) == 1 else None
    return Supplied(Stop(place=country), implied=True) if country else None


def supply_destination(
    sentence: Sentence, journey: Journey, slot: int, actors: Sequence[ActorMention], gazetteer: Countries
) -> Supplied | None:
    """Where goods from the place at `slot` went, when who received them is named: "Iran received rifles from X"."""
    place = sentence.tokens[slot].place
    clause = clause_of(sentence, journey.first, journey.last)
    verb = next((i for i in range(clause.start, journey.first + 1) if sentence.word(i) in _RECEIVING), None)
    if place is None or verb is None or not GOODS.intersection(sentence.words(verb, slot)):
        return None
    parties = [
        party
        for party in _parties(sentence, subject_start(sentence, clause), verb, actors)
        if party.country_code != place.country_code and _is_beside(sentence, party.index, verb)
    ]
    if not parties:
        return None
    token = sentence.tokens[parties[-1].index]
    if parties[-1].slot and token.place is not None and token.toponym is not None:
        stop = Stop(place=token.place, span=Span(token.start, token.end), text=token.toponym.text)
        return Supplied(stop, implied=False)
    return _stop_of(sentence, parties[-1], gazetteer, surely=False)


def _parties(sentence: Sentence, start: int, end: int, actors: Sequence[ActorMention]) -> Iterator[_Party]:
    """Those named in tokens [start, end) that have a country, slots first, without those whose flag a ship flies."""
    for index in range(start, end):
        toponym = sentence.tokens[index].toponym
        if names_flag(sentence, index):
            continue
        if toponym is not None and toponym.place is not None and toponym.place.country_code:
            literal = toponym.use is Use.LITERAL or _is_spot(sentence, index)
            yield _Party(index, toponym.place.country_code, True, literal, sentence.word(index + 1) in {"'s", "'"})
    if end <= start:
        return
    first, last = sentence.tokens[start].start, sentence.tokens[end - 1].end
    low = bisect_left(actors, first, key=lambda mention: mention.span.start)
    high = bisect_left(actors, last, key=lambda mention: mention.span.start)
    for mention in actors[low:high]:
        index = bisect_left(sentence.starts, mention.span.start)
        code = mention.actor.country_code
        is_party = mention.actor.kind in _STATE_LIKE and not sentence.is_slot(index) and not names_flag(sentence, index)
        if start <= index < end and code and is_party:
            yield _Party(index, code)


def _is_spot(sentence: Sentence, index: int) -> bool:
    """Whether a preposition of place stands before the name: whatever its use, it is not who moves something."""
    found = governed(sentence, index)
    return found is not None and found.role is not Role.OBJECT


def _chosen(sentence: Sentence, journey: Journey, parties: Sequence[_Party]) -> _Party | None:
    """The only country there is, else the one named right before the cue ("allow Iran to send")."""
    beside = [p for p in parties if p.index < journey.first and _is_beside(sentence, p.index, journey.first)]
    acting = [p for p in parties if not p.literal]
    if beside and not beside[-1].literal:
        return beside[-1]
    if len({p.country_code for p in parties}) != 1 or not acting:
        return None
    return next((p for p in acting if p.slot), acting[0])


def _is_beside(sentence: Sentence, index: int, first: int) -> bool:
    return (
        first - index <= _NEAR and is_light(sentence, index + 1, first) and sentence.word(index + 1) not in {"'s", "'"}
    )


def _is_agent(sentence: Sentence, journey: Journey, party: _Party) -> bool:
    """Whether the country itself sends or opens what moves, so that its name is a stop of the text."""
    sends = any(sentence.cues[cue].motion in {Motion.SEND, Motion.LINE, Motion.FLOW} for cue in journey.cues)
    return sends and party.slot and not party.possessive


def _stop_of(sentence: Sentence, party: _Party, gazetteer: Countries, *, surely: bool) -> Supplied | None:
    token = sentence.tokens[party.index]
    if surely and token.place is not None and token.toponym is not None and token.place.is_country:
        return Supplied(
            Stop(place=token.place, span=Span(token.start, token.end), text=token.toponym.text), implied=False
        )
    country = gazetteer.country(party.country_code)
    return Supplied(Stop(place=country), implied=True) if country else None


def _carried_back(sentence: Sentence, journey: Journey, slot: int) -> Supplied | None:
    """For "gave fuel to X, received gold bars and carried the bars to Y": the load was named with X before."""
    cue = max((cue for cue in journey.cues if cue < slot), default=slot)
    loads = [w for w in takewhile(lambda w: w not in {"to", "a"}, sentence.words(cue + 1, slot)) if w]
    if not loads or loads[0] not in {"the", "los", "las", "el", "la"} or len(loads) < 2:
        return None
    if not any(sentence.cues[cue].motion is Motion.SEND for cue in journey.cues):
        return None
    clause = clause_of(sentence, journey.first, journey.last)
    if loads[-1] not in sentence.words(clause.start, journey.first):
        return None
    for index in range(journey.first - 1, clause.start - 1, -1):
        token = sentence.tokens[index]
        if token.place is not None and token.toponym is not None and sentence.word(index + 1) not in {"'s", "'"}:
            stop = Stop(place=token.place, span=Span(token.start, token.end), text=token.toponym.text)
            return Supplied(stop, implied=True)
    return None


def _is_transport(sentence: Sentence, journey: Journey, slot: int) -> bool:
    """Whether the movement is plainly one of goods, of a vehicle or by air or sea, and no visit."""
    cues = [sentence.cues[cue] for cue in journey.cues]
    motions = {cue.motion for cue in cues}
    window = set(sentence.words(journey.first - _LOAD_REACH, slot + _AFTER_REACH))
    if Motion.SEND in motions or Motion.FLOW in motions:
        ships = any(sentence.word(cue).startswith(_SHIPPING) for cue in journey.cues)
        return ships or bool(GOODS & window)
    if Motion.LINE in motions:
        return bool(_LAUNCH & window) and any(cue.mode in _CARRIED or cue.motion is Motion.LINE for cue in cues)
    if Motion.MOVE in motions and any(cue.mode in _CARRIED for cue in cues if cue.motion is Motion.MOVE):
        flown = any(sentence.word(cue) in _PASSIVE for cue in journey.cues)
        return flown or Motion.VEHICLE in motions or bool(GOODS & window)
    return Motion.VEHICLE in motions and bool(motions & {Motion.ARRIVE, Motion.HEAD, Motion.MOVE})
