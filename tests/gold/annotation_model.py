"""The words of an annotated report: what a reader marked in a text. Data only; `annotation` reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from gazetteer.coordinates import LonLat
from gazetteer.toponym import Use
from reports.document import Document, Span
from reports.model import Direction, Mode, Status


class InvalidAnnotation(ValueError):
    """An annotated report that does not keep to the format; the message begins with `file:line:`."""


class Meaning(StrEnum):
    """How exactly a marked name says where its place is."""

    COUNTRY = "country"
    """The whole country with the mark's code."""
    POINT = "point"
    """A position, with a tolerance."""
    ANYWHERE = "anywhere"
    """A region, a sea, a river: every position is accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """A place name at `text[span.start:span.end]`.

    `use` is None where a reader could argue both. `country_code` is None for what spans countries. `position` is set
    for Meaning.POINT alone, `tolerance_km` says how far from it the place may lie.
    """

    span: Span
    text: str
    use: Use | None
    country_code: str | None
    meaning: Meaning
    position: LonLat | None
    tolerance_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMark:
    """An actor's name. Any of `ids` is right; none are given for an actor that no catalogue is expected to know."""

    span: Span
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """A place of the text, by its surface, and the actors that its sentences tie to it."""

    line: int
    surface: str
    actor_ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDate:
    """An expression that dates an event: its first and its last possible day; no last day for an open range."""

    line: int
    span: Span
    first: date
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRoute:
    """A movement. `carrier` is an actor's id; `is_carrier_open` where it has one that no catalogue knows.

    `optional` marks a route that a reader may deny.
    """

    line: int
    stops: tuple[str, ...]
    mode: Mode
    status: Status
    direction: Direction
    implied: bool
    optional: bool
    carrier: str | None
    is_carrier_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSeparate:
    """Two names that stand together without a movement between them."""

    line: int
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An annotated report: the document without its marks, and all that was marked, in order.

    `ignored` are spans where a place name and no place name are equally right.
    """

    path: Path
    document: Document
    places: tuple[PlaceMark, ...]
    ignored: tuple[Span, ...]
    actors: tuple[ActorMark, ...]
    pairs: tuple[GoldPair, ...]
    dates: tuple[GoldDate, ...]
    routes: tuple[GoldRoute, ...]
    separate: tuple[GoldSeparate, ...]
