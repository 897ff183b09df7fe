"""Lists of place names in a text: what is said of "X, Y and Z" is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.place import Place
from gazetteer.recognition import Recognised

_LIST_GAP: Final = re.compile(
    r"\s*,\s*(?:and\s+|or\s+|y\s+|e\s+|possibly\s+|perhaps\s+)*(?:the\s+)?"
    r"|\s+(?:and|or|y|e|&|nor|versus|and\s+possibly|or\s+even)\s+(?:in\s+|to\s+|the\s+)?|\s*[/–—-]\s*"
)
_TO: Final = re.compile(r"\s+to\s+|[-–]to[-–]")
_WAY: Final = re.compile(
    r"\s(?:[^\W\d_]+\s){0,2}?(?:flights?|routes?|trains?|rail|railway|line|road|highway|bus|buses|coach|ferry|ferries"
    r"|service|services|link|shuttle|corridor|run|leg|trip|journey|crossing|pipeline|sector|stretch)\b"
)
"""What follows the last of places that "to" joins: "the Caracas to Tehran cargo flight"."""
_MOST_JOINED: Final = 6


def lists_of(text: str, names: Sequence[Recognised], places: Sequence[Place | None]) -> list[tuple[int, int]]:
    """For each name the first and last index of the list it stands in (itself twice when in none).

    "X, Y and Z", "X and Y", "X-Y" are lists, and so are "city, country", "city (country)" and "the X to Y flight"; "X,
    and Y" is where a new clause begins.
    """
    groups: list[tuple[int, int]] = []
    for first, last in _chains(text, names, places):
        gaps = [text[names[i].end : names[i + 1].start] for i in range(first, last)]
        if _is_list(gaps) or all(_contains(places[i + 1], places[i]) for i in range(first, last)):
            groups.extend([(first, last)] * (last - first + 1))
        else:
            groups.extend((i, i) for i in range(first, last + 1))
    return groups


def _chains(text: str, names: Sequence[Recognised], places: Sequence[Place | None]) -> Iterator[tuple[int, int]]:
    """Runs of names with nothing between them but what joins the items of a list."""
    first = 0
    for i in range(len(names)):
        if i + 1 == len(names) or not (_joins(text, names, i) or _is_in_brackets(text, names, places, i + 1)):
            yield first, i
            first = i + 1


def _is_in_brackets(text: str, names: Sequence[Recognised], places: Sequence[Place | None], i: int) -> bool:
    """Whether a name in brackets tells where the place before it lies: "Tripoli (Libya)"."""
    gap = text[names[i - 1].end : names[i].start]
    return gap in ("(", " (") and text[names[i].end : names[i].end + 1] == ")" and _contains(places[i], places[i - 1])


def _joins(text: str, names: Sequence[Recognised], i: int) -> bool:
    """Whether a name and the next are items of one list."""
    gap = text[names[i].end : names[i + 1].start]
    return _LIST_GAP.fullmatch(gap) is not None or (_TO.fullmatch(gap) is not None and _leads_along(text, names, i + 1))


def _leads_along(text: str, names: Sequence[Recognised], last: int) -> bool:
    """Whether a word for a way follows a name, or the last that "to" joins to it."""
    for at in range(last, min(last + _MOST_JOINED, len(names))):
        if _WAY.match(text, names[at].end):
            return True
        if at + 1 == len(names) or not _TO.fullmatch(text[names[at].end : names[at + 1].start]):
            return False
    return False


def _is_list(gaps: Sequence[str]) -> bool:
    if not gaps:
        return True
    has_comma = "," in gaps[-1]
    has_conjunction = gaps[-1].strip(" ,") != ""
    return has_conjunction and (len(gaps) > 1 or not has_comma)


def _contains(whole: Place | None, part: Place | None) -> bool:
    if whole is None or part is None or whole.country_code != part.country_code:
        return False
    return whole.is_country or (whole.feature_code == "ADM1" and whole.admin1_code == part.admin1_code)
