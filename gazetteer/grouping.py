"""The names of a text in groups that mean one place: one sense each, unless the text says otherwise at the spot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from gazetteer.company import Group
from gazetteer.options import Options
from gazetteer.place import Place
from gazetteer.surroundings import Surroundings

_MOST_CONTAINERS: Final = 8


def groups_of(
    surfaces: Sequence[str], around: Sequence[Surroundings], options: Mapping[str, Options]
) -> tuple[list[Group], list[int]]:
    """The groups, and for each name which of them it is in.

    Occurrences of a surface that lie in the same containers are one group. Those that name none are another, which
    takes over the containers that the surface has elsewhere.
    """
    containers = [_containers(spot, surfaces, i, options) for i, spot in enumerate(around)]
    elsewhere: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    members: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for i, (surface, places) in enumerate(zip(surfaces, containers, strict=True)):
        elsewhere[surface].update((place.id, place) for place in places)
        members.setdefault((surface, tuple(place.id for place in places)), []).append(i)
    groups: list[Group] = []
    group_of = [0] * len(surfaces)
    for (surface, own), names in members.items():
        places = containers[names[0]] if own else tuple(elsewhere[surface].values())
        for i in names:
            group_of[i] = len(groups)
        spots = tuple(around[i] for i in names)
        groups.append(Group(surface=surface, options=options[surface], spots=spots, containers=places))
    return groups, group_of


def _containers(
    spot: Surroundings, surfaces: Sequence[str], i: int, options: Mapping[str, Options]
) -> tuple[Place, ...]:
    """Places that the text names as containing this one: "X, Y", "X (Y)", "X in Y", "Y's X".

    A country's name ("Russia in America's backyard") is that of a town only before its state: "Russia, Ohio".
    """
    own = options[surfaces[i]].places
    if own and own[0].is_country:
        found = [p for k in spot.appositions for p in options[surfaces[k]].places[:_MOST_CONTAINERS]]
        return tuple(place for place in found if place.feature_code == "ADM1")
    return tuple(p for k in spot.containers for p in options[surfaces[k]].places[:_MOST_CONTAINERS])
