from __future__ import annotations

import re
import sqlite3

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser.conftest import Site, Visit
from tests.browser.expected import Expected, busiest_actor, expected, second_country
from tests.dashboard.samples import HOSTILE_TEXT

pytestmark = pytest.mark.browser

CARACAS = "place:3646738"
PACIFIC = "route:1850147~5368361:sea:one-way"


def choose(visit: Visit, label: str, name: str) -> None:
    """Pick a value of one of the sidebar's lists as a reader does: type, arrow down to it, enter."""
    box = visit.page.locator('[data-testid="stMultiSelect"]', has=visit.page.get_by_text(label, exact=True))
    box.locator("input").click()
    box.locator("input").fill(name)
    visit.page.get_by_role("option").filter(has_text=f"{name} ·").first.click()
    visit.page.keyboard.press("Escape")


def shows(visit: Visit, wanted: Expected) -> None:
    """The counts, the drawn marks and the evidence are all what the store says."""
    expect(visit.page.locator(".dl-summary strong")).to_have_text(wanted.line)
    sentences = f"{wanted.sentences:,} sentence{'' if wanted.sentences == 1 else 's'}"
    expect(visit.page.locator(".dl-head")).to_contain_text(sentences)
    visit.frame.wait_for_function(
        "(count) => new Set(window.dateline.state.shapes.filter((s) => s.options.place).map((s) => s.options.markId))"
        ".size === count",
        arg=len(wanted.places),
    )
    assert visit.drawn("place", "area") == wanted.places
    assert len(visit.drawn("leg")) == wanted.lines


def test_choosing_an_actor_then_a_country_changes_counts_map_and_evidence_to_what_the_store_says(
    visit: Visit, seeds: Site
) -> None:
    visit.open(seeds.url)
    shows(visit, expected(seeds.store))
    actor, name = busiest_actor(seeds.store)
    choose(visit, "Actors", name)
    shows(visit, expected(seeds.store, actor))
    country, land = second_country(seeds.store, actor)
    choose(visit, "Countries", land)
    shows(visit, expected(seeds.store, actor, country))
    expect(visit.page).to_have_url(re.compile(f"actor={actor}.*country={country}"))


def test_an_address_opens_the_page_with_its_filters(visit: Visit, seeds: Site) -> None:
    actor, _ = busiest_actor(seeds.store)
    country, _ = second_country(seeds.store, actor)
    visit.open(f"{seeds.url}/?actor={actor}&country={country}")
    shows(visit, expected(seeds.store, actor, country))


def test_reset_brings_everything_back(visit: Visit, seeds: Site) -> None:
    actor, _ = busiest_actor(seeds.store)
    visit.open(f"{seeds.url}/?actor={actor}")
    shows(visit, expected(seeds.store, actor))
    visit.page.get_by_role("button", name="Reset all filters").click()
    shows(visit, expected(seeds.store))
    expect(visit.page).not_to_have_url(re.compile("actor="))


def test_the_readers_view_outlives_a_change_of_filters(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.frame.evaluate(
        "() => { window.sameFrame = true; window.dateline.state.moved = true;"
        " window.map.setView([33, 44], 5.5, { animate: false }); }"
    )
    choose(visit, "Actors", "Russia")
    expect(visit.page.locator(".st-key-chips button")).to_contain_text("Actor: Russia")
    view = visit.frame.evaluate(
        "() => [window.sameFrame, window.map.getZoom(), Math.round(window.map.getCenter().lat),"
        " Math.round(window.map.getCenter().lng)]"
    )
    assert view == [True, 5.5, 33, 44]


def test_a_click_on_a_circle_shows_its_evidence_with_the_name_marked(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.click(CARACAS)
    expect(visit.page.locator(".dl-head h2")).to_have_text("Caracas")
    expect(visit.page.locator(".dl-card mark").first).to_have_text("Caracas")
    expect(visit.page.locator(".dl-card mark").filter(has_not_text=re.compile(r"^Caracas$"))).to_have_count(0)


def test_a_second_click_on_the_same_circle_counts_after_the_choice_was_cleared(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.click(CARACAS)
    expect(visit.page.locator(".dl-head h2")).to_have_text("Caracas")
    visit.page.get_by_role("button", name="Show all evidence").click()
    expect(visit.page.locator(".dl-head h2")).to_have_text("Evidence")
    visit.click(CARACAS)
    expect(visit.page.locator(".dl-head h2")).to_have_text("Caracas")


def test_what_a_click_tells_the_page_is_an_id_and_nothing_of_a_report(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.click(CARACAS)
    expect(visit.page.locator(".dl-head h2")).to_have_text("Caracas")
    told = visit.frame.evaluate("() => window.__GLOBAL_DATA__.last_object_clicked_tooltip")
    assert told.partition("#")[0] == CARACAS


def test_a_route_over_the_antimeridian_draws_no_line_across_the_map(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    widest = visit.frame.evaluate(
        """(id) => Math.max(...window.dateline.state.shapes
            .filter((shape) => shape.options.markId === id && shape.options.kind === "leg")
            .flatMap((shape) => shape.getLatLngs().slice(1).map(
                (point, i) => Math.abs(point.lng - shape.getLatLngs()[i].lng))))""",
        PACIFIC,
    )
    spans = visit.frame.evaluate(
        """(id) => window.dateline.state.shapes
            .filter((shape) => shape.options.markId === id && shape.options.kind === "leg")
            .map((shape) => shape.getBounds().getEast() - shape.getBounds().getWest())""",
        PACIFIC,
    )
    assert widest < 5
    assert len(spans) == 3
    assert all(span < 110 for span in spans)


def test_a_hostile_report_is_shown_as_written_and_nothing_in_it_runs(visit: Visit, samples: Site) -> None:
    dialogs: list[Dialog] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog)
        dialog.dismiss()

    visit.page.on("dialog", note)
    visit.open(samples.url)
    card = visit.page.locator(".dl-card", has_text="ticks")
    expect(card.locator("blockquote")).to_have_text(HOSTILE_TEXT)
    expect(card.locator("cite")).to_have_text("</script><script>window.PWNED=1</script>{{7*7}}${alert(1)}")
    expect(card.locator(".dl-source")).to_contain_text("<img src=x onerror=window.PWNED=1>")
    assert card.locator("a, img, script").count() == 0
    assert visit.page.evaluate("() => window.PWNED") is None
    assert visit.frame.evaluate("() => window.PWNED") is None
    assert dialogs == []


def test_a_row_of_the_table_chooses_its_mark(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.page.get_by_role("tab", name="Places", exact=True).click()
    table = visit.page.locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    visit.page.wait_for_timeout(500)
    table.click(position={"x": 16, "y": 52})
    expect(visit.page.locator(".dl-head h2")).to_have_text("Caracas")
    visit.frame.wait_for_function("(id) => window.dateline.state.selected === id", arg=CARACAS)


def test_a_tooltip_names_the_place_as_text(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    visit.click(CARACAS)
    tip = visit.frame.locator(".leaflet-tooltip")
    expect(tip.locator("strong")).to_have_text("Caracas")
    with sqlite3.connect(samples.store) as store:
        (count,) = store.execute("SELECT count(*) FROM mentions WHERE place_id = '3646738'").fetchone()
    expect(tip).to_contain_text(f"{count} mentions · capital")


def test_changes_of_the_filters_leave_nothing_behind_on_the_map(visit: Visit, samples: Site) -> None:
    visit.open(samples.url)
    layers = """() => [Object.values(window.map._layers).filter((layer) => !layer.options?.world).length,
        window.feature_group.length]"""
    before = visit.frame.evaluate(layers)
    for _ in range(3):
        choose(visit, "Actors", "Japan")
        shows(visit, expected(samples.store, "japan"))
        visit.page.get_by_role("button", name="Reset all filters").click()
        shows(visit, expected(samples.store))
    assert visit.frame.evaluate(layers) == before


def test_a_phone_shows_the_map_at_full_width_with_its_legend_folded(visit: Visit, samples: Site) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(samples.url)
    box = visit.page.locator(".st-key-map-box iframe").bounding_box()
    assert box is not None
    assert box["width"] > 340
    assert visit.frame.evaluate("() => document.querySelector('.legend').open") is False
    assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_filters_that_leave_nothing_say_so_and_offer_a_way_back(visit: Visit, samples: Site) -> None:
    visit.page.goto(f"{samples.url}/?actor=japan&country=VE")
    expect(visit.page.locator(".dl-empty").first).to_contain_text("Nothing is left with these filters")
    visit.page.get_by_role("button", name="Drop the country filter").click()
    expect(visit.page.locator(".dl-summary strong")).to_have_text(expected(samples.store, "japan").line)
