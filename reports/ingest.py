"""Ingest: paths to reports to the store. Every input ends as a document or as a named rejection; none stops the others.

Reading and extracting may run in several processes; one process writes, in the order of the paths.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from reports.document import Document
from reports.errors import InvalidDocument, StoreDamaged, StoreUnwritable
from reports.limits import FEW_FILES, MAX_DEFAULT_JOBS, MAX_MESSAGE_CHARACTERS
from reports.model import Extraction
from reports.pipeline import Opener, Pipeline
from reports.reading import read
from reports.reading.files import shown
from reports.store import Outcome, Store


class Fate(StrEnum):
    """What became of a path."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to ingest; `root` is the folder that was named, None where the file itself was."""

    path: Path
    root: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a path; `reason` is the sentence for a rejection."""

    path: str
    fate: Fate
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The document is stored already, by the same versions: only its path is news."""

    path: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refused:
    path: str
    reason: str


_Parsed = Extraction | _Known | _Refused
_AHEAD: Final = 4  # files that each process may be ahead of the writer: bounds the memory


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


def default_jobs(files: int) -> int:
    """How many processes an ingest of so many files starts unasked."""
    return 1 if files <= FEW_FILES else max(1, min(os.cpu_count() or 1, MAX_DEFAULT_JOBS))


def ingest(
    sources: Sequence[Source],
    store: Store,
    opener: Opener,
    *,
    actors_file: Path | None,
    jobs: int,
    now: Callable[[], str],
) -> Iterator[Result]:
    """Read, extract and store every source in order, one result each as it is stored.

    `now` gives the time for rejections as ISO 8601. Raises StoreUnwritable or StoreDamaged where the store fails, and
    whatever `opener` raises, before any work; a document that fails in any other way becomes a rejection.
    """
    pipeline = opener(actors_file)
    store.save_actors(pipeline.actors)
    known = store.up_to_date(pipeline.provenance)
    if jobs == 1:
        parsed: Iterator[_Parsed] = (_parse(source, pipeline, known) for source in sources)
    else:
        parsed = _in_processes(sources, opener, actors_file, known, jobs)
    for found in parsed:
        yield _stored(found, store, pipeline, now)


def _stored(found: _Parsed, store: Store, pipeline: Pipeline, now: Callable[[], str]) -> Result:
    if not isinstance(found, _Refused):
        path = found.path if isinstance(found, _Known) else found.document.path
        try:
            if isinstance(found, _Known):
                outcome = store.link(found.path, found.document_id)
            else:
                outcome = store.put(found, pipeline.provenance)
        except (StoreUnwritable, StoreDamaged):
            raise
        except Exception as error:  # noqa: BLE001 - the border: one document must not stop the others
            found = _Refused(path=path, reason=_reason(path, error))
        else:
            return Result(path=path, fate=_fate(outcome))
    store.reject(found.path, found.reason, now())
    return Result(path=found.path, fate=Fate.REJECTED, reason=found.reason)


def _fate(outcome: Outcome) -> Fate:
    return Fate(outcome.value)


def _parse(source: Source, pipeline: Pipeline, known: frozenset[str]) -> _Parsed:
    """Read and extract one file. Never raises: whatever goes wrong with a document is its rejection."""
    path = shown(source.path)
    try:
        document: Document = read(source.path, root=source.root)
        if document.id in known:
            return _Known(path=path, document_id=document.id)
        return pipeline.extract(document)
    except Exception as error:  # noqa: BLE001 - the border: one document must not stop the others
        return _Refused(path=path, reason=_reason(path, error))


def _reason(path: str, error: Exception) -> str:
    """One line that names the file."""
    words = " ".join(str(error).split())[:MAX_MESSAGE_CHARACTERS]
    if isinstance(error, InvalidDocument):
        return words if path in words else f"{path}: {words}"
    return f"{path} could not be processed (internal error {type(error).__name__}: {words}); please report it"


class _Worker:
    """What a child process keeps between documents."""

    pipeline: Pipeline
    known: frozenset[str]


def _start_worker(opener: Opener, actors_file: Path | None, known: frozenset[str]) -> None:
    _Worker.pipeline = opener(actors_file)
    _Worker.known = known


def _parse_in_worker(source: Source) -> _Parsed:
    return _parse(source, _Worker.pipeline, _Worker.known)


def _pool(opener: Opener, actors_file: Path | None, known: frozenset[str], jobs: int) -> ProcessPoolExecutor:
    # Spawned: a forked child would share the store's connection.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_start_worker, initargs=(opener, actors_file, known))


def _in_processes(
    sources: Sequence[Source], opener: Opener, actors_file: Path | None, known: frozenset[str], jobs: int
) -> Iterator[_Parsed]:
    """Results in the order of the sources. When a child dies, what it held is tried again, each alone."""
    waiting = deque(sources)
    while waiting:
        running: deque[tuple[Source, Future[_Parsed]]] = deque()
        with _pool(opener, actors_file, known, jobs) as pool:
            try:
                while waiting or running:
                    _submit(pool, waiting, running, jobs * _AHEAD)
                    parsed = running[0][1].result()
                    running.popleft()
                    yield parsed
            except BrokenProcessPool:
                pass
        orphans = [source for source, _ in running] or [waiting.popleft() for _ in range(min(1, len(waiting)))]
        for source in orphans:
            yield _alone(source, opener, actors_file, known)


def _submit(
    pool: ProcessPoolExecutor, waiting: deque[Source], running: deque[tuple[Source, Future[_Parsed]]], ahead: int
) -> None:
    while waiting and len(running) < ahead:
        running.append((waiting[0], pool.submit(_parse_in_worker, waiting[0])))
        waiting.popleft()


def _alone(source: Source, opener: Opener, actors_file: Path | None, known: frozenset[str]) -> _Parsed:
    try:
        with _pool(opener, actors_file, known, 1) as pool:
            return pool.submit(_parse_in_worker, source).result()
    except BrokenProcessPool:
        path = shown(source.path)
        return _Refused(path=path, reason=f"{path} made the process that read it crash; please report it")


def closing_table(results: Iterable[Result]) -> str:
    """How many paths were accepted, unchanged, replaced, rejected and skipped."""
    counts = Counter(result.fate for result in results)
    return "\n".join(f"{fate.value:<10}{counts[fate]:>8,}" for fate in Fate)
