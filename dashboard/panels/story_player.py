"""The buttons that a story is told with: back, play and pause, next, and how long each step stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import streamlit as st
from streamlit.components import v2

from dashboard.language import tr
from dashboard.map_layer import STATIC
from dashboard.saved import Story
from dashboard.script_words import player_words

_KEY: Final = "story-player"
_PACES: Final = (4, 8, 15)
"""How many seconds a step may stand."""


def player(story: Story, at: int, on_turn: Callable[[int], None]) -> None:
    """Draw them for a story with at least one step; `on_turn` is called with the number of the step to show."""
    step = story.steps[at]
    data = {
        "story": story.name,
        "at": at,
        "count": len(story.steps),
        "where": tr("Step {n} of {all}: {name}", n=at + 1, all=len(story.steps), name=step.name),
        "paces": [[tr("{n} s a step", n=seconds), seconds] for seconds in _PACES],
        "words": player_words(),
    }
    _component()(data=data, key=_KEY, on_at_change=lambda: _turned(story, on_turn), height="content")


def _turned(story: Story, on_turn: Callable[[int], None]) -> None:
    state: Any = st.session_state.get(_KEY)
    to = getattr(state, "at", None)
    if isinstance(to, int | float) and 0 <= to < len(story.steps):
        on_turn(int(to))


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    sheets = [(STATIC / name).read_text("utf-8") for name in ("timeline.css", "player.css")]
    return v2.component(
        "dateline_story_player",
        html='<div class="tl sp"></div>',
        css="\n".join(sheets),
        js=(STATIC / "player.js").read_text("utf-8"),
    )
