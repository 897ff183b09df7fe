"""Entry: what a source knows of one place, before the sources are merged into an index."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gazetteer.coordinates import LonLat
from gazetteer.errors import InvalidCoordinates, InvalidPlace
from gazetteer.place import FeatureClass, Place


class NameKind(StrEnum):
    """What a name is to its place."""

    PREFERRED = "preferred"
    """The name that maps and the English press use."""
    ALTERNATE = "alternate"
    """Another name, another language or script, a short form."""
    ABBREVIATION = "abbreviation"
    """Letters that stand for the name, told by their exact case, periods dropped: "US", "UAE", "Ky"."""
    CODE = "code"
    """IATA, ICAO and ISO codes. Only a look-up by hand uses them; no text is searched for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a place, as written."""

    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with its names. Entries of the same `place.id` are merged: the first one's place stays."""

    place: Place
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraName:
    """A name for a place of another source.

    The place is that of `place_id`, else the first-level admin area that `admin1` names or codes, else the country.
    """

    country_code: str = ""
    admin1: str | None = None
    place_id: str | None = None
    name: Name
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A row that was set aside. `row` says where it stands ("own.csv:12"), `reason` why, in one sentence."""

    source: str
    row: str
    reason: str


Record = Entry | ExtraName | Reject


def named(*names: str, codes: tuple[str, ...] = ()) -> tuple[Name, ...]:
    """The names of an entry, the first of them the preferred one; empty ones are left out."""
    kinds = [NameKind.PREFERRED, *[NameKind.ALTERNATE] * (len(names) - 1)]
    return (
        *(Name(text=text, kind=kind) for text, kind in zip(names, kinds, strict=False) if text),
        *(Name(text=code, kind=NameKind.CODE) for code in codes if code),
    )


def position_of(longitude: object, latitude: object) -> LonLat:
    """Check a row's coordinates, decimal degrees. Raises InvalidPlace, with the value, when they are off the earth."""
    try:
        position = LonLat(float(str(longitude)), float(str(latitude)))
    except InvalidCoordinates as error:
        raise InvalidPlace(str(error)) from error
    except ValueError as error:
        raise InvalidPlace(
            f"longitude {longitude!r}, latitude {latitude!r}: decimal degrees are needed, such as -66.879, 10.488"
        ) from error
    if position == (0.0, 0.0):
        raise InvalidPlace("longitude 0, latitude 0 is the open sea off Ghana, where rows without a position end up")
    return position


_CLASS_OF_CODE = {
    FeatureClass.ADMIN: ("ADM", "PCL", "TERR", "ZN", "LTER", "PRSH"),
    FeatureClass.POPULATED: ("PPL", "STLMT"),
    FeatureClass.WATER: (
        *("STM", "LK", "SEA", "OCN", "GULF", "BAY", "STRT", "CHN", "CNL", "RSV", "DCK", "HBR", "LGN", "SD", "FLLS"),
        *("CAPG", "INLT", "FJD", "ESTY", "WAD", "RVN", "MOOR", "ANCH", "WTLD", "MRSH", "DAM_LAKE", "OAS", "RDST"),
    ),
    FeatureClass.AREA: (
        "RGN",
        "CONT",
        "AREA",
        "PRK",
        "MILB",
        "NVB",
        "PRT",
        "OILF",
        "GASF",
        "MNA",
        "RES",
        "LCTY",
        "CST",
    ),
    FeatureClass.ROAD: ("RD", "RR", "ST", "TNL", "PSGE", "TRL", "OILP", "PIPE", "CSWY"),
    FeatureClass.TERRAIN: (
        "ISL",
        "ISTH",
        "MT",
        "PEN",
        "CAPE",
        "PASS",
        "DSRT",
        "VAL",
        "PLN",
        "PLAT",
        "HLL",
        "RDGE",
        "BCH",
    ),
    FeatureClass.UNDERSEA: ("RDGU", "SHLU", "TRNU", "BNKU"),
    FeatureClass.VEGETATION: ("FRST", "VIN"),
}


def feature_class_of(feature_code: str) -> FeatureClass:
    """The class of a GeoNames feature code; the longest prefix known wins, and SPOT stands for all others."""
    known = ((prefix, letter) for letter, prefixes in _CLASS_OF_CODE.items() for prefix in prefixes)
    fitting = [(len(prefix), letter) for prefix, letter in known if feature_code.startswith(prefix)]
    return max(fitting)[1] if fitting else FeatureClass.SPOT
