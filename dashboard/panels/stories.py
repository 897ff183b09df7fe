"""Stories: saved views in an order, each with a caption; played on the map, exported as one file of HTML."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import choice, navigate, source, words
from dashboard.address import from_address, map_at, parsed
from dashboard.language import later, tr
from dashboard.map_layer import show_map
from dashboard.map_payload import Focus, MapView
from dashboard.panels.quote import note, plain
from dashboard.panels.saved_views import open_view
from dashboard.panels.story_player import player
from dashboard.saved import LONGEST, Library, SavedView, Story, change, library_path, load
from dashboard.selection import by_route, conditions
from dashboard.theme import DARK, LIGHT
from reports.exporting.html_page import Step, html_page, union

_CHOSEN: Final = "story"
_AT: Final = "story_at"
_ADD: Final = "story-add"


def show(store: source.OpenStore) -> None:
    """The page of stories."""
    library = load(library_path(store.path))
    _head(library, store)
    story = library.story(st.session_state.get(_CHOSEN)) or next(iter(library.stories), None)
    if story is None:
        st.html(
            note(
                tr(
                    "No story yet. Save views on the map’s page (at the foot of the filters), then name a story here "
                    "and add them in an order, each with a caption."
                )
            )
        )
        return
    left, right = st.columns([2, 1], gap="small")
    at = max(0, min(len(story.steps) - 1, int(st.session_state.get(_AT, 0))))
    with left:
        if story.steps:
            _stage(story, at, store)
        else:
            st.html(note(tr("This story has no step yet; add a saved view at the right.")))
    with right, st.container(key="story-steps"):
        _steps(story, at, library, store)


def _head(library: Library, store: source.OpenStore) -> None:
    path = library_path(store.path)
    with st.container(horizontal=True, vertical_alignment="bottom", key="story-head"):
        if library.stories:
            st.selectbox(tr("Story"), [story.name for story in library.stories], key=_CHOSEN, on_change=_to, args=(0,))
        form = st.form("new-story", border=False, clear_on_submit=True)
        with form, st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(tr("New story"), max_chars=LONGEST["name"], placeholder=tr("Flights to Caracas"))
            made = st.form_submit_button(tr("Begin it"))
        if made and name.strip():
            story = Story(name=name.strip())
            change(path, lambda found: found if found.story(story.name) else found.with_story(story))
            st.session_state.pop(_CHOSEN, None)
            st.rerun()


def _stage(story: Story, at: int, store: source.OpenStore) -> None:
    """The step that is played: its caption over its map."""
    step = story.steps[at]
    params = parsed(step.address)
    filters, place = from_address(params), map_at(params)
    view = source.view(store, filters)
    player(story, at, _to)
    st.html(f'<div class="dl-stage"><h2>{plain(step.name)}</h2><p>{plain(step.caption)}</p></div>')
    with st.container(horizontal=True, key="story-actions"):
        st.button(tr("Open on the map"), key="story-open", on_click=_open, args=(step, store))
        st.download_button(tr("Export as one file"), data=_exported(story, store), file_name="story.html",
                           mime="text/html", key="story-export", icon=":material/download:",
                           on_click="ignore")  # fmt: skip
    focus = Focus(position=place.position, zoom=place.zoom, asked=f"{story.name} {at}", exact=True) if place else None
    with st.container(key="story-map-box"):
        show_map(
            MapView(
                marks=view.marks,
                most=view.most,
                selected=None,
                palette=DARK if st.context.theme.type == "dark" else LIGHT,
                countries=store.catalogue.countries,
                by_route=by_route(filters),
                title=view.shown.line(),
                left="; ".join(condition.text for condition in conditions(filters, store.catalogue)),
                focus=focus,
            ),
            key="story-map",
            on_click=lambda _: None,
        )


def _steps(story: Story, at: int, library: Library, store: source.OpenStore) -> None:
    """The steps in their order, and what can be added."""
    path = library_path(store.path)

    def edit(by: Callable[[Story], Story], to: int) -> None:
        changed = change(path, lambda found: found.with_story(by(found.story(story.name) or story)))
        _to(min(to, len((changed.story(story.name) or story).steps) - 1))

    for number, step in enumerate(story.steps):
        with st.container(border=True, key=f"story-step-{number}"):
            st.button(f"{number + 1}. {words.literal(step.name)}", key=f"step-{number}", on_click=_to, args=(number,),
                      type="primary" if number == at else "secondary", width="stretch")  # fmt: skip
            caption = st.text_area(tr("Caption"), step.caption, key=f"caption-{story.name}-{number}-{step.name}",
                                   max_chars=LONGEST["caption"], height=90)  # fmt: skip
            if caption.strip() != step.caption:
                changed = replace(step, caption=caption.strip())
                edit(lambda found, i=number, new=changed: replace(found, steps=_with(found.steps, i, new)), at)  # type: ignore[misc]
                st.rerun()
            with st.container(horizontal=True, gap="small"):
                for sign, label, by in (("arrow_upward", later("Up"), -1), ("arrow_downward", later("Down"), 1)):
                    st.button(tr(label), key=f"{label}-{number}", icon=f":material/{sign}:", on_click=edit,
                              disabled=not 0 <= number + by < len(story.steps),
                              args=(lambda found, i=number, d=by: replace(found, steps=_swapped(found.steps, i, i + d)),
                                    number + by))  # fmt: skip
                st.button(tr("Remove"), key=f"remove-{number}", icon=":material/delete:", on_click=edit, args=(
                    lambda found, i=number: replace(found, steps=_with(found.steps, i, None)), 0))  # fmt: skip
    views = {view.name: view for view in library.views}

    # A button can be pressed before the page shows what the one before it did: what is chosen is read when it is
    # pressed, and the step that is shown then is the last of those stored.
    def add() -> None:
        if view := views.get(st.session_state[_ADD]):
            edit(lambda found: replace(found, steps=(*found.steps, view)), sys.maxsize)

    if views:
        st.selectbox(tr("Add a saved view"), list(views), key=_ADD)
        st.button(tr("Add as the next step"), key="story-add-button", on_click=add, width="stretch")
    st.button(tr("Delete this story"), key="story-delete", icon=":material/delete:",
              on_click=_delete, args=(path, story.name))  # fmt: skip


def _with(steps: tuple[SavedView, ...], at: int, new: SavedView | None) -> tuple[SavedView, ...]:
    return (*steps[:at], *([new] if new else []), *steps[at + 1 :])


def _swapped(steps: tuple[SavedView, ...], one: int, other: int) -> tuple[SavedView, ...]:
    if not (0 <= one < len(steps) and 0 <= other < len(steps)):
        return steps
    changed = list(steps)
    changed[one], changed[other] = changed[other], changed[one]
    return tuple(changed)


def _delete(path: Path, name: str) -> None:
    change(path, lambda found: found.without_story(name))


def _to(number: int) -> None:
    st.session_state[_AT] = number


def _open(step: SavedView, store: source.OpenStore) -> None:
    choice.clear()
    open_view(step, store.extent)
    navigate.go("map")


def _exported(story: Story, store: source.OpenStore) -> Callable[[], bytes]:
    """What makes the file, when the reader asks for it."""
    selections = [source.selection(store, from_address(parsed(step.address))) for step in story.steps]

    def make() -> bytes:
        places = [map_at(parsed(step.address)) for step in story.steps]
        steps = [
            Step(
                title=step.name, caption=step.caption, selection=selection,
                middle=place.position if place else None, zoom=place.zoom if place else 2.0,
            )
            for step, selection, place in zip(story.steps, selections, places, strict=True)
        ]  # fmt: skip
        return html_page(union(selections), store.catalogue.actors, story=story.name, steps=steps)

    return make
