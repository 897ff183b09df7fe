"""The signs by which a hypothesis is judged: a row of numbers, named in NAMES, for `choice` to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import FeatureClass
from gazetteer.toponym import Toponym
from reports.model import Direction, Mode, Stop
from reports.relations.ways import Order
from reports.routes.distances import is_measured
from reports.routes.figures import is_echo, is_figure
from reports.routes.hypotheses import Hypothesis, Likelihoods
from reports.routes.parts import Part, part_of
from reports.routes.prose import Text, between, cues_beside, main_sentence, slot_of
from reports.routes.sentence import Sentence
from reports.routes.ways import Journey

_MAX_RIVALS: Final = 64
"""Other hypotheses with the same place that are looked at: more are a table."""
_UNCOMPARED: Final = -1.0
"""In place of the likelihood of a way between places that are too far apart to be compared."""
_LIKELIHOODS: Final = ("next_least", "next_mean", "next_most", "all_least", "all_mean", "back_most", "ends")
_SOURCES: Final = ("read", "seen", "whole", "rivals_read", "rivals_seen", "left_out", "left_out_least")
_NEIGHBOURS: Final = ("within", "before", "before_alike", "after", "after_alike", "modes_alike", "statuses_alike")
_ENDS: Final = ("next_told", "ends_told", "skipped", "ends_within", "goes_before", "goes_after", "ends_beyond")
_RULES: Final = ("sureness", "elsewhere", "weak", "tokens", "has_mode")
_SHAPE: Final = ("stops", "both", "sentences", "between", "beside", "in_order", "countries", "waters")
_MAIN: Final = ("plain_cues", "figure", "spanish", "in_main")
_PARTS: Final = (
    *(f"first_{part.name.lower()}" for part in Part),
    *(f"last_{part.name.lower()}" for part in Part),
    "middle_origins",
    "middle_goals",
    "middle_loose",
)
NAMES: Final = (*_LIKELIHOODS, *_SOURCES, *_NEIGHBOURS, *_ENDS, *_RULES, *_SHAPE, *_MAIN, *_PARTS)


class Words(Enum):
    """What the words of movement beside some places tell."""

    PLAIN = "plain"
    NONE = "none"
    """There are none."""
    FIGURE = "figure"
    """That nothing moves but a message, a summit, a price."""


def signs(text: Text, found: Sequence[Hypothesis]) -> NDArray[np.float32]:
    """A row for each hypothesis, its columns in the order of NAMES."""
    rivals = _Rivals(found)
    rows = [[float(value) for value in _row(text, each, rivals)] for each in found]
    return np.array(rows, np.float32).reshape(-1, len(NAMES))


def _row(text: Text, each: Hypothesis, rivals: _Rivals) -> Iterator[float]:
    yield from _likelihoods(text.likely, each.key)
    seen = each.movement is not None
    yield from (bool(each.told), seen, each.movement is not None and each.movement.is_whole, *rivals.of(each))
    yield from _left_out(text.likely, each.key)
    yield from _neighbours(text.likely, each.key)
    yield from _ends(text.likely, each.key)
    yield from _rules(each)
    yield from _shape(text, each)
    yield from _main(text, each)
    yield from _parts([_part(text, stop) for stop in each.stops])


def _likelihoods(likely: Likelihoods, key: Sequence[str]) -> Iterator[float]:
    following = [likely.of(here, there) for here, there in pairwise(key)]
    every = likely.each(combinations(key, 2))
    yield from (min(following), sum(following) / len(following), max(following))
    yield from (min(every), sum(every) / len(every))
    yield max(likely.of(there, here) for here, there in pairwise(key))
    yield likely.of(key[0], key[-1]) if (key[0], key[-1]) in likely.steps else _UNCOMPARED


def _left_out(likely: Likelihoods, key: Sequence[str]) -> tuple[float, float]:
    """How well the place would fit in that is not a stop and fits in best: on the mean, and with the worst stop."""
    near = likely.others(key)
    mean = least = 0.0
    for other in near:
        fits = [_fit(likely, key, other, at) for at in range(len(key) + 1)]
        mean = max(mean, *(fit[0] for fit in fits))
        least = max(least, max(fits)[1])
    return mean, least


def _fit(likely: Likelihoods, key: Sequence[str], other: str, at: int) -> tuple[float, float]:
    each = likely.each((*((stop, other) for stop in key[:at]), *((other, stop) for stop in key[at:])))
    return sum(each) / len(each), min(each)


def _neighbours(likely: Likelihoods, key: Sequence[str]) -> tuple[float, ...]:
    """How well other places fit between the stops, before the first and after the last, and whether the legs are alike.

    Legs are alike where the same mode and status are likely: something that goes on as it came.
    """
    near = likely.others(key)
    within = max((_fit(likely, key, other, at)[0] for other in near for at in range(1, len(key))), default=0.0)
    before, first = max(((_fit(likely, key, other, 0)[0], other) for other in near), default=(0.0, ""))
    after, last = max(((_fit(likely, key, other, len(key))[0], other) for other in near), default=(0.0, ""))
    legs = list(pairwise(key))
    alike = [_alike(likely, one, other) for one, other in pairwise(legs)]
    return (
        within,
        before,
        min(_alike(likely, (first, key[0]), legs[0])),
        after,
        min(_alike(likely, legs[-1], (key[-1], last))),
        min((modes for modes, _ in alike), default=1.0),
        min((statuses for _, statuses in alike), default=1.0),
    )


def _ends(likely: Likelihoods, key: Sequence[str]) -> Iterator[float]:
    """What the encoder says of where the way begins and ends.

    That each stop is the next after the one before, and the first and last its ends; that some stop is passed over, or
    that a part of it is a whole way; that something goes on to its first stop, or from its last, and that a
    way with one of its ends goes further.
    """
    if likely.relations is None or not likely.relations.closely:
        yield from (0.0,) * len(_ENDS)
        return
    parts = [(one, other) for one, other in combinations(key, 2) if (one, other) != (key[0], key[-1])]
    legs = set(pairwise(key))
    yield min(likely.next_to(*leg) for leg in legs)
    yield likely.ends_of(key[0], key[-1])
    yield max((_joint(likely, order, likely.next_to) for order in parts if order not in legs), default=0.0)
    yield max((_joint(likely, order, likely.ends_of) for order in parts), default=0.0)
    near = likely.others(key)
    yield max((_joint(likely, (other, key[0]), likely.next_to) for other in near), default=0.0)
    yield max((_joint(likely, (key[-1], other), likely.next_to) for other in near), default=0.0)
    beyond = [order for other in near for order in ((key[0], other), (other, key[-1]))]
    yield max((_joint(likely, order, likely.ends_of) for order in beyond), default=0.0)


def _joint(likely: Likelihoods, order: Order, share: Callable[[str, str], float]) -> float:
    """How likely a way leads from one place to the other, and they have this part in it."""
    return likely.of(*order) * share(*order)


def _alike(likely: Likelihoods, one: tuple[str, str], other: tuple[str, str]) -> tuple[float, float]:
    """How likely two legs have the same mode, and the same status; 0 where nothing is known of one."""
    here, there = likely.manner(one), likely.manner(other)
    if here is None or there is None:
        return 0.0, 0.0
    return float(here.modes @ there.modes), float(here.statuses @ there.statuses)


class _Rivals:
    """For each place the hypotheses that it is a stop of."""

    def __init__(self, found: Sequence[Hypothesis]) -> None:
        self._with: dict[str, list[Hypothesis]] = {}
        for each in found:
            for place in dict.fromkeys(each.key):
                self._with.setdefault(place, []).append(each)

    def of(self, one: Hypothesis) -> tuple[int, int]:
        """How many others share two places or more: of those that the rules read, and of those that the network saw."""
        near = {id(each): each for place in one.key for each in self._with[place][:_MAX_RIVALS] if each is not one}
        sharing = [each for each in near.values() if len(set(each.key).intersection(one.key)) > 1]
        return sum(bool(each.told) for each in sharing), sum(each.movement is not None for each in sharing)


def _rules(each: Hypothesis) -> tuple[float, ...]:
    if not each.told:
        return (-1.0,) * len(_RULES)
    told = each.told[0]
    cues = [told.sentence.cues[cue] for cue in told.draft.cues if cue in told.sentence.cues]
    weak = all(cue.weak for cue in cues)
    tokens = told.draft.last - told.draft.first
    return (told.draft.sureness, len(told.elsewhere), weak, tokens, told.draft.mode is not Mode.UNKNOWN)


def _shape(text: Text, each: Hypothesis) -> Iterator[float]:
    spans = [stop.span for stop in each.stops if stop.span]
    at = [text.at(span.start) for span in spans]
    yield from (len(each.stops), each.direction is Direction.BOTH, max(at) - min(at))
    low, high = min(span.start for span in spans), max(span.start for span in spans)
    yield _others(each, between(text.literal, low, high + 1))
    yield _others(each, [toponym for one in set(at) for toponym in _inside(text, one)])
    yield sum(there.start > here.start for here, there in pairwise(spans)) / max(1, len(spans) - 1)
    yield sum(stop.place.is_country for stop in each.stops)
    yield sum(stop.place.feature_class is FeatureClass.WATER for stop in each.stops)


def _inside(text: Text, at: int) -> Sequence[Toponym]:
    span = text.sentences[at]
    return between(text.literal, span.start, span.end)


def _others(each: Hypothesis, named: Sequence[Toponym]) -> int:
    return len({toponym.place.id for toponym in named if toponym.place}.difference(each.key))


def _main(text: Text, each: Hypothesis) -> tuple[float, ...]:
    """What the sentence says that names most of the stops."""
    sentence, slots = main_sentence(text, each.stops)
    cues = [cue for cue in cues_beside(sentence, slots) if not sentence.cues[cue].weak]
    return len(cues), _is_figure(sentence, slots, cues), bool(sentence.lexicon.weak_origin), len(slots)


def words_beside(text: Text, each: Hypothesis) -> Words:
    """What the words of movement beside the stops tell, those with other senses among them."""
    sentence, slots = main_sentence(text, each.stops)
    if any(is_measured(sentence, slot) or is_echo(sentence, slot) for slot in slots):
        return Words.FIGURE
    cues = cues_beside(sentence, slots)
    if not cues:
        return Words.NONE
    return Words.FIGURE if _is_figure(sentence, slots, cues) else Words.PLAIN


def _is_figure(sentence: Sentence, slots: Sequence[int], cues: list[int]) -> bool:
    if not cues:
        return False
    first, last = min(slots, default=0), max(slots, default=0)
    return is_figure(sentence, Journey(cues=cues, first=min(first, cues[0]), last=last))


def _part(text: Text, stop: Stop) -> Part:
    if stop.span is None:
        return Part.ELSE
    sentence = text.sentence(text.at(stop.span.start))
    slot = slot_of(sentence, stop.span)
    return Part.ELSE if slot is None else part_of(sentence, slot)


def _parts(parts: Sequence[Part]) -> Iterator[float]:
    middle = parts[1:-1]
    yield from (parts[0] is part for part in Part)
    yield from (parts[-1] is part for part in Part)
    yield middle.count(Part.ORIGIN)
    yield middle.count(Part.GOAL)
    yield middle.count(Part.NONE) + middle.count(Part.ELSE)
