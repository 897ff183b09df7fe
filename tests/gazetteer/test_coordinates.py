"""Positions: what may exist, lengths on the ellipsoid, and lines that cross the antimeridian."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gazetteer.coordinates import LonLat, cut_at_antimeridian, geodesic_km, geodesic_path, path_length_km
from gazetteer.errors import GazetteerError, InvalidCoordinates

_POSITIONS = st.builds(LonLat, st.floats(-180, 180), st.floats(-89, 89))


def test_longitude_stands_before_latitude() -> None:
    caracas = LonLat(-66.879, 10.488)

    assert (caracas.lon, caracas.lat) == caracas == (-66.879, 10.488)


@pytest.mark.parametrize(
    ("lon", "lat", "message"),
    [
        pytest.param(10.0, 95.0, "latitude 95.0 .* swapped", id="latitude, perhaps swapped"),
        pytest.param(170.0, 95.0, r"latitude 95.0 is outside -90 to 90$", id="latitude, not swapped"),
        pytest.param(181.0, 0.0, "longitude 181.0 is outside", id="longitude"),
        pytest.param(math.nan, 0.0, "finite", id="not a number"),
        pytest.param(0.0, -math.inf, "finite", id="infinite"),
    ],
)
def test_a_position_off_the_earth_cannot_exist(lon: float, lat: float, message: str) -> None:
    with pytest.raises(InvalidCoordinates, match=message) as caught:
        LonLat(lon, lat)
    assert isinstance(caught.value, GazetteerError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("corner", [(180, 90), (-180, -90), (0, 0), (180, 0)])
def test_the_edges_of_the_earth_are_on_it(corner: tuple[float, float]) -> None:
    assert LonLat(*corner) == corner


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        pytest.param(LonLat(139.69, 35.68), LonLat(-122.42, 37.77), 8290.0, id="Tokyo to San Francisco"),
        pytest.param(LonLat(-66.879, 10.488), LonLat(51.422, 35.694), 11_780, id="Caracas to Tehran"),
        pytest.param(LonLat(0, 0), LonLat(0, 1), 110.574, id="a degree of latitude at the equator"),
        pytest.param(LonLat(179.5, -17), LonLat(-179.5, -17), 106.5, id="across the antimeridian"),
        pytest.param(LonLat(12, 90), LonLat(-70, 90), 0, id="the pole has every longitude"),
    ],
)
def test_lengths_are_those_of_the_ellipsoid(start: LonLat, end: LonLat, km: float) -> None:
    assert geodesic_km(start, end) == pytest.approx(km, rel=1e-3, abs=1e-6)


@given(_POSITIONS, _POSITIONS)
def test_the_way_back_is_as_long(start: LonLat, end: LonLat) -> None:
    assert geodesic_km(start, end) == pytest.approx(geodesic_km(end, start), abs=1e-6)


def test_a_path_is_as_long_as_its_legs() -> None:
    stops = [LonLat(-66.9, 10.5), LonLat(36.3, 33.5), LonLat(51.4, 35.7)]

    assert path_length_km(stops) == pytest.approx(geodesic_km(*stops[:2]) + geodesic_km(*stops[1:]))
    assert path_length_km(stops[:1]) == path_length_km([]) == 0


@given(_POSITIONS, _POSITIONS)
def test_a_drawn_path_starts_and_ends_at_its_stops_and_never_jumps(start: LonLat, end: LonLat) -> None:
    assume(geodesic_km(start, end) < 19_000)
    path = geodesic_path(start, end)

    assert path[0] == pytest.approx(start, abs=1e-6)
    assert (path[-1][0] - end.lon + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)
    assert path[-1][1] == pytest.approx(end.lat, abs=1e-6)
    assert all(abs(after[0] - here[0]) <= 180 for here, after in itertools.pairwise(path))


@given(_POSITIONS, _POSITIONS)
def test_the_pieces_of_a_cut_path_lie_on_the_map_and_join_at_the_edge(start: LonLat, end: LonLat) -> None:
    pieces = cut_at_antimeridian(geodesic_path(start, end))

    assert all(-180 <= lon <= 180 for piece in pieces for lon, _ in piece)
    for before, after in itertools.pairwise(pieces):
        assert before[-1][0] == -after[0][0]
        assert abs(before[-1][0]) == 180
        assert before[-1][1] == after[0][1]


def test_a_path_over_the_pacific_is_cut_once() -> None:
    west, east = cut_at_antimeridian(geodesic_path(LonLat(139.69, 35.68), LonLat(-122.42, 37.77)))

    assert (west[0][0], east[-1][0]) == pytest.approx((139.69, -122.42))
    assert (west[-1][0], east[0][0]) == (180.0, -180.0)


def test_a_path_that_stays_on_one_side_is_not_cut() -> None:
    path = geodesic_path(LonLat(-66.9, 10.5), LonLat(51.4, 35.7))

    assert cut_at_antimeridian(path) == (path,)
    assert cut_at_antimeridian(()) == ()
