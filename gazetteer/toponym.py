"""Toponym: one place name at one span of a text, and what it was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gazetteer.place import Place


class Use(StrEnum):
    """How a place name is used."""

    LITERAL = "literal"
    """The text speaks of the place itself: "troops landed in Caracas"."""
    ACTOR = "actor"
    """The name stands for a government or people, or qualifies something: "Moscow refused", "Russia's ambassador"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known about a text besides itself. Every field may be missing."""

    title: str | None = None
    url: str | None = None
    published: str | None = None


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
