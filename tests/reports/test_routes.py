"""Routes: what sentences tell of movements, and what they do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Span
from reports.model import Direction, Mode, Status
from tests.reports.builders_routes import PLACES, routes_of, shown
from tests.reports.cases_routes import ENGLISH, NONE, SPANISH


@pytest.mark.parametrize(
    ("text", "expected"), ENGLISH + SPANISH, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_sentence_gives_the_routes_it_tells_of(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(shown(route) for route in routes_of(text)) == expected


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_without_movement_gives_no_route(text: str) -> None:
    assert [shown(route) for route in routes_of(text)] == []
