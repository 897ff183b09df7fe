"""Weighing a match of the gazetteer: is it a place name here? Readable evidence, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer import beside, cues
from gazetteer.fame import Fame
from gazetteer.lexicon import Lexicon
from gazetteer.persons import KnownPlace, NameParts, speaks
from gazetteer.stands import is_dateline, is_end_of_way
from gazetteer.words import LineStyle, Shape, Word, leads_a_log

ACCEPT: Final = 1.0
CERTAIN_ELSEWHERE: Final = 2.5
"""What a name gains that is certain elsewhere in the text."""
_AND: Final = frozenset({"and", "y", "e", "or"})
_TIES: Final = frozenset({", ", "–", "-", "—", " – "})
_KINDS_OF_PLACE: Final = cues.QUALIFIERS | cues.PLACE_NOUNS_AFTER | cues.PLACE_NOUNS_BEFORE
_NOT_NAMES: Final = cues.ORGANISATION_WORDS | cues.TITLES | cues.MONTHS | cues.FUNCTION_WORDS
_ARTICLES: Final = frozenset({"the", "la", "el", "los", "las"})
_LONGEST_ACRONYM: Final = 5
_FACILITY_REACH: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words [first, end) that are a name of the gazetteer; `stop` is where the name ends in the text."""

    first: int
    end: int
    stop: int
    key: str
    fame: Fame
    is_main_name: bool = True
    is_landscape: bool = False
    is_abbreviation: bool = False
    score: float = 0.0
    skipped: int = 0
    """Letters of the first word before the name: the و of ومصر, "and Egypt"."""

    @property
    def name(self) -> tuple[str, bool]:
        """What decides its candidates: the key, and whether that is an abbreviation."""
        return self.key, self.is_abbreviation


def total(match: Match, evidence: Iterable[str]) -> float:
    """What a match weighs with its evidence."""
    return _BASE[match.fame] + sum(_WEIGHTS[name] for name in evidence)


_BASE: Final = {Fame.COUNTRY: 5.0, Fame.MAJOR: 4.0, Fame.KNOWN: 3.0, Fame.TOWN: 1.0, Fame.OBSCURE: -1.0}
_WEIGHTS: Final = {
    "several words": 1.5,
    "locative before": 2.0,
    "weak locative before": 0.5,
    "place noun beside": 3.0,
    "names a facility": 2.0,
    "article of a landscape": 3.0,
    "one end of a way": 2.0,
    "beside a known place in a list": 2.0,
    "foreign name of a country": -1.0,
    "dateline": 2.0,
    "verb of saying follows": -3.0,
    "title before": -2.5,
    "surname of the document": -4.0,
    "surname": -2.5,
    "first name": -1.5,
    "ordinary word": -3.0,
    "ordinary word that opens a sentence": -4.0,
    "acronym": -5.0,
    "word for a kind of place": -5.0,
    "cut off from the word behind it": -5.0,
    "word for a body follows": -3.5,
    "also in lower case in the text": -2.0,
    "opens a sentence": -0.5,
    "headline": -1.5,
    "inside a person's name": -8.0,
    "inside an organisation's name": -1.0,
    "other name inside an organisation's name": -5.0,
    "inside a longer name": -3.0,
    "short form that no comma precedes": -6.0,
}

EVIDENCE: Final = tuple(_WEIGHTS)
"""Names of the evidence, in the order of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text around the matches, and the weighing of one match in it."""

    words: tuple[Word, ...]
    parts: NameParts
    lexicon: Lexicon
    lower: frozenset[str]
    is_known_place: KnownPlace

    def score(self, match: Match) -> float:
        """Sum of the weights that apply; from `ACCEPT` on it is a place name."""
        return total(match, self.evidence(match))

    def evidence(self, match: Match) -> frozenset[str]:
        """Names of the evidence that applies to a match."""
        return frozenset(self._evidence(match))

    def is_bare(self, match: Match) -> bool:
        """Whether the match stands in a title or a name, where its own score proves nothing about the rest."""
        return self.words[match.first].style is not LineStyle.PROSE or match.first in self.parts.organisations

    def _evidence(self, match: Match) -> Iterator[str]:
        if match.end - match.first > 1:
            yield "several words"
        yield from self._words_beside(match)
        yield from self._longer_name(match)
        if not match.is_abbreviation:
            yield from self._what_else_it_is(match)
        elif self._is_alone(match):
            yield "short form that no comma precedes"

    def _is_alone(self, match: Match) -> bool:
        """Whether a short form in letters of both cases stands without a name and a comma before it: "Miss. Jones"."""
        is_behind_comma = match.first > 0 and self.words[match.first - 1].gap == ", "
        return self.words[match.end - 1].shape is Shape.CAPITALISED and not is_behind_comma

    def _words_beside(self, match: Match) -> Iterator[str]:
        words, first, end = self.words, match.first, match.end
        before = self._before(match)
        if before in _ARTICLES:
            if match.is_landscape and not self._has_unknown_neighbour(match):
                yield "article of a landscape"
            before = self._before(match, skip=1)
        if before in cues.LOCATIVE:
            yield "locative before"
        elif before in cues.WEAK_LOCATIVE:
            yield "locative before" if beside.is_of_place(words, first - 2) else "weak locative before"
            before = words[first - 2].token.folded if first > 1 else ""
        if before in cues.TITLES:
            yield "title before"
        if speaks(words, end) and match.fame is not Fame.COUNTRY:
            yield "verb of saying follows"
        if is_dateline(words, first, end):
            yield "dateline"
        if is_end_of_way(words, first, end):
            yield "one end of a way"
        if match.fame < Fame.MAJOR and self._is_listed_with_known(match):
            yield "beside a known place in a list"
        yield from self._noun_beside(match, before)

    def _is_listed_with_known(self, match: Match) -> bool:
        """Whether "and", a comma or a dash ties the name to one that is surely a place: "Skopje and Preševo"."""
        words, first, end = self.words, match.first, match.end
        before = first - 2 if first > 1 and words[first - 1].token.folded in _AND else first - 1
        after = end + 1 if end < len(words) and words[end].token.folded in _AND else end
        return (before >= 0 and self._is_tied(before, first)) or (after < len(words) and self._is_tied(after, end - 1))

    def _is_tied(self, other: int, near: int) -> bool:
        words = self.words
        low, high = min(other, near), max(other, near)
        gaps = [words[i].gap for i in range(low, high)]
        is_joint = gaps == [" ", " "] or (len(gaps) == 1 and gaps[0] in _TIES)
        if not (is_joint and words[other].capitalised):
            return False
        is_other = other in self.parts.persons or other in self.parts.organisations  # a union would be built each time
        return not is_other and self.is_known_place(words[other].token.stem)

    def _before(self, match: Match, *, skip: int = 0) -> str:
        """The word before a match, or before its article, if nothing but space lies between; else nothing."""
        i = match.first - 1 - skip
        return self.words[i].token.folded if i >= 0 and self.words[i].gap.isspace() else ""

    def _is_place_noun_before(self, match: Match, before: str) -> bool:
        """Whether "province of" or "port" stands before; a capitalised noun is of another name ("State Duma")."""
        touching = self.words[match.first - 1] if match.first else None
        is_own = touching is not None and touching.capitalised and touching.token.folded == before
        return before in cues.PLACE_NOUNS_BEFORE and not is_own

    def _noun_beside(self, match: Match, before: str) -> Iterator[str]:
        words, end = self.words, match.end
        after = words[end].token.stem if end < len(words) and words[end - 1].gap.isspace() else ""
        is_own = after in cues.PLACE_NOUNS_AFTER and not words[end - 1].possessive
        if is_own or self._is_place_noun_before(match, before) or beside.is_described(words, end):
            yield "place noun beside"
        if after in cues.ORGANISATION_WORDS and not words[end].capitalised and match.fame < Fame.MAJOR:
            yield "word for a body follows"
        if self._is_cut_off(match):
            yield "cut off from the word behind it"

    def _longer_name(self, match: Match) -> Iterator[str]:
        is_lettered = match.is_abbreviation and match.end - match.first > 1  # "W. Va." looks like a person
        inside = range(match.first, match.first if is_lettered else match.end)
        if not self.parts.persons.isdisjoint(inside):
            yield "inside a person's name"
        elif match.first in self.parts.organisations:
            own = match.is_main_name or match.fame is Fame.COUNTRY
            yield "inside an organisation's name" if own else "other name inside an organisation's name"
        elif self._names_a_facility(match):
            yield "names a facility"
        elif match.fame is not Fame.COUNTRY and self._has_unknown_neighbour(match):
            yield "inside a longer name"

    def _names_a_facility(self, match: Match) -> bool:
        """Whether a plant, a base or the like bears the name: "the Bulo Bulo Urea and Ammonia Plant"."""
        if match.first and self.words[match.first - 1].gap == " " and self._is_unknown(self.words[match.first - 1]):
            return False
        for i in range(match.end, min(match.end + _FACILITY_REACH, len(self.words))):
            if self.words[i - 1].gap != " " or self.words[i - 1].possessive:
                return False
            if self.words[i].capitalised and self.words[i].token.stem in cues.FACILITIES:
                return True
            if not self.words[i].capitalised and self.words[i].token.folded not in ("and", "y", "de"):
                return False
        return False

    def _has_unknown_neighbour(self, match: Match) -> bool:
        """Whether a capitalised word that is no qualifier touches the name: "Martin Villa", "Villa Gómez"."""
        before = self.words[match.first - 1] if match.first else None
        after = self.words[match.end] if match.end < len(self.words) else None
        touches_before = before is not None and before.gap == " " and not before.possessive and self._is_unknown(before)
        touches_before = touches_before and not leads_a_log(self.words, match.first - 1)
        touches_after = (
            after is not None
            and self.words[match.end - 1].gap == " "
            and not self.words[match.end - 1].possessive
            and self._is_unknown(after)
        )
        return self.words[match.first].style is LineStyle.PROSE and (touches_before or touches_after)

    def _is_unknown(self, word: Word) -> bool:
        stem = word.token.stem
        if stem in cues.FUNCTION_WORDS:
            return word.capitalised and not word.opens
        return (
            word.capitalised
            and stem not in _KINDS_OF_PLACE
            and stem not in cues.MONTHS
            and stem not in self.lexicon.demonyms
            and stem not in cues.TITLES
        )

    def _is_cut_off(self, match: Match) -> bool:
        """Whether the name ends in a word for its kind that belongs to what follows: "Kentucky State | Police"."""
        last, words = match.end - 1, self.words
        if last == match.first or words[last].token.stem not in cues.PLACE_NOUNS_AFTER or words[last].possessive:
            return False
        follows = match.end < len(words) and words[last].gap == " " and words[match.end].capitalised
        return follows and words[last].style is LineStyle.PROSE

    def _what_else_it_is(self, match: Match) -> Iterator[str]:
        word = self.words[match.first]
        if match.fame is Fame.COUNTRY and match.is_main_name:
            return
        if match.fame is Fame.COUNTRY and not match.is_abbreviation:
            yield "foreign name of a country"
        if word.style is not LineStyle.PROSE:
            yield "headline"
        if match.end - match.first == 1:
            yield from self._as_a_name(match)
            yield from self._as_a_word(match, word)

    def _as_a_name(self, match: Match) -> Iterator[str]:
        if match.key in self.parts.surnames:
            yield "surname of the document"
        elif match.key in self.lexicon.surnames:
            yield "surname"
        if match.key in self.lexicon.first_names:
            yield "first name"

    def _as_a_word(self, match: Match, word: Word) -> Iterator[str]:
        if match.key in _KINDS_OF_PLACE:
            yield "word for a kind of place"
        if word.shape is Shape.UPPER and word.style is LineStyle.PROSE and len(match.key) <= _LONGEST_ACRONYM:
            yield "acronym"
        if match.key in self.lexicon.common_words or match.key in _NOT_NAMES:
            yield "ordinary word that opens a sentence" if word.opens else "ordinary word"
        elif word.opens:
            yield "opens a sentence"
        if (match.key if word.text.isascii() else word.text.casefold()) in self.lower:  # Pará is no "para"
            yield "also in lower case in the text"
