"""Where the network thinks that a movement may be told, the encoder reads closely, and its word weighs most."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from reports.document import Span
from reports.model import Mode, Status
from reports.relations.candidates import MAX_SENTENCES_APART, tie_pairs
from reports.relations.encoder import Encoder, Pieced
from reports.relations.encoding import Encoded, Ints, Kind
from reports.relations.heads import Rows, Ways
from reports.relations.layers import Floats, Sums
from reports.relations.network import Seen
from reports.relations.pieces import SPACE, Pieces

WORTH_READING: Final = 0.05
"""Likelihood of a way, as the network sees it, from which on its sentences are read closely."""
_GLANCE: Final = 0.25
"""The network's share in how likely a way is, where the encoder reads it too: the two err in different places."""
_AROUND: Final = 1
"""Sentences before and after that are read with them."""
_TOKENS: Final = 360
"""Tokens of a window: about as many as fit into what the encoder reaches, which counts pieces of words."""
_NAME_WORDS: Final = 5
_NAME_PIECES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What is read of a text; rows of each pair of arrays belong together.

    `pairs` are indices (first place, second place). Of `orders` the columns are the probabilities that no way joins
    them, that one leads from the first to the second, and from the second to the first. If one does, `both` is how
    likely it runs both ways, `modes` and `statuses` how likely it has each Mode and each Status, in their order.
    `ties` are indices (place, actor), `tied` how likely the actor belongs to the place.
    """

    pairs: Ints
    orders: Floats
    both: Floats
    modes: Floats
    statuses: Floats
    ties: Ints
    tied: Floats
    closely: bool
    """Whether the encoder read what is likely enough, not the network alone."""


class Window(NamedTuple):
    """Tokens [first, last) of a text."""

    first: int
    last: int


class Encodable(NamedTuple):
    """A text, its tokens, and its sentences in order."""

    text: str
    encoded: Encoded
    sentences: Sequence[Span]


def read_closely(of: Encodable, seen: Seen, encoder: Encoder) -> Relations:
    """What the network saw of a text, and with it what the encoder reads wherever a way is likely enough."""
    ways = unread(seen)
    ties: dict[tuple[int, int], float] = {}
    is_read = np.zeros(len(seen.pairs), bool)
    for window in windows(of, seen):
        read = _Close(of, window, encoder)
        rows = read.pairs_inside(seen)
        found = read.ways(seen, rows)
        weighed = (1 - _GLANCE) * found.orders + _GLANCE * seen.orders[rows]
        is_new = ~is_read[rows]
        for array, each in zip(ways, found._replace(orders=weighed), strict=True):
            array[rows[is_new]] = each[is_new]
        is_read[rows] = True
        for (place, actor), likely in zip(*read.ties(), strict=True):
            ties.setdefault((int(place), int(actor)), float(likely))
    return Relations(
        pairs=seen.pairs,
        **ways._asdict(),
        ties=np.array(list(ties), np.int32).reshape(-1, 2),
        tied=np.array(list(ties.values()), np.float32),
        closely=True,
    )


def glanced_at(seen: Seen) -> Relations:
    """What the network saw and nothing else: nothing of how a way goes, and of who belongs to a place."""
    nobody = np.zeros((0, 2), np.int32)
    tied = np.zeros(0, np.float32)
    return Relations(pairs=seen.pairs, **unread(seen)._asdict(), ties=nobody, tied=tied, closely=False)


def unread(seen: Seen) -> Ways:
    """The ways that the network saw, all modes and statuses alike."""
    size = len(seen.pairs)
    modes = np.full((size, len(Mode)), 1 / len(Mode), np.float32)
    statuses = np.full((size, len(Status)), 1 / len(Status), np.float32)
    return Ways(seen.orders.copy(), np.zeros(size, np.float32), modes, statuses)


def windows(of: Encodable, seen: Seen) -> Iterator[Window]:
    """Whole sentences around the places that a way may join.

    They are cut where they are longer than the encoder reaches; then some sentences are in two of them.
    """
    likely = seen.orders[:, 1:].max(axis=1, initial=0) > WORTH_READING
    places = of.encoded.places
    ranges = [(places[a].sentence - _AROUND, places[b].sentence + _AROUND) for a, b in seen.pairs[likely].tolist()]
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
        first = max(first + 1, end - MAX_SENTENCES_APART)


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

    def pairs_inside(self, seen: Seen) -> Ints:
        """The rows of those pairs of places that both lie in the window."""
        inside = (seen.pairs >= self._places.start) & (seen.pairs < self._places.stop)
        return np.asarray(np.flatnonzero(inside.all(axis=1)), np.int32)

    def ways(self, seen: Seen, rows: Ints) -> Ways:
        """What joins the places of some pairs."""
        pairs = np.concatenate((seen.pairs[rows] - self._places.start, seen.apart[rows]), axis=1)
        return self._heads.ways(self._read, self._sums, self._names().places, pairs)

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
    said = of.text[start:end].rstrip()
    if of.encoded.kinds[token] == Kind.PLACE:
        name = [piece for word in said.split()[:_NAME_WORDS] for piece in pieces.of(SPACE + word)]
        return [tuple(name[:_NAME_PIECES]) or (pieces.unknown,)]
    is_spaced = start == 0 or of.text[start - 1].isspace()
    return [(piece,) for piece in pieces.of(SPACE + said if is_spaced else said)]
