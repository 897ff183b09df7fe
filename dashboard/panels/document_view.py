"""The text of a report on the page, as a component: names are buttons, and what is clicked comes back as its span."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import streamlit as st

from dashboard.map_layer import STATIC
from dashboard.panels.document_text import Piece
from reports.document import Span

_LONGEST: Final = 10**9
_component: Final = st.components.v2.component(
    "dateline_reader",
    html='<article class="text" lang=""></article>',
    css=(STATIC / "reader.css").read_text("utf-8"),
    js=(STATIC / "reader.js").read_text("utf-8"),
)


def text_view(
    pieces: Sequence[Piece], *, chosen: Span | None, language: str | None, key: str, on_pick: Callable[[Span], None]
) -> None:
    """Draw the pieces; the chosen span is scrolled to and outlined. Text travels as data and is set as text."""
    data: dict[str, Any] = {
        "pieces": [piece.data() for piece in pieces],
        "chosen": list(chosen) if chosen else None,
        "language": language or "",
        "theme": st.context.theme.type or "light",
    }
    _component(key=key, data=data, on_picked_change=lambda: _picked(st.session_state.get(key), on_pick))


def _picked(answer: Any, on_pick: Callable[[Span], None]) -> None:
    picked = answer.get("picked") if answer is not None else None
    match picked:
        case [int(start), int(end)] if 0 <= start < end < _LONGEST:
            on_pick(Span(start, end))
