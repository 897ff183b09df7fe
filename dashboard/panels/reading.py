"""Reports read while the reader waits: the pipeline opened once, and a bar that says how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.language import figure, tr
from reports.pipeline import Pipeline, open_pipeline
from reports.store import Store
from reports.uploads import Examined, Upload, examine


@st.cache_resource(show_spinner=False)
def pipeline() -> Pipeline:
    """Opened at the first call and kept. Raises IndexMissing, IndexDamaged or InvalidCatalogue."""
    return open_pipeline()


def read(uploads: Sequence[Upload], path: Path) -> tuple[Examined, ...]:
    """Read and extract, with progress; nothing is stored. The store at `path`, where there is one, tells what it has.

    Raises ReportsError or GazetteerError.
    """
    bar = st.progress(0.0, tr("Opening the gazetteer …"))
    found: list[Examined] = []
    try:
        opened = pipeline()
        store = Store.to_read(path) if path.exists() else None
        try:
            for number, one in enumerate(examine(uploads, opened, store), 1):
                found.append(one)
                bar.progress(number / len(uploads), tr("Read {n} of {all}", n=figure(number), all=figure(len(uploads))))
        finally:
            if store is not None:
                store.close()
    finally:
        bar.empty()
    return tuple(found)
