"""Abbreviations that a document gives a meaning of its own: "Food Standards Agency (FSA)", "the Fund (FONDEX)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gazetteer.fold import Token
from gazetteer.wordlists import words
from reports.actor_claims import Claim
from reports.actor_names import NameKind
from reports.document import Span
from reports.model import Actor, ActorKind

_LONGEST_GAP: Final = 3  # words in lower case ("of the") between those whose initials count
_IN_BRACKETS: Final = re.compile(
    r"[’'”\"]?\s\((?:(?:the|or|hereafter|hereinafter|henceforth|also|en adelante|o|el|la|las|los),?\s){0,2}"
    r"(?:[“\"‘'](?:the\s|la\s|el\s)?(?P<quoted>[A-ZÁÉÍÓÚÑ][\w-]{2,20})[”\"’']|(?P<capitals>[A-Z][A-Z-]{1,10}))[),;]"
)
_NO_SHORT_FORM: Final = words(
    "US USA UK EU UN UAE USD NYSE NASDAQ LSE II III IV PDF HRW AP AFP TASS EFE Pictured Company"
)
_NO_KINDS: Final = frozenset({ActorKind.PERSON, ActorKind.STATE})


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


def introduced(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Short forms that stand in brackets behind an actor's name, and wherever they come again: "the Fund (FONDEX)".

    `claims` are the names that stand, one actor each; a short form that leads to an actor by itself is none of these.
    """
    listed = {text[claim.span.start : claim.span.end] for claim in claims}
    short: dict[str, tuple[int, Actor]] = {}
    for claim in sorted(claims, key=lambda claim: claim.span):
        given = _short_form(text, claim)
        if given and given not in listed and given not in short:
            short[given] = (claim.span.end, claim.actors[0])
    return tuple(_wherever(text, short)) if short else ()


def _short_form(text: str, claim: Claim) -> str | None:
    if not claim.match or not claim.actors or claim.actors[0].kind in _NO_KINDS:
        return None
    found = _IN_BRACKETS.match(text, claim.span.end)
    if found is None or len(claim.match.name.words) == 1:
        return None
    given: str = found["quoted"] or found["capitals"]
    if given in _NO_SHORT_FORM or (found["capitals"] and not _abbreviates(given, claim)):
        return None
    return given


def _abbreviates(given: str, claim: Claim) -> bool:
    """Whether the capitals begin like one of the names: a Spanish abbreviation often follows an English name."""
    written = " ".join((claim.actors[0].name, *claim.actors[0].aliases)).split()
    initials = {word[0].upper() for word in written if word[0].isalpha()}
    return sum(letter in initials for letter in given) >= len(given) - 1


def _wherever(text: str, short: dict[str, tuple[int, Actor]]) -> Iterator[Claim]:
    anywhere = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, short)) + r")(?![\w-])")
    for match in anywhere.finditer(text):
        start, actor = short[match.group()]
        if match.start() >= start:
            yield Claim(span=Span(*match.span()), actors=(actor,))
