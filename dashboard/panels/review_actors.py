"""Actors under review: two that are one, and names that recur and that the catalogue lacks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import words
from dashboard.language import figure, tr
from dashboard.panels.quote import case, note, plain
from dashboard.panels.review_name import quoted
from dashboard.review_board import Board, save
from dashboard.selection import Catalogue
from gazetteer.fold import fold
from reports.corrections import AddActor, Change, MergeActors, NoActor, holding
from reports.corrections_cases import Quote
from reports.document import Span
from reports.errors import ReportsError
from reports.model import Actor, ActorKind
from reports.proposals import Proposal, ProposedKind
from reports.store import Store

_FEW: Final = 60  # up to so many reports the proposals are looked for unasked: a second or two
_SHOWN: Final = 12
_KINDS: Final = {ProposedKind.PERSON: ActorKind.PERSON, ProposedKind.ORGANISATION: ActorKind.ORGANISATION}


def actors_section(board: Board, catalogue: Catalogue) -> None:
    """Merging first, then the proposals."""
    _merging(board, catalogue)
    st.html(case(tr("Names that the catalogue lacks")))
    wanted = len(board.documents) <= _FEW or st.session_state.get("review_look_for_actors")
    if not wanted:
        count = words.counted(len(board.documents), "report")
        st.caption(tr("Looking through {reports} takes a while.", reports=count))
        st.button(tr("Look for names"), key="review-look", on_click=_want_proposals)
        return
    with st.spinner(tr("Looking for names that recur …")):
        proposals = open_proposals(board)
    if not proposals:
        st.html(note(tr("No unknown person or organisation recurs in these reports.")))
    for proposal in proposals[:_SHOWN]:
        _proposal(board, proposal, catalogue)
    if len(proposals) > _SHOWN:
        st.caption(tr("and {n} more, once these are decided", n=figure(len(proposals) - _SHOWN)))


def _want_proposals() -> None:
    st.session_state["review_look_for_actors"] = True


def open_proposals(board: Board) -> tuple[Proposal, ...]:
    """The proposals on which nobody has decided."""
    found = proposals_of(board.path, tuple(board.documents))
    held = [one.change for one in holding(board.log)]
    decided = {fold(change.name) for change in held if isinstance(change, NoActor)}
    decided |= {fold(change.actor.name) for change in held if isinstance(change, AddActor)}
    return tuple(one for one in found if fold(one.name) not in decided)


@st.cache_resource(max_entries=2, show_spinner=False)
def proposals_of(path: Path, document_ids: tuple[str, ...]) -> tuple[Proposal, ...]:  # noqa: ARG001
    """What the reports keep naming and nobody has listed; found anew when there are other reports."""
    from reports.proposals import propose  # noqa: PLC0415 - loads its word lists
    from reports.propose_command import found_in  # noqa: PLC0415

    with Store.to_read(path) as store:
        return propose(found_in(store))


def _merging(board: Board, catalogue: Catalogue) -> None:
    st.html(case(tr("Two actors that are one")))
    ids = sorted(catalogue.actors, key=lambda actor_id: fold(catalogue.actor(actor_id)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = st.selectbox(tr("This actor"), ids, key="merge-one", index=None, format_func=catalogue.actor,
                           placeholder=tr("Choose one"))  # fmt: skip
        into = st.selectbox(tr("is the same as"), [key for key in ids if key != one], key="merge-into", index=None,
                            format_func=catalogue.actor, placeholder=tr("Choose the one to keep"))  # fmt: skip
        st.button(tr("Merge"), key="merge", type="primary", disabled=not (one and into),
                  on_click=_merge, args=(board, one, into, catalogue))  # fmt: skip


def _merge(board: Board, one: str, into: str, catalogue: Catalogue) -> None:
    said = tr("Saved: {one} is {other}.", one=catalogue.actor(one), other=catalogue.actor(into))
    _save(board, [MergeActors(actor_id=one, into=into)], said)
    st.session_state["merge-one"] = st.session_state["merge-into"] = None


def _proposal(board: Board, proposal: Proposal, catalogue: Catalogue) -> None:
    evidence, name = proposal.evidence, proposal.name
    start = evidence.quote.find(name)
    spans = (Span(start, start + len(name)),) if start >= 0 else ()
    quote = Quote(text=evidence.quote, start=evidence.span.start)
    found_in = words.counted(len(proposal.documents), "report")
    count = tr("{times} in {reports}", times=words.counted(proposal.count, "time"), reports=found_in)
    with st.container(border=True):
        st.html(
            f'<header class="dl-case small"><h3>{plain(name)}</h3><p>{escape(count)}</p>'
            f"{quoted(quote, spans, board.documents[evidence.document_id])}</header>"
        )
        key = fold(name)
        codes = ["", *sorted(catalogue.countries, key=catalogue.country)]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kinds = list(ActorKind)
            kind = st.selectbox(tr("Kind"), kinds, key=f"kind-{key}", index=kinds.index(_KINDS[proposal.kind]),
                                format_func=words.actor_kind)  # fmt: skip
            country = st.selectbox(tr("Country"), codes, key=f"country-{key}",
                                   format_func=lambda code: catalogue.country(code) or tr("None"))  # fmt: skip
            st.button(tr("Add"), key=f"add-{key}", type="primary", icon=":material/check:",
                      on_click=_add, args=(board, name, kind, country or None))  # fmt: skip
            st.button(tr("Leave out"), key=f"leave-{key}", icon=":material/block:", on_click=_save,
                      args=(board, [NoActor(name=name)], tr("Saved: “{name}” is left out.", name=name)))  # fmt: skip


def _add(board: Board, name: str, kind: ActorKind, country: str | None) -> None:
    actor_id = "own:" + fold(name).replace(" ", "-")
    actor = Actor(id=actor_id, name=name, kind=kind, country_code=country)
    said = tr("Saved: {name} is an actor now; sentences that name it are tied to it.", name=name)
    _save(board, [AddActor(actor=actor)], said)


def _save(board: Board, changes: Sequence[Change], said: str) -> None:
    try:
        save(board, changes, said)
    except ReportsError as error:
        st.session_state["review_error"] = str(error)
