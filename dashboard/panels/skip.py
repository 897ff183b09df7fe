"""Ways past what stands between, for who reads by keyboard: links that show themselves when they are reached."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.language import tr
from dashboard.panels.quote import plain

EVIDENCE: Final = "evidence"
TABLES: Final = "tables"


def skip_links() -> None:
    """Past the map and the evidence, each to an `anchor`. They take no room."""
    st.html(_link("dl-skip", EVIDENCE, tr("Skip to the evidence")))
    st.html(_link("dl-skip", TABLES, tr("Skip to the tables")))


def anchor(name: str) -> None:
    """Where a link leads: what follows is reached next."""
    st.html(f'<div class="dl-anchor" id="{name}" tabindex="-1"></div>')


def to_evidence() -> None:
    """From a table to the sentences of the row that is chosen in it."""
    st.html(_link("dl-jump", EVIDENCE, tr("Read its evidence, beside the map")))


def _link(look: str, to: str, text: str) -> str:
    return f'<a class="{look}" href="#{to}" target="_self">{plain(text)}</a>'
