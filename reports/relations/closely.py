"""What the encoder reads of all places that stand near each other, or the network alone at a glance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from reports.document import Span
from reports.model import Mode, Status
from reports.relations.candidates import CLOSELY, place_pairs, tie_pairs
from reports.relations.encoder import Encoder, Pieced
from reports.relations.encoding import DASH, Encoded, Ints, Kind
from reports.relations.heads import Rows, Ways
from reports.relations.layers import Floats, Sums
from reports.relations.network import Seen
from reports.relations.pieces import SPACE, Pieces

_AROUND: Final = 2
"""Sentences before and after two places that are read with them."""
_SHARED: Final = 3
"""Sentences that one window has in common with the next, where a stretch is too long for one.

Places further apart with a cut between them are not compared.
"""
_TOKENS: Final = 360
"""Tokens of a window: about as many as fit into what the encoder reaches, which counts pieces of words."""
_NAME_WORDS: Final = 5
_NAME_PIECES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What is read of a text; rows of each pair of arrays belong together.

    `pairs` are indices (first place, second place). Of `orders` the columns are the probabilities that no way joins
    them, that one leads from the first to the second, and from the second to the first. If one does, `both` is how
    likely it runs both ways, `modes` and `statuses` how likely it has each Mode and each Status, in their order,
    `nexts` how likely one of them is the stop after the other, and `ends` how likely they are its first and its last.
    `ties` are indices (place, actor), `tied` how likely the actor belongs to the place.
    """

    pairs: Ints
    orders: Floats
    both: Floats
    modes: Floats
    statuses: Floats
    nexts: Floats
    ends: Floats
    ties: Ints
    tied: Floats
    closely: bool
    """Whether the encoder read, not the network."""


class Window(NamedTuple):
    """Tokens [first, last) of a text."""

    first: int
    last: int


class Encodable(NamedTuple):
    """A text, its tokens, and its sentences in order."""

    text: str
    encoded: Encoded
    sentences: Sequence[Span]


def read_closely(of: Encodable, names: Sequence[str], encoder: Encoder) -> Relations:
    """What the encoder reads of a text; `names` are what its places are called.

    Of two places that stand in two windows it is the mean of both, of an actor's tie what the first window says.
    """
    found = place_pairs(of.encoded, names, CLOSELY)
    pairs, apart = found[:, :2], found[:, 2:]
    ways, times = Ways(*map(np.zeros_like, unknown(len(pairs)))), np.zeros(len(pairs), np.float32)
    ties: dict[tuple[int, int], float] = {}
    for window in windows(of, pairs):
        read = _Close(of, window, encoder)
        rows = read.inside(pairs)
        for array, each in zip(ways, read.ways(pairs[rows], apart[rows]), strict=True):
            array[rows] += each
        times[rows] += 1
        for (place, actor), likely in zip(*read.ties(), strict=True):
            ties.setdefault((int(place), int(actor)), float(likely))
    return Relations(
        pairs=pairs,
        **_mean(ways, times)._asdict(),
        ties=np.array(list(ties), np.int32).reshape(-1, 2),
        tied=np.array(list(ties.values()), np.float32),
        closely=True,
    )


def glanced_at(seen: Seen) -> Relations:
    """What the network saw: nothing of how a way goes, and of who belongs to a place."""
    nobody = np.zeros((0, 2), np.int32)
    ways = unknown(len(seen.pairs))._replace(orders=seen.orders)
    return Relations(pairs=seen.pairs, **ways._asdict(), ties=nobody, tied=np.zeros(0, np.float32), closely=False)


def unknown(size: int) -> Ways:
    """That no way joins any of some pairs; all modes and statuses alike, and nothing of the stops between."""
    orders = np.zeros((size, 3), np.float32)
    orders[:, 0] = 1
    modes = np.full((size, len(Mode)), 1 / len(Mode), np.float32)
    statuses = np.full((size, len(Status)), 1 / len(Status), np.float32)
    nothing = np.zeros((3, size), np.float32)
    return Ways(orders, nothing[0], modes, statuses, *nothing[1:])


def _mean(ways: Ways, times: Floats) -> Ways:
    """Of sums over some readings; what was not read is unknown."""
    made = unknown(len(times))
    is_read = times > 0
    for mean, total in zip(made, ways, strict=True):
        mean[is_read] = (total[is_read].T / times[is_read]).T
    return made


def windows(of: Encodable, pairs: Ints) -> Iterator[Window]:
    """Whole sentences around the places that are compared.

    They are cut where they are longer than the encoder reaches; then some sentences are in two of them.
    """
    places = of.encoded.places
    ranges = {(places[a].sentence - _AROUND, places[b].sentence + _AROUND) for a, b in pairs.tolist()}
    starts = of.encoded.starts
    cuts = [*np.searchsorted(starts, [sentence.start for sentence in of.sentences]).tolist(), len(starts)]
    for first, last in _merged(ranges):
        yield from _reachable(cuts, max(0, first), min(last, len(of.sentences) - 1))


def _merged(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of sentences, first and last, in order, as few as they are once those that touch are one."""
    low, high = -1, -2
    for first, last in sorted(ranges):
        if first > high + 1:
            if low <= high:
                yield low, high
            low = first
            high = last
        high = max(high, last)
    if low <= high:
        yield low, high


def _reachable(cuts: Sequence[int], first: int, last: int) -> Iterator[Window]:
    """Sentences `first` to `last` in windows of as many tokens as the encoder reaches; `cuts` part the sentences."""
    while True:
        end = first + 1
        while end <= last and cuts[end + 1] - cuts[first] <= _TOKENS:
            end += 1
        yield Window(cuts[first], cuts[end])
        if end > last:
            return
        first = max(first + 1, end - _SHARED)


class _Close:
    """A window as the encoder reads it, as far as the encoder reaches."""

    def __init__(self, of: Encodable, window: Window, encoder: Encoder) -> None:
        self._encoded, self._heads = of.encoded, encoder.heads
        made, rows = pieced(of, window, encoder.pieces, encoder.longest)
        self._read = encoder.read(made)
        self._sums = Sums(self._read.rows)
        self._window = Window(window.first, window.first + len(rows))
        self._rows = rows
        self._places = self._inside([name.first for name in of.encoded.places])
        self._actors = self._inside([name.first for name in of.encoded.actors])

    def _inside(self, firsts: Sequence[int]) -> range:
        """The names that begin in the window, of some in order."""
        return range(bisect_left(firsts, self._window.first), bisect_left(firsts, self._window.last))

    def inside(self, pairs: Ints) -> Ints:
        """The rows of those pairs of places that both lie in the window."""
        inside = (pairs >= self._places.start) & (pairs < self._places.stop)
        return np.asarray(np.flatnonzero(inside.all(axis=1)), np.int32)

    def ways(self, pairs: Ints, apart: Ints) -> Ways:
        """What joins the places of some pairs in the window."""
        rows = np.concatenate((pairs - self._places.start, apart), axis=1)
        return self._heads.ways(self._read, self._sums, self._names().places, rows)

    def ties(self) -> tuple[Ints, Floats]:
        """Rows (place, actor) of the places and the actors around them, and how likely they belong together."""
        rows = tie_pairs(self._encoded, self._places)
        rows = rows[(rows[:, 1] >= self._actors.start) & (rows[:, 1] < self._actors.stop)]
        inside = rows - np.array([self._places.start, self._actors.start, 0, 0], np.int32)
        return rows[:, :2], self._heads.tied(self._read, self._sums, self._names(), inside)

    def _names(self) -> Rows:
        places = [self._encoded.places[at] for at in self._places]
        actors = [self._encoded.actors[at] for at in self._actors]
        return Rows(
            places=self._at([place.first for place in places]),
            firsts=self._at([actor.first for actor in actors]),
            lasts=self._at([min(actor.last, self._window.last - 1) for actor in actors]),
        )

    def _at(self, tokens: Sequence[int]) -> Ints:
        return self._rows[np.array(tokens, np.int32) - self._window.first]


def pieced(of: Encodable, window: Window, pieces: Pieces, longest: int) -> tuple[Pieced, Ints]:
    """The pieces of a window, and the first row of each token; of a window that is too long, its beginning."""
    bags: list[tuple[int, ...]] = [(pieces.beginning,)]
    owners: list[int] = []
    rows: list[int] = []
    for token in range(window.first, window.last):
        made = _bags(of, token, pieces)
        if len(bags) + len(made) > longest:
            break
        rows.append(len(bags))
        bags += made
        owners += [token] * len(made)
    columns = np.stack([of.encoded.cues, of.encoded.kinds, of.encoded.traits])
    sorts = np.zeros((3, len(bags)), np.int32)
    sorts[:, 1:] = columns[:, owners]
    return Pieced(bags, sorts), np.array(rows, np.int32)


def _bags(of: Encodable, token: int, pieces: Pieces) -> list[tuple[int, ...]]:
    """The bags of a token: one for a place with all the pieces of its name, else one for each piece."""
    starts = of.encoded.starts
    start = int(starts[token])
    end = int(starts[token + 1]) if token + 1 < len(starts) else len(of.text)
    said = DASH if of.encoded.words[token] == DASH else of.text[start:end].rstrip()
    if of.encoded.kinds[token] == Kind.PLACE:
        name = [piece for word in said.split()[:_NAME_WORDS] for piece in pieces.of(SPACE + word)]
        return [tuple(name[:_NAME_PIECES]) or (pieces.unknown,)]
    is_spaced = start == 0 or of.text[start - 1].isspace()
    return [(piece,) for piece in pieces.of(SPACE + said if is_spaced else said)]
