"""What the trained weights of use look at: signs of a name, each a short text that says what it is.

A sign is there or not. Most name a word or a class of words and where it stands ("b1" right before the name or its
list, "a1" right after); one is what the rules of `gazetteer.use_rules` say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from gazetteer import cues
from gazetteer.place import FeatureClass, Place
from gazetteer.recognition import Recognised
from gazetteer.tokens import Tokens, tokens_of
from gazetteer.toponym import Use
from gazetteer.use_classes import classes_of, ending_of
from gazetteer.use_rules import SEATS_OF_POWER, Scene, Spot, may_stand_for_a_state

_BEFORE: Final = 4
_AFTER: Final = 3
_NEAR_BEFORE: Final = 12
_NEAR_AFTER: Final = 8
_STEM: Final = 5
_GAP: Final = 30
_SIDE: Final = 150
_UNIVERSITY: Final = "UNIV"
_MARKS: Final = frozenset('"“«(:;.,!?')
_SENTENCE_END: Final = re.compile(r"[.!?]\s")
_SPANISH: Final = frozenset(
    ["el", "la", "los", "las", "del", "en", "y", "que", "con", "por", "para", "se", "su", "un", "una", "al"]
)
_ENGLISH: Final = frozenset(
    ["the", "of", "in", "and", "to", "on", "with", "for", "by", "from", "its", "his", "was", "is"]
)


def signs_of(
    text: str, names: Sequence[Recognised], places: Sequence[Place | None], scenes: Sequence[Scene]
) -> Iterator[frozenset[str] | None]:
    """The signs of each name, in order; None where the rules alone decide: no state, or a listed university."""
    words = tokens_of(text)
    placed = [(place.id, scene.reading.use) for place, scene in zip(places, scenes, strict=True) if place]
    uses, mentions = Counter(placed), Counter(place for place, _ in placed)
    for i, scene in enumerate(scenes):
        place = places[i]
        if not (names[i].nested or may_stand_for_a_state(place)) or (place and place.feature_code == _UNIVERSITY):
            yield None
            continue
        found = {"nested"} if names[i].nested else set()
        found.update(_of_place(_kind(place), scene))
        found.update(_of_words(scene.spot, _kind(place)))
        found.update(_of_text(words, names, i, scene))
        found.update(_of_neighbours(words, names, places, scenes, i))
        if place:
            own = scene.reading.use is Use.ACTOR
            found.update(_elsewhere(uses[place.id, Use.ACTOR] - own, mentions[place.id] - 1))
        yield frozenset(found)


def _kind(place: Place | None) -> str:
    if place is None:
        return "unknown"
    if place.is_country:
        return "country"
    if place.is_capital:
        return "capital"
    if place.feature_code in SEATS_OF_POWER:
        return "seat of power"
    return "area" if place.is_admin_area else "town" if place.feature_class is FeatureClass.POPULATED else "other"


def _of_place(kind: str, scene: Scene) -> Iterator[str]:
    spot, reading = scene.spot, scene.reading
    yield f"kind {kind}"
    yield f"rules {reading.use} {reading.confidence}"
    yield f"rules {reading.use} of {kind}"
    yield f"touching {spot.touching if len(spot.touching) <= 2 else '…'}"
    yield f"list of {min(4, scene.last - scene.first + 1)}"
    if spot.is_possessive:
        yield "possessive"
        yield from (f"possessive a {word}" for word in spot.after[:2])
    if spot.is_hyphenated:
        yield f"hyphen {spot.after[0] if spot.after else ''}"
    if spot.opens_dateline:
        yield "dateline"


def _of_words(spot: Spot, kind: str) -> Iterator[str]:
    before, after = spot.before, spot.after
    lead = before[0] if before else "^"
    yield f"{kind} b1 {lead}"
    for i, word in enumerate(before[:_BEFORE], 1):
        yield from _of_word(f"b{i}", word)
    for i, word in enumerate(after[:_AFTER], 1):
        yield from _of_word_after(f"a{i}", word, spot.touching[:2])
    yield from _of_first_words(before, after, lead)
    for name in set().union(*map(classes_of, before[1:_NEAR_BEFORE])):
        yield f"before {name}"
        yield f"before {name} b1 {lead}"
    for name in set().union(*map(classes_of, after[:_NEAR_AFTER])):
        yield f"after {name}"
        yield f"after {name} {'^' if lead == '^' else ''}"
    if after:
        yield f"{kind} a1 -{ending_of(after[0])} {spot.touching[:2]}"
    if lead == "^" and after:
        yield f"subject -{ending_of(after[0]) or after[0]}"
        yield from (f"subject {name} {kind}" for name in classes_of(after[0]))


@lru_cache(maxsize=16384)
def _of_word(where: str, word: str) -> tuple[str, ...]:
    own = () if word in cues.FUNCTION_WORDS else (f"{where} {word[:_STEM]}…",)
    return (f"{where} {word}", *own, *[f"{where} {name}" for name in classes_of(word)])


@lru_cache(maxsize=16384)
def _of_word_after(where: str, word: str, touching: str) -> tuple[str, ...]:
    classes = [f"{where} {name} {touching}" for name in classes_of(word)]
    return (f"{where} -{ending_of(word)}", *_of_word(where, word), *classes)


def _of_first_words(before: Sequence[str], after: Sequence[str], lead: str) -> Iterator[str]:
    """The first word of each side that is no function word, and the function words between it and the name."""
    at = next((i for i, word in enumerate(before) if word not in cues.FUNCTION_WORDS), None)
    yield f"between {' '.join(before[: min(3, len(before) if at is None else at)])}"
    if at is not None:
        yield f"first before {before[at][:6]}…"
        for name in classes_of(before[at]):
            yield f"first before {name}"
            yield f"first before {name} b1 {lead}"
    first = next((word for word in after if word not in cues.FUNCTION_WORDS), None)
    if first:
        yield f"first after {first[:_STEM]}…"


def _of_text(words: Tokens, names: Sequence[Recognised], i: int, scene: Scene) -> Iterator[str]:
    text = words.text
    start, end = names[scene.first].start, names[scene.last].end
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    mark = before if before in _MARKS else ""
    yield f"behind {mark}"
    yield f"rules {scene.reading.use} {scene.reading.confidence} behind {mark}"
    if text[names[i].end : names[i].end + 2].lstrip().startswith("("):
        yield "parenthesis behind"
    if text[end : end + 1] in {".", "!", "?", "\n"}:
        yield "ends a sentence"
    if text[names[i].start : names[i].end].isupper():
        yield "capitals"
    around = words.folded(max(0, names[i].start - _SIDE), names[i].end + _SIDE)
    if len(_SPANISH.intersection(around)) > len(_ENGLISH.intersection(around)):
        yield "Spanish"


def _of_neighbours(
    words: Tokens, names: Sequence[Recognised], places: Sequence[Place | None], scenes: Sequence[Scene], i: int
) -> Iterator[str]:
    """What joins the name or its list to the name before and the name after, and how those are used."""
    text, first, last = words.text, scenes[i].first, scenes[i].last
    for side, j, start, end in (
        ("left", first - 1, names[first - 1].end if first else 0, names[first].start),
        ("right", last + 1, names[last].end, names[last + 1].start if last + 1 < len(names) else len(text)),
    ):
        if not 0 <= j < len(names) or end - start >= _GAP:
            continue
        if not _SENTENCE_END.search(text[start:end]):
            yield f"{side} link {' '.join(words.folded(start, end))[:20]}"
            yield f"{side} name {scenes[j].reading.use} {_kind(places[j])}"
            yield f"rules {scenes[i].reading.use} {side} name {scenes[j].reading.use}"


def _elsewhere(actors: int, others: int) -> Iterator[str]:
    """How the rules read the other mentions of the same place: so many as actors, of so many."""
    if others:
        share = actors / others
        yield f"elsewhere {'actor' if share > 0.67 else 'literal' if share < 0.33 else 'both'}"
