"""Numbers of signs as bytes: a row of signs is put together from packed parts, most of which many rows share."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache


def packed(values: Iterable[float]) -> bytes:
    """The values as 32-bit floats, one behind the other."""
    return array("f", values).tobytes()


@lru_cache(maxsize=4096)
def packed_flags(flags: tuple[bool, ...]) -> bytes:
    """A few flags as `packed` gives them; there are not many different ones."""
    return packed(flags)
