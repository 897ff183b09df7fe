"""How something moved: said outright, then by its verb, its vehicle, its load, its carrier and its stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from gazetteer.fold import fold
from gazetteer.place import FeatureClass, Place
from gazetteer.wordlists import words
from reports.document import Span
from reports.model import Actor, Mode
from reports.motion.lexicon import Motion, mode_table
from reports.routes.clauses import Clause, clause_of
from reports.routes.mode_loads import load, money
from reports.routes.parties import way_of
from reports.routes.placewords import INLAND
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence
from reports.routes.vehicles import VEHICLES, VERBS, names_aircraft

_BY: Final[Mapping[str, Mode]] = mode_table(
    {
        Mode.AIR: "air airplane aire aerea",
        Mode.SEA: "sea mar maritima fluvial river water launch raft rafts",
        Mode.LAND: "road land carretera tierra terrestre foot pie horseback overland van coach taxi horse",
        Mode.RAIL: "rail train tren ferrocarril ferrea",
        Mode.MONEY: "hawala wire transferencia transferencias giro giros remesas",
    }
)
_BY_JOINTS: Final = words("by aboard on en por board via in a mediante bordo inside into using")
_INSIDE: Final = words("in a into inside en")
_DRESS_REACH: Final = 3
_WORDS: Final[Mapping[str, Mode]] = mode_table(
    {
        Mode.AIR: "airline airport airspace aerolinea aeropuerto charter airlines flight airstrip airfield aerodromo",
        Mode.SEA: (
            "port seaport harbour harbor maritime naval puerto maritimo maritima contenedor contenedores container "
            "containers muelle pier quay anchorage wharf hull hulls coast nautical"
        ),
        Mode.LAND: "overland border highway road frontera terrestre carretera checkpoint motorway autopista trocha",
        Mode.RAIL: "railway railways station rails rieles",
    }
)
_BOXES: Final = words("container containers contenedor contenedores")

_LOADS: Final = (
    "drone",
    "dron",
    "uav",
    "truck",
    "camion",
    "car",
    "coche",
    "bus",
    "van",
    "pickup",
    "camel",
    "donkey",
    "mule",
    "shahed",
    "bayraktar",
)
_OF_VEHICLES: Final = words(
    "trade deal deals industry programme program sale sales strike strikes attack attacks parts maker makers factory "
    "production spares crash base bases"
)
_WATERS: Final = frozenset({"SEA", "OCN", "STRT", "GULF", "CNL", "CNLN", "CHN", "BAY", "SD", "CAPE", "CAPG"})
_OPEN_WATER: Final = words("ocean sea atlantic pacific mediterranean oceano atlantico pacifico mediterraneo")
_PRONOUNS: Final = words("it she they her its his their ellos ellas")
_SOME_OF_THEM: Final = words("all most some both half others rest todos ambos otros varios")
_REACH: Final = 8
_AROUND: Final = (-3, -2, -1, 1, 2)
"""Sentences around a movement, by how far they lie ahead, whose vehicles may be its own."""
_VERBS: Final = frozenset({Motion.MOVE, Motion.SEND, Motion.ARRIVE, Motion.LEAVE})
VERBAL: Final = _VERBS | {Motion.HEAD}

_WORD: Final = re.compile(r"[^\W\d_]+")

Reading = Callable[[], Mode]


class ModeRead(NamedTuple):
    """A mode, and whether the clause says so outright, with a word of movement or a vehicle."""

    mode: Mode
    outright: bool


def mode_of(scene: Scene, places: Iterable[Place], carrier: Actor | None) -> ModeRead:
    """The mode of a movement between `places`; `carrier` when one is known to do it."""
    sentence, cues = scene.sentence, scene.cues
    clause = clause_of(sentence, scene.first, scene.last)
    start, end = max(clause.start, scene.first - 2 * _REACH), min(clause.end, next_verb(scene))
    stops = tuple(places)
    said = sentence.words(start, end)
    outright: tuple[Reading, ...] = (
        lambda: _by_phrase(sentence, start, end),
        lambda: _own(sentence, cues),
        lambda: _first(VERBS.get(word) for word in said[: scene.last + 1 - start]),
        lambda: _vehicle(scene, range(start, end)),
        lambda: _crossed(sentence, cues) if any(place.country_code in INLAND for place in stops) else Mode.UNKNOWN,
    )
    hints: tuple[Reading, ...] = (
        lambda: _vehicle_far(scene, clause),
        lambda: _transit(sentence, cues, stops),
        lambda: money(said, cues, sentence),
        lambda: load(said, cues, sentence),
        lambda: way_of(carrier) if carrier else Mode.UNKNOWN,
        lambda: _vehicle_before(scene, clause),
        lambda: _by_stops(stops),
        lambda: _first(_WORDS.get(word) for word in said),
        lambda: _crossed(sentence, cues),
        lambda: _vehicle_near(scene),
        lambda: _vehicle_around(scene),
    )
    said_so = _first_read(outright)
    return (
        ModeRead(said_so, outright=True)
        if said_so is not Mode.UNKNOWN
        else ModeRead(_first_read(hints), outright=False)
    )


def _first_read(readings: Iterable[Reading]) -> Mode:
    return next((mode for reading in readings if (mode := reading()) is not Mode.UNKNOWN), Mode.UNKNOWN)


def next_verb(scene: Scene) -> int:
    """The end of the tokens behind the movement that may speak of it: the next word of movement, or a few on."""
    end = scene.last + 1 + _REACH
    later = (cue for cue in range(scene.last + 1, end) if cue in scene.sentence.cues and cue not in scene.cues)
    verbs = (scene.sentence.opens[cue] for cue in later if scene.sentence.cues[cue].motion in VERBAL)
    return next(verbs, end)


def plain_mode(sentence: Sentence, start: int, end: int, cues: Sequence[int]) -> Mode:
    """The mode that tokens [start, end) say outright, `cues` being the words of movement among them."""
    readings: tuple[Reading, ...] = (
        lambda: _by_phrase(sentence, start, end),
        lambda: _own(sentence, cues),
        lambda: _first(VERBS.get(word) for word in sentence.words(start, end)),
        lambda: _only(VEHICLES.get(word) for word in sentence.words(start, end)),
    )
    return _first_read(readings)


def _only(found: Iterable[Mode | None]) -> Mode:
    """The one mode among those found; unknown where there are several."""
    modes = {mode for mode in found if mode}
    return modes.pop() if len(modes) == 1 else Mode.UNKNOWN


def _first(found: Iterable[Mode | None]) -> Mode:
    return next((mode for mode in found if mode not in {None, Mode.UNKNOWN} and mode), Mode.UNKNOWN)


def _by_phrase(sentence: Sentence, start: int, end: int) -> Mode:
    """By plane, aboard its icebreaker, on foot, en transbordador."""
    for index in range(start, end):
        if sentence.word(index) not in _BY_JOINTS:
            continue
        for near in range(index + 1, min(index + 2 + _DRESS_REACH, end)):
            word = sentence.word(near)
            if near <= index + 2 and word in _BY and sentence.word(index) not in _INSIDE:
                return _BY[word]
            if word in {"pie", "foot", "caballo", "horseback"}:
                return Mode.LAND
            if word in VEHICLES and sentence.word(index) != "a" and sentence.word(near + 1) not in _OF_VEHICLES:
                return VEHICLES[word]
            if not word.isalpha() or sentence.is_slot(near) or word in sentence.lexicon.prepositions or word == "and":
                break
    return Mode.UNKNOWN


def _own(sentence: Sentence, cues: Sequence[int]) -> Mode:
    """The mode of the cues themselves; a vehicle or a crossing only tells where nothing else does."""
    weak = {Motion.VEHICLE, Motion.TRANSIT}
    return _first(sentence.cues[cue].mode for cue in cues if sentence.cues[cue].motion not in weak)


def _vehicle(scene: Scene, indices: range) -> Mode:
    """The last vehicle named at or before the end of the movement."""
    found = [mode for index, mode in _vehicles(scene, indices) if index <= scene.last]
    return found[-1] if found else Mode.UNKNOWN


def _vehicle_far(scene: Scene, clause: Clause) -> Mode:
    """The subject of a long clause."""
    return _first(mode for _, mode in _vehicles(scene, range(clause.start, scene.last + 1)))


def _vehicles(scene: Scene, indices: range) -> Iterator[tuple[int, Mode]]:
    for index in indices:
        mode = _vehicle_at(scene, index)
        if mode is not None and not _is_load(scene.sentence, index):
            yield index, mode


def _vehicle_at(scene: Scene, index: int) -> Mode | None:
    """How the vehicle moves that a token names, carried along or not; None where it names none."""
    sentence = scene.sentence
    cue = sentence.cues.get(index)
    if cue is not None and cue.motion is Motion.VEHICLE and cue.mode is not Mode.UNKNOWN:
        return cue.mode
    word = sentence.word(index)
    if word == "aircraft" and sentence.word(index + 1) == "carrier":
        return Mode.SEA
    return VEHICLES.get(word) or (Mode.AIR if _is_type(scene, index) else None)


def _is_load(sentence: Sentence, index: int) -> bool:
    """Whether a vehicle is what is sent or spoken of: "a shipment of drones", "shipped 40 trucks", "drone trade"."""
    if sentence.word(index + 1) in _OF_VEHICLES:
        return True
    if sentence.word(index).startswith(_LOADS) and sentence.word(index + 1) in {"was", "were", "fue", "fueron"}:
        return any(sentence.cues[i].motion is Motion.SEND for i in range(index + 2, index + 4) if i in sentence.cues)
    for before in range(index - 1, max(index - 5, -1), -1):
        cue = sentence.cues.get(before)
        if cue is not None:
            of = "of" in sentence.words(before, index) or "de" in sentence.words(before, index)
            sent = cue.motion is Motion.SEND and sentence.word(index).startswith(_LOADS)
            got = sentence.word(before).startswith(("receiv", "recib"))
            return sent or (cue.motion is Motion.FLOW and (of or got))
        if sentence.word(before) in _BY_JOINTS - {"a"}:
            return False
    return False


def _is_type(scene: Scene, index: int) -> bool:
    """Whether the token begins or is a type of aircraft as it is written ("C-130s", "Boeing 747")."""
    token = scene.sentence.tokens[index]
    if not (token.capital or token.word[:1].isdigit()):
        return False
    written = scene.text[token.start : min(token.start + 12, scene.sentence.span.end)]
    return names_aircraft(written.split(" ")[0].strip(".,;:)'’")) or written.startswith(("King Air", "Black Hawk"))


def _transit(sentence: Sentence, cues: Sequence[int], places: Sequence[Place]) -> Mode:
    if not any(sentence.cues[cue].motion is Motion.TRANSIT for cue in cues):
        return Mode.UNKNOWN
    if _OPEN_WATER.intersection(sentence.words(cues[0], cues[-1] + 4)):
        return Mode.SEA
    wet = any(place.feature_class is FeatureClass.WATER and place.feature_code != "STM" for place in places)
    return Mode.SEA if wet else Mode.UNKNOWN


def _crossed(sentence: Sentence, cues: Sequence[int]) -> Mode:
    return _first(sentence.cues[cue].mode for cue in cues if sentence.cues[cue].motion is Motion.TRANSIT)


def _vehicle_before(scene: Scene, clause: Clause) -> Mode:
    """The vehicle of the sentence before, where "it" or "she" goes on."""
    opening = scene.sentence.words(clause.start, scene.first + 1)
    if not (_PRONOUNS.intersection(opening[:6]) or _SOME_OF_THEM.intersection(opening[:3])):
        return Mode.UNKNOWN
    if "she" in opening[:3] and any(scene.sentence.cues[cue].motion in _VERBS for cue in scene.cues):
        ship = Mode.SEA
    else:
        ship = Mode.UNKNOWN
    told = scene.neighbour(-1)
    words_ = [token.word for token in told.tokens] if told else []
    found = _first(VEHICLES.get(word) for word in words_)
    boxed = Mode.SEA if _BOXES.intersection(words_) else Mode.UNKNOWN
    return _first((found, ship, boxed))


def _vehicle_near(scene: Scene) -> Mode:
    """The vehicle that is nearest to the movement in its sentence, whatever parts them; else the sentence before's."""
    here = list(_vehicles(scene, range(len(scene.sentence.tokens))))
    if here:
        return min(here, key=lambda found: max(scene.first - found[0], found[0] - scene.last))[1]
    told = scene.neighbour(-1)
    before = {mode for token in told.tokens if (mode := VEHICLES.get(token.word))} if told else set()
    return before.pop() if len(before) == 1 else Mode.UNKNOWN


def mode_in(text: str, span: Span) -> Mode:
    """The one mode that the verbs and vehicles of a stretch of text name; unknown where they name several or none."""
    said = [fold(word) for word in _WORD.findall(text[span.start : span.end])]
    return _only(VERBS.get(word) or VEHICLES.get(word) for word in said)


def _vehicle_around(scene: Scene) -> Mode:
    """The mode of the vehicles in the sentences around, where they are of one kind and named more than once."""
    told = (scene.neighbour(ahead) for ahead in _AROUND)
    found = [mode for each in told if each for token in each.tokens if (mode := VEHICLES.get(token.word))]
    return found[0] if len(found) > 1 and len(set(found)) == 1 else Mode.UNKNOWN


def _by_stops(places: Sequence[Place]) -> Mode:
    """By sea where a stop is a strait or a sea; by air between airports."""
    if any(place.feature_code in _WATERS for place in places):
        return Mode.SEA
    return (
        Mode.AIR if len(places) > 1 and all(place.feature_code.startswith("AIR") for place in places) else Mode.UNKNOWN
    )
