"""Whose organ a name means that organs of many states share: "the army", "la Cancillería", "Ministry of Defence".

Only where no country stands beside it: the country that the text speaks of there, counted by nearness.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Final

from gazetteer.fold import Token
from gazetteer.toponym import Toponym
from gazetteer.wordlists import words
from reports.actor_claims import Claim
from reports.actor_names import NameKind
from reports.model import Actor, ActorKind

_DEFINITE: Final = words(
    "the this that its their his her our el la los las del al su sus este esta ese esa nuestro nuestra two three four "
    "five dos tres cuatro cinco former"
)
_INDEFINITE: Final = words("a an")
_NEVER_ALONE: Final = words("police policia parliament parlamento congress congreso")  # anybody's, written small
_NEAR: Final = 200.0  # characters over which a country's nearness falls to a third
_NEARNESS: Final = 6.0  # what a country right before weighs, against one anywhere in the document
_FAR: Final = 1_200  # characters beyond which nearness no longer counts
_CITY: Final = 0.8  # what a town weighs against the name of its country
_AHEAD: Final = 1.3  # how far the country of a common noun must lead
_FEW: Final = 2  # actors of which the first is meant where the text says nothing ("the Treasury")
_MOST: Final = 200  # mentions on either side that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Where a text speaks of countries: positions in order, with code and weight; and all weights by code."""

    positions: Sequence[int]
    mentions: Sequence[tuple[str, float]]
    everywhere: Counter[str]

    def weights(self, position: int) -> Counter[str]:
        """How much the text speaks of each country, seen from a position."""
        weights: Counter[str] = Counter(self.everywhere)
        at = bisect_right(self.positions, position)
        for i in range(max(0, at - _MOST), min(len(self.positions), at + _MOST)):
            distance = position - self.positions[i]
            if -_FAR < distance < _FAR:
                code, weight = self.mentions[i]
                side = 1.0 if distance >= 0 else 0.5
                weights[code] += side * weight * _NEARNESS * exp(-abs(distance) / _NEAR)  # type: ignore[assignment]
        return weights


def spoken_of(claims: Iterable[Claim], toponyms: Iterable[Toponym]) -> Countries:
    """The countries that names in no doubt and toponyms speak of."""
    found = [
        (claim.span.start, claim.actors[0].country_code, 1.0)
        for claim in claims
        if len(claim.actors) == 1 and claim.actors[0].country_code
    ]
    for toponym in toponyms:
        place = toponym.place
        if place and place.country_code:
            found.append((toponym.start, place.country_code, 1.0 if place.is_country or place.is_capital else _CITY))
    found.sort()
    everywhere: Counter[str] = Counter()
    for _, code, weight in found:
        everywhere[code or ""] += weight  # type: ignore[assignment]
    return Countries(
        positions=[position for position, _, _ in found],
        mentions=[(code or "", weight) for _, code, weight in found],
        everywhere=everywhere,
    )


def is_shared(claim: Claim) -> bool:
    """Whether the claim's name is one that organs of several states share."""
    return len(claim.actors) > 1 and all(_is_organ(actor) for actor in claim.actors)


def _is_organ(actor: Actor) -> bool:
    return actor.parent is not None and actor.country_code is not None and actor.kind is ActorKind.ORGANISATION


def owned(claim: Claim, text: str, found: Sequence[Token], near: Countries) -> Claim | None:
    """The claim with the organ of the country that the text speaks of there, None where that is not plain."""
    match = claim.match
    if match is None:
        return None
    weights = near.weights(claim.span.start)
    if not weights:
        return None
    if not any(weights[actor.country_code or ""] for actor in claim.actors):
        return replace(claim, actors=claim.actors[:1]) if len(claim.actors) == _FEW else None
    ranked = weights.most_common(2)
    own = next((actor for actor in claim.actors if actor.country_code == ranked[0][0]), None)
    if match.name.kind is NameKind.ABBREVIATION or _is_proper(text, claim):
        own = own or max(claim.actors, key=lambda actor: weights[actor.country_code or ""])
        return replace(claim, actors=(own,)) if weights[own.country_code or ""] else None
    is_capital = text[claim.span.start].isupper()
    if own is None or not _is_definite(text, found, claim) or (not is_capital and match.name.words[-1] in _NEVER_ALONE):
        return None
    is_ahead = is_capital or len(ranked) == 1 or ranked[0][1] >= _AHEAD * ranked[1][1]
    return replace(claim, actors=(own,)) if is_ahead else None


def _is_proper(text: str, claim: Claim) -> bool:
    """Whether the name is written as a name of two words or more: "Foreign Ministry"."""
    written = text[claim.span.start : claim.span.end]
    return " " in written and written[0].isupper() and not written.islower()


def _is_definite(text: str, found: Sequence[Token], claim: Claim) -> bool:
    """Whether an article or number stands before, or the name qualifies a name after it: "an air force C-130"."""
    first, last = (claim.match.first, claim.match.last) if claim.match else (0, 0)
    if found[first].start < claim.span.start:
        return True
    after = text[claim.span.end : claim.span.end + 2]
    is_part = after[:1] == " " and (after[1:].isupper() or after[1:].isdigit()) and last + 1 < len(found)
    return first > 0 and (found[first - 1].folded in _DEFINITE or (is_part and found[first - 1].folded in _INDEFINITE))
