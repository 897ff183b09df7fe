"""The sidebar: what to show, with the count that each choice would leave; kept in the address of the page.

The filters live in one value of the session. Each widget is given its part of it anew before it is drawn, and what it
says is put back before the page is worked out; so a filter whose widget is folded away keeps its value. Filters that
are set from elsewhere, as by a saved view, get new widgets: a message that left the page before it heard of them
speaks for the old ones, and would undo them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import streamlit as st

from dashboard import words
from dashboard.address import KEYS, LONGEST_TEXT, from_address, to_address
from dashboard.language import figure, later, tr
from dashboard.selection import Catalogue, View, by_time, options
from gazetteer.toponym import Use
from reports.model import ActorKind, Mode, Status
from reports.rows import Facet, Filters

Extent = tuple[date, date]
_KEPT: Final = "filters_kept"
_TURN: Final = "filters_turn"
_BARS: Final = 36
_LEVELS: Final = (0.0, 0.45, 0.7, 0.9)
# Widgets that hold a list of values: key of the widget, field of Filters, and what makes a value of its text.
_LISTS: Final[Mapping[str, tuple[str, Any]]] = {
    "actors": ("actors", str),
    "kinds": ("actor_kinds", ActorKind),
    "countries": ("countries", str),
    "areas": ("areas", str),
    "places": ("places", str),
    "modes": ("modes", Mode),
    "statuses": ("statuses", Status),
    "carriers": ("carriers", str),
    "flows": ("flows", str),
    "publishers": ("publishers", str),
    "documents": ("documents", str),
    "languages": ("languages", str),
    "uses": ("uses", Use),
}
_SINGLE: Final = ("text", "sure", "organs", "every", "dates")  # widgets that hold one value


@dataclass(frozen=True, slots=True, kw_only=True)
class Picker:
    """One list of the sidebar: its label, its widget, its values with counts, and what it does in one sentence."""

    label: str
    key: str
    labels: dict[str, str]
    empty: str
    help: str


def current(extent: Extent | None) -> Filters:
    """The filters as they stand: those of the address when the page opens, then those of the widgets."""
    state = st.session_state
    if _KEPT not in state:
        _tell(from_address({key: st.query_params.get_all(key) for key in st.query_params}), extent)
    kept: Filters = state[_KEPT]
    said = {name: state[_key(name)] for name in (*_LISTS, *_SINGLE) if _key(name) in state}
    changed: dict[str, Any] = {
        field: tuple(make(value) for value in said[name] or ())
        for name, (field, make) in _LISTS.items()
        if name in said
    }
    if "text" in said:
        changed["text"] = str(said["text"] or "").strip()[:LONGEST_TEXT]
    if "sure" in said:
        changed["least_confidence"] = said["sure"] or 0.0
    if "organs" in said:
        changed["include_organs"] = bool(said["organs"])
    if "every" in said:
        changed["every_actor"] = bool(said["every"]) and len(changed.get("actors", kept.actors)) > 1
    dates: tuple[date, ...] = said.get("dates") or ()
    if extent and len(dates) == 2:
        changed["date_from"] = dates[0] if dates[0] > extent[0] else None
        changed["date_to"] = dates[1] if dates[1] < extent[1] else None
    state[_KEPT] = replace(kept, **changed)
    return replace(kept, **changed)


def put(filters: Filters, extent: Extent | None) -> None:
    """Set the filters, with new widgets for them; call it before they are drawn, as from a callback."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    _tell(filters, extent)


def _key(name: str) -> str:
    """The key of a widget, another one after each time that the filters were set from elsewhere."""
    turn = st.session_state.get(_TURN, 0)
    return f"{name}-{turn}" if turn else name


def _tell(filters: Filters, extent: Extent | None) -> None:
    st.session_state[_KEPT] = filters
    _restore(filters)
    if extent:
        first, last = extent
        start = min(max(filters.date_from or first, first), last)
        st.session_state[_key("dates")] = (start, max(start, min(filters.date_to or last, last)))


def narrow(extent: Extent | None, **changes: Any) -> None:
    """Set some fields of the filters and leave the others: for callbacks of the panels."""
    put(replace(st.session_state.get(_KEPT, Filters()), **changes), extent)


def sidebar(view: View, catalogue: Catalogue, extent: Extent | None) -> None:
    """Draw the filters. Their labels carry counts, which change; so each is given its value anew, by id."""
    filters = view.filters
    if _key("dates") in st.session_state:
        _restore(filters)
    else:
        _tell(filters, extent)
    st.text_input(
        tr("Search the evidence"), key=_key("text"), placeholder=tr("A word in the sentence"), max_chars=LONGEST_TEXT,
        help=tr("Keeps what has these letters in its sentence, whatever the case and the accents."),
    )  # fmt: skip
    _actors(view, catalogue)
    _pick(_countries(view, catalogue))
    _dates(view, extent)
    ways = _routes(view.facets.modes, [mode.value for mode in Mode], filters.modes)
    about = tr("How something went; narrows routes, and fades places on no such route.")
    _pills(tr("Routes by way"), "modes", ways, about)
    statuses = _routes(view.facets.statuses, [status.value for status in Status], filters.statuses)
    about = tr("Whether a route is reported, planned, alleged or denied; denied ones are drawn only when chosen.")
    _pills(tr("Routes by status"), "statuses", statuses, about)
    more = st.expander(tr("More filters"), key="more-filters", on_change="rerun")
    if more.open:
        with more:
            _more(view, catalogue)
    st.button(tr("Reset all filters"), key="reset", on_click=put, args=(Filters(), extent),
              disabled=filters == Filters(), width="stretch")  # fmt: skip
    others = {key: st.query_params.get_all(key) for key in st.query_params if key not in KEYS}
    st.query_params.from_dict({**others, **to_address(filters)})


def _restore(filters: Filters) -> None:
    """Widgets that were folded away have lost their values; all are given them again."""
    state = st.session_state
    for name, (field, _) in _LISTS.items():
        state[_key(name)] = [str(value) for value in getattr(filters, field)]
    state[_key("organs")], state[_key("every")] = filters.include_organs, filters.every_actor
    state[_key("text")], state[_key("sure")] = filters.text, filters.least_confidence


def _actors(view: View, catalogue: Catalogue) -> None:
    filters = view.filters
    names = {actor_id: catalogue.actor(actor_id) for actor_id in catalogue.actors}
    _pick(
        Picker(
            label=tr("Actors"), key="actors", labels=options(view.facets.actors, filters.actors, names),
            empty=tr("Anyone"), help=tr("Who acts in the sentence: states, groups, companies, persons."),
        )
    )  # fmt: skip
    if filters.actors:
        with st.container(horizontal=True, key="actor-switches"):
            st.toggle(
                tr("With their organs"), key=_key("organs"), help=tr("Iran also finds the Quds Force and Mahan Air.")
            )
            if len(filters.actors) > 1:
                about = tr("Only sentences that tie all of these actors together.")
                st.toggle(tr("All together"), key=_key("every"), help=about)


def _countries(view: View, catalogue: Catalogue) -> Picker:
    names = {facet.value: catalogue.country(facet.value) for facet in view.facets.countries}
    labels = options(view.facets.countries, view.filters.countries, names)
    about = tr("Mentions of places in the country, and routes with a stop in it.")
    return Picker(label=tr("Countries"), key="countries", labels=labels, empty=tr("Anywhere"), help=about)


def _more(view: View, catalogue: Catalogue) -> None:
    facets, filters = view.facets, view.filters
    reports = {row.id: row.label for row in catalogue.documents.values()}
    actors = {actor_id: catalogue.actor(actor_id) for actor_id in catalogue.actors}
    areas = {facet.value: catalogue.area(facet.value) for facet in facets.areas}
    places = {facet.value: catalogue.place(facet.value) for facet in facets.places}
    flows = {facet.value: catalogue.flow(facet.value) for facet in facets.flows}
    kinds = {kind.value: words.actor_kind(kind) for kind in ActorKind}
    languages = {facet.value: words.language(facet.value) for facet in facets.languages}
    uses = {use.value: words.use(use) for use in Use}
    rows: tuple[tuple[str, str, tuple[Facet, ...], Mapping[str, str], str, str], ...] = (
        (later("Kinds of actor"), "kinds", facets.actor_kinds, kinds, later("Any kind"),
         later("What those who act are.")),
        (later("Areas"), "areas", facets.areas, areas, later("Any area"),
         later("First-level areas: states, provinces, departments.")),
        (later("Places"), "places", facets.places, places, later("Any place"),
         later("The places themselves, told apart by area.")),
        (later("Carriers"), "carriers", facets.carriers, actors, later("Any carrier"),
         later("Who carries on a route; narrows routes.")),
        (later("Flows"), "flows", facets.flows, flows, later("Any flow"),
         later("From one country to the next stop's; narrows routes.")),
        (later("Publishers"), "publishers", facets.publishers, {}, later("Anyone"),
         later("Who published the report.")),
        (later("Reports"), "documents", facets.documents, reports, later("All reports"),
         later("The reports themselves.")),
        (later("Languages"), "languages", facets.languages, languages, later("Any language"),
         later("What the report is written in.")),
        (later("Use of the name"), "uses", facets.uses, uses, later("The place itself"),
         later("Names also stand for governments: “Moscow refused”. These are left out unless chosen here.")),
    )  # fmt: skip
    for label, key, found, names, empty, about in rows:
        labels = options(found, st.session_state[_key(key)], names)
        if labels:
            _pick(Picker(label=tr(label), key=key, labels=labels, empty=tr(empty), help=tr(about)))
    _confidence(facets.confidence, filters.least_confidence)


def _confidence(found: Iterable[Facet], least: float) -> None:
    counts = {float(facet.value): facet.count for facet in found}
    levels = sorted({*_LEVELS, least})

    def label(level: float) -> str:
        count = sum(number for at, number in counts.items() if at >= level)
        name = words.at_least(level) if level else tr("However sure")
        return f"{name} · {figure(count)}" if level in _LEVELS else name

    st.selectbox(
        tr("Confidence"),
        levels,
        format_func=label,
        key=_key("sure"),
        help=tr("How sure the place of a name, or a route, is."),
    )


def _pick(picker: Picker) -> None:
    labels, key = picker.labels, _key(picker.key)
    st.session_state[key] = [value for value in st.session_state.get(key, ()) if value in labels]
    st.multiselect(
        picker.label,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=key,
        placeholder=picker.empty if labels else tr("Nothing to choose from"),
        select_all=False,
        help=picker.help,
    )


def _pills(label: str, name: str, labels: dict[str, str], about: str) -> None:
    if not labels:
        return
    key = _key(name)
    st.session_state[key] = [value for value in st.session_state.get(key) or () if value in labels]
    st.pills(
        label,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=key,
        selection_mode="multi",
        help=about,
    )


def _routes(facets: Iterable[Facet], order: list[str], chosen: Iterable[str]) -> dict[str, str]:
    counts = {facet.value: facet.routes for facet in facets}
    keep = [value for value in order if counts.get(value) or value in set(chosen)]
    return {value: f"{_name(value)} · {figure(counts.get(value, 0))}" for value in keep}


def _name(value: str) -> str:
    return words.mode(Mode(value)) if value in set(Mode) else words.status(Status(value))


def _dates(view: View, extent: Extent | None) -> None:
    if extent is None or extent[0] == extent[1]:
        return
    counts = by_time(view.marks, extent, _BARS)
    most = max(1, *counts)
    bars = "".join(f'<i style="height:{round(100 * count / most)}%"></i>' for count in counts)
    st.html(f'<div class="dl-bars" aria-hidden="true">{bars}</div>')
    about = tr("What may have happened between them; what has no date of its own counts for its report's day.")
    # Streamlit names months in English alone: a language that does not writes them as numbers, "D/M/YYYY".
    st.slider(tr("Dates"), *extent, key=_key("dates"), format=tr("D MMM YYYY"), help=about)
