"""The sources of the gazetteer, one module each: rows of a package or file -> entries, with the bad rows set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gazetteer.entry import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: its name, a line of attribution, and how to read it.

    `fingerprint` is cheap and changes when the rows may have changed; `read` yields entries, extra names and rejects.
    Both raise SourceMissing when the package or file is not there.
    """

    name: str
    attribution: str
    fingerprint: Callable[[], str]
    read: Callable[[], Iterator[Record]]
