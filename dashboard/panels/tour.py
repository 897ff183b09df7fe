"""The tour of the map's page: five steps that a reader starts, steps through, leaves, and may start again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st
from streamlit.components import v2

from dashboard.language import tr
from dashboard.map_layer import STATIC
from dashboard.script_words import tour_words

_PAGE: Final = ".st-key-page [role=radiogroup] > :nth-child({})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One step: what it is about, what it says, and where that stands on the page; the first that is there is shown."""

    title: str
    text: str
    targets: tuple[str, ...]


def stops() -> tuple[Stop, ...]:
    """The steps in their order."""
    return (
        Stop(
            title=tr("The map"),
            text=tr(
                "Circles are places, larger where more is said of them; lines are routes, and their heads say which "
                "way. Click one, and its sentences stand beside the map."
            ),
            targets=(".st-key-map-box",),
        ),
        Stop(
            title=tr("Filters"),
            text=tr(
                "Who, where, when and how. Every value says how much it would leave, every question mark what the "
                "filter does. The address holds what you set: copy it to share the view."
            ),
            targets=('[data-testid="stSidebar"]', '[data-testid="stExpandSidebarButton"]'),
        ),
        Stop(
            title=tr("Evidence"),
            text=tr(
                "Each mark has its sentences: the names marked, when it was, which report says so. Where a reading is "
                "unsure, the card says what else the name could mean."
            ),
            targets=(".st-key-evidence-box",),
        ),
        Stop(
            title=tr("Reader"),
            text=tr(
                "A whole report with its places, actors and routes marked, each linked to the map. “Read in the "
                "report” under a sentence opens it at that spot."
            ),
            targets=(_PAGE.format(2),),
        ),
        Stop(
            title=tr("Review and export"),
            text=tr(
                "Doubtful readings wait in Review: accept, choose another place or reject, and it stays so. The tab "
                "Export, under the map, writes exactly what your filters leave."
            ),
            targets=(_PAGE.format(3),),
        ),
    )


def tour() -> None:
    """Draw the button that starts it; at the first visit it says that it is there."""
    steps = stops()
    data: dict[str, Any] = {
        "steps": [
            {
                "title": stop.title,
                "text": stop.text,
                "targets": list(stop.targets),
                "count": tr("{n} of {all}", n=number, all=len(steps)),
            }
            for number, stop in enumerate(steps, 1)
        ],
        "words": tour_words(),
    }
    _component()(data=data, key="tour", height="content", width="content")


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return v2.component(
        "dateline_tour",
        html='<div class="to"></div>',
        css=(STATIC / "tour.css").read_text("utf-8"),
        js=(STATIC / "tour.js").read_text("utf-8"),
    )
