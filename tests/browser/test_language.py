"""The page in another language, as a reader changes it: the words of the page, of the map, and of the link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, Visit

pytestmark = pytest.mark.browser


def legend(visit: Visit) -> str:
    """The text of the map's legend, folded or not."""
    return visit.frame.locator(".legend").text_content() or ""


def test_a_language_that_is_chosen_reaches_the_map_and_travels_with_the_link(
    visit: Visit, seeds: Site, chromium: Browser
) -> None:
    visit.open(seeds.url)
    page = visit.page
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "Legend" in legend(visit)
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="Español").click()
    expect(page.get_by_role("tab", name="Tiempo")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(visit.frame.locator(".legend summary")).to_have_text("Leyenda")
    expect(visit.frame.locator(".layers summary")).to_have_text("Vista")
    expect(visit.frame.locator(".fit-button")).to_have_attribute("title", "Mostrar todas las marcas")
    expect(visit.frame.locator(".leaflet-control-attribution")).to_contain_text("Lugares: GeoNames")
    assert "Lugar; más grande: más menciones" in legend(visit)
    expect(page).to_have_url(re.compile(r"[?&]lang=es"))
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    other = Visit(page=context.new_page())
    other.open(page.url)
    expect(other.page.locator("html")).to_have_attribute("lang", "es")
    expect(other.page.get_by_role("tab", name="Lugares")).to_be_visible()
    assert "Leyenda" in legend(other)
    assert "Legend" not in legend(other)
    context.close()


def test_the_language_of_the_browser_is_the_first_one_spoken(seeds: Site, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="es-MX")
    visit = Visit(page=context.new_page())
    visit.open(seeds.url)
    expect(visit.page.get_by_role("tab", name="Tiempo")).to_be_visible()
    expect(visit.page.locator(".tl-play")).to_have_text("▶ Reproducir")
    assert "lang=" not in visit.page.url
    context.close()
