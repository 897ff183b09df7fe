"""The first minutes: what to do where there is no report yet, and the sample on the map in one click."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import navigate
from dashboard.language import tr
from dashboard.panels.quote import note, plain
from dashboard.panels.reading import pipeline, read
from gazetteer.errors import GazetteerError
from reports.errors import ReportsError
from reports.store import Store
from reports.uploads import Upload, keep

SAMPLE: Final = Path(__file__).resolve().parents[2] / "seeds"
_COMMAND: Final = "python -m reports ingest FOLDER"


def first_steps(path: Path) -> None:
    """Three ways to begin; what is kept goes to the store at `path`, which is made where it is missing."""
    about = tr(
        "Dateline finds the places, the actors and the routes in reports, and shows the sentence behind every mark. "
        "Nothing leaves this machine."
    )
    title = plain(tr("Put your reports on a map"))
    st.html(f'<header class="dl-begin"><h1>{title}</h1>{note(about, "dl-about")}</header>')
    files = sample()
    with st.container(key="begin-ways"):
        if files:
            with st.container(border=True):
                about = tr("Five short reports on flights, freighters and advisers in Venezuela.")
                _way(tr("Look at the sample"), about)
                if st.button(tr("Load the sample"), key="begin-sample", type="primary", icon=":material/explore:"):
                    _load(files, path)
        with st.container(border=True):
            about = tr("Drop files or paste text. You see what was found before anything is kept.")
            _way(tr("Add your own"), about)
            label = tr("Add reports")
            st.button(label, key="begin-add", icon=":material/upload:", on_click=navigate.go, args=("upload",))
        with st.container(border=True):
            about = tr("A folder of any size, in parallel, from the command line:")
            _way(tr("Many reports at once"), about)
            st.code(_COMMAND, language=None)
    st.html(note(tr("What you keep is stored in {path}", path=path.resolve()), "dl-kept"))


def sample() -> list[Upload]:
    """The sample reports; none where the program was installed without them."""
    files = sorted(file for file in SAMPLE.glob("*.md") if not file.name.upper().startswith("README"))
    return [Upload(file_name=file.name, data=file.read_bytes()) for file in files]


def _load(files: list[Upload], path: Path) -> None:
    """Read, keep, and open the map; or say in a sentence why not."""
    try:
        examined = read(files, path)
        with Store.to_write(path) as store:
            keep(store, pipeline(), examined, frozenset())
    except (ReportsError, GazetteerError) as error:
        st.error(tr("The sample could not be loaded."), icon=":material/error:")
        st.text(str(error))
        return
    navigate.go("map")
    st.rerun()


def _way(title: str, about: str) -> None:
    st.html(f'<h2 class="dl-way">{plain(title)}</h2>{note(about, "dl-way")}')
