"""Where a way changes its vehicle: "by ship from X to Y and then by lorry to Z" tells of two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reports.model import Mode
from reports.routes.modes import plain_mode
from reports.routes.sentence import Sentence
from reports.routes.ways import Journey


class Piece(NamedTuple):
    """A part of a path in one vehicle, the part of the journey that tells of it, and its mode where there are more."""

    path: tuple[int, ...]
    journey: Journey
    mode: Mode = Mode.UNKNOWN


def pieces(sentence: Sentence, journey: Journey, path: tuple[int, ...]) -> Iterator[Piece]:
    """The path in parts of one vehicle each; a path told in another order than it was travelled stays whole."""
    if len(path) < 3 or any(there <= here for here, there in pairwise(path)):
        yield Piece(path, journey)
        return
    begin, mode = 0, _mode(sentence, journey, journey.first, path[1])
    for at in range(1, len(path) - 1):
        following = _mode(sentence, journey, path[at] + 1, path[at + 1])
        if Mode.UNKNOWN not in {mode, following} and following is not mode:
            yield _piece(journey, path[begin : at + 1], mode)
            begin, mode = at, following
    yield _piece(journey, path[begin:], mode) if begin else Piece(path, journey)


def _mode(sentence: Sentence, journey: Journey, first: int, last: int) -> Mode:
    return plain_mode(sentence, first, last + 1, [cue for cue in journey.cues if first <= cue <= last])


def _piece(journey: Journey, path: tuple[int, ...], mode: Mode) -> Piece:
    first = min(journey.first, path[0]) if path[0] <= min(journey.cues) else path[0] + 1
    within = [cue for cue in journey.cues if first <= cue <= path[-1]] or journey.cues[:1]
    return Piece(path, Journey(cues=within, segments=journey.segments, first=min(first, path[-1]), last=path[-1]), mode)
