"""Coordinates as people write them, and places of one's own."""

from __future__ import annotations

import pytest

from dashboard.review_spots import NewPlace, Sort, coordinates
from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass


@pytest.mark.parametrize(
    "text",
    ["7.05, -70.73", "7.05 -70.73", "7.05 N 70.73 W", "7.05N, 70.73W", "70.73 W 7.05 N", "7°3'N 70°43'48\"W",
     "7,05 N 70,73 O", " 7.05° N / 70.73° W "],
)  # fmt: skip
def test_the_ways_to_write_one_spot_all_lead_there(text: str) -> None:
    assert coordinates(text) == LonLat(-70.73, 7.05)


@pytest.mark.parametrize(
    "text",
    ["", "Caracas", "7.05", "95, 10", "10, 190", "7 N 70 N", "7 E 70 W", "1 2 3", "9" * 500, "{{7*7}}", "nan nan"],
)
def test_what_is_no_spot_is_none(text: str) -> None:
    assert coordinates(text) is None


def test_a_new_place_has_an_id_of_its_own_and_a_tidy_name() -> None:
    new = NewPlace(name=" Camp\n Nowhere ", position=LonLat(-70, 7), sort=Sort.AREA, country_code="VE")
    first, second = new.place(), new.place()
    assert first.name == "Camp Nowhere"
    assert first.feature_class is FeatureClass.AREA
    assert first.id.startswith("own:")
    assert first.id != second.id
