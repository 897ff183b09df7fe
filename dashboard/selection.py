"""What the reader asked for: filters as the address keeps them, as words, and the counts of what they leave. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from dashboard import words
from dashboard.marks import Marks, gather
from reports.model import Actor, ActorKind, Mode, Status
from reports.rows import DocumentRow, Facet, Facets, Filters, MentionRow, RouteRow, Selection

SHOWN_STATUSES: Final = tuple(status for status in Status if status is not Status.DENIED)
"""What is drawn unless the reader chooses: what a report denies is kept, but not put on the map as if it were so."""

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The names behind ids and codes."""

    actors: Mapping[str, Actor]
    documents: Mapping[str, DocumentRow]
    countries: Mapping[str, str]

    def actor(self, actor_id: str) -> str:
        """An actor's name, its id where the store does not know it."""
        return self.actors[actor_id].name if actor_id in self.actors else actor_id

    def report(self, document_id: str) -> str:
        """A report's title or file name, its id where it is gone."""
        return self.documents[document_id].label if document_id in self.documents else document_id

    def country(self, code: str) -> str:
        """A country's name, its code where it is not known."""
        return self.countries.get(code, code)


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
    """Names for country codes: those of the states among the actors."""
    return {actor.country_code: actor.name for actor in actors if actor.kind is ActorKind.STATE and actor.country_code}


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
    busiest = gather(everything.mentions, ()).places
    return View(
        filters=filters,
        marks=gather(selected.mentions, selected.routes),
        facets=facets,
        total=count(everything),
        shown=count(selected),
        most=busiest[0].count if busiest else 0,
    )


def effective(filters: Filters) -> Filters:
    """The filters as they are put to the store: without a choice of status, denied routes stay out."""
    return filters if filters.statuses else replace(filters, statuses=SHOWN_STATUSES)


def from_address(params: Mapping[str, Sequence[str]]) -> Filters:
    """The filters that an address asks for; what it says wrongly is left out, for addresses are written by anyone.

    Keys: `actor`, `country`, `mode`, `status`, `report` (each may repeat), `from` and `to` (ISO days).
    """
    return Filters(
        actors=tuple(params.get("actor", ())),
        countries=tuple(code.upper() for code in params.get("country", ()) if len(code) == 2),
        modes=_known(Mode, params.get("mode", ())),
        statuses=_known(Status, params.get("status", ())),
        documents=tuple(params.get("report", ())),
        date_from=_day(params.get("from", ())),
        date_to=_day(params.get("to", ())),
    )


def to_address(filters: Filters) -> dict[str, list[str]]:
    """The address that asks for these filters; `from_address` reads it back."""
    pairs: dict[str, list[str]] = {
        "actor": list(filters.actors),
        "country": list(filters.countries),
        "mode": [mode.value for mode in filters.modes],
        "status": [status.value for status in filters.statuses],
        "report": list(filters.documents),
        "from": [filters.date_from.isoformat()] if filters.date_from else [],
        "to": [filters.date_to.isoformat()] if filters.date_to else [],
    }
    return {key: values for key, values in pairs.items() if values}


def options(facets: Iterable[Facet], chosen: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """The values that a filter offers with their labels, "Cuba · 12": those that give something, and those chosen."""
    found = {facet.value: facet.count for facet in facets}
    offered = [value for value, count in found.items() if count]
    offered += [value for value in chosen if value not in offered]
    return {value: f"{names.get(value, value)} · {found.get(value, 0):,}" for value in offered}


def conditions(filters: Filters, catalogue: Catalogue) -> list[str]:
    """The filters in words, one entry for each kind that narrows anything."""
    found = [
        ("Actor", [catalogue.actor(value) for value in filters.actors]),
        ("Country", [catalogue.country(value) for value in filters.countries]),
        ("Way", [words.mode(value) for value in filters.modes]),
        ("Status", [words.status(value) for value in filters.statuses]),
        ("Report", [catalogue.report(value) for value in filters.documents]),
        ("Date", [_dates(filters)] if filters.date_from or filters.date_to else []),
    ]
    return [f"{kind}: {' or '.join(values)}" for kind, values in found if values]


def by_route(filters: Filters) -> bool:
    """Whether the filters ask for routes of some kind, which places have no part in."""
    return bool(filters.modes or filters.statuses)


def widest(filters: Filters) -> dict[str, Filters]:
    """For each kind of filter that is set, in words, the filters without it: what to try when nothing is left."""
    without = {
        "actor": replace(filters, actors=()),
        "country": replace(filters, countries=()),
        "way": replace(filters, modes=()),
        "status": replace(filters, statuses=()),
        "report": replace(filters, documents=()),
        "date": replace(filters, date_from=None, date_to=None),
    }
    return {kind: wider for kind, wider in without.items() if wider != filters}


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


def _dates(filters: Filters) -> str:
    if filters.date_from and filters.date_to:
        return words.span(filters.date_from, filters.date_to)
    if filters.date_from:
        return f"from {words.day(filters.date_from)}"
    return f"until {words.day(filters.date_to)}" if filters.date_to else ""


def _known(kind: type[_Choice], values: Iterable[str]) -> tuple[_Choice, ...]:
    return tuple(choice for choice in kind if choice.value in set(values))


def _day(values: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(values[0]) if values else None
    except ValueError:
        return None
