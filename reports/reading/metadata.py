"""What a plain text says about itself: title, author, day of publication, address. Pure and conservative.

Only lines of their own count (a date in a sentence is when something happened, not when the report appeared), and
only near the top, except for "Source:" lines, which stand at the end as often. What is not sure stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from types import MappingProxyType
from typing import Final

from reports.limits import MAX_HEADER_LINES, MAX_TITLE_CHARACTERS
from reports.reading.header import Header

_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan enero janeiro janvier",
                "february feb febrero fevereiro février",
                "march mar marzo março mars",
                "april apr abril avril",
                "may mayo maio mai",
                "june jun junio junho juin",
                "july jul julio julho juillet",
                "august aug agosto août",
                "september sep sept septiembre setembro septembre",
                "october oct octubre outubro octobre",
                "november nov noviembre novembro novembre",
                "december dec diciembre dezembro décembre",
            ),
            1,
        )
        for name in names.split()
    }
)
_MONTH: Final = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_DATE: Final = (
    rf"(?:(?P<dmy>{_DAY}(?: de| of)? {_MONTH}(?: de|,)? \d{{4}})"
    rf"|(?P<mdy>{_MONTH} {_DAY},? \d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))(?!\d)"
)
_WEEKDAY: Final = r"(?:[^\W\d_][^\W\d_-]{1,9}(?:-feira)?\.?,? (?:the )?)?"
_CLOCK: Final = r"(?:T|,| at| -| \||)? ?(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,5})?Z?)?"
_LABEL: Final = (
    r"(?:(?:first )?(?:published|posted|updated|date|publicado|publicada|fecha|data|publié)"
    r"(?: (?:on|el|em|le|date))?:? ?)?"
)
_DATE_LINE: Final = re.compile(rf"{_LABEL}{_WEEKDAY}{_DATE}{_CLOCK}\.?", re.IGNORECASE)
_BYLINE: Final = re.compile(r"(?:written by|by|por|par)[: ]\s*(?P<who>\S.{1,100})", re.IGNORECASE)
_BYLINE_DATE: Final = re.compile(rf"(?:[|,–—-]|\bon\b)\s*{_WEEKDAY}{_DATE}{_CLOCK}", re.IGNORECASE)
# "CARACAS, April 5, 2019 (Reuters) — ...": capitals, a date with its year, a dash.
_DATELINE: Final = re.compile(
    rf"(?-i:[A-ZÀ-Ý][A-ZÀ-Ý .'’]{{2,40}})[^.\n]{{0,40}}?\b{_DATE}[^.\n]{{0,30}}[–—-]", re.IGNORECASE
)
_SOURCE: Final = re.compile(r"(?:source|url|link|fuente|fonte)\s*:\s*(?P<rest>.*)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_NAVIGATION: Final = re.compile(r"[•»›«|©<>]|https?://|^\W*$|^(?:home|menu|share|print|source)\b", re.IGNORECASE)


def header_of(text: str) -> Header:
    """Title, author, day of publication and address of a plain text, each None where it is not clear."""
    lines = [line.strip() for line in text.splitlines()]
    top = [line for line in lines if line][:MAX_HEADER_LINES]
    head = _head(top)
    return Header(title=_title(head, top), author=_author(head), published=_published(head, top), url=_url(lines))


def _head(top: list[str]) -> list[str]:
    """The lines before the first paragraph."""
    paragraph = next((i for i, line in enumerate(top) if len(line) > MAX_TITLE_CHARACTERS), len(top))
    return top[:paragraph]


def _title(head: list[str], top: list[str]) -> str | None:
    marks = [i for i, line in enumerate(head) if _DATE_LINE.fullmatch(line) or _BYLINE.match(line)]
    before = [line for line in (head[: marks[0]] if marks else head) if _can_be_title(line)]
    if not before:
        return None
    repeated = [line for line, count in Counter(before).items() if count > 1]
    if repeated:
        return repeated[0]
    if marks:
        return before[-1]
    alone = len(top) == 1  # a text of one line is a sentence, not a title
    return before[0] if before[0] == head[0] and not alone else None


def _can_be_title(line: str) -> bool:
    line = line.lstrip("# ")
    return (
        2 < len(line) <= MAX_TITLE_CHARACTERS
        and any(c.isalpha() for c in line)
        and not line.endswith((".", ",", ";", ":"))
        and not _NAVIGATION.search(line)
    )


def _author(head: list[str]) -> str | None:
    for line in head:
        found = _BYLINE.fullmatch(line)
        if found and "<" not in line and not line.endswith("."):
            return _BYLINE_DATE.sub("", found["who"]).strip(" |,–—-") or None
    return None


def _published(head: list[str], top: list[str]) -> date | None:
    for line in head:
        found = _DATE_LINE.fullmatch(line) or (_BYLINE_DATE.search(line) if _BYLINE.match(line) else None)
        if found:
            return _date(found)
    first = top[len(head)] if len(head) < len(top) else (top[-1] if top else "")
    dateline = _DATELINE.match(first)
    return _date(dateline) if dateline else None


def _date(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        words = (found["dmy"] or found["mdy"]).lower().replace(",", " ").split()
        month = next(_MONTHS[word.rstrip(".")] for word in words if word.rstrip(".") in _MONTHS)
        numbers = [int(re.sub(r"\D", "", word)) for word in words if word[0].isdigit()]
        return date(numbers[-1], month, numbers[0])
    except ValueError:
        return None


def _url(lines: list[str]) -> str | None:
    """The address after "Source:", on the same line or alone on the next one. A broken address is no address."""
    for i, line in enumerate(lines):
        found = _SOURCE.fullmatch(line)
        if not found:
            continue
        after = next((following for following in lines[i + 1 : i + 4] if following), "")
        address = _ADDRESS.fullmatch(found["rest"] or after)
        if address:
            return address[0]
    return None
