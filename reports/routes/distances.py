"""How far something lies from somewhere, told by the time that it takes: "a camp two hours' drive from Agadez"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer.wordlists import words
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind

TIMES: Final = words("minute minutes hour hours day days week weeks minuto minutos hora horas dia dias semana semanas")
_GOING: Final = words(
    "flight drive walk ride sail sailing voyage journey trip march crossing trek hike steaming "
    "vuelo viaje camino caminata carretera coche auto carro navegacion marcha travesia barco lancha tren"
)
_FROM: Final = frozenset({"from", "de", "desde"})
_ON: Final = frozenset({"to", "a", "al", "hacia", "hasta", "for", "para"})
_AMOUNT: Final = words(
    "a an the one two three four five six seven eight nine ten some about around just only barely less more than over "
    "under of couple few half several roughly nearly almost mere full whole good hard long short another "
    "un una unos unas dos tres cuatro cinco seis siete ocho nueve diez media medio apenas solo poco mas menos casi par"
)
_GOES: Final = words(
    "after following during on in by with took take takes taking made make makes making completed complete began begin "
    "begins started survived includes flew drove sailed tras durante en con hizo hace hacen hicieron tomo toman despues"
)
"""What makes a way of it: "landed after a two-hour flight from Y"."""
_REACH: Final = 5


def is_measured(sentence: Sentence, slot: int) -> bool:
    """Whether a place is only what something else is so far from."""
    at = slot - 1
    if sentence.word(at) not in _FROM or sentence.word(slot + 1) in _ON or sentence.word(at - 1) not in _GOING:
        return False
    near = range(at - 1, max(-1, at - 1 - _REACH), -1)
    told = next((index for index in near if not TIMES.isdisjoint(parts((sentence.word(index),)))), None)
    if told is None:
        return False
    while told > 0 and _is_amount(sentence, told - 1):
        told -= 1
    return sentence.word(told - 1) not in _GOES


def _is_amount(sentence: Sentence, index: int) -> bool:
    return sentence.word(index) in _AMOUNT or sentence.tokens[index].kind is Kind.NUMBER


def parts(said: Sequence[str]) -> set[str]:
    """The parts of words that are joined by hyphens or end in an apostrophe and an s."""
    return {part for word in said for part in word.replace("'", "-").split("-")}
