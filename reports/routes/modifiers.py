"""Names that only qualify what follows: "Syria's coast", "the US embassy", "Moscow-based"."""

from __future__ import annotations

from typing import Final

from gazetteer.toponym import Use
from gazetteer.wordlists import words
from reports.motion.lexicon import Motion
from reports.routes.placewords import FILLERS
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind

NOUN_CUES: Final = frozenset({Motion.LINE, Motion.LINK, Motion.VEHICLE, Motion.TRANSIT, Motion.STOP})
"""Words of movement that are nouns."""
_AFTER_NAME: Final = words(
    "and or but by with while when after before as is are was were has have had will would could may that which who y "
    "o con tras antes despues cuando mientras que es son fue this last next every where since until amid aboard "
    "between during under over against not also then later early late"
)

_FLAGS: Final = words("flag flags colours colors bandera pabellon")
_FLAGGED: Final = words("flagged registered flag")


def is_modifier(sentence: Sentence, slot: int) -> bool:
    """Whether the name only qualifies what follows: "Syria's coast", "the US embassy", "Moscow-based"."""
    after = sentence.word(slot + 1)
    if after in {"'s", "'"}:
        return True
    if after == "-" and sentence.word(slot + 2) in {
        "based",
        "backed",
        "led",
        "linked",
        "owned",
        "made",
        "born",
    }:
        return True
    if _is_border(sentence, slot + 1) or names_flag(sentence, slot):
        return True
    toponym = sentence.tokens[slot].toponym
    return toponym is not None and toponym.use is Use.ACTOR and _is_noun_like(sentence, slot + 1)


def names_flag(sentence: Sentence, index: int) -> bool:
    """Whether a ship is only registered there: "under the flag of Togo", "a Togo-flagged tanker"."""
    return (
        (sentence.word(index - 1) in {"of", "de", "del"} and not _FLAGS.isdisjoint(sentence.words(index - 3, index)))
        or (sentence.word(index + 1) == "-" and sentence.word(index + 2) in _FLAGGED)
        or sentence.word(index + 1) in _FLAGGED
    )


def _is_border(sentence: Sentence, index: int) -> bool:
    """Whether "border" follows, maybe after "southern": a border is no stop in the country that it is named after."""
    after = index + 1 if sentence.word(index) in FILLERS else index
    return sentence.word(after) in {"border", "frontier", "frontera"}


def _is_noun_like(sentence: Sentence, index: int) -> bool:
    """Whether the word after an actor name can be the noun that it qualifies ("Iran officials")."""
    token = sentence.tokens[index] if index < len(sentence.tokens) else None
    if token is None or token.kind is not Kind.WORD or token.capital:
        return False
    cue = sentence.cues.get(index)
    if cue is not None and cue.motion not in NOUN_CUES:
        return False
    small = sentence.lexicon.prepositions
    if sentence.lexicon.weak_origin:  # in Spanish the noun comes first
        return False
    return token.word not in small and token.word not in _AFTER_NAME and not token.word.endswith(("ed", "ly", "ing"))
