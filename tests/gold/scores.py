"""Counts of what was right, how they add up, and the table that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Final, Self


@dataclass(frozen=True, slots=True)
class Tally:
    """So many right of a total."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.total + other.total)

    @property
    def share(self) -> float:
        """The right ones' share; 1 where there was nothing to get right."""
        return self.right / self.total if self.total else 1.0

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> Self:
        """A tally of outcomes."""
        seen = list(outcomes)
        return cls(sum(seen), len(seen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that was not as the gold has it; the detail quotes the text."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Everything counted for one report, or for several together.

    Of recalls and accuracies the total is the gold's, of precisions the answer's.
    """

    toponym_recall: Tally = field(default_factory=Tally)
    toponym_precision: Tally = field(default_factory=Tally)
    place: Tally = field(default_factory=Tally)
    use: Tally = field(default_factory=Tally)
    actor_recall: Tally = field(default_factory=Tally)
    actor_precision: Tally = field(default_factory=Tally)
    pair_recall: Tally = field(default_factory=Tally)
    pair_precision: Tally = field(default_factory=Tally)
    date: Tally = field(default_factory=Tally)
    date_precision: Tally = field(default_factory=Tally)
    route_recall: Tally = field(default_factory=Tally)
    route_precision: Tally = field(default_factory=Tally)
    implied_recall: Tally = field(default_factory=Tally)
    implied_precision: Tally = field(default_factory=Tally)
    route_once: Tally = field(default_factory=Tally)
    mode: Tally = field(default_factory=Tally)
    status: Tally = field(default_factory=Tally)
    direction: Tally = field(default_factory=Tally)
    carrier: Tally = field(default_factory=Tally)
    separate: Tally = field(default_factory=Tally)
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: Scores) -> Scores:
        return Scores(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A row of the table: its name, and the tallies behind it, recall first where there are two."""

    name: str
    parts: Callable[[Scores], tuple[Tally, ...]]

    def value(self, scores: Scores) -> float:
        """The share, or the harmonic mean of recall and precision."""
        shares = [part.share for part in self.parts(scores)]
        if len(shares) == 1:
            return shares[0]
        return 2 * shares[0] * shares[1] / sum(shares) if sum(shares) else 0.0


MEASURES: Final = (
    Measure(name="toponym recall", parts=lambda s: (s.toponym_recall,)),
    Measure(name="toponym precision", parts=lambda s: (s.toponym_precision,)),
    Measure(name="toponym F1", parts=lambda s: (s.toponym_recall, s.toponym_precision)),
    Measure(name="place", parts=lambda s: (s.place,)),
    Measure(name="use", parts=lambda s: (s.use,)),
    Measure(name="actor F1", parts=lambda s: (s.actor_recall, s.actor_precision)),
    Measure(name="pairs F1", parts=lambda s: (s.pair_recall, s.pair_precision)),
    Measure(name="dates", parts=lambda s: (s.date,)),
    Measure(name="dates not spurious", parts=lambda s: (s.date_precision,)),
    Measure(name="routes recall", parts=lambda s: (s.route_recall,)),
    Measure(name="routes precision", parts=lambda s: (s.route_precision,)),
    Measure(name="routes given once", parts=lambda s: (s.route_once,)),
    Measure(name="mode", parts=lambda s: (s.mode,)),
    Measure(name="status", parts=lambda s: (s.status,)),
    Measure(name="direction", parts=lambda s: (s.direction,)),
    Measure(name="carrier", parts=lambda s: (s.carrier,)),
    Measure(name="implied recall", parts=lambda s: (s.implied_recall,)),
    Measure(name="implied precision", parts=lambda s: (s.implied_precision,)),
    Measure(name="not a route", parts=lambda s: (s.separate,)),
)


def total(scores: Iterable[Scores]) -> Scores:
    """The counts of several reports together."""
    return sum(scores, Scores())


def measured(scores: Scores, name: str) -> float:
    """The value of one measure, 0 to 1. Raises KeyError for a name that is no measure."""
    return {measure.name: measure for measure in MEASURES}[name].value(scores)


def table(scores: Scores) -> str:
    """The measures that something was counted for, as lines: name, value, and the counts behind it."""
    rows = []
    for measure in MEASURES:
        parts = measure.parts(scores)
        if not any(part.total for part in parts):
            continue
        counts = "   ".join(f"{part.right}/{part.total}" for part in parts)
        rows.append(f"{measure.name:<20} {measure.value(scores):6.3f}   {counts}")
    return "\n".join(rows)
