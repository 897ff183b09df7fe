"""Names on their way into an index: for each key its places in the order of their prominence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gazetteer.array_files import ArrayFile
from gazetteer.entry import NameKind
from gazetteer.key_files import KeyFiles, Piece
from gazetteer.prominence import ALTERNATE_MALUS

KINDS: Final = tuple(NameKind)
PREFERRED: Final = KINDS.index(NameKind.PREFERRED)
ALTERNATE: Final = KINDS.index(NameKind.ALTERNATE)
_COLUMNS: Final = {"starts": "u4", "rows": "u4", "kinds": "u1"}
_SORTED: Final = np.dtype([("key", "u4"), ("row", "u4"), ("kind", "u1")])


class Order(NamedTuple):
    """What decides the order of a key's places: by number the prominence and the kind, and what a kind adds to it.

    It is added under a preferred name.
    """

    own: NDArray[np.float64]
    kinds: NDArray[np.uint16]
    bonus: NDArray[np.float64]


class Postings:
    """Takes (key, number of a place, kind) and writes the tries of the keys and, for each, its places in order.

    Of several kinds for one key and place the preferred one stays.
    """

    def __init__(self, scratch: Path, name: str) -> None:
        self._name = name
        self._keys = KeyFiles(scratch, name)

    def add(self, key: str, number: int, kind: int) -> None:
        """Take one name; `kind` is its place in `KINDS`."""
        self._keys.add(key, number, kind)

    @property
    def count(self) -> int:
        """How many names were taken."""
        return self._keys.count

    def finish(
        self, folder: Path, rows: NDArray[np.uint32], order: Order, seen: Callable[[int], object] = lambda _: None
    ) -> int:
        """Write the tries and `<name>.starts`, `.rows` and `.kinds` into `folder`; how many names there are.

        `rows` has the row of each number; `seen` is told how many names of those taken each step was done with.
        """
        with ExitStack() as stack:
            starts, all_rows, kinds = (
                stack.enter_context(ArrayFile(folder / f"{self._name}.{column}.npy", kind))
                for column, kind in _COLUMNS.items()
            )
            count = 0
            for piece in self._keys.write(folder):
                part = _sorted(piece, rows, order)
                times = np.bincount(part["key"] - np.uint32(piece.first), minlength=piece.size)
                starts.append(count + np.cumsum(times) - times)
                all_rows.append(part["row"])
                kinds.append(part["kind"])
                count += len(part)
                seen(len(piece.numbers))
            starts.append(np.array([count]))
        return count


def _sorted(piece: Piece, rows: NDArray[np.uint32], order: Order) -> NDArray[Any]:
    """The names of one piece by key, the most prominent place first; each place once for a key."""
    numbers, kinds = piece.numbers, piece.kinds
    part = np.zeros(len(numbers), dtype=_SORTED)
    part["key"], part["row"], part["kind"] = piece.keys, rows[numbers], kinds
    added = np.where(kinds == ALTERNATE, -ALTERNATE_MALUS, order.bonus[order.kinds[numbers]])
    ranks = order.own[numbers] + added
    by_place = np.lexsort((kinds, part["row"], part["key"]))
    part, ranks = part[by_place], ranks[by_place]
    first = np.ones(len(part), dtype=np.bool_)
    first[1:] = (part["key"][1:] != part["key"][:-1]) | (part["row"][1:] != part["row"][:-1])
    part, ranks = part[first], ranks[first]
    sorted_part: NDArray[Any] = part[np.lexsort((part["row"], -ranks, part["key"]))]
    return sorted_part
