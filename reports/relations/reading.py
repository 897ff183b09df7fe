"""What the network says of a document's names: the places that can be stops, the actors, and their relations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gazetteer.blocks import blocks_of
from gazetteer.fold import fold
from gazetteer.toponym import Toponym
from reports.document import Span
from reports.model import ActorMention
from reports.relations.encoding import encode
from reports.relations.network import Relations, network

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The places and actors of a block of text, each in its order, and the relations between them by their indices."""

    span: Span
    places: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]
    relations: Relations


def read_relations(
    text: str, sentences: Sequence[Span], toponyms: Sequence[Toponym], actors: Sequence[ActorMention]
) -> Iterator[Reading]:
    """Read a text, a long one block by block (`gazetteer.blocks`): no way leads from one block into another.

    `toponyms` and `actors` are in its order; demonyms and parts of actors' names are no places.
    """
    places = tuple(_apart(toponyms, actors))
    for start, end in blocks_of(text):
        block = Span(start, end)
        inside = _begun_in(block, places, lambda place: place.start)
        if len(inside) > 1:
            acting = _begun_in(block, actors, lambda mention: mention.span.start)
            yield _read(text, block, _begun_in(block, sentences, lambda sentence: sentence.start), inside, acting)


def _read(
    text: str, block: Span, sentences: Sequence[Span], places: Sequence[Toponym], actors: Sequence[ActorMention]
) -> Reading:
    encoded = encode(
        text[block.start : block.end],
        [_moved(sentence, block) for sentence in sentences],
        [_moved(Span(place.start, place.end), block) for place in places],
        [_moved(actor.span, block) for actor in actors],
    )
    found = network().relations(encoded, [fold(place.text) for place in places])
    return Reading(span=block, places=tuple(places), actors=tuple(actors), relations=found)


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
