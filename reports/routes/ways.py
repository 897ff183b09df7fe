"""Ways: the places of one movement with their roles, and the order in which they were passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final, NamedTuple

from reports.routes.roles import Role
from reports.routes.tokens import Token

_MAX_PATHS: Final = 6
"""Branches of one movement ("to X, Y and Z"): more are a list of places, not of routes."""


class Item(NamedTuple):
    """A place with its role: FROM, VIA or TO. `chained` when it follows the place before it on the same way."""

    role: Role
    slot: int
    chained: bool = False


@dataclass(slots=True, kw_only=True)
class Segment:
    """Places of one verb of movement, in the order of the text."""

    items: list[Item] = field(default_factory=list)

    def slots(self, role: Role) -> list[Item]:
        """The items in one role."""
        return [item for item in self.items if item.role is role]

    def has(self, role: Role) -> bool:
        """Whether any place has the role."""
        return any(item.role is role for item in self.items)

    def paths(self) -> list[tuple[int, ...]]:
        """Each way through the segment as slots in the order of travel: origins, ways, destinations."""
        origins = [item.slot for item in self.slots(Role.FROM)]
        if not origins and (self.has(Role.TO) or self.has(Role.VIA)):
            origins = [item.slot for item in self.slots(Role.WEAK_FROM)]
        ways = tuple(item.slot for item in self.slots(Role.VIA))
        branches: list[tuple[int, ...]] = []
        for item in self.slots(Role.TO):
            if item.chained and branches:
                branches[-1] = (*branches[-1], item.slot)
            else:
                branches.append((item.slot,))
        starts: list[tuple[int, ...]] = [(origin,) for origin in origins]
        pairs = product(starts or [()], branches or [()])
        return [(*origin, *ways, *ends) for origin, ends in pairs][:_MAX_PATHS]


@dataclass(slots=True, kw_only=True)
class Journey:
    """One movement: its cues and its segments in the order of travel; `first` and `last` are token indices."""

    cues: list[int] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    first: int
    last: int

    def paths(self, tokens: Sequence[Token]) -> list[tuple[int, ...]]:
        """The ways through the segments; only a segment that stands alone branches.

        Stops on the way alone make none. A segment with an origin of its own begins a way of its own, unless the one
        before ends there or has no end.
        """
        if not any(item.role is not Role.VIA for segment in self.segments for item in segment.items):
            return []
        found: list[list[Segment]] = []
        for segment in self.segments:
            if segment.items and found and not _begins_anew(found[-1][-1], segment, tokens):
                found[-1].append(segment)
            elif segment.items:
                found.append([segment])
        return [path for group in found for path in _joined(group)]


def _joined(group: Sequence[Segment]) -> list[tuple[int, ...]]:
    if len(group) == 1:
        return group[0].paths()
    return [tuple(slot for segment in group for slot in segment.paths()[0])]


def _begins_anew(before: Segment, segment: Segment, tokens: Sequence[Token]) -> bool:
    ends, starts = before.slots(Role.TO), segment.slots(Role.FROM)
    if not ends or not starts:
        return False
    end, start = tokens[ends[-1].slot].place, tokens[starts[0].slot].place
    return end is None or start is None or end.id != start.id
