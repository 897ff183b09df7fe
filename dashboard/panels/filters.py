"""The sidebar: what to show, with the count that each choice would leave; kept in the address of the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from dashboard import words
from dashboard.selection import Catalogue, View, by_time, from_address, options, to_address
from reports.model import Mode, Status
from reports.rows import Facet, Filters

_KEYS = ("actors", "countries", "documents", "modes", "statuses")
_BARS = 36
Extent = tuple[date, date]


def current(extent: Extent | None) -> Filters:
    """The filters as they stand: those of the address when the page opens, then those of the widgets."""
    if "filters_ready" not in st.session_state:
        put(from_address({key: st.query_params.get_all(key) for key in st.query_params}), extent)
        st.session_state["filters_ready"] = True
    chosen: dict[str, list[str]] = {key: st.session_state.get(key) or [] for key in _KEYS}
    dates: tuple[date, ...] = st.session_state.get("dates") or ()
    start, end = (dates[0], dates[-1]) if extent and len(dates) == 2 else (None, None)
    return Filters(
        actors=tuple(chosen["actors"]),
        countries=tuple(chosen["countries"]),
        documents=tuple(chosen["documents"]),
        modes=tuple(Mode(value) for value in chosen["modes"]),
        statuses=tuple(Status(value) for value in chosen["statuses"]),
        date_from=start if extent and start and start > extent[0] else None,
        date_to=end if extent and end and end < extent[1] else None,
    )


def put(filters: Filters, extent: Extent | None) -> None:
    """Set the widgets to these filters; call it before they are drawn."""
    state = st.session_state
    state["actors"], state["countries"] = list(filters.actors), list(filters.countries)
    state["documents"] = list(filters.documents)
    state["modes"] = [mode.value for mode in filters.modes]
    state["statuses"] = [status.value for status in filters.statuses]
    if extent:
        first, last = extent
        start = min(max(filters.date_from or first, first), last)
        state["dates"] = (start, max(start, min(filters.date_to or last, last)))


def sidebar(view: View, catalogue: Catalogue, extent: Extent | None) -> None:
    """Draw the filters. Their labels carry counts, which change; so each is given its value anew, by id."""
    facets, filters = view.facets, view.filters
    names = {actor.id: actor.name for actor in catalogue.actors.values()}
    reports = {row.id: row.label for row in catalogue.documents.values()}
    _pick("Actors", "actors", options(facets.actors, filters.actors, names), "Anyone")
    _pick("Countries", "countries", options(facets.countries, filters.countries, catalogue.countries), "Anywhere")
    _dates(view, extent)
    _pills("Routes by way", "modes", _counted(facets.modes, [mode.value for mode in Mode], filters.modes))
    _pills("Routes by status", "statuses", _counted(facets.statuses, [s.value for s in Status], filters.statuses))
    _pick("Reports", "documents", options(facets.documents, filters.documents, reports), "All reports")
    st.button("Reset all filters", key="reset", on_click=put, args=(Filters(), extent), disabled=filters == Filters(),
              width="stretch")  # fmt: skip
    st.query_params.from_dict(to_address(filters))


def _pick(label: str, key: str, labels: dict[str, str], empty: str) -> None:
    st.session_state[key] = [value for value in st.session_state.get(key, ()) if value in labels]
    st.multiselect(
        label,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=key,
        placeholder=empty if labels else "Nothing to choose from",
        select_all=False,
    )


def _pills(label: str, key: str, labels: dict[str, str]) -> None:
    if not labels:
        return
    st.session_state[key] = [value for value in st.session_state.get(key) or () if value in labels]
    st.pills(label, list(labels), format_func=lambda value: labels.get(value, value), key=key, selection_mode="multi")


def _counted(facets: Iterable[Facet], order: list[str], chosen: Iterable[str]) -> dict[str, str]:
    counts = {facet.value: facet.routes for facet in facets}
    keep = [value for value in order if counts.get(value) or value in set(chosen)]
    return {value: f"{_name(value)} · {counts.get(value, 0):,}" for value in keep}


def _name(value: str) -> str:
    return words.mode(Mode(value)) if value in set(Mode) else words.status(Status(value))


def _dates(view: View, extent: Extent | None) -> None:
    if extent is None or extent[0] == extent[1]:
        return
    counts = by_time(view.marks, extent, _BARS)
    most = max(1, *counts)
    bars = "".join(f'<i style="height:{round(100 * count / most)}%"></i>' for count in counts)
    st.html(f'<p class="dl-label">Dates</p><div class="dl-bars" aria-hidden="true">{bars}</div>')
    st.slider("Dates", *extent, key="dates", format="D MMM YYYY", label_visibility="collapsed")
