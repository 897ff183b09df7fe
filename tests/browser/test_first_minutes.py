"""The first minutes: an empty place, the sample in one click, the tour, and help beside each filter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from reports import stored
from reports.store import Store
from tests.browser.axe import audit
from tests.browser.conftest import ROOT, Site, Visit, free_port, running
from tests.browser.keyboard import tab_to

pytestmark = pytest.mark.browser


@pytest.fixture
def nowhere(tmp_path: Path) -> Iterator[Site]:
    """The dashboard as it is started in a folder that has no store, without naming one."""
    try:
        Gazetteer.open()
    except GazetteerError as error:
        pytest.skip(str(error))
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if key != "REPORTS_STORE"} | {
        "PYTHONPATH": str(ROOT)
    }
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log)
    with running(server, port):
        yield Site(url=f"http://127.0.0.1:{port}", store=tmp_path / "reports.sqlite")


def test_where_there_is_nothing_the_sample_is_on_the_map_after_one_click(nowhere: Site, visit: Visit) -> None:
    page = visit.page
    page.goto(nowhere.url)
    expect(page.get_by_role("heading", name="Put your reports on a map")).to_be_visible()
    expect(page.locator("body")).to_contain_text(str(nowhere.store))
    assert not nowhere.store.exists()
    assert [fault for fault in audit(page).faults if fault.grave] == []
    page.get_by_role("button", name="Load the sample").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator(".dl-summary strong")).to_contain_text("5 reports")
    expect(page.locator(".dl-card").first).to_be_visible()
    with Store.to_read(nowhere.store) as store:
        assert len(stored.documents(store)) == 5


def test_where_there_is_nothing_the_way_to_ones_own_reports_is_open(nowhere: Site, visit: Visit) -> None:
    visit.page.goto(nowhere.url)
    visit.page.get_by_role("button", name="Add reports").click()
    expect(visit.page.get_by_label("Text of a report")).to_be_visible()


def open_with_tour(visit: Visit, site: Site) -> Page:
    visit.open(site.url)
    expect(visit.page.get_by_role("button", name="Tour").or_(visit.page.get_by_text("Take the tour"))).to_be_visible()
    return visit.page


STEPS = ["The map", "Filters", "Evidence", "Reader", "Review and export"]


def test_the_tour_is_offered_once_stepped_through_by_keyboard_left_and_started_again(
    visit: Visit, samples: Site
) -> None:
    page = open_with_tour(visit, samples)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="New here? Take the tour").press("Enter")
    seen = []
    for number, title in enumerate(STEPS, 1):
        expect(dialog.get_by_role("heading")).to_have_text(title)
        expect(dialog).to_contain_text(f"{number} of 5")
        ring = dialog.locator(".to-ring")
        expect(ring).to_be_visible()
        ring.evaluate("ring => Promise.allSettled(ring.getAnimations().map((each) => each.finished))")
        seen.append(ring.bounding_box())
        page.keyboard.press("Enter")
    assert len({str(box) for box in seen}) == 5
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Tour", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading")).to_have_text("The map")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("heading")).to_have_text("Filters")
    assert [fault for fault in audit(page).faults if fault.grave] == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_tour_is_not_in_the_way_at_the_second_visit(visit: Visit, samples: Site) -> None:
    page = open_with_tour(visit, samples)
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_role("button", name="Tour", exact=True)).to_be_visible()
    page = open_with_tour(visit, samples)
    expect(page.get_by_text("New here?")).to_be_hidden()
    expect(page.get_by_role("button", name="Not now")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_on_a_phone_the_tour_points_at_the_button_that_brings_the_filters(visit: Visit, samples: Site) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.emulate_media(reduced_motion="reduce")
    page = open_with_tour(visit, samples)
    page.get_by_text("Take the tour").click()
    page.keyboard.press("ArrowRight")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("Filters")
    ring, drawer = dialog.locator(".to-ring"), page.get_by_test_id("stExpandSidebarButton")
    box = drawer.bounding_box()
    assert box is not None
    found = ring.bounding_box()
    assert found is not None
    assert found["x"] < box["x"] + box["width"] / 2 < found["x"] + found["width"]
    assert found["y"] < box["y"] + box["height"] / 2 < found["y"] + found["height"]
    card = dialog.locator(".to-card").bounding_box()
    assert card is not None
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= 390


def test_every_filter_says_in_one_sentence_what_it_does_to_who_tabs_to_its_question_mark(
    visit: Visit, samples: Site
) -> None:
    visit.open(f"{samples.url}/?actor=russia&actor=cuba")
    page = visit.page
    assert tab_to(page, "Help for Search the evidence", most=6).tag == "button"
    expect(page.get_by_role("tooltip")).to_contain_text("Keeps what has these letters in its sentence")
    page.locator(".st-key-more-filters summary").click()
    expect(page.get_by_text("Use of the name", exact=True).first).to_be_visible()
    side = page.get_by_test_id("stSidebar")
    filters = side.get_by_test_id("stWidgetLabel").filter(visible=True)
    helped = filters.filter(has=page.get_by_test_id("stTooltipHoverTarget"))
    assert filters.count() >= 15
    without = [text for text in filters.all_inner_texts() if text not in helped.all_inner_texts()]
    assert without == []
