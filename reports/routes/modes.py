"""How something moved: from the cue, the vehicle, the load and the carrier, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from gazetteer.place import FeatureClass, Place
from reports.model import Mode
from reports.routes.clauses import clause_of
from reports.routes.lexicon import Motion, mode_table
from reports.routes.sentence import Sentence
from reports.wordlists import words

_BY: Final[Mapping[str, Mode]] = mode_table(
    {
        Mode.AIR: "plane air jet helicopter airplane aircraft avion aire helicopter via_aerea",
        Mode.SEA: "sea ship boat tanker vessel ferry barge dhow freighter yacht mar barco buque",
        Mode.LAND: "road land truck car bus foot lorry carretera tierra camion autobus bus convoy",
        Mode.RAIL: "rail train tren ferrocarril",
    }
)
_BY_JOINTS: Final = words("by aboard on en por board via")
_WORDS: Final[Mapping[str, Mode]] = mode_table(
    {
        Mode.AIR: "airline airport airspace aerolinea aeropuerto charter airlines flight",
        Mode.SEA: "tanker tankers vessel vessels port seaport harbour harbor maritime naval puerto maritimo maritima",
        Mode.LAND: "overland border convoy highway road frontera terrestre carretera",
    }
)
_SEA_LOADS: Final = words(
    "crude barrels barrel petrol condensate lng grain wheat crudo barriles coal containers container"
)
_MONEY_LOADS: Final = words(
    "money funds cash million billion dollars dinero fondos millones $ € dolares payments payment"
)
_LOADING: Final = frozenset({Motion.SEND, Motion.FLOW})
_REACH: Final = 8


def mode_of(
    sentence: Sentence, span: tuple[int, int], cues: Sequence[int], places: Iterable[Place], *, by_airline: bool
) -> Mode:
    """The mode of a movement at tokens `span` (both included); `by_airline` when a carrier is named with it."""
    clause = clause_of(sentence, *span)
    start, end = max(clause.start, span[0] - 2 * _REACH), min(clause.end, span[1] + 1 + _REACH)
    said = sentence.words(start, end)
    candidates = (
        _by_phrase(said),
        _own(sentence, cues),
        _vehicle(sentence, range(start, span[1] + 1)),
        _transit(sentence, cues, places),
        _load(sentence, said, cues),
        Mode.AIR if by_airline else Mode.UNKNOWN,
        next((_WORDS[word] for word in said if word in _WORDS), Mode.UNKNOWN),
    )
    return next((mode for mode in candidates if mode is not Mode.UNKNOWN), Mode.UNKNOWN)


def _by_phrase(said: Sequence[str]) -> Mode:
    """By plane, aboard a ship, on foot."""
    bare = [word for word in said if word not in {"a", "an", "the", "un", "una", "el", "la"}]
    return next((_BY[b] for a, b in pairwise(bare) if a in _BY_JOINTS and b in _BY), Mode.UNKNOWN)


def _own(sentence: Sentence, cues: Sequence[int]) -> Mode:
    """The mode of the cues themselves; a vehicle or a crossing only tells where nothing else does."""
    weak = {Motion.VEHICLE, Motion.TRANSIT}
    found = [sentence.cues[cue].mode for cue in cues if sentence.cues[cue].motion not in weak]
    return next((mode for mode in found if mode is not Mode.UNKNOWN), Mode.UNKNOWN)


def _vehicle(sentence: Sentence, indices: Iterable[int]) -> Mode:
    """The last vehicle named at or before the end of the movement."""
    found = [sentence.cues[i].mode for i in indices if i in sentence.cues and sentence.cues[i].motion is Motion.VEHICLE]
    return found[-1] if found else Mode.UNKNOWN


def _transit(sentence: Sentence, cues: Sequence[int], places: Iterable[Place]) -> Mode:
    crossed = [sentence.cues[cue] for cue in cues if sentence.cues[cue].motion is Motion.TRANSIT]
    if not crossed:
        return Mode.UNKNOWN
    if any(place.feature_class is FeatureClass.WATER and place.feature_code != "STM" for place in places):
        return Mode.SEA
    return next((cue.mode for cue in crossed if cue.mode is not Mode.UNKNOWN), Mode.UNKNOWN)


def _load(sentence: Sentence, said: Sequence[str], cues: Sequence[int]) -> Mode:
    if not any(sentence.cues[cue].motion in _LOADING for cue in cues):
        return Mode.UNKNOWN
    if any(sentence.word(cue).startswith("transfer") for cue in cues) and _MONEY_LOADS.intersection(said):
        return Mode.MONEY
    return Mode.SEA if _SEA_LOADS.intersection(said) else Mode.UNKNOWN
