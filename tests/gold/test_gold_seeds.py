"""The sample reports against a hand-made gold, through the command line.

Schema of `gold_seeds.json`, an object for each file of `seeds/`:

- "places": names that must be found, each once however often the text has it.
    "surface": as in the text; "or_surfaces": spans that are as good ("Apure" for "Apure State");
    "name": what it means, for the reader;
    "country_code": ISO 3166-1 alpha-2, absent where the place lies in several countries;
    "kind": "country" where the name must lead to the country itself;
    "longitude", "latitude": degrees, WGS84; "tolerance_km": how far from it the place may lie. Of a region every
    usual reference point is within the tolerance.
- "routes": "stops" in order, as the text names them; "optional": names that may stand among or after them; "mode" and
    "status" as in the command line's answer, or "any"; "direction": "both" where either order is right.
- "not_routes": pairs of names that no leg of a route may join, in either direction.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.gold.gold_support import ROOT, gold_place, gold_route, is_found, is_placed, parse, read_gold, runs_between

SEEDS = ROOT / "seeds"
GOLD = read_gold("gold_seeds.json")


def rows(key: str) -> list[Any]:
    """Every row of one kind with its file, named after both."""
    return [
        pytest.param(SEEDS / file, row, id=f"{file}-{row['surface'] if key == 'places' else '-'.join(_names(row))}")
        for file, gold in GOLD.items()
        for row in gold[key]
    ]


def _names(row: dict[str, Any] | list[str]) -> list[str]:
    names: list[str] = row["stops"] if isinstance(row, dict) else row
    return names


@pytest.mark.parametrize(("path", "row"), rows("places"))
def test_a_place_of_a_sample_report_is_found_and_placed(path: Path, row: dict[str, Any]) -> None:
    gold = gold_place(row)
    found = [toponym for toponym in parse(path).toponyms if toponym.text in gold.surfaces]
    assert found, f"{row['surface']} was not found"
    misplaced = [toponym for toponym in found if not is_placed(toponym, gold)]
    assert not misplaced


@pytest.mark.parametrize(("path", "row"), rows("routes"))
def test_a_route_of_a_sample_report_is_found_with_its_stops_in_order(path: Path, row: dict[str, Any]) -> None:
    routes = parse(path).routes
    assert is_found(routes, gold_route(row)), routes


@pytest.mark.parametrize(("path", "row"), rows("not_routes"))
def test_names_that_merely_stand_together_in_a_sample_report_are_no_route(path: Path, row: list[str]) -> None:
    assert not [route for route in parse(path).routes if runs_between(route, row[0], row[1])]


def test_every_sample_report_has_a_gold() -> None:
    assert {path.name for path in SEEDS.glob("*.md")} - {"README.md"} == set(GOLD)
