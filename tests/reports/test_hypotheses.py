"""What was read of a way where these very words tell it, and not where others tell the same way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reports.document import Span
from reports.model import Mode, Status, Stop
from reports.relations.closely import Relations
from reports.routes.hypotheses import Likelihoods
from tests.reports.builders_routes import routes_of

STARTS = (10, 30, 200, 220)
"""Tripoli, Bamako, and both once more."""


def _likely() -> Likelihoods:
    pairs = np.array([(0, 1), (0, 3), (2, 3)], np.int32)
    statuses = np.zeros((3, len(Status)), np.float32)
    statuses[0, tuple(Status).index(Status.REPORTED)] = 1
    statuses[2, tuple(Status).index(Status.DENIED)] = 1
    relations = Relations(
        pairs=pairs,
        orders=np.array([(0.4, 0.6, 0), (0.9, 0.1, 0), (0.1, 0.9, 0)], np.float32),
        both=np.zeros(3, np.float32),
        modes=np.zeros((3, len(Mode)), np.float32),
        statuses=statuses,
        nexts=np.zeros(3, np.float32),
        ends=np.zeros(3, np.float32),
        ties=np.zeros((0, 2), np.int32),
        tied=np.zeros(0, np.float32),
        closely=True,
    )
    return Likelihoods(relations=relations, starts=STARTS)


def _stops(*starts: int) -> list[Stop]:
    (route,) = routes_of("A jet flew from {Tripoli} to {Bamako}.")
    return [replace(stop, span=Span(start, start + 6)) for stop, start in zip(route.stops, starts, strict=True)]


def _status(*starts: int) -> Status | None:
    manner = _likely().manner_at(_stops(*starts))
    return None if manner is None else tuple(Status)[int(manner.statuses.argmax())]


def test_each_telling_of_a_way_has_the_manner_of_its_own_words() -> None:
    assert _status(10, 30) is Status.REPORTED
    assert _status(200, 220) is Status.DENIED
    assert _status(220, 200) is Status.DENIED


def test_words_that_were_not_compared_have_no_manner() -> None:
    assert _status(30, 200) is None
    assert _status(30, 500) is None
    assert Likelihoods().manner_at(_stops(10, 30)) is None
