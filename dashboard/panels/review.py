"""The review page: questions with their sentences, one after another; actors; and the log of what was decided."""

from __future__ import annotations

import getpass
from collections import Counter
from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.decisions import decided
from dashboard.language import later, tr
from dashboard.map_layer import STATIC
from dashboard.panels.columns import readable
from dashboard.panels.quote import note
from dashboard.panels.review_actors import actors_section
from dashboard.panels.review_log import log_section, when
from dashboard.panels.review_name import name_card
from dashboard.panels.review_route import route_card
from dashboard.panels.review_state import CURRENT, SKIPPED
from dashboard.review_board import LAST, WHO, Board, Saved, board, undo
from dashboard.source import OpenStore
from reports.corrections_cases import name_case, route_case
from reports.corrections_queue import Doubt, Question
from reports.document import Span
from reports.errors import ReportsError
from reports.store import Store

_SECTIONS: Final = (later("Questions"), later("Actors"), later("Decisions"))
_LABELS: Final = {
    Doubt.UNRESOLVED: later("Not found"),
    Doubt.UNSURE: later("Unsure"),
    Doubt.NEAR_TIE: later("Near tie"),
    Doubt.IMPLIED_ROUTE: later("Implied route"),
    Doubt.UNSURE_ROUTE: later("Unsure route"),
}
_ROWS: Final = 230


def waiting(store: OpenStore) -> int:
    """How many questions are open; none where the store cannot be read, which its page then says."""
    try:
        return len(board(store).questions)
    except ReportsError:
        return 0


def ask_about(document_id: str, span: Span, text: str) -> None:
    """Put the question what the name at a span means, whatever the queue thinks of it: for callbacks."""
    st.session_state["review_asked"] = (document_id, tuple(span), text)
    st.session_state["review_section"] = _SECTIONS[0]


def show(store: OpenStore) -> None:
    """Draw the page."""
    st.html(STATIC / "review.css")
    shown = board(store)
    _top(shown)
    _last(shown, store)
    section = st.session_state.get("review_section") or _SECTIONS[0]
    if section == "Actors":
        actors_section(shown, store.catalogue)
    elif section == "Decisions":
        log_section(shown, store.catalogue)
    else:
        _questions(shown, store)


def _top(shown: Board) -> None:
    """The sections, and who is reviewing."""
    st.session_state.setdefault("review_name", getpass.getuser())
    counts = {"Questions": len(shown.questions), "Actors": 0, "Decisions": len(shown.overlay.held)}
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        st.segmented_control(
            tr("Part of the review"), _SECTIONS, key="review_section", required=True, default=_SECTIONS[0],
            format_func=lambda name: words.numbered(tr(name), counts[name]),
            label_visibility="collapsed",
        )  # fmt: skip
    with right:
        st.session_state[WHO] = st.text_input(
            tr("Your name, for the log"), key="review_name", max_chars=80, persist_state="session",
            placeholder=tr("Your name, for the log"), icon=":material/person:", label_visibility="collapsed",
        )  # fmt: skip


def _last(shown: Board, store: OpenStore) -> None:
    """What was decided last, what somebody else had said meanwhile, and a way back."""
    error = st.session_state.pop("review_error", None)
    last: Saved | None = st.session_state.get(LAST)
    with st.container():  # of its own, so that the page below does not move when there is nothing to say
        if error:
            st.error(error, icon=":material/error:")
        if last is not None:
            _said(shown, last, store)


def _said(shown: Board, last: Saved, store: OpenStore) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="review-last"):
        st.text(last.words, width="stretch")
        held = {one.id for one in shown.overlay.held}
        if any(one in held for one in last.ids):
            st.button(tr("Undo"), key="undo-last", icon=":material/undo:", on_click=_undo, args=(shown, last))
    for other in last.others:
        told = tr(
            "{who} had decided on the same at {when}: {what}.",
            who=other.who, when=when(other), what=decided(other.change, store.catalogue),
        )  # fmt: skip
        st.warning(tr("Your answer is the newer one and holds; both are in the log."), icon=":material/group:")
        st.text(told)


def _undo(shown: Board, last: Saved) -> None:
    try:
        undo(shown, last.ids, tr("Taken back: {what}", what=last.words.removeprefix(tr("Saved:")).strip()))
    except ReportsError as error:
        st.session_state["review_error"] = str(error)


def _questions(shown: Board, store: OpenStore) -> None:
    counts = Counter(question.why for question in shown.questions)
    kinds = [kind for kind in Doubt if counts[kind]]
    if len(kinds) > 1:
        st.pills(tr("Why it is asked"), kinds, selection_mode="multi", key="review_kinds", label_visibility="collapsed",
                 format_func=lambda kind: words.numbered(tr(_LABELS[kind]), counts[kind]))  # fmt: skip
    chosen = set(st.session_state.get("review_kinds") or ())
    skipped = set(st.session_state.get(SKIPPED, ()))
    found = [question for question in shown.questions if not chosen or question.why in chosen]
    found.sort(key=lambda question: question.key in skipped)
    question = _asked(shown) or _current(found)
    if question is None:
        st.html(note(tr("Nothing is left to decide. What comes with new reports will stand here.")))
        return
    _case(shown, question, store)
    _queue(shown, found, question)


def _asked(shown: Board) -> Question | None:
    """The question that the reader of a document put, until it is answered or skipped."""
    asked = st.session_state.pop("review_asked", None)
    if asked is not None:
        document_id, span, text = asked
        question = Question(
            why=Doubt.NEAR_TIE, row_id=0, document_id=document_id, span=Span(*span), text=text, title=text,
            confidence=0, rank=0, here=2, everywhere=2,
        )  # fmt: skip
        st.session_state["review_put"] = question
        st.session_state[CURRENT] = question.key
    put: Question | None = st.session_state.get("review_put")
    if put is None or put.document_id not in shown.documents or st.session_state.get(CURRENT) != put.key:
        return None
    return put


def _current(found: Sequence[Question]) -> Question | None:
    wanted = st.session_state.get(CURRENT)
    return next((question for question in found if question.key == wanted), found[0] if found else None)


def _case(shown: Board, question: Question, store: OpenStore) -> None:
    with Store.to_read(shown.path) as opened:
        if question.is_route:
            route = route_case(opened, shown.documents, question.row_id)
            name = None
        else:
            route = None
            name = name_case(opened, shown.documents[question.document_id], question.span)
    with st.container(key="review-case"):
        if route is not None:
            route_card(shown, question.key, route, store.catalogue)
        elif name is not None:
            name_card(shown, question, name, store.catalogue)


def _queue(shown: Board, found: Sequence[Question], current: Question) -> None:
    """All questions as rows: the way to any of them, by keyboard too."""
    if not found:
        return
    frame = pd.DataFrame(
        {
            tr("Name or route"): [one.title for one in found],
            tr("Why"): [tr(_LABELS[one.why]) for one in found],
            tr("Sure"): [words.confidence(one.confidence) if one.confidence else "–" for one in found],
            tr("In this report"): [one.here for one in found],
            tr("In all"): [one.everywhere for one in found],
            tr("Report"): [shown.documents[one.document_id].label for one in found],
        }
    )
    at = next((number for number, one in enumerate(found) if one.key == current.key), None)
    key = f"review-queue-{len(shown.log)}-{len(found)}-{current.key}"
    counted = words.counted(len(found), "question")
    st.html(note(tr("{questions}, the most doubtful first", questions=counted), "dl-label"))
    st.dataframe(
        readable(frame), hide_index=True, height=_ROWS, key=key, selection_mode="single-row",
        selection_default={"selection": {"rows": [] if at is None else [at]}},
        on_select=lambda: _choose(key, [one.key for one in found]),
        alt=tr("Each row is a question; choosing one puts it."),
    )  # fmt: skip


def _choose(key: str, keys: Sequence[str]) -> None:
    rows = st.session_state[key].selection.rows
    st.session_state[CURRENT] = keys[rows[0]] if rows and rows[0] < len(keys) else None
