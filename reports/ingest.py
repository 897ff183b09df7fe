"""Ingest: sources to reports to the store. Every input ends as a document or as a named rejection; none stops others.

Reading and extracting may run in several processes, each with a reading process of its own; one process writes, in the
order of the sources.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reports.errors import StoreDamaged, StoreUnwritable
from reports.fates import Fate, Result
from reports.intake import Finished, Intake, Known, Memory, Readable, Refused, Settled, Step, is_settled, reason_of
from reports.limits import FEW_FILES, MAX_DEFAULT_JOBS, NORMAL, Limits
from reports.model import Extraction
from reports.pipeline import Opener
from reports.reading.version import READER_VERSION
from reports.store import FileState, Provenance, Store

_AHEAD: Final = 4  # files that each process may be ahead of the writer: bounds the memory


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to ingest.

    `jobs` is the number of processes, None to let the number of sources decide; `retry` reads files again that were
    rejected and have not changed; `now` gives the time for rejections as ISO 8601.
    """

    actors_file: Path | None = None
    jobs: int | None = None
    limits: Limits = NORMAL
    retry: bool = False
    now: Callable[[], str] = _now


def default_jobs(files: int) -> int:
    """How many processes an ingest of so many files starts unasked."""
    return 1 if files <= FEW_FILES else max(1, min(_processors(), MAX_DEFAULT_JOBS))


def _processors() -> int:
    """How many processors this process may use, which in a container is less than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ingest(sources: Sequence[Readable], store: Store, opener: Opener, settings: Settings) -> Iterator[Result]:
    """Read, extract and store every source, a result for each document and each rejection as it is stored.

    Files that are as they were come first, then the others in order. Raises StoreUnwritable or StoreDamaged where the
    store fails, and whatever `opener` raises, before any work; a document that fails in any other way becomes a
    rejection.
    """
    pipeline = opener(settings.actors_file)
    store.save_actors(pipeline.actors)
    provenance = replace(pipeline.provenance, reader=READER_VERSION)
    versions = hashlib.sha256(repr((provenance, settings.limits)).encode()).hexdigest()
    settled = store.settled(provenance, versions, with_rejected=not settings.retry)
    memory = Memory(known=store.up_to_date(provenance), settled=settled)
    writer = _Writer(store, provenance, versions, settings.now)
    others: list[Readable] = []
    for source in sources:
        if is_settled(source, memory, settings.limits):  # here, because starting processes takes seconds
            yield from writer.results(source.name, (Settled(),))
        else:
            others.append(source)
    if (settings.jobs or default_jobs(len(others))) == 1:
        with Intake(pipeline, memory, settings.limits) as intake:
            for source in others:
                yield from writer.results(source.name, intake.take(source))
    else:
        for source, steps in _in_processes(others, opener, settings, memory):
            yield from writer.results(source.name, steps)


class _Writer:
    """Stores what comes out of one source after another."""

    def __init__(self, store: Store, provenance: Provenance, versions: str, now: Callable[[], str]) -> None:
        self._store = store
        self._provenance = provenance
        self._versions = versions
        self._now = now

    def results(self, file: str, steps: Iterator[Step] | Sequence[Step]) -> Iterator[Result]:
        """What became of everything in one source."""
        names: list[str] = []
        for step in steps:
            if isinstance(step, Settled):
                yield from self._as_before(file)
            elif isinstance(step, Finished):
                self._store.finish(FileState(file=file, digest=step.digest), names, self._versions)
            else:
                result = self._stored(step, file)
                names.append(result.path)
                yield result

    def _as_before(self, file: str) -> Iterator[Result]:
        for path, reason in self._store.parts(file):
            fate = Fate.REJECTED if reason else Fate.UNCHANGED
            yield Result(path=path, fate=fate, reason=reason, file=file, is_old=True)

    def _stored(self, found: Extraction | Known | Refused, file: str) -> Result:
        if not isinstance(found, Refused):
            path = found.path if isinstance(found, Known) else found.document.path
            try:
                if isinstance(found, Known):
                    outcome = self._store.link(found.path, found.document_id, file)
                else:
                    outcome = self._store.put(found, self._provenance, file)
            except (StoreUnwritable, StoreDamaged):
                raise
            except Exception as error:  # noqa: BLE001 - the border: one document must not stop the others
                found = Refused(path=path, reason=reason_of(path, error))
            else:
                return Result(path=path, fate=Fate(outcome.value), file=file)
        self._store.reject(found.path, found.reason, self._now(), file)
        return Result(path=found.path, fate=Fate.REJECTED, reason=found.reason, file=file)


_ONE_THREAD: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What numpy's libraries read, when a process starts, of how many threads they may use."""


class _Worker:
    """What a child process keeps between sources."""

    intake: Intake


def _start_worker(opener: Opener, settings: Settings, memory: Memory) -> None:
    _Worker.intake = Intake(opener(settings.actors_file), memory, settings.limits)


def _take_in_worker(source: Readable) -> tuple[Step, ...]:
    return tuple(_Worker.intake.take(source))


def _pool(opener: Opener, settings: Settings, memory: Memory, jobs: int) -> ProcessPoolExecutor:
    # Spawned: a forked child would share the store's connection.
    context = multiprocessing.get_context("spawn")
    for name in _ONE_THREAD:  # the processes share the cores: threads of their own would stand in each other's way
        os.environ.setdefault(name, "1")
    start = replace(settings, now=_now)  # another clock may not travel between processes, and only the writer needs it
    return ProcessPoolExecutor(jobs, context, initializer=_start_worker, initargs=(opener, start, memory))


def _in_processes(
    sources: Sequence[Readable], opener: Opener, settings: Settings, memory: Memory
) -> Iterator[tuple[Readable, tuple[Step, ...]]]:
    """Results in the order of the sources. When a child dies, what it held is tried again, each alone."""
    jobs = settings.jobs or default_jobs(len(sources))
    waiting = deque(sources)
    while waiting:
        running: deque[tuple[Readable, Future[tuple[Step, ...]]]] = deque()
        with _pool(opener, settings, memory, jobs) as pool:
            try:
                while waiting or running:
                    _submit(pool, waiting, running, jobs * _AHEAD)
                    taken = running[0][1].result()
                    source, _ = running.popleft()
                    yield source, taken
            except BrokenProcessPool:
                pass
        orphans = [source for source, _ in running] or [waiting.popleft() for _ in range(min(1, len(waiting)))]
        for source in orphans:
            yield source, _alone(source, opener, settings, memory)


def _submit(
    pool: ProcessPoolExecutor,
    waiting: deque[Readable],
    running: deque[tuple[Readable, Future[tuple[Step, ...]]]],
    ahead: int,
) -> None:
    while waiting and len(running) < ahead:
        running.append((waiting[0], pool.submit(_take_in_worker, waiting[0])))
        waiting.popleft()


def _alone(source: Readable, opener: Opener, settings: Settings, memory: Memory) -> tuple[Step, ...]:
    try:
        with _pool(opener, settings, memory, 1) as pool:
            return pool.submit(_take_in_worker, source).result()
    except BrokenProcessPool:
        reason = f"{source.name} made the process that extracts from it crash; please report it"
        return (Refused(path=source.name, reason=reason),)
