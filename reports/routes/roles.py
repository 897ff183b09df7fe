"""What a place name is to the movement around it: read leftwards from the name to the word that governs it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from gazetteer.place import FeatureClass
from gazetteer.wordlists import words
from reports.motion.lexicon import Motion
from reports.routes.glue import LIGHT
from reports.routes.loads import GOODS
from reports.routes.modifiers import NOUN_CUES, is_modifier
from reports.routes.placewords import CARDINAL, DETERMINERS, FILLERS, JOINTS, LOCATIONS, VISITS
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind


class Role(Enum):
    """Where on a route a place stands, as far as the word before it tells."""

    FROM = "from"
    WEAK_FROM = "weak from"
    TO = "to"
    TOWARD = "toward"
    VIA = "via"
    AT = "at"
    """Beside "in" or "at": the cue decides."""
    OBJECT = "object"
    """Right after a cue: the cue decides."""


class Governed(NamedTuple):
    """A role, and the token index `by` of the word that gives it."""

    role: Role
    by: int


AT_ROLES: Final[Mapping[Motion, Role]] = {
    Motion.ARRIVE: Role.TO,
    Motion.STOP: Role.VIA,
    Motion.LEAVE: Role.FROM,
    Motion.TRANSIT: Role.VIA,
}
_OBJECT_ROLES: Final[Mapping[Motion, Role]] = {Motion.LEAVE: Role.FROM, Motion.TRANSIT: Role.VIA, Motion.STOP: Role.VIA}
"""What "in" and "at" mean after a cue, and what a name right after one is."""
_FLEEING: Final = ("fle", "escap")
_REACHING: Final = ("reach", "enter", "touch", "visit", "get", "got", "alcanz", "alcanc")
_REACH: Final = 10
_VISIT_REACH: Final = 6
_LADEN: Final = words("with carrying of con llevando")
_BLOCKING: Final = words("with con by against contra about over between entre sobre como as like than")
_UNKNOWN_ALLOWED: Final = 3
_PASSED_MARKS: Final = frozenset({"'s", "'", '"', "“", "‘", "«", "-", "[", "]"})
_UP_AND_DOWN: Final = frozenset({"up", "down", "round"})
_BORDERS: Final = words("border frontier frontera mountains hills river desert")
_OVER: Final = frozenset({"over", "sobre"})
_CROSSING: Final = ("cross", "cruz", "cruc", "atraves")
_NOUN_WORDS: Final = 5
_ARTICLES: Final = words("un una el la los las su")
_OUTER_ROLES: Final = frozenset({Role.FROM, Role.TO})
_WAY_NOUNS: Final = frozenset({"way", "traves"})


def governed(sentence: Sentence, slot: int) -> Governed | None:
    """The role of the slot at token `slot`, or None when nothing before it ties it to a movement."""
    if is_bound_for(sentence, slot):
        return Governed(Role.TO, slot)
    if is_modifier(sentence, slot):
        return None
    return _read_leftwards(sentence, slot)


def _read_leftwards(sentence: Sentence, slot: int) -> Governed | None:
    unknown = 0
    has_determiner = False
    for index in range(slot - 1, max(slot - 1 - _REACH, -1), -1):
        token = sentence.tokens[index]
        found = _governor(sentence, index, slot)
        if found is not None:
            outer = found.by != index
            taken = found.role not in {Role.OBJECT, Role.VIA} and _is_taken(sentence, found.by)
            return found if outer or ((unknown == 0 or has_determiner) and not taken) else None
        if token.word in _BLOCKING:
            return None
        has_determiner = has_determiner or token.word in DETERMINERS
        if not _passes(sentence, index):
            unknown += 0 if token.capital else 1
            if token.kind is not Kind.WORD or unknown > _UNKNOWN_ALLOWED or has_determiner:
                return None
    return None


def _is_taken(sentence: Sentence, index: int) -> bool:
    """Whether the word before takes the preposition to itself: "aid to X", but not "a plane with medical aid to X"."""
    before = sentence.word(index - 1)
    back = before in VISITS and bool({"from", "de"} & set(sentence.words(index - _VISIT_REACH, index - 1)))
    if before not in sentence.lexicon.not_to or back:
        return False
    loaded = sentence.word(index - 1) in GOODS and bool(_LADEN.intersection(sentence.words(index - 4, index - 1)))
    return not loaded


def _governor(sentence: Sentence, index: int, slot: int) -> Governed | None:
    """The role that the word at `index` gives the slot; of "to a depot in X" it is that of "to"."""
    if index in sentence.cues and not _is_filler_cue(sentence, index, slot):
        return Governed(Role.OBJECT, index)
    role = Role.VIA if _is_over(sentence, index, slot) else _preposition(sentence, index)
    if role is Role.AT and (outer := _outer(sentence, index)) is not None:
        return outer
    if role is Role.WEAK_FROM and (outer := _owned(sentence, index)) is not None:
        return outer
    return Governed(role, index) if role is not None else None


def is_bound_for(sentence: Sentence, slot: int) -> bool:
    """Whether the name stands in "X-bound"."""
    return sentence.word(slot + 1) == "-" and sentence.word(slot + 2) == "bound"


def name_end(sentence: Sentence, slot: int) -> int:
    """The token after a place name and the words that say what it is ("Entebbe International Airport")."""
    end = slot + 1
    while end <= slot + 3 and (sentence.word(end) in LOCATIONS or sentence.word(end) in FILLERS):
        end += 1
    return end


def object_role(sentence: Sentence, by: int, slot: int) -> Role | None:
    """The role of a name right after the cue at `by`: "reached X", "fled X", "flies X to Y"."""
    cue, word = sentence.cues[by], sentence.word(sentence.opens[by])
    if cue.motion is Motion.HEAD and by == slot - 1:  # "made for X"
        return Role.TO
    if cue.motion is Motion.ARRIVE:
        return Role.TO if word.startswith(_REACHING) else None
    if word.startswith(_FLEEING):
        return Role.FROM
    if cue.motion is Motion.MOVE:  # "flies X to Y"
        return Role.FROM if sentence.word(slot + 1) in sentence.lexicon.destination else None
    return _OBJECT_ROLES.get(cue.motion)


def is_crossed_town(sentence: Sentence, found: Governed, slot: int) -> bool:
    """Whether a town would be the object of a crossing: one crosses rivers and countries, so it is misplaced."""
    if found.role is not Role.OBJECT or sentence.word(slot - 1) in sentence.lexicon.at:
        return False
    if not sentence.word(found.by).startswith(_CROSSING):
        return False
    place = sentence.tokens[slot].place
    return place is not None and place.feature_class is FeatureClass.POPULATED


def _preposition(sentence: Sentence, index: int) -> Role | None:
    """The role that the word at `index` gives, None for words that only lie between."""
    lexicon, word = sentence.lexicon, sentence.word(index)
    if word == "of" and sentence.word(index - 1) == "out":
        return Role.FROM
    if word in _UP_AND_DOWN and sentence.word(index + 1) == "the":
        return Role.VIA
    if word in {"of", "de"} and sentence.word(index - 1) in _WAY_NOUNS:
        return Role.VIA
    if word in JOINTS and sentence.word(index - 1) in LOCATIONS | CARDINAL:
        return None
    if word == "de" and sentence.word(index - 2) == "de" and sentence.word(index - 3) in LOCATIONS:
        return None  # "a las fábricas de pienso de X"
    if word in {"to", "a"} and sentence.word(index - 1) in VISITS:
        return Role.FROM if {"from", "de"} & set(sentence.words(index - _VISIT_REACH, index - 1)) else Role.TO
    if word in lexicon.weak_origin:
        return Role.FROM if _leaves(sentence, index - 1) else Role.WEAK_FROM
    roles = (
        (lexicon.origin, Role.FROM),
        (lexicon.destination, Role.TO),
        (lexicon.toward, Role.TOWARD),
        (lexicon.way, Role.VIA),
        (lexicon.at, Role.AT),
    )
    return next((role for words, role in roles if word in words), None)


def _is_over(sentence: Sentence, index: int, slot: int) -> bool:
    """Whether "over" leads across a sea or a range, or follows the verb: "over the Black Sea", "flew over X"."""
    if sentence.word(index) not in _OVER:
        return False
    place = sentence.tokens[slot].place
    wild = place is not None and place.feature_class in {FeatureClass.WATER, FeatureClass.TERRAIN}
    border = bool(_BORDERS.intersection(sentence.words(index + 1, slot)))
    return wild or border or index - 1 in sentence.cues or index - 2 in sentence.cues


def _outer(sentence: Sentence, index: int) -> Governed | None:
    """The preposition before the noun that "in X" belongs to: "to a depot at X", "from grass strips near X"."""
    for before in range(index - 1, max(index - 2 - _NOUN_WORDS, -1), -1):
        token = sentence.tokens[before]
        if token.kind is not Kind.WORD or (before in sentence.cues and sentence.cues[before].motion not in NOUN_CUES):
            return None
        role = _preposition(sentence, before)
        if role is Role.AT:
            return None
        if role is not None:
            fits = role in _OUTER_ROLES and sentence.word(before - 1) not in sentence.lexicon.not_to
            return Governed(role, before) if fits and _is_noun(sentence, before, index, role) else None
    return None


def _owned(sentence: Sentence, index: int) -> Governed | None:
    """The preposition before a noun that "de X" says more of: "a la maternidad de X", "al mercado de X"."""
    noun = sentence.tokens[index - 1] if index else None
    if noun is None or noun.kind is not Kind.WORD or noun.capital or index - 1 in sentence.cues:
        return None
    at = index - 2
    if sentence.word(at) not in {"al", "del"}:
        if sentence.word(at) not in _ARTICLES:
            return None
        at -= 1
    role = _preposition(sentence, at)
    taken = role not in _OUTER_ROLES or sentence.word(at - 1) in sentence.lexicon.not_to
    return None if role is None or taken else Governed(role, at)


def _is_noun(sentence: Sentence, before: int, index: int, role: Role) -> bool:
    """Whether tokens (before, index) are a noun with its article, or a plural, and no infinitive ("to buy arms")."""
    said = sentence.words(before + 1, index)
    if not said:
        return False
    return said[0] in DETERMINERS or (said[-1].endswith("s") and (role is not Role.TO or len(said) == 1))


def _leaves(sentence: Sentence, index: int) -> bool:
    cue = sentence.cues.get(index)
    return cue is not None and cue.motion is Motion.LEAVE


def _is_filler_cue(sentence: Sentence, index: int, slot: int) -> bool:
    """Whether a noun of movement only describes the place ("the ferry port of", "the border crossing at")."""
    if index == slot - 1 or sentence.cues[index].motion not in NOUN_CUES:
        return False
    after = sentence.word(index + 1)
    return after in LOCATIONS or (sentence.word(index) in LOCATIONS and after not in DETERMINERS)


def _passes(sentence: Sentence, index: int) -> bool:
    """Whether the token at `index` may stand between a place name and the word that governs it."""
    token = sentence.tokens[index]
    word = token.word
    if token.kind is Kind.SLOT:
        return is_modifier(sentence, index)
    if token.kind is Kind.MARK:
        return word in _PASSED_MARKS or (word == "," and _is_unknown_name(sentence, index - 1))
    if token.kind is Kind.NUMBER:
        return True
    listed = word in FILLERS or word in LOCATIONS or word in DETERMINERS or word in JOINTS or word in CARDINAL
    return listed or ("-" in word) or (token.capital and _is_demonym_like(word))


def _is_unknown_name(sentence: Sentence, index: int) -> bool:
    """Whether a kind of place or a name that nobody knows stands before the comma: "landed in Xyz, Venezuela"."""
    if sentence.word(index) in LOCATIONS:
        return True
    return index > 0 and sentence.tokens[index].capital and sentence.word(index) not in LIGHT


def _is_demonym_like(word: str) -> bool:
    return word.endswith(("an", "ian", "ese", "ish", "i", "ano", "ana", "ense", "ino", "ina"))
