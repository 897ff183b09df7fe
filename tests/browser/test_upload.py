"""Adding reports in the page: read, shown, kept or discarded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from reports import stored
from reports.store import Store
from tests.browser.conftest import Site, Visit
from tests.browser.doubts import doubtful_site

pytestmark = pytest.mark.browser
TEXT = "A Conviasa jet flew from Caracas to Havana on 3 May 2020."


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    try:
        Gazetteer.open()
    except GazetteerError as error:
        pytest.skip(str(error))
    yield from doubtful_site(tmp_path)


def opened(page: Page, site: Site) -> Page:
    page.goto(f"{site.url}/?page=upload")
    expect(page.get_by_label("Text of a report")).to_be_visible()
    return page


def documents(site: Site) -> list[str]:
    with Store.to_read(site.store) as store:
        return [row.label for row in stored.documents(store).values()]


def test_files_are_read_shown_and_kept_and_what_is_refused_says_why(site: Site, visit: Visit, tmp_path: Path) -> None:
    before = documents(site)
    good, bad = tmp_path / "flight.txt", tmp_path / "noise.bin"
    good.write_text(TEXT, "utf-8")
    bad.write_bytes(bytes(range(256)) * 20)
    page = opened(visit.page, site)
    page.locator("input[type=file]").set_input_files([good, bad])
    page.get_by_role("button", name="Read 2 files").click()
    expect(page.get_by_text("Found: 1 report · 2 mentions")).to_be_visible()
    expect(page.locator(".dl-refused")).to_contain_text("noise.bin")
    assert documents(site) == before
    page.get_by_role("button", name="Keep 1 report").click()
    expect(page.get_by_text("1 report kept")).to_be_visible()
    assert documents(site) == [*before, "flight.txt"]


def test_pasted_text_can_be_discarded(site: Site, visit: Visit) -> None:
    before = documents(site)
    page = opened(visit.page, site)
    page.get_by_label("Text of a report").fill(TEXT)
    page.get_by_label("Text of a report").press("Tab")
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_text("Found: 1 report")).to_be_visible()
    page.get_by_role("button", name="Discard all").click()
    expect(page.get_by_label("Text of a report")).to_be_visible()
    assert documents(site) == before
