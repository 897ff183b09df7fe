"""Other ways to see the map: clusters, heat, lists of places at one spot, outlines, full screen, a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Site, Visit

pytestmark = pytest.mark.browser

CARACAS = "place:3646738"
CLUSTERS = """() => Object.values(window.map._layers).map((layer) => layer.options)
    .filter((options) => options && options.kind === "cluster" && options.world === 0)
    .map((options) => [options.group.members.length, options.group.count])"""


def view_as(visit: Visit, what: str) -> None:
    visit.frame.evaluate("() => { document.querySelector('.layers').open = true; }")
    visit.frame.locator(f".layers input[value={what}]").check()


def test_clusters_hold_every_place_once_and_come_back_to_circles(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    places = visit.drawn("place", "area")
    view_as(visit, "clusters")
    found = visit.frame.evaluate(CLUSTERS)
    assert sum(members for members, _ in found) == len(places)
    assert 0 < len(found) < len(places)
    assert visit.drawn("place", "area") == set()
    view_as(visit, "circles")
    assert visit.drawn("place", "area") == places


def test_heat_glows_where_places_are_and_the_legend_says_so(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    view_as(visit, "heat")
    glow = visit.frame.evaluate(
        """() => {
            const canvas = document.querySelector("canvas.heat");
            const at = window.map.latLngToContainerPoint([10.488, -66.879]);
            const context = canvas.getContext("2d");
            return [context.getImageData(at.x, at.y, 1, 1).data[3], context.getImageData(2, 2, 1, 1).data[3]];
        }"""
    )
    assert glow[0] > 100
    assert glow[1] == 0
    assert "Fewer to more mentions" in visit.frame.locator(".legend").text_content()  # type: ignore[operator]


def test_the_choice_of_view_outlives_a_change_of_filters(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    view_as(visit, "clusters")
    visit.page.get_by_role("textbox", name="Search the evidence").fill("Caracas")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".st-key-chips button")).to_have_count(1)
    visit.frame.wait_for_function("() => window.dateline.state.clusters && window.dateline.state.mode === 'clusters'")
    assert visit.drawn("place", "area") == set()


def test_several_places_under_one_click_are_offered_as_a_list_that_chooses(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    spot = visit.frame.evaluate(
        """() => {
            window.map.setView([7.1, -70.1], 3, { animate: false });
            const shapes = window.dateline.state.shapes.filter((s) => s.options.world === 0 && s.options.place);
            const named = (title) => shapes.find((s) => s.options.place.title === title);
            const at = window.map.latLngToContainerPoint(named("Arauca").getLatLng());
            return [at.x, at.y];
        }"""
    )
    box = visit.page.locator(".st-key-map-box iframe").bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + spot[0] - 3, box["y"] + spot[1])
    visit.page.mouse.click(box["x"] + spot[0] - 1, box["y"] + spot[1])
    buttons = visit.frame.locator(".chooser button")
    buttons.get_by_text("Apure · ", exact=False).last.click()
    expect(visit.page.locator(".dl-head h2")).to_have_text("Apure")


def test_a_chosen_country_has_its_outline(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.click("place:3625428")  # a route ends in its middle, so that the click may mean either
    visit.frame.locator(".chooser button", has_text="Venezuela ·").first.click()
    expect(visit.page.locator(".dl-head h2")).to_have_text("Venezuela")
    visit.frame.wait_for_function("() => window.dateline.state.layers.outline.length > 0")
    inside = visit.frame.evaluate(
        """() => window.dateline.state.layers.outline.some(
            (ring) => ring.getBounds().contains([8, -66]) && ring.getBounds().getEast() < -58)"""
    )
    assert inside


def test_full_screen_fills_the_page_and_escape_leaves_it(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.frame.locator(".full-button").click()
    visit.frame.wait_for_function("() => window.innerWidth === 1440 && window.innerHeight === 900")
    visit.page.keyboard.press("Escape")
    visit.frame.wait_for_function("() => window.innerWidth < 1200")


def test_the_picture_of_the_map_is_a_png_with_its_legend(visit: Visit, samples: Site, tmp_path: Path) -> None:
    visit.open(samples.url)
    with visit.page.expect_download() as started:
        visit.frame.locator(".png-button").click()
    target = tmp_path / started.value.suggested_filename
    started.value.save_as(target)
    content = target.read_bytes()
    assert target.name == "map.png"
    assert content.startswith(b"\x89PNG")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    size = visit.frame.evaluate("() => [window.innerWidth, window.innerHeight]")
    assert width == 2 * size[0]
    assert height > 2 * size[1] + 60


def test_the_legend_says_what_the_filters_leave_out(visit: Visit, samples: Site) -> None:
    visit.open(f"{samples.url}/?country=JP")
    left = visit.frame.locator(".legend-left").text_content()
    assert left is not None
    assert "filtered out" in left


def test_no_tile_is_asked_for_unless_the_reader_chooses(visit: Visit, samples: Site) -> None:
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    visit.page.context.route("https://tile.openstreetmap.org/**", refuse)
    visit.open(samples.url)
    assert asked == []
    view_as(visit, "online")
    expect(visit.frame.locator(".layers p")).to_be_visible()
    visit.frame.wait_for_function("() => document.querySelectorAll('.leaflet-tile-pane img').length > 0")
    visit.frame.locator(".layers input[value=online]").uncheck()
    assert asked
    visit.foreign.clear()
    visit.errors.clear()
