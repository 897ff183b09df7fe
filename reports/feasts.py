"""Days with a name: Christmas, New Year's Eve, Easter and their kin, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reports.date_parts import day, event, shifted
from reports.document import Span
from reports.model import EventDate, Precision
from reports.tenses import is_ahead

Found = tuple[Span, EventDate]

_FIXED: Final = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "may day": (5, 1),
    "epiphany": (1, 6),
    "all saints' day": (11, 1),
    "año nuevo": (1, 1),
    "nochevieja": (12, 31),
    "fin de año": (12, 31),
    "nochebuena": (12, 24),
    "navidad": (12, 25),
    "día de reyes": (1, 6),
    "día de navidad": (12, 25),
    "día de todos los santos": (11, 1),
}
_FROM_EASTER: Final = {
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "domingo de ramos": -7,
    "jueves santo": -3,
    "viernes santo": -2,
    "domingo de resurrección": 0,
    "lunes de pascua": 1,
}
_NAMES: Final = "|".join(sorted((*_FIXED, *_FROM_EASTER), key=len, reverse=True)).replace("'", "['’]")
_FEAST: Final = re.compile(
    r"\b(?:(?:on|by|at|before|after|since|until|till|over|around|for|last|next|this|from)\s"
    r"|(?:(?:en|por|para|desde|hasta|antes\sde|después\sde|tras|el|la|este|esta|del)\s){1,2})"
    rf"(?P<feast>{_NAMES})\b(?:[\s,]{{1,2}}(?:of\s|de\s)?(?P<year>(?:19|20)\d\d)\b)?"
    r"(?![’'-])",
    re.IGNORECASE,
)
_CUES: Final = (
    "day",
    "eve",
    "year",
    "christmas",
    "easter",
    "friday",
    "año",
    "noche",
    "navidad",
    "reyes",
    "sant",
    "pascua",
)
_NO_DAY: Final = re.compile(r"\s(?:[A-Z]|tree|market|card|bonus|gift|present|party|shopping|season|holiday|rush)")
""" "Christmas Island", "the Christmas market"."""


def feasts(sentence: str, published: date | None) -> Iterator[Found]:
    """Every such day of a sentence, at spans of the sentence; without `published` only those with a year."""
    lowered = sentence.lower()
    if not any(cue in lowered for cue in _CUES):
        return
    for match in _FEAST.finditer(sentence):
        if _NO_DAY.match(sentence, match.end()):
            continue
        name = match["feast"].lower().replace("’", "'")
        when = _in_year(name, int(match["year"])) if match["year"] else _near(name, match, published)
        if when:
            yield Span(*match.span("feast")), event(when, None, Precision.DAY)


def _near(name: str, match: re.Match[str], published: date | None) -> date | None:
    """The next such day where the clause tells of what comes, else the last one."""
    if published is None:
        return None
    days = [when for year in range(published.year - 1, published.year + 2) if (when := _in_year(name, year))]
    if is_ahead(match.string, Span(*match.span())):
        return min((when for when in days if when >= published), default=None)
    return max((when for when in days if when <= published), default=None)


def _in_year(name: str, year: int) -> date | None:
    if name in _FIXED:
        return day(year, *_FIXED[name])
    easter = _easter(year)
    return shifted(easter, _FROM_EASTER[name]) if easter else None


def _easter(year: int) -> date | None:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    offset = full_moon - weekday
    month = 3 + (offset + 40) // 44
    return day(year, month, offset + 28 - 31 * (month // 4))
