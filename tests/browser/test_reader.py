"""Reading a report with its marks, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, Visit
from tests.browser.doubts import doubtful_site
from tests.dashboard.samples import HOSTILE, REPORTS, extraction

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from doubtful_site(tmp_path_factory.mktemp("reader"))


def read(page: Page, site: Site, number: int = 0, at: str = "") -> Page:
    document = extraction((*REPORTS, HOSTILE)[number]).document
    page.goto(f"{site.url}/?page=reader&read={document.id}{at}")
    expect(page.locator("article.text")).to_be_visible()
    return page


def test_the_text_is_shown_to_the_letter_with_its_places_marked(site: Site, visit: Visit) -> None:
    page = read(visit.page, site)
    article = page.locator("article.text")
    assert article.evaluate("(node) => node.textContent") == REPORTS[0].text
    expect(article.get_by_role("button", name="Tehran:").first).to_be_visible()
    assert article.locator(".unsure").count() == REPORTS[0].text.count("Damascus")


def test_a_mark_tells_how_it_was_read_and_leads_to_the_map(site: Site, visit: Visit) -> None:
    page = read(visit.page, site)
    page.get_by_role("button", name="Tehran:").first.click()
    expect(page.locator(".st-key-reader-details h2").first).to_have_text("Tehran")
    page.get_by_role("button", name="Show on the map").first.click()
    expect(page.locator(".st-key-evidence-box h2").first).to_have_text("Tehran")


def test_a_mark_is_reached_and_chosen_by_keyboard_and_leads_to_its_correction(site: Site, visit: Visit) -> None:
    page = read(visit.page, site)
    page.get_by_role("button", name="Damascus:").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-reader-details h2").first).to_have_text("Damascus")
    page.get_by_role("button", name="Correct it").click()
    expect(page.locator(".st-key-review-case h2")).to_contain_text("Damascus")


def test_a_row_leads_to_its_spot_in_the_text_and_the_address_to_both(
    site: Site, visit: Visit, chromium: Browser
) -> None:
    start = REPORTS[1].text.index("Beirut")
    page = read(visit.page, site, 1, f"&at={start}-{start + 6}")
    expect(page.locator("article.text .chosen")).to_have_text("Beirut")
    expect(page.locator(".st-key-reader-details h2").first).to_have_text("Beirut")
    page.get_by_role("button", name="Caracas:").first.click()
    expect(page.locator(".st-key-reader-details h2").first).to_have_text("Caracas")
    other = chromium.new_context().new_page()
    other.goto(page.url)
    expect(other.locator(".st-key-reader-details h2").first).to_have_text("Caracas")
    other.context.close()


def test_marks_can_be_hidden(site: Site, visit: Visit) -> None:
    page = read(visit.page, site)
    expect(page.locator("article.text .mark").first).to_be_visible()
    page.get_by_role("button", name="Places").click()
    expect(page.locator("article.text .place")).to_have_count(0)


def test_a_hostile_text_is_text(site: Site, visit: Visit) -> None:
    page = read(visit.page, site, 3)
    assert page.locator("article.text").evaluate("(node) => node.textContent") == HOSTILE.text
    assert page.locator("article.text img, article.text script").count() == 0
    assert page.evaluate("() => window.PWNED") is None


def test_what_was_refused_is_listed_with_why(site: Site, visit: Visit) -> None:
    page = read(visit.page, site)
    page.get_by_text("Could not be read · 1").click()
    expect(page.get_by_text("1 input could not become a report")).to_be_visible()
