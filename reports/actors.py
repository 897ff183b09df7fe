"""Actors in a text: states, organisations, armed groups, companies, carriers and persons of the catalogue."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.fold import Token, fold, tokens
from gazetteer.lexicon import load_lexicon
from gazetteer.toponym import Toponym, Use
from reports.abbreviations import introduced, redefined
from reports.actor_claims import Claim, countries, decided, presence, with_country, without_overlaps
from reports.actor_names import NameKind, NameMatch, find_names
from reports.carry_over import carried_over, named_states
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Span
from reports.model import Actor, ActorKind, ActorMention
from reports.person_names import is_first_of_name, is_in_office, is_in_unknown_name, is_other_person, is_other_thing
from reports.wordlists import words

__all__ = ["Catalogue", "find_actors", "load_catalogue"]

_LANGUAGE_AFTER: Final = words("language languages speaking speaker speakers translation dialect")
_STATE_KINDS: Final = frozenset({NameKind.DEMONYM, NameKind.SEAT, NameKind.NOBODY})
# Abbreviations that are words of a text set in capitals.
_ALSO_WORDS: Final = words("US ICE WHO IS UN SIDE MUD ETA ALBA TAME CAF CASA DIA MIA SDF RAND TAP TASS VALE")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text and its tokens: which belong to a name in full, and where a person's surname starts."""

    text: str
    tokens: Sequence[Token]
    covered: Sequence[bool]
    surnames: frozenset[int]


def find_actors(
    text: str, catalogue: Catalogue, toponyms: Sequence[Toponym] = (), *, language: str | None = None
) -> tuple[ActorMention, ...]:
    """The actors that a text names, in order, without overlaps.

    The longest name wins, then the leftmost: "Venezuelan National Guard" is the guard, not Venezuela. Names of
    countries and capitals are actors where `toponyms` say that they are used so; demonyms and seats of power always.
    `language` is the text's ISO 639-1 code; lower-case demonyms ("venezolano") are looked for in Spanish alone. A span
    leaves out the possessive ending. Short forms that the text introduces in brackets, and nouns that take an actor up
    ("the airline", "el gobierno"), lead to the actor where only one fits.
    """
    found = tuple(tokens(text))
    matches = tuple(find_names(text, found, catalogue.names, language))
    states = [*_state_claims(found, matches), *_toponym_claims(catalogue, toponyms)]
    near = countries(states, toponyms)
    names = [claim for c in _name_claims(text, found, matches) if (claim := with_country(text, c, near))]
    body = _Text(
        text=text,
        tokens=found,
        covered=_covered(len(found), (*states, *names)),
        surnames=frozenset(match.first for match in matches if match.name.kind is NameKind.SURNAME),
    )
    literal = [Span(toponym.start, toponym.end) for toponym in toponyms if toponym.use is Use.LITERAL]
    names = _without_namesakes(body, names, frozenset(literal))
    other = redefined(text, found, names)
    names = [claim for claim in names if text[claim.span.start : claim.span.end] not in other]
    present = presence((*states, *names), toponyms)
    settled = [claim for c in (*names, *states) if (claim := decided(c, present))]
    settled += _surname_claims(body, matches, settled, present)
    standing = without_overlaps(settled, literal)
    standing = without_overlaps((*standing, *introduced(text, standing)), literal)
    carried = carried_over(text, standing, named_states(toponyms, standing, catalogue.states))
    return tuple(
        ActorMention(span=claim.span, text=text[claim.span.start : claim.span.end], actor=claim.actors[0])
        for claim in without_overlaps((*standing, *carried), literal)
        if claim.actors
    )


def _toponym_claims(catalogue: Catalogue, toponyms: Iterable[Toponym]) -> Iterator[Claim]:
    for toponym in toponyms:
        if toponym.use is Use.ACTOR:
            state = catalogue.state(_stands_for(catalogue, toponym))
            if state:
                yield Claim(span=Span(toponym.start, toponym.end), actors=(state,))


def _stands_for(catalogue: Catalogue, toponym: Toponym) -> str | None:
    """The code of the country that a toponym in its actor use stands for."""
    place = toponym.place
    if place and (place.is_country or place.is_capital):
        return place.country_code
    code = catalogue.capitals.get(fold(toponym.text))
    return code if place is None or place.country_code == code else None


def _state_claims(found: Sequence[Token], matches: Iterable[NameMatch]) -> Iterator[Claim]:
    for match in matches:
        if match.name.kind in _STATE_KINDS and not _is_language(found, match):
            yield Claim(span=match.span, actors=match.name.actors, match=match)


def _is_language(found: Sequence[Token], match: NameMatch) -> bool:
    """Whether a demonym names a language here: "Spanish-language media"."""
    after = match.last + 1
    return match.name.kind is NameKind.DEMONYM and after < len(found) and found[after].folded in _LANGUAGE_AFTER


def _name_claims(text: str, found: Sequence[Token], matches: Iterable[NameMatch]) -> Iterator[Claim]:
    for match in matches:
        if match.name.kind is NameKind.NAME or (
            match.name.kind is NameKind.ABBREVIATION and not _is_shouted_word(text, found, match)
        ):
            yield Claim(span=match.span, actors=match.name.actors, match=match)


def _is_shouted_word(text: str, found: Sequence[Token], match: NameMatch) -> bool:
    """Whether an abbreviation such as US is the word "us" of a line set in capitals."""
    if match.name.surface not in _ALSO_WORDS:
        return False
    beside = [found[i] for i in (match.first - 1, match.last + 1) if 0 <= i < len(found)]
    written = [text[token.start : token.end] for token in beside]
    return bool(written) and all(len(word) > 1 and word.isupper() for word in written)


def _covered(count: int, claims: Iterable[Claim]) -> tuple[bool, ...]:
    covered = [False] * count
    for claim in claims:
        if claim.match:
            for i in range(claim.match.first, claim.match.last + 1):
                covered[i] = True
    return tuple(covered)


def _without_namesakes(body: _Text, claims: Sequence[Claim], literal: Container[Span]) -> list[Claim]:
    """The claims without one-word names that are a namesake's, and persons' that are a thing's or a literal place's."""
    claims = _without_parts(body, claims)
    named = {actor.id for claim in claims if claim.is_full_person for actor in claim.actors}
    return [
        claim
        for claim in claims
        if claim.match is None
        or len(claim.match.name.words) > 1
        or claim.actors[0].kind is not ActorKind.PERSON
        or not (
            _is_given_name(body, claim.match)
            or _is_namesake(body, claim.match)
            or (claim.span in literal and claim.actors[0].id not in named)
        )
    ]


def _without_parts(body: _Text, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without parts of unknown persons' names: "Ben Wagner", and "Wagner" wherever he comes again.

    Where the document has a longer name of the actor ("Wagner Group"), the short one is left to it elsewhere.
    """
    lexicon = load_lexicon()
    parts = {
        claim.span: claim
        for claim in claims
        if claim.match and is_in_unknown_name(body.text, body.tokens, claim.match, body.covered, lexicon)
    }
    longer = {actor.id for claim in claims if claim.match and len(claim.match.name.words) > 1 for actor in claim.actors}
    other = {c.match.name.words for c in parts.values() if c.match and not any(a.id in longer for a in c.actors)}
    return [c for c in claims if c.span not in parts and not (c.match and c.match.name.words in other)]


def _is_given_name(body: _Text, match: NameMatch) -> bool:
    """Whether another surname follows at once: "Petro Poroshenko"."""
    after = match.last + 1
    return after in body.surnames and body.text[match.span.end : body.tokens[after].start] == " "


def _is_namesake(body: _Text, match: NameMatch) -> bool:
    return is_other_thing(body.tokens, match.last) or is_other_person(body.text, body.tokens, match, body.covered)


def _surname_claims(
    body: _Text, matches: Iterable[NameMatch], settled: Sequence[Claim], present: Mapping[str, int]
) -> Iterator[Claim]:
    """Surnames alone, after the full name ("Pedro Castillo … Castillo") or with an office ("President Castillo")."""
    full = sorted((claim for claim in settled if claim.is_full_person), key=lambda claim: claim.span, reverse=True)
    last_named: dict[str, int] = {}
    for match in matches:
        if match.name.kind is not NameKind.SURNAME or body.covered[match.first]:
            continue
        while full and full[-1].span < match.span:
            claim = full.pop()
            last_named[claim.actors[0].id] = claim.span.start
        if _is_namesake(body, match) or is_first_of_name(body.text, body.tokens, match, body.covered):
            continue
        named = [actor for actor in match.name.actors if actor.id in last_named]
        actor = max(named, key=lambda actor: last_named[actor.id]) if named else _in_office(body, match, present)
        if actor:
            yield Claim(span=match.span, actors=(actor,), match=match)


def _in_office(body: _Text, match: NameMatch, present: Mapping[str, int]) -> Actor | None:
    if not is_in_office(body.tokens, match):
        return None
    best = max(match.name.actors, key=lambda actor: present.get(actor.country_code or "", 0))
    return best if present.get(best.country_code or "", 0) else None
