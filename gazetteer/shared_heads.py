"""Two names that share a word: "West and Central Africa", "North and South Korea", "África Occidental y Central".

The short one of them is read as what it stands for. It is added where nothing was found there, and read anew where it
was taken for a small place of that name (West, Mississippi).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from gazetteer.fame import Fame, fame_of
from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from gazetteer.recognition import Recognised

_DIRECTION: Final = (
    r"(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|Northeast|Northwest|Southeast|Southwest|Upper|Lower"
    r"|Inner|Outer|Equatorial|Middle|Latin)"
)
_BEFORE: Final = re.compile(rf"\b({_DIRECTION})(?:,? (?:and|or|to)|,) $")
_WHOLE: Final = re.compile(rf"{_DIRECTION} (\S.*)")
_SPANISH_DIRECTION: Final = (
    r"(?:[Nn]orte|[Ss]ur|[Oo]este|[Ee]ste|Central|Meridional|Septentrional|Occidental|Oriental|Austral|Ecuatorial)"
)
_SPANISH_WHOLE: Final = re.compile(rf"(\S.*?) (?:del? )?{_SPANISH_DIRECTION}")
_AFTER: Final = re.compile(rf" (?:y|e|o) (del {_SPANISH_DIRECTION}|{_SPANISH_DIRECTION})\b")
_MOST: Final = 8
"""Names that may share a word."""
_REACH: Final = 24
"""Characters before a name in which the one beside it lies."""


def with_shared_heads(text: str, names: Sequence[Recognised], gazetteer: Gazetteer) -> tuple[Recognised, ...]:
    """The names, and for each that shares its last or first word with another direction that one, in their order."""
    found = [each for name in names for each in _partners(text, name, gazetteer)]
    if not found:
        return tuple(names)
    taken = set(chain.from_iterable(range(each.start, each.end) for each in found))
    kept = (name for name in names if taken.isdisjoint(range(name.start, name.end)))
    return tuple(sorted({*kept, *found}))


def _partners(text: str, name: Recognised, gazetteer: Gazetteer) -> Iterator[Recognised]:
    """The names that it shares its word with, from the nearest on: "East, West and Central Africa"."""
    for _ in range(_MOST):
        partner = _before(text, name) or _after(text, name)
        if not partner or fame_of(gazetteer.candidates(fold(partner.read(text)))) < Fame.KNOWN:
            return
        yield partner
        name = partner


def _before(text: str, name: Recognised) -> Recognised | None:
    whole = _WHOLE.fullmatch(name.read(text))
    start = max(0, name.start - _REACH)
    found = _BEFORE.search(text[start : name.start]) if whole else None
    if not whole or not found:
        return None
    return Recognised(start + found.start(1), start + found.end(1), name.nested, f"{found[1]} {whole[1]}")


def _after(text: str, name: Recognised) -> Recognised | None:
    whole = _SPANISH_WHOLE.fullmatch(name.read(text))
    found = _AFTER.match(text, name.end) if whole else None
    if not whole or not found:
        return None
    return Recognised(found.start(1), found.end(1), name.nested, f"{whole[1]} {found[1]}")
