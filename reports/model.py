"""The words of the extraction: actors, dates, mentions and routes. Data only; the work is in the modules beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gazetteer.place import Place
from gazetteer.toponym import Toponym
from reports.document import Document, Evidence, Span


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    COMPANY = "company"
    CARRIER = "carrier"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone who acts. `country_code` is ISO 3166-1 alpha-2, None for what belongs to no one state.

    `aliases` match without regard to case and accents where they are capitalised in the text; `abbreviations` match
    exactly as written ("ELN", "US"). `parent` is the id of the actor that this one is an organ of.
    """

    id: str
    name: str
    kind: ActorKind
    country_code: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor's name at `text[span.start:span.end]`."""

    span: Span
    text: str
    actor: Actor


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class DateSource(StrEnum):
    """Where a date comes from."""

    SENTENCE = "sentence"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When something happened: `start` is the first possible day, `end` the last one of a range, else None.

    With precision month or year `start` is the first day of it. An open range ("since 2005") has no end.
    """

    start: date
    end: date | None = None
    precision: Precision
    source: DateSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in its literal use, and who the sentence ties to it."""

    toponym: Toponym
    place: Place
    actor_ids: tuple[str, ...]
    date: EventDate | None
    evidence: Evidence


class Mode(StrEnum):
    """How something moved."""

    AIR = "air"
    SEA = "sea"
    LAND = "land"
    RAIL = "rail"
    MONEY = "money"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How the text stands to a movement."""

    REPORTED = "reported"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class Direction(StrEnum):
    """Whether a route runs one way or both."""

    ONE_WAY = "one-way"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop of a route. `span` and `text` are None where an actor's country supplied the place."""

    place: Place
    span: Span | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Two or more ordered stops. `carrier` is an actor id; `implied` marks an end taken from an actor's country."""

    stops: tuple[Stop, ...]
    mode: Mode
    status: Status
    direction: Direction
    implied: bool
    distance_km: float
    confidence: float
    evidence: Evidence
    carrier: str | None = None
    actor_ids: tuple[str, ...] = ()
    date: EventDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one document. `actors` are the catalogue entries of `actor_mentions`, each once."""

    document: Document
    toponyms: tuple[Toponym, ...]
    actor_mentions: tuple[ActorMention, ...]
    mentions: tuple[Mention, ...]
    routes: tuple[Route, ...]
