"""Saved views, stories and exports, as a reader makes and opens them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.saved import SavedView, Story, change, library_path
from reports.rows import Filters
from reports.snapshot import Snapshot
from reports.store import Store
from tests.browser.conftest import Site, Visit, serve
from tests.browser.expected import expected
from tests.dashboard.samples import BUSY, HOSTILE, REPORTS, write_store

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A store of its own, for what is saved lies beside it."""
    folder = tmp_path_factory.mktemp("stories")
    yield from serve(write_store(folder / "reports.sqlite", (*REPORTS, BUSY, HOSTILE)), folder)


def save_view(visit: Visit, name: str) -> None:
    if not visit.page.get_by_label("Name of this view").is_visible():
        visit.page.locator(".st-key-saved-views summary").click()
    visit.page.get_by_label("Name of this view").fill(name)
    visit.page.get_by_role("button", name="Save this view").click()
    expect(visit.page.get_by_role("button", name=name)).to_be_visible()


def test_a_view_is_saved_under_a_name_and_opened_in_a_new_session(visit: Visit, own: Site) -> None:
    visit.open(f"{own.url}/?actor=japan")
    shown = visit.page.locator(".dl-summary strong").inner_text()
    save_view(visit, "Freighters")
    visit.open(own.url)
    expect(visit.page.locator(".dl-summary strong")).not_to_have_text(shown)
    visit.page.locator(".st-key-saved-views summary").click()
    visit.page.get_by_role("button", name="Freighters").click()
    expect(visit.page.locator(".dl-summary strong")).to_have_text(shown)
    expect(visit.page).to_have_url(re.compile("actor=japan"))


def test_a_story_is_told_step_by_step_and_exported_as_one_file_that_asks_for_nothing(
    visit: Visit, own: Site, tmp_path: Path
) -> None:
    visit.open(f"{own.url}/?actor=cuba")
    save_view(visit, "Cubans first")
    visit.open(f"{own.url}/?actor=japan")
    save_view(visit, "Then the Pacific")
    visit.page.get_by_role("radio", name="Stories").click()
    visit.page.get_by_label("New story").fill("Two oceans")
    visit.page.get_by_role("button", name="Begin it").click()
    for name in ("Cubans first", "Then the Pacific"):
        visit.page.get_by_role("combobox", name="Add a saved view").click()
        visit.page.get_by_role("option", name=name).click()
        visit.page.get_by_role("button", name="Add as the next step").click()
        expect(visit.page.locator(".dl-stage h2")).to_have_text(name)
    visit.page.get_by_role("textbox", name="Caption").first.fill("Doctors <b>and</b> officers")
    visit.page.get_by_role("textbox", name="Caption").nth(1).focus()
    visit.page.get_by_role("button", name="Back").click()
    expect(visit.page.locator(".dl-stage")).to_contain_text("Doctors <b>and</b> officers")
    with visit.page.expect_download() as started:
        visit.page.get_by_role("button", name="Export as one file").click()
    target = tmp_path / "story.html"
    started.value.save_as(target)
    page = visit.page.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(target.as_uri())
    expect(page.locator("h1")).to_have_text("Two oceans")
    expect(page.locator("#story")).to_contain_text("Doctors <b>and</b> officers")
    first = page.locator("#counts").inner_text()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#story h2")).to_have_text("Then the Pacific")
    expect(page.locator("#counts")).to_have_text("2 mentions, 1 routes")
    assert first != "2 mentions, 1 routes"
    assert asked == [target.as_uri()]


def test_a_story_plays_by_itself_is_paused_and_stops_at_its_end(visit: Visit, own: Site) -> None:
    steps = tuple(SavedView(name=name, address=address) for name, address in
                  [("One", "actor=cuba"), ("Two", "actor=japan"), ("Three", "actor=iran")])  # fmt: skip
    change(library_path(own.store), lambda found: found.with_story(Story(name="Alone", steps=steps)))
    visit.page.goto(f"{own.url}/?page=stories")
    visit.page.get_by_role("combobox", name="Story", exact=True).click()
    visit.page.get_by_role("option", name="Alone").click()
    stage, play = visit.page.locator(".dl-stage h2"), visit.page.locator(".sp .tl-play")
    expect(stage).to_have_text("One")
    visit.page.get_by_label("Time for each step").select_option("4 s a step")
    play.press("Enter")
    expect(play).to_contain_text("Pause")
    expect(stage).to_have_text("Two")
    play.press("Enter")
    expect(play).to_contain_text("Play")
    expect(visit.page.locator(".sp .tl-label")).to_have_text("Step 2 of 3: Two")
    play.press("ArrowLeft")
    expect(stage).to_have_text("One")
    play.press("Enter")
    expect(stage).to_have_text("Three")
    expect(play).to_contain_text("Play")
    expect(visit.page.locator(".sp").get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    frame = next(frame for frame in visit.page.frames if "streamlit_folium" in frame.url)
    line = expected(own.store, "iran").line
    frame.wait_for_function("(line) => window.dateline.state.told.title === line", arg=line)


def test_a_story_waits_while_its_caption_is_written(visit: Visit, own: Site) -> None:
    steps = (SavedView(name="One", address="actor=cuba"), SavedView(name="Two", address="actor=japan"))
    change(library_path(own.store), lambda found: found.with_story(Story(name="Written", steps=steps)))
    visit.page.goto(f"{own.url}/?page=stories")
    visit.page.get_by_role("combobox", name="Story", exact=True).click()
    visit.page.get_by_role("option", name="Written").click()
    expect(visit.page.locator(".dl-stage h2")).to_have_text("One")
    play = visit.page.locator(".sp .tl-play")
    play.click()
    expect(play).to_contain_text("Pause")
    visit.page.get_by_role("textbox", name="Caption").first.focus()
    expect(play).to_contain_text("Play")


def download(visit: Visit, label: str, folder: Path) -> Path:
    with visit.page.expect_download() as started:
        visit.page.get_by_role("button", name=label, exact=True).click()
    target = folder / started.value.suggested_filename
    started.value.save_as(target)
    return target


def test_every_export_holds_exactly_what_the_filters_select(visit: Visit, own: Site, tmp_path: Path) -> None:
    visit.open(f"{own.url}/?country=CU")
    visit.page.get_by_role("tab", name="Export", exact=True).click()
    with Store.to_read(own.store) as store, Snapshot(store) as snapshot:
        from dashboard.selection import effective  # noqa: PLC0415
        from reports.query import select  # noqa: PLC0415

        wanted = select(snapshot, effective(Filters(countries=("CU",))))
    features = json.loads(download(visit, "GeoJSON", tmp_path).read_text("utf-8"))["features"]
    assert len(features) == len(wanted.mentions) + len(wanted.routes)
    with zipfile.ZipFile(download(visit, "CSV", tmp_path)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("mentions.csv").decode())))
        routes = list(csv.DictReader(io.StringIO(archive.read("routes.csv").decode())))
    assert [row["quote"].lstrip("'") for row in rows] == [row.quote for row in wanted.mentions]
    assert len(routes) == len(wanted.routes)
    assert download(visit, "KML", tmp_path).read_bytes().count(b"<Placemark>") == len(features)
    entities = [
        json.loads(line) for line in download(visit, "followthemoney", tmp_path).read_text("utf-8").splitlines()
    ]
    assert sum(entity["schema"] == "Event" for entity in entities) == len(wanted.mentions)
    assert sum(entity["schema"] == "Trip" for entity in entities) == len(wanted.routes)


def test_the_standalone_map_shows_a_hostile_report_as_text_and_its_evidence_in_a_popup(
    visit: Visit, own: Site, tmp_path: Path
) -> None:
    visit.open(own.url)
    visit.page.get_by_role("tab", name="Export", exact=True).click()
    target = download(visit, "Standalone map", tmp_path)
    page = visit.page.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(target.as_uri())
    page.locator("circle[aria-label^=Tokyo]").press("Enter")
    expect(page.locator("#popup")).to_contain_text("A Japanese freighter crossed from Tokyo")
    expect(page.locator("#list article", has_text="ticks").first).to_contain_text("{{7*7}} and {% raw %} ${alert(1)}")
    assert page.evaluate("() => window.PWNED") is None
    assert asked == [target.as_uri()]


def test_a_sentence_is_opened_in_its_report(visit: Visit, own: Site) -> None:
    visit.open(f"{own.url}/?actor=japan")
    visit.page.get_by_role("button", name="Read in the report").first.click()
    expect(visit.page.get_by_role("radio", name="Reader")).to_be_checked()
    expect(visit.page.locator("[data-testid=stMain]")).to_contain_text("Japanese freighter")
