"""From roles to journeys: which places of a sentence belong to one movement, and in what order."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from reports.motion.lexicon import Cue, Motion
from reports.routes.glue import (
    MAY_BREAK,
    adds_another,
    follows_stay,
    goes_on_in_time,
    is_break,
    is_light,
    joins_list,
    onward,
    reversed_order,
)
from reports.routes.loads import AMOUNTS, GOODS, brings_in_load, takes_on_load
from reports.routes.roles import AT_ROLES, Governed, Role, governed, is_crossed_town, name_end, object_role
from reports.routes.sentence import Sentence
from reports.routes.ways import Item, Journey, Segment

_CUE_REACH: Final = 16
"""Tokens between a cue and the first place that it governs."""
_ITEM_REACH: Final = 12
"""Tokens between two places of one movement."""
_AT_REACH: Final = 8
_HEAD_REACH: Final = 6
_OPENING: Final = 6
_FRONT_REACH: Final = 14
_FOR_MOTIONS: Final = frozenset({Motion.LEAVE, Motion.HEAD, Motion.MOVE})


def journeys(sentence: Sentence, taken: AbstractSet[int]) -> tuple[Journey, ...]:
    """The movements that a sentence tells of; slots in `taken` belong to other patterns. Linear in its length."""
    return tuple(_Reader(sentence, taken).read()) if sentence.cues else ()


class _Reader:
    """Walks over the tokens once, with the journey that is being read."""

    def __init__(self, sentence: Sentence, taken: AbstractSet[int]) -> None:
        self._sentence = sentence
        self._taken = taken
        self._fronted: list[Item] = []
        self._clause_start = 0
        self._fresh()

    def _fresh(self) -> None:
        self._journey: Journey | None = None
        self._segment = Segment()
        self._turn = False
        self._earlier = False
        self._aims = False
        self._last_cue = -1
        self._last_item = -1

    @property
    def _gap_start(self) -> int:
        return name_end(self._sentence, self._last_item)

    def read(self) -> Iterator[Journey]:
        for index, word in enumerate(self._sentence.said):
            if word in MAY_BREAK and is_break(self._sentence, index, started=self._last_item >= 0):
                yield from self._close()
                self._fronted = []
                self._clause_start = index + 1
            elif index in self._sentence.cues:
                yield from self._on_cue(index)
            elif not word and index not in self._taken:
                yield from self._on_slot(index)
        yield from self._close()

    def _close(self) -> Iterator[Journey]:
        journey = self._journey
        self._fresh()
        if journey is not None and any(segment.items for segment in journey.segments):
            yield journey

    def _on_cue(self, index: int) -> Iterator[Journey]:
        start = self._sentence.opens[index]
        if self._journey is not None and self._last_item >= 0:
            if not self._continues(start, index):
                yield from self._close()
            else:
                self._turn = True
                self._earlier = reversed_order(self._sentence, self._gap_start, start + 1)
        elif self._journey is not None and start - self._last_cue > _CUE_REACH:
            self._fresh()
        if self._journey is None:
            self._open(start, self._sentence.cues[index].motion)
        self._extend(index)
        self._last_cue = index

    def _open(self, start: int, motion: Motion) -> None:
        leaving = motion is Motion.LEAVE  # "In X they boarded a plane"
        fronted = [
            item._replace(role=Role.FROM) if leaving and item.role is Role.AT else item for item in self._fronted
        ]
        aims = {Role.TOWARD: Role.TO} if leaving else {}  # "Para X zarpará …"
        fronted = [item._replace(role=aims.get(item.role, item.role)) for item in fronted]
        self._fronted = [item for item in fronted if item.role not in {Role.AT, Role.TOWARD}]
        self._journey = Journey(first=start, last=start)
        self._segment = Segment()
        self._journey.segments.append(self._segment)
        if self._fronted and start - self._fronted[-1].slot <= _FRONT_REACH:
            self._journey.first = self._fronted[0].slot
            self._segment.items.extend(self._fronted)
            self._last_item = self._fronted[-1].slot
        self._fronted = []

    def _continues(self, start: int, index: int) -> bool:
        """Whether a new cue goes on with the same movement: nothing of weight stands before it."""
        if start - self._last_item > _CUE_REACH or self._is_another(start, index):
            return False
        if is_light(self._sentence, max(self._gap_start, self._last_cue + 1), start):
            return True
        if takes_on_load(self._sentence, self._gap_start, index):
            return True
        arrived = self._segment.has(Role.TO) and not self._segment.has(Role.FROM)
        if arrived and brings_in_load(self._sentence, self._gap_start, start):
            return True
        participle = self._sentence.word(start).endswith(("ing", "ando", "iendo"))
        after_comma = self._sentence.word(start - 1) in {",", "after", "before", "and"}
        return participle and after_comma and self._sentence.cues[index].motion is not Motion.SEND

    def _is_another(self, start: int, index: int) -> bool:
        """Whether a noun tells of a second movement: "a trip to X and a trip to Y"."""
        motion = self._sentence.cues[index].motion
        noun = motion in {Motion.LINE, Motion.FLOW, Motion.VEHICLE}
        if not noun or not self._segment.has(Role.TO) or goes_on_in_time(self._sentence, self._gap_start, start):
            return False
        complete = self._segment.has(Role.FROM) and motion is not Motion.VEHICLE
        return complete or adds_another(self._sentence, self._gap_start, start)

    def _extend(self, index: int) -> None:
        if self._journey is not None:
            self._journey.cues.append(index)
            self._journey.last = max(self._journey.last, index)

    def _on_slot(self, slot: int) -> Iterator[Journey]:
        found = governed(self._sentence, slot)
        if found is None:
            self._inherit(slot)
        elif self._journey is None:
            self._hold(slot, found)
        elif not self._in_reach(found.by):
            yield from self._close()
            self._hold(slot, found)
        else:
            role = None if is_crossed_town(self._sentence, found, slot) else self._settle(found, slot)
            if role is not None and self._may_attach(role, found.by):
                self._attach(Item(role, slot, chained=self._chains(role, found.by)))

    def _hold(self, slot: int, found: Governed) -> None:
        """Keep "From Caracas, …" and "To Tehran …" until their verb comes, when they open the clause."""
        near = found.by - self._clause_start <= _OPENING
        opening = bool(self._fronted) or (near and self._opens_clause(found.by))
        opening = opening or found.by == slot or (near and follows_stay(self._sentence, self._clause_start, found.by))
        if (
            opening
            and found.role in {Role.FROM, Role.TO, Role.TOWARD, Role.AT}
            and self._sentence.word(found.by) not in {"a", "al"}
        ):
            loaded = found.role is Role.FROM and self._sentence.word(found.by - 1) in GOODS
            held = (
                Role.VIA
                if found.role is Role.AT and follows_stay(self._sentence, self._clause_start, found.by)
                else found.role
            )
            self._fronted.append(Item(Role.WEAK_FROM if loaded else held, slot))

    def _opens_clause(self, index: int) -> bool:
        """Whether nothing but light words, or what is moved ("Weapons from X …"), stands before in the clause."""
        start = self._clause_start
        loaded = index > start and self._sentence.word(index - 1) in GOODS
        while loaded and start < index and self._sentence.word(start) in AMOUNTS:
            start += 1
        return is_light(self._sentence, start, index - 1 if loaded else index)

    def _in_reach(self, index: int) -> bool:
        if self._last_item > self._last_cue:
            return index - self._last_item <= _ITEM_REACH
        headed = self._sentence.cues[self._last_cue].motion is Motion.HEAD
        return index - self._last_cue <= (_HEAD_REACH if headed else _CUE_REACH)

    def _settle(self, found: Governed, slot: int) -> Role | None:
        """The role on the route, where the governing word leaves it to the cue."""
        cue = self._sentence.cues[self._last_cue]
        if found.role is Role.OBJECT:
            return object_role(self._sentence, found.by, slot)
        if found.role is Role.TOWARD:
            leaving = cue.motion in _FOR_MOTIONS or self._segment.has(Role.FROM)
            return Role.TO if leaving and cue.motion is not Motion.LINE else None
        if found.role is Role.AT:
            return self._at_role(found.by)
        if found.role is Role.WEAK_FROM:
            near = found.by - self._last_cue <= 4 and not self._segment.items
            return Role.WEAK_FROM if near else None
        return found.role

    def _at_role(self, index: int) -> Role | None:
        role = AT_ROLES.get(self._verb().motion)
        if self._last_item > self._last_cue:
            return role if self._is_listed_again(role, index) else None
        near = _HEAD_REACH if self._verb().motion is Motion.TRANSIT else _AT_REACH
        return role if index - self._last_cue <= near else None

    def _is_listed_again(self, role: Role | None, index: int) -> bool:
        """Whether "and again at Y", ", then at Y" goes on with the stops of the same verb."""
        start = self._gap_start
        if not self._segment.items or self._segment.items[-1].role is not role:
            return False
        joint = self._sentence.word(start) in {",", "and", "y", "then"}
        return joint and index - start <= _HEAD_REACH and is_light(self._sentence, start, index)

    def _verb(self) -> Cue:
        """The last cue, over the vehicle or line that goes with it ("boarded a plane in …")."""
        cues = [self._sentence.cues[index] for index in (self._journey.cues[-2:] if self._journey else ())]
        loaded = len(cues) == 2 and cues[1].motion is Motion.FLOW and cues[0].motion in {Motion.ARRIVE, Motion.LEAVE}
        over = loaded or (len(cues) == 2 and cues[1].motion in {Motion.VEHICLE, Motion.LINE})
        return cues[0] if over else cues[-1]

    def _may_attach(self, role: Role, index: int) -> bool:
        """A third place beyond an origin and a destination must be joined by light words; an origin follows closely."""
        if self._last_item < 0 or self._last_cue > self._last_item:
            return True
        light = is_light(self._sentence, self._gap_start, index)
        complete = self._segment.has(Role.TO) and (self._segment.has(Role.FROM) or role is Role.TO)
        if role is Role.VIA:
            return True
        if role is Role.FROM and self._segment.has(Role.TO):
            return light
        on = role is Role.TO and goes_on_in_time(self._sentence, self._gap_start, index)
        return light or on or not complete

    def _chains(self, role: Role, index: int) -> bool:
        return role is Role.TO and self._segment.has(Role.TO) and onward(self._sentence, self._gap_start, index)

    def _attach(self, item: Item) -> None:
        if self._journey is None:
            return
        if self._needs_segment(item):
            self._segment = Segment()
            place = self._journey.segments.insert
            place(0 if self._earlier else len(self._journey.segments), self._segment)
        elif item.role is Role.FROM and self._is_better_origin(item.slot):
            self._segment.items = [kept for kept in self._segment.items if kept.role is not Role.FROM]
        self._turn = self._earlier = False
        self._add(item)

    def _is_better_origin(self, slot: int) -> bool:
        """Whether a second "from" stands nearer to the destination: "people from X en route from Y to Z"."""
        alone = not self._segment.has(Role.TO) and not self._segment.has(Role.VIA)
        return alone and self._segment.has(Role.FROM) and adds_another(self._sentence, self._gap_start, slot) is False

    def _add(self, item: Item) -> None:
        self._segment.items.append(item)
        self._aims = item.role is Role.TO and self._sentence.cues[self._last_cue].motion is Motion.HEAD
        self._last_item = item.slot
        if self._journey is not None:
            self._journey.last = max(self._journey.last, item.slot)

    def _needs_segment(self, item: Item) -> bool:
        """Whether a place opens a new part of the journey instead of filling a gap in the part at hand."""
        segment = self._segment
        if not segment.items:
            return False
        if item.role is Role.FROM and segment.has(Role.FROM) and segment.has(Role.TO):
            return True
        if not self._turn or self._is_meanwhile(item):
            return False
        if self._earlier:
            return True
        motion = self._sentence.cues[self._last_cue].motion
        nominal = motion in {Motion.VEHICLE, Motion.LINE} and item.role is Role.VIA
        stops_on_way = motion is Motion.STOP or nominal
        return segment.has(Role.TO) and not stops_on_way and (item.role is not Role.FROM or segment.has(Role.FROM))

    def _is_meanwhile(self, item: Item) -> bool:
        """Whether a stop was made on the way that is told already: "landed in X after a stop in Y"."""
        participle = self._sentence.word(self._sentence.opens[self._last_cue]).endswith(("ing", "ando", "iendo"))
        begun = self._segment.has(Role.TO) or (self._earlier and self._segment.has(Role.FROM))
        if item.role is Role.VIA and self._segment.has(Role.TO) and self._aims:
            return True
        return item.role is Role.VIA and begun and (self._earlier or participle)

    def _inherit(self, slot: int) -> None:
        """Give the second place of "X and Y" the role of the first."""
        if self._last_item < 0 or not self._segment.items or self._segment.items[-1].slot != self._last_item:
            return
        way = self._segment.items[-1].role is Role.VIA
        if joins_list(self._sentence, self._last_item, slot, closed=way):
            chained = onward(self._sentence, self._gap_start, slot, joined=True)
            self._add(self._segment.items[-1]._replace(slot=slot, chained=chained))
