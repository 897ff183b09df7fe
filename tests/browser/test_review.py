"""Reviewing as a person does, in a real browser, compared with the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from reports.corrections import Correction, Scope, SetPlace, SetRoute
from reports.corrections_store import read_log
from reports.corrections_table import corrections_csv
from reports.store import Store
from tests.browser.conftest import Site, Visit
from tests.browser.doubts import doubtful_site, stored

pytestmark = pytest.mark.browser


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    yield from doubtful_site(tmp_path)


def log(site: Site) -> tuple[Correction, ...]:
    with Store.to_read(site.store) as store:
        return read_log(store)


def opened(page: Page, site: Site) -> Page:
    page.goto(f"{site.url}/?page=review")
    expect(page.get_by_role("button", name="Skip")).to_be_visible()
    return page


def put(page: Page, name: str) -> None:
    """Skip until a name is asked about."""
    for _ in range(8):
        case = page.locator(".st-key-review-case .dl-case").first
        text = case.text_content() or ""
        if name in (page.locator(".st-key-review-case h2").first.text_content() or ""):
            settled(page)
            return
        page.get_by_role("button", name="Skip").click()
        expect(case).not_to_have_text(text)
    pytest.fail(f"{name} is not asked about")


def small_map(page: Page) -> Frame:
    """The frame of the small map, drawn."""
    expect(page.locator("iframe[src*=dateline_picker]")).to_be_visible()
    frame = next(frame for frame in page.frames if "dateline_picker" in frame.url)
    frame.wait_for_function("() => window.pickerDrawn !== undefined")
    return frame


def saved(page: Page) -> None:
    expect(page.locator(".st-key-review-last")).to_contain_text("Saved:")


def settled(page: Page) -> None:
    """The page has run to its end, so that nothing stands on it twice."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_an_accepted_reading_is_in_the_log_and_asked_no_more(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    page.get_by_placeholder("Your name, for the log").fill("Ana")
    page.get_by_placeholder("Your name, for the log").press("Enter")
    put(page, "Damascus")
    page.get_by_role("button", name="Accept Damascus").click()
    saved(page)
    (entry,) = log(site)
    assert isinstance(entry.change, SetPlace)
    assert (entry.who, entry.change.place.name, entry.change.scope) == ("Ana", "Damascus", Scope.DOCUMENT)
    row = next(row for row in stored(site).mentions if row.surface == "Damascus")
    assert row.confidence == 1.0
    expect(page.get_by_text("Questions · ")).not_to_have_text("Questions · 5")


def test_another_place_is_chosen_by_its_pin_and_the_route_goes_there(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    put(page, "Damascus")
    small_map(page).get_by_role("button", name="Beirut").click()
    page.get_by_role("button", name="It is Beirut").click()
    saved(page)
    route = next(row for row in stored(site).routes if len(row.stops) == 3)
    assert [stop.place.name for stop in route.stops] == ["Caracas", "Beirut", "Tehran"]


def test_a_new_place_is_named_by_a_click_on_the_map(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    put(page, "Havana")
    frame = small_map(page)
    lon, lat = frame.evaluate(
        "() => { const at = window.pickerMap.containerPointToLatLng([300, 180]).wrap(); return [at.lng, at.lat]; }"
    )
    frame.locator("#map").click(position={"x": 300, "y": 180})
    expect(page.get_by_text("New place at").first).to_be_visible()
    page.get_by_label("Its name").fill("Camp Havana")
    page.get_by_label("Its name").press("Enter")
    page.get_by_text("All reports").click()
    page.get_by_role("button", name="It is the new place").click()
    saved(page)
    (entry,) = log(site)
    assert isinstance(entry.change, SetPlace)
    assert entry.change.scope is Scope.CORPUS
    place = entry.change.place
    rows = [row for row in stored(site).mentions if row.surface == "Havana"]
    assert len(rows) == 4
    assert {(row.place.id, row.place.name) for row in rows} == {(place.id, "Camp Havana")}
    assert place.position == pytest.approx((lon, lat), abs=1.5)  # a pixel or two, seen from afar


def test_a_hostile_sentence_is_text(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    quote = page.locator(".st-key-review-case blockquote").first
    for _ in range(8):
        if "{{7*7}}" in (quote.text_content() or ""):
            break
        text = page.locator(".st-key-review-case .dl-case").first.text_content() or ""
        page.get_by_role("button", name="Skip").click()
        expect(page.locator(".st-key-review-case .dl-case").first).not_to_have_text(text)
    expect(quote).to_contain_text("<script>window.PWNED=1</script>")
    assert page.evaluate("() => window.PWNED") is None
    page.get_by_role("button", name="No place", exact=True).click()
    saved(page)
    assert page.evaluate("() => window.PWNED") is None


def test_a_new_place_is_named_by_its_coordinates(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    put(page, "Havana")
    field = page.get_by_label("Another place: a name, or coordinates")
    field.fill("23.13 N 82.38 W")
    field.press("Enter")
    page.get_by_role("button", name="It is the new place").click()
    saved(page)
    (entry,) = log(site)
    assert isinstance(entry.change, SetPlace)
    assert entry.change.place.position == (-82.38, 23.13)


def test_a_decision_is_undone_by_one_click(site: Site, visit: Visit) -> None:
    before = stored(site)
    page = opened(visit.page, site)
    put(page, "Damascus")
    page.get_by_role("button", name="No place", exact=True).click()
    saved(page)
    assert not [
        row for row in stored(site).mentions if row.surface == "Damascus" and row.document.title == "A weekly flight"
    ]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".st-key-review-last")).to_contain_text("Taken back:")
    assert stored(site) == before
    assert len(log(site)) == 2


def test_the_stops_mode_and_status_of_a_route_are_set(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    put(page, "Tokyo → Los Angeles")
    page.get_by_role("button", name="Earlier").nth(1).click()
    expect(page.locator(".dl-stop").first).to_contain_text("1 · Los Angeles")
    settled(page)
    field = page.get_by_label("Add a stop: a name, or coordinates")
    field.fill("21.3 N 157.86 W")
    field.press("Enter")
    expect(page.locator(".dl-stop").nth(2)).to_contain_text("3 · Place at")
    settled(page)
    page.get_by_label("Status").click()
    page.get_by_role("option", name="Alleged").click()
    expect(page.get_by_label("Status")).to_have_value("Alleged")
    settled(page)
    page.get_by_role("button", name="Save this route").click()
    saved(page)
    (entry,) = log(site)
    assert isinstance(entry.change, SetRoute)
    route = next(row for row in stored(site).routes if row.document.title == "Across the Pacific")
    assert [stop.place.name for stop in route.stops][:2] == ["Los Angeles", "Tokyo"]
    assert (len(route.stops), route.status.value, route.implied) == (3, "alleged", False)


def test_two_people_at_once_lose_nothing_and_the_second_is_told(site: Site, visit: Visit, chromium: Browser) -> None:
    other = chromium.new_context().new_page()
    for page in (visit.page, other):
        put(opened(page, site), "Damascus")
    visit.page.get_by_role("button", name="Accept Damascus").click()
    saved(visit.page)
    other.get_by_role("button", name="No place", exact=True).click()
    saved(other)
    expect(other.get_by_text("had decided on the same")).to_be_visible()
    assert len(log(site)) == 2
    other.context.close()


def test_decisions_are_taken_back_from_the_log_and_downloaded(site: Site, visit: Visit, tmp_path: Path) -> None:
    page = opened(visit.page, site)
    put(page, "Damascus")
    page.get_by_role("button", name="Accept Damascus").click()
    saved(page)
    page.get_by_text("Decisions · 1").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download 1 entry as CSV").click()
    download.value.save_as(tmp_path / "given.csv")
    assert (tmp_path / "given.csv").read_bytes() == corrections_csv(log(site))


def test_two_actors_become_one(site: Site, visit: Visit) -> None:
    page = opened(visit.page, site)
    page.get_by_test_id("stButtonGroup").get_by_text("Actors", exact=True).click()
    for label, name in (("This actor", "Conviasa"), ("is the same as", "Venezuela")):
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=name, exact=True).click()
    page.get_by_role("button", name="Merge").click()
    saved(page)
    assert not any("conviasa" in row.actor_ids for row in stored(site).mentions)
    assert any(row.carrier == "venezuela" for row in stored(site).routes)
