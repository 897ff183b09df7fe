"""Actors in a text: states, organisations, armed groups, companies, carriers and persons of the catalogue."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from gazetteer.fold import Token, fold
from gazetteer.lexicon import load_lexicon
from gazetteer.tokens import tokens_of
from gazetteer.toponym import Toponym, Use
from gazetteer.wordlists import words
from reports.abbreviations import introduced, redefined
from reports.actor_claims import Claim, countries, decided, presence, with_country, without_overlaps
from reports.actor_names import NameKind, NameMatch, find_names
from reports.carry_over import carried_over, named_states
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Span
from reports.model import ActorKind, ActorMention
from reports.owners import is_shared, owned, spoken_of
from reports.person_names import is_in_unknown_name
from reports.product_names import is_in_a_place_s_name, is_product_or_number, is_ship
from reports.short_names import short_claims
from reports.sounds import heard_persons
from reports.surnames import Body, is_namesake, surname_claims

__all__ = ["Catalogue", "find_actors", "load_catalogue"]

_LANGUAGE_AFTER: Final = words("language languages speaking speaker speakers translation dialect")
_STATE_KINDS: Final = frozenset({NameKind.DEMONYM, NameKind.SEAT, NameKind.NOBODY})
_OWN_KINDS: Final = frozenset({NameKind.NAME, NameKind.ABBREVIATION, NameKind.ORGAN})
_OTHER_THINGS: Final = (is_product_or_number, is_ship, is_in_a_place_s_name)
# Abbreviations that are words of a text set in capitals.
_ALSO_WORDS: Final = words(
    "US ICE WHO IS UN SIDE MUD ETA ALBA TAME FAR MAS BID SAF CAF CASA DIA MIA SDF RAND TAP TASS VALE"
)


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
    found = tokens_of(text).all
    matches = tuple(find_names(text, found, catalogue.names, language))
    elsewhere = {t.start: t.place.country_code for t in toponyms if t.place and not t.place.is_country}
    states = [c for c in _state_claims(found, matches) if not _is_elsewhere(c, elsewhere)]
    states += _toponym_claims(catalogue, toponyms)
    near = countries(states, toponyms)
    names = [claim for c in _name_claims(text, found, matches) if (claim := with_country(text, c, near))]
    body = Body(
        text=text,
        tokens=found,
        covered=_covered(len(found), (*states, *names)),
        surnames=frozenset(match.first for match in matches if match.name.kind is NameKind.SURNAME),
    )
    literal = [Span(toponym.start, toponym.end) for toponym in toponyms if toponym.use is Use.LITERAL]
    names = _without_namesakes(body, names, frozenset(literal))
    other = redefined(text, found, names)
    names = [claim for claim in names if text[claim.span.start : claim.span.end] not in other]
    settled = _settled(body, names, states, toponyms)
    full = without_overlaps(settled, literal)
    adjectives = load_lexicon().demonyms
    settled = [*short_claims(text, found, matches, full, adjectives, is_spanish=language == "es"), *settled]
    settled += _persons(body, catalogue, matches, settled, presence((*states, *names), toponyms), toponyms)
    standing = without_overlaps(settled, literal)
    standing = without_overlaps((*standing, *introduced(text, standing)), literal)
    carried = carried_over(text, standing, named_states(toponyms, standing, catalogue.states))
    return tuple(
        ActorMention(span=claim.span, text=text[claim.span.start : claim.span.end], actor=claim.actors[0])
        for claim in without_overlaps((*standing, *carried), literal)
        if claim.actors
    )


def _settled(body: Body, names: Sequence[Claim], states: Sequence[Claim], toponyms: Sequence[Toponym]) -> list[Claim]:
    """The claims with one actor each, those of names first."""
    everything = (*names, *states)
    present = presence(everything, toponyms)
    near = spoken_of(everything, toponyms)
    return [
        claim
        for c in everything
        if (claim := owned(c, body.text, body.tokens, near) if is_shared(c) else decided(c, present))
    ]


def _persons(
    body: Body,
    catalogue: Catalogue,
    matches: Sequence[NameMatch],
    settled: Sequence[Claim],
    present: Mapping[str, int],
    toponyms: Iterable[Toponym],
) -> Iterator[Claim]:
    """Persons in other spellings, and by their surnames alone."""
    listed = (Claim(span=match.span, actors=(), match=match) for match in matches if match.name.kind in _OWN_KINDS)
    heard = tuple(heard_persons(body.text, body.tokens, _covered(len(body.tokens), listed), catalogue.sounds))
    yield from heard
    yield from surname_claims(body, matches, (*settled, *heard), present, {toponym.start for toponym in toponyms})


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


def _is_elsewhere(claim: Claim, places: Mapping[int, str | None]) -> bool:
    """Whether a seat of power has the name of a place in another country here: the Miraflores locks."""
    is_seat = claim.match is not None and claim.match.name.kind is NameKind.SEAT
    code = places.get(claim.span.start)
    return is_seat and code is not None and all(actor.country_code != code for actor in claim.actors)


def _is_language(found: Sequence[Token], match: NameMatch) -> bool:
    """Whether a demonym names a language here: "Spanish-language media"."""
    after = match.last + 1
    return match.name.kind is NameKind.DEMONYM and after < len(found) and found[after].folded in _LANGUAGE_AFTER


def _name_claims(text: str, found: Sequence[Token], matches: Iterable[NameMatch]) -> Iterator[Claim]:
    for match in matches:
        if match.name.kind not in _OWN_KINDS or _is_shouted_word(text, found, match):
            continue
        if not any(is_other(text, found, match) for is_other in _OTHER_THINGS):
            yield Claim(span=match.span, actors=match.name.actors, match=match)


def _is_shouted_word(text: str, found: Sequence[Token], match: NameMatch) -> bool:
    """Whether an abbreviation such as US is the word "us" of a line set in capitals."""
    if match.name.kind is not NameKind.ABBREVIATION or match.name.surface not in _ALSO_WORDS:
        return False
    before, after = found[max(0, match.first - 1)], found[min(match.last + 1, len(found) - 1)]
    is_first = match.first == 0 or text[before.end : match.span.start].strip(' "“«(') != ""
    beside = [after] if is_first and after.start > match.span.start else [before, after]
    written = [text[token.start : token.end] for token in beside if token.start != match.span.start]
    return bool(written) and all(len(word) > 1 and word.isupper() for word in written)


def _covered(count: int, claims: Iterable[Claim]) -> tuple[bool, ...]:
    covered = [False] * count
    for claim in claims:
        if claim.match:
            for i in range(claim.match.first, claim.match.last + 1):
                covered[i] = True
    return tuple(covered)


def _without_namesakes(body: Body, claims: Sequence[Claim], literal: Container[Span]) -> list[Claim]:
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
            or is_namesake(body, claim.match)
            or (claim.span in literal and claim.actors[0].id not in named)
        )
    ]


def _without_parts(body: Body, claims: Sequence[Claim]) -> list[Claim]:
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


def _is_given_name(body: Body, match: NameMatch) -> bool:
    """Whether another surname follows at once: "Petro Poroshenko"."""
    after = match.last + 1
    return after in body.surnames and body.text[match.span.end : body.tokens[after].start] == " "
