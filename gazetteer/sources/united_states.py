"""Post-office places and counties of the United States: the package zipcodes.

A place stands where the mean of its ZIP codes' points lies, a county likewise: inside it, a few kilometres from the
point that GeoNames gives. Both know their state, whose letters are its GeoNames code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from gazetteer.entry import Entry, Record, Reject, named, position_of
from gazetteer.errors import InvalidPlace, SourceMissing
from gazetteer.fold import fold
from gazetteer.place import FeatureClass, Place
from gazetteer.sources import Source
from gazetteer.sources.files import package_fingerprint

POST_OFFICE: Final = "post:"
COUNTY: Final = "county:"
_PACKAGE: Final = "zipcodes"
_NOT_OF_A_STATE: Final = frozenset({"AA", "AE", "AP", "AS", "FM", "GU", "MH", "MP", "PR", "PW", "VI"})
_KIND_OF_COUNTY: Final = re.compile(r" (?:County|Parish|Borough|Census Area|Municipality|City and Borough)$")
_CUT_AT: Final = 13  # the post shortens longer names to fit its labels: "Canal Whchstr"
_SHORTENED: Final = re.compile(
    r"\b(?:afb|arpt|bch|bnd|brg|brk|ctr|cty|cyn|dep|est|fls|frk|frst|frt|ft|gdns?|grv|hbr|hls?|hosp|hts|is|jct|knls|lks?"
    r"|lndg|mdws|mem|mnr|mt|mtn|nas|oks|oly|pk|plns?|pr|prt|pt|rdg?|riv|rnch|rst|sch|shrs|spg?s?|sprg|sq|sta?|stt?n|ter"
    r"|tpke|trl|tw|twp|univ|vis|vlg|vly|vw|whs|afs|base|bldg|brm|cntr|ind|inst|[nsew])\b",
    re.IGNORECASE,
)

_Area = tuple[str, str]


def _read() -> Iterator[Record]:
    """The records of the package; without it one reject, so that the build goes on and says what it lacks."""
    try:
        rows = import_module(_PACKAGE).list_all()
    except ImportError:
        reason = f"the package {_PACKAGE} is not installed: run pip install -r requirements.txt"
        yield Reject(source="United States", row=_PACKAGE, reason=reason)
        return
    yield from records(rows)


def _fingerprint() -> str:
    try:
        return package_fingerprint(_PACKAGE)
    except SourceMissing:
        return "absent"


def records(rows: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    """The places and counties of ZIP-code rows, those of the armed forces and of the territories left out."""
    towns: defaultdict[_Area, list[Mapping[str, Any]]] = defaultdict(list)
    quarters: defaultdict[_Area, list[Mapping[str, Any]]] = defaultdict(list)
    counties: defaultdict[_Area, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        state = str(row["state"])
        if state in _NOT_OF_A_STATE or row["zip_code_type"] == "MILITARY":
            continue
        towns[str(row["city"]), state].append(row)
        if row["county"]:
            counties[str(row["county"]), state].append(row)
        for name in row["acceptable_cities"]:
            if _is_written_out(str(name)):
                quarters[str(name), state].append(row)
    seats = {(fold(name), state) for name, state in towns}
    others = {area: found for area, found in quarters.items() if (fold(area[0]), area[1]) not in seats}
    for places, code in ((towns, "PPL"), (others, "PPL"), (counties, "ADM2")):
        for area in sorted(places):
            rows = _placed(places[area]) or _placed(counties.get((str(places[area][0]["county"]), area[1]), []))
            yield _record(area, rows, code)


def _placed(rows: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows with a position; a name that has none lies somewhere in its county."""
    return [row for row in rows if float(row["lat"])]


def _is_written_out(name: str) -> bool:
    return len(name) != _CUT_AT and not _SHORTENED.search(name)


def _record(area: _Area, rows: list[Mapping[str, Any]], code: str) -> Record:
    name, state = area
    prefix = COUNTY if code == "ADM2" else POST_OFFICE
    where = f"{prefix}{state}-{fold(name).replace(' ', '-')}"
    try:
        place = Place(
            id=where,
            name=name,
            position=position_of(_mean(rows, "long"), _mean(rows, "lat")),
            feature_class=FeatureClass.ADMIN if code == "ADM2" else FeatureClass.POPULATED,
            feature_code=code,
            country_code="US",
            admin1_code=state,
        )
    except InvalidPlace as error:
        return Reject(source="United States", row=where, reason=str(error))
    return Entry(place=place, names=named(name, *(county_names(name) if code == "ADM2" else ())))


def county_names(name: str) -> Iterator[str]:
    """The short forms of a county's name: "Edgar" and "Edgar Co." of Edgar County."""
    bare = _KIND_OF_COUNTY.sub("", name)
    if bare != name:
        yield bare
    if name.endswith(" County"):
        yield f"{bare} Co."


def _mean(rows: list[Mapping[str, Any]], column: str) -> float:
    return round(sum(float(row[column]) for row in rows) / max(1, len(rows)), 4)


UNITED_STATES: Final = Source(
    name="United States",
    attribution="names of the United States Postal Service; positions GeoNames, CC BY 4.0; through zipcodes",
    fingerprint=_fingerprint,
    read=_read,
)
