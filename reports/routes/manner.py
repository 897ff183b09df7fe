"""How something moved, and how the text stands to it: what the rules read and what was read closely, weighed.

Each mode and each status has a weight for every sign, and the one whose weighted sum is greatest stands. The weights
are in `manner.json`, made by `python -m tests.training.manner` from texts that the encoder had not seen. In plain forms
of one sentence, which those texts have few of, the rules keep the last word on what they settle or find unsaid.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import FeatureClass
from reports.model import Mode, Status, Stop
from reports.routes.hypotheses import Manner
from reports.routes.modes import ModeRead
from reports.routes.placewords import INLAND

WEIGHTS: Final = Path(__file__).with_name("manner.json")
_RIVERS_AND_LAKES: Final = frozenset({"STM", "LK"})
_LEAST: Final = 1e-3
"""Likelihoods below it are alike."""
_WHERE_NOTHING_IS_READ: Final = 0.9
"""How likely the encoder must find the mode of a plain form of which the rules read nothing: it likes to guess."""

Signs = Mapping[str, float]


class Form(Enum):
    """How a way is told: in a plain form of one sentence, in another that the rules read, or in none that they know."""

    PLAIN = auto()
    LOOSE = auto()
    SEEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What is known of a way before its manner is."""

    stops: Sequence[Stop]
    length_km: float
    form: Form


class StatusRead(NamedTuple):
    """What the rules read of a status, and whether they have words for it: of a plain form, and of doubt or refusal."""

    status: Status
    is_settled: bool


def mode_of(read: ModeRead, seen: Manner | None, way: Way) -> Mode:
    """The likeliest mode that can reach the stops; that of the rules where nothing was read closely."""
    signs = mode_signs(read, seen, way)
    found = tuple(Mode)[_likeliest("modes", signs)] if signs else _sure_mode(read, seen)
    is_ashore = found is Mode.SEA and any(stop.place.country_code in INLAND for stop in way.stops)
    return read.mode if is_ashore else found


def _sure_mode(read: ModeRead, seen: Manner | None) -> Mode:
    """The mode that the rules read, or where they read none the one that the encoder is sure of."""
    if read.mode is not Mode.UNKNOWN or seen is None or seen.modes.max() < _WHERE_NOTHING_IS_READ:
        return read.mode
    return tuple(Mode)[int(seen.modes.argmax())]


def status_of(read: StatusRead, seen: Manner | None, way: Way) -> Status:
    """The likeliest status; that of the rules where it is settled, and where nothing was read closely."""
    signs = status_signs(read, seen, way)
    return tuple(Status)[_likeliest("statuses", signs)] if signs else read.status


def mode_signs(read: ModeRead, seen: Manner | None, way: Way) -> Signs | None:
    """The signs by which a mode is judged; none where nothing was read closely or a plain form says nothing of it."""
    is_unsaid = read.mode is Mode.UNKNOWN and way.form is Form.PLAIN
    if seen is None or not seen.is_known or is_unsaid:
        return None
    countries = [stop.place.country_code for stop in way.stops]
    kinds = [(stop.place.feature_class, stop.place.feature_code) for stop in way.stops]
    return {
        **{f"seen_{mode}": _log(likely) for mode, likely in zip(Mode, seen.modes, strict=True)},
        **{f"outright_{mode}": float(read.outright and read.mode is mode) for mode in Mode},
        **{f"hinted_{mode}": float(not read.outright and read.mode is mode) for mode in Mode},
        "inland": float(any(code in INLAND for code in countries)),
        "water": float(any(kind is FeatureClass.WATER and code != "STM" for kind, code in kinds)),
        "river": float(any(code in _RIVERS_AND_LAKES for _, code in kinds)),
        "airport": float(any(code.startswith("AIR") for _, code in kinds)),
        "one_country": float(len(set(countries)) == 1),
        "length": log(1 + way.length_km),
        "stops": float(len(way.stops)),
        "seen_alone": float(way.form is Form.SEEN),
        "plain": float(way.form is Form.PLAIN),
    }


def status_signs(read: StatusRead, seen: Manner | None, way: Way) -> Signs | None:
    """The signs by which a status is judged; none where nothing was read closely or it is settled."""
    if seen is None or not seen.is_known or read.is_settled:
        return None
    return {
        **{f"seen_{status}": _log(likely) for status, likely in zip(Status, seen.statuses, strict=True)},
        **{f"read_{status}": float(read.status is status) for status in Status},
        "stops": float(len(way.stops)),
        "seen_alone": float(way.form is Form.SEEN),
        "plain": float(way.form is Form.PLAIN),
    }


def _log(likely: float) -> float:
    return log(max(_LEAST, likely))


def _likeliest(what: str, signs: Signs) -> int:
    judge = _judges()[what]
    return int((judge.weights @ np.array([signs[name] for name in judge.names]) + judge.biases).argmax())


@dataclass(frozen=True, slots=True)
class _Judge:
    """Rows of `weights` are modes or statuses, in their order; columns are signs."""

    names: Sequence[str]
    weights: NDArray[np.float64]
    biases: NDArray[np.float64]

    @classmethod
    def of(cls, stored: Mapping[str, Mapping[str, float]], kinds: Iterator[str]) -> Self:
        rows = [dict(stored[kind]) for kind in kinds]
        biases = np.array([row.pop("bias") for row in rows])
        names = tuple(rows[0])
        return cls(names, np.array([[row[name] for name in names] for row in rows]), biases)


@lru_cache(maxsize=1)
def _judges() -> Mapping[str, _Judge]:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {what: _Judge.of(stored[what], map(str, kinds)) for what, kinds in (("modes", Mode), ("statuses", Status))}
