"""One route to decide on: its sentence, its stops in order, how and with what standing, and the three answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard import words
from dashboard.curves import leg_paths
from dashboard.language import later, tr
from dashboard.panels.quote import note, plain
from dashboard.panels.review_map import Pin, Scene, small_map
from dashboard.panels.review_name import quoted
from dashboard.panels.review_state import CaseState
from dashboard.review_board import Board, gazetteer, save
from dashboard.review_spots import NewPlace, Sort, coordinates
from dashboard.selection import Catalogue
from gazetteer.place import Place
from reports.corrections import NewStop
from reports.corrections_cases import RouteCase, accepted, changed
from reports.document import Span
from reports.errors import ReportsError
from reports.model import Direction, Mode, Status

_FOUND: Final = 6
_LEAST_STOPS: Final = 2
_DIRECTIONS: Final = {Direction.ONE_WAY: later("One way →"), Direction.BOTH: later("Both ways ↔")}


class RouteState(CaseState):
    """What is remembered for a route: its stops as the reviewer has them so far, and places to add."""

    def stops(self, case: RouteCase) -> tuple[NewStop, ...]:
        """The stops so far; those of the extraction at first."""
        found: tuple[NewStop, ...] = st.session_state.setdefault(self.key("stops"), case.stops)
        return found

    def put(self, stops: Sequence[NewStop]) -> None:
        """Have these stops."""
        st.session_state[self.key("stops")] = tuple(stops)

    @property
    def found(self) -> tuple[Place, ...]:
        """The places that were looked up."""
        found: tuple[Place, ...] = st.session_state.get(self.key("found"), ())
        return found


def route_card(board: Board, question_key: str, case: RouteCase, catalogue: Catalogue) -> None:
    """Draw it; every answer is a callback, so that the next run shows the next question."""
    state = RouteState(question_key)
    st.html(_head(case, catalogue))
    left, right = st.columns([1, 1], gap="medium")
    with right:
        _map(case, state, catalogue)
    with left:
        _stops(case, state, catalogue)
        _how(case, state)
        _answers(board, case, state)


def _head(case: RouteCase, catalogue: Catalogue) -> str:
    way = words.way(tuple(stop.place for stop in case.stops), case.direction)
    facts = [words.mode(case.mode).lower(), words.status(case.status).lower(), words.confidence(case.confidence)]
    about = [tr("One end is not in the text: it stands for an actor's country.")] if case.implied else []
    supplied = [words.where(stop.place, catalogue.countries) for stop in case.stops if stop.span is None]
    about += [tr("Supplied: {places}.", places=", ".join(supplied))] if supplied else []
    about.append(tr("Read as {facts}.", facts=" · ".join(facts)))
    return (
        f'<header class="dl-case"><h2>{plain(way)}</h2><p>{plain(" ".join(about))}</p>'
        f"{quoted(case.quote, _within(case), case.document)}</header>"
    )


def _within(case: RouteCase) -> tuple[Span, ...]:
    start = case.quote.start
    return tuple(Span(stop.span.start - start, stop.span.end - start) for stop in case.stops if stop.span)


def _map(case: RouteCase, state: RouteState, catalogue: Catalogue) -> None:
    stops = state.stops(case)
    pins = [
        Pin(
            id=None, label=str(number), title=words.where(stop.place, catalogue.countries),
            position=stop.place.position, chosen=False,
        )
        for number, stop in enumerate(stops, 1)
    ]  # fmt: skip
    paths = leg_paths({"way": tuple(stop.place.position for stop in stops)})["way"] if len(stops) > 1 else ()
    view = state.key("map") + "".join(stop.place.id for stop in stops)
    small_map(Scene(view=view, pins=pins, lines=paths, picking=False), key="review-map", on_pick=lambda _: None)
    st.caption(tr("The numbers are the stops in their order."))


def _stops(case: RouteCase, state: RouteState, catalogue: Catalogue) -> None:
    st.html(note(tr("Stops"), "dl-label"))
    with st.container():  # of its own, so that what follows stays where it is when a stop comes or goes
        for number, stop in enumerate(state.stops(case)):
            _stop(case, state, number, f"{words.where(stop.place, catalogue.countries)} · {_told(stop)}")
    st.text_input(
        tr("Add a stop: a name, or coordinates"),
        key=state.key("search"),
        placeholder=tr("Bandar Abbas, or 27.18 N 56.27 E"),
        on_change=_look_up,
        args=(case, state),
    )
    with st.container():
        if state.message:
            st.caption(state.message)
    with st.container(horizontal=True):
        for place in state.found:
            label = tr("Add {place}", place=words.where(place, catalogue.countries))
            st.button(label, key=state.key(f"add-{place.id}"), on_click=_add, args=(case, state, place))


def _stop(case: RouteCase, state: RouteState, number: int, text: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="dl-stop">{plain(f"{number + 1} · {text}")}</p>', width="stretch")
        st.button(tr("Earlier"), key=state.key(f"up-{number}"), icon=":material/arrow_upward:", disabled=number == 0,
                  on_click=_move, args=(case, state, number))  # fmt: skip
        st.button(tr("Remove"), key=state.key(f"drop-{number}"), icon=":material/close:",
                  on_click=_drop, args=(case, state, number))  # fmt: skip


def _told(stop: NewStop) -> str:
    return f"“{stop.text}”" if stop.text else tr("not in the text")


def _move(case: RouteCase, state: RouteState, number: int) -> None:
    stops = list(state.stops(case))
    stops.insert(number - 1, stops.pop(number))
    state.put(stops)


def _drop(case: RouteCase, state: RouteState, number: int) -> None:
    stops = list(state.stops(case))
    del stops[number]
    state.put(stops)


def _add(case: RouteCase, state: RouteState, place: Place) -> None:
    state.put((*state.stops(case), NewStop(place=place)))
    st.session_state[state.key("found")] = ()


def _look_up(case: RouteCase, state: RouteState) -> None:
    text = str(st.session_state.get(state.key("search")) or "").strip()
    state.message = ""
    spot = coordinates(text)
    index = gazetteer()
    if spot is not None:
        name = tr("Place at {position}", position=words.position(spot))
        _add(case, state, NewPlace(name=name, position=spot, sort=Sort.SITE, country_code=None).place())
    elif text:
        found = index.find(text[:200], limit=_FOUND) if index else ()
        st.session_state[state.key("found")] = found
        state.message = "" if found else tr("No such place is known; give its coordinates.")


def _how(case: RouteCase, state: RouteState) -> None:
    mode, status, direction = (state.key(name) for name in ("mode", "status", "direction"))
    st.session_state.setdefault(mode, case.mode)
    st.session_state.setdefault(status, case.status)
    st.session_state.setdefault(direction, case.direction)
    with st.container(horizontal=True):
        st.selectbox(tr("Way"), list(Mode), key=mode, format_func=words.mode)
        st.selectbox(tr("Status"), list(Status), key=status, format_func=words.status)
        st.selectbox(tr("Direction"), list(Direction), key=direction, format_func=lambda one: tr(_DIRECTIONS[one]))
    st.text_input(tr("Note"), key=state.key("note"), placeholder=tr("Why, for whoever reads it later"), max_chars=500)


def _chosen(case: RouteCase, state: RouteState) -> tuple[Mode, Status, Direction]:
    kept = st.session_state
    mode, status = kept.get(state.key("mode"), case.mode), kept.get(state.key("status"), case.status)
    return mode, status, kept.get(state.key("direction"), case.direction)


def _answers(board: Board, case: RouteCase, state: RouteState) -> None:
    stops, how = state.stops(case), _chosen(case, state)
    is_as_read = changed(case, stops, how) == accepted(case)
    label = tr("Accept as read") if is_as_read else tr("Save this route")
    with st.container(horizontal=True):
        st.button(label, key="answer-route", type="primary", icon=":material/check:",
                  disabled=len(stops) < _LEAST_STOPS, on_click=_answer, args=(board, case, state, True))  # fmt: skip
        st.button(tr("No such route"), key="answer-no-route", icon=":material/block:",
                  on_click=_answer, args=(board, case, state, False))  # fmt: skip
        st.button(tr("Skip"), key="answer-skip", icon=":material/skip_next:", on_click=state.skip)


def _answer(board: Board, case: RouteCase, state: RouteState, is_route: bool) -> None:  # noqa: FBT001
    stops, how = state.stops(case), _chosen(case, state)
    change = changed(case, stops, how) if is_route else case.rejected
    way = words.way(tuple(stop.place for stop in stops), how[2])
    facts = f"{way}, {words.mode(how[0]).lower()}, {words.status(how[1]).lower()}"
    said = tr("Saved: {route}.", route=facts) if is_route else tr("Saved: no route {way}.", way=way)
    try:
        save(board, [change], said, str(st.session_state.get(state.key("note")) or ""))
    except ReportsError as error:
        state.message = str(error)
        return
    state.done()
