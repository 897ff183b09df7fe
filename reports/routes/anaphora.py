"""Origins that are only pointed at: "de ahí sale a X", "from that port coal goes to X"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from gazetteer.place import FeatureClass
from gazetteer.toponym import Use
from gazetteer.wordlists import words
from reports.motion.lexicon import pairs
from reports.routes.roles import Role
from reports.routes.sentence import Sentence
from reports.routes.tokens import Token
from reports.routes.ways import Journey

_THERE: Final = pairs("from there | from where | de alli | de ahi | desde alli | desde ahi | de donde | desde donde")
_FROM: Final = words("from de desde")
_POINTERS: Final = words("that this ese esa este esta dicho dicha aquel aquella")
_KINDS: Final = words(
    "port city town village airport base island district place hub puerto ciudad localidad pueblo aldea aeropuerto "
    "isla villa capital cruce campamento aerodromo muelle terminal municipio estacion lugar punto"
)
_LEAD: Final = 6
"""Tokens between the words that point and the first word of the movement."""


class Pointed(NamedTuple):
    """The slot that is pointed at, and the index of the word that points."""

    token: Token
    by: int


def pointed_origin(sentence: Sentence, before: Sentence | None) -> Pointed | None:
    """The last place named ahead of "from there"; of the sentence before only one that it names alone."""
    by = _pointer(sentence)
    if by is None:
        return None
    here = _towns(sentence, by)
    if here:
        return Pointed(here[-1], by)
    there = _towns(before, len(before.tokens)) if before else ()
    single = len({token.place.id for token in there if token.place}) == 1
    return Pointed(there[-1], by) if single else None


def starts_at(pointed: Pointed | None, journey: Journey) -> bool:
    """Whether the movement has no origin but the one that is pointed at."""
    if pointed is None or any(s.has(Role.FROM) or s.has(Role.WEAK_FROM) for s in journey.segments):
        return False
    goals = [item.slot for segment in journey.segments for item in segment.slots(Role.TO)]
    return bool(goals) and journey.first - _LEAD <= pointed.by < goals[0]


def _pointer(sentence: Sentence) -> int | None:
    for index, pair in enumerate(pairwise(sentence.said)):
        if pair[0] not in _FROM:
            continue
        if pair in _THERE or (pair[1] in _POINTERS and sentence.word(index + 2) in _KINDS):
            return index
    return None


def _towns(sentence: Sentence, end: int) -> tuple[Token, ...]:
    """The places before token `end` that the text means as places, without countries and regions."""
    slots = (token for index, token in enumerate(sentence.tokens[:end]) if sentence.is_slot(index))
    return tuple(token for token in slots if _is_town(token))


def _is_town(token: Token) -> bool:
    if token.place is None or token.toponym is None or token.toponym.use is Use.ACTOR:
        return False
    return token.place.feature_class not in {FeatureClass.ADMIN, FeatureClass.WATER}
