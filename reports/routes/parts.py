"""What part a place seems to play on a way, told by the words right before it."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from reports.motion.lexicon import Motion
from reports.routes.roles import Role, governed
from reports.routes.sentence import Sentence


class Part(IntEnum):
    """Where on a way a place seems to stand."""

    ORIGIN = 0
    GOAL = 1
    WAY = 2
    PLACE = 3
    """Something is "in" or "at" it."""
    NONE = 4
    """No word ties it to a movement."""
    ELSE = 5


_BY_ROLE: Final = {
    Role.FROM: Part.ORIGIN,
    Role.WEAK_FROM: Part.ORIGIN,
    Role.TO: Part.GOAL,
    Role.TOWARD: Part.GOAL,
    Role.VIA: Part.WAY,
}
_BY_MOTION: Final = {
    Motion.LEAVE: Part.ORIGIN,
    Motion.ARRIVE: Part.GOAL,
    Motion.HEAD: Part.GOAL,
    Motion.TRANSIT: Part.WAY,
    Motion.STOP: Part.WAY,
}
_CUE_REACH: Final = 6
"""Tokens before "in" or "at" in which a word of movement says what the place is to it."""


def part_of(sentence: Sentence, slot: int) -> Part:
    """The part of the place at token `slot`."""
    found = governed(sentence, slot)
    if found is None:
        return Part.NONE
    if found.role is Role.OBJECT:
        cue = sentence.cues.get(found.by)
        return Part.NONE if cue is None else _BY_MOTION.get(cue.motion, Part.ELSE)
    if found.role is Role.AT:
        near = [at for at in range(max(0, found.by - _CUE_REACH), found.by) if at in sentence.cues]
        return _BY_MOTION.get(sentence.cues[near[-1]].motion, Part.PLACE) if near else Part.PLACE
    return _BY_ROLE[found.role]
