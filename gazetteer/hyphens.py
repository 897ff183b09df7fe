"""Hyphens and dashes between places: "the Tunis-Tripoli-Benghazi flight", "a Conviasa Caracas–Damascus flight".

Many newspapers write no dash at all. A hyphen joins the parts of one name ("Castilla-La Mancha", "Ana Lima-Santos")
unless places stand on both sides of it, one of them well known; then it is taken for the dash that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.cues import TITLES
from gazetteer.fame import Fame
from gazetteer.lexicon import Lexicon
from gazetteer.phrases import key_of
from gazetteer.scene import Scene
from gazetteer.standing import Standings
from gazetteer.words import Word

_HYPHEN: Final = "-"
_DASH: Final = "–"
_DASHES: Final = frozenset({_DASH, "—", "‑", "−"})
_CERTAIN: Final = 0.9
"""How likely a name must be a place to vouch for the one that a dash ties to it."""
_THINKABLE: Final = 0.04
"""How likely that one must be."""
_LONGEST: Final = 4
"""Words of a name beside a hyphen."""


def with_dashes(words: tuple[Word, ...], standings: Standings, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words, with a dash in the place of each hyphen between two places; all else as it was."""
    joints = [i for i, word in enumerate(words) if word.gap == _HYPHEN and word.capitalised and not word.possessive]
    if not joints:
        return words
    made = list(words)
    parted = {i: end for i in joints if (end := _second_ends(words, i, standings, lexicon))}
    lasts = set(parted.values())
    for i, last in parted.items():
        first = _first_begins(words, i, standings)
        is_of_three = i in lasts or last in parted
        if is_of_three or not _is_surname(words, first, lexicon):
            made[i] = words[i]._replace(gap=_DASH)
            made[i + 1] = made[i + 1]._replace(opens=False)
    return tuple(made)


def with_partners(scene: Scene, answers: Sequence[float]) -> Sequence[float]:
    """The answers, those of well-known places as high as that of a certain one which a dash ties them to.

    What stands before the first of two places ("Conviasa Caracas–Damascus") makes a longer name of it else.
    """
    words = scene.reading.words
    tied = [i for i, match in enumerate(scene.matches) if match.fame >= Fame.KNOWN and answers[i] >= _THINKABLE]
    begun = {scene.matches[i].first: i for i in tied}
    raised = list(answers)
    for before in tied:
        end = scene.matches[before].end
        after = begun.get(end)
        if after is None or words[end - 1].gap not in _DASHES:
            continue
        sure = max(answers[before], answers[after])
        if sure >= _CERTAIN:
            raised[before], raised[after] = sure, sure
    return raised


def _second_ends(words: Sequence[Word], joint: int, standings: Standings, lexicon: Lexicon) -> int:
    """The last word of the place behind a hyphen that parts two places; 0 for a hyphen that does not."""
    first = _first_begins(words, joint, standings)
    ends = [last for last in _stretch(words, joint + 1, 1) if _fame(words, joint + 1, last, standings)]
    if first < 0 or not ends or _is_one_name(words, first, joint, standings):
        return 0
    sides = ((first, joint), (joint + 1, ends[-1]))
    known = [_fame(words, *side, standings) >= Fame.KNOWN for side in sides]
    towns_alone = all(
        is_known or _is_town_alone(words, *side, lexicon) for side, is_known in zip(sides, known, strict=True)
    )
    return ends[-1] if any(known) and towns_alone else 0


def _first_begins(words: Sequence[Word], joint: int, standings: Standings) -> int:
    """Where the place before a hyphen begins, -1 for nowhere."""
    begins = [first for first in _stretch(words, joint, -1) if _fame(words, first, joint, standings)]
    return begins[-1] if begins else -1


def _is_town_alone(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a town's name is that of no person and no ordinary word."""
    key = key_of(words, first, last)
    return not any(key in others for others in (lexicon.surnames, lexicon.first_names, lexicon.common_words))


def _stretch(words: Sequence[Word], start: int, step: int) -> Iterator[int]:
    """The words from one on, forwards or backwards, with nothing but a space between them."""
    for i in range(start, start + step * _LONGEST, step):
        if not 0 <= i < len(words):
            return
        yield i
        if words[i if step > 0 else i - 1].gap != " ":
            return


def _fame(words: Sequence[Word], first: int, last: int, standings: Standings) -> Fame:
    return standings.of(key_of(words, first, last)).fame if words[first].capitalised else Fame.OBSCURE


def _is_one_name(words: Sequence[Word], first: int, joint: int, standings: Standings) -> bool:
    """Whether the gazetteer has a name that runs across the hyphen."""
    stretches = ((first, last) for last in range(joint + 1, min(joint + 1 + _LONGEST, len(words))))
    return any(standings.of(key_of(words, *each)).entries.found for each in stretches)


def _is_surname(words: Sequence[Word], first: int, lexicon: Lexicon) -> bool:
    """Whether a given name or a title stands before it."""
    if not first or words[first - 1].gap not in (" ", ". "):
        return False
    before = words[first - 1]
    return before.token.stem in TITLES or (before.capitalised and before.token.folded in lexicon.first_names)
