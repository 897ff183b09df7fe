"""The page for who uses no mouse, and for who asked for less motion."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import READY, Site, Visit
from tests.browser.keyboard import here, tab_to

pytestmark = pytest.mark.browser

ROUTE = "Tokyo → Los Angeles"
SENTENCE = "A Japanese freighter crossed"


def test_a_route_is_chosen_its_sentence_reached_and_its_report_opened_by_keyboard_alone(
    visit: Visit, samples: Site
) -> None:
    visit.open(samples.url)
    page = visit.page
    tab_to(page, "Skip to the tables")
    page.keyboard.press("Enter")
    tab_to(page, "Time", role="tab", most=1)
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Routes", exact=True)).to_have_attribute("aria-selected", "true")
    expect(page.locator("td[role=gridcell]", has_text=ROUTE)).to_be_attached()
    tab_to(page, "Fullscreen", most=6)
    page.keyboard.press("Tab")
    for row in range(20):
        page.wait_for_function("(row) => document.activeElement.id === `glide-cell-1-${row}`", arg=row)
        if here(page).name == ROUTE:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator(".dl-head h2")).to_have_text(ROUTE)
    expect(page.locator(".dl-card")).to_have_count(1)
    expect(page.locator(".dl-card")).to_contain_text(SENTENCE)
    tab_to(page, "Read its evidence", most=14)
    page.keyboard.press("Enter")
    tab_to(page, "Read in the report", most=6)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Reader")).to_be_checked()
    expect(page.locator("article.text")).to_contain_text(SENTENCE)


def test_every_control_of_the_map_shows_its_focus_has_a_name_and_is_large_enough(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    tab_to(visit.page, "Map:", role="region")
    stops = [here(visit.page)]
    while stops[-1].frame:
        visit.page.keyboard.press("Tab")
        stops.append(here(visit.page))
    names = [stop.name for stop in stops[:-1]]
    assert [name.partition(":")[0] for name in names] == [
        "Map", "Zoom in", "Zoom out", "Show all marks", "Full screen; Escape leaves it",
        "Save the map as a picture (PNG)", "View", "Legend", "GeoNames",
    ]  # fmt: skip
    assert {stop.outline for stop in stops[:-1]} == {2}
    assert min(min(stop.width, stop.height) for stop in stops[:-1] if stop.name != "GeoNames") >= 24


def test_the_choice_of_views_and_the_legend_open_by_keyboard(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.frame.locator(".layers summary").focus()
    visit.page.keyboard.press("Enter")
    tab_to(visit.page, "", most=1)
    visit.page.keyboard.press("ArrowDown")
    expect(visit.frame.get_by_role("radio", name="Clusters")).to_be_checked()
    visit.frame.wait_for_function("() => window.dateline.state.mode === 'clusters'")


def test_the_ends_of_a_span_of_time_are_moved_by_keyboard_and_wide_enough_for_a_hand(
    visit: Visit, samples: Site
) -> None:
    visit.open(f"{samples.url}/?from=2010-01-01&to=2020-12-31")
    first = visit.page.get_by_role("slider", name="Begin of the span")
    before = first.get_attribute("aria-valuetext")
    box = first.bounding_box()
    assert box is not None
    assert box["width"] >= 24
    first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.page.get_by_role("slider", name="Begin of the span")).not_to_have_attribute(
        "aria-valuetext", before or ""
    )


@pytest.fixture
def still(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


MOVES = "() => [window.map._zoomAnimated, (window.map.panBy([150, 0]), Boolean(window.map._panAnim?._inProgress))]"


def test_the_map_jumps_where_less_motion_is_asked_for_and_glides_elsewhere(
    visit: Visit, still: Page, samples: Site
) -> None:
    visit.open(samples.url)
    assert visit.frame.evaluate(MOVES) == [True, True]
    calm = Visit(page=still)
    calm.open(samples.url)
    calm.frame.wait_for_function(READY)
    before = calm.frame.evaluate("() => window.map.getCenter().lng")
    assert calm.frame.evaluate(MOVES) == [False, False]
    assert calm.frame.evaluate("() => window.map.getCenter().lng") != before
    longest = still.evaluate(
        "() => Math.max(...[...document.querySelectorAll('*')].map((one) => parseFloat(getComputedStyle(one)"
        ".transitionDuration)))"
    )
    assert longest <= 0.001
