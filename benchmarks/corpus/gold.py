"""A corpus of annotated texts, the answers of a system, and what they count to.

A corpus is a file of JSON lines: `id`, `text`, `title`, `url`, `toponyms`, each of these with `start`, `end`, `lat`,
`lon`, `geonames_id`, `type`, and `scored`: whether a system is to find it. Demonyms and names without an entry of
GeoNames are not scored.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

NEAR_KM: Final = 161.0
_EARTH_KM: Final = 6371.0
_KINDS: Final = (
    ("country", ("PCL",)),
    ("first-level area", ("ADM1", "PPLA1")),
    ("lower area", ("ADM", "PRSH")),
    ("town", ("PPL",)),
    ("region or continent", ("CONT", "RGN", "AREA")),
    ("water", ("STM", "LK", "RSV", "SEA", "OCN", "CHN", "HBR", "BAY", "STRT", "GULF")),
    ("land", ("ISL", "MT", "VAL", "PRK", "CAPE", "PEN")),
)
_OTHER: Final = "site"
_BINS: Final = 10


class Answer(NamedTuple):
    """A name that a system found at `text[start:end]`, and the place that it chose, if any."""

    start: int
    end: int
    place: tuple[str, float, float] | None = None
    confidence: float = 0.0

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A name of the corpus: its span, point, entry of GeoNames, and kind of feature (empty where it has none)."""

    span: tuple[int, int]
    latitude: float
    longitude: float
    entry: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text of a corpus with the names to find, and the spans that count neither way in the lenient figures."""

    id: str
    text: str
    line: str
    names: tuple[Gold, ...]
    open: frozenset[tuple[int, int]]


@dataclass(slots=True)
class Counts:
    """Sums over texts; the shares follow from them."""

    gold: int = 0
    given: int = 0
    lenient: int = 0
    found: int = 0
    touched: int = 0
    touching: int = 0
    near: int = 0
    same: int = 0
    kinds: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        """Take the sums of another in."""
        for name in ("gold", "given", "lenient", "found", "touched", "touching", "near", "same"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, numbers in other.kinds.items():
            self.kinds[kind] = [a + b for a, b in zip(self.kinds[kind], numbers, strict=True)]
        self.sure += other.sure


def read_corpus(path: Path) -> Iterator[Annotated]:
    """The texts of a corpus file."""
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        value = json.loads(line)
        marks: Sequence[Mapping[str, Any]] = value["toponyms"]
        feed = {key: value.get(key) for key in ("id", "text", "title", "url")}
        yield Annotated(
            id=value["id"],
            text=value["text"],
            line=json.dumps(feed),
            names=tuple(_gold(mark) for mark in marks if mark["scored"]),
            open=frozenset((mark["start"], mark["end"]) for mark in marks if not mark["scored"]),
        )


def _gold(mark: Mapping[str, Any]) -> Gold:
    return Gold(
        span=(mark["start"], mark["end"]),
        latitude=float(mark["lat"]),
        longitude=float(mark["lon"]),
        entry=str(mark.get("geonames_id") or ""),
        kind=_kind(str(mark.get("type") or "")),
    )


def _kind(code: str) -> str:
    """The kind of feature that a code of GeoNames stands for; nothing for a type that is no such code."""
    if not code.isupper():
        return ""
    return next((kind for kind, starts in _KINDS if code.startswith(starts)), _OTHER)


def count(text: Annotated, answers: Sequence[Answer]) -> Counts:
    """What the answers for one text count to. What is missed is wrong; a name counts as found at exactly its span."""
    given = {answer.span: answer for answer in answers}
    result = Counts(gold=len(text.names), given=len(given), lenient=len(set(given) - text.open))
    for gold in text.names:
        answer = given.get(gold.span)
        near = answer is not None and _is_near(gold, answer)
        same = answer is not None and answer.place is not None and answer.place[0] == gold.entry
        result.found += answer is not None
        result.near += near
        result.same += same
        numbers = result.kinds[gold.kind]
        result.kinds[gold.kind] = [numbers[0] + 1, numbers[1] + (answer is not None), numbers[2] + near]
        if answer is not None and answer.place is not None:
            result.sure.append((answer.confidence, near))
    spans = [gold.span for gold in text.names]
    result.touched = sum(_touches(span, given) for span in spans)
    result.touching = sum(_touches(span, spans) for span in given)
    return result


def _is_near(gold: Gold, answer: Answer) -> bool:
    if answer.place is None:
        return False
    _, longitude, latitude = answer.place
    a, b, c, d = map(math.radians, (gold.latitude, gold.longitude, latitude, longitude))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half))) <= NEAR_KM


def _touches(span: tuple[int, int], others: Sequence[tuple[int, int]] | Mapping[tuple[int, int], object]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(part: float, whole: float) -> float:
    """A part of a whole, 0 of nothing."""
    return part / whole if whole else 0.0


def calibration(sure: Sequence[tuple[float, bool]]) -> tuple[list[tuple[float, float, int]], float]:
    """For each tenth of confidence that occurs its mean, the share placed right and their number; the mean gap."""
    tenths: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, is_right in sure:
        tenths[min(int(confidence * _BINS), _BINS - 1)].append((confidence, is_right))
    rows = []
    for _, pairs in sorted(tenths.items()):
        number = len(pairs)
        rows.append((sum(c for c, _ in pairs) / number, sum(r for _, r in pairs) / number, number))
    gap = share(sum(abs(mean - right) * number for mean, right, number in rows), len(sure))
    return rows, gap
