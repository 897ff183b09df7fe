"""States that act, taken for places: the program shows the encoder a name as a place where its use is in doubt."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache
from typing import Final

from gazetteer.index import Gazetteer
from tests.training.snippets import Snippet, SnippetActor, SnippetPlace

_SHARE: Final = 0.35
"""The share of the states that act that are places as well."""
_NO_ACTORS: Final = 0.5
"""And of those the share that are no actors."""


def doubted(snippet: Snippet, chance: random.Random) -> Snippet:
    """The snippet with some of its states and capitals that act marked as places which are no stops."""
    taken = [actor for actor in snippet.actors if _is_state(_name(snippet, actor)) and chance.random() < _SHARE]
    gone = {actor.span for actor in taken if chance.random() < _NO_ACTORS}
    more = (SnippetPlace(span=actor.span, stops={}, is_open=False, actors="") for actor in taken)
    return replace(
        snippet,
        places=tuple(sorted((*snippet.places, *more), key=lambda place: place.span.start)),
        actors=tuple(actor for actor in snippet.actors if actor.span not in gone),
    )


def _name(snippet: Snippet, actor: SnippetActor) -> str:
    return snippet.text[actor.span.start : actor.span.end]


@lru_cache(maxsize=4096)
def _is_state(name: str) -> bool:
    found = _gazetteer().find(name)
    return bool(found) and (found[0].is_country or found[0].is_capital)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()
