"""Rows: what a selection holds. The dashboard draws them, the exports write them, the evidence panel quotes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from gazetteer.place import Place
from gazetteer.toponym import Alternative, Use
from reports.document import Span
from reports.model import ActorKind, Direction, EventDate, Mode, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A stored document without its text. `path` is the first of the paths it was read from.

    `duplicate_of` is the id of the document that this one is a copy of, the earliest of all copies; None for itself.
    """

    id: str
    path: str
    title: str | None
    publisher: str | None
    author: str | None
    published: date | None
    language: str | None
    url: str | None
    duplicate_of: str | None = None

    @property
    def label(self) -> str:
        """The title, or the file's name where there is none."""
        return self.title or PurePath(self.path).name


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A place in its literal use, who is tied to it, when, and the words that say so.

    Where a name stands for a government or people (`use` is actor), the row is there only for filters that ask for it:
    its `id` is negative, and `quote` is what stands around the name, 240 code points to each side at most.

    `evidence` counts in the document's text, `within` in the quote: `quote[within.start:within.end] == surface`; None
    where the name stands outside the quote. `id` holds until the document is stored anew.
    """

    id: int
    place: Place
    surface: str
    actor_ids: tuple[str, ...]
    date: EventDate | None
    document: DocumentRow
    quote: str
    evidence: Span
    within: Span | None
    confidence: float
    alternatives: tuple[Alternative, ...]
    reasons: tuple[str, ...]
    use: Use = Use.LITERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRow:
    """A stop of a route; `surface` is None where an actor's country supplied it, `within` as in MentionRow."""

    place: Place
    surface: str | None
    within: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRow:
    """A route with its ordered stops, at least two; `distance_km` is geodesic over all of them, one way."""

    id: int
    stops: tuple[StopRow, ...]
    mode: Mode
    status: Status
    direction: Direction
    implied: bool
    distance_km: float
    carrier: str | None
    actor_ids: tuple[str, ...]
    date: EventDate | None
    document: DocumentRow
    quote: str
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to select. An empty tuple or None lets everything through; values of one field are alternatives.

    `actors` are actor ids; an organ counts for the actor that it belongs to (the Quds Force for Iran) unless
    `include_organs` is off. `countries` are ISO alpha-2 codes: the mention's place, or any stop of the route. `modes`
    and `statuses` narrow routes; mentions have neither and stay. `documents` are document ids. `date_from` and
    `date_to` are inclusive and let through whatever may have happened between them: a year counts for each of its
    days, an open range goes on for ever, and what has no date counts for the day its document was published.

    With `every_actor` all of `actors` have to be there together, not any of them. `actor_kinds` are the kinds of those
    who act. `areas` are country code, dot, admin1 code ("VE.25"), `places` place ids; both as `countries`. `carriers`
    (actor ids) and `flows` ("IR>VE": from one country to the next, between neighbouring stops) narrow routes alone, as
    modes do. `publishers` and `languages` are those of the documents. `uses` is empty for literal use, else the uses of
    names to select. What is less sure than `least_confidence` (0 to 1) stays out; `text` has to stand in the evidence,
    whatever the case and accents.
    """

    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    statuses: tuple[Status, ...] = ()
    documents: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    include_organs: bool = True
    every_actor: bool = False
    actor_kinds: tuple[ActorKind, ...] = ()
    areas: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    least_confidence: float = 0.0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the filters let through, in the order of documents and their text."""

    mentions: tuple[MentionRow, ...]
    routes: tuple[RouteRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value of a filter and how many mentions and routes it would give, the other filters being as they are."""

    value: str
    label: str
    mentions: int
    routes: int

    @property
    def count(self) -> int:
        """Mentions and routes together."""
        return self.mentions + self.routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """For each filter its values, most frequent first; and the first and last day that anything may have happened."""

    actors: tuple[Facet, ...]
    countries: tuple[Facet, ...]
    modes: tuple[Facet, ...]
    statuses: tuple[Facet, ...]
    documents: tuple[Facet, ...]
    first_day: date | None
    last_day: date | None
    actor_kinds: tuple[Facet, ...] = ()
    areas: tuple[Facet, ...] = ()
    places: tuple[Facet, ...] = ()
    carriers: tuple[Facet, ...] = ()
    flows: tuple[Facet, ...] = ()
    publishers: tuple[Facet, ...] = ()
    languages: tuple[Facet, ...] = ()
    uses: tuple[Facet, ...] = ()
    confidence: tuple[Facet, ...] = ()
