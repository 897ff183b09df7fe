"""The reader: a report's text with everything found in it marked, each mark linked to the map; and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Final

import streamlit as st

from dashboard import navigate, words
from dashboard.language import figure, later, tr
from dashboard.map_layer import STATIC
from dashboard.marks import gather, place_id
from dashboard.navigate import DOCUMENT, SPAN
from dashboard.panels import review
from dashboard.panels.document_marks import Reading, marks, reading
from dashboard.panels.document_tables import refusals, rejections, tables
from dashboard.panels.document_text import part_of, parts, pieces
from dashboard.panels.document_view import text_view
from dashboard.panels.quote import link, note, plain
from dashboard.reasons import reasons
from dashboard.selection import Catalogue
from dashboard.source import OpenStore
from gazetteer.toponym import Toponym, Use
from reports.corrections import Correction
from reports.document import Span
from reports.rows import DocumentRow, RouteRow

_LAYERS: Final = (later("Places"), later("Actors"), later("Routes"))
_LEGEND: Final = (
    ("place", later("place")),
    ("unsure", later("unsure place")),
    ("unresolved", later("no place found")),
    ("name", later("stands for who acts there")),
    ("actor", later("actor")),
    ("route", later("sentence of a route")),
)


def show(store: OpenStore) -> None:
    """Draw the page."""
    st.html(STATIC / "review.css")
    documents = store.catalogue.documents
    refused = rejections(str(store.path), store.version)
    if refused:
        labels = {
            "text": words.counted(len(documents), "report"),
            "refused": words.numbered(tr("Could not be read"), len(refused)),
        }
        part = st.segmented_control(tr("What to read"), list(labels), key="reader_part", required=True, default="text",
                                    format_func=labels.__getitem__, label_visibility="collapsed")  # fmt: skip
        if part == "refused":
            refusals(refused)
            return
    chosen = _chosen(documents)
    if chosen is None:
        st.html(note(tr("There is no report in this store yet. Add one under “Add reports”.")))
        return
    found = reading(store, chosen)
    if found is not None:
        _page(found, documents[chosen], store.catalogue)


def _chosen(rows: Mapping[str, DocumentRow]) -> str | None:
    """The report that is read: the one asked for by a callback or the address, else the newest."""
    state = st.session_state
    if DOCUMENT not in state:
        state[DOCUMENT] = st.query_params.get("read")
        state.setdefault(SPAN, _span(st.query_params.get("at")))
    order = sorted(rows, key=lambda key: rows[key].published or date.min, reverse=True)
    if state[DOCUMENT] not in rows:
        state[DOCUMENT], state[SPAN] = (order[0] if order else None), None
    if not order:
        return None
    state["reader_choice"] = state[DOCUMENT]
    st.selectbox(tr("Report"), order, key="reader_choice", format_func=lambda key: _label(rows[key]), on_change=_turn,
                 label_visibility="collapsed")  # fmt: skip
    st.query_params["read"] = state[DOCUMENT]
    if state.get(SPAN):
        st.query_params["at"] = "-".join(str(edge) for edge in state[SPAN])
    else:
        st.query_params.pop("at", None)
    return str(state[DOCUMENT])


def _turn() -> None:
    st.session_state[DOCUMENT] = st.session_state["reader_choice"]
    st.session_state[SPAN] = None


def _span(text: str | None) -> Span | None:
    start, _, end = (text or "").partition("-")
    if not (start.isdecimal() and end.isdecimal()) or len(start) + len(end) > 20 or int(start) >= int(end):
        return None
    return Span(int(start), int(end))


def _label(row: DocumentRow) -> str:
    about = [row.label, row.publisher or "", words.day(row.published) if row.published else tr("no date")]
    return " · ".join(part for part in about if part)


def _page(found: Reading, row: DocumentRow, catalogue: Catalogue) -> None:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.html(_head(found, row))
        shown = st.pills(tr("Marks"), _LAYERS, selection_mode="multi", default=_LAYERS, key="reader_layers",
                         format_func=tr, label_visibility="collapsed")  # fmt: skip
        _text(found, catalogue, frozenset(shown or ()))
    with right, st.container(key="reader-side"):
        with st.container(key="reader-details" if st.session_state.get(SPAN) else "reader-nothing"):
            _details(found, row, catalogue)
        tables(found, catalogue)


def _head(found: Reading, row: DocumentRow) -> str:
    about = [plain(text) for text in (row.publisher, row.author) if text]
    about += [escape(words.day(row.published))] if row.published else []
    about += [address] if (address := link(row.url, tr("open the source"))) else []
    detected = tr("Found in the text, not declared: {what}.", what=plain(", ".join(found.document.detected)))
    return (
        f'<header class="dl-case"><h2>{plain(row.label)}</h2><p>{" · ".join(about)}</p>'
        f"{f'<p>{detected}</p>' if found.document.detected else ''}</header>"
    )


def _text(found: Reading, catalogue: Catalogue, shown: frozenset[str]) -> None:
    text, chosen = found.document.text, st.session_state.get(SPAN)
    every = parts(text)
    key = f"reader_part_of_{row_key(found)}"
    if chosen is not None and st.session_state.get("reader_followed") != (found.document.id, chosen):
        st.session_state[key] = part_of(every, chosen.start) + 1
        st.session_state["reader_followed"] = (found.document.id, chosen)
    number = 1
    if len(every) > 1:
        number = int(st.number_input(tr("Part, of {n}", n=figure(len(every))), 1, len(every), key=key))
    cut = pieces(text, every[number - 1], marks(found, catalogue, shown))
    key_items = (f'<span class="k-{kind}">{escape(tr(label))}</span>' for kind, label in _LEGEND)
    st.html(f'<p class="dl-key">{" ".join(key_items)}</p>')
    with st.container(key="reader-box"):
        text_view(cut, chosen=chosen, language=found.document.language, key="reader-text", on_pick=_pick)


def row_key(found: Reading) -> str:
    """A short key of a report for widgets."""
    return found.document.id[-12:]


def _pick(span: Span) -> None:
    st.session_state[SPAN] = span


def _close() -> None:
    st.session_state[SPAN] = None


def _details(found: Reading, row: DocumentRow, catalogue: Catalogue) -> None:
    """What stands at the chosen span: a name, an actor, a route."""
    chosen: Span | None = st.session_state.get(SPAN)
    if chosen is None:
        st.html(note(tr("Choose a mark in the text, or a row below, to see how it was read.")))
        return
    st.button(tr("Close"), key="reader-close", icon=":material/close:", on_click=_close)
    for number, (toponym, entry) in enumerate(found.toponyms):
        if chosen == (toponym.start, toponym.end) and not toponym.demonym:
            _toponym(toponym, entry, row, catalogue, number)
    for actor in found.actors:
        if chosen == actor.span:
            about = tr("Actor: {name}", name=plain(catalogue.actor(actor.actor.id)))
            st.html(f'<header class="dl-case"><h2>{plain(actor.text)}</h2><p>{about}</p></header>')
    for number, route in enumerate(found.routes):
        stops = [stop.within for stop in route.stops if stop.within]
        spans = [Span(stop.start + route.evidence.start, stop.end + route.evidence.start) for stop in stops]
        if chosen in (route.evidence, *spans):
            _route(route, number)


def _toponym(toponym: Toponym, entry: Correction | None, row: DocumentRow, catalogue: Catalogue, number: int) -> None:
    place, countries = toponym.place, catalogue.countries
    facts = tr("read as no place")
    if place is not None:
        facts = f"{words.where(place, countries)} · {words.kind(place)} · {words.position(place.position)}"
    as_actor = toponym.use is Use.ACTOR and entry is None
    use = tr("Named for who acts there, not as a place.") + " " if as_actor else ""
    others = "; ".join(
        f"{words.where(other.place, countries)} ({words.score(other.score)})" for other in toponym.alternatives[:4]
    )
    lines = [f"{use}{words.confidence(toponym.confidence).capitalize()}."] if place else []
    lines += [tr("Could also be {places}.", places=others)] if others else []
    lines += [tr("Why: {reasons}.", reasons="; ".join(reasons(toponym.reasons)))] if toponym.reasons else []
    told = "".join(f"<p>{plain(line)}</p>" for line in lines)
    st.html(f'<header class="dl-case"><h2>{plain(toponym.text)}</h2><p>{plain(facts)}</p>{told}</header>')
    span = Span(toponym.start, toponym.end)
    with st.container(horizontal=True):
        if place is not None:
            st.button(tr("Show on the map"), key=f"to-map-{number}", icon=":material/map:", on_click=_to_map,
                      args=(place_id(place),))  # fmt: skip
        st.button(tr("Correct it"), key=f"to-review-{number}", icon=":material/edit_location_alt:", on_click=_to_review,
                  args=(row.id, span, toponym.text))  # fmt: skip


def _route(route: RouteRow, number: int) -> None:
    way = words.way(tuple(stop.place for stop in route.stops), route.direction)
    facts = [words.mode(route.mode), words.status(route.status), words.kilometres(route.distance_km)]
    facts.append(words.confidence(route.confidence))
    st.html(f'<header class="dl-case"><h2>{plain(way)}</h2><p>{plain(" · ".join(facts))}</p></header>')
    mark = gather((), (route,)).routes[0].id
    st.button(
        tr("Show on the map"), key=f"route-to-map-{number}", icon=":material/map:", on_click=_to_map, args=(mark,)
    )


def _to_map(mark_id: str) -> None:
    st.session_state["selected"] = mark_id
    navigate.go("map")


def _to_review(document_id: str, span: Span, text: str) -> None:
    review.ask_about(document_id, span, text)
    navigate.go("review")
