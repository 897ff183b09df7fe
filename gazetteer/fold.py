"""Folding of text for matching, with a way back to the original offsets.

A name and a text are cut into the same tokens and each token is folded on its own, so that a match is a run of tokens
and its span is that of the tokens in the text as written. Folding forgets case, accents, apostrophes and the periods
of abbreviations, and writes Saint, Mount and Fort in one way.

>>> fold("São Tomé"), fold("Port-au-Prince"), fold("St. John's"), fold("Saint Johns")
('sao tome', 'port au prince', 'st johns', 'st johns')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_APOSTROPHES: Final = "'’‘ʼʻ`´ʾʿ"
_TOKEN: Final = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)?"  # U.S., N.Y., U.S.A
    rf"|[^\W_]+[\u0300-\u036f]*(?:[{_APOSTROPHES}]?[^\W_][\u0300-\u036f]*)*"  # words, with apostrophes and loose marks
    rf"|&"
)
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a", "ß": "ss"}
)
_ONE_WAY: Final = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
_POSSESSIVE: Final = re.compile(rf"^(.+?)(?:[{_APOSTROPHES}]s|(?<=s)[{_APOSTROPHES}])$", re.IGNORECASE)
_ELIDED: Final = {"l": "la", "d": "de", "qu": "que", "jusqu": "hasta"}
"""What is elided before a name, and the Spanish word that says the same, under which its use is known."""
_ELISION: Final = re.compile(rf"({'|'.join(_ELIDED)})[{_APOSTROPHES}](?=[^\W\d_])", re.IGNORECASE)
_FRENCH: Final = (" les ", " des ", " dans ", " une ", " du ", " est ")
_NOT_FRENCH: Final = (" the ", " of ", " el ", " los ", " il ", " della ", " di ")
_SAMPLE: Final = 20_000
_LONGEST_WORD: Final = 40
_tuple: Final = tuple.__new__  # a text has many words: half the time of `Token(…)`
_DROPPED: Final = str.maketrans("", "", _APOSTROPHES + ".")


class Token(NamedTuple):
    """A word at `text[start:end]` and its folded form.

    For a possessive ("Russia's") `stem` is the folded form without the ending and `stem_end` where it ends in the
    text; otherwise they repeat `folded` and `end`.
    """

    start: int
    end: int
    folded: str
    stem: str
    stem_end: int


def tokens(text: str) -> list[Token]:
    """Cut a text into its words, in order; everything between them is left out."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        folded, stem, length = _forms(word)
        if not folded:
            continue
        start, end = match.span()
        elided = None if word.isalnum() else _elision(text, start, word)
        if elided:
            said, stop = _ELIDED[elided.lower()], start + len(elided)
            found.append(Token(start, stop, said, said, stop))
            start = stop + 1
            folded, stem, length = _forms(text[start:end])
        found.append(_tuple(Token, (start, end, folded, stem, start + length)))
    return found


def _elision(text: str, start: int, word: str) -> str | None:
    """The French article or preposition before a name: the l of "l'Italie", the d of "d'Adré".

    A name's own part is none ("Côte d'Ivoire"), and a capital tells one only where the text is French ("L'Aquila").
    """
    found = _ELISION.match(word)
    if found is None or not word[found.end()].isupper():
        return None
    elided = found.group(1)
    if elided[0].isupper():
        return elided if _reads_french(text) else None
    before = text[max(0, start - _LONGEST_WORD) : start]
    is_own_part = elided == "d" and before[-1:] in (" ", "-") and (before[:-1].split() or [""])[-1][:1].isupper()
    return None if is_own_part else elided


@lru_cache(maxsize=4)
def _reads_french(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(sample.count(word) for word in _FRENCH) > sum(sample.count(word) for word in _NOT_FRENCH)


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str, int]:
    """The folded form of a word, that of its stem, and how long the stem is in the text."""
    folded = _fold_word(word)
    possessive = None if word.isalnum() else _POSSESSIVE.match(word)
    if not possessive:
        return folded, folded, len(word)
    stem = possessive.group(1)
    return folded, _fold_word(stem), len(stem)


def fold(name: str) -> str:
    """The form under which a name is kept and looked up: its folded tokens, one space between."""
    if name.isalnum():  # one word and nothing else, which is what is asked most
        return _fold_word(name)
    return " ".join(filter(None, map(_fold_word, _TOKEN.findall(name))))


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    bare = word.translate(_DROPPED).casefold().translate(_LETTERS)
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    return _ONE_WAY.get(bare, bare)
