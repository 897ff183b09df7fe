"""Actors under review: two that are one, and names that recur and that the catalogue lacks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import words
from dashboard.panels.quote import plain
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
_LABELS: Final = {kind: kind.value.replace("_", " ").capitalize() for kind in ActorKind}


def actors_section(board: Board, catalogue: Catalogue) -> None:
    """Merging first, then the proposals."""
    _merging(board, catalogue)
    st.html('<header class="dl-case"><h2>Names that the catalogue lacks</h2></header>')
    wanted = len(board.documents) <= _FEW or st.session_state.get("review_look_for_actors")
    if not wanted:
        count = words.counted(len(board.documents), "report")
        st.caption(f"Looking through {count} takes a while.")
        st.button("Look for names", key="review-look", on_click=_want_proposals)
        return
    with st.spinner("Looking for names that recur …"):
        proposals = open_proposals(board)
    if not proposals:
        st.html('<p class="dl-empty">No unknown person or organisation recurs in these reports.</p>')
    for proposal in proposals[:_SHOWN]:
        _proposal(board, proposal, catalogue)
    if len(proposals) > _SHOWN:
        st.caption(f"and {len(proposals) - _SHOWN:,} more, once these are decided")


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
    st.html('<header class="dl-case"><h2>Two actors that are one</h2></header>')
    ids = sorted(catalogue.actors, key=lambda actor_id: fold(catalogue.actor(actor_id)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = st.selectbox("This actor", ids, key="merge-one", index=None, format_func=catalogue.actor,
                           placeholder="Choose one")  # fmt: skip
        into = st.selectbox("is the same as", [key for key in ids if key != one], key="merge-into", index=None,
                            format_func=catalogue.actor, placeholder="Choose the one to keep")  # fmt: skip
        st.button("Merge", key="merge", type="primary", disabled=not (one and into),
                  on_click=_merge, args=(board, one, into, catalogue))  # fmt: skip


def _merge(board: Board, one: str, into: str, catalogue: Catalogue) -> None:
    _save(board, [MergeActors(actor_id=one, into=into)], f"Saved: {catalogue.actor(one)} is {catalogue.actor(into)}.")
    st.session_state["merge-one"] = st.session_state["merge-into"] = None


def _proposal(board: Board, proposal: Proposal, catalogue: Catalogue) -> None:
    evidence, name = proposal.evidence, proposal.name
    start = evidence.quote.find(name)
    spans = (Span(start, start + len(name)),) if start >= 0 else ()
    quote = Quote(text=evidence.quote, start=evidence.span.start)
    count = f"{words.counted(proposal.count, 'time')} in {words.counted(len(proposal.documents), 'report')}"
    with st.container(border=True):
        st.html(
            f'<header class="dl-case small"><h3>{plain(name)}</h3><p>{escape(count)}</p>'
            f"{quoted(quote, spans, board.documents[evidence.document_id])}</header>"
        )
        key = fold(name)
        codes = ["", *sorted(catalogue.countries, key=catalogue.country)]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kinds = list(ActorKind)
            kind = st.selectbox("Kind", kinds, key=f"kind-{key}", index=kinds.index(_KINDS[proposal.kind]),
                                format_func=_LABELS.__getitem__)  # fmt: skip
            country = st.selectbox("Country", codes, key=f"country-{key}",
                                   format_func=lambda code: catalogue.country(code) or "None")  # fmt: skip
            st.button("Add", key=f"add-{key}", type="primary", icon=":material/check:",
                      on_click=_add, args=(board, name, kind, country or None))  # fmt: skip
            st.button("Leave out", key=f"leave-{key}", icon=":material/block:",
                      on_click=_save, args=(board, [NoActor(name=name)], f"Saved: “{name}” is left out."))  # fmt: skip


def _add(board: Board, name: str, kind: ActorKind, country: str | None) -> None:
    actor_id = "own:" + fold(name).replace(" ", "-")
    actor = Actor(id=actor_id, name=name, kind=kind, country_code=country)
    _save(board, [AddActor(actor=actor)], f"Saved: {name} is an actor now; sentences that name it are tied to it.")


def _save(board: Board, changes: Sequence[Change], said: str) -> None:
    try:
        save(board, changes, said)
    except ReportsError as error:
        st.session_state["review_error"] = str(error)
