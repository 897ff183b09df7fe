"""axe-core finds no serious or critical fault on any page, in both themes, on a desk and on a phone.

`EXCEPTIONS` would name the faults within Streamlit's own widgets that cannot be mended from outside; there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.saved import SavedView, Story, change, library_path
from tests.browser.axe import audit
from tests.browser.conftest import PATIENCE, Site, Visit
from tests.browser.doubts import doubtful_site
from tests.dashboard.samples import REPORTS, extraction

pytestmark = pytest.mark.browser

EXCEPTIONS: Final[dict[tuple[str, str], str]] = {}
"""(rule, a part of the element's markup) -> why it cannot be mended from outside."""
LOOKS: Final = [
    (theme, size) for theme in ("light", "dark") for size in ((1440, 900), (390, 844))
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("axe")
    steps = (
        SavedView(name="Cubans first", address="actor=cuba", caption="Doctors"),
        SavedView(name="East", address=""),
    )
    story = Story(name="Two oceans", steps=steps)
    change(library_path(folder / "reports.sqlite"), lambda found: found.with_view(steps[0]).with_story(story))
    yield from doubtful_site(folder)


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1][0]}")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    theme, (width, height) = request.param
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def sound(page: Page) -> None:
    """No grave fault but for the named exceptions, and the audit had a page to look at."""
    found = audit(page)
    grave = [fault for fault in found.faults if fault.grave and not excused(fault.rule, fault.html)]
    assert [(fault.rule, fault.html, fault.message) for fault in grave] == []
    assert found.checks > 20


def excused(rule: str, html: str) -> bool:
    return any(rule == known and part in html for known, part in EXCEPTIONS)


def at_map(page: Page, site: Site) -> None:
    Visit(page=page).open(site.url)
    expect(page.locator(".dl-card").first).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def at_reader(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/?page=reader&read={extraction(REPORTS[0]).document.id}")
    page.locator("article.text").get_by_role("button", name="Damascus:").first.click()
    expect(page.locator(".st-key-reader-details h2").first).to_have_text("Damascus")


def at_review(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/?page=review")
    expect(page.locator(".st-key-review-case h2").first).to_be_visible()
    expect(page.locator(".st-key-review-case iframe").first).to_be_visible()


def at_stories(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/?page=stories")
    expect(page.locator(".dl-stage h2")).to_have_text("Cubans first")
    expect(page.locator(".st-key-story-map-box iframe")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def at_upload(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/?page=upload")
    expect(page.get_by_label("Text of a report")).to_be_visible()


@pytest.mark.parametrize("arrive", [at_map, at_reader, at_review, at_stories, at_upload], ids=lambda go: go.__name__)
def test_no_grave_fault_on_a_page(page: Page, site: Site, arrive: Callable[[Page, Site], None]) -> None:
    arrive(page, site)
    sound(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_grave_fault_in_what_a_reader_unfolds_on_the_map(chromium: Browser, site: Site, theme: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    visit = Visit(page=page)
    at_map(page, site)
    page.locator(".st-key-more-filters summary").click()
    expect(page.get_by_text("Use of the name", exact=True).first).to_be_visible()
    page.locator(".st-key-saved-views summary").click()
    expect(page.get_by_label("Name of this view")).to_be_visible()
    visit.frame.locator(".layers summary").click()
    for tab, shown in [("Routes", "stDataFrame"), ("Actors", "stDataFrame"), ("Export", "stDownloadButton")]:
        page.get_by_role("tab", name=tab, exact=True).click()
        expect(page.get_by_test_id(shown).first).to_be_visible()
        sound(page)
    context.close()


def test_the_audit_looks_into_the_maps_frame_and_into_shadow_trees(visit: Visit, site: Site) -> None:
    visit.page.set_default_timeout(PATIENCE)
    at_map(visit.page, site)
    bare = "(box) => { const made = document.createElement('button'); made.className = 'bare'; box.append(made); }"
    visit.frame.locator("body").evaluate(bare)
    visit.page.locator(".tl-bar").evaluate(bare)
    found = [fault for fault in audit(visit.page).faults if fault.rule == "button-name"]
    assert len(found) == 2
    assert all(fault.grave for fault in found)


def test_an_exception_covers_one_rule_on_one_element_only() -> None:
    assert not excused("button-name", "<button></button>")
    assert all(reason and Path(reason) for reason in EXCEPTIONS.values())
