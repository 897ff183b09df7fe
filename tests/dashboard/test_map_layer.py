from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from dashboard.map_layer import about, clicked, drawn_marks, encode
from dashboard.map_payload import MapView, legend
from dashboard.marks import Marks, gather
from dashboard.selection import View
from dashboard.theme import DARK, DARK_MODE_COLOURS, LIGHT, MODE_COLOURS, Palette
from reports.model import Mode, Status
from reports.query import select
from reports.rows import Filters
from reports.snapshot import Snapshot
from tests.dashboard.test_line_text import decoded

HOSTILE = [
    "{{7*7}}", "{% raw %}", "{#", "${alert(1)}", "`", "C:\\users\\x", "\\u0041", "</script><script>x()</script>",
    "<img src=x onerror=x()>", "\u2028", "\u202e", "'\"", "]]>", "NaN", "_abc_123",
]  # fmt: skip


def map_view(view: View) -> MapView:
    return MapView(marks=view.marks, most=view.most, selected=None, palette=LIGHT, countries={})


@pytest.fixture
def drawn(everything: View) -> dict[str, Any]:
    view = map_view(everything)
    return {**drawn_marks(view), **about(view)}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_gets_out_of_the_alphabet_of_base64(text: str) -> None:
    sent = encode({"text": text})
    assert re.fullmatch(r"[A-Za-z0-9+/]*=*", sent)
    assert json.loads(base64.b64decode(sent)) == {"text": text}


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode({"lat": float("nan")})


def test_every_place_and_route_is_sent_once(drawn: dict[str, Any], everything: View) -> None:
    assert [place["id"] for place in drawn["places"]] == [mark.id for mark in everything.marks.places]
    assert [route["id"] for route in drawn["routes"]] == [mark.id for mark in everything.marks.routes]


def test_positions_are_sent_latitude_first_and_lines_longitude_first(drawn: dict[str, Any]) -> None:
    caracas = next(place for place in drawn["places"] if place["title"] == "Caracas")
    assert (caracas["lat"], caracas["lon"]) == (10.488, -66.879)
    leg = next(route for route in drawn["routes"] if route["title"] == "Caracas → Beirut")["legs"][0]
    assert decoded(leg, drawn["step"])[0] == pytest.approx((-66.879, 10.488))


def test_a_country_is_a_ring_and_a_town_is_not(drawn: dict[str, Any]) -> None:
    point = {place["title"]: place["point"] for place in drawn["places"]}
    assert point["Caracas"]
    assert not point["Venezuela"]
    assert not point["Apure"]


def test_the_count_stands_inside_from_ten_up(drawn: dict[str, Any]) -> None:
    numbers = {place["title"]: place["number"] for place in drawn["places"] if place["point"]}
    assert numbers["Caracas"] == "20"
    assert numbers["Havana"] == ""


def test_status_is_a_pattern_and_mode_a_name_that_has_a_colour(drawn: dict[str, Any]) -> None:
    by_title = {(route["title"], route["struck"]): route for route in drawn["routes"]}
    planned = by_title["Vladivostok → Havana", False]
    alleged = by_title["Moscow → Havana → Caracas", False]
    denied = by_title["Moscow → Caracas", True]
    assert (planned["dash"], planned["dots"]) == ("10 6", False)
    assert alleged["dots"]
    assert denied["width"] < planned["width"]
    assert all(route["mode"] in drawn["colours"]["modes"] for route in drawn["routes"])


def test_a_route_that_some_deny_is_struck_through_at_its_full_width(everything: View) -> None:
    told = next(mark for mark in everything.marks.routes if mark.status is Status.REPORTED).routes[0]
    denied = replace(told, status=Status.DENIED, document=replace(told.document, id="sha256:other"))
    marks = gather((), (told, denied))
    (route,) = drawn_marks(replace(map_view(everything), marks=marks))["routes"]
    assert route["struck"]
    assert route["dash"] is None
    assert route["width"] > 1.5
    assert "reported in 1, denied in 1" in route["lines"][0]
    assert [entry["label"] for entry in legend(marks)][-2:] == ["Reported", "Denied"]


def test_no_line_leaves_the_map_or_jumps(drawn: dict[str, Any]) -> None:
    for route in drawn["routes"]:
        for leg in route["legs"]:
            points = decoded(leg, drawn["step"])
            assert all(abs(lat) <= 85 for _, lat in points)
            assert all(abs(after[0] - here[0]) < 10 for here, after in pairwise(points))


def test_filters_of_routes_make_places_without_one_quiet(everything: View) -> None:
    by_route = drawn_marks(replace(map_view(everything), by_route=True))
    stops = {stop for route in by_route["routes"] for stop in route["stops"]}
    assert {place["id"] for place in by_route["places"] if not place["quiet"]} == stops
    assert not any(place["quiet"] for place in drawn_marks(map_view(everything))["places"])


def test_a_count_stands_beside_a_name_from_two_up(drawn: dict[str, Any], everything: View) -> None:
    counts = {mark.id: mark.count for mark in everything.marks.places}
    labels = {place["label"]: counts[place["id"]] for place in drawn["places"] if not place["point"]}
    assert all(("·" in label) == (count > 1) for label, count in labels.items())
    assert 1 in labels.values()


def test_a_route_knows_the_marks_of_its_stops(drawn: dict[str, Any]) -> None:
    route = next(route for route in drawn["routes"] if route["title"] == "Caracas → Damascus → Tehran")
    assert set(route["stops"]) == {"place:3646738", "place:170654", "place:112931"}
    assert len(route["legs"]) == 2


def test_the_legend_names_what_is_drawn_and_nothing_else(everything: View, snapshot: Snapshot) -> None:
    labels = [entry["label"] for entry in legend(everything.marks)]
    assert labels == [
        "Place; larger: more mentions", "Country or region, no exact spot", "By air", "By sea", "By land", "Money",
        "Reported", "Planned", "Alleged", "Denied",
    ]  # fmt: skip
    japan = select(snapshot, Filters(countries=("JP",)))
    assert [e["label"] for e in legend(gather(japan.mentions, japan.routes))] == [
        "Place; larger: more mentions",
        "By sea",
    ]
    assert legend(Marks(places=(), routes=())) == []


def test_an_empty_map_has_no_bounds_to_fit(everything: View) -> None:
    empty = replace(map_view(everything), marks=Marks(places=(), routes=()))
    assert drawn_marks(empty)["bounds"] is None


def test_the_dark_theme_sends_its_own_colours(everything: View) -> None:
    light, dark = about(map_view(everything)), about(replace(map_view(everything), palette=DARK))
    assert light["colours"]["land"] != dark["colours"]["land"]
    assert set(light["colours"]["modes"]) == set(dark["colours"]["modes"])


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (None, None),
        ({}, None),
        ({"last_object_clicked_tooltip": None}, None),
        ({"last_object_clicked_tooltip": "#1700000000"}, None),
        ({"last_object_clicked_tooltip": "place:3646738#1700000000"}, "place:3646738"),
    ],
)
def test_a_click_is_an_id_or_nothing(told: dict[str, object] | None, meant: str | None) -> None:
    assert clicked(told) == meant


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two hex colours."""
    lights = []
    for colour in (one, other):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize(
    ("palette", "modes"), [(LIGHT, MODE_COLOURS), (DARK, DARK_MODE_COLOURS)], ids=["light", "dark"]
)
def test_names_and_marks_stand_out_from_land_and_water(palette: Palette, modes: dict[Mode, str]) -> None:
    for ground in (palette.land, palette.water):
        assert contrast(palette.label, ground) >= 4.5
        assert contrast(palette.ink, ground) >= 4.5
        assert contrast(palette.place, ground) >= 3
        assert contrast(palette.doubt, ground) >= 3
        assert all(contrast(colour, ground) >= 3 for colour in modes.values())
    assert contrast(palette.region, palette.land) >= 4.5
    assert contrast(palette.sea, palette.water) >= 4.5
