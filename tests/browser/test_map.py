"""What the map shows by itself: its size, its first view, arrow heads, and what is said when it does not come."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Site, Visit

pytestmark = pytest.mark.browser

CARACAS_TEHRAN = "route:112931~3646738:air:both"
UNDER = """() => {
    const { map, dateline: { state } } = window;
    const size = map.getSize();
    const frame = map.getContainer().getBoundingClientRect();
    const box = state.legend._box.getBoundingClientRect();
    const spots = state.shapes.filter((shape) => shape.options.world === 0 && shape.options.place)
        .map((shape) => map.latLngToContainerPoint(shape.getLatLng()));
    const lines = state.shapes.filter((shape) => shape.options.world === 0 && shape.options.kind === "leg")
        .flatMap((shape) => shape.getLatLngs().map((at) => map.latLngToContainerPoint(at)));
    const east = state.bounds[1][1] > 180;
    const all = east ? [] : [...spots, ...lines];
    return {
        marks: spots.length,
        outside: all.filter(({ x, y }) => x < 0 || y < 0 || x > size.x || y > size.y).length,
        under: all.filter(({ x, y }) => x + frame.left > box.left && x + frame.left < box.right
            && y + frame.top > box.top && y + frame.top < box.bottom).length,
    };
}"""
WHOLE = f"() => {{ const seen = ({UNDER})(); return seen.marks > 0 && !seen.outside && !seen.under; }}"
FILLED = "() => window.map.getSize().x === window.innerWidth && window.map.getSize().y === window.innerHeight"
DRAWN = "() => [...document.querySelectorAll('iframe')].some((frame) => frame.contentWindow?.dateline?.state.drawn)"
HEADS = """(id) => {
    const { map, dateline: { state } } = window;
    const size = map.getSize();
    return state.shapes.filter((shape) => shape.options.markId === id && shape.options.kind === "arrow")
        .map((shape) => map.latLngToContainerPoint(shape.getLatLng()))
        .filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.x && y <= size.y).length;
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (1280, 640), (390, 844)])
def test_the_first_view_holds_all_marks_and_lines_and_the_legend_hides_none(
    visit: Visit, seeds: Site, width: int, height: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.open(seeds.url)
    visit.frame.wait_for_function(WHOLE)


def test_the_first_view_stays_whole_at_any_size_of_the_window_until_the_map_is_moved(visit: Visit, seeds: Site) -> None:
    visit.open(seeds.url)
    for width, height in [(1920, 1080), (1280, 640), (390, 844), (1920, 1080)]:
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.frame.wait_for_function(f"() => ({FILLED})() && ({WHOLE})()")
    whole = visit.frame.evaluate("() => window.map.getZoom()")
    visit.frame.locator(".leaflet-control-zoom-in").click()
    visit.frame.wait_for_function(f"() => window.map.getZoom() > {whole} && !window.map._animatingZoom")
    zoom = visit.frame.evaluate("() => window.map.getZoom()")
    visit.page.set_viewport_size({"width": 1280, "height": 640})
    visit.frame.wait_for_function(FILLED)
    assert visit.frame.evaluate("() => window.map.getZoom()") == zoom


def test_the_first_view_is_whole_where_the_styles_come_after_the_marks(visit: Visit, seeds: Site) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visit.page.route("**/map.css", hold, times=1)
    visit.page.goto(seeds.url)
    visit.page.wait_for_selector(".st-key-map-box iframe")
    visit.page.wait_for_function(DRAWN)
    held[0].continue_()
    visit.frame.wait_for_function(f"() => ({FILLED})() && ({WHOLE})()")


def test_the_map_leaves_room_for_the_linked_views_and_the_evidence_is_as_high(visit: Visit, seeds: Site) -> None:
    visit.open(seeds.url)
    shown = visit.page.locator(".st-key-map-box iframe").bounding_box()
    evidence = visit.page.locator(".st-key-evidence-box").bounding_box()
    tabs = visit.page.locator('[data-testid="stTabs"]').bounding_box()
    assert shown is not None
    assert evidence is not None
    assert tabs is not None
    assert shown["height"] > 0.6 * 900
    assert evidence["height"] == pytest.approx(shown["height"], abs=2)
    assert tabs["y"] < 900 - 40
    assert visit.page.locator(".st-key-evidence-box").evaluate("(box) => box.scrollHeight > box.clientHeight")


def test_an_arrow_head_is_in_view_wherever_a_part_of_its_leg_is(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    before = visit.frame.evaluate(HEADS, CARACAS_TEHRAN)
    visit.frame.evaluate("() => void window.map.setView([10.6, -66.8], 9, { animate: false })")
    assert before >= 2
    assert visit.frame.evaluate(HEADS, CARACAS_TEHRAN) >= 1


def test_all_marks_come_back_into_view_by_keyboard(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.frame.evaluate("() => void window.map.setView([10.6, -66.8], 9, { animate: false })")
    visit.frame.locator(".fit-button").focus()
    visit.page.keyboard.press("Space")
    assert visit.frame.evaluate("() => window.map.getZoom()") < 5


def test_a_script_that_does_not_load_is_said_in_one_sentence(visit: Visit, samples: Site) -> None:
    visit.page.route("**/marks.js", lambda route: route.abort())
    visit.page.goto(samples.url)
    expect(visit.page.locator(".dl-failed")).to_be_visible()
    expect(visit.page.locator(".dl-failed")).to_contain_text("The map could not be drawn")
    visit.errors.clear()


def test_a_map_that_is_drawn_is_not_said_to_be_missing(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.page.wait_for_timeout(6000)
    expect(visit.page.locator(".dl-failed")).to_be_hidden()


def test_filters_of_routes_say_that_they_are_and_fade_places_without_one(visit: Visit, samples: Site) -> None:
    visit.open(f"{samples.url}/?mode=sea")
    expect(visit.page.locator("#stMain, [data-testid=stMain]").first).to_contain_text("narrow routes only")
    faded = visit.frame.evaluate(
        """() => Object.fromEntries(window.dateline.state.shapes.filter((shape) => shape.options.place)
            .map((shape) => [shape.options.place.title, shape.options.opacity < 0.5]))"""
    )
    assert faded["Damascus"]
    assert not faded["Tokyo"]
