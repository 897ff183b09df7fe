"""Adding reports in the page: files or pasted text are read, what was found is shown, and then kept or discarded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import words
from dashboard.language import tr, trn
from dashboard.map_layer import STATIC
from dashboard.panels.quote import case
from dashboard.panels.reading import pipeline, read
from dashboard.panels.upload_found import found_map, found_section
from dashboard.source import OpenStore
from gazetteer.errors import GazetteerError
from reports.errors import ReportsError
from reports.fates import Fate
from reports.store import Store
from reports.uploads import Examined, Pasted, Upload, keep

MOST: Final = 50
EXAMINED: Final = "upload_examined"
_DONE: Final = "upload_done"
_FAILED: Final = "upload_failed"
_ROUND: Final = "upload_round"


def show(store: OpenStore | None, path: Path) -> None:
    """Draw the page. Without a store, keeping the first report makes one at `path`."""
    st.html(STATIC / "review.css")
    failed = st.session_state.pop(_FAILED, None)
    if failed:
        st.error(tr("That did not work."), icon=":material/error:")
        st.text(failed)
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done, icon=":material/check:")
    examined: tuple[Examined, ...] = st.session_state.get(EXAMINED, ())
    if examined:
        leave = found_section(examined)
        _decide(examined, leave, path)
        found_map(examined, store)
    else:
        _offer(path)


def _offer(path: Path) -> None:
    """Where files are dropped and text is pasted."""
    left, right = st.columns(2, gap="large")
    turn = st.session_state.setdefault(_ROUND, 0)
    with left:
        st.html(case(tr("Drop files")))
        given = st.file_uploader(
            tr("Reports as text, Markdown, HTML, PDF, Word, e-mail, feed, table or ZIP; 20 MB each at most"),
            accept_multiple_files=True, key=f"upload-files-{turn}",
        )  # fmt: skip
        files = [Upload(file_name=file.name, data=file.getvalue()) for file in given]
        label = trn("Read {n} file", "Read {n} files", len(files)) if files else tr("Read")
        st.button(label, key="upload-read", type="primary",
                  disabled=not files, on_click=_read, args=(files, path))  # fmt: skip
        st.caption(
            tr("For folders and many files: `python -m reports ingest FOLDER`; it takes any number, in parallel.")
        )
    with right:
        st.html(case(tr("Or paste text")))
        _paste(turn, path)


def _paste(turn: int, path: Path) -> None:
    text = st.text_area(tr("Text of a report"), key=f"upload-text-{turn}", height=180, max_chars=1_000_000)
    with st.container(horizontal=True):
        title = st.text_input(tr("Title"), key=f"upload-title-{turn}", max_chars=200)
        publisher = st.text_input(tr("Publisher"), key=f"upload-publisher-{turn}", max_chars=200)
        published = st.date_input(tr("Published"), value=None, key=f"upload-published-{turn}", min_value="1800-01-01",
                                  format="DD/MM/YYYY")  # fmt: skip
    day = published if not isinstance(published, tuple) else None
    pasted = Pasted(text=text, title=title, publisher=publisher, published=day)
    st.button(tr("Read the text"), key="upload-read-text", type="primary", disabled=not text.strip(),
              on_click=_read, args=([pasted.upload()], path))  # fmt: skip


def _read(uploads: Sequence[Upload], path: Path) -> None:
    """Read and extract, with progress; what is found waits in the session."""
    if len(uploads) > MOST:
        command = "python -m reports ingest FOLDER"
        said = tr(
            "{files} are too many for a page; use the command line: {command}",
            files=words.counted(len(uploads), "file"),
            command=command,
        )
        st.session_state[_FAILED] = said
        return
    try:
        st.session_state[EXAMINED] = read(uploads, path)
    except (ReportsError, GazetteerError) as error:
        st.session_state[_FAILED] = str(error)


def _decide(examined: Sequence[Examined], leave: frozenset[str], path: Path) -> None:
    paths = [found.document.path for one in examined for found in one.found]
    kept = len([name for name in paths if name not in leave])
    with st.container(horizontal=True):
        if paths:
            label = trn("Keep {n} report", "Keep {n} reports", kept)
            st.button(label, key="upload-keep", type="primary", icon=":material/check:", disabled=not kept,
                      on_click=_keep, args=(examined, leave, path))  # fmt: skip
        st.button(
            tr("Discard all") if paths else tr("Back"), key="upload-discard", icon=":material/delete:", on_click=_forget
        )


def _keep(examined: Sequence[Examined], leave: frozenset[str], path: Path) -> None:
    try:
        with Store.to_write(path) as store:
            fates = keep(store, pipeline(), examined, leave)
    except (ReportsError, GazetteerError) as error:
        st.session_state[_FAILED] = str(error)
        return
    stored = [fate for fate in fates.values() if fate is not Fate.REJECTED]
    st.session_state[_DONE] = trn(
        "{n} report kept. It is on the map now.", "{n} reports kept. They are on the map now.", len(stored)
    )
    _forget()


def _forget() -> None:
    """Drop what was examined and the files behind it."""
    st.session_state.pop(EXAMINED, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
