"""Toponym recognition: which stretches of a text are place names.

`RuleRecogniser` walks the gazetteer's names from each word (the longest, then the leftmost), and weighs each match: how
well the place is known, whether the name is also an ordinary word, a surname or part of a longer name, and what the
words beside it say. Weights are readable numbers in one table; a trained model can take the place of the whole class
behind the `Recogniser` protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, Protocol

from gazetteer import inflection
from gazetteer.cues import ORGANISATION_WORDS
from gazetteer.fame import Fame, fame_of
from gazetteer.hyphens import with_dashes, with_partners
from gazetteer.index import Gazetteer
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.model import load_model
from gazetteer.persons import name_parts
from gazetteer.phrases import is_initial, is_written_as_abbreviation, is_written_as_name, phrase, possessive_phrases
from gazetteer.scene import Scene, positions_of, runs_of
from gazetteer.standing import Entries, Standings
from gazetteer.unlisted import generic_starts, unlisted
from gazetteer.weighing import ACCEPT, CERTAIN_ELSEWHERE, Match, Reading, total
from gazetteer.words import LineStyle, Shape, Word, capitalised_runs, is_short_day, words_of

_LONGEST_ABBREVIATION: Final = 8
_BODIES: Final = ORGANISATION_WORDS | {"community", "alliance", "commonwealth", "comunidad", "alianza", "mancomunidad"}
_OF: Final = frozenset({"of", "de", "del"})
_FOR_LETTERS: Final = 0.1
"""How much likelier the letters of a state are than the trees say."""

LISTED_FROM: Final = 0.4
"""How likely a name of the gazetteer must be a place here: down to 0.4 more places are won than lost."""
UNLISTED_MORE: Final = 0.2
"""How much more likely a name that the gazetteer does not list must be one."""


class Recognised(NamedTuple):
    """A place name at `text[start:end]`; `nested` when it stands inside the name of an organisation.

    `meant` is the whole of a name of which only a part stands there: "West" in "West and Central Africa".
    """

    start: int
    end: int
    nested: bool = False
    meant: str | None = None

    def read(self, text: str) -> str:
        """The name as it is to be looked up."""
        return self.meant or text[self.start : self.end]


class Recogniser(Protocol):
    """Finds the place names of a text."""

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """Spans of place names, ordered, not overlapping, half-open in code points of the text."""
        ...


class RuleRecogniser:
    """Recognition by the gazetteer, case and context rules."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon or load_lexicon()
        self._standings = Standings(gazetteer)

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """Spans of place names; see `Recogniser`."""
        scene = self.scene(text)
        return _recognised(scene, [(m, m.score) for m in self.judged(scene) if m.score >= ACCEPT])

    def scene(self, text: str) -> Scene:
        """The text with every stretch that could be a place name, and what the rules say of each."""
        words = with_dashes(words_of(text), self._standings, self._lexicon)
        runs = capitalised_runs(words)
        parts = name_parts(words, runs, self._lexicon, self._standings.is_known_place)
        reading = Reading(
            words=words,
            parts=parts,
            lexicon=self._lexicon,
            lower=_lower_case_words(words),
            is_known_place=self._standings.is_known_place,
        )
        matches = list(self._matches(words, text))
        listed = {(match.first, match.end) for match in matches}
        matches += unlisted(words, runs, parts, self._lexicon, listed)
        evidence = tuple(reading.evidence(match) for match in matches)
        entries = tuple(self._entries(match) for match in matches)
        return Scene(
            reading=reading,
            matches=tuple(matches),
            evidence=evidence,
            scores=tuple(total(match, found) for match, found in zip(matches, evidence, strict=True)),
            entries=entries,
            runs=runs_of(matches, runs),
            positions=positions_of(matches, entries),
        )

    def judged(self, scene: Scene) -> list[Match]:
        """The matches that the gazetteer lists, each with its final score; from `ACCEPT` on it is a place name."""
        scored = [
            replace(match, score=score)
            for match, score, entries in zip(scene.matches, scene.scores, scene.entries, strict=True)
            if entries.found
        ]
        reading = scene.reading
        certain = {match.key for match in scored if match.score >= ACCEPT + 1 and not reading.is_bare(match)}
        return [_with_consistency(match, certain, reading) for match in scored]

    def _entries(self, match: Match) -> Entries:
        if match.is_abbreviation:
            return self._standings.of_abbreviation(match.key)
        return self._standings.of(match.key).entries

    def _matches(self, words: Sequence[Word], text: str) -> Iterator[Match]:
        for first, word in enumerate(words):
            if word.name_like and not is_short_day(words, first):
                yield from self._abbreviations(words, first, text)
                yield from self._names(words, first)
        for first in generic_starts(words):
            yield from (match for match in self._names(words, first) if match.is_landscape and match.end > first + 1)

    def _names(self, words: Sequence[Word], first: int) -> Iterator[Match]:
        """Every gazetteer name that begins at a word, all its content words capitalised."""
        if inflection.bends(words[first].token.folded):
            yield from self._bent_names(words, first)
            return
        joined, ends = phrase(words, first)
        for key in self._gazetteer.prefixes(joined):
            end = ends.get(len(key))
            if end is None or not is_written_as_name(words, first, end) or self._is_possessive(words[end - 1], key):
                continue
            yield from self._match(words, first, end, key)
        for end, key in possessive_phrases(words, first):
            yield from self._match(words, first, end, key)

    def _bent_names(self, words: Sequence[Word], first: int) -> Iterator[Match]:
        """The same in scripts whose names bend and take words before them: Москве, ومصر."""
        joined, ends = phrase(words, first)
        for length, end in ends.items():
            reading = inflection.reading_of(self._gazetteer, joined[:length].split(" "))
            if (
                reading
                and not self._is_caseless_word(words[first], reading.key)
                and is_written_as_name(words, first, end)
            ):
                matches = self._match(words, first, end, reading.key)
                yield from (replace(match, skipped=reading.skipped) for match in matches)

    def _is_caseless_word(self, word: Word, key: str) -> bool:
        """Whether a key is an ordinary word of a script in which no capital tells a name from one."""
        return word.shape is Shape.OTHER and key in self._lexicon.common_words

    def _is_possessive(self, last: Word, key: str) -> bool:
        """Whether a key is only a possessive ("americas" of "America's"). St. John's is a name."""
        if not last.possessive or not key.endswith(last.token.folded):
            return False
        bare = self._gazetteer.candidates(key.removesuffix(last.token.folded) + last.token.stem)
        return bool(bare) and fame_of(bare) >= fame_of(self._gazetteer.candidates(key))

    def _match(self, words: Sequence[Word], first: int, end: int, key: str) -> Iterator[Match]:
        known = self._standings.of(key)
        if not known.entries.found or key in self._lexicon.demonyms or known.begins_with_article:
            return
        if words[end - 1].possessive and known.is_seat_of_power:
            return
        token = words[end - 1].token
        stop = token.end if key.endswith(token.folded) and token.folded != token.stem else token.stem_end
        yield Match(
            first=first,
            end=end,
            stop=stop,
            key=key,
            fame=known.fame,
            is_main_name=known.is_main_name,
            is_landscape=known.is_landscape,
        )

    def _abbreviations(self, words: Sequence[Word], first: int, text: str) -> Iterator[Match]:
        word = words[first]
        if len(word.text) > _LONGEST_ABBREVIATION or word.style is LineStyle.UPPER:
            return
        if word.gap.startswith(("$", " $")):
            return
        for end in (first + 1, first + 2) if is_initial(words, first) else (first + 1,):
            last = words[end - 1]
            surface = text[word.token.start : last.token.stem_end]
            surface = surface if end == first + 1 else surface.replace(" ", "")
            found = self._gazetteer.abbreviation(surface)
            if not found or not is_written_as_abbreviation(words, first, end, found):
                continue
            stop = last.token.stem_end
            if last.shape is not Shape.UPPER and last.gap.startswith("."):
                stop += 1
            yield Match(first=first, end=end, stop=stop, key=surface, fame=Fame.COUNTRY, is_abbreviation=True)


class TrainedRecogniser:
    """Recognition by trained weights over the rules' evidence and the place of each name in its document.

    Names that the gazetteer does not list are found as well where the text treats them as places.
    """

    def __init__(self, gazetteer: Gazetteer, *, threshold: float = LISTED_FROM, lexicon: Lexicon | None = None) -> None:
        """`threshold` is how likely a name of the gazetteer must be a place to be given; one it lacks, a fifth more."""
        self._rules = RuleRecogniser(gazetteer, lexicon)
        self._model = load_model()
        self._threshold = threshold

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """Spans of place names; see `Recogniser`."""
        scene = self._rules.scene(text)
        answers = with_partners(scene, self._model.probability(scene).tolist())
        return accepted(scene, _with_states(scene, _with_bodies(scene, answers)), self._threshold)


def accepted(scene: Scene, answers: Sequence[float], threshold: float) -> tuple[Recognised, ...]:
    """The names of a scene that its answers make likely enough; one that the gazetteer lacks needs a fifth more."""
    likely = [
        (match, answer)
        for match, entries, answer in zip(scene.matches, scene.entries, answers, strict=True)
        if answer >= threshold + (0.0 if entries.found else UNLISTED_MORE) and not _heads_a_body(scene.reading, match)
    ]
    return _recognised(scene, likely)


def _with_bodies(scene: Scene, answers: Sequence[float]) -> Sequence[float]:
    """The answers, a listed body's ("University of Ghana") as high as that of the place that it is called by."""
    organisations = scene.reading.parts.organisations
    inside = [i for i, match in enumerate(scene.matches) if match.first in organisations]
    best: dict[int, float] = {}
    for i in inside:
        first = scene.matches[i].first
        best[first] = max(best.get(first, 0.0), answers[i])
    raised = list(answers)
    for i in inside:
        match = scene.matches[i]
        if match.end - match.first > 1 and scene.entries[i].found:
            raised[i] = max(answers[i], *(best.get(first, 0.0) for first in range(match.first + 1, match.end)))
    return raised


def _with_states(scene: Scene, answers: Sequence[float]) -> Sequence[float]:
    """The answers, those of a state's letters ("US officials"), which are no word, a little higher."""
    states = [match.is_abbreviation and not found for match, found in zip(scene.matches, scene.evidence, strict=True)]
    return [answer + _FOR_LETTERS * is_state for answer, is_state in zip(answers, states, strict=True)]


def _heads_a_body(reading: Reading, match: Match) -> bool:
    """Whether the name begins that of a body ("the Community of Latin American States") and is a small place's else."""
    words = reading.words
    if match.end - match.first > 1 or match.fame > Fame.TOWN or match.end + 1 >= len(words):
        return False
    joined = words[match.end].folded in _OF and words[match.end + 1].capitalised
    return joined and words[match.first].folded in _BODIES


def _recognised(scene: Scene, likely: Iterable[tuple[Match, float]]) -> tuple[Recognised, ...]:
    """The spans of the likely matches that do not overlap."""
    words, organisations = scene.reading.words, scene.reading.parts.organisations
    return tuple(
        Recognised(words[m.first].token.start + m.skipped, m.stop, nested=m.first in organisations)
        for m in without_overlaps(likely)
    )


def _with_consistency(match: Match, certain: set[str], reading: Reading) -> Match:
    """A name that is certain elsewhere in the text is one here too, unless it is part of a person's name."""
    is_person = any(i in reading.parts.persons for i in range(match.first, match.end))
    if match.key in certain and not is_person and match.score < ACCEPT:
        return replace(match, score=match.score + CERTAIN_ELSEWHERE)
    return match


def without_overlaps(scored: Iterable[tuple[Match, float]]) -> list[Match]:
    """The matches that do not overlap: the longest, the leftmost and the best first; in the order of the text."""
    taken: set[int] = set()
    chosen: list[Match] = []
    for match, _ in sorted(scored, key=lambda each: (each[0].first - each[0].end, each[0].first, -each[1])):
        inside = range(match.first, match.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)


def _lower_case_words(words: Sequence[Word]) -> frozenset[str]:
    lower_case = Shape.LOWER  # looked up once: that takes longer than all else here
    lower = {(word.text, word.token.folded) for word in words if word.shape is lower_case}
    return frozenset(folded for _, folded in lower) | frozenset(text.casefold() for text, _ in lower)
