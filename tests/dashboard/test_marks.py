from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.marks import RouteMark, gather, place_id, reports
from dashboard.selection import View
from dashboard.theme import place_radius, route_width
from gazetteer.place import FeatureClass
from reports.document import Span
from reports.extent import is_point
from reports.model import Direction, Mode, Status
from reports.query import select
from reports.rows import Filters
from reports.snapshot import Snapshot
from tests.dashboard.samples import PLACES


def test_a_place_is_one_mark_with_all_its_mentions(everything: View) -> None:
    caracas = everything.marks.find(place_id(PLACES["Caracas"]))
    rows = [row for mark in everything.marks.places for row in mark.mentions]
    assert caracas is not None
    assert caracas.count == sum(row.place.id == "3646738" for row in rows)
    assert len({mark.place.id for mark in everything.marks.places}) == len(everything.marks.places)


def test_the_strongest_mark_comes_first(everything: View) -> None:
    counts = [mark.count for mark in everything.marks.places]
    assert counts == sorted(counts, reverse=True)


def test_routes_that_differ_in_way_mode_or_direction_stay_apart(everything: View) -> None:
    keys = [(m.stops, m.mode, m.direction) for m in everything.marks.routes]
    assert len(keys) == len(set(keys))


def test_sentences_about_the_same_route_are_one_line_with_all_that_tell_of_it(snapshot: Snapshot) -> None:
    first = select(snapshot, Filters()).routes[0]
    later = replace(first, evidence=Span(first.evidence.end, first.evidence.end + 9))
    elsewhere = replace(first, document=replace(first.document, id="sha256:other"))
    (mark,) = gather((), (first, later, elsewhere)).routes
    assert mark.count == 3
    assert reports(mark.routes) == 2
    assert mark.routes == (first, later, elsewhere)


def test_a_sentence_that_tells_a_route_twice_counts_once(snapshot: Snapshot) -> None:
    first = select(snapshot, Filters()).routes[0]
    (mark,) = gather((), (first, replace(first, confidence=0.5))).routes
    assert mark.count == 1
    assert len(mark.routes) == 2


def test_a_route_told_as_planned_and_as_done_is_one_line_of_the_firmest_status(snapshot: Snapshot) -> None:
    planned = next(row for row in select(snapshot, Filters()).routes if row.status is Status.PLANNED)
    moved = Span(planned.evidence.end, planned.evidence.end + 9)
    rows = (planned, replace(planned, status=Status.DENIED), replace(planned, status=Status.REPORTED, evidence=moved))
    (mark,) = gather((), rows).routes
    assert mark.status is Status.REPORTED
    assert dict(mark.statuses) == {Status.REPORTED: 1, Status.PLANNED: 1, Status.DENIED: 1}


def test_a_route_in_both_directions_is_the_same_from_either_end(snapshot: Snapshot) -> None:
    both = next(row for row in select(snapshot, Filters()).routes if row.direction is Direction.BOTH)
    turned = replace(both, stops=both.stops[::-1], document=replace(both.document, id="sha256:other"))
    (mark,) = gather((), (both, turned)).routes
    assert mark.count == 2


def test_a_mark_that_the_filters_leave_out_is_not_found(everything: View) -> None:
    assert everything.marks.find("place:0") is None
    assert everything.marks.find(None) is None


def test_an_id_needs_escaping_nowhere() -> None:
    own = replace(PLACES["Caracas"], id='own:<script>"{{7*7}}`${x} #')
    assert set(place_id(own)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:%.-_~")


@pytest.mark.parametrize(
    ("name", "point"), [("Caracas", True), ("Venezuela", False), ("Apure", False), ("Strait of Hormuz", True)]
)
def test_countries_and_areas_are_no_points(name: str, point: bool) -> None:  # noqa: FBT001  a table's column
    assert is_point(PLACES[name]) is point


def test_a_military_base_is_a_point_though_its_class_is_area() -> None:
    assert is_point(replace(PLACES["Caracas"], feature_class=FeatureClass.AREA, feature_code="MILB"))
    assert not is_point(replace(PLACES["Caracas"], feature_class=FeatureClass.AREA, feature_code="RGN"))


def test_the_area_of_a_circle_grows_with_its_count_between_its_bounds() -> None:
    assert place_radius(1, 1) >= 4
    assert place_radius(40, 100) == pytest.approx(2 * place_radius(10, 100))
    assert place_radius(10_000, 10_000) == 22
    assert place_radius(1, 1_000_000) == 4


def test_a_line_is_wider_for_more_sentences_and_never_wider_than_5_px() -> None:
    assert 1.5 <= route_width(1) < route_width(4) < route_width(9) <= route_width(1000) == 5


def test_a_denied_route_is_a_mark_of_its_own(everything: View) -> None:
    denied = [mark for mark in everything.marks.routes if mark.status is Status.DENIED]
    assert [isinstance(mark, RouteMark) and mark.mode for mark in denied] == [Mode.AIR]
