"""What copies of a report say again: rows to be counted once, whichever copies a filter lets through."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gazetteer.fold import fold

_WORD: Final = re.compile(r"\w+")
_LAST_WORDS: Final = 12  # a first sentence may have the header of its site before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim of a document: its quote, and what else has to agree for another to say the same."""

    document_id: str
    quote: str
    what: Hashable


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """The number that all tellings of a claim share, and how good this telling is: the lowest is shown."""

    same: int
    rank: int


def repeats(claims: Iterable[Said], originals: Mapping[str, str]) -> list[Repeat | None]:
    """For each claim what it shares with the same sentence in copies; None for one that stands in one document only.

    `originals` leads from each copy to the document that stands for all. What a copy alone says stays on its own.
    """
    told = list(claims)
    roots = set(originals.values())
    tellings: defaultdict[Hashable, list[int]] = defaultdict(list)
    times: Counter[Hashable] = Counter()
    for at, claim in enumerate(told):
        root = originals.get(claim.document_id, claim.document_id)
        if root in roots:
            key = (root, tuple(_WORD.findall(fold(claim.quote))[-_LAST_WORDS:]), claim.what)
            # A document may say a thing twice; its copy then does as well.
            times[claim.document_id, key] += 1
            tellings[key, times[claim.document_id, key]].append(at)
    found: list[Repeat | None] = [None] * len(told)
    for places in tellings.values():
        if len(places) > 1:
            for at in places:
                is_copy = told[at].document_id in originals
                found[at] = Repeat(same=places[0], rank=at + len(told) * is_copy)
    return found
