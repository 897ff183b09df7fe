"""Spellings of the press that the sources lack: Spanish ones of Slavic, Arabic and French-written names, and articles.

Spanish papers write by ear: Jasán for Khasan, Yufra for Jufra, Kulikoró for Koulikoro, Vostochni for Vostochny. Arabic
names come with and without their article, in one of its forms: Jufra, Al Jufra, El Jufra.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.place import FeatureClass, Place

SLAVIC: Final = frozenset({"RU", "UA", "BY", "KZ", "KG", "TJ", "TM", "UZ", "BG", "MK", "RS", "AM", "AZ", "GE"})
ARABIC: Final = frozenset(
    {
        "SA",
        "AE",
        "QA",
        "BH",
        "KW",
        "OM",
        "YE",
        "IQ",
        "SY",
        "LB",
        "JO",
        "PS",
        "EG",
        "LY",
        "SD",
        "SS",
        "TN",
        "DZ",
        "MA",
        "MR",
        "TD",
        "IR",
        "AF",
        "EH",
        "DJ",
        "SO",
        "ER",
    }
)
FRENCH: Final = frozenset(
    {
        "ML",
        "NE",
        "BF",
        "SN",
        "GN",
        "CI",
        "TG",
        "BJ",
        "CM",
        "GA",
        "CG",
        "CD",
        "CF",
        "TD",
        "MR",
        "DZ",
        "TN",
        "MA",
        "DJ",
        "KM",
        "BI",
        "RW",
        "MG",
        "HT",
    }
)

_ARTICLE: Final = re.compile(r"^(?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez) (?=[^ ]{4})")
_NO_ARTICLE: Final = re.compile(
    r"^(?:bir|wadi|beit|bayt|deir|dayr|abu|umm|ras|bab|tel|tell|kafr|st|ain|sidi|bani|la|le|el) "
)
_FEMININE: Final = re.compile(r"(?<=[^aeiou ])(?:ah|eh)$")
TOWNSHIPS: Final = frozenset(("AR", "IL", "IN", "IA", "KS", "MI", "MN", "MO", "NE", "NJ", "ND", "OH", "PA", "SD"))
_Rules = Sequence[tuple[re.Pattern[str], str]]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), by) for pattern, by in pairs)


_OF_SLAVIC: Final = _rules(("kh", "j"), (r"(?:yy|iy|yi|y)\b", "i"), (r"(?<=[^aeiou ])y(?=[aou])", "i"), ("zh", "y"))
_SOFT_SLAVIC: Final = _rules(("kh", "j"), (r"(?:yy|iy|yi|y)\b", "i"), (r"(?<=[^aeiou ])y(?=[aou])", "i"))
_OF_ARABIC: Final = _rules(("dj", "y"), (r"(?<!d)j", "y"), ("kh", "j"), ("oo|ou", "u"), ("ee", "i"))
_SOFT_ARABIC: Final = _rules(("kh", "j"), ("oo|ou", "u"), ("ee", "i"))
_OF_FRENCH: Final = _rules(("dj", "y"), ("ou", "u"), ("kh", "j"))
_SOFT_FRENCH: Final = _rules(("ou", "u"))


def spellings(key: str, country_code: str | None) -> Iterator[str]:
    """Other folded spellings of a folded name in a country, itself left out. Whether they are free is not looked at."""
    found: dict[str, None] = {}
    for countries, ways in (
        (SLAVIC, (_OF_SLAVIC, _SOFT_SLAVIC)),
        (ARABIC, (_OF_ARABIC, _SOFT_ARABIC)),
        (FRENCH, (_OF_FRENCH, _SOFT_FRENCH)),
    ):
        if country_code in countries:
            found.update((_rewritten(key, rules), None) for rules in ways)
    if country_code in ARABIC:
        for name in (key, *found):
            found = {**found, **dict.fromkeys(_articles(name))}
        for name in (key, *found):
            found = {**found, **dict.fromkeys(_with_other_ending(name))}
    found.pop(key, None)
    yield from found


def _with_other_ending(key: str) -> Iterator[str]:
    """The Arabic ending of the feminine as papers write it: Qatranah, Qatraneh, Qatrana."""
    bare = _FEMININE.sub("", key)
    if bare != key:
        yield from (f"{bare}{ending}" for ending in ("a", "ah", "eh"))


def township_names(key: str, place: Place) -> Iterator[str]:
    """A folded name with the word for a township, as it is written in the American states that have them."""
    is_town = place.country_code == "US" and place.feature_class is FeatureClass.POPULATED
    if is_town and place.admin1_code in TOWNSHIPS and not key.endswith(("township", "twp")):
        yield f"{key} township"
        yield f"{key} twp"


def _rewritten(key: str, rules: _Rules) -> str:
    for pattern, by in rules:
        key = pattern.sub(by, key)
    return key


def _articles(key: str) -> Iterator[str]:
    """The name without its article, and with each of the two that papers write."""
    bare = _ARTICLE.sub("", key)
    if bare == key and (" " in key or len(key) < 4 or _NO_ARTICLE.match(key)):
        return
    yield bare
    yield f"al {bare}"
    yield f"el {bare}"
