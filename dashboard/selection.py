"""What the reader asked for: filters as the address keeps them, as words, and the counts of what they leave. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from dashboard import words
from dashboard.language import both, country, either, figure, later, tr
from dashboard.marks import Marks, gather
from gazetteer.place import Place
from reports.model import Actor, ActorKind, Status
from reports.rows import DocumentRow, Facet, Facets, Filters, MentionRow, RouteRow, Selection
from reports.snapshot import area_of

SHOWN_STATUSES: Final = tuple(status for status in Status if status is not Status.DENIED)
"""What is drawn unless the reader chooses: what a report denies is kept, but not put on the map as if it were so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The names behind ids and codes."""

    actors: Mapping[str, Actor]
    documents: Mapping[str, DocumentRow]
    countries: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)

    def actor(self, actor_id: str) -> str:
        """An actor's name, its id where the store does not know it; a state's as its country's."""
        if actor_id not in self.actors:
            return actor_id
        actor = self.actors[actor_id]
        own = country(actor.country_code) if actor.kind is ActorKind.STATE else None
        return own or actor.name

    def report(self, document_id: str) -> str:
        """A report's title or file name, its id where it is gone."""
        return self.documents[document_id].label if document_id in self.documents else document_id

    def country(self, code: str) -> str:
        """A country's name, its code where it is not known."""
        return country(code) or self.countries.get(code, code)

    def place(self, place_id: str) -> str:
        """A place with what tells it apart, its id where the store does not know it."""
        return words.where(self.places[place_id], self.countries) if place_id in self.places else place_id

    def area(self, code: str) -> str:
        """The first-level area behind "VE.25", with its country."""
        name = self.areas.get(code, code)
        return f"{name}, {self.country(code[:2])}" if code in self.areas else name

    def flow(self, code: str) -> str:
        """The countries behind "IR>VE": "Iran → Venezuela"."""
        start, _, end = code.partition(">")
        return f"{self.country(start)} → {self.country(end)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows: the marks that the filters leave, the counts of the filters, and the size of everything."""

    filters: Filters
    marks: Marks
    facets: Facets
    total: Counts
    shown: Counts
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many there are of each; routes count sentences, as mentions do."""

    mentions: int
    places: int
    routes: int
    reports: int

    def line(self) -> str:
        """The counts in words.

        >>> Counts(mentions=128, places=41, routes=12, reports=5).line()
        '128 mentions · 41 places · 12 routes · 5 reports'
        """
        return " · ".join(
            (
                words.counted(self.mentions, "mention"),
                words.counted(self.places, "place"),
                words.counted(self.routes, "route"),
                words.counted(self.reports, "report"),
            )
        )


def country_names(actors: Iterable[Actor]) -> dict[str, str]:
    """English names for country codes: those of the states among the actors."""
    return {actor.country_code: actor.name for actor in actors if actor.kind is ActorKind.STATE and actor.country_code}


def area_names(places: Iterable[Place]) -> dict[str, str]:
    """Names for first-level areas, "VE.25" to "Miranda"."""
    return {code: place.admin1_name for place in places if place.admin1_name and (code := area_of(place))}


def count(selection: Selection) -> Counts:
    """How many mentions, places, routes and reports a selection holds."""
    reports = {row.document.id for row in selection.mentions} | {row.document.id for row in selection.routes}
    return Counts(
        mentions=len(selection.mentions),
        places=len({row.place.id for row in selection.mentions}),
        routes=len(selection.routes),
        reports=len(reports),
    )


def view(filters: Filters, selected: Selection, everything: Selection, facets: Facets) -> View:
    """The page's content for `selected`, which the filters leave of `everything`."""
    at_places = Counter(mention.place.id for mention in everything.mentions)
    return View(
        filters=filters,
        marks=gather(selected.mentions, selected.routes),
        facets=facets,
        total=count(everything),
        shown=count(selected),
        most=max(at_places.values(), default=0),
    )


def effective(filters: Filters) -> Filters:
    """The filters as they are put to the store: without a choice of status, denied routes stay out."""
    return filters if filters.statuses else replace(filters, statuses=SHOWN_STATUSES)


def options(facets: Iterable[Facet], chosen: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """The values that a filter offers with their labels, "Cuba · 12": those that give something, and those chosen."""
    found = {facet.value: facet.count for facet in facets}
    offered = [value for value, count in found.items() if count]
    offered += [value for value in chosen if value not in offered]
    return {value: f"{names.get(value, value)} · {figure(found.get(value, 0))}" for value in offered}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One kind of filter that narrows: its name in English, its values in words, and the filters without it."""

    kind: str
    values: tuple[str, ...]
    without: Filters

    @property
    def label(self) -> str:
        """Its name."""
        return tr(self.kind)

    @property
    def text(self) -> str:
        """As a chip says it: "Country: Cuba or Iran"."""
        return f"{self.label}: {either(self.values)}"


def conditions(filters: Filters, catalogue: Catalogue) -> list[Condition]:
    """What narrows, one entry for each kind of filter that is set, in the order of the sidebar."""
    join = both if filters.every_actor else either
    actors = join([catalogue.actor(value) for value in filters.actors])
    if actors and not filters.include_organs:
        actors = tr("{actors} without organs", actors=actors)
    no_actors = replace(filters, actors=(), every_actor=False, include_organs=True)
    sure = [words.at_least(filters.least_confidence)] if filters.least_confidence else []
    found: list[tuple[str, Iterable[str], Filters]] = [
        (later("Text"), [f"“{filters.text}”"] if filters.text else [], replace(filters, text="")),
        (later("Actor"), [actors] if actors else [], no_actors),
        (later("Kind of actor"), map(words.actor_kind, filters.actor_kinds), replace(filters, actor_kinds=())),
        (later("Country"), map(catalogue.country, filters.countries), replace(filters, countries=())),
        (later("Area"), map(catalogue.area, filters.areas), replace(filters, areas=())),
        (later("Place"), map(catalogue.place, filters.places), replace(filters, places=())),
        (later("Date"), _dates(filters), replace(filters, date_from=None, date_to=None)),
        (later("Way"), map(words.mode, filters.modes), replace(filters, modes=())),
        (later("Status"), map(words.status, filters.statuses), replace(filters, statuses=())),
        (later("Carrier"), map(catalogue.actor, filters.carriers), replace(filters, carriers=())),
        (later("Flow"), map(catalogue.flow, filters.flows), replace(filters, flows=())),
        (later("Publisher"), filters.publishers, replace(filters, publishers=())),
        (later("Report"), map(catalogue.report, filters.documents), replace(filters, documents=())),
        (later("Language"), map(words.language, filters.languages), replace(filters, languages=())),
        (later("Use"), map(words.use, filters.uses), replace(filters, uses=())),
        (later("Confidence"), sure, replace(filters, least_confidence=0.0)),
    ]  # fmt: skip
    return [
        Condition(kind=kind, values=values, without=without)
        for kind, given, without in found
        if (values := tuple(given))
    ]


def by_route(filters: Filters) -> bool:
    """Whether the filters ask for routes of some kind, which places have no part in."""
    return bool(filters.modes or filters.statuses or filters.carriers or filters.flows)


def by_time(marks: Marks, extent: tuple[date, date], bins: int) -> tuple[int, ...]:
    """How many mentions and routes begin in each of `bins` equal parts of the time from first to last day.

    What has no date counts for the day its report was published, and is left out where that is unknown too.
    """
    found = [0] * bins
    whole = (extent[1] - extent[0]).days + 1
    rows: list[MentionRow | RouteRow] = [row for place in marks.places for row in place.mentions]
    for row in [*rows, *(row for route in marks.routes for row in route.routes)]:
        day = row.date.start if row.date else row.document.published
        if day and extent[0] <= day <= extent[1]:
            found[(day - extent[0]).days * bins // whole] += 1
    return tuple(found)


def _dates(filters: Filters) -> list[str]:
    if filters.date_from and filters.date_to:
        return [words.span(filters.date_from, filters.date_to)]
    if filters.date_from:
        return [tr("from {day}", day=words.day(filters.date_from))]
    return [tr("until {day}", day=words.day(filters.date_to))] if filters.date_to else []
