"""Saved views and stories: addresses under names, in one small file beside the store. Reading and writing only."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

LONGEST: Final = {"name": 80, "address": 4000, "caption": 2000}
"""Characters that are kept of each text."""
MOST: Final = 500
_BIGGEST: Final = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """Filters and the map's view as the query of an address, under a name; `caption` is what a story says with it."""

    name: str
    address: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Views in an order."""

    name: str
    steps: tuple[SavedView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that was saved, in the order it was saved in."""

    views: tuple[SavedView, ...] = ()
    stories: tuple[Story, ...] = ()

    def story(self, name: str | None) -> Story | None:
        """The story of this name."""
        return next((story for story in self.stories if story.name == name), None)

    def with_view(self, view: SavedView) -> Library:
        """With a view added, in the place of the one of the same name."""
        others = [one for one in self.views if one.name != view.name]
        at = next((i for i, one in enumerate(self.views) if one.name == view.name), len(others))
        return replace(self, views=(*others[:at], view, *others[at:])[:MOST])

    def without_view(self, name: str) -> Library:
        """Without the view of this name."""
        return replace(self, views=tuple(view for view in self.views if view.name != name))

    def with_story(self, story: Story) -> Library:
        """With a story added, in the place of the one of the same name."""
        others = [one for one in self.stories if one.name != story.name]
        at = next((i for i, one in enumerate(self.stories) if one.name == story.name), len(others))
        return replace(self, stories=(*others[:at], story, *others[at:])[:MOST])

    def without_story(self, name: str) -> Library:
        """Without the story of this name."""
        return replace(self, stories=tuple(story for story in self.stories if story.name != name))


def library_path(store: Path) -> Path:
    """Where the saved views of a store are kept: `reports.views.json` beside `reports.sqlite`."""
    return store.with_suffix(".views.json")


def load(path: Path) -> Library:
    """What is saved; empty where there is no file, or none that can be read. Texts are cut to their longest."""
    try:
        if path.stat().st_size > _BIGGEST:
            return Library()
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Library()
    if not isinstance(raw, Mapping):
        return Library()
    return Library(
        views=tuple(view for one in _listed(raw, "views") if (view := _view(one))),
        stories=tuple(
            Story(name=_text(one, "name"), steps=tuple(view for step in _listed(one, "steps") if (view := _view(step))))
            for one in _listed(raw, "stories")
            if _text(one, "name")
        ),
    )


def change(path: Path, by: Callable[[Library], Library]) -> Library:
    """Read, change and write in one step, while nobody else does; two readers who save at once lose nothing.

    Raises OSError where the folder cannot be written.
    """
    with _alone(path):
        found = by(load(path))
        handle, draft = tempfile.mkstemp(prefix=f".{path.name[:64]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(found), file, ensure_ascii=False, indent=1)
            Path(draft).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
            raise
    return found


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _listed(raw: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    values = raw.get(key)
    return [value for value in values if isinstance(value, Mapping)][:MOST] if isinstance(values, list) else []


def _view(raw: Mapping[str, Any]) -> SavedView | None:
    name = _text(raw, "name")
    return SavedView(name=name, address=_text(raw, "address"), caption=_text(raw, "caption")) if name else None


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    return value.strip()[: LONGEST[key]] if isinstance(value, str) else ""
