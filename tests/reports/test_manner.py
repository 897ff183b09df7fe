"""How something moved, and how the text stands to it, where the rules and what was read closely differ."""

from __future__ import annotations

import json
from math import isfinite

import numpy as np
import pytest

from reports.model import Mode, Status, Stop
from reports.routes.hypotheses import Manner
from reports.routes.manner import (
    WEIGHTS,
    Form,
    StatusRead,
    Way,
    mode_of,
    mode_signs,
    status_of,
    status_signs,
)
from reports.routes.modes import ModeRead
from tests.reports.builders_routes import routes_of

NOTHING = ModeRead(Mode.UNKNOWN, outright=False)
PLAIN_REPORT = StatusRead(Status.REPORTED, is_settled=False)


def _stops(first: str = "Tripoli", last: str = "Odesa") -> tuple[Stop, ...]:
    (route,) = routes_of(f"A convoy went from {{{first}}} to {{{last}}}.")
    return route.stops


def _way(form: Form = Form.SEEN, stops: tuple[Stop, ...] | None = None) -> Way:
    return Way(stops=stops or _stops(), length_km=2_000.0, form=form)


def _seen(mode: Mode | None = None, status: Status | None = None, sure: float = 0.97) -> Manner:
    return Manner(modes=_shares(tuple(Mode), mode, sure), statuses=_shares(tuple(Status), status, sure))


def _shares(kinds: tuple[object, ...], one: object, sure: float) -> np.ndarray:
    if one is None:
        return np.full(len(kinds), 1 / len(kinds), np.float32)
    rest = (1 - sure) / (len(kinds) - 1)
    return np.array([sure if kind is one else rest for kind in kinds], np.float32)


@pytest.mark.parametrize("seen", [None, _seen()], ids=["no encoder", "nothing looked at"])
def test_what_the_rules_read_stands_where_nothing_was_read_closely(seen: Manner | None) -> None:
    assert mode_of(ModeRead(Mode.RAIL, outright=False), seen, _way()) is Mode.RAIL
    assert status_of(StatusRead(Status.ALLEGED, is_settled=False), seen, _way()) is Status.ALLEGED


@pytest.mark.parametrize("mode", [Mode.AIR, Mode.SEA, Mode.LAND, Mode.RAIL])
def test_a_mode_that_no_word_tells_is_the_one_that_was_seen(mode: Mode) -> None:
    assert mode_of(NOTHING, _seen(mode), _way()) is mode


def test_a_hint_gives_way_to_what_was_clearly_seen_and_a_plain_word_does_not_to_a_guess() -> None:
    assert mode_of(ModeRead(Mode.LAND, outright=False), _seen(Mode.SEA), _way()) is Mode.SEA
    assert mode_of(ModeRead(Mode.RAIL, outright=True), _seen(Mode.LAND, sure=0.5), _way()) is Mode.RAIL


def test_a_plain_sentence_that_says_nothing_of_the_mode_is_not_guessed_about() -> None:
    assert mode_of(NOTHING, _seen(Mode.AIR, sure=0.8), _way(Form.PLAIN)) is Mode.UNKNOWN
    assert mode_of(NOTHING, _seen(Mode.AIR), _way(Form.PLAIN)) is Mode.AIR
    inland = _way(Form.PLAIN, _stops("Tripoli", "Bamako"))
    assert mode_of(NOTHING, _seen(Mode.SEA), inland) is Mode.UNKNOWN


def test_a_denial_that_was_seen_is_one_unless_the_words_settle_it() -> None:
    seen = _seen(Mode.AIR, Status.DENIED)
    assert status_of(PLAIN_REPORT, seen, _way()) is Status.DENIED
    assert status_of(StatusRead(Status.PLANNED, is_settled=True), seen, _way(Form.PLAIN)) is Status.PLANNED


def test_each_mode_and_status_has_a_weight_for_each_sign() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    signs = {
        "modes": mode_signs(NOTHING, _seen(Mode.AIR), _way()) or {},
        "statuses": status_signs(PLAIN_REPORT, _seen(Mode.AIR), _way()) or {},
    }
    for what, kinds in (("modes", Mode), ("statuses", Status)):
        assert set(stored[what]) == {str(kind) for kind in kinds}
        for weights in stored[what].values():
            assert set(weights) == {*signs[what], "bias"}
            assert all(isfinite(weight) for weight in weights.values())
