"""Airports, air bases and heliports: the package airportsdata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gazetteer.entry import Entry, Record, Reject, named, position_of
from gazetteer.errors import InvalidPlace
from gazetteer.fold import fold
from gazetteer.names import is_direction
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.files import csv_rows, package_file, package_fingerprint

_PACKAGE: Final = "airportsdata"
_BASE: Final = re.compile(
    r"\b(air ?base|air force|air station|naval|navy|army|military|base a[ée]rea|base a[ée]ronaval|afb|raf)\b",
    re.IGNORECASE,
)
_HELIPORT: Final = re.compile(r"\b(heliport|helipad|helipuerto)\b", re.IGNORECASE)
_GENERIC: Final = re.compile(
    r"\b(internacional|international|intercontinental|regional|municipal|domestic|national)\b ?", re.IGNORECASE
)
_SHORTEST: Final = 5
_COMMON: Final = frozenset({"city", "county", "downtown", "executive", "memorial", "field", "new", "old", "airpark"})
_ENDING: Final = re.compile(r"\b(airport|airfield|aerodrome|aeropuerto|a[ée]roport|field|airstrip)\b", re.IGNORECASE)


def _read() -> Iterator[Record]:
    taken: set[str] = set()
    for where, row in csv_rows(package_file(_PACKAGE, _PACKAGE, "airports.csv")):
        code = row["icao"] or row["iata"]
        if not code or not row["name"] or code in taken:
            yield Reject(source="airports", row=where, reason=f"no name, no code, or the code {code!r} a second time")
            continue
        taken.add(code)
        try:
            yield _entry(code, row)
        except InvalidPlace as error:
            yield Reject(source="airports", row=where, reason=str(error))


def _entry(code: str, row: dict[str, str]) -> Entry:
    name = row["name"]
    place = Place(
        id=f"airport:{code}",
        name=name,
        position=position_of(row["lon"], row["lat"]),
        feature_class=FeatureClass.SPOT,
        feature_code="AIRB" if _BASE.search(name) else "AIRH" if _HELIPORT.search(name) else "AIRP",
        country_code=row["country"] or None,
        admin1_name=row["subd"] or None,
    )
    variants = airport_variants(name, row["city"]) if place.feature_code == "AIRP" else ()
    return Entry(place=place, names=named(name, *variants, codes=(row["iata"], row["icao"])))


def airport_variants(name: str, city: str) -> Iterator[str]:
    """Other ways to write an airport's name, each with the word for airport, never the city's name alone.

    >>> sorted(airport_variants("Tocumen International Airport", "Tocumen"))
    ['Aeropuerto Internacional de Tocumen', 'Aeropuerto de Tocumen', 'Tocumen Airport', 'Tocumen International Airport']
    """
    outside, *inside = re.split(r"[()]", _GENERIC.sub("", name))  # "Maiquetia (Simon Bolivar Internacional) Airport"
    parts = (outside + "".join(inside[1::2]), *inside[::2])
    cores = {core for core in (_ENDING.sub("", part).strip() for part in parts) if len(fold(core)) >= 3}
    cores |= {own for core in cores if (own := _without_city(core, city))}
    if fold(city) and fold(city) in fold(name):
        cores.add(city)
    international = re.search("interna[ct]", name, re.IGNORECASE)
    for core in sorted(cores):
        yield f"{core} Airport"
        yield f"Aeropuerto de {core}"
        if international:
            yield f"{core} International Airport"
            yield f"Aeropuerto Internacional de {core}"


def _without_city(core: str, city: str) -> str | None:
    """What an airport is called beside its city ("Ottawa / Macdonald-Cartier"), if that is a name."""
    own = re.sub(rf"^{re.escape(city)}\b[\s/–-]*", "", core) if city else core
    words = fold(own).split()
    is_name = own != core and len(own) >= _SHORTEST and not is_direction(own) and _COMMON.isdisjoint(words)
    return own if is_name else None


AIRPORTS: Final = Source(
    name="airports",
    attribution="airportsdata, MIT",
    fingerprint=lambda: package_fingerprint(_PACKAGE),
    read=_read,
)
