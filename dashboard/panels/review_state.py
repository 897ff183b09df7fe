"""What the review page remembers between runs of one session: the question, what was looked up for it, the choice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

import streamlit as st

from dashboard.language import tr
from dashboard.words import numbered
from gazetteer.coordinates import LonLat
from gazetteer.place import Place
from reports.corrections import Scope
from reports.corrections_queue import Question

CURRENT: Final = "review_question"
SKIPPED: Final = "review_skipped"


def reach_label(scope: Scope, question: Question) -> str:
    """How far an answer reaches, in words, with how often the name stands there."""
    if scope is Scope.HERE:
        return tr("Only here")
    if scope is Scope.DOCUMENT:
        return numbered(tr("This report"), question.here)
    return numbered(tr("All reports"), question.everywhere)


class CaseState:
    """What is remembered for one question. Its digest is in the keys of widgets, so that the next starts afresh."""

    def __init__(self, question_key: str) -> None:
        self._question = question_key
        self._digest = hashlib.sha256(question_key.encode("utf-8", "replace")).hexdigest()[:12]

    def key(self, name: str) -> str:
        """The key of a widget or a value of this question."""
        return f"review-{self._digest}-{name}"

    @property
    def message(self) -> str:
        """What there is to say about the last look-up or answer."""
        return str(st.session_state.get(self.key("message"), ""))

    @message.setter
    def message(self, text: str) -> None:
        st.session_state[self.key("message")] = text

    def skip(self) -> None:
        """Go on to the next question; this one comes last."""
        st.session_state.setdefault(SKIPPED, []).append(self._question)
        st.session_state.pop(CURRENT, None)

    def done(self) -> None:
        """Forget the question, which is answered."""
        st.session_state.pop(CURRENT, None)


class NameState(CaseState):
    """What is remembered for a name: places that were looked up, a spot of one's own, and the choice among them."""

    NEW: Final = "new"

    @property
    def found(self) -> tuple[Place, ...]:
        """The places that were looked up."""
        found: tuple[Place, ...] = st.session_state.get(self.key("found"), ())
        return found

    @property
    def spot(self) -> LonLat | None:
        """The spot that was clicked or typed."""
        spot: LonLat | None = st.session_state.get(self.key("spot"))
        return spot

    def add(self, places: Iterable[Place]) -> None:
        """Offer these places too, the first of them chosen."""
        places = tuple(places)
        known = {place.id: place for place in (*self.found, *places)}
        st.session_state[self.key("found")] = tuple(known.values())
        self._choose(places[0].id)

    def pick(self, picked: str | LonLat) -> None:
        """Choose a place of the list by its id, or a spot."""
        if isinstance(picked, LonLat):
            st.session_state[self.key("spot")] = picked
            st.session_state.pop(self.key("new-country"), None)
            self._choose(self.NEW)
        else:
            self._choose(picked)

    def chosen(self, options: Mapping[str, object]) -> str | None:
        """The key of the choice: a place of the list, NEW, or None where there is nothing to choose."""
        wanted = st.session_state.get(self.key("choice"))
        if wanted in options or (wanted == self.NEW and self.spot is not None):
            return str(wanted)
        return next(iter(options), None)

    def settle(self, options: Mapping[str, object]) -> None:
        """Let the widget have the choice, before it is drawn."""
        self._choose(self.chosen(options))

    def _choose(self, key: str | None) -> None:
        st.session_state[self.key("choice")] = key
