"""What the review page shows of a store, and how it writes a decision: the only part of it that opens the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.source import OpenStore
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from reports import stored
from reports.corrections import Anchor, Change, Correction, NoPlace, NoRoute, SetPlace, SetRoute, Undo
from reports.corrections_overlay import Overlay, overlay_of
from reports.corrections_queue import Question, questions
from reports.corrections_store import entry, read_log, record
from reports.rows import DocumentRow
from reports.store import Store

WHO: Final = "reviewer"
LAST: Final = "review_last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A store as a reviewer sees it, at one version."""

    path: Path
    documents: Mapping[str, DocumentRow]
    overlay: Overlay
    questions: tuple[Question, ...]
    log: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The last decision: what to say of it, its ids for taking it back, and what somebody else had said meanwhile."""

    words: str
    ids: tuple[str, ...]
    others: tuple[Correction, ...] = ()


def board(store: OpenStore) -> Board:
    """The board of an open store. Raises StoreDamaged."""
    return _board(store.path, store.version)


@st.cache_resource(max_entries=2, show_spinner=False)
def _board(path: Path, version: int) -> Board:  # noqa: ARG001  a new version is a new entry of the cache
    with Store.to_read(path) as store, store.unchanging():
        documents = stored.documents(store)
        overlay = overlay_of(store, documents)
        asked = questions(store, overlay, documents)
        return Board(path=path, documents=documents, overlay=overlay, questions=asked, log=read_log(store))


@st.cache_resource(show_spinner=False)
def gazetteer() -> Gazetteer | None:
    """The built index, None where there is none: then places are found on the map and by coordinates alone."""
    try:
        return Gazetteer.open()
    except GazetteerError:
        return None


def save(shown: Board, changes: Sequence[Change], words: str, note: str = "") -> None:
    """Add a decision to the log, and keep what to say of it. Raises InvalidCorrection or StoreUnwritable."""
    made = [entry(change, who(), note) for change in changes]
    with Store.to_write(shown.path) as store:
        record(store, made)
        log = read_log(store)
    seen = {one.id for one in (*shown.log, *made)}
    others = [one for one in log if one.id not in seen and any(same_thing(one.change, change) for change in changes)]
    st.session_state[LAST] = Saved(words=words, ids=tuple(one.id for one in made), others=tuple(others))


def undo(shown: Board, ids: Sequence[str], words: str) -> None:
    """Take entries of the log back; of an undoing that is to hold them again."""
    save(shown, [Undo(correction_id=one) for one in ids], words)


def who() -> str:
    """Who is reviewing, as far as they said."""
    return str(st.session_state.get(WHO) or "").strip()


def same_thing(one: Change, other: Change) -> bool:
    """Whether two corrections are about the same name or route of the same document."""
    first, second = _anchor(one), _anchor(other)
    if first is None or second is None:
        return False
    return (first.document_id, first.span, first.text) == (second.document_id, second.span, second.text)


def _anchor(change: Change) -> Anchor | None:
    return change.anchor if isinstance(change, SetPlace | NoPlace | SetRoute | NoRoute) else None
