"""Routes that need no verb: "the Caracas–Damascus–Tehran flight", "an air bridge between X, Y and Z"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Cue, Motion
from reports.routes.glue import LIGHT
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind

_DASHES: Final = frozenset({"-", "–", "—", "−", "‑"})
_ARROWS: Final = frozenset({"→", "->", ">", "⇒", "➝"})
_NOUN_REACH: Final = 5
_SOFT_REACH: Final = 8
_CLAUSE_REACH: Final = 14
_TO_REACH: Final = 2
_PAIR: Final = 2
_SERVED_REACH: Final = 6
_BEFORE_NAMES: Final = words(
    'from the de la el desde a " “ new direct directo carga pasajeros mercancias cargo freight passenger nuevo nueva'
)
_LINE_LIKE: Final = frozenset({Motion.LINE, Motion.LINK})
_BOTH_WAYS: Final = words("link links line lines corridor corridors bridge air_bridge enlace puente")
_NOT_A_WAY: Final = words(
    "agreement agreements deal talks relations border ties tensions war trade cooperation axis alliance dispute"
)
_SOFT: Final = LIGHT | words(
    "operate operates operated operating run runs running ply plies plying opened resumed established launched "
    "linking connecting links connects regular direct flying services service operan opera opero operaba existente "
    "existentes directos directas directo directa comercial comerciales commercial passenger cargo charter logistical "
    "secret so-called crudo oil ida vuelta semanal semanales diario diarios diarias regular regulares"
)
_LINKERS: Final = words(
    "linking connecting links connects linked connected conecta conectan conectaba conectaban conectara une "
    "unen unia unian unio uniran unira enlaza enlazan enlazaba enlazaban comunica comunican "
    "connect link unir conectar enlazar conectaran enlazara"
)
_NOUN_TOO: Final = frozenset({"link", "connect"})
_BEFORE_VERB: Final = words("will would to could can may should")
_OPERATORS: Final = words("airline airlines carrier aerolinea aerolineas naviera ferries")
_SERVED: Final = words("service services connection connections servicio servicios conexion conexiones")
_RUNNING: Final = words(
    "send sends run runs ran operate operates operated launch launched resume resumed suspend suspended restore "
    "restored start started cancelled canceled opera operan opero reanuda reanudo suspendio lanzo inauguro ofrece"
)
_DEPARTURES: Final = words("salida salidas departure departures")
_AND: Final = frozenset({"and", "y", "e", "&", "to", "with", "con", "a"})
_MOTION_BETWEEN: Final = frozenset({Motion.LINE, Motion.MOVE, Motion.FLOW, Motion.MONEY, Motion.VEHICLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Slots in the order of the text, the cues that make them a route, and whether it runs both ways."""

    slots: tuple[int, ...]
    cues: tuple[int, ...]
    both: bool
    used: bool = True
    """False when the slots stand in such a form, but nothing moves along it ("the border between X and Y")."""


def chains(sentence: Sentence) -> tuple[Chain, ...]:
    """The chains of a sentence; those that are not `used` still keep their slots from other readings."""
    return (*_between(sentence), *_dashed(sentence), *_linked(sentence))


def _between(sentence: Sentence) -> Iterator[Chain]:
    if sentence.lexicon.between.isdisjoint(sentence.said):
        return
    for index, token in enumerate(sentence.tokens):
        if token.word not in sentence.lexicon.between or token.kind is not Kind.WORD:
            continue
        slots = _listed(sentence, index + 1)
        cue = _governing(sentence, index) if len(slots) > 1 else None
        for pair in _legs(sentence, slots):
            yield Chain(
                slots=pair,
                cues=(cue,) if cue is not None and cue in sentence.cues else (),
                both=True,
                used=cue is not None,
            )


def _listed(sentence: Sentence, start: int) -> tuple[int, ...]:
    """The slots of "X, Y and Z" from `start` on; empty when the list does not begin there or has no end."""
    slots: list[int] = []
    index = start
    limit = start + 3
    while index < min(len(sentence.tokens), limit):
        word = sentence.word(index)
        if sentence.is_slot(index):
            if sentence.word(index + 1) in {"'s", "'"}:
                return ()
            slots.append(index)
            limit = index + 4
        elif word not in _AND and word != "," and not _is_article(word):
            break
        index += 1
    return tuple(slots)


def _legs(sentence: Sentence, slots: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """The list as one way; from a hub where "and" comes early: "between X and Y, Z" is X–Y and X–Z."""
    if len(slots) < 3 or not _AND.intersection(sentence.words(slots[0], slots[1])):
        return (slots,) if len(slots) > 1 else ()
    return tuple((slots[0], slot) for slot in slots[1:])


def _is_article(word: str) -> bool:
    return word in {"the", "el", "la", "las", "los", "port", "city", "of", "northern", "southern", "eastern", "western"}


def _governing(sentence: Sentence, index: int) -> int | None:
    """The noun or verb of movement that "between" belongs to."""
    for before in range(index - 1, max(index - 1 - _SOFT_REACH, -1), -1):
        cue = sentence.cues.get(before)
        if cue is not None and (cue.motion in _MOTION_BETWEEN or sentence.word(before) in _DEPARTURES):
            return before
        if sentence.tokens[before].kind is Kind.SLOT or sentence.word(before) not in _SOFT:
            break
    served = sentence.word(index - 1) in _SERVED and bool(_RUNNING.intersection(sentence.words(index - 8, index)))
    return index - 1 if served else _line_with_clause(sentence, index)


def _line_with_clause(sentence: Sentence, index: int) -> int | None:
    """The line of "the flight that the airline announced for May between X and Y"."""
    for before in range(index - 1, max(index - 1 - _CLAUSE_REACH, 0), -1):
        if sentence.tokens[before].kind is Kind.MARK:
            return None
        if sentence.word(before) in {"que", "that", "which"}:
            cue = sentence.cues.get(before - 1)
            return before - 1 if cue is not None and cue.motion is Motion.LINE else None
    return None


def _dashed(sentence: Sentence) -> Iterator[Chain]:
    done = -1
    for index, word in enumerate(sentence.said):
        if word or index <= done:
            continue
        slots, arrows = _run(sentence, index)
        slots = slots if len(slots) > 1 else _run_of_to(sentence, index)
        if slots:
            yield _dash_chain(sentence, slots, arrows=arrows)
            done = slots[-1]


def _run(sentence: Sentence, start: int) -> tuple[tuple[int, ...], bool]:
    slots, index, arrows = [start], start, False
    while sentence.is_slot(index + 2) and sentence.word(index + 1) in _DASHES | _ARROWS:
        arrows = arrows or sentence.word(index + 1) in _ARROWS
        index += 2
        slots.append(index)
    return tuple(slots), arrows


def _run_of_to(sentence: Sentence, start: int) -> tuple[int, ...]:
    """The slots of "the X to Y flight" and "the X-to-Y flight": what "to" joins before the word for a way."""
    slots = [start]
    if sentence.word(start - 1) in sentence.lexicon.origin:
        return ()
    while (end := _behind_to(sentence, slots[-1])) is not None:
        slots.append(end)
    noun = _noun_after(sentence, slots[-1]) if len(slots) > 1 else None
    return tuple(slots) if noun is not None and noun - slots[-1] <= _TO_REACH else ()


def _behind_to(sentence: Sentence, slot: int) -> int | None:
    """The slot that "to" joins to another."""
    hyphens = 1 if sentence.word(slot + 1) in _DASHES else 0
    end = slot + 2 + 2 * hyphens
    return end if sentence.word(slot + 1 + hyphens) == "to" and sentence.is_slot(end) else None


def _dash_chain(sentence: Sentence, slots: tuple[int, ...], *, arrows: bool) -> Chain:
    cue = _noun_after(sentence, slots[-1])
    if cue is None:
        cue = _noun_before(sentence, slots[0], is_of_three=len(slots) > _PAIR)
    cues = (cue,) if cue is not None and cue in sentence.cues else ()
    both = cue is not None and sentence.word(cue) in _BOTH_WAYS
    return Chain(slots=slots, cues=cues, both=both and not arrows, used=cue is not None or arrows)


def _noun_after(sentence: Sentence, slot: int) -> int | None:
    for index in range(slot + 1, min(slot + 1 + _NOUN_REACH, len(sentence.tokens))):
        cue = sentence.cues.get(index)
        if cue is not None and cue.motion in _LINE_LIKE | {Motion.FLOW, Motion.VEHICLE}:
            return index
        token = sentence.tokens[index]
        if token.word in _NOT_A_WAY or token.kind not in {Kind.WORD, Kind.NUMBER} or _closes(sentence, index):
            return None
        if index == slot + 1 and token.word in _LINK_NOUNS:
            return index
    return None


_LINK_NOUNS: Final = words("link links line corridor bridge service enlace puente linea conexion run")


def _closes(sentence: Sentence, index: int) -> bool:
    return sentence.word(index) in sentence.lexicon.prepositions or sentence.word(index) in {
        "and",
        "is",
        "was",
        "has",
        "y",
    }


def _noun_before(sentence: Sentence, slot: int, *, is_of_three: bool) -> int | None:
    """The cue right before the chain: "flight from X-Y", "flew X-Y", "la ruta X-Y", "el enlace X-Y-Z"."""
    for index in range(slot - 1, max(slot - 5, -1), -1):
        cue = sentence.cues.get(index)
        if cue is not None:
            return index if cue.motion in _LINE_LIKE | {Motion.MOVE} else None
        if sentence.word(index) in _LINK_NOUNS and is_of_three:
            return index
        if sentence.word(index) not in _BEFORE_NAMES:
            return None
    return None


def _linked(sentence: Sentence) -> Iterator[Chain]:
    """A ferry connecting X with Y, an air bridge linking X, Y and Z."""
    if _LINKERS.isdisjoint(sentence.said):
        return
    for index, token in enumerate(sentence.tokens):
        if token.word not in _LINKERS or (token.word in _NOUN_TOO and sentence.word(index - 1) not in _BEFORE_VERB):
            continue
        cue = _line_before(sentence, index)
        slots = _listed(sentence, index + 1)
        served = bool((_SERVED | _OPERATORS).intersection(sentence.words(index - _SERVED_REACH, index)))
        if (cue is not None or served) and len(slots) > 1:
            yield Chain(slots=slots, cues=(cue,) if cue is not None else (), both=True)


def _line_before(sentence: Sentence, index: int) -> int | None:
    for before in range(index - 1, max(index - 7, -1), -1):
        cue: Cue | None = sentence.cues.get(before)
        if cue is not None and cue.motion in {Motion.LINE, Motion.VEHICLE}:
            return before
        if sentence.tokens[before].kind is not Kind.WORD:
            return None
    return None
