"""The time line under the map: what happened when, by actor; a brush that sets the dates, and a film."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components import v2

from dashboard import source, words
from dashboard.language import later_n, month, short_month, tr, trn
from dashboard.panels.filters import narrow
from dashboard.panels.quote import note
from dashboard.script_words import timeline_words
from dashboard.selection import View
from dashboard.theme import DARK, LIGHT, QUIET, SERIES
from dashboard.timeline import Axis, Histogram, axis_of

_STATIC: Final = Path(__file__).parent.parent / "static"
_HEIGHT: Final = 150
_KEY: Final = "timeline"
_UNITS: Final = {
    "day": later_n("by day", "by {n} days"),
    "week": later_n("by week", "by {n} weeks"),
    "month": later_n("by month", "by {n} months"),
    "quarter": later_n("by quarter", "by {n} quarters"),
    "year": later_n("by year", "by {n} years"),
}


def timeline(view: View, store: source.OpenStore, *, dark: bool) -> None:
    """Draw the time line of what the other filters leave; the dates are its brush."""
    axis = axis_of(store.extent)
    if axis is None:
        said = tr("No report and no sentence has a date, so there is no time line.")
        st.html(note(said))
        return
    data = told(source.histogram(store, view.filters, axis), view, dark=dark)
    _component()(data=data, key=_KEY, on_chosen_change=lambda: _choose(axis, store), height="content")


def told(found: Histogram, view: View, *, dark: bool) -> dict[str, Any]:
    """What static/timeline.js draws."""
    axis = found.axis
    colours = iter(SERIES["dark" if dark else "light"])
    quiet = QUIET["dark" if dark else "light"]
    series = [
        {
            "name": one.name,
            "counts": list(one.counts),
            "byReport": one.by_report,
            "colour": next(colours) if one.actor else quiet,
        }
        for one in found.series
    ]
    total = sum(map(sum, (one.counts for one in found.series)))
    return {
        "starts": [edge.isoformat() for edge in axis.edges[:-1]],
        "labels": [_label(axis, part) for part in range(axis.parts)],
        "begins": [words.day(axis.days(part)[0]) for part in range(axis.parts)],
        "ends": [words.day(axis.days(part)[1]) for part in range(axis.parts)],
        "ticks": _ticks(axis),
        "series": series,
        "published": list(found.published),
        "span": _span(axis, view),
        "whole": words.span(axis.edges[0], axis.days(axis.parts - 1)[1]),
        "summary": tr("{counted} {unit}", counted=words.counted(total, "mention or route"), unit=_by(axis)),
        "words": timeline_words(),
        "colours": {"paper": (DARK if dark else LIGHT).halo, "quiet": quiet},
        "height": _HEIGHT,
    }


def _by(axis: Axis) -> str:
    """What one bar stands for."""
    number, _, unit = axis.unit.rpartition(" ")
    return trn(*_UNITS[unit.removesuffix("s")], int(number or 1))


def _label(axis: Axis, part: int) -> str:
    first, last = axis.days(part)
    if axis.unit == "month":
        return month(first)
    return str(first.year) if axis.unit == "year" else words.span(first, last)


def _ticks(axis: Axis) -> list[tuple[int, str]]:
    """Where a year begins, or a month where the whole is short."""
    if (axis.edges[-1] - axis.edges[0]).days > 800:
        years = {edge.year: part for part, edge in reversed(list(enumerate(axis.edges[:-1])))}
        return [(part, str(year)) for year, part in sorted(years.items())]
    months = {(edge.year, edge.month): part for part, edge in reversed(list(enumerate(axis.edges[:-1])))}
    return [(part, short_month(date(year, number, 1))) for (year, number), part in sorted(months.items())]


def _span(axis: Axis, view: View) -> list[int] | None:
    first, last = view.filters.date_from, view.filters.date_to
    if first is None and last is None:
        return None
    return [axis.part(first) if first else 0, axis.part(last) if last else axis.parts - 1]


def _choose(axis: Axis, store: source.OpenStore) -> None:
    state: Any = st.session_state.get(_KEY)
    chosen = getattr(state, "chosen", None)
    span = chosen.get("span") if isinstance(chosen, Mapping) else None
    if not (isinstance(span, list) and len(span) == 2 and all(isinstance(part, int | float) for part in span)):
        narrow(store.extent, date_from=None, date_to=None)
        return
    parts = [max(0, min(axis.parts - 1, int(part))) for part in span]
    first, last = axis.days(min(parts))[0], axis.days(max(parts))[1]
    extent = store.extent or (first, last)
    narrow(
        store.extent,
        date_from=first if first > extent[0] else None,
        date_to=last if last < extent[1] else None,
    )


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return v2.component(
        "dateline_timeline",
        html='<div class="tl"></div>',
        css=(_STATIC / "timeline.css").read_text("utf-8"),
        js=(_STATIC / "timeline.js").read_text("utf-8"),
    )
