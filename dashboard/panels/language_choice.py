"""The language of the page: the address's, else the browser's, else English; chosen at the head of the page."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.language import KEPT, Language, asked, self_name, speak, spoken, tr

_IN_ADDRESS: Final = "lang"
_WIDGET: Final = "language_choice"


def begin() -> None:
    """Speak the reader's language in this run; the first thing that a run does. The page's element says it too."""
    if KEPT not in st.session_state:
        known = asked(st.query_params.get(_IN_ADDRESS)) or asked(st.context.locale) or Language.ENGLISH
        st.session_state[KEPT] = known.value
    speak(Language(st.session_state[KEPT]))


def mark_page() -> None:
    """Tell browsers and screen readers what language the page is in."""
    script = f'<script>document.documentElement.lang = "{spoken().value}";</script>'
    st.html(script, unsafe_allow_javascript=True)


def language_choice() -> None:
    """The list of languages, each under its own name. A choice goes into the address, and with it into every link."""
    st.session_state[_WIDGET] = spoken().value
    st.selectbox(
        tr("Language"), [language.value for language in Language], key=_WIDGET, on_change=_choose, width=120,
        format_func=lambda code: self_name(Language(code)), label_visibility="collapsed",
    )  # fmt: skip


def _choose() -> None:
    st.session_state[KEPT] = st.query_params[_IN_ADDRESS] = st.session_state[_WIDGET]
