"""What a plain text says about itself: title, author, day of publication, address. Pure and conservative.

Only lines of their own count (a date in a sentence is when something happened, not when the report appeared), and
only near the top, except for "Source:" lines, which stand at the end as often. What is not sure stays None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Final

from reports.limits import MAX_HEADER_LINES, MAX_TITLE_CHARACTERS
from reports.reading import furniture_words
from reports.reading.header import Header

_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan ene enero janeiro janvier",
                "february feb fev febrero fevereiro février",
                "march mar marzo março mars",
                "april apr abr abril avril",
                "may mayo maio mai",
                "june jun junio junho juin",
                "july jul julio julho juillet",
                "august aug ago agosto août",
                "september sep sept septiembre setembro septembre",
                "october oct octubre outubro octobre",
                "november nov noviembre novembro novembre",
                "december dec dic dez diciembre dezembro décembre",
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
_BYLINE: Final = re.compile(
    r"(?i:written by|story by|by|por|escrito por|par|автор:?|بقلم:?)[: ]\s*(?P<who>[^\W\d_a-zà-ÿ].{1,100})"
)
_TAGS: Final = re.compile(r"<[^<>]*>")
# What follows a name after a stroke or a comma is the publisher where it is called like one.
_HOUSE: Final = re.compile(
    r"\s*(?:/\s*(?P<behind>[^\W\d_][^/,|]{1,40})|"
    r"[,|]\s*(?P<house>(?:the |el |la )?[^,|]{0,30}\b(?:news|times|post|press|agency|agencia|reuters|afp|ap|efe|tass|"
    r"ria|upi|bbc|cnn|radio|tv|journal|daily|herald|tribune|media|monitor|review|guardian|noticias|diario|magazine|today|"
    r"network|broadcasting|observer|gazette|chronicle|standard|telegraph|independent)\b[^,|]{0,20}))\s*$",
    re.IGNORECASE,
)
_BYLINE_DATE: Final = re.compile(rf"(?:[|,–—-]|\bon\b)\s*{_WEEKDAY}{_DATE}{_CLOCK}", re.IGNORECASE)
# "CARACAS, April 5, 2019 (Reuters) — ...": capitals, a date with its year, a dash.
_DATELINE: Final = re.compile(
    rf"(?-i:[A-ZÀ-Ý][A-ZÀ-Ý .'’]{{2,40}})[^.\n]{{0,40}}?\b{_DATE}[^.\n]{{0,30}}[–—-]", re.IGNORECASE
)
_AGENCY: Final = re.compile(
    r"[A-ZÀ-ÝА-Я][A-ZÀ-ÝА-Я .,'’-]{2,60}(?:,? ?[^\W\d_]{3,12}\.? ?\d{0,2}(?:,? \d{4})?)? ?"
    r"\((?P<agency>[A-ZА-Я][\w &.-]{1,30})\) ?[–—-]"
)
# "CARACAS, April 5 (Reuters) —", "MOSCOW, April 5. /TASS/.": the same without the year.
_NO_YEAR: Final = re.compile(
    r"(?-i:[A-ZÀ-Ý][A-ZÀ-Ý .'’]{2,40})[^.\n]{0,40}?\b"
    rf"(?:(?P<dm>\d{{1,2}}(?: de)? {_MONTH})|(?P<md>{_MONTH} \d{{1,2}}\b))"
    r"(?!(?: de|,)? \d{4})(?:[^.\n]{0,30}[–—-]|\.? ?/[A-Z]{2,12}/)",
    re.IGNORECASE,
)
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?([0-2]\d|3[01]))?(?!\d)")
_SHORT_YEAR: Final = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d\d)", re.IGNORECASE)
_SOURCE: Final = re.compile(r"(?:source|url|link|fuente|fonte)\s*:\s*(?P<rest>.*)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_AROUND: Final = (
    furniture_words.MENU,
    furniture_words.SHARE,
    furniture_words.PROMOTION,
    furniture_words.OTHER,
    furniture_words.COPYRIGHT,
)
_NAVIGATION: Final = re.compile(r"[•»›«|©<>]|https?://|^\W*$|^(?:home|menu|share|print|source)\b", re.IGNORECASE)

_TOP_CHARACTERS: Final = 20_000
_EARLY: Final = timedelta(days=2)
"""How much later than its file a text may be dated: by time zones, and by papers of tomorrow."""


def day_in_words(text: str) -> date | None:
    """The day that a short text begins with or is ("Friday, 5 April 2019", "7 de marzo de 2022"), else None."""
    found = _DATE_LINE.match(" ".join(text.split()))
    return _date(found) if found else None


def header_of(text: str) -> Header:
    """Title, author, day of publication and address of a plain text, each None where it is not clear."""
    lines = [line.strip() for line in text.splitlines()]
    top = list(islice((line for line in lines if line and not _is_around(line)), MAX_HEADER_LINES))
    head = _head(top)
    author, house = _author(head)
    return Header(
        title=_title(head, top),
        author=author,
        publisher=house or _agency(head, top),
        published=_published(head, top),
        url=_url(lines),
    )


def day_of_dateline(text: str, near: date) -> date | None:
    """The day of a dateline without a year: the last such day before `near`, the day on which the file was made."""
    lines = [line.strip() for line in text[:_TOP_CHARACTERS].splitlines()]
    top = [line for line in lines if line and not _is_around(line)][:MAX_HEADER_LINES]
    found = next(filter(None, (_NO_YEAR.match(line) for line in top)), None)
    if found is None:
        return None
    words = (found["dm"] or found["md"]).lower().replace(".", " ").split()
    month = next(_MONTHS[word] for word in words if word in _MONTHS)
    day = next(int(word) for word in words if word.isdigit())
    for year in (near.year + 1, near.year, near.year - 1):
        with suppress(ValueError):
            said = date(year, month, day)
            if said <= near + _EARLY:
                return said
    return None


def day_of_address(url: str | None) -> date | None:
    """The day in an address (".../2019/04/05/..."), of a month alone its last; None where it has neither."""
    found = _IN_ADDRESS.search(url or "")
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    with suppress(ValueError):
        return date(year, month, int(found[3]) if found[3] else monthrange(year, month)[1])
    return None


def is_byline(line: str) -> bool:
    """Whether a line says by whom a report was written, and nothing else."""
    plain = _untagged(line)
    return len(plain.split()) <= 14 and _BYLINE.fullmatch(plain) is not None and not plain.endswith((".", ":", ";"))


def is_source_line(line: str) -> bool:
    """Whether a line names, or announces, where the report was taken from."""
    return _SOURCE.fullmatch(line) is not None


def _untagged(line: str) -> str:
    """A line without markup that was pasted with it."""
    return " ".join(_TAGS.sub(" ", line).split()) if "<" in line else line


def _is_around(line: str) -> bool:
    """Whether a line is an entry of a menu, a button or an advertisement: such lines are no title."""
    if len(line) > MAX_TITLE_CHARACTERS:
        return False
    return any(pattern.fullmatch(line) for pattern in _AROUND) or furniture_words.COOKIES.search(line) is not None


def _head(top: list[str]) -> list[str]:
    """The lines before the first paragraph."""
    paragraph = next((i for i, line in enumerate(top) if len(line) > MAX_TITLE_CHARACTERS), len(top))
    return top[:paragraph]


def _title(head: list[str], top: list[str]) -> str | None:
    marks = [i for i, line in enumerate(head) if _DATE_LINE.fullmatch(line) or _BYLINE.match(_untagged(line))]
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


def _author(head: list[str]) -> tuple[str | None, str | None]:
    """Author and publisher of the byline ("By Jane Doe/The Paper | May 2, 2017")."""
    for line in map(_untagged, head):
        found = _BYLINE.fullmatch(line)
        if found and not line.endswith("."):
            who = _BYLINE_DATE.sub("", found["who"]).strip(" |,–—-·")
            house = _HOUSE.search(who)
            name = who[: house.start()].strip(" |,–—-·") if house else who
            return name or None, (house["behind"] or house["house"]).strip() if house and name else None
    return None, None


def _agency(head: list[str], top: list[str]) -> str | None:
    """The agency in the dateline, "CARACAS, April 5 (Reuters) —"."""
    found = _AGENCY.match(_first(head, top))
    return found["agency"].strip() if found else None


def _first(head: list[str], top: list[str]) -> str:
    """The first paragraph."""
    return top[len(head)] if len(head) < len(top) else (top[-1] if top else "")


def _published(head: list[str], top: list[str]) -> date | None:
    for line in map(_untagged, head):
        found = _DATE_LINE.fullmatch(line) or (_BYLINE_DATE.search(line) if _BYLINE.match(line) else None)
        if found:
            return _date(found)
    dateline = _DATELINE.match(_first(head, top))
    if dateline:
        return _date(dateline)
    return next((_short_date(found) for line in head if (found := _SHORT_YEAR.fullmatch(line))), None)


def _short_date(found: re.Match[str]) -> date | None:
    """A day with a year of two figures, of this century."""
    try:
        return date(2000 + int(found["year"]), _MONTHS[found["month"].lower().rstrip(".")], int(found["day"]))
    except ValueError:
        return None


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
