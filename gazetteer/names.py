"""Which names are worth keeping, and the forms under which admin areas and airports are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from gazetteer.fold import fold

_MAX_LENGTH: Final = 80  # the longest names of GeoNames that are names; longer ones are sentences and addresses
_CODE_LENGTH: Final = 4  # up to here capitals are a code ("CCS", "SVMI"), and three letters are no name at all
_NOT_A_NAME: Final = re.compile(r"://|www\.|[@;=<>{}\[\]|]")
_BRACKETED: Final = re.compile(r"\s*\([^)]*\)")
_IDEOGRAPHIC: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]")


def key_of(name: str) -> str | None:
    """The folded key of a name, or None where it is too short to be told from a word: under 3 letters, or 2 in CJK."""
    key = fold(name)
    if len(key) >= 3:
        return key
    return key if len(key) == 2 and all(_IDEOGRAPHIC.match(c) for c in key) else None


def clean_alternates(alternates: Iterable[str]) -> Iterator[str]:
    """The alternates that are names. Codes, links, and letter-by-letter transcriptions ("ka la ka si") are dropped."""
    return filter(None, map(clean_name, alternates))


def clean_name(alternate: str) -> str | None:
    """One alternate without what stands in brackets, or None where it is no name; see `clean_alternates`."""
    name = _BRACKETED.sub("", alternate).strip() if "(" in alternate else alternate
    return name if len(name) <= _MAX_LENGTH and not _NOT_A_NAME.search(name) and _is_name(name) else None


def _is_name(name: str) -> bool:
    if not is_latin(name):
        return True
    if name == name.lower():
        return False
    if len(name) > 2 * _CODE_LENGTH:
        return True
    letters = sum(c.isalpha() for c in name)
    return letters > _CODE_LENGTH or (letters == _CODE_LENGTH and not name.isupper())


def is_latin(name: str) -> bool:
    """Whether the first letter of a name is Latin. False where there is no letter."""
    first = name if name[:1].isalpha() else next((c for c in name if c.isalpha()), "")
    return "A" <= first[:1] <= "\u024f" or "\u1e00" <= first[:1] <= "\u1eff"


def resembles(name: str, other: str) -> bool:
    """Whether a short name is a spelling of the other ("Irak" of Iraq), and not the word of a small language for it."""
    short, whole = fold(name), fold(other)
    return len(short) > 5 or short in whole.split() or SequenceMatcher(None, short, whole).ratio() >= 0.6


_TYPE_WORDS: Final = (
    "state",
    "province",
    "department",
    "region",
    "governorate",
    "prefecture",
    "oblast",
    "county",
    "district",
    "canton",
    "voivodeship",
    "division",
    "emirate",
    "krai",
    "republic",
)
_BEFORE: Final = re.compile(
    r"^(?:(?:the )?(?:free )?(?:estado|departamento|provincia|regi[oó]n|province|r[ée]gion|d[ée]partement|state|county|"
    r"commonwealth|republic|department|regione|stato|muh[aā]faz[ai]t|ost[aā]n-e|wil[aā]ya(?:t)?|gouvernorat|kant?on)"
    r"(?: (?:libre |aut[oó]nom[ao] )?(?:del|de|da|do|des|du|di|of the|of|d['’]))? )",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf" (?:{'|'.join(_TYPE_WORDS)}|sheng|zizhiqu|ken|fu|vil[aâ]yeti|il[iı]|oblast['’]?|megye|maakunta|l[aä]n)$",
    re.IGNORECASE,
)
_SPANISH: Final = {"state": "estado", "department": "departamento", "province": "provincia", "region": "región"}
_LOOSE: Final = ("state", "province", "region")
_DIRECTIONS: Final = frozenset(
    re.findall(
        r"[^\W_]+",
        """
        north south east west northern southern eastern western northeast northwest southeast southwest norte sur este
        oeste nord sud est ouest central centre center centro middle upper lower interior highlands coast coastal
        littoral border islands lakes lacs plateau plateaux capital federal metropolitan national autonomous
        district region province state and of the
        """,
    )
)
_STRICT_COUNTRIES: Final = frozenset({"US", "AU", "CA", "GB", "IN"})  # "Ohio Province" is never meant for the state


def short_name(name: str) -> str:
    """An admin area's name without its type: "Estado Apure", "Apure State" and "State of Apure" give "Apure"."""
    bare = _AFTER.sub("", _BEFORE.sub("", name)).strip()
    return bare if len(fold(bare)) >= 3 and not is_direction(bare) else name


def is_direction(name: str) -> bool:
    """Whether a name is only a direction or a rank ("Northern", "Capital"), which alone names no place."""
    return all(word in _DIRECTIONS for word in fold(name).split())


def qualified_names(name: str, type_word: str, country_code: str) -> Iterator[str]:
    """The forms of a first-level area's name with its type: "Apure state", "State of Apure", "Estado de Apure".

    Writers use "state", "province" and "region" loosely, so that all three are given, but not in countries where
    English readers know the right word.
    """
    bare = short_name(name)
    kind = type_word.lower()
    loose = () if country_code in _STRICT_COUNTRIES else _LOOSE
    for word in dict.fromkeys((kind, *loose)):
        if word in _TYPE_WORDS:
            yield f"{bare} {word}"
    if kind in _TYPE_WORDS:
        yield f"{kind} of {bare}"
    spanish = _SPANISH.get(kind)
    if spanish and is_latin(bare):
        yield f"{spanish} {bare}"
        yield f"{spanish} de {bare}"
        yield f"{spanish} del {bare}"
