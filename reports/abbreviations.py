"""Abbreviations that a document gives a meaning of its own: "Food Standards Agency (FSA)"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from gazetteer.fold import Token
from reports.actor_claims import Claim
from reports.actor_names import NameKind

_LONGEST_GAP: Final = 3  # words in lower case ("of the") between those whose initials count


def redefined(text: str, found: Sequence[Token], claims: Iterable[Claim]) -> frozenset[str]:
    """Abbreviations that stand in brackets behind the words they abbreviate, where those name another thing.

    `claims` are all names found; one that overlaps the words and has the same actor confirms the abbreviation.
    """
    everything = tuple(claims)
    named = {
        (actor.id, i)
        for claim in everything
        if claim.match
        for actor in claim.actors
        for i in range(claim.match.first, claim.match.last + 1)
    }
    other: set[str] = set()
    for claim in everything:
        words = _words_before(text, found, claim)
        if words and not any((actor.id, i) in named for actor in claim.actors for i in words):
            other.add(text[claim.span.start : claim.span.end])
    return frozenset(other)


def _words_before(text: str, found: Sequence[Token], claim: Claim) -> range | None:
    """The tokens before "(ABC" whose capitals are the abbreviation's letters, None where they are not."""
    match = claim.match
    if match is None or match.name.kind is not NameKind.ABBREVIATION or not text.startswith("(", claim.span.start - 1):
        return None
    letters = [letter for letter in match.name.surface.lower() if letter.isalnum()]
    if len(letters) < 2:
        return None
    i, gap = match.first - 1, 0
    while i >= 0 and letters and gap <= _LONGEST_GAP:
        if found[i].folded.startswith(letters[-1]) and text[found[i].start].isupper():
            letters.pop()
            gap = 0
        elif text[found[i].start].islower():
            gap += 1
        else:
            return None
        i -= 1
    return None if letters else range(i + 1, match.first)
