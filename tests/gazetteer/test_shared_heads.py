"""Names that share a word with the one beside them."""

from __future__ import annotations

import pytest

from gazetteer.geoparser import geoparse
from gazetteer.index import Gazetteer


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("Most of the migrants come from West and Central Africa.", "West", "West Africa"),
        ("Gold from East and Southern Africa reached Dubai.", "East", "East Africa"),
        ("They left East, West and Central Africa.", "East", "East Africa"),
        ("The firm trades with North and South America.", "North", "North America"),
        ("Talks between North and South Korea were put off.", "North", "North Korea"),
        ("Salieron de África Occidental y Central hacia Canarias.", "Central", "Middle Africa"),
        ("Viajan por América Central y del Sur.", "del Sur", "South America"),
    ],
)
def test_a_direction_takes_the_name_that_it_shares(gazetteer: Gazetteer, text: str, surface: str, place: str) -> None:
    found = {toponym.text: toponym for toponym in geoparse(text, gazetteer)}
    meant = found[surface].place
    assert meant is not None
    assert meant.name == place
    assert all(text[each.start : each.end] == each.text for each in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "He drove north and reached South Africa by night.",
        "Upper and Lower Smithville are hamlets; so is South Park.",
        "Los precios de América del Norte y Europa subieron.",
    ],
)
def test_other_directions_are_left_alone(gazetteer: Gazetteer, text: str) -> None:
    assert not {"north", "North", "Upper"} & {toponym.text for toponym in geoparse(text, gazetteer)}


def test_a_list_without_end_harms_nothing(gazetteer: Gazetteer) -> None:
    text = "South, " * 3000 + "West and Central Africa met."
    assert geoparse(text, gazetteer)[-1].text == "Central Africa"
