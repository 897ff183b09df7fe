"""Which hypotheses are routes: small trees judge each of them, and of two that are at odds the likelier one stands.

`choice.json` and `choice_quick.json` are made by `python -m tests.training.choice`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gazetteer.trees import TreeModel, trees_of
from reports.document import Span
from reports.model import Mode, Stop
from reports.relations.ways import follows
from reports.routes.hypotheses import Hypothesis
from reports.routes.hypothesis_signs import NAMES, Words, signs, words_beside
from reports.routes.prose import Text
from reports.routes.tokens import overlap
from reports.routes.unreal import is_unreal

WEIGHTS: Final = Path(__file__).with_name("choice.json")
QUICK_WEIGHTS: Final = Path(__file__).with_name("choice_quick.json")
"""For texts that the network alone has read: it is as sure as the encoder, and wrong more often."""
PLAIN: Final = 0.85
"""How sure the rules are of a plain form."""
_FEWEST_THAT_CHANGE: Final = 3
MARGIN: Final = 0.4
"""By so much likelier must a part of a way be that the network sees, to stand for the way that the rules read."""


class Bars(NamedTuple):
    """How likely a hypothesis must be to be a route. Lower, more are found and more of those given are wrong."""

    least: float
    unsaid: float
    """For what the network alone sees where no word of movement stands beside the places: newspapers are full of it."""
    apart: float
    """For what the network alone sees over several sentences."""
    plain: float
    """For what the rules read in the plain forms of one sentence, their own word counted in."""


CLOSE: Final = Bars(least=0.3, unsaid=0.5, apart=0.4, plain=0.29)
QUICK: Final = Bars(least=0.25, unsaid=0.4, apart=0.4, plain=0.35)
"""Where the network alone has read."""
_NEVER: Final = 2.0
"""For what the network alone sees beside words that tell of a message, a summit or a price."""
_OWN_WORD: Final = 1 / 3
"""The rules' share in how likely a plain form is."""
_RATHER: Final = 0.5
"""How likely another way past the same stops must be to leave the rules no say."""


def chosen(text: Text, found: Sequence[Hypothesis]) -> tuple[tuple[Hypothesis, float], ...]:
    """The hypotheses that are routes, each with its likelihood, the likeliest first; no two go the same leg."""
    judged = zip(found, likelihood(text, found).tolist(), strict=True)
    each_way = [(each, share) for each, share in judged if not _changes(each, found)]
    seen = [one for one in each_way if one[0].movement is not None]
    bars = CLOSE if _is_close(text) else QUICK
    said = [(each, _said(each, share, seen)) for each, share in each_way]
    kept = [(each, share) for each, share in said if share >= _least(text, each, bars)]
    kept.sort(key=lambda one: -one[1])
    read = _by_place(kept)
    return tuple(_apart([one for one in kept if not _gives_way(*one, read.get(one[0].key[0], ()))]))


def _by_place(kept: Sequence[tuple[Hypothesis, float]]) -> Mapping[str, Sequence[tuple[Hypothesis, float]]]:
    """What the rules read, by the places on its way."""
    found: dict[str, list[tuple[Hypothesis, float]]] = {}
    for each, share in kept:
        for place in set(each.key) if each.told else ():
            found.setdefault(place, []).append((each, share))
    return found


def _changes(each: Hypothesis, found: Sequence[Hypothesis]) -> bool:
    """Whether what was seen as one way is read as several, by one vehicle after the other."""
    if each.told or len(each.key) < _FEWEST_THAT_CHANGE:
        return False
    modes = {part.told[0].draft.mode for part in found if part.told and follows(each.key, part.key)}
    return len(modes - {Mode.UNKNOWN}) > 1


def _least(text: Text, each: Hypothesis, bars: Bars) -> float:
    if each.told:
        return bars.least if _plainness(each) is None else bars.plain
    by_words = {Words.PLAIN: bars.least, Words.NONE: bars.unsaid, Words.FIGURE: _NEVER}[words_beside(text, each)]
    return max(by_words, bars.apart) if _is_apart(text, each) else by_words


def _is_apart(text: Text, each: Hypothesis) -> bool:
    return len({text.at(stop.span.start) for stop in each.stops if stop.span}) > 1


def _plainness(each: Hypothesis) -> float | None:
    """How sure the rules are of what they read in a plain form of one sentence; None where it is none.

    Of what is only imagined they have no say.
    """
    forms = (told.draft.sureness for told in each.told if not told.elsewhere and not is_unreal(told.sentence))
    return max((sure for sure in forms if sure >= PLAIN), default=None)


def _said(each: Hypothesis, share: float, seen: Sequence[tuple[Hypothesis, float]]) -> float:
    """The likelihood to speak of: of a plain form the rules have a say, unless its stops are rather `seen` otherwise.

    The trees know difficult reports above all, and are too modest of bare sentences.
    """
    sure = _plainness(each)
    return share if sure is None or _is_rather(each, share, seen) else (1 - _OWN_WORD) * share + _OWN_WORD * sure


def _is_rather(each: Hypothesis, share: float, seen: Sequence[tuple[Hypothesis, float]]) -> bool:
    """Whether all its stops are, more likely, seen in another order or as a part of a longer way."""
    stops = set(each.key)
    return any(
        likely >= max(share, _RATHER) and other.key != each.key and stops.issubset(other.key) for other, likely in seen
    )


def _gives_way(each: Hypothesis, share: float, read: Sequence[tuple[Hypothesis, float]]) -> bool:
    """Whether what the network alone saw gives way to what the rules read, unless it is much surer.

    So does a part of a way, and another order of what a plain form tells of.
    """
    return not each.told and any(
        share < other + MARGIN and (_is_part(each, whole) or _is_turned(each, whole)) for whole, other in read
    )


def _is_part(each: Hypothesis, whole: Hypothesis) -> bool:
    return len(each.key) < len(whole.key) and follows(whole.key, each.key)


def _is_turned(each: Hypothesis, plain: Hypothesis) -> bool:
    """Whether it leads another way past some stops of a plain form."""
    within = set(plain.key).issuperset(each.key)
    return within and _plainness(plain) is not None and not follows(plain.key, each.key)


def likelihood(text: Text, found: Sequence[Hypothesis]) -> NDArray[np.float64]:
    """For each hypothesis how likely it is a route, from 0 to 1."""
    trees = _trees(WEIGHTS if _is_close(text) else QUICK_WEIGHTS)
    judged = 1.0 / (1.0 + np.exp(-trees.margins(signs(text, found))))
    return np.array([_sureness(text, each) or share for each, share in zip(found, judged.tolist(), strict=True)])


def _is_close(text: Text) -> bool:
    relations = text.likely.relations
    return relations is None or relations.closely


def _sureness(text: Text, each: Hypothesis) -> float | None:
    """How sure the rules are of a way from or to a government's country: of those the network knows nothing."""
    supplied = any(stop.span is not None and stop.span.start not in text.spoken_of for stop in each.stops)
    return each.told[0].draft.sureness if each.told and supplied else None


def _apart(ranked: Sequence[tuple[Hypothesis, float]]) -> Iterator[tuple[Hypothesis, float]]:
    taken: dict[tuple[str, str], list[Span]] = {}
    kept: list[tuple[Span, Hypothesis]] = []
    for hypothesis, likely in ranked:
        legs = set(combinations(hypothesis.key, 2))
        here = _extent(hypothesis)
        turned = (span for one, other in legs for span in taken.get((other, one), ()))
        if not legs.isdisjoint(taken) or any(span.overlaps(here) for span in turned):
            continue
        if not hypothesis.told and any(
            span.overlaps(here) and is_same_way(hypothesis.stops, other.stops) for span, other in kept
        ):
            continue
        for leg in legs:
            taken.setdefault(leg, []).append(here)
        kept.append((here, hypothesis))
        yield hypothesis, likely


def is_same_way(stops: Sequence[Stop], others: Sequence[Stop]) -> bool:
    """Whether the stops are among the others in their order, or the countries or provinces that these lie in."""
    rest = iter(others)
    return all(any(overlap(stop.place, there.place) for there in rest) for stop in stops)


def _extent(hypothesis: Hypothesis) -> Span:
    """From the first to the last name of a stop: a way there and another back stand in different words."""
    spans = [stop.span for stop in hypothesis.stops if stop.span]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@lru_cache(maxsize=2)
def _trees(path: Path) -> TreeModel:
    data = json.loads(path.read_text(encoding="utf-8"))
    if tuple(data["signs"]) != NAMES:
        raise RuntimeError(f"{path.name} was trained on other signs than hypothesis_signs.py names; train it anew")
    return trees_of(data)
