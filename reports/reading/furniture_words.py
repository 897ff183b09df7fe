"""What furniture is called: patterns of the words of data/furniture.txt, in English, Spanish and more languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

_FILE: Final = Path(__file__).parents[1] / "data" / "furniture.txt"


def _sections() -> Mapping[str, str]:
    """The forms of each section as the alternatives of one expression."""
    sections: dict[str, list[str]] = {}
    forms: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("_", "").isalpha():
            forms = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            forms.append(line)
    return MappingProxyType({name: "(?:" + "|".join(found) + ")" for name, found in sections.items()})


_FORMS: Final = _sections()


def _line(section: str) -> re.Pattern[str]:
    """A pattern for a whole line that is one of the forms, whatever marks stand around it."""
    return re.compile(rf"[\W_]*{_FORMS[section]}[\W_]*", re.IGNORECASE)


def _any(section: str) -> re.Pattern[str]:
    return re.compile(_FORMS[section], re.IGNORECASE)


MENU: Final = _line("menu")
SHARE: Final = _line("share")
PROMOTION: Final = _line("promotion")
OTHERS: Final = _line("others")
COMMENTS: Final = _line("comments")
ANSWER: Final = _line("answer")
ABOUT_AUTHOR: Final = _line("about_author")
COOKIES: Final = _any("cookies")
DISCLAIMER: Final = _any("disclaimer")
COPYRIGHT: Final = _any("copyright")
OTHER: Final = re.compile(rf"[\W_]*{_FORMS['other']}\s*[:|»>-]\s*\S.{{0,200}}", re.IGNORECASE)
"""One line with another article's headline in it."""
ROLE: Final = re.compile(rf"\b{_FORMS['role']}\b", re.IGNORECASE)
"""What authors are."""
ON_COMMENTS: Final = re.compile(
    r"\bcomment(?:s|ing|ers?)?\b|\bcomentarios?\b|\bcommentaires?\b|\bкомментари\w+|\bتعليق\w*", re.IGNORECASE
)

_MONTH_FIRST: Final = r"[^\W\d_]{3,12}\.? \d{1,2},? \d{4}"
_DAY_FIRST: Final = r"\d{1,2} (?:de )?[^\W\d_]{3,12}\.?,? (?:de )?\d{4}"
_WHEN: Final = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|{_MONTH_FIRST}|{_DAY_FIRST})"
VOTED: Final = re.compile(rf"[+-]?\d+\s+#\s+\S.{{0,60}}\s{_WHEN}.{{0,20}}")
"""The head of a comment with its votes: "+6 # Name 2019-04-05 09:22"."""
SAYS: Final = re.compile(
    r"\S.{1,40}\s(?:says|said|wrote|dice|dijo|escribió|dit|diz|пишет|написал\w?|يقول|كتب)\s*:", re.IGNORECASE
)
AGO: Final = re.compile(rf"(?:\S.{{0,40}}\W)?{_FORMS['ago']}\W*", re.IGNORECASE)
STAMPED: Final = re.compile(
    rf"\S.{{0,40}}?[\s,|·•-]+(?:on |el |le )?{_WHEN},?(?: at| a las| à| в|[|·-])? ?\d{{1,2}}[:.h]\d\d.{{0,12}}",
    re.IGNORECASE,
)
"""A name with a day and a time of day."""

_INDEFINITE: Final = r"(?:currently |formerly |also |actualmente )?(?:an?|the|un|una|el|la|um|uma|o|une|le|[a-z]+)"
BEING: Final = re.compile(rf"\s*,?\s*(?:PhD,? |Ph\.D\.,? )?(?:is|was|works as|es|fue|é|est)\s+{_INDEFINITE}\b")
_CAPITAL: Final = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE: Final = r"(?:de|del|la|los|van|von|der|den|al|el|bin|da|do|dos|y|and|e|&)"
NAME: Final = re.compile(rf"(?:(?:Dr|Prof|Mr|Ms|Mrs|Gen|Col|Lt)\.? )?{_CAPITAL}(?: (?:{_PARTICLE}|{_CAPITAL})){{1,6}}")
AGAIN: Final = re.compile(
    r"(?:He|She|They|His|Her|Their|Follow (?:him|her|them|on)|Él|Ella|Ellos|Su|Sus|Il|Elle|Ele|Ela)\b|@\w+"
)
"""How a further sentence about the author begins."""
