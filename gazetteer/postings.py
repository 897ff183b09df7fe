"""Names on their way into an index: spread over files by their key, then sorted file by file.

All names of one key stand in one file, so that no more than one file's names are ever in memory.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any, Final, NamedTuple
from zlib import crc32

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from gazetteer.entry import NameKind
from gazetteer.prominence import ALTERNATE_MALUS

KINDS: Final = tuple(NameKind)
PREFERRED: Final = KINDS.index(NameKind.PREFERRED)
ALTERNATE: Final = KINDS.index(NameKind.ALTERNATE)
_BUFFER: Final = 400_000  # names between two writes to the disk


_SORTED: Final = np.dtype([("key", "u4"), ("row", "u4"), ("kind", "u1")])


class Order(NamedTuple):
    """What decides the order of a key's places, by number: the prominence, and what a preferred name adds to it."""

    own: NDArray[np.float64]
    bonus: NDArray[np.float64]


class _Bucket:
    """The names of some keys: key, number of the place, kind."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.keys: list[str] = []
        self.numbers = array("I")
        self.kinds = array("B")

    def flush(self) -> None:
        with self._path.with_suffix(".keys").open("a", encoding="utf-8", newline="\n") as lines:
            lines.write("".join(f"{key}\n" for key in self.keys))
        for suffix, column in ((".numbers", self.numbers), (".kinds", self.kinds)):
            with self._path.with_suffix(suffix).open("ab") as file:
                column.tofile(file)
            del column[:]
        self.keys.clear()

    def read_keys(self) -> list[str]:
        return self._path.with_suffix(".keys").read_text(encoding="utf-8").split("\n")[:-1]

    def read_numbers(self) -> NDArray[np.uint32]:
        return np.fromfile(self._path.with_suffix(".numbers"), dtype=np.uint32)

    def read_kinds(self) -> NDArray[np.uint8]:
        return np.fromfile(self._path.with_suffix(".kinds"), dtype=np.uint8)

    @property
    def sorted_file(self) -> Path:
        return self._path.with_suffix(".sorted")


class Postings:
    """Takes (key, number of a place, kind) and writes the trie of the keys and, for each, its places in order.

    Of several kinds for one key and place the preferred one stays.
    """

    def __init__(self, scratch: Path, name: str, *, files: int = 64) -> None:
        self._name = name
        self._buckets = [_Bucket(scratch / f"{name}-{i:02}") for i in range(files)]
        self._waiting = 0

    def add(self, key: str, number: int, kind: int) -> None:
        """Take one name; `kind` is its place in `KINDS`."""
        bucket = self._buckets[crc32(key.encode()) % len(self._buckets)]
        bucket.keys.append(key)
        bucket.numbers.append(number)
        bucket.kinds.append(kind)
        self._waiting += 1
        if self._waiting >= _BUFFER:
            self._flush()

    def finish(self, folder: Path, rows: NDArray[np.uint32], order: Order) -> int:
        """Write `<name>.marisa`, `.starts`, `.rows` and `.kinds` into `folder`; how many names there are.

        `rows` has the row of each number.
        """
        self._flush()
        trie = marisa_trie.Trie(key for bucket in self._buckets for key in sorted(set(bucket.read_keys())))
        trie.save(str(folder / f"{self._name}.marisa"))
        starts = np.zeros(len(trie) + 1, dtype=np.uint32)
        for bucket in self._buckets:
            part = _sorted(bucket, trie, rows, order)
            found, times = np.unique(part["key"], return_counts=True)
            starts[found + 1] = times
            part.tofile(bucket.sorted_file)
        del trie
        np.cumsum(starts, out=starts)
        self._place(folder, starts)
        return int(starts[-1])

    def _flush(self) -> None:
        for bucket in self._buckets:
            bucket.flush()
        self._waiting = 0

    def _place(self, folder: Path, starts: NDArray[np.uint32]) -> None:
        """Put the sorted names of each file where the trie's number of their key says."""
        rows = np.zeros(int(starts[-1]), dtype=np.uint32)
        kinds = np.zeros(int(starts[-1]), dtype=np.uint8)
        for bucket in self._buckets:
            part = np.fromfile(bucket.sorted_file, dtype=_SORTED)
            where = starts[part["key"]] + _place_in_group(part["key"])
            rows[where] = part["row"]
            kinds[where] = part["kind"]
        for column, values in (("starts", starts), ("rows", rows), ("kinds", kinds)):
            np.save(folder / f"{self._name}.{column}.npy", values, allow_pickle=False)


def _sorted(bucket: _Bucket, trie: marisa_trie.Trie, rows: NDArray[np.uint32], order: Order) -> NDArray[Any]:
    """The names of one file by key, the most prominent place first; each place once for a key."""
    numbers, kinds = bucket.read_numbers(), bucket.read_kinds()
    part = np.zeros(len(numbers), dtype=_SORTED)
    part["key"] = np.fromiter((trie[key] for key in bucket.read_keys()), dtype=np.uint32, count=len(numbers))
    part["row"] = rows[numbers]
    part["kind"] = kinds
    ranks = order.own[numbers] + np.where(kinds == ALTERNATE, -ALTERNATE_MALUS, order.bonus[numbers])
    by_place = np.lexsort((kinds, part["row"], part["key"]))
    part, ranks = part[by_place], ranks[by_place]
    first = np.ones(len(part), dtype=np.bool_)
    first[1:] = (part["key"][1:] != part["key"][:-1]) | (part["row"][1:] != part["row"][:-1])
    part, ranks = part[first], ranks[first]
    sorted_part: NDArray[Any] = part[np.lexsort((part["row"], -ranks, part["key"]))]
    return sorted_part


def _place_in_group(keys: NDArray[np.uint32]) -> NDArray[np.int64]:
    """0, 1, 2 … within each run of equal keys."""
    everyone = np.arange(len(keys))
    begins = np.ones(len(keys), dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    counted: NDArray[np.int64] = everyone - np.maximum.accumulate(np.where(begins, everyone, 0))
    return counted
