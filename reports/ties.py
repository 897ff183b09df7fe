"""Ties: which actors a sentence ties to each of its places, by the clauses that they stand in.

An actor belongs to the places of its clause: who does or has something there, goes there or comes from there. Whoever
only speaks of a place is not tied to it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reports import clause_words as shapes
from reports.clauses import Clause, Clauses, Link, cut
from reports.document import Span
from reports.model import ActorKind, ActorMention

_NEAR: Final = 32
"""Characters between an actor and the relative clause that tells of it: "a Conviasa jet that"."""
_AT_MOST: Final = 16
"""Actors of a clause: more are a list, which says little of each."""
_LOOK_BACK: Final = 60
_TELLING: Final = frozenset({Link.WHERE, Link.RELATIVE, Link.ASIDE})


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    clauses: Clauses
    actors: Sequence[ActorMention]
    """Those that can be tied to a place, in order."""
    actor_clauses: Sequence[int]
    places: Sequence[Span]
    place_clauses: Sequence[int]


def ties(
    text: str, sentence: Span, actors: Sequence[ActorMention], places: Sequence[Span]
) -> tuple[tuple[str, ...], ...]:
    """For each place of a sentence the ids of the actors tied to it, each once.

    `actors` and `places` are those within the sentence, in order.
    """
    tied = [actor for actor in actors if not _is_idle(text, actor)]
    if not tied:
        return ((),) * len(places)
    clauses = cut(text, sentence, [actor.span for actor in actors], places)
    body = _Sentence(
        text=text,
        clauses=clauses,
        actors=tied,
        actor_clauses=[clauses.at(actor.span.start) for actor in tied],
        places=places,
        place_clauses=[clauses.at(place.start) for place in places],
    )
    shared = _shared(body)
    _look_ahead(body, shared)
    given = [() if _is_apart(body, i) else shared[body.place_clauses[i]] for i in range(len(places))]
    for index, ids in _of_antecedents(body):
        given[index] = _union(given[index], ids)[:_AT_MOST]
    return tuple(given)


def _is_idle(text: str, actor: ActorMention) -> bool:
    """Whether an actor is merely told something, or a state only tells which coast, or whose oil: "crudo iraní"."""
    before = text[max(0, actor.span.start - _LOOK_BACK) : actor.span.start]
    if shapes.TOLD.search(before):
        return True
    if actor.actor.kind is not ActorKind.STATE or shapes.BESIDE.search(before):
        return False
    return bool(shapes.SCENERY_BEFORE.search(before) or shapes.SCENERY_AFTER.match(text, actor.span.end))


def _is_apart(body: _Sentence, index: int) -> bool:
    """Whether a place is in a dateline, merely talked about, or only tells where another one lies."""
    place = body.places[index]
    before = body.text[max(0, place.start - _LOOK_BACK) : place.start]
    return (
        body.clauses.clauses[body.place_clauses[index]].link is Link.DATELINE
        or shapes.TOPIC.search(before) is not None
        or _is_reference(body, index)
    )


def _is_reference(body: _Sentence, index: int) -> bool:
    start = body.places[index].start
    return shapes.REFERENCE.search(body.text, max(0, start - _LOOK_BACK), start) is not None


def _shared(body: _Sentence) -> list[tuple[str, ...]]:
    """For each clause the actors of its places: its own, and those that it takes over from its parent."""
    own = _own(body)
    shared: list[tuple[str, ...]] = []
    for index, clause in enumerate(body.clauses.clauses):
        parent = shared[clause.parent] if clause.parent is not None else ()
        shared.append(_union(_taken_over(body, clause, own[index], parent), own[index])[:_AT_MOST])
    return shared


def _own(body: _Sentence) -> list[tuple[str, ...]]:
    found: list[dict[str, None]] = [{} for _ in body.clauses.clauses]
    for actor, index in zip(body.actors, body.actor_clauses, strict=True):
        is_relative = body.clauses.clauses[index].link in {Link.RELATIVE, Link.WHERE}
        is_speaker = is_relative and shapes.SAYS_SO.match(body.text, actor.span.end)
        if not (is_speaker or shapes.JUDGES.match(body.text, actor.span.end)):
            found[index][actor.actor.id] = None
    return [tuple(ids) for ids in found]


def _taken_over(body: _Sentence, clause: Clause, own: tuple[str, ...], parent: tuple[str, ...]) -> tuple[str, ...]:
    match clause.link:
        case Link.RELATIVE:
            is_object = _starts_with_actor(body, clause) and not _is_whose(body, clause)
            return () if is_object else _before(body, clause)
        case Link.WHERE:
            return () if own or _has_subject(body, clause) else parent
        case Link.SPEECH:
            return ()
        case Link.CONTENT:
            return parent if shapes.REFERS_TO_SPEAKER.match(body.text, clause.body) else ()
        case Link.ASIDE:
            return () if own else parent
        case Link.ALONGSIDE | Link.UNDER:
            return () if _has_subject(body, clause) else parent
        case Link.MAIN | Link.DATELINE:
            return ()


def _has_subject(body: _Sentence, clause: Clause) -> bool:
    """Whether a clause is about someone or something else than the one that it hangs on."""
    return shapes.SAME_SUBJECT.match(body.text, clause.body) is None or _has_subject_after_place(body, clause)


def _has_subject_after_place(body: _Sentence, clause: Clause) -> bool:
    """Whether an actor stands between a place at the head and the verb: "; in Benghazi, Egyptian engineers did"."""
    place = bisect_left(body.places, (clause.body, 0))
    index = bisect_left(body.actors, clause.body, key=lambda actor: actor.span.start)
    if place == len(body.places) or index == len(body.actors):
        return False
    actor = body.actors[index].span.start
    is_near = body.places[place].start < actor < clause.body + _LOOK_BACK
    is_here = body.actor_clauses[index] == body.clauses.at(clause.body)
    return is_near and is_here and not shapes.VERB.search(body.text, clause.body, actor)


def _starts_with_actor(body: _Sentence, clause: Clause) -> bool:
    lead = shapes.ARTICLE.match(body.text, clause.body)
    at = lead.end() if lead else clause.body
    index = bisect_left(body.actors, at, key=lambda actor: actor.span.start)
    return index < len(body.actors) and body.actors[index].span.start == at


def _is_whose(body: _Sentence, clause: Clause) -> bool:
    return body.text[clause.start : clause.body].lower().rstrip().endswith(("whose", "cuyo", "cuya", "cuyos", "cuyas"))


def _before(body: _Sentence, clause: Clause) -> tuple[str, ...]:
    """The actor that a relative clause tells of, where one stands right before it."""
    index = bisect_right(body.actors, clause.start, key=lambda actor: actor.span.end) - 1
    if index < 0 or clause.start - body.actors[index].span.end > _NEAR:
        return ()
    actor = body.actors[index]
    between = Span(actor.span.end, clause.start)
    if shapes.VERB.search(body.text, between.start, between.end):
        return ()
    has_place = bisect_left(body.places, (between.start, 0)) < bisect_left(body.places, (between.end, 0))
    return () if has_place else (actor.actor.id,)


def _look_ahead(body: _Sentence, shared: list[tuple[str, ...]]) -> None:
    """Give a clause without actors those of what hangs on it.

    That is a relative clause before its first place ("crude that PDVSA cannot sell goes to"), and what someone of the
    place says that others do ("residents of El Nula say that the guard").
    """
    placed = set(body.place_clauses)
    first: dict[int, int] = {}
    for place, index in zip(body.places, body.place_clauses, strict=True):
        first.setdefault(index, place.start)
    for index, clause in enumerate(body.clauses.clauses):
        parent = clause.parent
        if parent is None or shared[parent] or index in placed:
            continue
        is_of_subject = (
            clause.link is Link.RELATIVE and not clause.ends_at_comma and clause.start < first.get(parent, 0)
        )
        if is_of_subject or (clause.link is Link.CONTENT and parent in placed):
            shared[parent] = shared[index]


def _of_antecedents(body: _Sentence) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Places that a clause tells of, with its actors: "Ansongo, where troops", "the port Berbera that China built"."""
    clauses, own = body.clauses.clauses, _own(body)
    acting = set(body.actor_clauses)
    quoting = {clause.parent for clause in clauses if clause.link is Link.CONTENT}
    for index, clause in enumerate(clauses):
        is_quoted = clause.link is Link.CONTENT and clause.parent is not None
        telling = clauses[clause.parent or 0] if is_quoted else clause  # "where spotters say it unloaded crates for"
        if not own[index] or index in quoting or telling.link not in _TELLING:
            continue
        last = bisect_right(body.places, (telling.start, telling.start)) - 1
        last -= last > 0 and _is_reference(body, last)
        if last < 0 or body.place_clauses[last] != telling.parent:
            continue
        if telling.link is Link.WHERE or shapes.ON_COAST.match(body.text, telling.start):
            yield last, own[index]
        elif _starts_with_actor(body, telling) and _adjoins(body, body.places[last].end, telling.start):
            yield from ((i, own[index]) for i in _with(body, last, has_actors=telling.parent in acting))


def _adjoins(body: _Sentence, end: int, start: int) -> bool:
    """Whether nothing but a short apposition stands between: "Esequibo, el territorio que"."""
    if start - end > _NEAR:
        return False
    between = body.text[end:start]
    return not between.strip() or between.strip() == "," or ("," in between and len(between.split()) <= 3)


def _with(body: _Sentence, last: int, *, has_actors: bool) -> range:
    """The place at an index, and those before it in a clause that has no actors: "from Addis Ababa to Djibouti"."""
    first = last
    clause = body.place_clauses[last]
    while not has_actors and first > 0 and last - first < 3 and body.place_clauses[first - 1] == clause:
        first -= 1
    return range(first, last + 1)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
