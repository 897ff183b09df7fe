from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.curves import Curve, box, leg_paths
from gazetteer.coordinates import LonLat, geodesic_path

CARACAS, TEHRAN, DAMASCUS = LonLat(-66.879, 10.488), LonLat(51.4215, 35.6944), LonLat(36.2765, 33.5138)
RUSSIA, VENEZUELA = LonLat(100.0, 60.0), LonLat(-66.0, 8.0)
TOKYO, LOS_ANGELES = LonLat(139.6917, 35.6895), LonLat(-118.2437, 34.0522)
positions = st.builds(LonLat, st.floats(-180, 180), st.floats(-80, 80))


def test_a_leg_that_one_route_uses_is_the_geodesic() -> None:
    ((path,),) = leg_paths({"a": (CARACAS, TEHRAN)}).values()
    for drawn, straight in zip(path, geodesic_path(CARACAS, TEHRAN, step_km=250), strict=True):
        assert drawn == pytest.approx(straight)


def test_each_leg_of_a_route_has_its_path() -> None:
    (first, second) = leg_paths({"a": (CARACAS, DAMASCUS, TEHRAN)})["a"]
    assert first[0] == pytest.approx(CARACAS)
    assert second[-1] == pytest.approx(TEHRAN)


def test_there_and_back_bow_to_opposite_sides_and_meet_at_their_ends() -> None:
    paths = leg_paths({"there": (CARACAS, TEHRAN), "back": (TEHRAN, CARACAS)})
    there, back = paths["there"][0], paths["back"][0][::-1]
    straight = geodesic_path(CARACAS, TEHRAN, step_km=490)
    middle = straight[len(straight) // 2]
    assert there[0] == pytest.approx(back[0])
    assert there[-1] == pytest.approx(back[-1])
    sides = {path[len(path) // 2][1] > middle[1] for path in (there, back)}
    assert sides == {True, False}


def test_three_routes_on_one_leg_take_three_lanes() -> None:
    paths = leg_paths(dict.fromkeys("abc", (CARACAS, TEHRAN)))
    latitudes = {round(legs[0][len(legs[0]) // 2][1], 2) for legs in paths.values()}
    assert len(latitudes) == 3


def test_a_leg_without_length_is_left_out() -> None:
    assert leg_paths({"a": (CARACAS, CARACAS)}) == {"a": ()}


def test_a_route_over_the_pacific_never_jumps() -> None:
    for name, legs in leg_paths({"a": (TOKYO, LOS_ANGELES), "b": (LOS_ANGELES, TOKYO)}).items():
        assert all(abs(b[0] - a[0]) < 10 for leg in legs for a, b in pairwise(leg)), name


@pytest.mark.parametrize("users", [1, 2, 3, 12])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        (RUSSIA, VENEZUELA),
        (LonLat(-66.0, -53.0), LonLat(120.0, -60.0)),
        (LonLat(-90.0, 60.0), LonLat(90.0, 60.0)),
        (LonLat(10.0, 90.0), CARACAS),
        (LonLat(0.0, -90.0), LonLat(0.0, 90.0)),
        (LonLat(15.6, 78.2), LonLat(-160.0, 79.0)),
    ],
)
def test_a_way_near_a_pole_stays_on_the_map_and_never_jumps(start: LonLat, end: LonLat, users: int) -> None:
    for legs in leg_paths({f"{i}": (start, end) if i % 2 else (end, start) for i in range(users)}).values():
        assert_drawable(legs[0])


def test_lanes_near_a_pole_lie_inside_the_geodesic() -> None:
    ((alone,),) = leg_paths({"a": (RUSSIA, VENEZUELA)}).values()
    top = max(lat for _, lat in alone)
    peaks = [max(lat for _, lat in leg) for (leg,) in leg_paths(dict.fromkeys("abcd", (RUSSIA, VENEZUELA))).values()]
    assert max(peaks) == pytest.approx(top, abs=0.05)
    assert len({round(peak, 1) for peak in peaks}) == 4


def assert_drawable(path: Curve) -> None:
    """Within the map, and no step that would look like a jump."""
    assert all(abs(lat) <= 85 for _, lat in path)
    for (lon, lat), (to_lon, to_lat) in pairwise(path):
        assert abs(to_lon - lon) < 10
        assert abs(mercator(to_lat) - mercator(lat)) < 10


def mercator(lat: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


@given(positions, positions, st.integers(1, 9))
def test_every_line_can_be_drawn(start: LonLat, end: LonLat, users: int) -> None:
    for legs in leg_paths({f"{i}": (start, end) if i % 2 else (end, start) for i in range(users)}).values():
        for leg in legs:
            assert_drawable(leg)


@given(positions, positions)
def test_lanes_stay_finite_and_end_where_the_stops_are(start: LonLat, end: LonLat) -> None:
    for legs in leg_paths({"a": (start, end), "b": (end, start), "c": (start, end)}).values():
        for leg in legs:
            assert all(abs(lon) <= 900 and abs(lat) <= 90 for lon, lat in leg)
    first = leg_paths({"a": (start, end), "b": (start, end)})["a"]
    if first:
        assert first[0][0][1] == pytest.approx(start.lat, abs=1e-6)
        assert first[0][-1][1] == pytest.approx(end.lat, abs=1e-6)


def test_the_box_around_pacific_neighbours_is_narrow_and_runs_past_180() -> None:
    found = box([TOKYO, LOS_ANGELES])
    assert found is not None
    assert found.west == pytest.approx(139.69, abs=0.01)
    assert found.east == pytest.approx(241.76, abs=0.01)


def test_no_point_has_no_box() -> None:
    assert box([]) is None


def test_the_box_of_one_point_is_that_point() -> None:
    assert box([CARACAS]) == pytest.approx((CARACAS.lon, CARACAS.lat, CARACAS.lon, CARACAS.lat))


@given(st.lists(positions, min_size=1, max_size=20))
def test_every_point_lies_in_the_box(points: list[LonLat]) -> None:
    found = box(points)
    assert found is not None
    for lon, lat in points:
        assert found.south <= lat <= found.north
        assert any(found.west - 1e-6 <= lon + turn <= found.east + 1e-6 for turn in (-360, 0, 360))
