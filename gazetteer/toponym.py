"""Toponym: one place name at one span of a text, and what it was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gazetteer.coordinates import LonLat
from gazetteer.place import Place


class Use(StrEnum):
    """How a place name is used."""

    LITERAL = "literal"
    """The text speaks of the place itself: "troops landed in Caracas"."""
    ACTOR = "actor"
    """The name stands for a government or people, or qualifies something: "Moscow refused", "Russia's ambassador"."""


class HomePlace(NamedTuple):
    """A place that a publisher wrote about, and the folded name that it had there."""

    surface: str
    position: LonLat
    country_code: str | None
    admin1_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a publisher is at home: of its last `texts`, the places named, each with the number of texts that did."""

    texts: int
    places: tuple[tuple[HomePlace, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known about a text besides itself. Every field may be missing."""

    title: str | None = None
    url: str | None = None
    published: str | None = None
    home: Home | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another place that the name could have meant, with its share of the confidence (0 to 1)."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name at `text[start:end]` (code points, half-open).

    `place` is None when the name was recognised and no gazetteer entry is good enough: an outcome, not an error.
    `confidence` tells how sure the place is, `use_confidence` how sure the use. `reasons` are short sentences for a
    reader, strongest first.
    """

    start: int
    end: int
    text: str
    use: Use
    confidence: float
    place: Place | None
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()
    demonym: bool = False
    use_confidence: float = 1.0
