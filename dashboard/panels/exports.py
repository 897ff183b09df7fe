"""Export of exactly what the filters select; the same files as `python -m reports export` writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Final

import streamlit as st

from dashboard import source, words
from dashboard.language import later, tr
from dashboard.panels.quote import note
from dashboard.selection import View, conditions
from reports.export import ENDINGS, Format, export

_FORMATS: Final = (
    (Format.GEOJSON, "GeoJSON", later("RFC 7946; for QGIS and other maps"), "application/geo+json"),
    (Format.CSV, "CSV", later("two tables in a ZIP; no cell is taken for a formula"), "application/zip"),
    (Format.KML, "KML", later("for Google Earth"), "application/vnd.google-earth.kml+xml"),
    (Format.PARQUET, "Parquet", later("two typed tables in a ZIP; for DuckDB and pandas"), "application/zip"),
    (Format.FTM, "followthemoney", later("entities, one a line; for Aleph and OpenAleph"), "application/json"),
    (
        Format.HTML,
        later("Standalone map"),
        later("one HTML file that opens from disk and asks nothing of any network"),
        "text/html",
    ),
    (Format.REPORT, later("Report to print"), later("map, legend, evidence with numbered citations"), "text/html"),
)
_NAMES: Final = {Format.HTML: "map.html", Format.REPORT: "report.html"}


def exports(view: View, store: source.OpenStore) -> None:
    """A button for each format. Files are made when they are asked for."""
    told = "; ".join(condition.text for condition in conditions(view.filters, store.catalogue))
    what = tr("What the filters select is written, nothing else: {what}.", what=view.shown.line())
    st.html(note(what, "dl-left"))
    columns = st.columns(4, gap="small")
    for number, (format_, label, about, mime) in enumerate(_FORMATS):
        with columns[number % 4]:
            st.download_button(
                tr(label),
                data=_content(view, store, format_, told),
                file_name=_NAMES.get(format_, f"reports.{_ending(format_)}"),
                mime=mime,
                key=f"export-{format_.value}",
                on_click="ignore",
                icon=":material/download:",
                width="stretch",
            )
            st.caption(words.literal(tr(about)))
    with columns[len(_FORMATS) % 4]:
        st.caption(tr("A picture of the map (PNG), as it stands: the button PNG on the map."))


def _ending(format_: Format) -> str:
    return "zip" if format_ in {Format.CSV, Format.PARQUET} else ENDINGS.get(format_, format_.value)


def _content(view: View, store: source.OpenStore, format_: Format, about: str) -> Callable[[], bytes]:
    """What makes the file, when the reader asks for it."""
    selection, actors = source.selection(store, view.filters), store.catalogue.actors

    def make() -> bytes:
        parts = export(selection, actors, format_, about=about)
        if len(parts) == 1:
            return parts[0].content
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in parts:
                archive.writestr(f"{'routes' if part.suffix else 'mentions'}.{format_.value}", part.content)
        return packed.getvalue()

    return make
