"""What the network says of a document's names: the places that can be stops, the actors, and their relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazetteer.fold import fold
from gazetteer.toponym import Toponym
from reports.document import Span
from reports.model import ActorMention
from reports.relations.encoding import encode
from reports.relations.network import Relations, network


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The places and actors of a text, each in its order, and the relations between them by their indices."""

    places: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]
    relations: Relations


def read_relations(
    text: str, sentences: Sequence[Span], toponyms: Sequence[Toponym], actors: Sequence[ActorMention]
) -> Reading:
    """Read a text. `toponyms` and `actors` are in its order; demonyms and parts of actors' names are no places."""
    places = tuple(_apart(toponyms, actors))
    spans = [Span(place.start, place.end) for place in places]
    encoded = encode(text, sentences, spans, [actor.span for actor in actors])
    found = network().relations(encoded, [fold(place.text) for place in places])
    return Reading(places=places, actors=tuple(actors), relations=found)


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
