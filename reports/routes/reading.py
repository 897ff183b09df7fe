"""From sentences to what they tell of: drafts of routes, each with the sentences that it rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

from gazetteer.toponym import Toponym
from reports.document import Span
from reports.model import ActorKind, ActorMention
from reports.motion.lexicon import pairs
from reports.routes.anaphora import pointed_origin
from reports.routes.chains import Chain, chains
from reports.routes.finding import (
    MAX_ROUTES,
    Draft,
    Surroundings,
    chain_draft,
    journey_drafts,
    main_leg,
    story_draft,
)
from reports.routes.implied import Countries
from reports.routes.journeys import journeys
from reports.routes.legs import Leg, leg_of, leg_of_chain
from reports.routes.presence import presences
from reports.routes.sentence import Sentence, prepare
from reports.routes.stories import Story, completed, stories
from reports.routes.ways import Journey

_RETURN: Final = pairs("return flight | return flights | return leg | return journey")
_RETURN_REACH: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A draft in its sentence, the movements told elsewhere that belong to it, and the text that tells of them all."""

    at: int
    sentence: Sentence
    draft: Draft
    elsewhere: tuple[tuple[Sentence, Journey], ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A sentence with the movements found in it."""

    at: int
    sentence: Sentence
    around: Surroundings
    chains: tuple[Chain, ...]
    journeys: tuple[Journey, ...]
    met: tuple[Leg, ...]
    """Where somebody or something is seen, held or received."""


def read_text(
    text: str,
    sentences: Sequence[Span],
    toponyms: Sequence[Toponym],
    actors: Sequence[ActorMention],
    gazetteer: Countries,
) -> Iterator[Told]:
    """What the text tells of, in its order, each way once a sentence. Toponyms and actors are sorted by their start."""
    names = _Names(text, sentences, toponyms, actors)
    read = tuple(_read(names, gazetteer))
    told = sorted(_told(sentences, read), key=lambda each: (each.at, each.draft.first))
    for at, group in _by_sentence(told):
        following = names.sentence(at + 1) if at + 1 < len(sentences) else None
        yield from _with_way_back(tuple(islice(_distinct(group), MAX_ROUTES)), following)


class _Names:
    """The names of a text by its sentences."""

    def __init__(
        self, text: str, sentences: Sequence[Span], toponyms: Sequence[Toponym], actors: Sequence[ActorMention]
    ) -> None:
        self.sentences = sentences
        self._text, self._toponyms, self._actors = text, toponyms, actors
        self._starts = [toponym.start for toponym in toponyms]
        self._actor_starts = [mention.span.start for mention in actors]
        self._prepared: dict[int, Sentence] = {}

    def places(self, at: int) -> Sequence[Toponym]:
        """The toponyms of a sentence."""
        span = self.sentences[at]
        return self._toponyms[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def actors(self, at: int) -> tuple[ActorMention, ...]:
        """The actors of a sentence."""
        span, starts = self.sentences[at], self._actor_starts
        return tuple(self._actors[bisect_left(starts, span.start) : bisect_right(starts, span.end)])

    def sentence(self, at: int) -> Sentence:
        """A sentence as tokens, the names of places that are no parts of actors' names as slots."""
        if at not in self._prepared:
            named = self.actors(at)
            places = [toponym for toponym in self.places(at) if not _is_in_a_name(toponym, named)]
            self._prepared[at] = prepare(self._text, self.sentences[at], places)
        return self._prepared[at]


def _read(names: _Names, gazetteer: Countries) -> Iterator[_Read]:
    """The sentences that name a place: no other tells of a way."""
    before: tuple[ActorMention, ...] = ()
    last: Sentence | None = None
    for at in range(len(names.sentences)):
        named = names.actors(at)
        sentence = names.sentence(at) if names.places(at) else None
        if sentence is not None:
            around = Surroundings(
                actors=named,
                before=frozenset(code for mention in before if (code := mention.actor.country_code)),
                gazetteer=gazetteer,
                nations=frozenset(_nations(named)),
                there=pointed_origin(sentence, last),
            )
            found = chains(sentence)
            taken = {slot for chain in found for slot in chain.slots}
            moves = journeys(sentence, taken)
            moved = {item.slot for journey in moves for segment in journey.segments for item in segment.items}
            met = tuple(presences(at, sentence, taken | moved))
            yield _Read(at=at, sentence=sentence, around=around, chains=found, journeys=moves, met=met)
        before, last = named, sentence


def _is_in_a_name(toponym: Toponym, actors: Iterable[ActorMention]) -> bool:
    """Whether the toponym is only a part of somebody's name: "Tren de Aragua"."""
    span = Span(toponym.start, toponym.end)
    return any(mention.span.contains(span) and mention.span != span for mention in actors)


def _nations(actors: Iterable[ActorMention]) -> Iterator[str]:
    for mention in actors:
        if mention.actor.kind is ActorKind.STATE and mention.actor.country_code:
            yield mention.actor.country_code


def _told(sentences: Sequence[Span], read: Sequence[_Read]) -> Iterator[Told]:
    legs = (leg for each in read for leg in _legs(each))
    joined: set[int] = set()
    told = stories(legs)
    for story in (*told, *completed(told, [leg for each in read for leg in each.met])):
        draft = story_draft(story)
        if draft is not None:
            joined.update(id(leg.journey) for leg in story.legs)
            yield _of_story(story, draft)
    for each in read:
        drafts = [draft for chain in each.chains if (draft := chain_draft(each.sentence, chain, each.journeys))]
        for journey in each.journeys:
            if id(journey) not in joined:
                drafts.extend(journey_drafts(each.sentence, journey, each.around))
        for draft in drafts:
            yield Told(at=each.at, sentence=each.sentence, draft=draft, span=_span(sentences, each, draft))


def _span(sentences: Sequence[Span], each: _Read, draft: Draft) -> Span:
    """The sentence, with the one before where that names a place which this one only points at."""
    span = each.sentence.span
    ahead = any(stop.span is not None and stop.span.start < span.start for stop in draft.stops)
    return Span(sentences[each.at - 1].start, span.end) if ahead and each.at else span


def _legs(read: _Read) -> list[Leg]:
    legs = [leg for journey in read.journeys if (leg := leg_of(read.at, read.sentence, journey))]
    legs += [leg_of_chain(read.at, read.sentence, chain) for chain in read.chains if chain.used]
    return sorted(legs, key=lambda leg: leg.journey.first)


def _of_story(story: Story, draft: Draft) -> Told:
    main = main_leg(story)
    spans = [leg.sentence.span for leg in (*story.legs, *((story.after,) if story.after else ()))]
    return Told(
        at=main.at,
        sentence=main.sentence,
        draft=draft,
        elsewhere=tuple((leg.sentence, leg.journey) for leg in story.legs if leg is not main),
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
    )


def _by_sentence(told: Sequence[Told]) -> Iterator[tuple[int, list[Told]]]:
    group: list[Told] = []
    for each in told:
        if group and group[-1].at != each.at:
            yield group[0].at, group
            group = []
        group.append(each)
    if group:
        yield group[0].at, group


def _distinct(group: Iterable[Told]) -> Iterator[Told]:
    """Each way once."""
    seen: set[tuple[str, ...]] = set()
    for each in group:
        key = tuple(stop.place.id for stop in each.draft.stops)
        if key not in seen:
            seen.add(key)
            yield each


def _with_way_back(group: tuple[Told, ...], following: Sentence | None) -> Iterator[Told]:
    """What a sentence tells of, the last of it with the return flight that the next sentence speaks of."""
    yield from group[:-1]
    last = group[-1]
    if following is None or _RETURN.isdisjoint(pairwise(following.words(0, _RETURN_REACH))):
        yield last
        return
    span = Span(last.span.start, max(last.span.end, following.span.end))
    yield replace(last, draft=replace(last.draft, both=True), span=span)
