"""Finding of entries for a name that a person typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from gazetteer.fold import fold
from gazetteer.place import Place

if TYPE_CHECKING:
    from gazetteer.index import Candidate, Gazetteer

_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,3}")
_GENERIC_BEFORE: Final = re.compile(
    r"^(?:the |la |el )?(?:(?:city|town|village|municipality|island|islands|state|province|department|region|republic|"
    r"kingdom|port|ciudad|municipio|estado|departamento|provincia|region|isla|islas|puerto|republica) (?:of |de |del )?"
    r"(?:la |los |las |the )?|the )"
)
_GENERIC_AFTER: Final = re.compile(
    r" (?:city|town|village|municipality|island|islands|state|province|department|region|governorate|district|republic|"
    r"international airport|airport|port|base)$"
)


def find_places(gazetteer: Gazetteer, name: str, *, country_code: str | None) -> tuple[Place, ...]:
    """The entries for a typed name, best first. The first way of reading the name that gives an entry is taken."""
    index = _Index(gazetteer, country_code)
    for reading in (_as_written, _without_generic_words, _as_airport, _as_place_in_area):
        found = _kept(reading(index, name.strip()), country_code)
        if found:
            return found
    return ()


class _Index(NamedTuple):
    """The index, or one country's part of it."""

    gazetteer: Gazetteer
    country_code: str | None

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        if self.country_code is None:
            return self.gazetteer.candidates(key)
        return self.gazetteer.candidates_in(key, self.country_code)


def _as_written(index: _Index, name: str) -> Iterator[Place]:
    """Abbreviations and codes in their exact case stand first: whoever types "CCS" means the airport."""
    yield from _places(index.gazetteer.abbreviation(name))
    if _CODE.fullmatch(name):
        yield from _places(index.gazetteer.code(name))
    yield from _places(index.candidates(fold(name)))
    yield from _places(index.gazetteer.code(name.upper()))


def _without_generic_words(index: _Index, name: str) -> Iterator[Place]:
    key = fold(name)
    for bare in (
        _GENERIC_AFTER.sub("", key),
        _GENERIC_BEFORE.sub("", key),
        _GENERIC_BEFORE.sub("", _GENERIC_AFTER.sub("", key)),
    ):
        if bare != key:
            yield from _places(index.candidates(bare))


def _as_airport(index: _Index, name: str) -> Iterator[Place]:
    """A village may be known by its airstrip alone."""
    yield from _places(index.candidates(f"{fold(name)} airport"))


def _as_place_in_area(index: _Index, name: str) -> Iterator[Place]:
    """The first part of "Springfield, Illinois" in the country or area that the last part names."""
    head, comma, tail = name.rpartition(",")
    if not comma:
        return
    areas = [
        place
        for place in _as_written(_Index(index.gazetteer, None), tail.strip())
        if place.is_country or place.feature_code == "ADM1"
    ]
    for area in areas:
        inside = _as_written(_Index(index.gazetteer, area.country_code), head.split(",")[0].strip())
        yield from (place for place in inside if _is_in(place, area))


def _is_in(place: Place, area: Place) -> bool:
    if place.id == area.id or place.country_code != area.country_code:
        return False
    return area.is_country or (place.admin1_code is not None and place.admin1_code == area.admin1_code)


def _places(candidates: Iterable[Candidate]) -> Iterator[Place]:
    return (candidate.place for candidate in candidates)


def _kept(places: Iterable[Place], country_code: str | None) -> tuple[Place, ...]:
    kept = (place for place in places if country_code is None or place.country_code == country_code)
    return tuple({place.id: place for place in kept}.values())
