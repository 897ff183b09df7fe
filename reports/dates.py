"""Dates in a sentence: written out, in numbers, and relative to the day of publication. English and Spanish.

A date that needs the day of publication ("last week", "on February 13") is left out where that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from reports import date_words as shapes
from reports.date_parts import Parts, in_nearest_year, not_after, resolved, spanned
from reports.document import Span
from reports.feasts import feasts
from reports.following_dates import following_dates
from reports.model import DateSource, EventDate, Precision
from reports.open_dates import joined, opened
from reports.periods import periods
from reports.relative_dates import Found, relative_dates
from reports.stretches import stretches
from reports.tenses import Tense, future_cost, tense_around
from reports.told_years import Told, of_that_year, told_before
from reports.years import years

_LOOK_BACK: Final = 32
_FAR_BACK: Final = 300  # characters to the date that "the next day" leans on
_SHORT_RANGE: Final = 14  # days
_LONG_RANGE: Final = 120
_CLAUSE: Final = 45  # a verb of saying so many characters before a date takes it for itself


def find_dates(text: str, span: Span, published: date | None) -> tuple[tuple[Span, EventDate], ...]:
    """The dates in one sentence, at spans of `text`, in order and without overlaps.

    `published` gives a year to "February 13" and a day to "last Thursday"; without it both are left out. "The next day"
    leans on the date before it, in the sentence or a little before.
    """
    sentence = text[span.start : span.end]
    if not shapes.ANYTHING.search(sentence):
        return ()
    dated = _dated(sentence, published, lambda: told_before(text, span.start, published))

    def date_before() -> EventDate | None:
        before = _dated(text[max(0, span.start - _FAR_BACK) : span.start], published, Told)
        return before[-1][1] if before else None

    found = _apart((*dated, *following_dates(sentence, dated, date_before, published)))
    return tuple(
        (Span(span.start + at.start, span.start + at.end), opened(sentence, at, when, published))
        for at, when in joined(sentence, tuple(found))
    )


def _dated(sentence: str, published: date | None, told: Callable[[], Told]) -> Sequence[Found]:
    """The dates that need nothing but the day of publication and, for their year, the month told before."""
    found = [*_calendar_dates(sentence, published, told), *years(sentence), *periods(sentence, published)]
    found += [*feasts(sentence, published), *stretches(sentence, published)]
    if published is not None:
        found += relative_dates(sentence, published)
    return tuple(_apart(found))


@lru_cache(maxsize=4096)  # mentions and routes ask for the same sentences, one after the other
def event_date(text: str, sentence: Span, published: date | None) -> EventDate | None:
    """The date of what a sentence tells: of several the most exact one, and rather not that of who said so when."""
    found = find_dates(text, sentence, published)
    if not found:
        return None
    return min(found, key=lambda item: (_is_of_saying(text, sentence.start, item[0]), _vagueness(item[1]), item[0]))[1]


def document_date(published: date | None) -> EventDate | None:
    """The day of publication, for what the text itself does not date."""
    if published is None:
        return None
    return EventDate(start=published, precision=Precision.DAY, source=DateSource.DOCUMENT)


def _is_of_saying(text: str, start: int, at: Span) -> bool:
    """Whether a verb of saying comes right before the date; `start` is that of the sentence in `text`."""
    return shapes.SAYING.search(text[max(start, at.start - _CLAUSE) : at.start]) is not None


def _is_done(sentence: str, at: Span) -> bool:
    """Whether a participle right before the date says that it is over: "suspended in March"."""
    if tense_around(sentence, at) is Tense.AHEAD:
        return False
    return shapes.DONE.search(sentence[max(0, at.start - _LOOK_BACK) : at.start]) is not None


def _vagueness(when: EventDate) -> int:
    if when.precision is Precision.RANGE:
        if when.end is None:
            return 4
        days = (when.end - when.start).days
        return 0 if days < _SHORT_RANGE else 1 if days < _LONG_RANGE else 3
    return {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 3}[when.precision]


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Of overlapping dates the leftmost, then the longest."""
    end = 0
    for at, when in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        if at.start >= end:
            yield at, when
            end = at.end


def _calendar_dates(sentence: str, published: date | None, told: Callable[[], Told]) -> Iterator[Found]:
    parts = _all_parts(sentence)
    last: Told | None = None
    i = 0
    while i < len(parts):
        first, second = parts[i], parts[i + 1] if i + 1 < len(parts) else None
        i += 1
        if first.month and first.year is None and first.certain:
            last = last or told()
            first = of_that_year(first, sentence, last, published)
        cost = _cost_of_future(sentence, first.span)
        if second and _is_joined(sentence, first, second):
            when = spanned(first, second, published, future_cost=cost)
            if when is not None:
                yield Span(first.span.start, second.span.end), when
                i += 1
                continue
        when = _dated_alone(sentence, first, published, cost)
        if when is not None:
            last = Told(when.start, when.start.year) if parts[i - 1].month and parts[i - 1].year else last
            yield first.span, when


def _cost_of_future(sentence: str, at: Span) -> float:
    is_over = _is_of_saying(sentence, 0, at) or _is_done(sentence, at)
    return future_cost(sentence, at, Tense.PAST if is_over else None)


def _dated_alone(sentence: str, parts: Parts, published: date | None, cost: float) -> EventDate | None:
    if not parts.certain:
        return None
    dated = in_nearest_year(parts, published, future_cost=cost)
    if published and parts.year is None and _is_done(sentence, parts.span):
        dated = not_after(dated, published)
    return resolved(dated)


def _is_joined(sentence: str, first: Parts, second: Parts) -> bool:
    if (first.month is None) != (second.month is None) or first.last_day or second.last_day:
        return False
    between = sentence[first.span.end : second.span.start]
    if len(between) > _LOOK_BACK:
        return False
    if shapes.BETWEEN.search(sentence[max(0, first.span.start - _LOOK_BACK) : first.span.start]):
        return shapes.JOINS.fullmatch(between) is not None
    return (first.certain or second.certain) and shapes.JOINS_WITHOUT_LEAD.fullmatch(between) is not None


def _all_parts(sentence: str) -> Sequence[Parts]:
    """Calendar dates as written, in order and without overlaps."""
    found: list[Parts] = []
    for pattern in shapes.CALENDAR:
        found.extend(parts for match in pattern.finditer(sentence) if (parts := _parts(sentence, match)))
    kept: list[Parts] = []
    for parts in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if not kept or parts.span.start >= kept[-1].span.end:
            kept.append(parts)
    return kept


def _parts(sentence: str, match: re.Match[str]) -> Parts | None:
    groups = match.groupdict()
    name = groups.get("month")
    written = groups.get("year") or groups.get("short") or groups.get("spelled")
    part = groups.get("part")
    parts = Parts(
        span=Span(*match.span()),
        year=_year(written) if written else None,
        month=shapes.MONTHS[name.lower()] if name else int(groups.get("number") or 0) or None,
        day=_day(groups.get("day")),
        last_day=int(groups.get("day2") or 0) or None,
        part=_part(part) if part else None,
    )
    if groups.get("number"):
        return _day_first_or_not(parts)
    before = sentence[max(0, parts.span.start - _LOOK_BACK) : parts.span.start]
    if name:
        return _month_parts(parts, name, before)
    return _year_parts(parts, before, sentence[parts.span.end : parts.span.end + _LOOK_BACK])


def _day(written: str | None) -> int | None:
    if not written:
        return None
    if written.isdigit():
        return int(written) or None
    lowered = written.lower()
    return 31 if lowered.startswith("treinta ") else shapes.DAY_WORDS.get(lowered, 1)


def _year(written: str) -> int:
    if not written.isdigit():
        return 2000 + shapes.DAY_WORDS.get(written.lower().split()[-1], 0)
    return int(written) if len(written) == 4 else 2000 + int(written)


def _part(written: str) -> str:
    words = written.lower().split()
    return words[1] if words[0] == "the" else words[0]


def _day_first_or_not(parts: Parts) -> Parts | None:
    """Numbers read day first, month first only where the other way there is no such month; None if no date at all."""
    if parts.month and parts.day and parts.month > 12 >= parts.day:
        parts = replace(parts, month=parts.day, day=parts.month)
    return parts if resolved(parts) else None


def _month_parts(parts: Parts, name: str, before: str) -> Parts | None:
    is_word = parts.year is None and name.islower() and name in shapes.ENGLISH_WORDS_TOO
    if is_word and not (parts.day and name in shapes.SHORT_MONTHS):
        return None
    if parts.day is not None or parts.year is not None:
        return parts
    if len(name) == 3 and name.lower() != "may":  # "Mar del Plata": a short form alone is no month
        return None
    return replace(parts, certain=parts.part is not None or shapes.MONTH_LEAD.search(before) is not None)


def _year_parts(parts: Parts, before: str, after: str) -> Parts | None:
    """A bare year, which a word before it has to tell from a number of things."""
    if shapes.NAME_OF_LEAD.search(before):
        return None
    if shapes.LOOSE_YEAR_LEAD.search(before) and shapes.QUANTITY.match(after):
        return None
    return replace(parts, certain=parts.part is not None or shapes.YEAR_LEAD.search(before) is not None)
