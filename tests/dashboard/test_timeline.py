from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.marks import Marks
from dashboard.panels.timeline import told
from dashboard.selection import View
from dashboard.timeline import MOST_PARTS, axis_of, histogram, times

DAYS = st.dates(date(1, 1, 1), date(9990, 1, 1))


@given(DAYS, DAYS)
def test_an_axis_has_few_parts_and_every_day_lies_in_the_one_that_says_so(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    axis = axis_of((first, last))
    assert axis is not None
    assert 1 <= axis.parts <= MOST_PARTS + 1
    assert list(axis.edges) == sorted(set(axis.edges))
    for day in (first, last, first + (last - first) / 2):
        begin, end = axis.days(axis.part(day))
        assert begin <= day <= end


@pytest.mark.parametrize(
    ("days", "unit"), [(0, "day"), (100, "day"), (400, "week"), (2000, "month"), (8000, "quarter"), (30000, "year")]
)
def test_the_finest_unit_that_fits_is_taken(days: int, unit: str) -> None:
    axis = axis_of((date(1900, 1, 1), date(1900, 1, 1) + timedelta(days=days)))
    assert axis is not None
    assert axis.unit == unit


def test_without_a_date_there_is_no_axis() -> None:
    assert axis_of(None) is None
    assert times([], None) == []


def test_every_dated_row_is_in_one_bar_and_once_in_its_series(everything: View) -> None:
    axis = axis_of((date(2007, 1, 1), date(2021, 2, 1)))
    assert axis is not None
    found = histogram(everything.marks, axis, {"cuba": "Cuba"})
    rows = sum(mark.count for mark in everything.marks.places) + sum(len(m.routes) for m in everything.marks.routes)
    assert sum(sum(series.counts) for series in found.series) == rows
    assert sum(found.published) == 4
    assert any(series.by_report for series in found.series)
    assert "Cuba" in {series.name for series in found.series}


def test_a_mark_says_in_which_parts_it_may_have_happened(everything: View) -> None:
    axis = axis_of((date(2007, 1, 1), date(2021, 2, 1)))
    assert axis is not None
    for mark in everything.marks.places:
        flat = times(mark.mentions, axis)
        assert sum(flat[2::3]) == mark.count
        assert all(first <= last < axis.parts for first, last in zip(flat[::3], flat[1::3], strict=True))


def test_what_the_page_is_told_has_a_label_and_a_count_for_every_part(everything: View) -> None:
    axis = axis_of((date(2007, 1, 1), date(2021, 2, 1)))
    assert axis is not None
    data = told(histogram(everything.marks, axis, {}), everything, dark=False)
    assert len(data["labels"]) == len(data["starts"]) == axis.parts
    assert all(len(series["counts"]) == axis.parts for series in data["series"])
    assert data["span"] is None


def test_nothing_makes_an_empty_histogram() -> None:
    axis = axis_of((date(2020, 1, 1), date(2020, 1, 10)))
    assert axis is not None
    assert histogram(Marks(places=(), routes=()), axis, {}).series == ()
