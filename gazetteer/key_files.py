"""Keys on their way into an index: spread over files, then made into tries piece by piece.

No more than one piece's keys are ever in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from gazetteer.keys import PIECES, piece_of

_BUFFER: Final = 400_000  # keys between two writes to the disk
_IN_ONE: Final = 2_000_000  # keys, each counted as often as it was taken, that one trie is built of


class Piece(NamedTuple):
    """The keys of one trie as they were taken: the number of each in the index, and what was given with it."""

    first: int
    """The number of the piece's first key."""
    size: int
    """How many different keys there are."""
    keys: NDArray[np.uint32]
    numbers: NDArray[np.uint32]
    kinds: NDArray[np.uint8]


class _File:
    """Some keys with their numbers and kinds, on the disk save for the last ones."""

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

    def read_keys(self) -> Iterator[str]:
        with self._path.with_suffix(".keys").open(encoding="utf-8", newline="\n") as lines:
            yield from (line[:-1] for line in lines)

    def read(self, suffix: str, kind: str) -> NDArray[Any]:
        return np.fromfile(self._path.with_suffix(suffix), dtype=np.dtype(kind))


class KeyFiles:
    """Takes keys, each with a number and a kind, and writes the tries `<name>.marisa` or `<name>-00.marisa` and on."""

    def __init__(self, scratch: Path, name: str) -> None:
        self._name = name
        self._files = [_File(scratch / f"{name}-{i:02}") for i in range(PIECES)]
        self._waiting = 0
        self._written = 0

    def add(self, key: str, number: int, kind: int = 0) -> None:
        """Take one key, which has no line break in it."""
        file = self._files[piece_of(key, PIECES)]
        file.keys.append(key)
        file.numbers.append(number)
        file.kinds.append(kind)
        self._waiting += 1
        if self._waiting >= _BUFFER:
            self._flush()

    @property
    def count(self) -> int:
        """How many keys were taken."""
        return self._written + self._waiting

    def write(self, folder: Path) -> Iterator[Piece]:
        """Write one trie after the other into `folder`; all that was taken, trie by trie."""
        self._flush()
        if self.count <= _IN_ONE:
            yield _piece(self._files, folder / f"{self._name}.marisa", 0)
            return
        first = 0
        for i, file in enumerate(self._files):
            piece = _piece([file], folder / f"{self._name}-{i:02}.marisa", first)
            yield piece
            first += piece.size

    def _flush(self) -> None:
        for file in self._files:
            file.flush()
        self._written += self._waiting
        self._waiting = 0


def _piece(files: list[_File], path: Path, first: int) -> Piece:
    trie = marisa_trie.Trie(key for file in files for key in sorted(set(file.read_keys())))
    trie.save(str(path))
    numbers = np.concatenate([file.read(".numbers", "u4") for file in files])
    own = (trie[key] for file in files for key in file.read_keys())
    keys = np.fromiter(own, dtype=np.uint32, count=len(numbers)) + np.uint32(first)
    return Piece(first, len(trie), keys, numbers, np.concatenate([file.read(".kinds", "u1") for file in files]))
