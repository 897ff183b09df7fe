"""Words that a line end of a PDF parts."""

from __future__ import annotations

import pytest

from reports.reading.pdf_layout import running_text
from reports.reading.pdf_lines import Page
from reports.reading.pdf_signs import Line


def page(*lines: str) -> Page:
    """A page of these lines, all of one paragraph."""
    return Page(
        width=600.0,
        height=800.0,
        lines=tuple(
            Line(text=text, left=50.0, bottom=500.0 - 14 * i, right=500.0, top=510.0 - 14 * i, row=i)
            for i, text in enumerate(lines)
        ),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("He sent infor-", "mation to them."), "information to them"),
        (("a half-", "yearly list, not a yearly one and half as long"), "a half-yearly list"),
        (("over land they went with-", "out the land and with them"), "without the land"),
        (("the ware-", "house; ware of that house, and the warehouse"), "the warehouse;"),
        (("a Franco-", "Spanish ship"), "a Franco-Spanish ship"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_the_text_speaks_for_it(lines: tuple[str, ...], expected: str) -> None:
    assert expected in running_text([page(*lines)])[0]
