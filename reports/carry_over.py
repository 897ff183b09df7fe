"""Nouns that stand for an actor named before: "the airline", "the group", "el gobierno".

Only where one actor fits: of the last sentence that names a fitting one, or the only one of its kind so far.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.fold import fold
from gazetteer.toponym import Toponym
from reports.actor_claims import Claim
from reports.carry_nouns import NOUNS, Noun
from reports.document import Span
from reports.model import Actor, ActorKind

_SENTENCES_BACK: Final = 2
_FARTHEST: Final = 5_000  # characters to the only actor of its kind; it also bounds the work on a long text
# Quicker than `sentences`, and with an end too many rather than too few ("Gen. Smith"): a noun then reaches less far.
_SENTENCE_END: Final = re.compile(r"(?:(?<=[^\W_]{2})|(?<=[)”\"’%]))[.!?…][\"”’)]?\s|\n\s*\n")
_RELATIVE: Final = re.compile(
    r",? (?:(?:from|to|with|of|for|by|in|on|behind) (?:which|whom|whose)|whose|cuy[oa]s?"
    r"|(?:de|del|a|al|con|por) (?:el |la )?(?:que|cual))\b[^.;,]*$"
)
_TOPIC: Final = 2  # times that an actor has been named where the text is about it
_FIRST_WORDS: Final = 25  # characters
_MODEL: Final = re.compile(r"[ -]\d{2}")  # a "Boeing 777" is no company
_APPOSITION: Final = re.compile(r"[,(]?\s(?:is |was |which is |es |era )?")


_BY_FORM: Final[Mapping[str, Noun]] = {form: noun for noun in NOUNS for form in noun.forms.split("|")}
_FORMS: Final = "|".join(sorted(_BY_FORM, key=len, reverse=True))
_PHRASE: Final = re.compile(
    r"(?<![\w-])(?i:the|this|that|el|la|los|las|del|al|esta|este|esa|ese)\s(?:(?:same|mism[oa])\s)?"
    r"(?P<phrase>(?P<adjective>[A-Z][\w-]{2,20}\s)?(?P<noun>" + _FORMS + r"))(?![\w-])"
    r"(?!\s(?:of|de|del|for|called|known|named|[A-ZÁÉÍÓÚÑ]|group|industry|sector|business|market|analysts?|in exile)\b)"
    r"(?!\s[A-ZÁÉÍÓÚÑ])"
)
_NEW: Final[Mapping[str, re.Pattern[str]]] = {
    noun.forms: re.compile(rf"\b(?i:an?|another|other|new|rival|una?|otr[ao])\s(?:[\w-]+\s){{0,3}}(?:{noun.forms})\b")
    for noun in NOUNS
}


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named at a span."""

    span: Span
    actor: Actor


def carried_over(text: str, claims: Iterable[Claim], states: Iterable[Named] = ()) -> Iterator[Claim]:
    """Claims of nouns with an article to the actor that they take up; the span leaves the article out.

    `claims` are the names that stand in the text, one actor each; `states` are countries that come up
    otherwise (`named_states`): they keep "the government" from another state, and lead to their own once it has acted.
    """
    phrases = tuple(_PHRASE.finditer(text))
    if not phrases:
        return
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    acting = [
        Named(claim.span, claim.actors[0])
        for claim in claims
        if claim.actors and not _MODEL.match(text, claim.span.end)
    ]
    named = _Past(text, starts, acting, states)
    has_ships = "aircraft carrier" in text
    for phrase in phrases:
        if has_ships and phrase["noun"] == "carrier":
            continue
        found = _taken_up(phrase, named)
        if found:
            named.add(found)
            yield Claim(span=found.span, actors=(found.actor,))


def named_states(toponyms: Iterable[Toponym], claims: Iterable[Claim], states: Mapping[str, Actor]) -> Iterator[Named]:
    """The states that toponyms name, in whatever use, and those whose organs and persons are named."""
    for claim in claims:
        actor = claim.actors[0] if claim.actors else None
        state = (
            states.get(actor.country_code or "") if actor and (actor.parent or actor.kind is ActorKind.PERSON) else None
        )
        if state:
            yield Named(claim.span, state)
    for toponym in toponyms:
        place = toponym.place
        state = states.get(place.country_code or "") if place and place.is_country else None
        if state:
            yield Named(Span(toponym.start, toponym.end), state)


class _Past:
    """What a text has named, by kind and in order, to look back upon."""

    def __init__(self, text: str, starts: Sequence[int], acting: Iterable[Named], places: Iterable[Named]) -> None:
        self.text = text
        self._starts = starts
        self._by_kind: dict[ActorKind, list[Named]] = {kind: [] for kind in ActorKind}
        self._acted: dict[str, int] = {}
        self._words: dict[str, frozenset[str]] = {}
        self.by_start: dict[int, Named] = {}
        for one in acting:
            self.by_start[one.span.start] = one
            self._acted[one.actor.id] = min(one.span.start, self._acted.get(one.actor.id, one.span.start))
            self._by_kind[one.actor.kind].append(one)
        self._by_kind[ActorKind.STATE].extend(places)
        for group in self._by_kind.values():
            group.sort(key=lambda one: one.span)

    def add(self, one: Named) -> None:
        """A noun that has taken an actor up names it again."""
        group = self._by_kind[one.actor.kind]
        group.insert(bisect_right(group, one.span, key=lambda other: other.span), one)

    def has_acted(self, actor: Actor, before: int) -> bool:
        return self._acted.get(actor.id, before) < before

    def opens_sentence(self, position: int) -> bool:
        """Whether a position is among the first words of its sentence."""
        return position - self._starts[self.sentence(position) - 1] <= _FIRST_WORDS

    def sentence(self, position: int) -> int:
        return bisect_right(self._starts, position)

    def back_from(self, position: int, noun: Noun) -> Iterator[Named]:
        """Fitting actors that end before a position, the nearest first, as far back as a noun may reach."""
        ways = (self._way_back(position, self._by_kind[kind]) for kind in noun.kinds)
        for one in heapq.merge(*ways, key=lambda one: one.span, reverse=True):
            if _fits(one.actor, self._words_of(one.actor), noun):
                yield one

    @staticmethod
    def _way_back(position: int, group: Sequence[Named]) -> Iterator[Named]:
        at = bisect_right(group, position, key=lambda one: one.span.start)
        while at and group[at - 1].span.start > position - _FARTHEST:
            at -= 1
            if group[at].span.end <= position:
                yield group[at]

    def _words_of(self, actor: Actor) -> frozenset[str]:
        if actor.id not in self._words:
            names = (actor.name, *actor.aliases)
            self._words[actor.id] = frozenset(word for name in names for word in fold(name).split())
        return self._words[actor.id]


def _taken_up(phrase: re.Match[str], past: _Past) -> Named | None:
    noun = _BY_FORM[phrase["noun"]]
    country, span = _country(phrase, past)
    if (phrase["adjective"] and country is None) or (country and ActorKind.STATE in noun.kinds):
        return None
    before = (
        one
        for one in past.back_from(phrase.start("phrase"), noun)
        if country is None or one.actor.country_code == country
    )
    near = _nearest(before, past, phrase.start(), is_far=not noun.is_general)
    if near is None or _is_another(past.text, near.span.end, phrase.start(), noun):
        return None
    is_known = bool(noun.countries) or past.has_acted(near.actor, phrase.start())
    return Named(span, near.actor) if is_known else None


def _country(phrase: re.Match[str], past: _Past) -> tuple[str | None, Span]:
    """The country of "the Iranian airline" and "la aerolínea iraní", and the phrase with its adjective."""
    start, end = phrase.span("phrase")
    is_before = bool(phrase["adjective"])
    beside = past.by_start.get(start if is_before else end + 1)
    if beside is None or beside.actor.kind is not ActorKind.STATE:
        return None, Span(start, end)
    adjoins = beside.span.end + 1 == phrase.start("noun") if is_before else past.text[beside.span.start].islower()
    return (beside.actor.country_code, Span(start, max(end, beside.span.end))) if adjoins else (None, Span(start, end))


def _nearest(before: Iterator[Named], past: _Past, position: int, *, is_far: bool) -> Named | None:
    """The only actor of the last sentence that names one, up to two back; else, where it may be far, of all.

    Of several, and against one named in passing, it is the one that the text is about so far.
    """
    everything = [one for one in before if not _RELATIVE.match(past.text, one.span.end, position)]
    if not everything:
        return None
    nearest = everything[0]
    last = past.sentence(nearest.span.start)
    is_near = last >= past.sentence(position) - _SENTENCES_BACK
    if not is_near and not is_far:
        return None
    group = [one for one in everything if past.sentence(one.span.start) == last] if is_near else everything
    group = [one for one in group if not any(one.actor.parent == other.actor.id for other in group)] or group
    counted = Counter(one.actor.id for one in everything)
    topic, times = counted.most_common(1)[0]
    is_alone = all(one.actor.id == nearest.actor.id for one in group)
    if is_alone and (counted[nearest.actor.id] > 1 or times < _TOPIC or past.opens_sentence(nearest.span.start)):
        return nearest
    others = max((n for actor_id, n in counted.items() if actor_id != topic), default=0)
    if times >= _TOPIC and times > others and everything[-1].actor.id == topic:
        return next(one for one in everything if one.actor.id == topic)
    return nearest if is_alone else None


def _is_another(text: str, named: int, position: int, noun: Noun) -> bool:
    """Whether "another airline", unknown by name, came up since the actor was named."""
    for match in _NEW[noun.forms].finditer(text, named, position):
        if not _APPOSITION.fullmatch(text, named, match.start()):
            return True
    return False


def _fits(actor: Actor, inside: frozenset[str], noun: Noun) -> bool:
    """Whether an actor with these words in its names is such a thing."""
    if noun.is_own and actor.kind is ActorKind.ORGANISATION and (actor.parent or actor.country_code):
        return False
    if noun.countries and actor.country_code not in noun.countries:
        return False
    if noun.is_of_many and actor.country_code is None and not inside & noun.lacking:
        return True
    has_word = not noun.having or actor.kind in noun.always or bool(inside & noun.having)
    return has_word and not inside & noun.lacking
