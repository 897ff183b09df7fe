"""A sentence as tokens in which each resolved or unresolved toponym is one slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from gazetteer.coordinates import geodesic_km
from gazetteer.fold import fold
from gazetteer.place import Place
from gazetteer.toponym import Toponym
from reports.document import Span
from reports.routes.placewords import DETERMINERS, FILLERS, LOCATIONS

_PIECE: Final = re.compile(
    r"['’]s\b|->|(?:[A-Z][A-Za-z]{0,2}|MiG)-\d{1,3}[A-Z]{0,2}s?\b|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d[\d.,]*\d|\d|\S"
)
_tuple: Final = tuple.__new__  # a text has many tokens: half the time of `Token(…)`
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SAME_SPOT_KM: Final = 60.0
"""Two names in apposition ("the airport in Caracas") are one stop when they lie closer than this."""
_APPOSED: Final = frozenset({",", "(", "in", "near", "outside", "en", "of", "on"})
_IN_PART: Final = LOCATIONS | FILLERS | DETERMINERS | {"of", "de", "del"}
_TAIL: Final = 3
"""How many words may stand between a name and its apposition ("Entebbe International Airport in Uganda")."""


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    SLOT = "slot"


class Token(NamedTuple):
    """`text[start:end]`; `word` is folded for words and the sign itself for marks; `toponym` is set for slots."""

    start: int
    end: int
    word: str
    kind: Kind
    capital: bool = False
    toponym: Toponym | None = None

    @property
    def place(self) -> Place | None:
        """Where a slot is, when it is a slot and resolved."""
        return self.toponym.place if self.toponym else None


def lex(text: str, sentence: Span, toponyms: Iterable[Toponym]) -> tuple[Token, ...]:
    """Tokens of `text[sentence.start:sentence.end]`, with `toponyms` (in order) as slots and appositions dropped.

    Demonyms are no slots. Of overlapping toponyms the first, then the longest, stands.
    """
    inside = (t for t in toponyms if sentence.start <= t.start and t.end <= sentence.end and not t.demonym)
    found: list[Token] = []
    position = sentence.start
    for toponym in sorted(inside, key=lambda t: (t.start, -t.end)):
        if toponym.start < position:
            continue
        found.extend(_words(text, position, toponym.start))
        found.append(Token(toponym.start, toponym.end, "", Kind.SLOT, capital=True, toponym=toponym))
        position = toponym.end
    found.extend(_words(text, position, sentence.end))
    return _without_appositions(found)


def contains(outer: Place, inner: Place) -> bool:
    """Whether `outer` is the country or the first-level area that `inner` lies in."""
    if outer.country_code is None or outer.country_code != inner.country_code or outer.id == inner.id:
        return False
    if outer.is_country:
        return not inner.is_country
    if outer.feature_code != "ADM1" or inner.is_country or inner.feature_code == "ADM1":
        return False
    return outer.admin1_code is not None and outer.admin1_code == inner.admin1_code


def overlap(one: Place, other: Place) -> bool:
    """Whether two places are one, or one of them is the country or province in which the other lies."""
    return one.id == other.id or contains(one, other) or contains(other, one)


def _words(text: str, start: int, end: int) -> Iterable[Token]:
    found: list[Token] = []
    for match in _PIECE.finditer(text, start, end):
        begins, ends = match.span()
        word, kind, capital = _read(match[0])
        found.append(_tuple(Token, (begins, ends, word, kind, capital, None)))
    return found


@lru_cache(maxsize=16384)
def _read(piece: str) -> tuple[str, Kind, bool]:
    """The word that a piece of text is, what kind of token it makes, and whether it has a capital."""
    if piece[0].isalpha():
        stem = _POSSESSIVE.sub("", piece)
        word = "-".join(fold(part) for part in stem.split("-"))
        return word or stem.lower(), Kind.WORD, piece[0].isupper()
    if piece[0].isdigit():
        return piece, Kind.NUMBER, False
    return piece.replace("’", "'"), Kind.MARK, False


def _without_appositions(found: Sequence[Token]) -> tuple[Token, ...]:
    """Drop ", Syria" after "Damascus" and "in Caracas" after the name of its airport: they add no stop."""
    kept: list[Token] = []
    at = 0
    while at < len(found):
        width = _apposition_width(kept, found, at) if found[at].word in _APPOSED else 0
        if width:
            at += width
        else:
            kept.append(found[at])
            at += 1
    return tuple(kept)


def _apposition_width(kept: Sequence[Token], found: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on restate where the slot just kept is; 0 when none do."""
    if not kept or at + 1 >= len(found):
        return 0
    if found[at].word == "," and found[at + 1].word in {"in", "on", "en"}:
        return _part_width(kept, found, at)
    head, tail = _last_place(kept), found[at + 1].place
    if head is None or tail is None or _is_possessive(found, at + 1) or not _restates(head, tail, found[at].word):
        return 0
    after = at + 3 if at + 3 < len(found) and found[at + 2].word == "." else at + 2
    closed = after < len(found) and found[after].word == (")" if found[at].word == "(" else ",")
    # The comma that closes an apposition goes with it, but not one that goes on as a list.
    goes_on = after + 1 < len(found) and found[after + 1].word in {"and", "y"}
    return after + 1 - at if closed and not goes_on else after - at


def _part_width(kept: Sequence[Token], found: Sequence[Token], at: int) -> int:
    """The width of ", in Syria" or ", on the island of Lesbos" after a place that lies there."""
    inner = at + 2
    while inner < len(found) and inner < at + 6 and found[inner].kind is Kind.WORD and found[inner].word in _IN_PART:
        inner += 1
    head, tail = _last_place(kept), found[inner].place if inner < len(found) else None
    if head is None or tail is None or not _restates(head, tail, "in"):
        return 0
    return inner + 2 - at if inner + 1 < len(found) and found[inner + 1].word == "," else inner + 1 - at


def _last_place(kept: Sequence[Token]) -> Place | None:
    """The place that the last tokens name, over words such as "International Airport"."""
    for token in kept[: -_TAIL - 2 : -1]:
        if token.kind is Kind.SLOT:
            return token.place
        if token.word not in LOCATIONS and token.word not in FILLERS:
            return None
    return None


def _is_possessive(found: Sequence[Token], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].word in {"'s", "'"}


def _restates(head: Place, tail: Place, joint: str) -> bool:
    if contains(tail, head):
        return True
    if joint in {"near", "outside"}:
        return head.country_code == tail.country_code
    beside = joint not in {",", "("}
    return (
        beside and head.country_code == tail.country_code and geodesic_km(head.position, tail.position) < _SAME_SPOT_KM
    )
