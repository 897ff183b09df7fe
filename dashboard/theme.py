"""Colours and sizes of everything that is drawn, in one table; their reasons are in docs/dashboard.md."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from reports.model import Mode, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of the map in one theme, as CSS hex values."""

    name: str
    land: str
    water: str
    border: str
    coast: str
    admin: str
    label: str
    region: str
    sea: str
    halo: str
    ink: str
    place: str
    area: str
    edge: str
    doubt: str


LIGHT: Final = Palette(
    name="light", land="#F3F1EC", water="#DDE6EA", border="#B9B4AA", coast="#B4C2C9", admin="#D6D2C9", label="#625E58",
    region="#6E6960", sea="#506A78", halo="#F8F7F4", ink="#1F2428", place="#3B3F63", area="#3B3F63", edge="#FFFFFF",
    doubt="#C2500A",
)  # fmt: skip
DARK: Final = Palette(
    name="dark", land="#23282C", water="#171B1E", border="#4A5258", coast="#3B4247", admin="#333A3F", label="#9AA3A8",
    region="#8C969C", sea="#7C92A0", halo="#1B1F22", ink="#E8EBED", place="#C3C7F2", area="#C3C7F2", edge="#14171A",
    doubt="#F2A03D",
)  # fmt: skip

MODE_COLOURS: Final[dict[Mode, str]] = {
    Mode.AIR: "#0072B2",
    Mode.SEA: "#008A64",
    Mode.LAND: "#D55E00",
    Mode.RAIL: "#A87400",
    Mode.MONEY: "#B85C90",
    Mode.UNKNOWN: "#6B6B6B",
}
"""Okabe and Ito's hues, which colour-blind readers tell apart, dark enough to stand 3 : 1 against the basemap."""

DARK_MODE_COLOURS: Final[dict[Mode, str]] = {
    Mode.AIR: "#56B4E9",
    Mode.SEA: "#1FC796",
    Mode.LAND: "#F07F2E",
    Mode.RAIL: "#E69F00",
    Mode.MONEY: "#CC79A7",
    Mode.UNKNOWN: "#A3A9AD",
}
"""The same hues, light enough to stand 3 : 1 against the dark basemap."""

DASHES: Final[dict[Status, str | None]] = {
    Status.REPORTED: None,
    Status.PLANNED: "10 6",
    Status.ALLEGED: "0.1 6",
    Status.DENIED: None,
}
"""SVG dash patterns; alleged is drawn with round ends, which makes dots of the dashes."""


SERIES: Final[dict[str, tuple[str, ...]]] = {
    "light": ("#0072B2", "#D55E00", "#008A64", "#B85C90", "#A87400"),
    "dark": ("#56B4E9", "#F07F2E", "#1FC796", "#CC79A7", "#E69F00"),
}
"""Colours of the leading actors on the time line, the most frequent first; the same hues as those of routes."""

QUIET: Final[dict[str, str]] = {"light": "#8A8F94", "dark": "#7D858B"}
"""The grey of everything else on the time line."""


def place_radius(count: int, most: int) -> float:
    """Radius in pixels of a place with `count` mentions, where the busiest place of the store has `most`.

    The area grows with the count, from 4 to 22 px; a store whose busiest place has fewer than 30 mentions uses the
    scale of 30, so that three mentions do not look like many.
    """
    return max(4.0, min(22.0, 22 * math.sqrt(count / max(30, most))))


def route_width(count: int) -> float:
    """Width in pixels of a route that `count` sentences report: 1.8 for one, 5 at most."""
    return min(5.0, 1.8 + 1.1 * (math.sqrt(count) - 1))
