"""Which page is shown: the map, the reader, the review, stories or adding reports; kept in the address."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import ModuleType
from typing import Final

import streamlit as st

from dashboard.language import later, tr
from dashboard.source import OpenStore
from dashboard.words import numbered
from reports.document import Span

_KEY: Final = "page"
_WANTED: Final = "page_wanted"
DOCUMENT: Final = "reader_document"
SPAN: Final = "reader_span"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page: its name in the address, its label in English, and the module that draws it where it is not the map."""

    name: str
    label: str
    module: str | None = None


SECTIONS: Final = (
    Section(name="map", label=later("Map")),
    Section(name="reader", label=later("Reader"), module="dashboard.panels.document"),
    Section(name="review", label=later("Review"), module="dashboard.panels.review"),
    Section(name="stories", label=later("Stories"), module="dashboard.panels.stories"),
    Section(name="upload", label=later("Add reports"), module="dashboard.panels.upload"),
)


def go(name: str) -> None:
    """Show another page at the next run: for callbacks."""
    st.session_state[_WANTED] = name


def open_report(document_id: str, span: Span | None = None) -> None:
    """Show the reader with a report at the next run, at a span of its text: for callbacks."""
    st.session_state[DOCUMENT], st.session_state[SPAN] = document_id, span
    go("reader")


def chosen(store: OpenStore | None) -> Section:
    """Draw the navigation and say which page it names. Without a store there is the map and adding reports."""
    sections = {section.name: section for section in SECTIONS if store is not None or section.name in {"map", "upload"}}
    _follow(sections)
    labels = {name: numbered(tr(section.label), _waiting(section, store)) for name, section in sections.items()}
    if len(sections) > 1:
        st.segmented_control(
            tr("Page"), list(sections), format_func=lambda name: labels[name], key=_KEY, required=True,
            label_visibility="collapsed",
        )  # fmt: skip
    name = st.session_state.get(_KEY) or "map"
    if name == "map":
        st.query_params.pop(_KEY, None)
    elif st.query_params.get(_KEY) != name:
        st.query_params[_KEY] = name
    return sections.get(name, sections["map"])


def load(section: Section) -> ModuleType:
    """The module of a page, imported when it is first opened."""
    return importlib.import_module(section.module or "")


def _follow(sections: dict[str, Section]) -> None:
    """What a callback wanted comes first, then the reader's choice, then the address."""
    state = st.session_state
    wanted = state.pop(_WANTED, None)
    if wanted in sections:
        state[_KEY] = wanted
    elif state.get(_KEY) not in sections:
        asked = st.query_params.get(_KEY, "reader" if "read" in st.query_params else "map")
        state[_KEY] = asked if asked in sections else "map"


def _waiting(section: Section, store: OpenStore | None) -> int:
    """How many questions wait for review."""
    return int(load(section).waiting(store)) if section.name == "review" and store is not None else 0
