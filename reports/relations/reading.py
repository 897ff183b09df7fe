"""What is read of a document's names: the places that can be stops, the actors, and their relations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from gazetteer.blocks import blocks_of
from gazetteer.fold import fold
from gazetteer.toponym import Toponym, Use
from reports.document import Span
from reports.model import ActorMention
from reports.relations.closely import Encodable, Relations, glanced_at, read_closely
from reports.relations.encoder import encoder
from reports.relations.encoding import encode
from reports.relations.network import network

_Item = TypeVar("_Item")
_MAX_NAMES: Final = 24
"""Places of one sentence: what names more is a table, and not for reading as prose."""
_LIKENED: Final = re.compile(
    r"\b(?:a second|another|un segundo|una segunda|otr[ao]|un nuevo|una nueva)\s$", re.IGNORECASE
)
_LIKENED_TO: Final = re.compile(r"\s?(?:[.,;:!?)”»]|$|(?:for|in|on|para|en)\b)", re.IGNORECASE)
"""What stands before and after a place that something else is likened to: "a second Syria for Moscow"."""
_UNDER_THE_FLAG: Final = re.compile(
    r"\b(?:flags?|colou?rs|bandera|pabell[oó]n) (?:of|de|del)(?: the| la| las| los)?\s$", re.IGNORECASE
)
"""What stands before the state that a ship is registered in, which she need never have seen: "de bandera de Togo"."""
_ATTRIBUTE: Final = re.compile(
    r"\s(?:\w+\s)?(?:officials?|diplomats?|envoys?|troops|soldiers|forces|servicemen|marines|agents|advis[eo]rs|instructors|"
    r"senators?|lawmakers|delegations?|ambassadors?|government|military|army|navy|personnel|citizens|nationals)\b"
)
"""What follows a state that only tells whose somebody is: "senior U.S. officials visited Bogota"."""
_DOUBTED: Final = 0.8
"""How sure a name that stands for an actor must be of it not to be read as a stop."""
_BEFORE: Final = 24
"""Characters in which the words before it lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The places and actors of a block of text, each in its order, and the relations between them by their indices."""

    span: Span
    places: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]
    relations: Relations

    def tied(self) -> Mapping[int, Mapping[int, float]]:
        """For each place how likely the actors' mentions around it belong to it; both by where they begin."""
        found: dict[int, dict[int, float]] = {}
        for (place, actor), likely in zip(self.relations.ties.tolist(), self.relations.tied.tolist(), strict=True):
            found.setdefault(self.places[place].start, {})[self.actors[actor].span.start] = likely
        return found


def read_relations(
    text: str,
    sentences: Sequence[Span],
    toponyms: Sequence[Toponym],
    actors: Sequence[ActorMention],
    *,
    closely: bool = True,
) -> Iterator[Reading]:
    """Read a text, a long one block by block (`gazetteer.blocks`): no way leads from one block into another.

    `toponyms` and `actors` are in its order. Read are the places that the text itself speaks of; demonyms and parts of
    actors' names are none, and those of tables are passed over. Without `closely` the network
    reads in the place of the encoder, which takes a fraction of the time and finds fewer ways.
    """
    spoken_of = [
        each for each in toponyms if _may_be_stop(text, each, closely=closely) and not _is_merely_named(text, each)
    ]
    places = tuple(_apart(_of_prose(sentences, spoken_of), actors))
    for start, end in blocks_of(text):
        block = Span(start, end)
        inside = _begun_in(block, places, lambda place: place.start)
        if inside:
            acting = _begun_in(block, actors, lambda mention: mention.span.start)
            told = _begun_in(block, sentences, lambda sentence: sentence.start)
            of, names = _encodable(text, block, told, inside, acting), [fold(place.text) for place in inside]
            near = read_closely(of, names, encoder()) if closely else glanced_at(network().look_at(of.encoded, names))
            yield Reading(span=block, places=tuple(inside), actors=tuple(acting), relations=near)


def _may_be_stop(text: str, toponym: Toponym, *, closely: bool) -> bool:
    """Whether the text speaks of the place itself, or may do so and is read closely."""
    if toponym.use is Use.LITERAL:
        return True
    return closely and toponym.use_confidence < _DOUBTED and not _ATTRIBUTE.match(text, toponym.end)


def _is_merely_named(text: str, place: Toponym) -> bool:
    """Whether the text only likens something to the place, or has a ship fly its flag."""
    before = text[max(0, place.start - _BEFORE) : place.start]
    is_likened = _LIKENED.search(before) is not None and _LIKENED_TO.match(text, place.end) is not None
    return is_likened or _UNDER_THE_FLAG.search(before) is not None


def _of_prose(sentences: Sequence[Span], literal: Sequence[Toponym]) -> Sequence[Toponym]:
    starts = [span.start for span in sentences]
    at = [bisect_right(starts, toponym.start) for toponym in literal]
    named = Counter(at)
    return [toponym for toponym, sentence in zip(literal, at, strict=True) if named[sentence] <= _MAX_NAMES]


def _encodable(
    text: str, block: Span, sentences: Sequence[Span], places: Sequence[Toponym], actors: Sequence[ActorMention]
) -> Encodable:
    inside, told = text[block.start : block.end], [_moved(sentence, block) for sentence in sentences]
    encoded = encode(
        inside,
        told,
        [_moved(Span(place.start, place.end), block) for place in places],
        [_moved(actor.span, block) for actor in actors],
    )
    return Encodable(inside, encoded, told)


def _begun_in(block: Span, items: Sequence[_Item], start: Callable[[_Item], int]) -> Sequence[_Item]:
    """The items that begin in a block, of some in the order of the text."""
    return items[bisect_left(items, block.start, key=start) : bisect_left(items, block.end, key=start)]


def _moved(span: Span, block: Span) -> Span:
    return Span(span.start - block.start, span.end - block.start)


def _apart(toponyms: Iterable[Toponym], actors: Sequence[ActorMention]) -> Iterator[Toponym]:
    """The toponyms that lie apart from each other and are not a part of an actor's name ("Tren de Aragua")."""
    end = at = 0
    for toponym in toponyms:
        if toponym.demonym or toponym.start < end:
            continue
        while at < len(actors) and actors[at].span.end <= toponym.start:
            at += 1
        span = Span(toponym.start, toponym.end)
        within = at < len(actors) and actors[at].span.contains(span) and actors[at].span != span
        if not within:
            end = toponym.end
            yield toponym
