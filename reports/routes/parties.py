"""Who takes part in a movement: its carrier, and those who move, send, carry or receive. Not those who tell of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gazetteer.fold import fold
from gazetteer.wordlists import words
from reports.document import Span
from reports.model import Actor, ActorKind, ActorMention, Mode
from reports.motion.lexicon import Motion
from reports.routes.clauses import Clause, clause_of
from reports.routes.glue import is_break
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence
from reports.routes.vehicles import vehicle_mode

_AT_SEA: Final = re.compile(
    r"\b(?:shipping|marine?|maritim[aeo]s?|tankers?|naviera|ocean|msc|cosco|maersk|hapag|cma|nitc|irisl|hds|evergreen|"
    r"navigation|transpetro|euronav|teekay|oboronlogistika|container|ferr(?:y|ies)|shipmanagement)\b|flot\b"
)
_ON_RAILS: Final = re.compile(
    r"\b(?:rail|railways?|railroads?|ferroviari[ao]s?|ferrocarril(?:es)?)\b(?! group| constr)"
)
_BY_AIR: Final = re.compile(r"\b(?:airlines?|airways|aviation|aerolineas?|cargo air)\b|^air \w|\bair$")
_SPEAKS: Final = words(
    "said says say told tells claimed claims claim reported reports confirmed confirms stated warned noted argued "
    "insisted insists denied denies believes believe wrote writes alleges alleged dijo dice dicen informo aseguro "
    "afirmo senalo indico denuncio confirmo confirmaron niega nego desmintio sostiene sostienen recordo explico "
    "commented declined reject rejects rejected criticised condemned"
)
_CITES: Final = words("according segun told citing cites asked quoted quoting acuerdo cito")
_ITSELF: Final = words("it its they their su sus")
_OWN_NOUN: Final = words("airline company carrier firm line aerolinea empresa compania naviera group shipping")
_AFFILIATE: Final = words(
    "subsidiary unit arm affiliate division filial subsidiaria division rival competitor former parent owner"
)
_TRADE: Final = words(
    "sold bought purchased leased acquired comprada comprado vendida vendido comprados alquilada like"
)
_LEADS: Final = words("of by aboard on with for de del por con en para board using via a")
_DRESS: Final = words(
    "the a an la el los las un una state state-owned national airline carrier company estatal aerolinea empresa line "
    "shipping flag low-cost private naviera cargo"
)
_RUN: Final = words(
    "operated run flown owned sailed managed provided operado operada operados operadas fletado propiedad"
)
_HOLDS: Final = words("hold holds bodega bodegas cabin fleet flota")
_BACK: Final = words("the this these its el la los las este esta ese esa su dicho dicha same mismo al del")
_PRONOUNS: Final = words("it they she ellos ellas")
_MOVERS: Final = frozenset({Motion.LINE, Motion.VEHICLE, Motion.LINK})
_VERBS: Final = frozenset({Motion.MOVE, Motion.SEND, Motion.ARRIVE, Motion.LEAVE, Motion.TRANSIT, Motion.STOP})
_ASIDE: Final = words("that when while because since until although que cuando mientras porque aunque")
_NOUN_REACH: Final = 7
_SENTENCES_BACK: Final = 3
_COMPANY_BACK: Final = 4


class _Named(NamedTuple):
    """A mention with the tokens [at, end) that it covers."""

    mention: ActorMention
    at: int
    end: int


def carrier_of(scene: Scene) -> Actor | None:
    """The carrier that does the movement: its subject, the owner of what moves, or who that was in what goes before."""
    clause = clause_of(scene.sentence, scene.first, scene.last)
    here = [named for named in _named(scene.sentence, scene.here) if may_carry(named.mention.actor)]
    owners = [named for named in here if _is_owner(scene.sentence, named) and _is_within(scene, clause, named)]
    if owners:
        middle = (scene.first + scene.last) // 2
        return min(owners, key=lambda named: abs(named.at - middle)).mention.actor
    acting = next((named for named in here if _is_subject(scene, clause, named)), None)
    if acting is None and _PRONOUNS.intersection(scene.sentence.words(clause.start, clause.start + 2)):
        before = [named for named in here if named.at < clause.start and not _is_bystander(scene.sentence, named)]
        acting = before[-1] if before else None
    return acting.mention.actor if acting else _carrier_before(scene, clause)


def sole_carrier(scene: Scene, span: Span, mode: Mode) -> Actor | None:
    """The only airline, line or railway of this mode in the sentences of a movement, unless it only speaks."""
    found = [
        (told, named)
        for told, mentions in scene.sentences_in(span)
        for named in _named(told, mentions)
        if may_carry(named.mention.actor) and way_of(named.mention.actor) is mode and not _is_bystander(told, named)
    ]
    if len({named.mention.actor.id for _, named in found}) != 1 or any(_is_aside(scene, *each) for each in found):
        return None
    return found[0][1].mention.actor


def _is_aside(scene: Scene, told: Sentence, named: _Named) -> bool:
    """Whether it acts in a clause that only says when or why: "flew to London on the day that X cut its fares"."""
    if told.span != scene.sentence.span or named.at <= scene.last:
        return False
    return not _ASIDE.isdisjoint(scene.sentence.words(scene.last + 1, named.at))


def may_carry(actor: Actor) -> bool:
    """Whether it is an airline, a shipping line or a railway; a state or its forces are none."""
    if actor.kind is ActorKind.CARRIER:
        return True
    return actor.kind is ActorKind.COMPANY and _kind_of_way(actor) is not Mode.UNKNOWN


def way_of(actor: Actor) -> Mode:
    """How a carrier moves things: airlines are the rule."""
    found = _kind_of_way(actor)
    return Mode.AIR if found is Mode.UNKNOWN and actor.kind is ActorKind.CARRIER else found


def actors_of(scene: Scene) -> Sequence[ActorMention]:
    """Those named in the movement's clause, else in its sentence, without those who only speak of it."""
    clause = clause_of(scene.sentence, scene.first, scene.last)
    taking_part = [named for named in _named(scene.sentence, scene.here) if not _is_source(scene.sentence, named)]
    inside = [named for named in taking_part if clause.start <= named.at < clause.end]
    return [named.mention for named in inside or taking_part]


def _kind_of_way(actor: Actor) -> Mode:
    names = [fold(name) for name in (actor.name, *actor.aliases)]
    for pattern, mode in ((_AT_SEA, Mode.SEA), (_ON_RAILS, Mode.RAIL), (_BY_AIR, Mode.AIR)):
        if any(pattern.search(name) for name in names):
            return mode
    return Mode.UNKNOWN


def _named(sentence: Sentence, mentions: Iterable[ActorMention]) -> Iterator[_Named]:
    for mention in mentions:
        at = bisect_left(sentence.starts, mention.span.start)
        end = bisect_left(sentence.starts, mention.span.end)
        yield _Named(mention, at, max(end, at + 1))


def _is_within(scene: Scene, clause: Clause, named: _Named) -> bool:
    """Whether no break parts the name from the movement."""
    low, high = (named.end, scene.first) if named.at < scene.first else (scene.last + 1, named.at)
    if clause.start <= named.at < clause.end:
        return True
    return high - low < _NOUN_REACH and not any(is_break(scene.sentence, i, started=False) for i in range(low, high))


def _is_owner(sentence: Sentence, named: _Named) -> bool:
    """Whether it is named with what moves: "an X jet", "X's flight", "a ship of X", "aboard X", "operated by X"."""
    if _is_affiliate(sentence, named) or _is_source(sentence, named):
        return False
    return _is_before_noun(sentence, named.end) or _is_after_noun(sentence, named.at)


def _is_before_noun(sentence: Sentence, end: int) -> bool:
    for index in range(end, min(end + _NOUN_REACH, len(sentence.tokens))):
        cue = sentence.cues.get(index)
        if cue is not None and cue.motion in _VERBS:
            return False
        if (cue is not None and cue.motion in _MOVERS) or vehicle_mode(sentence.word(index)) is not Mode.UNKNOWN:
            return True
        if sentence.word(index) in {",", ";", ":", "and", "y", "said"} or _is_small(sentence, index):
            return False
    return False


def _is_small(sentence: Sentence, index: int) -> bool:
    return sentence.word(index) in sentence.lexicon.prepositions | _BACK


def _is_after_noun(sentence: Sentence, at: int) -> bool:
    """Whether "a tanker of", "operated by", "aboard", "el avión de la estatal" lead to the name."""
    index = at - 1
    while index >= 0 and sentence.word(index) in _DRESS:
        index -= 1
    lead = sentence.word(index)
    if lead in {"aboard", "board"} or (lead in {"by", "por"} and sentence.word(index - 1) in _RUN):
        return True
    if lead not in _LEADS:
        return False
    said = range(max(index - 4, 0), index)
    return any(
        (i in sentence.cues and sentence.cues[i].motion in _MOVERS)
        or vehicle_mode(sentence.word(i)) is not Mode.UNKNOWN
        or sentence.word(i) in _HOLDS
        for i in said
    )


def _is_subject(scene: Scene, clause: Clause, named: _Named) -> bool:
    """Whether it stands before the movement in its clause, and does more than speak of it."""
    sentence = scene.sentence
    if not clause.start <= named.at < scene.last or _is_bystander(sentence, named):
        return False
    verbs = [sentence.opens[cue] for cue in scene.cues if sentence.cues[cue].motion is not Motion.VEHICLE]
    return not verbs or named.at < verbs[-1]


def _is_bystander(sentence: Sentence, named: _Named) -> bool:
    return _is_affiliate(sentence, named) or _is_traded(sentence, named) or _is_source(sentence, named)


def _is_affiliate(sentence: Sentence, named: _Named) -> bool:
    return bool(_AFFILIATE.intersection(sentence.words(named.at - 4, named.at))) and (
        sentence.word(named.at - 1) in {"of", "de", "the", "la", "del", "to"}
    )


def _is_traded(sentence: Sentence, named: _Named) -> bool:
    return bool(_TRADE.intersection(sentence.words(named.at - 6, named.at)))


def _is_source(sentence: Sentence, named: _Named) -> bool:
    """Whether it only speaks, or is only asked: "according to X", "X said that the plane …"; "X said it would" acts."""
    before = sentence.words(named.at - 4, named.at)
    if _CITES.intersection(before) and not {",", ";"} & set(before[-1:]):
        return True
    for index in range(named.end, min(named.end + 4, len(sentence.tokens))):
        word = sentence.word(index)
        if word in _SPEAKS:
            return not _speaks_of_itself(sentence, index + 1)
        if word not in {"'s", "'", "has", "have", "had", "also", "later", "ha", "never", "nunca", "spokesman"}:
            return False
    return False


def _speaks_of_itself(sentence: Sentence, index: int) -> bool:
    at = index + 1 if sentence.word(index) in {"that", "que", "it", "on"} else index
    if {sentence.word(index), sentence.word(at)} & _ITSELF:
        return True
    return sentence.word(at) in {"the", "la", "el"} and sentence.word(at + 1) in _OWN_NOUN


def _carrier_before(scene: Scene, clause: Clause) -> Actor | None:
    """The only carrier of a sentence shortly before, where the movement takes it up: "the plane", "la empresa".

    An airline is none for "the tanker".
    """
    taken_up = _taken_up(scene, clause)
    for back in range(1, taken_up.sentences + 1):
        mentions = [mention for mention in scene.mentions_before(back) if _may_run(mention.actor, taken_up.mode)]
        told = scene.neighbour(-back)
        if not mentions or told is None:
            continue
        candidates = [named.mention.actor for named in _named(told, mentions) if not _is_bystander(told, named)]
        found = {actor.id: actor for actor in candidates}
        return next(iter(found.values())) if len(found) == 1 else None
    return None


class _TakenUp(NamedTuple):
    """How many sentences back the mover may have been named, 0 where nothing refers back, and how it moves."""

    sentences: int
    mode: Mode = Mode.UNKNOWN


def _may_run(actor: Actor, mode: Mode) -> bool:
    return may_carry(actor) and (mode is Mode.UNKNOWN or way_of(actor) in {mode, Mode.UNKNOWN})


def _taken_up(scene: Scene, clause: Clause) -> _TakenUp:
    sentence = scene.sentence
    for index in range(clause.start, scene.last + 1):
        if sentence.word(index) not in _BACK:
            continue
        near = range(index + 1, index + 3)
        if any(sentence.word(i) in _OWN_NOUN for i in near):
            return _TakenUp(_COMPANY_BACK)
        if any(i in sentence.cues and sentence.cues[i].motion in {Motion.LINE, Motion.VEHICLE} for i in near):
            modes = (vehicle_mode(sentence.word(i)) for i in near)
            return _TakenUp(_SENTENCES_BACK, next((mode for mode in modes if mode is not Mode.UNKNOWN), Mode.UNKNOWN))
    opening = sentence.words(clause.start, scene.first + 1) + sentence.words(0, 1)
    return _TakenUp(1 if _PRONOUNS.intersection(opening) else 0)
