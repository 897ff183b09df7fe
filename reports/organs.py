"""The organs that nearly every state has, under their regular names: its ministries, forces, courts and services.

`data/organs.csv` lists them once; a state gets each that the catalogue does not know under a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.fold import fold
from reports.model import Actor, ActorKind

_WITH_ARTICLE: Final = re.compile(
    r"\b(?:Republic|Kingdom|States|Emirates|Islands|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles"
    r"|Territories)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ: the beginning of its id and its name, names that states share, and the states that have none such."""

    id: str
    name: str
    aliases: tuple[str, ...]
    without: frozenset[str]


def regular_organs(
    organs: Iterable[Organ], states: Sequence[Actor], known: Iterable[Actor]
) -> dict[Organ, tuple[Actor, ...]]:
    """Each organ with those of all states, without those that a known actor already is by id or one of the names."""
    ids: set[str] = set()
    taken: dict[str, set[str]] = {}
    for actor in known:
        ids.add(actor.id)
        if actor.country_code and actor.kind is not ActorKind.STATE:
            taken.setdefault(actor.country_code, set()).update(fold(name) for name in (actor.name, *actor.aliases))
    return {organ: tuple(actor for actor in _of_all(organ, states, taken) if actor.id not in ids) for organ in organs}


def _of_all(organ: Organ, states: Iterable[Actor], taken: Mapping[str, set[str]]) -> Iterator[Actor]:
    own = {fold(name) for name in (organ.name, *organ.aliases)}
    for state in states:
        code = state.country_code or ""
        if code not in organ.without and own.isdisjoint(taken.get(code, ())):
            yield Actor(
                id=f"{organ.id}-of-{'the-' if _with_article(state.name) != state.name else ''}{state.id}",
                name=f"{organ.name} of {_with_article(state.name)}",
                kind=ActorKind.ORGANISATION,
                country_code=state.country_code,
                parent=state.id,
            )


def _with_article(name: str) -> str:
    return f"the {name}" if _WITH_ARTICLE.search(name) else name
