"""Toponym recognition: which stretches of a text are place names.

`RuleRecogniser` walks the gazetteer's names from each word (the longest, then the leftmost), and weighs each match: how
well the place is known, whether the name is also an ordinary word, a surname or part of a longer name, and what the
words beside it say. Weights are readable numbers in one table; a trained model can take the place of the whole class
behind the `Recogniser` protocol.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Protocol

from gazetteer import cues
from gazetteer.fame import Fame, fame_of, is_main_name
from gazetteer.index import Candidate, Gazetteer
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.persons import NameParts, name_parts, speaks
from gazetteer.words import LineStyle, Shape, Word, joins, words_of

_LONGEST_NAME: Final = 8
_LONGEST_ACRONYM: Final = 5
_ACCEPT: Final = 1.0


class Recognised(NamedTuple):
    """A place name at `text[start:end]`; `nested` when it stands inside the name of an organisation."""

    start: int
    end: int
    nested: bool = False


class Recogniser(Protocol):
    """Finds the place names of a text."""

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """Spans of place names, ordered, not overlapping, half-open in code points of the text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """Words [first, end) that are a name of the gazetteer; `stop` is where the name ends in the text."""

    first: int
    end: int
    stop: int
    key: str
    fame: Fame
    is_main_name: bool = True
    is_abbreviation: bool = False
    score: float = 0.0
    is_certain: bool = False


_BASE: Final = {Fame.COUNTRY: 5.0, Fame.MAJOR: 4.0, Fame.KNOWN: 3.0, Fame.TOWN: 0.5, Fame.OBSCURE: -1.0}
_WEIGHTS: Final = {
    "several words": 1.5,
    "locative before": 2.0,
    "weak locative before": 0.5,
    "place noun beside": 3.0,
    "containing place follows": 3.0,
    "known place beside": 1.0,
    "dateline": 2.0,
    "verb of saying follows": -3.0,
    "title before": -2.5,
    "surname of the document": -4.0,
    "surname": -2.0,
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
    "certain elsewhere in the text": 2.5,
}


class RuleRecogniser:
    """Recognition by the gazetteer, case and context rules."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon or load_lexicon()

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """Spans of place names; see `Recogniser`."""
        words = words_of(text)
        parts = name_parts(words, self._lexicon, self._is_known)
        reading = _Reading(words=words, parts=parts, lexicon=self._lexicon, lower=_lower_case_words(words))
        scored = [replace(match, score=reading.score(match)) for match in self._matches(words, text)]
        certain = {match.key for match in scored if match.score >= _ACCEPT + 1 and not reading.is_bare(match)}
        final = (_with_consistency(match, certain, reading) for match in scored)
        chosen = _longest_then_leftmost([match for match in final if match.score >= _ACCEPT])
        return tuple(
            Recognised(words[m.first].token.start, m.stop, nested=m.first in parts.organisations) for m in chosen
        )

    def _is_known(self, folded: str) -> bool:
        return fame_of(self._gazetteer.candidates(folded)) >= Fame.KNOWN

    def _matches(self, words: Sequence[Word], text: str) -> Iterator[_Match]:
        for first in range(len(words)):
            if words[first].name_like:
                yield from self._abbreviations(words, first, text)
                yield from self._names(words, first)

    def _names(self, words: Sequence[Word], first: int) -> Iterator[_Match]:
        """Every gazetteer name that begins at a word, all its content words capitalised."""
        joined, ends = _phrase(words, first)
        for key in self._gazetteer.prefixes(joined):
            end = ends.get(len(key))
            if end is None or not _is_written_as_name(words, first, end):
                continue
            yield from self._match(words, first, end, key)
        for end, key in _possessive_phrases(words, first):
            yield from self._match(words, first, end, key)

    def _match(self, words: Sequence[Word], first: int, end: int, key: str) -> Iterator[_Match]:
        found = self._gazetteer.candidates(key)
        if not found or key in self._lexicon.demonyms:
            return
        token = words[end - 1].token
        stop = token.end if key.endswith(token.folded) and token.folded != token.stem else token.stem_end
        yield _Match(
            first=first, end=end, stop=stop, key=key, fame=fame_of(found), is_main_name=is_main_name(found)
        )

    def _abbreviations(self, words: Sequence[Word], first: int, text: str) -> Iterator[_Match]:
        word = words[first]
        surface = text[word.token.start : word.token.stem_end]
        found = self._gazetteer.abbreviation(surface)
        if not found or word.style is LineStyle.UPPER or word.gap.startswith("$") or word.gap == " $":
            return
        if not _is_written_as_abbreviation(words, first, found):
            return
        yield _Match(
            first=first, end=first + 1, stop=word.token.stem_end, key=surface, fame=Fame.COUNTRY, is_abbreviation=True
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The text around the matches, and the weighing of one match in it."""

    words: tuple[Word, ...]
    parts: NameParts
    lexicon: Lexicon
    lower: frozenset[str]

    def score(self, match: _Match) -> float:
        """Sum of the weights that apply; from `_ACCEPT` on it is a place name."""
        return _BASE[match.fame] + sum(_WEIGHTS[name] for name in self._evidence(match))

    def is_bare(self, match: _Match) -> bool:
        """Whether the match stands in a title or a name, where its own score proves nothing about the rest."""
        return self.words[match.first].style is not LineStyle.PROSE or match.first in self.parts.organisations

    def _evidence(self, match: _Match) -> Iterator[str]:
        if match.end - match.first > 1:
            yield "several words"
        yield from self._words_beside(match)
        yield from self._longer_name(match)
        if not match.is_abbreviation:
            yield from self._what_else_it_is(match)

    def _words_beside(self, match: _Match) -> Iterator[str]:
        words, first, end = self.words, match.first, match.end
        before = words[first - 1].token.folded if first and words[first - 1].gap.isspace() else ""
        if before in ("the", "la", "el", "los", "las") and first > 1:
            before = words[first - 2].token.folded
        after = words[end].token.stem if end < len(words) and words[end - 1].gap.isspace() else ""
        if before in cues.LOCATIVE:
            yield "locative before"
        elif before in cues.WEAK_LOCATIVE:
            yield "weak locative before"
            before = words[first - 2].token.folded if first > 1 else ""
        if before in cues.PLACE_NOUNS_BEFORE or (after in cues.PLACE_NOUNS_AFTER and not words[end - 1].possessive):
            yield "place noun beside"
        if before in cues.TITLES:
            yield "title before"
        if speaks(words, end) and match.fame is not Fame.COUNTRY:
            yield "verb of saying follows"
        if after in cues.ORGANISATION_WORDS and not words[end].capitalised and match.fame < Fame.MAJOR:
            yield "word for a body follows"
        if self._is_cut_off(match):
            yield "cut off from the word behind it"
        if _is_dateline(words, first, end):
            yield "dateline"

    def _longer_name(self, match: _Match) -> Iterator[str]:
        inside = range(match.first, match.end)
        if any(i in self.parts.persons for i in inside):
            yield "inside a person's name"
        elif match.first in self.parts.organisations:
            own = match.is_main_name or match.fame is Fame.COUNTRY
            yield "inside an organisation's name" if own else "other name inside an organisation's name"
        elif match.fame is not Fame.COUNTRY and self._has_unknown_neighbour(match):
            yield "inside a longer name"

    def _has_unknown_neighbour(self, match: _Match) -> bool:
        """Whether a capitalised word that is no qualifier touches the name: "Martin Villa", "Villa Gómez"."""
        before = self.words[match.first - 1] if match.first else None
        after = self.words[match.end] if match.end < len(self.words) else None
        touches_before = before is not None and before.gap == " " and not before.possessive and self._is_unknown(before)
        touches_after = (
            after is not None
            and self.words[match.end - 1].gap == " "
            and not self.words[match.end - 1].possessive
            and self._is_unknown(after)
        )
        return self.words[match.first].style is LineStyle.PROSE and (touches_before or touches_after)

    def _is_unknown(self, word: Word) -> bool:
        stem = word.token.stem
        known = cues.QUALIFIERS | cues.PLACE_NOUNS_AFTER | cues.PLACE_NOUNS_BEFORE | cues.FUNCTION_WORDS | cues.MONTHS
        return word.capitalised and stem not in known and stem not in self.lexicon.demonyms and stem not in cues.TITLES

    def _is_cut_off(self, match: _Match) -> bool:
        """Whether the name ends in a word for its kind that belongs to what follows: "Kentucky State | Police"."""
        last, words = match.end - 1, self.words
        if last == match.first or words[last].token.stem not in cues.PLACE_NOUNS_AFTER or words[last].possessive:
            return False
        follows = match.end < len(words) and words[last].gap == " " and words[match.end].capitalised
        return follows and words[last].style is LineStyle.PROSE

    def _what_else_it_is(self, match: _Match) -> Iterator[str]:
        word = self.words[match.first]
        if word.style is not LineStyle.PROSE and match.fame is not Fame.COUNTRY:
            yield "headline"
        if match.end - match.first > 1 or match.fame is Fame.COUNTRY:
            return
        if match.key in self.parts.surnames:
            yield "surname of the document"
        elif match.key in self.lexicon.surnames:
            yield "surname"
        if match.key in self.lexicon.first_names:
            yield "first name"
        if match.key in cues.QUALIFIERS | cues.PLACE_NOUNS_AFTER | cues.PLACE_NOUNS_BEFORE:
            yield "word for a kind of place"
        if word.shape is Shape.UPPER and word.style is LineStyle.PROSE and len(match.key) <= _LONGEST_ACRONYM:
            yield "acronym"
        if match.key in self.lexicon.common_words or match.key in cues.ORGANISATION_WORDS | cues.TITLES | cues.MONTHS:
            yield "ordinary word that opens a sentence" if word.opens else "ordinary word"
        elif word.opens:
            yield "opens a sentence"
        if match.key in self.lower:
            yield "also in lower case in the text"


def _with_consistency(match: _Match, certain: set[str], reading: _Reading) -> _Match:
    """A name that is certain elsewhere in the text is one here too, unless it is part of a person's name."""
    is_person = any(i in reading.parts.persons for i in range(match.first, match.end))
    if match.key in certain and not is_person and match.score < _ACCEPT:
        return replace(match, score=match.score + _WEIGHTS["certain elsewhere in the text"])
    return match


def _longest_then_leftmost(matches: Sequence[_Match]) -> list[_Match]:
    """Matches that do not overlap, the longest first and of equals the leftmost, in the order of the text."""
    taken: set[int] = set()
    chosen: list[_Match] = []
    for match in sorted(matches, key=lambda m: (m.first - m.end, m.first, -m.score)):
        inside = range(match.first, match.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)


def _phrase(words: Sequence[Word], first: int) -> tuple[str, dict[int, int]]:
    """The folded words from `first` on, joined, and for each length at which a word ends the index behind that word."""
    joined = ""
    ends: dict[int, int] = {}
    for i in range(first, min(first + _LONGEST_NAME, len(words))):
        joined += (" " if joined else "") + words[i].token.folded
        ends[len(joined)] = i + 1
        if not joins(words[i]) and not (words[i].possessive and words[i].gap == " "):
            break
    return joined, ends


def _possessive_phrases(words: Sequence[Word], first: int) -> Iterator[tuple[int, str]]:
    """The phrase cut before a possessive ending: "Margarita Island" of "Margarita Island's"."""
    before = ""
    for i in range(first, min(first + _LONGEST_NAME, len(words))):
        word = words[i]
        if word.possessive:
            if _is_written_as_name(words, first, i + 1):
                yield i + 1, before + word.token.stem
            return
        before += word.token.folded + " "
        if not joins(word):
            return


def _is_written_as_name(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether first and last word are capitalised, and every other but function words."""
    return words[end - 1].name_like and all(
        words[i].name_like or words[i].token.folded in cues.FUNCTION_WORDS | cues.NAME_PARTICLES
        for i in range(first, end)
    )


def _is_written_as_abbreviation(words: Sequence[Word], first: int, found: Sequence[Candidate]) -> bool:
    """Abbreviations of states ("Miss.", "Ind.") need their period and the comma of "X, Y" before them."""
    word = words[first]
    if word.shape is Shape.UPPER or any(candidate.place.is_country for candidate in found):
        return True
    return word.gap.startswith((".", ",")) and first > 0 and words[first - 1].gap == ", "


def _is_dateline(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the name opens a line in capitals and a dash or bracket follows soon: "CARACAS, April 5 (Reuters) —"."""
    if not words[first].opens or words[first].shape is not Shape.UPPER:
        return False
    gaps = "".join(word.gap for word in words[end - 1 : end + 5])
    return any(mark in gaps for mark in ("—", "–", " - ", "(", "--"))


def _lower_case_words(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.token.folded for word in words if word.shape is Shape.LOWER)
