"""A day as metadata writes it: ISO 8601, the dates of mail and feeds, or words such as "June 5, 2019"."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from reports.reading.metadata import day_in_words

_ISO: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_PDF: Final = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_MAX: Final = 100


def day_said(value: str | None) -> date | None:
    """The day that a value names, in the time zone in which it is written; None for what is no whole date.

    >>> day_said("Fri, 05 Apr 2019 08:31:00 +0000")
    datetime.date(2019, 4, 5)
    """
    text = (value or "").strip()[:_MAX]
    numbers = _ISO.match(text) or _PDF.match(text)
    if numbers:
        return _checked(*(int(part or 1) for part in numbers.groups()))
    try:
        return _plausible(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_in_words(text)


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(datetime(year, month, day))  # noqa: DTZ001 - only the day is used
    except ValueError:
        return None


def _plausible(moment: datetime) -> date | None:
    """No report on the web, in a mail or an Office file is older than print: such years are defaults or noise."""
    return moment.date() if moment.year >= 1800 else None
