"""Persons by their surname alone: after the full name, with an office, or known well enough to need neither."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.fold import Token, fold
from gazetteer.lexicon import load_lexicon
from reports.actor_claims import Claim
from reports.actor_names import NameKind, NameMatch
from reports.model import Actor
from reports.person_names import is_first_of_name, is_in_office, is_other_person, is_other_thing

_NAMESAKES: Final = 4  # persons of the catalogue that a surname alone may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text and its tokens: which belong to a name in full, and where a person's surname starts."""

    text: str
    tokens: Sequence[Token]
    covered: Sequence[bool]
    surnames: frozenset[int]


def is_namesake(body: Body, match: NameMatch) -> bool:
    """Whether the surname names a thing ("Trump Tower") or somebody else ("Melania Trump")."""
    return is_other_thing(body.tokens, match.last) or is_other_person(body.text, body.tokens, match, body.covered)


def surname_claims(
    body: Body,
    matches: Iterable[NameMatch],
    settled: Iterable[Claim],
    present: Mapping[str, int],
    places: Container[int],
) -> Iterator[Claim]:
    """Surnames alone, after the full name ("Pedro Castillo … Castillo") or with an office ("President Castillo").

    One without either is that of the person whose country the text names, where nobody else in it bears the name.
    `places` are the starts of place names.
    """
    full = sorted((claim for claim in settled if claim.is_full_person), key=lambda claim: claim.span, reverse=True)
    last_named: dict[str, int] = {}
    surnames = [m for m in matches if m.name.kind is NameKind.SURNAME and not body.covered[m.first]]
    others = {m.name.words for m in surnames if _is_somebody_else_s(body, m)}
    for match in surnames:
        while full and full[-1].span < match.span:
            claim = full.pop()
            last_named[claim.actors[0].id] = claim.span.start
        if _is_somebody_else_s(body, match):
            continue
        named = [actor for actor in match.name.actors if actor.id in last_named]
        if named:
            actor: Actor | None = max(named, key=lambda actor: last_named[actor.id])
        elif is_in_office(body.tokens, match):
            actor = _present(match, present)
        else:
            is_free = match.name.words not in others and match.span.start not in places
            actor = _present(match, present) if is_free and _is_rare(match) else None
        if actor:
            yield Claim(span=match.span, actors=(actor,), match=match)


def _is_somebody_else_s(body: Body, match: NameMatch) -> bool:
    return is_namesake(body, match) or is_first_of_name(body.text, body.tokens, match, body.covered)


def _present(match: NameMatch, present: Mapping[str, int]) -> Actor | None:
    """The person of that surname whose country the document names most."""
    best = max(match.name.actors, key=lambda actor: present.get(actor.country_code or "", 0))
    return best if present.get(best.country_code or "", 0) else None


def _is_rare(match: NameMatch) -> bool:
    lexicon = load_lexicon()
    word = match.name.words[0]
    if any(fold(actor.name.split()[0]) == word for actor in match.name.actors):
        return False
    is_name_alone = word not in lexicon.common_words and word not in lexicon.first_names
    return is_name_alone and len(match.name.actors) <= _NAMESAKES
