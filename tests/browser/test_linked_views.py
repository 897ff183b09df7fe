"""The views beside the map, used as a reader uses them: each follows the filters and sets them."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Site, Visit
from tests.browser.expected import expected

pytestmark = pytest.mark.browser

CARACAS = "place:3646738"
SPOT = """(id) => {
    const shape = window.dateline.state.shapes.find((one) => one.options.markId === id && one.options.world === 0);
    const at = window.map.latLngToContainerPoint(shape.getLatLng());
    const size = window.map.getSize();
    return Math.hypot(at.x - size.x / 2, at.y - size.y / 2);
}"""


def tab(visit: Visit, name: str) -> None:
    visit.page.get_by_role("tab", name=name, exact=True).click()
    expect(visit.page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")


def row(visit: Visit, number: int) -> None:
    """Choose a row of the table that is open, by the box before it."""
    table = visit.page.locator('[data-testid="stDataFrame"]').first
    expect(table.locator("canvas").first).to_be_visible()
    table.scroll_into_view_if_needed()
    visit.page.wait_for_function("(table) => table.querySelector('canvas').height > 100", arg=table.element_handle())
    table.click(position={"x": 16, "y": 52 + 35 * number})


def chips(visit: Visit) -> Locator:
    return visit.page.locator(".st-key-chips button")


def test_a_row_of_a_table_brings_its_mark_into_the_middle_of_the_map(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    tab(visit, "Places")
    row(visit, 0)
    expect(visit.page.locator(".dl-head h2")).to_have_text("Caracas")
    visit.frame.wait_for_function(f"(id) => window.dateline.state.selected === id && ({SPOT})(id) < 4", arg=CARACAS)


def test_a_click_on_the_map_puts_the_rows_of_its_mark_first_in_the_table_of_evidence(
    visit: Visit, samples: Site
) -> None:
    visit.open(samples.url)
    tab(visit, "Evidence")
    visit.click("place:170654")
    expect(visit.page.locator(".dl-head h2")).to_have_text("Damascus")
    expect(visit.page.locator('[data-testid="glide-cell-2-0"]')).to_have_text("Damascus, Syria")


def test_the_table_of_evidence_is_searched(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    tab(visit, "Evidence")
    visit.page.get_by_label("Search", exact=True).fill("freighter")
    visit.page.keyboard.press("Enter")
    with sqlite3.connect(samples.store) as store:
        (count,) = store.execute(
            "SELECT (SELECT count(*) FROM mentions WHERE quote LIKE '%freighter%')"
            " + (SELECT count(*) FROM routes WHERE quote LIKE '%freighter%')"
        ).fetchone()
    expect(visit.page.locator(".dl-left", has_text="one for each place or route")).to_contain_text(f"{count} rows")


def test_dragging_on_the_time_line_sets_the_dates_and_whole_time_drops_them(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    chart = visit.page.locator(".tl-chart svg")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 40)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 40, steps=5)
    visit.page.mouse.up()
    expect(chips(visit)).to_contain_text(["Date:"])
    expect(visit.page).to_have_url(re.compile("from="))
    visit.page.get_by_role("button", name="Whole time").click()
    expect(chips(visit)).to_have_count(0)
    expect(visit.page.locator(".dl-summary strong")).to_have_text(expected(samples.store).line)


def test_the_film_shows_only_what_may_have_happened_then_and_stops_at_a_filter(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.page.get_by_role("button", name="Play").click()
    visit.frame.wait_for_function(
        "() => window.dateline.state.layers.places.some((shape) => shape.options.place.absent)"
        " && window.dateline.state.layers.places.some((shape) => !shape.options.place.absent)"
    )
    visit.page.get_by_role("button", name="Pause").click()
    expect(chips(visit)).to_contain_text(["Date:"])
    visit.frame.wait_for_function("() => window.dateline.state.span === null")


def test_the_ends_of_the_brush_are_moved_by_keyboard(visit: Visit, samples: Site) -> None:
    visit.open(f"{samples.url}/?from=2019-01-01&to=2020-12-31")
    handle = visit.page.get_by_role("slider", name="Begin of the span")
    before = handle.get_attribute("aria-valuenow")
    handle.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(handle).not_to_have_attribute("aria-valuenow", str(before))
    visit.page.wait_for_url(lambda url: "from=2019-01-01" not in url)


def test_a_row_of_the_ranking_and_a_cell_of_the_matrix_are_filters(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    tab(visit, "Actors")
    row(visit, 0)
    expect(chips(visit)).to_have_count(1)
    expect(chips(visit)).to_contain_text(["Actor:"])


def test_a_flow_is_a_filter_of_routes(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    tab(visit, "Flows")
    row(visit, 0)
    expect(chips(visit)).to_contain_text(["Flow:"])
    expect(visit.page).to_have_url(re.compile("flow="))


def test_a_chip_drops_its_filter(visit: Visit, samples: Site) -> None:
    visit.open(f"{samples.url}/?actor=japan&country=JP")
    expect(chips(visit)).to_have_count(2)
    chips(visit).filter(has_text="Country").click()
    expect(visit.page.locator(".dl-summary strong")).to_have_text(expected(samples.store, "japan").line)


def test_words_in_the_evidence_are_a_filter_that_the_address_keeps(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.page.get_by_role("textbox", name="Search the evidence").fill("FREIGHTER")
    visit.page.keyboard.press("Enter")
    expect(chips(visit)).to_contain_text(["Text:"])
    expect(visit.page).to_have_url(re.compile("text=FREIGHTER"))
    visit.open(visit.page.url)
    expect(visit.page.locator(".dl-summary strong")).to_have_text("2 mentions · 2 places · 1 route · 1 report")


def test_all_together_leaves_what_ties_all_the_actors(visit: Visit, samples: Site) -> None:
    visit.open(f"{samples.url}/?actor=conviasa&actor=hezbollah")
    either = visit.page.locator(".dl-summary strong").inner_text()
    visit.page.get_by_text("All together").click()
    expect(visit.page.locator(".dl-summary strong")).not_to_have_text(either)
    expect(visit.page.locator(".dl-card blockquote").first).to_contain_text("Conviasa carried Hezbollah men")
    expect(visit.page).to_have_url(re.compile("every=yes"))


def test_the_view_of_the_map_is_in_the_address_and_comes_back_with_it(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    box = visit.page.locator(".st-key-map-box iframe").bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + 300, box["y"] + 250)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 250, box["y"] + 200, steps=6)
    visit.page.mouse.up()
    visit.page.wait_for_url(lambda url: "view=" in url)
    look = "() => { const at = window.map.getCenter().wrap(); return [at.lat, at.lng, window.map.getZoom()]; }"
    before: Any = visit.frame.evaluate(look)
    visit.open(visit.page.url)
    after: Any = visit.frame.evaluate(look)
    assert after == pytest.approx(before, abs=0.02)


def test_the_view_of_the_address_stays_through_changes_of_size_until_the_reader_moves_the_map(
    visit: Visit, samples: Site
) -> None:
    look = "() => { const at = window.map.getCenter().wrap(); return [at.lat, at.lng, window.map.getZoom()]; }"
    visit.page.set_viewport_size({"width": 1440, "height": 1400})
    visit.open(f"{samples.url}/?view=-21.345,-54.958,1.5")
    tall: Any = visit.frame.evaluate("() => window.map.getSize().y")
    visit.page.set_viewport_size({"width": 1440, "height": 900})
    visit.frame.wait_for_function("(tall) => window.map.getSize().y < tall - 100", arg=tall)
    visit.page.wait_for_timeout(600)  # an address is written 400 ms after a move
    assert visit.frame.evaluate(look) == pytest.approx([-21.345, -54.958, 1.5], abs=0.02)
    assert "view=-21.345,-54.958,1.5" in visit.page.url.replace("%2C", ",")
