"""Proposals for the catalogue: persons and organisations that a corpus keeps naming and that nobody has listed.

Rules over runs of capitalised words find them; a spaCy model takes part where one is installed (requirements-nlp.txt).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from gazetteer.cues import FUNCTION_WORDS, MONTHS, NAME_PARTICLES, ORGANISATION_WORDS, ROLE_WORDS, TITLES
from gazetteer.fold import fold
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.persons import name_parts
from gazetteer.toponym import Toponym
from gazetteer.wordlists import words as wordlist
from gazetteer.words import LineStyle, Word, capitalised_runs, words_of
from reports.document import Document, Evidence, Span, evidence
from reports.model import ActorMention
from reports.proposed_names import Candidate, Naming, merged
from reports.sentences import sentences

__all__ = ["Found", "Proposal", "ProposedKind", "propose"]

_DOCUMENTS: Final = 2  # a name in this many documents recurs
_TIMES: Final = 3  # and so does one that a single document has this often
_LONGEST: Final = 8  # words of an organisation's name: more is a headline

_NO_PERSON: Final = wordlist(
    "street avenue road boulevard highway square park tower bridge river lake doctrine vigil day week war act treaty "
    "accord law award prize cup trophy church cathedral airport calle avenida plaza ley premio copa guerra tratado"
)

Found = tuple[Document, Sequence[Toponym], Sequence[ActorMention]]
"""A document and what was found in it."""

Recogniser = Callable[[str], Iterable[tuple[Span, "ProposedKind"]]]
"""Names in a text by another engine; their spans may hold a title or an article."""


class ProposedKind(StrEnum):
    """What a proposed actor seems to be."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A name that the catalogue lacks; `count` over all documents, `evidence` the sentence that names it first."""

    name: str
    kind: ProposedKind
    count: int
    documents: tuple[str, ...] = field(default=())
    evidence: Evidence


def propose(documents: Iterable[Found], recogniser: Recogniser | None = None) -> tuple[Proposal, ...]:
    """Unknown persons and organisations named in two documents, or three times in one; the most frequent first.

    "J. Smith", "John Smith" and "Smith" of one document are one person. What overlaps a known actor or a place is
    left out. The documents are read once, in order; `recogniser` adds what the rules do not see.
    """
    lexicon = load_lexicon()
    namings: list[Naming] = []
    for document, toponyms, actors in documents:
        namings += _namings(document, toponyms, actors, lexicon, recogniser)
    proposals = [_proposal(candidate) for candidate in merged(namings) if _recurs(candidate)]
    return tuple(sorted(proposals, key=lambda one: (-one.count, -len(one.documents), one.name)))


def _recurs(candidate: Candidate) -> bool:
    return len(candidate.documents) >= _DOCUMENTS or candidate.count >= _TIMES


def _proposal(candidate: Candidate) -> Proposal:
    first = candidate.first
    return Proposal(
        name=candidate.name,
        kind=ProposedKind.PERSON if candidate.is_person else ProposedKind.ORGANISATION,
        count=candidate.count,
        documents=candidate.documents,
        evidence=first.evidence,
    )


def _namings(
    document: Document,
    toponyms: Sequence[Toponym],
    actors: Sequence[ActorMention],
    lexicon: Lexicon,
    recogniser: Recogniser | None,
) -> Iterator[Naming]:
    text = document.text
    words = words_of(text)
    places = frozenset(fold(toponym.text) for toponym in toponyms)
    taken = _marked(bytearray(len(text)), (mention.span for mention in actors))
    spans = [(span, kind) for span, kind in _ruled(words, lexicon, places) if not any(taken[span.start : span.end])]
    if recogniser:
        spans += _recognised(text, recogniser, spans, taken)
    # An organisation may bear a place's name ("Zulia Cooperative"); a person's name that is a place stays one.
    literal = {(toponym.start, toponym.end) for toponym in toponyms}
    spans = sorted((span, kind) for span, kind in spans if tuple(span) not in literal)
    whole = sentences(text)
    starts = [sentence.start for sentence in whole]
    for span, kind in sorted([*spans, *_surnames(words, spans, taken)]):
        sentence = whole[max(0, bisect_right(starts, span.start) - 1)]
        yield Naming(
            name=" ".join(text[span.start : span.end].split()),
            is_person=kind is ProposedKind.PERSON,
            span=span,
            evidence=evidence(document, sentence if sentence.contains(span) else span),
        )


def _marked(marks: bytearray, spans: Iterable[Span]) -> bytearray:
    """A copy of the marks, one for each character, with those of the spans set."""
    result = bytearray(marks)
    for span in spans:
        result[span.start : span.end] = b"\x01" * (span.end - span.start)
    return result


def _ruled(words: Sequence[Word], lexicon: Lexicon, places: frozenset[str]) -> Iterator[tuple[Span, ProposedKind]]:
    """Names that the rules find, as spans of a text."""
    parts = name_parts(words, capitalised_runs(words), lexicon, places.__contains__)
    for first, end in _runs(words, parts.organisations):
        kept = _trimmed(words, first, end, FUNCTION_WORDS)
        if kept and 1 < len(kept) <= _LONGEST and _is_named(words, kept, lexicon):
            yield _span(words, kept), ProposedKind.ORGANISATION
    for first, end in _runs(words, parts.persons):
        kept = _trimmed(words, first, end, FUNCTION_WORDS | TITLES | ROLE_WORDS | MONTHS)
        if len(kept) > 1 and not any(_is_no_part_of_person(words[i], lexicon) for i in kept):
            yield _span(words, kept), ProposedKind.PERSON


def _is_no_part_of_person(word: Word, lexicon: Lexicon) -> bool:
    stem = word.token.stem
    return stem in MONTHS or stem in _NO_PERSON or stem in lexicon.demonyms


def _runs(words: Sequence[Word], indices: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Ranges [first, end) of neighbouring indices with nothing but a space, a hyphen or an initial's dot between."""
    first = previous = -2
    for i in sorted(indices):
        if i != previous + 1 or not _adjoins(words[previous]):
            if previous >= 0:
                yield first, previous + 1
            first = i
        previous = i
    if previous >= 0:
        yield first, previous + 1


def _adjoins(word: Word) -> bool:
    """Whether the next word can belong to the same name: behind a full stop only where it ends an initial."""
    is_initial = len(word.token.folded) == 1 and word.gap == ". "
    return not word.possessive and (is_initial or word.gap in (" ", "-", "\n"))


def _trimmed(words: Sequence[Word], first: int, end: int, outside: frozenset[str]) -> range:
    while first < end and (words[first].token.folded in outside or words[first].style is not LineStyle.PROSE):
        first += 1
    while first < end and words[end - 1].token.folded in FUNCTION_WORDS | NAME_PARTICLES:
        end -= 1
    return range(first, end)


def _is_named(words: Sequence[Word], kept: range, lexicon: Lexicon) -> bool:
    """Whether an organisation's words say more than its kind: "Zulia Cooperative", not "National Bank"."""
    stems = [words[i].token.stem for i in kept if words[i].capitalised]
    plain = ORGANISATION_WORDS | ROLE_WORDS | TITLES | FUNCTION_WORDS | MONTHS
    if words[kept[0]].token.stem in ORGANISATION_WORDS and words[kept[1]].token.stem in lexicon.first_names:
        return False  # "Department Terence Monahan": the end of one name and another
    own = [stem for stem in stems if stem not in plain and stem not in lexicon.demonyms]
    return bool(own) and any(stem in ORGANISATION_WORDS for stem in stems)


def _span(words: Sequence[Word], kept: range) -> Span:
    return Span(words[kept[0]].token.start, words[kept[-1]].token.stem_end)


def _surnames(
    words: Sequence[Word], spans: Sequence[tuple[Span, ProposedKind]], taken: bytearray
) -> Iterator[tuple[Span, ProposedKind]]:
    """Where the surname of a person named in full comes again alone."""
    first_named = _last_words(words, spans)
    used = _marked(taken, (span for span, _ in spans))
    for word in words if first_named else ():
        start = word.token.start
        if word.capitalised and start > first_named.get(word.token.stem, start) and not used[start]:
            yield Span(start, word.token.stem_end), ProposedKind.PERSON


def _last_words(words: Sequence[Word], spans: Sequence[tuple[Span, ProposedKind]]) -> dict[str, int]:
    """Surnames of the persons, with where each is named in full first."""
    ends = {span.end: span for span, kind in spans if kind is ProposedKind.PERSON}
    found: dict[str, int] = {}
    for word in words:
        if word.token.stem_end in ends and len(word.token.stem) > 2:
            found.setdefault(word.token.stem, word.token.start)
    return found


def _recognised(
    text: str, recogniser: Recogniser, ruled: Sequence[tuple[Span, ProposedKind]], taken: bytearray
) -> Iterator[tuple[Span, ProposedKind]]:
    """What the other engine finds beyond the rules; two words at least, for it is often wrong about one."""
    known = _marked(taken, (span for span, _ in ruled))
    for span, kind in recogniser(text):
        words = text[span.start : span.end].split()
        if len(words) > 1 and words[0][0].isupper() and not any(known[span.start : span.end]):
            yield span, kind
