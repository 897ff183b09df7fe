from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.line_text import line_text


def decoded(text: str, unit: float) -> list[tuple[float, float]]:
    """The points of a line's text, in its order of axes."""
    steps: list[int] = []
    value = shift = 0
    for letter in text:
        five = ord(letter) - 63
        value |= (five & 0x1F) << shift
        shift += 5
        if five < 0x20:
            steps.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points, x, y = [], 0, 0
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        points.append((x * unit, y * unit))
    return points


@given(st.lists(st.tuples(st.floats(-540, 540), st.floats(-85, 85)), max_size=30))
def test_a_line_comes_back_from_its_text_but_for_half_a_step(line: list[tuple[float, float]]) -> None:
    found = decoded(line_text(line, 0.001), 0.001)
    assert len(found) == len(line)
    for point, meant in zip(found, line, strict=True):
        assert point == pytest.approx(meant, abs=0.0005 + 1e-9)


@given(st.lists(st.tuples(st.floats(-540, 540), st.floats(-85, 85)), max_size=30))
def test_a_text_has_no_sign_that_a_template_or_a_script_knows_as_an_end(line: list[tuple[float, float]]) -> None:
    assert all("?" <= letter <= "~" for letter in line_text(line, 0.001))
