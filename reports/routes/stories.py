"""Stories: the legs of one mover, told in one sentence or over a few, as one way in the order of travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from reports.model import Mode
from reports.motion.lexicon import Motion
from reports.routes.clauses import clause_of
from reports.routes.legs import Leg, goes_from_there, goes_on, is_ahead, is_doubted, is_earlier
from reports.routes.modes import plain_mode
from reports.routes.presence import completes
from reports.routes.tokens import Token, overlap

_REACH: Final = 3
"""Sentences that may lie between two legs of one mover, the second included."""
_LINK_REACH: Final = 2
_SUBJECT_REACH: Final = 8
"""Tokens before a movement in which its vehicle may be named."""
_OPEN: Final = 3
"""Stories that may go on at a time."""


@dataclass(slots=True, kw_only=True)
class Story:
    """Legs of one mover in the order of the text; `way` holds their slots in the order of travel."""

    legs: list[Leg]
    way: list[Token] = field(default_factory=list)
    origin: bool = False
    goal: bool = False
    after: Leg | None = None
    """The leg of others at whose goal this story begins ("from there the oil goes to X")."""

    @property
    def last(self) -> Leg:
        """The leg told last."""
        return self.legs[-1]

    @property
    def is_whole(self) -> bool:
        """Whether more than one leg was joined, and into a way that has an end at least."""
        named = {token.place.id for token in self.way if token.place}
        plain = self.after is not None or any(not leg.weak for leg in self.legs)
        joined = len(self.legs) > 1 or self.after is not None
        return joined and len(named) > 1 and plain and (self.origin or self.goal)


def stories(legs: Iterable[Leg]) -> tuple[Story, ...]:
    """Each leg in one story; a story goes on while the text tells of the same mover, for at most three sentences on."""
    found: list[Story] = []
    for leg in legs:
        story = next((story for story in _open(found, leg) if _takes(story, leg)), None)
        if story is None:
            found.append(_linked(found[-1], leg) if found and _is_linked(found[-1], leg) else _begun(leg))
    return tuple(found)


def completed(told: Sequence[Story], met: Sequence[Leg]) -> Iterator[Story]:
    """The movements of which only one end is named, with the place where the mover was met as the other."""
    by_sentence = {at: list(group) for at, group in groupby(met, key=lambda each: each.at)}
    for story in told:
        leg = story.legs[0]
        if len(story.legs) > 1 or story.after is not None or leg.weak:
            continue
        near = [each for at in (leg.at, leg.at - 1, leg.at + 1) for each in by_sentence.get(at, ())]
        met_there = next((each for each in near if completes(leg, each)), None)
        if met_there is not None:
            ends = (met_there, leg) if leg.goal else (leg, met_there)
            way = [token for end in ends for token in _tokens(end)]
            yield Story(legs=[leg, met_there], way=way, origin=True, goal=True)


def _open(found: list[Story], leg: Leg) -> Iterator[Story]:
    for story in found[: -_OPEN - 1 : -1]:
        if leg.at - story.last.at <= _REACH:
            yield story


def _begun(leg: Leg) -> Story:
    return Story(legs=[leg], way=_tokens(leg), origin=leg.origin, goal=leg.goal)


def _is_linked(story: Story, leg: Leg) -> bool:
    near = story.goal and not leg.origin and leg.at - story.last.at <= _LINK_REACH and leg.goal
    return near and (goes_from_there(leg) or (goes_on(leg, story.last) and not _is_alike(story.last, leg)))


def _is_alike(one: Leg, other: Leg) -> bool:
    """Whether two legs of a mover are one way: neither with another vehicle, nor still to come, nor only said to be."""
    if is_ahead(one) is not is_ahead(other) or is_doubted(one) is not is_doubted(other):
        return False
    modes = {_mode(one), _mode(other)} - {Mode.UNKNOWN}
    return len(modes) < 2


def _mode(leg: Leg) -> Mode:
    journey = leg.journey
    start = max(clause_of(leg.sentence, journey.first, journey.last).start, journey.first - _SUBJECT_REACH)
    return plain_mode(leg.sentence, start, journey.last + 1, journey.cues)


def _linked(story: Story, leg: Leg) -> Story:
    return Story(legs=[leg], way=[story.way[-1], *_tokens(leg)], origin=True, goal=True, after=story.last)


def _tokens(leg: Leg) -> list[Token]:
    return [leg.sentence.tokens[slot] for slot in leg.path]


def _takes(story: Story, leg: Leg) -> bool:
    """Join the leg to the story where mover and places allow it."""
    if story.last.is_chain or not goes_on(leg, story.last) or not _is_alike(story.last, leg):
        return False
    return _put_before(story, leg) if is_earlier(leg, story.last) else _put_after(story, leg)


def _put_before(story: Story, leg: Leg) -> bool:
    if story.origin and (leg.origin or leg.goal) and not _is_same(_tokens(leg)[-1], story.way[0]):
        return _put_after(story, leg) if not leg.origin else False
    story.way = _tokens(leg) + story.way
    return _noted(story, leg, origin=leg.origin or story.origin, goal=story.goal or (leg.goal and not story.way))


def _put_after(story: Story, leg: Leg) -> bool:
    here = _tokens(leg)
    if leg.origin and not _is_same(story.way[-1], here[0]):
        near = leg.at == story.last.at
        if near and story.origin and not story.goal and leg.goal:
            story.way += here
            return _noted(story, leg, origin=True, goal=True)
        if story.origin or leg.goal or not (near or _is_told_after(story, leg)):
            return False
        story.way = here + story.way
        return _noted(story, leg, origin=True, goal=story.goal)
    if leg.origin and leg.goal and story.origin and story.goal and leg.at != story.last.at:
        return False
    if story.goal and story.last.heads and story.last.at != leg.at:
        return False
    if story.goal and (_only_stops(leg) or (story.last.heads and _only_passes(leg))):
        story.way[-1:-1] = here
        return _noted(story, leg, origin=story.origin, goal=True)
    story.way += here
    return _noted(story, leg, origin=story.origin, goal=story.goal or leg.goal)


def _is_told_after(story: Story, leg: Leg) -> bool:
    """Whether the sentence after one arrival says whence: "He arrived in X. He came from Y."""
    return story.goal and len(story.legs) == 1 and leg.at - story.last.at == 1


def _only_stops(leg: Leg) -> bool:
    """Whether the leg tells of stops on the way to a goal that is named already ("calling at X")."""
    stop = any(leg.sentence.cues[cue].motion is Motion.STOP for cue in leg.journey.cues)
    return stop and not leg.origin and not leg.goal


def _only_passes(leg: Leg) -> bool:
    return not leg.origin and not leg.goal


def _noted(story: Story, leg: Leg, *, origin: bool, goal: bool) -> bool:
    story.legs.append(leg)
    story.origin, story.goal = origin, goal
    return True


def _is_same(one: Token, other: Token) -> bool:
    if one.place is None or other.place is None:
        return False
    return overlap(one.place, other.place)
