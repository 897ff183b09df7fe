"""Corrections in the words of the reader's language, for the log of decisions. Pure."""

from __future__ import annotations

from typing import Final, assert_never

from dashboard import words
from dashboard.language import later, tr
from dashboard.selection import Catalogue
from reports.corrections import (
    AddActor,
    Change,
    MergeActors,
    NoActor,
    NoPlace,
    NoRoute,
    Scope,
    SetPlace,
    SetRoute,
    Undo,
)

_REACH: Final = {
    Scope.HERE: later("here"),
    Scope.DOCUMENT: later("in the whole report"),
    Scope.CORPUS: later("in all reports"),
}


def decided(change: Change, catalogue: Catalogue) -> str:
    """A correction as one line."""
    match change:
        case SetPlace(anchor=anchor, scope=scope, place=place):
            where = f"{words.where(place, catalogue.countries)} ({words.position(place.position)})"
            return tr("“{name}” is {place}, {reach}", name=anchor.text, place=where, reach=tr(_REACH[scope]))
        case NoPlace(anchor=anchor, scope=scope):
            return tr("“{name}” is no place, {reach}", name=anchor.text, reach=tr(_REACH[scope]))
        case SetRoute():
            way = words.way(tuple(stop.place for stop in change.stops), change.direction)
            facts = (tr("Route {way}", way=way), words.mode(change.mode).lower(), words.status(change.status).lower())
            return ", ".join(facts)
        case NoRoute(key=key):
            return tr("No route {way}", way=" → ".join(map(catalogue.place, key)))
        case MergeActors(actor_id=one, into=into):
            return tr("{one} is {other}", one=catalogue.actor(one), other=catalogue.actor(into))
        case AddActor(actor=actor):
            return tr("New actor: {name} ({kind})", name=actor.name, kind=words.actor_kind(actor.kind).lower())
        case NoActor(name=name):
            return tr("“{name}” is no actor to list", name=name)
        case Undo():
            return tr("Undone")
        case _:
            assert_never(change)
