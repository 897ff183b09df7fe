"""Lists of ships that are called like places: "the frigates Gediz and Gökova", «las fragatas Cartagena y Santander».

A single ship ("the frigate Gediz") is told by the trained weights, which see the noun beside its name; of a list they
see it beside the first one only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from gazetteer.recognition import Recognised

_SHIPS: Final = (
    r"frigates|destroyers|corvettes|cruisers|tankers|supertankers|ships|warships|vessels|ferries|cutters|submarines|boats|"
    r"gunboats|trawlers|icebreakers|freighters|bulkers|carriers|tugs|barges|yachts|minesweepers|dhows|fragatas|"
    r"destructores|corbetas|cruceros|buques|barcos|petroleros|tanqueros|superpetroleros|cargueros|graneleros|submarinos|"
    r"patrulleras|patrulleros|remolcadores|rompehielos|guardacostas|ferris|lanchas|pesqueros|arrastreros"
)
_WORD: Final = r"[^\W\d_a-z][\w'’.-]*"
_NAME: Final = rf"[«“\"*_]{{0,2}}{_WORD}(?: (?:de |del |of |la |las |los |the )?{_WORD}){{0,3}}[»”\"*_]{{0,2}}"
_LIST: Final = re.compile(rf"\b(?i:{_SHIPS}) ({_NAME}(?:, {_NAME}){{0,12}},? (?:and|y|e) {_NAME})")


def without_ships(text: str, names: Sequence[Recognised], is_country: Callable[[str], bool]) -> tuple[Recognised, ...]:
    """The names without those in lists of ships; "the ships Iran and Syria bought" has none."""
    starts = [name.start for name in names]
    ships: set[Recognised] = set()
    for found in _LIST.finditer(text):
        first, end = found.span(1)
        named = names[bisect_left(starts, first) : bisect_left(starts, end)]
        if not any(is_country(text[name.start : name.end]) for name in named):
            ships.update(named)
    return tuple(name for name in names if name not in ships)
