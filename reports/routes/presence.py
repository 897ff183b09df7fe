"""Where a mover was met: "seized in X", "was received at Y", and the movements that such a place completes.

A movement of which only one end is named has its other end where the same mover is seen, held or received: "Police in X
arrested a man who had come from Y", "He was detained in X and extradited to Y".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Cue, Motion
from reports.routes.glue import is_break, shares_subject
from reports.routes.legs import Leg, goes_on, is_earlier
from reports.routes.roles import Role, governed
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind, contains
from reports.routes.ways import Item, Journey, Segment

_AFTER_REACH: Final = 8
_BEFORE_REACH: Final = 10
_GAP: Final = 16
_MET: Final = Cue(Motion.STOP, weak=True)
_PARTING: Final = words(
    "and but while said says say told when where according ; : ( ) y pero mientras dijo segun cuando donde e or o"
)
_OPENING: Final = words("that which who having after on que quien quienes tras del")
_BEEN: Final = words("was were is are been being be fue fueron es son sido ser")
_PARTICIPLES: Final = ("ing", "ando", "iendo", "ente", "entes")


def presences(at: int, sentence: Sentence, taken: AbstractSet[int]) -> Iterator[Leg]:
    """Each place of the sentence at which somebody or something is met, as a leg with neither origin nor goal."""
    met = {i: _MET for i, token in enumerate(sentence.tokens) if token.word in sentence.lexicon.presence}
    if not met:
        return
    seen: set[int] = set()
    with_met = _with_cues(sentence, met)
    for cue in met:
        slot = _place_after(sentence, cue) or _place_before(sentence, cue)
        if slot is not None and slot not in taken and slot not in seen:
            seen.add(slot)
            yield _leg(at, with_met, cue, slot)


def _with_cues(sentence: Sentence, met: Mapping[int, Cue]) -> Sentence:
    cues = {**met, **sentence.cues}
    return replace(sentence, cues=cues, opens={**{cue: cue for cue in met}, **sentence.opens})


def _leg(at: int, sentence: Sentence, cue: int, slot: int) -> Leg:
    item = Segment(items=[Item(Role.VIA, slot)])
    journey = Journey(cues=[cue], segments=[item], first=min(cue, slot), last=max(cue, slot))
    return Leg(at=at, sentence=sentence, journey=journey, path=(slot,), origin=False, goal=False)


def _place_after(sentence: Sentence, cue: int) -> int | None:
    """The first place after the word, beside "in" or "at" or as what is attacked."""
    for index in range(cue + 1, min(cue + 1 + _AFTER_REACH, len(sentence.tokens))):
        if sentence.is_slot(index):
            found = governed(sentence, index)
            attacked = index == cue + 1 and sentence.word(cue) in sentence.lexicon.attacks
            return index if attacked or (found is not None and found.role is Role.AT and found.by > cue) else None
        if is_break(sentence, index, started=False) or index in sentence.cues:
            return None
    return None


def _place_before(sentence: Sentence, cue: int) -> int | None:
    """The place before the word in its clause: "Police in X seized", "At the airport of X two men were arrested"."""
    for index in range(cue - 1, max(cue - 1 - _BEFORE_REACH, -1), -1):
        if sentence.is_slot(index):
            found = governed(sentence, index)
            return index if found is not None and found.role is Role.AT else None
        if index in sentence.cues or (is_break(sentence, index, started=True) and sentence.word(index) != "where"):
            return None
    return None


def completes(leg: Leg, met: Leg) -> bool:
    """Whether the mover of a leg with one end is the one who was met: before a leg that has a goal, else after it."""
    if leg.origin is leg.goal or leg.is_chain or _is_near(leg, met):
        return False
    if leg.at == met.at:
        return _joins(leg, met)
    if abs(leg.at - met.at) > 1:
        return False
    first, then = sorted((leg, met), key=lambda each: each.at)
    return goes_on(then, first) and (leg.goal is (met.at < leg.at) or (leg.origin and is_earlier(leg, met)))


def _is_near(leg: Leg, met: Leg) -> bool:
    """Whether the place where the mover was met is, holds or lies in one of the leg's."""
    here = met.sentence.tokens[met.path[0]].place
    for slot in leg.path:
        there = leg.sentence.tokens[slot].place
        if here is None or there is None or here.id == there.id or contains(here, there) or contains(there, here):
            return True
    return False


def _joins(leg: Leg, met: Leg) -> bool:
    sentence = leg.sentence
    if met.journey.first > leg.journey.last:
        gap = range(leg.journey.last + 1, met.journey.cues[0])
        strict = shares_subject(sentence, gap.start, gap.stop)
        return strict or (leg.origin and _is_plain(sentence, gap) and _is_passive(sentence, met.journey.cues[0]))
    if leg.journey.first <= met.journey.last:
        return False
    gap = range(met.journey.last + 1, leg.journey.first)
    if leg.goal:
        return shares_subject(sentence, gap.start, gap.stop)
    leads = bool(_OPENING.intersection(sentence.words(gap.start, gap.stop)))
    leads = leads or sentence.word(leg.journey.first).endswith(_PARTICIPLES)
    return leads and _is_plain(sentence, gap)


def _is_plain(sentence: Sentence, gap: range) -> bool:
    """Whether no other place and no word that begins another thought stands between."""
    if len(gap) > _GAP:
        return False
    return all(sentence.tokens[index].kind is not Kind.SLOT and sentence.word(index) not in _PARTING for index in gap)


def _is_passive(sentence: Sentence, cue: int) -> bool:
    said = sentence.words(cue - 3, cue)
    return not _BEEN.isdisjoint(said)
