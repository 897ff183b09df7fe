"""The routes of an extraction against those of an annotated report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from gazetteer.fold import fold
from gazetteer.place import Place
from reports.catalogue import Catalogue
from reports.model import Direction, Extraction, Route, Stop
from tests.gold.annotation_model import GoldRoute, Meaning, PlaceMark, Report
from tests.gold.meaning import means
from tests.gold.quoting import on_one_line, sentence_with
from tests.gold.scores import Failure, Scores, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the names of a report mean, for comparing stops."""

    places: tuple[PlaceMark, ...]
    catalogue: Catalogue

    def is_stop(self, surface: str, stop: Stop) -> bool:
        """Whether a stop is what the surface names: by its text, by its span, or by its place."""
        if stop.text is not None and fold(stop.text) == fold(surface):
            return True
        marks = [mark for mark in self.places if fold(mark.text) == fold(surface)]
        span = stop.span
        if span is not None and any(mark.span.overlaps(span) for mark in marks):
            return True
        if any(mark.meaning is not Meaning.ANYWHERE and means(mark, stop.place) for mark in marks):
            return True
        return not marks and self._is_country(surface, stop.place)

    def _is_country(self, name: str, place: Place) -> bool:
        state = self.catalogue.state(place.country_code)
        return place.is_country and state is not None and fold(state.name) == fold(name)


def score_routes(extraction: Extraction, report: Report, catalogue: Catalogue) -> Scores:
    """Compare routes one to one, and look at how well those agree that were found."""
    names = Names(places=report.places, catalogue=catalogue)
    given = _paired(report.routes, extraction.routes, names)
    wanted = [gold for gold in report.routes if not gold.optional]
    missed = [gold for gold in wanted if gold not in given]
    found = [(gold, given[gold]) for gold in wanted if gold in given]
    left = [route for route in extraction.routes if not any(route is taken for taken in given.values())]
    again = [route for route in left if any(fits(gold, route, names) for gold in wanted)]
    wrong = [route for route in left if not any(fits(gold, route, names) for gold in report.routes)]
    return Scores(
        route_recall=Tally.of(gold in given for gold in wanted if not gold.implied),
        implied_recall=Tally.of(gold in given for gold in wanted if gold.implied),
        route_precision=_precision(found, wrong, implied=False),
        implied_precision=_precision(found, wrong, implied=True),
        route_once=Tally(len(found), len(found) + len(again)),
        failures=(
            *(_missed(gold, extraction, names) for gold in missed),
            *(Failure(kind=f"route spurious{_implied(route.implied)}", detail=_shown(route)) for route in wrong),
            *(Failure(kind="route given twice", detail=_shown(route)) for route in again),
        ),
    ) + sum((_agreement(gold, route) for gold, route in found), _separate(extraction.routes, report, names))


def _precision(found: Sequence[tuple[GoldRoute, Route]], wrong: Sequence[Route], *, implied: bool) -> Tally:
    right = sum(route.implied is implied for _, route in found)
    return Tally(right, right + sum(route.implied is implied for route in wrong))


def _paired(golds: Sequence[GoldRoute], routes: Sequence[Route], names: Names) -> dict[GoldRoute, Route]:
    """Each gold route with at most one route: of the free ones that fit, the one that agrees best."""
    taken_by: dict[GoldRoute, Route] = {}
    for gold in sorted(golds, key=lambda gold: gold.optional):
        taken = {id(route) for route in taken_by.values()}
        fitting = [route for route in routes if id(route) not in taken and fits(gold, route, names)]
        best = max(fitting, key=lambda route: _likeness(gold, route), default=None)
        if best is not None:
            taken_by[gold] = best
    return taken_by


def _likeness(gold: GoldRoute, route: Route) -> int:
    return sum(
        (
            2 * (gold.implied is route.implied),
            gold.mode is route.mode,
            gold.status is route.status,
            gold.direction is route.direction,
            gold.carrier == route.carrier,
        )
    )


class Way(Protocol):
    """What a route is compared by."""

    @property
    def stops(self) -> Sequence[Stop]:
        """In the order of travel."""
        ...

    @property
    def direction(self) -> Direction:
        """Whether it runs both ways."""
        ...


def fits(gold: GoldRoute, route: Way, names: Names) -> bool:
    """Whether the route has the stops of the gold in its order, or backwards where either runs both ways."""
    if _are_stops(gold.stops, route.stops, names):
        return True
    is_both = Direction.BOTH in {gold.direction, route.direction}
    return is_both and _are_stops(gold.stops[::-1], route.stops, names)


def _are_stops(surfaces: Sequence[str], stops: Sequence[Stop], names: Names) -> bool:
    extra = [
        any(_holds(stop.place, stops[other].place) for other in (at - 1, at + 1) if 0 <= other < len(stops))
        for at, stop in enumerate(stops)
    ]

    def fit(gold: int, given: int) -> bool:
        if given == len(stops):
            return gold == len(surfaces)
        here = gold < len(surfaces) and names.is_stop(surfaces[gold], stops[given])
        return (here and fit(gold + 1, given + 1)) or (extra[given] and fit(gold, given + 1))

    return fit(0, 0)


def _holds(outer: Place, inner: Place) -> bool:
    """Whether a place is the country or the first-level area in which another lies."""
    if outer.country_code is None or outer.country_code != inner.country_code:
        return False
    return outer.is_country or (
        outer.feature_code == "ADM1" and outer.admin1_code is not None and outer.admin1_code == inner.admin1_code
    )


def _agreement(gold: GoldRoute, route: Route) -> Scores:
    """Mode, status, direction and carrier of a route that was found; the carrier where there is one."""
    has_carrier = not gold.is_carrier_open and (gold.carrier or route.carrier) is not None
    checks = {
        "mode": (gold.mode, route.mode),
        "status": (gold.status, route.status),
        "direction": (gold.direction, route.direction),
        **({"carrier": (gold.carrier, route.carrier)} if has_carrier else {}),
    }
    return Scores(
        **{name: Tally(int(wanted == given), 1) for name, (wanted, given) in checks.items()},
        failures=tuple(
            Failure(kind=f"{name} {wanted} taken for {given}", detail=f"line {gold.line}: {_shown(route)}")
            for name, (wanted, given) in checks.items()
            if wanted != given
        ),
    )


def _separate(routes: Sequence[Route], report: Report, names: Names) -> Scores:
    joined = [
        pair
        for pair in report.separate
        if any(
            _joins(ends, leg, names)
            for route in routes
            for leg in pairwise(route.stops)
            for ends in ((pair.first, pair.second), (pair.second, pair.first))
        )
    ]
    return Scores(
        separate=Tally(len(report.separate) - len(joined), len(report.separate)),
        failures=tuple(
            Failure(kind="no movement taken for a route", detail=f"line {pair.line}: {pair.first}, {pair.second}")
            for pair in joined
        ),
    )


def _joins(ends: tuple[str, str], leg: tuple[Stop, Stop], names: Names) -> bool:
    return names.is_stop(ends[0], leg[0]) and names.is_stop(ends[1], leg[1])


def _missed(gold: GoldRoute, extraction: Extraction, names: Names) -> Failure:
    def common(route: Route) -> int:
        return sum(any(names.is_stop(surface, stop) for stop in route.stops) for surface in gold.stops)

    nearest = max(extraction.routes, key=common, default=None)
    detail = f"line {gold.line}: {' > '.join(gold.stops)}"
    if nearest is not None and common(nearest) >= 2:
        return Failure(kind=f"route with other stops{_implied(gold.implied)}", detail=f"{detail}; {_shown(nearest)}")
    quote = sentence_with(extraction.document.text, gold.stops)
    return Failure(kind=f"route missed{_implied(gold.implied)}", detail=f"{detail} | {gold.mode}: {quote}")


def _implied(implied: bool) -> str:  # noqa: FBT001
    return " (implied)" if implied else ""


def _shown(route: Route) -> str:
    stops = " > ".join(stop.text or f"({stop.place.name})" for stop in route.stops)
    words = (route.mode, route.status, route.direction, route.carrier or "-")
    return f"{stops} | {' | '.join(words)}: {on_one_line(route.evidence.quote)}"
