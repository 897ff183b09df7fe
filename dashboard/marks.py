"""Rows of the store, gathered into what the map draws: one mark for each place and one for each route. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from gazetteer.place import Place
from reports.extent import is_point
from reports.model import Direction, Mode, Status
from reports.rows import MentionRow, RouteRow

UNSURE: Final = 0.7
"""A reading with less confidence is called unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """One place and every mention of it that the filters leave."""

    id: str
    place: Place
    mentions: tuple[MentionRow, ...]

    @property
    def count(self) -> int:
        """How many mentions."""
        return len(self.mentions)

    @property
    def doubtful(self) -> int:
        """How many of the mentions are less than likely to mean this place."""
        return sum(mention.confidence < UNSURE for mention in self.mentions)

    @property
    def is_point(self) -> bool:
        """Whether the place is small enough for its position to say where it is."""
        return is_point(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteMark:
    """One way, mode and direction, and everything that tells of it and that the filters leave, in whatever status."""

    id: str
    stops: tuple[Place, ...]
    mode: Mode
    direction: Direction
    distance_km: float
    routes: tuple[RouteRow, ...]

    @property
    def count(self) -> int:
        """How many sentences; one that tells the route twice counts once."""
        return len({(row.document.id, row.evidence) for row in self.routes})

    @property
    def statuses(self) -> Mapping[Status, int]:
        """The statuses that it is told in, each with its sentences; the firmest first."""
        told = {(row.status, row.document.id, row.evidence) for row in self.routes}
        counts = Counter(status for status, *_ in told)
        return {status: counts[status] for status in Status if counts[status]}

    @property
    def status(self) -> Status:
        """The firmest status that it is told in: reported, else planned, else alleged, else denied."""
        return next(iter(self.statuses))


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All marks, the strongest first."""

    places: tuple[PlaceMark, ...]
    routes: tuple[RouteMark, ...]

    def find(self, mark_id: str | None) -> PlaceMark | RouteMark | None:
        """The mark with an id, None where the filters leave none."""
        known: dict[str, PlaceMark | RouteMark] = {mark.id: mark for mark in self.places}
        known.update((mark.id, mark) for mark in self.routes)
        return known.get(mark_id or "")


def reports(rows: Sequence[MentionRow | RouteRow]) -> int:
    """How many reports these stand in."""
    return len({row.document.id for row in rows})


def place_id(place: Place) -> str:
    """A mark's id, which may travel through an address and a script: nothing in it needs escaping anywhere."""
    return f"place:{quote(place.id, safe=':')}"


def gather(mentions: Iterable[MentionRow], routes: Iterable[RouteRow]) -> Marks:
    """One mark for each place mentioned and for each way told of; within a mark the rows keep their order."""
    by_place: dict[str, list[MentionRow]] = defaultdict(list)
    for mention in mentions:
        by_place[mention.place.id].append(mention)
    by_way: dict[str, list[RouteRow]] = defaultdict(list)
    for route in routes:
        by_way[_route_id(route)].append(route)
    places = [
        PlaceMark(id=place_id(rows[0].place), place=rows[0].place, mentions=tuple(rows)) for rows in by_place.values()
    ]
    ways = [_route_mark(name, rows) for name, rows in by_way.items()]
    return Marks(
        places=tuple(sorted(places, key=lambda mark: (-mark.count, mark.place.name, mark.id))),
        routes=tuple(sorted(ways, key=lambda mark: (-mark.count, mark.id))),
    )


def _route_id(route: RouteRow) -> str:
    """One id for one way: a route in both directions is the same read from either end."""
    stops = [quote(stop.place.id, safe=":") for stop in route.stops]
    if route.direction is Direction.BOTH:
        stops = min(stops, stops[::-1])
    return f"route:{'~'.join(stops)}:{route.mode.value}:{route.direction.value}"


def _route_mark(name: str, rows: list[RouteRow]) -> RouteMark:
    first = rows[0]
    return RouteMark(
        id=name,
        stops=tuple(stop.place for stop in first.stops),
        mode=first.mode,
        direction=first.direction,
        distance_km=first.distance_km,
        routes=tuple(rows),
    )
