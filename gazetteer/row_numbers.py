"""RowNumbers: which number in the index each GeoNames id of the dump got."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray


class RowNumbers:
    """Takes ids with their numbers, then gives the numbers of ids, many at a time. Eight bytes an id."""

    def __init__(self) -> None:
        self._taken = array("Q")
        self._sorted: NDArray[np.uint64] = np.zeros(0, dtype=np.uint64)

    def add(self, geonames_id: int, number: int) -> None:
        """Take an id below 2^32 and its number."""
        self._taken.append(geonames_id << 32 | number)

    def sort(self) -> None:
        """Make ready for `of`; called once, after the last id was taken."""
        self._sorted = np.frombuffer(self._taken, dtype=np.uint64)
        self._sorted.sort()

    def of(self, ids: Sequence[int]) -> Iterator[int | None]:
        """The number of each id, None where it was not taken; of an id that was taken twice, the lower one."""
        if not len(self._sorted):
            return iter([None] * len(ids))
        asked = np.array(ids, dtype=np.uint64)
        at = np.minimum(np.searchsorted(self._sorted, asked << np.uint64(32)), len(self._sorted) - 1)
        found = self._sorted[at]
        there = (found >> np.uint64(32)) == asked
        numbers = found & np.uint64(2**32 - 1)
        return (number if is_there else None for number, is_there in zip(numbers.tolist(), there.tolist(), strict=True))
