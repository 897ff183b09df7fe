"""WCAG 2.2 AA, computed: text 4.5 : 1 against what is behind it, drawn marks and focus 3 : 1, in both themes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from dashboard.theme import DARK, DARK_MODE_COLOURS, LIGHT, MODE_COLOURS, QUIET, SERIES, Palette

DASHBOARD: Final = Path(__file__).parents[2] / "dashboard"
THEMES: Final = [LIGHT, DARK]
TEXT: Final = 4.5
MARK: Final = 3.0
_THEME: dict[str, Any] = tomllib.loads((DASHBOARD / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]


def light(colour: str) -> float:
    """Relative luminance."""
    parts = [value / 255 for value in rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rgb(colour: str) -> tuple[float, float, float]:
    code = colour.lstrip("#")
    code = "".join(2 * letter for letter in code) if len(code) == 3 else code
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two hex colours."""
    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def over(colour: str, ground: str, share: float) -> str:
    """A colour laid over another."""
    mixed = [share * above + (1 - share) * below for above, below in zip(rgb(colour), rgb(ground), strict=True)]
    return "#" + "".join(f"{round(value):02x}" for value in mixed)


def modes(palette: Palette) -> dict[str, str]:
    colours = DARK_MODE_COLOURS if palette.name == "dark" else MODE_COLOURS
    return {mode.value: colour for mode, colour in colours.items()}


def page(palette: Palette) -> dict[str, str]:
    """The colours of Streamlit's theme: of the page and of the side."""
    given: dict[str, str] = _THEME[palette.name]
    return given


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_names_on_the_map_are_read_against_land_water_and_their_own_halo(palette: Palette) -> None:
    pairs = {
        (name, ground): contrast(getattr(palette, name), getattr(palette, ground))
        for name, ground in [
            ("label", "land"), ("label", "water"), ("label", "halo"), ("ink", "land"), ("ink", "water"),
            ("ink", "halo"), ("region", "land"), ("region", "halo"), ("sea", "water"),
        ]
    }  # fmt: skip
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_counts_are_read_within_circles_and_on_lines(palette: Palette) -> None:
    circle = over(palette.place, palette.land, 0.92)
    assert contrast(palette.edge, circle) >= TEXT
    assert {mode: colour for mode, colour in modes(palette).items() if contrast(colour, palette.halo) < MARK} == {}


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_circles_rings_and_lines_stand_out_from_land_water_and_their_casing(palette: Palette) -> None:
    drawn = {"place": palette.place, "area": palette.area, "doubt": palette.doubt}
    drawn |= modes(palette)
    grounds = (palette.land, palette.water, palette.halo)
    weak = {(name, ground) for name, colour in drawn.items() for ground in grounds if contrast(colour, ground) < MARK}
    assert weak == set()
    assert contrast(palette.doubt, palette.edge) >= MARK  # the edge of a circle parts it from its ring of doubt


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_bars_of_the_time_line_stand_out_from_the_page(palette: Palette) -> None:
    colours = (*SERIES[palette.name], QUIET[palette.name])
    assert [colour for colour in colours if contrast(colour, page(palette)["backgroundColor"]) < MARK] == []


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_the_pages_text_and_links_are_read_on_every_ground_of_the_page(palette: Palette) -> None:
    theme = page(palette)
    side: Any = theme["sidebar"]
    grounds = [
        theme["backgroundColor"], theme["secondaryBackgroundColor"], side["backgroundColor"],
        side["secondaryBackgroundColor"],
    ]  # fmt: skip
    assert min(contrast(theme["textColor"], ground) for ground in grounds) >= TEXT
    assert min(contrast(theme["primaryColor"], ground) for ground in grounds) >= TEXT


_TWO: Final = re.compile(r"light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\)")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules(name: str) -> list[tuple[str, str]]:
    """Selector and declarations of every rule of a style sheet."""
    text = re.sub(r"/\*.*?\*/", "", (DASHBOARD / "static" / name).read_text("utf-8"), flags=re.DOTALL)
    return [(selector.strip(), body) for selector, body in _RULE.findall(text)]


def themed(body: str, what: str, dark: int) -> str | None:
    """The colour that a rule gives to `color` or `background`, where it names one for each theme."""
    found = re.search(rf"(?:^|[;\s]){what}: ([^;]+)", body)
    pair = _TWO.search(found.group(1)) if found else None
    return pair.group(1 + dark) if pair else None


@pytest.mark.parametrize("sheet", ["access.css", "page.css", "review.css"])
@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_every_coloured_text_of_the_style_sheets_is_read_on_its_own_ground_or_the_pages(
    palette: Palette, sheet: str
) -> None:
    dark = int(palette.name == "dark")
    pairs = [
        (selector, colour, themed(body, "background", dark) or page(palette)["backgroundColor"])
        for selector, body in rules(sheet)
        if (colour := themed(body, "color", dark))
    ]
    weak = [
        (selector, round(contrast(colour, ground), 2))
        for selector, colour, ground in pairs
        if contrast(colour, ground) < TEXT and 'kind="primary"' not in selector
    ]
    assert pairs
    assert weak == []


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_a_filled_buttons_words_are_read_on_it(palette: Palette) -> None:
    dark = int(palette.name == "dark")
    colour = next(
        colour
        for selector, body in rules("access.css")
        if 'kind="primary"' in selector and (colour := themed(body, "color", dark))
    )
    assert contrast(colour, page(palette)["primaryColor"]) >= TEXT
