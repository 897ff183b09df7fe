"""Legs: movements with one way through them, and whether their mover is that of a leg told before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Motion, pairs
from reports.routes.chains import Chain
from reports.routes.glue import TIMES
from reports.routes.roles import Role
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind
from reports.routes.ways import Journey

_HELPERS: Final = words(
    "de spent spending stayed lay waited held kept pasar paso pasaron "
    "is are was were be been being has have had having will would could may might can should must did does do to "
    "reportedly allegedly then later also finally eventually subsequently again next soon only just still now "
    "briefly first both all each expected scheduled due set said believed supposed thought reported ha han habia "
    "habian habria habrian fue fueron sera seran iba iban va van a luego despues finalmente posteriormente "
    "tambien ya se not never in on by since until early late at hacer hizo hicieron haciendo no home back under "
    "tow put placed packed loaded bundled straight directly north south east west northward southward eastward "
    "westward up down out round"
)
_GOES_ON: Final = words(
    ", ; : and then before after having following who which that whence where it she he they y e o que luego tras "
    "despues donde antes cuyo alli ahi quien quienes ella ellos ellas el but pero to there once"
)
_BACKWARDS: Final = words("after having had following tras habiendo habia habian despues")
_FORWARDS: Final = words("before then antes luego")
_PRONOUNS: Final = words("it them she he they these ella ellos ellas este esta estos estas both all most some")
_CONTINUING: Final = ("continu", "proce", "sigu", "prosig")
_THENCE: Final = pairs("from there | from where | de alli | de ahi | desde alli | desde ahi | de donde")
_HERE: Final = frozenset({"alli", "ahi"})
_DETERMINERS: Final = words("the that this those these its their el la los las dicho dicha ese esa esos esas")
_SAME: Final = words("same mismo misma mismos mismas")
_ON: Final = frozenset({"on", "onward", "onwards"})
_WILL: Final = words("will shall")
_AUXILIARIES: Final = 3
_DOUBTS: Final = words(
    "believed thought reportedly allegedly presumably suspected supposedly presuntamente supuestamente"
)
_DOUBT_REACH: Final = 5
_FUTURE: Final = ("ara", "era", "ira", "aran", "eran", "iran", "aremos", "iremos")
_MEANS: Final = frozenset({"on", "by", "in", "aboard", "onto", "into", "en", "por"})
_NOMINAL: Final = frozenset({Motion.LINE, Motion.FLOW, Motion.VEHICLE, Motion.LINK})
_AIRCRAFT: Final = words(
    "plane planes aircraft jet jets flight helicopter helicopters airliner bomber bombers freighter cargo avion "
    "aviones aeronave aeronaves vuelo helicoptero helicopteros airlifter jumbo drone aparato"
)
_SHIPS: Final = words(
    "ship ships vessel vessels tanker tankers freighter boat boats ferry yacht dhow barge cutter frigate "
    "flotilla submarine trawler carrier warship hull cargo buque buques barco barcos nave naves carguero "
    "petrolero lancha embarcacion portacontenedores tanquero destroyer bulker speedboats boxship launch fragata "
    "patrullera cayuco"
)
_CONVOYS: Final = words(
    "convoy convoys truck trucks lorry lorries bus buses coach train column caravan vehicles van vans drivers "
    "camion camiones caravana tren autobus pickups riders armoured columna vehiculos minibuses"
)
_PEOPLE: Final = words(
    "men women man woman group crew soldiers troops migrants passengers families refugees contingent delegation "
    "fighters unit brigade nationals pair trio party travellers suspects prisoners detainees convicts recruits "
    "mercenaries players team officers children people youths couple fugitive hombres mujeres grupo tripulacion "
    "soldados migrantes pasajeros familias refugiados delegacion detenidos presos reos jovenes personas "
    "desplazados contingente mision"
)
_LOADS: Final = words(
    "cargo load goods shipment consignment weapons arms drugs gold oil crude crates boxes containers rifles "
    "money cash funds cocaine parts cargamento carga armas oro droga cocaina dinero fondos contenedores "
    "mercancia"
)
_CLASSES: Final = (_AIRCRAFT, _SHIPS, _CONVOYS, _PEOPLE, _LOADS)
_MAX_LEAD: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A journey in sentence `at`, its one way as slots, and which of its ends it names."""

    at: int
    sentence: Sentence
    journey: Journey
    path: tuple[int, ...]
    origin: bool
    goal: bool

    @property
    def is_chain(self) -> bool:
        """Whether it is "the X–Y flight", told without a journey."""
        return not self.journey.segments

    @property
    def weak(self) -> bool:
        """Whether each of its cues has other senses, too."""
        return all(self.sentence.cues[cue].weak for cue in self.journey.cues)

    @property
    def heads(self) -> bool:
        """Whether it only says where the mover was bound for."""
        return bool(self.journey.cues) and self.sentence.cues[self.journey.cues[-1]].motion is Motion.HEAD


def leg_of(at: int, sentence: Sentence, journey: Journey) -> Leg | None:
    """The journey as a leg; None when it branches or holds several ways."""
    items = [item for segment in journey.segments for item in segment.items]
    paths = journey.paths(sentence.tokens)
    if not items or len(paths) > 1:
        return None
    path = (paths[0] if paths else ()) or tuple(item.slot for item in items)
    by_slot = {item.slot: item.role for item in items}
    return Leg(
        at=at,
        sentence=sentence,
        journey=journey,
        path=path,
        origin=by_slot[path[0]] in {Role.FROM, Role.WEAK_FROM},
        goal=by_slot[path[-1]] is Role.TO,
    )


def leg_of_chain(at: int, sentence: Sentence, chain: Chain) -> Leg:
    """A chain as a leg, from whose end others may go on."""
    slots = sorted((*chain.slots, *chain.cues))
    journey = Journey(cues=list(chain.cues), first=slots[0], last=slots[-1])
    return Leg(at=at, sentence=sentence, journey=journey, path=chain.slots, origin=True, goal=True)


def is_earlier(leg: Leg, before: Leg) -> bool:
    """Whether the leg happened before the one that is told before it: "reached X after leaving Y", "had left Y"."""
    start = before.journey.last + 1 if before.at == leg.at else 0
    gap = leg.sentence.words(max(start, leg.journey.first - _MAX_LEAD), leg.journey.cues[0] + 1)
    if "," in gap:
        gap = gap[len(gap) - gap[::-1].index(",") :]
    if before.at != leg.at and "had" in before.sentence.words(before.journey.first - 4, before.journey.first):
        return False
    return bool(_BACKWARDS.intersection(gap)) and not _FORWARDS.intersection(gap)


def is_ahead(leg: Leg) -> bool:
    """Whether the leg is told as still to come: "will go on to", "volará a"."""
    first = leg.journey.cues[0] if leg.journey.cues else leg.journey.first
    said = leg.sentence.words(leg.sentence.opens.get(first, first) - _AUXILIARIES, first)
    spanish = bool(leg.sentence.lexicon.weak_origin) and leg.sentence.word(first).endswith(_FUTURE)
    return spanish or not _WILL.isdisjoint(said)


def is_doubted(leg: Leg) -> bool:
    """Whether the words around its verb leave it open: "is believed to have driven", "reportedly flew"."""
    first = leg.journey.cues[0] if leg.journey.cues else leg.journey.first
    return not _DOUBTS.isdisjoint(leg.sentence.words(first - _DOUBT_REACH, first))


def goes_on(leg: Leg, before: Leg) -> bool:
    """Whether the mover of the leg is that of the leg before: no other subject stands at its verb."""
    if leg.is_chain:
        return False
    if leg.at == before.at and _leads_in(leg, before):
        return True
    if leg.at != before.at and _names_the_same(leg):
        return True
    if _is_nominal(leg):
        return False
    if leg.at == before.at:
        return _shares_subject(leg, before)
    return _is_resumed(leg, before)


def goes_from_there(leg: Leg) -> bool:
    """Whether the leg begins where the one told before ends: "from there the oil goes to X", "travelled on to X"."""
    if leg.is_chain:
        return False
    if leg.heads and leg.sentence.word(leg.journey.cues[-1]).startswith(_CONTINUING):
        return True
    last = leg.journey.cues[-1]
    on = last + 1 if leg.sentence.word(last + 1) in _ON else last if leg.sentence.word(last) in _ON else None
    if on is not None:
        return leg.sentence.word(on + 1) in leg.sentence.lexicon.destination
    if leg.sentence.word(0) in _HERE:
        return True
    said = leg.sentence.words(0, leg.journey.cues[-1])
    return any(pair in _THENCE for pair in pairwise(said))


def _names_the_same(leg: Leg) -> bool:
    """Whether the sentence opens with "The same aircraft", "El mismo avión"."""
    return leg.sentence.word(0) in _DETERMINERS and leg.sentence.word(1) in _SAME and leg.journey.first <= _MAX_LEAD


def _is_nominal(leg: Leg) -> bool:
    """Whether the leg has no verb of its own; "put on trains to X" has one in front."""
    return leg.sentence.cues[leg.journey.cues[0]].motion in _NOMINAL and _verb_end(leg) == leg.journey.first


def _verb_end(leg: Leg) -> int:
    """Where the words of the verb end: before "on" in "put on trains to X"."""
    first = leg.journey.first
    if leg.sentence.is_slot(first):  # "After two hours in X, it flew on to"
        first = leg.sentence.opens[leg.journey.cues[0]]
    if leg.sentence.cues[leg.journey.cues[0]].motion not in _NOMINAL:
        return first
    return next((i for i in range(first - 1, max(first - 4, -1), -1) if leg.sentence.word(i) in _MEANS), first)


def _leads_in(leg: Leg, before: Leg) -> bool:
    """Whether the leg before opens the sentence without a subject of its own: "Leaving X at dawn, the plane …"."""
    if not before.journey.cues:
        return False
    first = before.journey.cues[0]
    verb = before.sentence.word(before.sentence.opens[first])
    opens = before.sentence.opens[first] <= 1 and verb.endswith(("ing", "ando", "iendo"))
    return opens and "," in leg.sentence.words(before.journey.last + 1, leg.journey.cues[0])


def _shares_subject(leg: Leg, before: Leg) -> bool:
    low = before.journey.last
    for index in range(_verb_end(leg) - 1, low, -1):
        word, token = leg.sentence.word(index), leg.sentence.tokens[index]
        if word in _GOES_ON:
            return True
        if token.kind is Kind.SLOT or not _is_helper(leg.sentence, index):
            return False
    return True


def _is_resumed(leg: Leg, before: Leg) -> bool:
    """Whether the sentence begins with those who moved in the leg before: "It", "The crew", no subject in Spanish."""
    subject = _subject(leg)
    if subject is None:
        return False
    if not subject:
        return leg.journey.first == 0 or _is_bare_spanish(leg)
    if subject[-1] in _PRONOUNS and len(subject) == 1:
        return True
    if subject[0] not in _DETERMINERS:
        return False
    said = set(before.sentence.words(0, before.journey.last + 6))
    near = leg.at - before.at == 1
    return any(subject[-1] in each and (each & said or (near and each is _PEOPLE)) for each in _CLASSES)


def _is_bare_spanish(leg: Leg) -> bool:
    """Whether the leg opens a Spanish sentence with its verb: "Aterrizó en X"."""
    first = min(leg.sentence.opens.values(), default=0)
    spanish = bool(leg.sentence.lexicon.weak_origin)
    opening = range(_verb_end(leg))
    aims = leg.heads and not leg.sentence.word(leg.journey.cues[-1]).startswith(_CONTINUING)
    return spanish and leg.journey.first <= first and not aims and all(_is_opening(leg, i) for i in opening)


def _is_opening(leg: Leg, index: int) -> bool:
    """Whether the word can stand before a verb without being its subject: a time, an article, a comma."""
    return leg.sentence.word(index) in _DETERMINERS | {",", "al", "siguiente"} or _is_helper(leg.sentence, index)


def _subject(leg: Leg) -> tuple[str, ...] | None:
    """The words of the subject without times and helping verbs; None where it is named or too long to tell."""
    kept: list[str] = []
    for index in range(_verb_end(leg) - 1, -1, -1):
        token = leg.sentence.tokens[index]
        if token.word in {"which", "that", "who"}:
            return ("them",) if "them" in leg.sentence.words(0, index) else None
        if token.word == "," or token.word in {"and", "y", "que"}:
            break
        if token.kind is Kind.SLOT or len(kept) > _MAX_LEAD // 3 or token.kind is Kind.MARK:
            return None
        if not kept and token.word in _PRONOUNS:
            return (token.word,)
        if kept and token.word in _DETERMINERS:
            return (token.word, *reversed(kept))
        if token.capital and index and not _is_helper(leg.sentence, index):  # "the Wagner contingent" is another one
            return None
        if not _is_helper(leg.sentence, index) and token.word not in _DETERMINERS:
            kept.append(token.word)
    return tuple(reversed(kept))


def _is_helper(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    adverb = token.word.endswith(("ly", "mente"))
    return token.kind is Kind.NUMBER or adverb or token.word in _HELPERS or token.word in TIMES
