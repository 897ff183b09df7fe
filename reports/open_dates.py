"""Dates that words beside them open or bound: "since May", "from June on", "until Saturday", "from X to Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from reports import date_words as shapes
from reports.date_parts import event, last_day, shifted
from reports.document import Span
from reports.model import EventDate, Precision

Found = tuple[Span, EventDate]

_LOOK_BACK: Final = 32
_SHORT_RANGE: Final = 14  # days
_FROM: Final = re.compile(
    r"(?:(?:^|[.,:;(“\"]\s?|\b(?:and|y|but|[a-z]{2,20}(?:ed|ing))\s)"
    r"(?:as\s)?from|\bas\sfrom|\ba\spartir\sde?l?|\bwith\seffect\sfrom|\beffective(?:\sfrom)?|\bcon\sefecto\sdesde)"
    r"\s(?:(?:el|la|the)\s)?(?:día\s|año\s)?$",
    re.IGNORECASE,
)
_FROM_AT_ALL: Final = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_TO: Final = re.compile(r"\s(?:to|until|till|through|and|hasta|al?)\b|\s?[–—-]")
_ONWARDS: Final = re.compile(
    r",?\s(?:onwards?|on\b(?!\s(?:the|a|an|his|her|its|their)\b)|en\sadelante|forward)", re.IGNORECASE
)
_UNTIL: Final = re.compile(
    r"(?<!postponed )(?<!delayed )(?<!deferred )(?<!aplazad[oa] )(?<!pospuest[oa] )(?<!retrasad[oa] )"
    r"\b(?:until|till|through|hasta)\s(?:(?:at\sleast|el|la|the|al\smenos)\s){0,2}(?:día\s)?$",
    re.IGNORECASE,
)
_WEEK_OF: Final = re.compile(r"\b(?:week\s(?:of|beginning|commencing|starting)|semana\sdel)\s$", re.IGNORECASE)
_BOTH: Final = re.compile(r"\s(?:to|until|till|through|hasta|al?)\s(?:(?:el|la|the)\s)?", re.IGNORECASE)
_LEAD_OF_BOTH: Final = re.compile(r"\b(?:from|de|del|desde)\s(?:(?:el|la|the)\s)?$", re.IGNORECASE)
_LEAD_OF_PAIR: Final = re.compile(r"\b(?:between|entre)\s(?:(?:el|la|the)\s)?$", re.IGNORECASE)
_PAIR: Final = re.compile(r"\s(?:and|y)\s(?:(?:el|la|the)\s)?", re.IGNORECASE)


def opened(sentence: str, at: Span, when: EventDate, published: date | None) -> EventDate:
    """The date, without an end where the sentence says "since" or "from … on", up to it where it says "until"."""
    before = sentence[max(0, at.start - _LOOK_BACK) : at.start]
    if shapes.SINCE.search(before):
        is_part = shapes.PART.match(sentence, at.start) is not None or sentence.startswith("hace", at.start)
        is_long = when.end is not None and (is_part or (when.end - when.start).days > _SHORT_RANGE)
        return _from(when) if is_long or when.end is None else when
    if when.precision is Precision.DAY and _WEEK_OF.search(before):
        last = shifted(when.start, 6)
        return event(when.start, last, Precision.RANGE) if last else when
    if _is_from(sentence, at, before, when, published):
        return _from(when)
    if published and when.precision is Precision.DAY and when.start > published and _UNTIL.search(before):
        return event(published, last_day(when), Precision.RANGE)
    return when


def _from(when: EventDate) -> EventDate:
    return event(when.start, None, Precision.RANGE)


def _is_from(sentence: str, at: Span, before: str, when: EventDate, published: date | None) -> bool:
    if when.end is not None or _TO.match(sentence, at.end):
        return False
    from_at_all = _FROM_AT_ALL.search(before) is not None
    if from_at_all and (_ONWARDS.match(sentence, at.end) or (published and when.start >= published)):
        return True
    return _FROM.search(before) is not None


def joined(sentence: str, found: Sequence[Found]) -> Iterator[Found]:
    """The dates, two days that "from … to …" joins as one range."""
    i = 0
    while i < len(found):
        both = _range(sentence, found[i], found[i + 1]) if i + 1 < len(found) else None
        yield both or found[i]
        i += 2 if both else 1


def _range(sentence: str, first: Found, second: Found) -> Found | None:
    (at, start), (to, end) = first, second
    if {start.precision, end.precision} != {Precision.DAY} or to.start - at.end > _LOOK_BACK:
        return None
    before = sentence[max(0, at.start - _LOOK_BACK) : at.start]
    if not any(
        lead.search(before) and link.fullmatch(sentence, at.end, to.start)
        for lead, link in ((_LEAD_OF_BOTH, _BOTH), (_LEAD_OF_PAIR, _PAIR))
    ):
        return None
    begin = start.start if start.start <= end.start else shifted(start.start, -7)
    if begin is None or begin > end.start:
        return None
    return Span(at.start, to.end), event(begin, end.start, Precision.RANGE)
