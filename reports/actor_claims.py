"""Claims of actors to spans of a text, and the rules that choose between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gazetteer.toponym import Toponym
from reports.actor_names import NameKind, NameMatch
from reports.document import Span
from reports.model import Actor, ActorKind

_LINK_BEFORE: Final = re.compile(r"(?:['’]s?)?\s{1,2}")
_LINK_AFTER: Final = re.compile(r"\s(?:of(?: the)?|de(?: la| los| las)?|del)\s")
_LONGEST_LINK: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A span and the actors it may stand for, likeliest first.

    Without actors it hides what it covers ("Latin American"). `match` is None where a toponym claims the span.
    """

    span: Span
    actors: tuple[Actor, ...]
    match: NameMatch | None = None

    @property
    def is_full_person(self) -> bool:
        """Whether this is a person's name of more than one word."""
        return bool(
            self.match
            and self.match.name.kind is NameKind.NAME
            and len(self.match.name.words) > 1
            and self.actors
            and all(actor.kind is ActorKind.PERSON for actor in self.actors)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Spans that name a country, by where they start and end: their country codes and the spans themselves."""

    by_start: Mapping[int, tuple[str, Span]]
    by_end: Mapping[int, tuple[str, Span]]


def countries(claims: Iterable[Claim], toponyms: Sequence[Toponym]) -> Countries:
    """Every span that names a country: demonyms, and the toponyms of countries in either use."""
    spans = [(c.actors[0].country_code, c.span) for c in claims if c.actors]
    spans += [(t.place.country_code, Span(t.start, t.end)) for t in toponyms if t.place and t.place.is_country]
    known = [(code, span) for code, span in spans if code]
    return Countries(
        by_start={span.start: (code, span) for code, span in known},
        by_end={span.end: (code, span) for code, span in known},
    )


def with_country(text: str, claim: Claim, near: Countries) -> Claim | None:
    """The claim of a state's organ, widened over the country beside it, which decides whose organ it is.

    "Colombian Army", "Russia's Foreign Ministry", "Ministerio de Defensa de Venezuela". None where the country has
    no such organ in the catalogue.
    """
    if claim.match is None or not claim.actors or not all(_is_organ(actor) for actor in claim.actors):
        return claim
    beside = _before(text, claim.span, near) or _after(text, claim, near)
    if beside is None:
        return None if claim.match.name.kind is NameKind.ORGAN else claim
    code, span = beside
    own = tuple(actor for actor in claim.actors if actor.country_code == code)
    if own:
        is_apart = "'" in text[span.end : claim.span.start] or "’" in text[span.end : claim.span.start]
        wider = claim.span if is_apart else Span(min(span.start, claim.span.start), max(span.end, claim.span.end))
        return replace(claim, span=wider, actors=own)
    # An abbreviation is nobody else's: a "Mexican DEA agent" is still the DEA's.
    return claim if claim.match.name.kind is NameKind.ABBREVIATION else None


def _is_organ(actor: Actor) -> bool:
    return actor.parent is not None and actor.country_code is not None and actor.kind is ActorKind.ORGANISATION


def _before(text: str, span: Span, near: Countries) -> tuple[str, Span] | None:
    for end in range(span.start - 1, max(-1, span.start - 5), -1):
        beside = near.by_end.get(end)
        if beside and _LINK_BEFORE.fullmatch(text, end, span.start):
            return beside
    return None


def _after(text: str, claim: Claim, near: Countries) -> tuple[str, Span] | None:
    end = claim.span.end
    for start in range(end + 1, end + 1 + _LONGEST_LINK):
        beside = near.by_start.get(start)
        if beside and (_LINK_AFTER.fullmatch(text, end, start) or _is_spanish_adjective(text, end, beside[1])):
            return beside
    return None


def _is_spanish_adjective(text: str, end: int, span: Span) -> bool:
    """Whether a lower-case adjective follows, as in "Fuerza Aérea venezolana"."""
    return text[end : span.start] == " " and text[span.start : span.start + 1].islower()


def presence(claims: Iterable[Claim], toponyms: Iterable[Toponym]) -> Counter[str]:
    """How often each country is named in the document, by its places and by actors that are in no doubt."""
    counted = Counter(t.place.country_code for t in toponyms if t.place and t.place.country_code)
    for claim in claims:
        if len(claim.actors) == 1 and claim.actors[0].country_code:
            counted[claim.actors[0].country_code] += 1
    return counted


def decided(claim: Claim, present: Mapping[str, int]) -> Claim | None:
    """The claim with one actor: of several the one whose country the document names most.

    Where it names none of the countries, a demonym means the likeliest one, and any other name nobody (None).
    """
    if len(claim.actors) < 2:
        return claim
    best = max(claim.actors, key=lambda actor: present.get(actor.country_code or "", 0))
    is_demonym = claim.match is not None and claim.match.name.kind is NameKind.DEMONYM
    return replace(claim, actors=(best,)) if is_demonym or present.get(best.country_code or "", 0) else None


def without_overlaps(claims: Sequence[Claim], literal: Iterable[Span]) -> tuple[Claim, ...]:
    """The claims that stand: the longest first, then the leftmost; a longer place name in its literal use hides too.

    In the order of the text. Of two claims to one span the earlier in `claims` stands.
    """
    everything: list[tuple[Span, Claim | None]] = [*((c.span, c) for c in claims), *((span, None) for span in literal)]
    everything.sort(key=lambda item: (item[0].start - item[0].end, item[0].start, item[1] is None))
    taken = bytearray(max((span.end for span, _ in everything), default=0))
    kept: list[Claim] = []
    for span, claim in everything:
        if taken.find(1, span.start, span.end) < 0:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            if claim is not None:
                kept.append(claim)
    return tuple(sorted(kept, key=lambda claim: claim.span))
