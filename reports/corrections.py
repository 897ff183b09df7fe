"""Corrections: what a person overruled, who and when. Pure words; the extraction itself is never changed by them.

They form a log that only grows. Undoing is an entry too, so that two people who review at once, on one store or on two
whose logs are merged later, lose nothing: the union of both logs is the truth, and the newest entry on a thing counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from gazetteer.coordinates import path_length_km
from gazetteer.place import Place
from reports.document import Span
from reports.model import Actor, Direction, Mode, Status


class Scope(StrEnum):
    """How far a correction of a name reaches; the narrower one wins over the wider."""

    HERE = "here"
    DOCUMENT = "document"
    """The same name wherever it stands for a place in this document."""
    CORPUS = "corpus"
    """The same name in every document, those to come too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where in which document. `text` is what stands at `span`; `sentence` holds it and begins at `sentence_start`.

    The sentence finds the spot again where the document has been edited or is read in another way.
    """

    document_id: str
    path: str
    span: Span
    text: str
    sentence: str
    sentence_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlace:
    """A name means this place; the place that it was read as, where the reading was accepted."""

    anchor: Anchor
    scope: Scope
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPlace:
    """A name means no place there."""

    anchor: Anchor
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStop:
    """A stop of a corrected route; `span` and `text` of the name in the document, None where a person supplied it."""

    place: Place
    span: Span | None = None
    text: str | None = None


RouteKey = tuple[str, ...]
"""Tells the routes of one sentence apart: for each stop its name in the text, or its place where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRoute:
    """A route runs like this. `key` is the extracted route's; the anchor's text is its evidence."""

    anchor: Anchor
    key: RouteKey
    stops: tuple[NewStop, ...]
    mode: Mode
    status: Status
    direction: Direction

    @property
    def distance_km(self) -> float:
        """Along the geodesics, one way."""
        return path_length_km([stop.place.position for stop in self.stops])


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRoute:
    """The text tells of no such route."""

    anchor: Anchor
    key: RouteKey


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeActors:
    """The actor `actor_id` is the actor `into`."""

    actor_id: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddActor:
    """Someone whom the catalogue lacks: every sentence that names them is tied to them."""

    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class NoActor:
    """A proposed name is no actor worth listing."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The correction with this id does not hold."""

    correction_id: str


Change = SetPlace | NoPlace | SetRoute | NoRoute | MergeActors | AddActor | NoActor | Undo


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of the log. `made_at` is ISO 8601 in UTC with microseconds: the order of the log."""

    id: str
    made_at: str
    who: str
    change: Change
    note: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Older entries first; the same on every machine."""
        return self.made_at, self.id


def new_id() -> str:
    """An id that no other entry has, on whatever machine it is made."""
    return uuid4().hex


def in_order(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The log from the oldest entry to the newest."""
    return tuple(sorted(log, key=lambda entry: entry.order))


def holding(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries that hold, oldest first: those that no undoing takes back that holds itself; without the undoings."""
    entries = in_order(log)
    undone: set[str] = set()
    held: list[Correction] = []
    for entry in reversed(entries):  # whatever undoes an entry is younger
        if entry.id in undone:
            continue
        if isinstance(entry.change, Undo):
            undone.add(entry.change.correction_id)
        else:
            held.append(entry)
    return tuple(reversed(held))
