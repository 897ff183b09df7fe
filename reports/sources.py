"""What an ingest reads: files under the named paths, and addresses that were named and allowed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.fates import Fate, Result
from reports.limits import Limits
from reports.reading.files import read_bytes, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to ingest; `root` is the folder that was named, None where the file itself was."""

    path: Path
    root: Path | None = None

    @property
    def name(self) -> str:
        """Its path as it is shown and stored."""
        return shown(self.path)

    @property
    def url(self) -> str | None:
        """Nothing: what a file says of its address is in the file."""
        return None

    def content(self, limits: Limits) -> bytes:
        """Its bytes. Raises InvalidDocument."""
        return read_bytes(self.path, root=self.root, limits=limits)


def discover(paths: Iterable[Path], store: Path) -> tuple[tuple[Source, ...], tuple[Result, ...]]:
    """The files under the paths, folders in sorted order, each file once; and what is skipped in folders.

    Skipped are files named README*, hidden files and folders, and the store's own files. Links to folders are not
    followed. What is named itself is never skipped.
    """
    sources: dict[Path, Source] = {}
    skipped: list[Result] = []
    own = {Path(os.path.abspath(str(store) + end)) for end in ("", "-wal", "-shm")}  # noqa: PTH100 - links stay links
    for path in paths:
        named = Path(os.path.abspath(path))  # noqa: PTH100 - resolving would hide where a link leads
        if not os.path.isdir(named):  # noqa: PTH112 - False, not an error, for impossible names
            sources.setdefault(named, Source(path=named))
            continue
        for file in _walk(named):
            if file in own or file.name.startswith(".") or file.name.upper().startswith("README"):
                skipped.append(Result(path=shown(file), fate=Fate.SKIPPED))
            else:
                sources.setdefault(file, Source(path=file, root=named))
    return tuple(sources.values()), tuple(skipped)


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files))
