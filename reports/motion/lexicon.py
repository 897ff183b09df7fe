"""What the words of one language say about movement. Data only; the words are in `english` and `spanish`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from reports.model import Mode


class Motion(Enum):
    """What a cue says about the places around it."""

    MOVE = "move"
    """Flew, travelled: an origin and a destination."""
    SEND = "send"
    """Shipped, sent: the same, and goods or people that are moved."""
    ARRIVE = "arrive"
    """Landed in, reached: its place is a destination."""
    LEAVE = "leave"
    """Took off from, left: its place is an origin."""
    STOP = "stop"
    """Stopping in, refuelled at: its place lies on the way."""
    TRANSIT = "transit"
    """Passed, crossed: its object lies on the way."""
    HEAD = "head"
    """Bound for, continued to."""
    LINE = "line"
    """Flight, route: an origin and a destination, or "between"."""
    LINK = "link"
    """Line, service, bridge: a line where a word before it says that things move along it."""
    FLOW = "flow"
    """Shipment, delivery."""
    VEHICLE = "vehicle"
    """Plane, tanker: an origin and a destination, and a way to move."""
    MONEY = "money"
    """Wire transfer."""


class Cue(NamedTuple):
    """A word of movement; `past` when its form can only tell of what has happened.

    A `weak` one has other senses, too ("took", "loaded"): alone it needs both an origin and a destination.
    """

    motion: Motion
    mode: Mode = Mode.UNKNOWN
    past: bool = False
    weak: bool = False


class Row(NamedTuple):
    """One line of a lexicon: words apart by blanks, the words of a phrase joined by an underscore."""

    motion: Motion
    mode: Mode
    words: str
    past: bool = False
    weak: bool = False


def regular(motion: Motion, mode: Mode, stems: str, *, active: bool = False, weak: bool = False) -> tuple[Row, Row]:
    """Rows of the forms of regular English verbs: "ship*" doubles its last letter, "touch_down" bends its first word.

    `active` where the form in -ed is no participle that can be planned ("to be landed" is rare, "to be shipped" not).
    """
    verbs = [stem.partition("_") for stem in stems.split()]
    ing = [(_stem(verb, "ing") + "ing", rest) for verb, _, rest in verbs]
    s = [(verb.rstrip("*"), rest) for verb, _, rest in verbs] + [
        (_third(verb.rstrip("*")), rest) for verb, _, rest in verbs
    ]
    ed = [(_stem(verb, "ed") + "ed", rest) for verb, _, rest in verbs]
    return (
        Row(motion, mode, _phrases(s + ing), weak=weak),
        Row(motion, mode, _phrases(ed), past=active, weak=weak),
    )


def _phrases(forms: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{verb}_{rest}" if rest else verb for verb, rest in forms)


def _stem(verb: str, ending: str) -> str:
    """What an ending beginning with a vowel is put to: refuel, shipp-, evacuat-, carri-."""
    if verb.endswith("*"):
        return verb[:-1] + verb[-2]
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1]
    return verb[:-1] + "i" if ending == "ed" and verb.endswith("y") and verb[-2] not in "aeiou" else verb


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Cues of one or two folded words, and the small words that give the places around them their roles."""

    cues: Mapping[str, Cue]
    origin: frozenset[str]
    destination: frozenset[str]
    toward: frozenset[str]
    """Destination after a cue of leaving or heading only ("left for", "para")."""
    way: frozenset[str]
    at: frozenset[str]
    weak_origin: frozenset[str]
    """Origin beside a cue of movement that also has a destination only (Spanish "de")."""
    between: frozenset[str]
    link_modes: Mapping[str, Mode]
    """Words that make a link, line, service or bridge one that things move along, and how."""
    presence: frozenset[str]
    """Words that say where a mover was met ("seized", "received")."""
    attacks: frozenset[str]
    """Those of them that a place follows at once ("attacked X")."""
    not_to: frozenset[str]
    """Words that take the next preposition to themselves ("according to", "apart from")."""
    openers: frozenset[str] = field(init=False)
    """The first words of the cues of two words: a quick look that spares most words the search for a second one."""
    leads: frozenset[str] = field(init=False)
    """Those and the cues of one word: what no cue begins with is no cue."""
    prepositions: frozenset[str] = field(init=False)
    """Every word that opens a phrase of place."""

    def __post_init__(self) -> None:
        openers = frozenset(cue.partition(" ")[0] for cue in self.cues if " " in cue)
        object.__setattr__(self, "openers", openers)
        object.__setattr__(self, "leads", openers | self.cues.keys())
        of_place = self.origin | self.destination | self.toward | self.way | self.at | self.weak_origin
        object.__setattr__(self, "prepositions", of_place)


def cue_table(rows: Iterable[Row], without: AbstractSet[str] = frozenset()) -> Mapping[str, Cue]:
    """The cues of the rows but for some words; a later row overrules an earlier one."""
    table = {
        word.replace("_", " "): Cue(*row[:2], row.past, row.weak)
        for row in rows
        for word in row.words.split()
        if word not in without
    }
    return MappingProxyType(table)


def mode_table(rows: Mapping[Mode, str]) -> Mapping[str, Mode]:
    """Word to mode, from mode to words."""
    return MappingProxyType({word: mode for mode, words in rows.items() for word in words.split()})


def pairs(listed: str) -> frozenset[tuple[str, str]]:
    """Pairs of words, written "round trip | return flight"."""
    split = (pair.split() for pair in listed.split("|"))
    return frozenset((first, second) for first, second in split)
