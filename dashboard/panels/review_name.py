"""One name to decide on: its sentence, the places it could mean on a small map, and the four answers."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import words
from dashboard.language import later, tr
from dashboard.panels.quote import link, marked, plain
from dashboard.panels.review_map import Pin, Scene, small_map
from dashboard.panels.review_state import NameState, reach_label
from dashboard.reasons import reasons
from dashboard.review_board import Board, gazetteer, save
from dashboard.review_spots import NewPlace, Sort, coordinates
from dashboard.selection import Catalogue
from gazetteer.coordinates import LonLat
from gazetteer.place import Place
from reports.corrections import NoPlace, Scope, SetPlace
from reports.corrections_cases import NameCase, Quote
from reports.corrections_queue import Doubt, Question
from reports.document import Span
from reports.errors import ReportsError
from reports.extent import is_point
from reports.rows import DocumentRow

_FOUND: Final = 6
_WHY: Final = {
    Doubt.UNRESOLVED: later("No place fits well enough"),
    Doubt.UNSURE: later("Unsure"),
    Doubt.NEAR_TIE: later("Another place comes close"),
}


def name_card(board: Board, question: Question, case: NameCase, catalogue: Catalogue) -> None:
    """Draw it; every answer is a callback, so that the next run shows the next question."""
    state = NameState(question.key)
    st.html(_head(question, case, catalogue))
    options = _options(case, state)
    left, right = st.columns([1, 1], gap="medium")
    with right:
        _map(case, state, options, catalogue)
    with left:
        _choice(case, state, options, catalogue)
        _answers(board, question, case, catalogue)


def _head(question: Question, case: NameCase, catalogue: Catalogue) -> str:
    read = case.toponym.place
    meaning = tr("read as no place")
    if read:
        where = plain(words.where(read, catalogue.countries))
        meaning = tr("read as {place}", place=where) + f", {escape(words.confidence(case.toponym.confidence))}"
    why = f"{escape(tr(_WHY[question.why]))}: {meaning}." if question.why in _WHY else f"{_begun(meaning)}."
    why_so = "; ".join(plain(one) for one in reasons(case.toponym.reasons))
    return (
        f'<header class="dl-case"><h2>“{plain(case.toponym.text)}”</h2>'
        f"<p>{why}{' ' + tr('Because: {reasons}.', reasons=why_so) if why_so else ''}</p>"
        f"{quoted(case.quote, (case.within,), case.document)}</header>"
    )


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def quoted(quote: Quote, spans: tuple[Span, ...], document: DocumentRow) -> str:
    """A sentence with its names marked, and where it stands."""
    about = [f"<cite>{plain(document.label)}</cite>"]
    about += [plain(document.publisher)] if document.publisher else []
    about += [escape(words.day(document.published))] if document.published else []
    about += [address] if (address := link(document.url, tr("open the source"))) else []
    return f"<blockquote>{marked(quote.text, spans)}</blockquote><p class='dl-source'>{' · '.join(about)}</p>"


def _options(case: NameCase, state: NameState) -> dict[str, tuple[Place, float | None]]:
    """The places to choose from by id: as read, the other readings, and what the reviewer has looked up."""
    found: dict[str, tuple[Place, float | None]] = {place.id: (place, score) for place, score in case.options}
    for place in state.found:
        found.setdefault(place.id, (place, None))
    return found


def _map(
    case: NameCase, state: NameState, options: dict[str, tuple[Place, float | None]], catalogue: Catalogue
) -> None:
    pins = [
        Pin(
            id=key, label=str(number), title=words.where(place, catalogue.countries), position=place.position,
            chosen=state.chosen(options) == key, kind="point" if is_point(place) else "area",
        )
        for number, (key, (place, _)) in enumerate(options.items(), 1)
    ]  # fmt: skip
    spot = state.spot
    if spot is not None:
        title = tr("New place at {position}", position=words.position(spot))
        chosen = state.chosen(options) == NameState.NEW
        pins.append(Pin(id=NameState.NEW, label="+", title=title, position=spot, chosen=chosen, kind="spot"))
    view = f"{case.document.id}{case.span}{len(state.found)}"
    small_map(Scene(view=view, pins=pins), key="review-map", on_pick=state.pick)
    st.caption(tr("A number is a place of the list. A click anywhere else names a new place there."))


def _choice(
    case: NameCase, state: NameState, options: dict[str, tuple[Place, float | None]], catalogue: Catalogue
) -> None:
    numbers = {key: number for number, key in enumerate(options, 1)}

    def label(key: str) -> str:
        if key == NameState.NEW:
            spot = state.spot
            return tr("New place at {position}", position=words.position(spot)) if spot else tr("New place")
        place, score = options[key]
        share = "" if score is None else f" · {words.score(score)}"
        as_read = f" · {tr('as read')}" if case.toponym.place is not None and key == case.toponym.place.id else ""
        return f"{numbers[key]} · {words.where(place, catalogue.countries)} · {words.kind(place)}{share}{as_read}"

    keys = [*options, *([NameState.NEW] if state.spot is not None else [])]
    if keys:
        state.settle(options)
        st.radio(tr("What it means"), keys, format_func=label, key=state.key("choice"))
    else:
        st.caption(tr("No place of this name is known. Look one up, or click where it is on the map."))
    st.text_input(
        tr("Another place: a name, or coordinates"),
        key=state.key("search"),
        placeholder=tr("Puerto Páez, or 6.22 N 67.45 W"),
        on_change=_look_up,
        args=(state,),
    )
    with st.container():  # of its own, so that what follows stays where it is when something is said
        if state.message:
            st.caption(state.message)
        if state.chosen(options) == NameState.NEW and state.spot is not None:
            _describe(case, state, catalogue)


def _describe(case: NameCase, state: NameState, catalogue: Catalogue) -> None:
    """The name, kind and country of a new place."""
    st.session_state.setdefault(state.key("new-name"), case.toponym.text)
    st.text_input(tr("Its name"), key=state.key("new-name"), max_chars=120)
    st.selectbox(tr("What it is"), list(Sort), format_func=tr, key=state.key("new-sort"))
    codes = ["", *sorted(catalogue.countries, key=catalogue.country)]
    st.session_state.setdefault(state.key("new-country"), _country(state.spot, codes))
    st.selectbox(
        tr("Country"), codes, key=state.key("new-country"),
        format_func=lambda code: catalogue.country(code) or tr("None"),
    )  # fmt: skip


def _country(spot: LonLat | None, codes: list[str]) -> str:
    """The country of the nearest known place: a proposal, which the reviewer can change."""
    index = gazetteer()
    near = index.near(spot, radius_km=150, limit=1) if index and spot else ()
    return near[0].country_code or "" if near and near[0].country_code in codes else ""


def _look_up(state: NameState) -> None:
    text = str(st.session_state.get(state.key("search")) or "")
    state.message = ""
    if not text.strip():
        return
    spot = coordinates(text)
    if spot is not None:
        state.pick(spot)
        return
    index = gazetteer()
    found = index.find(text[:200], limit=_FOUND) if index else ()
    if not found:
        state.message = tr("No such place is known; click where it is on the map, or give its coordinates.")
        return
    state.add(found)


def _answers(board: Board, question: Question, case: NameCase, catalogue: Catalogue) -> None:
    state = NameState(question.key)
    options = _options(case, state)
    chosen = state.chosen(options)
    if question.everywhere > 1:
        st.segmented_control(
            tr("Where it holds"), list(Scope), key=state.key("scope"), required=True,
            format_func=lambda scope: reach_label(scope, question), default=Scope.DOCUMENT,
        )  # fmt: skip
    st.text_input(tr("Note"), key=state.key("note"), placeholder=tr("Why, for whoever reads it later"), max_chars=500)
    read = case.toponym.place
    name = words.name(options[chosen][0]) if chosen in options else tr("the new place")
    as_read = read is not None and chosen == read.id
    label = tr("Accept {name}", name=name) if as_read else tr("It is {name}", name=name)
    arguments = (board, question, case, catalogue)
    with st.container(horizontal=True):
        st.button(label, key="answer-place", type="primary", icon=":material/check:", disabled=chosen is None,
                  on_click=_answer, args=(*arguments, True))  # fmt: skip
        st.button(
            tr("No place"), key="answer-no-place", icon=":material/block:", on_click=_answer, args=(*arguments, False)
        )
        st.button(tr("Skip"), key="answer-skip", icon=":material/skip_next:", on_click=state.skip)


def _answer(board: Board, question: Question, case: NameCase, catalogue: Catalogue, is_place: bool) -> None:  # noqa: FBT001
    state = NameState(question.key)
    scope = st.session_state.get(state.key("scope")) or Scope.HERE
    note = str(st.session_state.get(state.key("note")) or "")
    where = reach_label(scope, question).lower()
    try:
        if is_place:
            place = _place(case, state)
            change: SetPlace | NoPlace = SetPlace(anchor=case.anchor, scope=scope, place=place)
            meant = words.where(place, catalogue.countries)
            said = tr("Saved: “{name}” is {place} ({where}).", name=case.toponym.text, place=meant, where=where)
        else:
            change = NoPlace(anchor=case.anchor, scope=scope)
            said = tr("Saved: “{name}” is no place ({where}).", name=case.toponym.text, where=where)
        save(board, [change], said, note)
    except ReportsError as error:
        state.message = str(error)
        return
    state.done()


def _place(case: NameCase, state: NameState) -> Place:
    options = _options(case, state)
    chosen = state.chosen(options)
    if chosen in options:
        return options[chosen][0]
    if state.spot is None:
        raise ReportsError(tr("choose a place first"))
    name = str(st.session_state.get(state.key("new-name")) or case.toponym.text)
    sort = st.session_state.get(state.key("new-sort")) or Sort.TOWN
    country = st.session_state.get(state.key("new-country")) or None
    return NewPlace(name=name, position=state.spot, sort=sort, country_code=country).place()
