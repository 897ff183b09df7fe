"""Dates in a sentence: written out, in numbers, and relative to the day of publication. English and Spanish.

A date that needs the day of publication ("last week", "on February 13") is left out where that is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from reports import date_words
from reports.calendar import Parts, bounds, in_year, merged, parts_of
from reports.document import Span
from reports.model import DateSource, EventDate, Precision
from reports.relative_dates import relative_dates

_LOOK_BACK: Final = 32
_CLAUSE: Final = 45  # characters before a date within which a verb of saying takes it for itself
