"""Takes the pictures of the dashboard: `python docs/images/take_screenshots.py [--url …] [--folder docs/images]`.

Start the dashboard first (`python -m dashboard`). Needs a Chromium on the path. `dashboard.png` is the README's; with
`--all` those of docs/guide.md are taken too (`story.png` shows the first story that lies beside the store).
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
CHOSEN = ["Caracas", "Damascus", "Tehran"]  # the route that is chosen in the README's picture, or the nearest to it
DRAWN = "() => window.dateline && window.dateline.state.shapes.length > 0 && window.dateline.state.basemap._shapes"


def main() -> int:
    """Take the pictures; 2 where there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8501")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on the path", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(browser, arguments.url, arguments.folder / "dashboard.png", size=DESKTOP, choose=True)
        if arguments.all:
            take(browser, arguments.url, arguments.folder / "dark.png", size=DESKTOP, dark=True)
            take(browser, arguments.url, arguments.folder / "phone.png", size=PHONE, touch=True)
            take(browser, f"{arguments.url}/?lang=es", arguments.folder / "spanish.png", size=DESKTOP)
            take(browser, f"{arguments.url}/?kind=carrier&country=VE", arguments.folder / "answer.png", size=DESKTOP)
            look(browser, f"{arguments.url}/?page=reader", arguments.folder / "reader.png")
            look(browser, f"{arguments.url}/?page=review", arguments.folder / "review.png")
            look(browser, f"{arguments.url}/?page=stories", arguments.folder / "story.png")
        browser.close()
    return 0


def take(  # noqa: PLR0913  a picture is its settings
    browser: Browser, url: str, path: Path, *, size: Any, choose: bool = False, dark: bool = False, touch: bool = False
) -> None:
    """One picture."""
    context = browser.new_context(
        viewport=size, color_scheme="dark" if dark else "light", device_scale_factor=2 if touch else 1, has_touch=touch
    )
    page = context.new_page()
    page.on("console", lambda said: print("console:", said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: print("page error:", error))
    page.goto(url)
    map_frame = wait_for_map(page)
    if choose:
        map_frame.evaluate(
            """(names) => { const legs = window.dateline.state.shapes.filter(
                (shape) => shape.options.kind === "leg" && shape.options.world === 0);
                const named = (leg) => names.filter((name) => leg.options.route.title.includes(name)).length;
                legs.sort((a, b) => named(b) - named(a) || b.options.route.legs.length - a.options.route.legs.length);
                window.dateline.pick(legs[0].options.markId); }""",
            CHOSEN,
        )
        page.wait_for_timeout(2500)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    context.close()


def look(browser: Browser, url: str, path: Path) -> None:
    """A picture of a page without a large map of its own."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(".st-key-navigation, [data-testid=stMain] button", timeout=30_000)
    page.wait_for_timeout(4000)
    page.screenshot(path=path)
    context.close()


def wait_for_map(page: Page) -> Any:
    """The map's frame, once its marks and its basemap are drawn."""
    page.wait_for_selector(".st-key-map-box iframe", timeout=30_000)
    while not (frames := [frame for frame in page.frames if "streamlit_folium" in frame.url]):
        page.wait_for_timeout(100)  # the frame is there before its address is
    frame = frames[0]
    frame.wait_for_function(DRAWN, timeout=30_000)
    page.wait_for_timeout(1200)
    return frame


if __name__ == "__main__":
    sys.exit(main())
