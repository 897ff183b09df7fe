"""The clause around a movement: how far its words reach, and which of them speak of something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from gazetteer.wordlists import words
from reports.routes.glue import is_break
from reports.routes.sentence import Sentence
from reports.routes.tokens import Token

_REACH: Final = 60
"""Tokens on either side that a clause may have: longer ones are lists, and their ends say little."""
_RELATIVE: Final = words("which who whose whom quien cuyo cuya")
_REPORTING: Final = words(
    "said says say claims claimed claim reported reports told confirmed announced stated warned noted added insisted "
    "argued dijo informo aseguro afirmo senalo indico reporto denuncio confirmo anuncio found showed shows revealed"
)
_ATTRIBUTION: Final = words("according segun")


class Clause(NamedTuple):
    """Token range [start, end) of a clause; the movement stands in [first, last]."""

    start: int
    first: int
    last: int
    end: int


def clause_of(sentence: Sentence, first: int, last: int) -> Clause:
    """The clause that holds the movement whose tokens are [first, last]."""
    start = first
    while start > 0 and first - start < _REACH and not is_break(sentence, start - 1, started=False):
        start -= 1
    end = last + 1
    while end < len(sentence.tokens) and end - last < _REACH and not is_break(sentence, end, started=False):
        end += 1
    return Clause(start, first, last, end)


def subject_start(sentence: Sentence, clause: Clause) -> int:
    """Where the part with the mover begins: after "he said that", "according to officials,"."""
    start = clause.start
    if sentence.word(start) in _ATTRIBUTION:
        start = next((i + 1 for i in range(start, clause.first) if sentence.word(i) == ","), start)
    for index in range(start, clause.first):
        word = sentence.word(index)
        reported = word in _REPORTING and sentence.word(index + 1) not in {"to", ","}
        if reported or (word in {"that", "que"} and index > start and _is_reporting_before(sentence, index)):
            start = index + 1
    return start


def own_tokens(sentence: Sentence, clause: Clause, cue: int) -> tuple[int, ...]:
    """The tokens of the clause up to the end of the movement, without relative clauses that end before its last cue."""
    kept: list[int] = []
    relative: list[int] | None = None
    for index in range(clause.start, clause.last + 1):
        word = sentence.word(index)
        if relative is not None and word == "," and index < cue:
            relative = None
        elif relative is None and word in _RELATIVE and kept:
            relative = []
        (kept if relative is None else relative).append(index)
    return (*kept, *(relative or ()))


def as_text(tokens: Iterable[Token]) -> str:
    """Tokens as folded words with blanks between, `@` for the name of a place."""
    return " ".join(token.word or "@" for token in tokens)


def tokens_after(sentence: Sentence, clause: Clause, reach: int) -> tuple[int, ...]:
    """Up to `reach` tokens after the movement, to the end of its part of the clause."""
    found: list[int] = []
    for index in range(clause.last + 1, min(clause.end, clause.last + 1 + reach)):
        word = sentence.word(index)
        if sentence.is_slot(index) or word in _RELATIVE or (word in {"and", "y"} and found):
            break
        found.append(index)
    return tuple(found)


def _is_reporting_before(sentence: Sentence, index: int) -> bool:
    return any(word in _REPORTING for word in sentence.words(index - 6, index))
