"""Arrays on their way into an index that are larger than what memory should hold: written a part at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

_PART: Final = 500_000


class ArrayFile:
    """Takes the parts of an array one behind the other and writes it as `<path>`, an .npy file, at the end."""

    def __init__(self, path: Path, kind: str) -> None:
        self._path = path
        self._kind = np.dtype(kind)
        self._raw = path.with_suffix(".raw")
        self._file = self._raw.open("wb")
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            self._finish()

    def append(self, part: NDArray[Any]) -> None:
        """Add a part."""
        part.astype(self._kind, copy=False).tofile(self._file)
        self._length += len(part)

    def _finish(self) -> None:
        header = {"descr": self._kind.str, "fortran_order": False, "shape": (self._length,)}
        with self._path.open("wb") as file, self._raw.open("rb") as raw:
            np.lib.format.write_array_header_1_0(file, header)
            shutil.copyfileobj(raw, file)
        self._raw.unlink()


def parts(path: Path, kind: str) -> Iterator[tuple[slice, NDArray[Any]]]:
    """The raw array in a file, a part at a time, each with where it belongs."""
    first = 0
    with path.open("rb") as file:
        while len(part := np.fromfile(file, dtype=np.dtype(kind), count=_PART)):
            yield slice(first, first + len(part)), part
            first += len(part)
