"""Other forms of a name that no source lists: without its direction or the word for its kind, or written out.

"South L.A." lies in L.A., "Zarqa district" is Zarqa's, "Bank of Mexico" and "Ipswich General Hospital" stand for
bodies of Mexico and at Ipswich. Natural features and parks are left alone: a Lake Ohio need not lie in Ohio.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gazetteer.wordlists import words

_MOST_WORDS: Final = 8
_SHORTEST: Final = 3
_WRITTEN_OUT: Final = {"n": "north", "s": "south", "e": "east", "w": "west", "st": "saint", "mt": "mount", "ft": "fort"}
_IN_SHORT: Final = {"saint": "st", "mount": "mt", "fort": "ft"}
_BEFORE: Final = words(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central upper lower inner outer greater mainland rural downtown metro
    metropolitan mid old norte sur este oeste"""
)
_AFTER: Final = words(
    """area region district province state county department governorate prefecture municipality municipal city town
    township twp village parish metro metropolitan suburbs borough division zone sector lga local government
    constituency estate territory co"""
)
_BODIES: Final = words(
    """hospital university college school police council court prison jail cathedral airport station general state
    medical health county city district sheriff sheriffs office department board library stadium museum embassy
    international regional community high elementary fire chamber chambers commerce of"""
)
_HEADS: Final = (
    "university of ",
    "bank of ",
    "city of ",
    "town of ",
    "village of ",
    "county of ",
    "state of ",
    "port of ",
    "archdiocese of ",
    "diocese of ",
    "municipality of ",
    "barangay ",
)


def shorter_names(name: str) -> Iterator[str]:
    """Folded names to look up in the stead of a folded name that has no entry, the likeliest first."""
    words = name.split()
    if len(words) > _MOST_WORDS or len(words) < 2:
        return
    found = dict.fromkeys((*_respelled(words), *_without_ends(words), *_of_bodies(name, words)))
    found.pop(name, None)
    yield from (one for one in found if len(one) >= _SHORTEST)


def _respelled(words: list[str]) -> Iterator[str]:
    first, *rest = words
    for table in (_WRITTEN_OUT, _IN_SHORT):
        if first in table:
            yield " ".join([table[first], *rest])


def _without_ends(words: list[str]) -> Iterator[str]:
    """The name without words for its kind behind it, then also without directions before it."""
    end = len(words)
    while end > 1 and words[end - 1] in _AFTER:
        end -= 1
        yield " ".join(words[:end])
    if words[0] in _BEFORE and end > 1:
        yield " ".join(words[1:end])


def _of_bodies(name: str, words: list[str]) -> Iterator[str]:
    for head in _HEADS:
        if name.startswith(head):
            yield name.removeprefix(head)
    end = len(words)
    while end > 1 and words[end - 1] in _BODIES:
        end -= 1
        yield " ".join(words[:end])
