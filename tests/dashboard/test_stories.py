"""The page of stories where it is pressed before it shows what was done last: by a fast hand, or by two readers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.saved import SavedView, Story, change, library_path, load
from tests.dashboard.samples import REPORTS, write_store

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
STORY = "Two oceans"
CUBA, JAPAN = SavedView(name="Cubans", address="actor=cuba"), SavedView(name="Pacific", address="actor=japan")


def opened(monkeypatch: pytest.MonkeyPatch, store: Path, *steps: SavedView) -> AppTest:
    """The page with one story; both views are saved."""
    story = Story(name=STORY, steps=steps)
    change(library_path(store), lambda found: found.with_view(CUBA).with_view(JAPAN).with_story(story))
    monkeypatch.setenv("REPORTS_STORE", str(store))
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.query_params["page"] = "stories"
    return page.run()


def append(store: Path, step: SavedView) -> None:
    """What the page does not know of yet."""

    def with_step(story: Story) -> Story:
        return replace(story, steps=(*story.steps, step))

    change(library_path(store), lambda found: found.with_story(with_step(found.story(STORY) or Story(name=STORY))))


def steps(store: Path) -> list[str]:
    story = load(library_path(store)).story(STORY)
    return [step.name for step in story.steps] if story else []


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path / "reports.sqlite", REPORTS)


def stage(page: AppTest) -> str:
    return next(str(part.proto.body) for part in page.get("html") if "dl-stage" in part.proto.body)


def test_the_step_that_was_added_is_shown_though_the_page_had_not_shown_the_one_before(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    page = opened(monkeypatch, store)
    append(store, CUBA)
    page.selectbox(key="story-add").set_value(JAPAN.name)
    page.button(key="story-add-button").click().run()
    assert not page.exception
    assert steps(store) == [CUBA.name, JAPAN.name]
    assert JAPAN.name in stage(page)


def test_who_removes_a_step_keeps_the_one_that_was_added_meanwhile(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    page = opened(monkeypatch, store, CUBA)
    append(store, JAPAN)
    page.button(key="remove-0").click().run()
    assert not page.exception
    assert steps(store) == [JAPAN.name]
    assert JAPAN.name in stage(page)


def test_the_last_step_can_be_removed(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    page = opened(monkeypatch, store, CUBA)
    page.button(key="remove-0").click().run()
    assert not page.exception
    assert steps(store) == []
