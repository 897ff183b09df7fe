"""What rules say of the use of a place name: for the place itself, or for a government or people.

"Troops landed in Caracas" speaks of the place; "Moscow refused", "Russia's ambassador", "US officials" and "signed
with Iran" speak of who governs there. Only countries and capitals, and the seats of power, stand for actors; the words
before and after decide. Names joined in a list ("between Caracas, Damascus and Tehran") are read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gazetteer import cues
from gazetteer import use_cues as words
from gazetteer.fold import Token
from gazetteer.place import FeatureClass, Place
from gazetteer.recognition import Recognised
from gazetteer.tokens import Tokens, tokens_of
from gazetteer.toponym import Use
from gazetteer.use_lists import lists_of

_WILLING: Final = cues.SPEECH_VERBS | words.WILL
_BEFORE_PLACES: Final = words.PLACE_BEFORE | cues.QUALIFIERS
SEATS_OF_POWER: Final = frozenset({"BLDG", "PAL", "GOVL"})
_REACH: Final = 120
_SPACE: Final = re.compile(r"\s+")
_BREAK: Final = re.compile(r"[.!?;:]\s|\n\s*\n|[“\"(]")
_PARTICIPLE: Final = re.compile(r"(?:ad|id)[oa]s?$")
_DATELINE: Final = re.compile(r"\.\s|[^.!?\n]{0,60}?(?:—|–|--|\s-\s|\()")
_PLAIN_DATELINE: Final = re.compile(r"\.?\s*[–—]|\s\([^()\n]{2,30}\)\s*\.?\s*[–—-]")  # "Bruselas. –", "Lima (EFE). –"
_VERB_ENDING: Final = re.compile(r"(?:ed|izes|ises)$")


class Spot(NamedTuple):
    """Tokens before and after a name or a list of names, nearest first, with the text that touches it."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    touching: str
    is_possessive: bool
    is_hyphenated: bool
    opens_dateline: bool


class Reading(NamedTuple):
    """The use of a name, and how often the rule that gave it is right."""

    use: Use
    confidence: float


_PLAIN_PLACE: Final = Reading(Use.LITERAL, 0.97)
_LITERAL: Final = Reading(Use.LITERAL, 0.9)
_LIKELY_LITERAL: Final = Reading(Use.LITERAL, 0.75)
_ACTOR: Final = Reading(Use.ACTOR, 0.95)
_LIKELY_ACTOR: Final = Reading(Use.ACTOR, 0.8)
_PERHAPS_ACTOR: Final = Reading(Use.ACTOR, 0.6)


_SET_OFF: Final = re.compile(
    r",\s(?:on\sthe\s(?:other|one)\shand|by\scontrast|in\scontrast|for\s(?:its|their)\spart|in\sturn|meanwhile|however|"
    r"of\scourse|in\sparticular|by\scomparison|too|"
    r"por\ssu\sparte|en\scambio|por\sel\scontrario|sin\sembargo|a\ssu\svez|mientras\stanto|desde\sluego|por\s[uú]ltimo),"
)
"""What a subject and its verb are parted by, and says nothing of either."""
_JOINED: Final = re.compile(r"/[A-ZÁÉÍÓÚÑ]\w+(?= [a-z])")
"""Another name for the same one: "the Russia/Putin factor"."""
_UNREAD: Final = Spot((), (), "", is_possessive=False, is_hyphenated=False, opens_dateline=False)


class Scene(NamedTuple):
    """A name among the words around it, and what the rules make of it.

    `spot` is empty where the rules see at once that nothing but the place can be meant.
    """

    spot: Spot
    reading: Reading
    first: int
    last: int


def scenes(text: str, names: Sequence[Recognised], places: Sequence[Place | None]) -> tuple[Scene, ...]:
    """Each name with the list of names it stands in (its first and last index), in order."""
    found = tokens_of(text)
    return tuple(_scene(found, names, i, places[i], group) for i, group in enumerate(lists_of(text, names, places)))


def _scene(found: Tokens, names: Sequence[Recognised], i: int, place: Place | None, group: tuple[int, int]) -> Scene:
    end = names[group[1]].end
    if not (names[i].nested or may_stand_for_a_state(place) or _could_act(found, names[i].end, end)):
        return Scene(_UNREAD, _PLAIN_PLACE, *group)
    spot = _spot(found, names[group[0]].start, end, names[i].end)
    following = names[i + 1].start if i + 1 < len(names) else len(found.text)
    reading = _use(spot, place, nested=names[i].nested, next_name_in=following - names[i].end)
    return Scene(spot, reading, *group)


def _use(spot: Spot, place: Place | None, *, nested: bool, next_name_in: int) -> Reading:
    if nested:
        return _LIKELY_ACTOR
    if place is None:
        return _PLAIN_PLACE
    if not may_stand_for_a_state(place):
        acts = _has_a_will(place) and spot.touching == " " and _wills(spot) and not _is_plainly_literal(spot)
        return _LIKELY_ACTOR if acts else _PLAIN_PLACE
    if spot.is_possessive:
        return _use_of_possessive(spot, next_name_in=next_name_in)
    if spot.is_hyphenated:
        return _LITERAL if spot.after[:1] == ("based",) else _LIKELY_ACTOR
    return _use_by_words(spot, is_country=place.is_country)


def may_stand_for_a_state(place: Place | None) -> bool:
    """Whether a place is one whose name may mean a state: itself, its capital, where its government sits."""
    return place is not None and (place.is_country or place.is_capital or place.feature_code in SEATS_OF_POWER)


def _could_act(found: Tokens, own_end: int, end: int) -> bool:
    """Whether what follows a name could be a verb that only people can do: a quick look that spares most the rest."""
    close = own_end + 2 if _is_possessive(found.text, own_end) else end
    following = found.after(close) if found.text[close : close + 1].isspace() else None
    if following is None:
        return False
    is_compound = found.text[following.end : following.end + 1] == "-"
    return is_compound or following.stem in _WILLING


def _has_a_will(place: Place) -> bool:
    """Whether a place that is no country has an authority of its own that can speak or sue."""
    return place.is_admin_area or place.feature_class is FeatureClass.POPULATED


def _wills(spot: Spot) -> bool:
    """Whether a verb that only people can do follows: "Tamil Nadu accused"."""
    return bool(spot.after) and spot.after[0] in _WILLING


def _use_of_possessive(spot: Spot, *, next_name_in: int) -> Reading:
    """Russia's ambassador is an actor's; Venezuela's Margarita Island and Colombia's border are places."""
    if words.BODIES.intersection(spot.after[1:2]):
        return _ACTOR
    if any(word in words.GEOGRAPHIC for word in spot.after[:2]):
        return _LITERAL
    return _LITERAL if next_name_in <= len("'s ") + 1 else _ACTOR


def _use_by_words(spot: Spot, *, is_country: bool) -> Reading:
    if _is_plainly_literal(spot):
        return _PLAIN_PLACE
    by_preposition = _use_by_preposition(spot)
    if by_preposition:
        return by_preposition
    if _is_subject(spot) or words.ACTOR_BEFORE.union(words.AXES).intersection(spot.before[:1]):
        return _ACTOR
    if _modifies(spot) or (not spot.before and not words.DISTANCES.intersection(spot.after[:7])):
        return _LIKELY_ACTOR
    return _PERHAPS_ACTOR if is_country else _LIKELY_LITERAL


def _use_by_preposition(spot: Spot) -> Reading | None:
    """What a preposition right before the name and the words before it say; None where there is none."""
    before = spot.before[0] if spot.before else ""
    if before == "from":
        return _LIKELY_ACTOR if (words.FROM_MEANS_ACTOR | words.AXES).intersection(spot.before[1:2]) else _LITERAL
    if before == "por":
        return _ACTOR
    if before in ("to", "a"):
        return _use_of_goal(spot.before[1:9])
    if before in ("of", "de", "del"):
        is_actor = words.OF_MEANS_ACTOR.intersection(spot.before[1:3]) or _modifies(spot)
        return _LIKELY_ACTOR if is_actor else _LIKELY_LITERAL
    if before in ("between", "entre"):
        is_way = words.GEOGRAPHIC.intersection(spot.before[1:3]) or words.MOVEMENT.intersection(spot.before[1:12])
        return _LITERAL if is_way else _ACTOR
    return None


def _is_plainly_literal(spot: Spot) -> bool:
    before = spot.before[:2]
    if spot.opens_dateline:
        return True
    if before[:1] == ("por",) and before[1:] != () and _PARTICIPLE.search(before[1]):
        return False
    if words.LINKING.intersection(before[:1]):
        return True
    if before[:1] == ("with",) and words.LINKING.intersection(spot.before[1:4]):
        return True
    if _modifies_geographic(spot) or before in words.LITERAL_PHRASES:
        return True
    if before[:1] == ("for",):
        return before[1:] != () and before[1] in words.LEAVING
    return before != () and before[0] in _BEFORE_PLACES


def _use_of_goal(before: Sequence[str]) -> Reading:
    """What "to X" means: the nearest verb decides ("flew … to", "sold … to")."""
    for word in before:
        if word in words.MOVEMENT:
            return _PLAIN_PLACE
        if word in words.TO_MEANS_ACTOR or word in words.AXES:
            return _LIKELY_ACTOR
    return _LIKELY_LITERAL


def _modifies_geographic(spot: Spot) -> bool:
    after = spot.after[1:] if spot.after[:1] != () and spot.after[0] in words.KIND_OF_WAY else spot.after
    return spot.touching == " " and after != () and after[0] in words.GEOGRAPHIC


def _modifies(spot: Spot) -> bool:
    """Whether the name qualifies the noun behind it: "of the U.S. government"."""
    is_noun = bool(spot.after) and spot.after[0] not in cues.FUNCTION_WORDS and not _is_subject(spot)
    return is_noun and spot.touching == " "


def _is_subject(spot: Spot) -> bool:
    if not spot.after or spot.touching not in (" ", ", "):
        return False
    if spot.touching == ", " and spot.after[0] in words.RELATIVES:
        return not spot.before
    verb = spot.after[1] if spot.after[0] in words.ASIDES and len(spot.after) > 1 else spot.after[0]
    return verb in words.AUXILIARIES or verb in cues.SPEECH_VERBS or _VERB_ENDING.search(verb) is not None


def _spot(found: Tokens, start: int, end: int, own_end: int) -> Spot:
    """Words around a list of names that runs from `start` to `end`; the possessive is that of the name itself."""
    text = found.text
    before = found.folded(_start_of_sentence(text, max(0, start - _REACH), start), start)
    while before and before[-1] in ("the", "la", "el", "both", "neighboring", "neighbouring", "nearby", "then"):
        before.pop()
    is_possessive = _is_possessive(text, own_end)
    close = own_end + 2 if is_possessive else end
    aside = _SET_OFF.match(text, close) or _JOINED.match(text, close)
    close = aside.end() if aside else close
    following = found.between(close, close + _REACH)
    return Spot(
        before=tuple(reversed(before)),
        after=tuple(_compounds(text, close + _REACH, following)),
        touching=_touching(text, close, following),
        is_possessive=is_possessive,
        opens_dateline=_opens_dateline(text, start, end),
        is_hyphenated=text[end : end + 1] == "-" and text[end + 1 : end + 2].islower(),
    )


def _is_possessive(text: str, end: int) -> bool:
    tail = text[end : end + 2]
    return tail in ("'s", "’s") or (tail[:1] in ("'", "’") and text[end - 1 : end] == "s")


def _opens_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name in capitals opens a line and a dash follows: "NIAMEY, Niger —"."""
    if not text[start:end].partition(",")[0].isupper() and not _PLAIN_DATELINE.match(text, end):
        return False
    before = text[max(0, start - _REACH) : start]
    opens_line = not before.rpartition("\n")[2].strip() and (start <= _REACH or "\n" in before)
    return opens_line and _DATELINE.match(text, end) is not None


def _compounds(text: str, high: int, found: Sequence[Token]) -> Iterator[str]:
    """Words, those joined by a hyphen before `high` as one: "state-run" is no state."""
    joined = ""
    for token in found:
        joined += token.stem
        if token.end < high and text[token.end : token.end + 1] == "-":
            joined += "-"
        else:
            yield joined
            joined = ""


def _touching(text: str, end: int, following: Sequence[Token]) -> str:
    return _SPACE.sub(" ", text[end : following[0].start]) if following else ""


def _start_of_sentence(text: str, low: int, high: int) -> int:
    """Where the words between two offsets begin that belong to the same sentence as what follows them."""
    return low + max((match.end() for match in _BREAK.finditer(text[low:high])), default=0)
