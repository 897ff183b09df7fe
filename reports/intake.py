"""One source at a time: its bytes, the documents in them by way of the guard, and what is found in each.

Runs in the main process or in several; nothing here touches the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from reports.deadline import TookTooLong, deadline
from reports.document import Document, document_id
from reports.errors import InvalidDocument
from reports.guard import Guard
from reports.limits import MAX_MESSAGE_CHARACTERS, NORMAL, OPTIONS, SECONDS_A_MILLION_CHARACTERS, Limit, Limits
from reports.model import Extraction
from reports.pipeline import Pipeline


class Readable(Protocol):
    """A source: what it is called, and its bytes."""

    @property
    def name(self) -> str:
        """How it is shown and stored."""

    @property
    def url(self) -> str | None:
        """Its address, where it has one."""

    def content(self, limits: Limits) -> bytes:
        """Its bytes. Raises InvalidDocument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The document is stored already, by the same versions: only its path is news."""

    path: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A path that gives no document, and the sentence why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The whole source is as it was, and so are the versions: what the store says of it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The source was read to its end; the digest of its bytes."""

    digest: str


Step = Extraction | Known | Refused | Settled | Finished
"""What comes out of a source: any number of the first three and `Finished`, or `Settled` alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the store knew when the ingest began: documents by id, and sources that need no reading by their digest."""

    known: frozenset[str] = frozenset()
    settled: Mapping[str, str] = field(default_factory=dict)


class Intake:
    """Reads and extracts; holds the reading process. Use `with`, or close it."""

    def __init__(self, pipeline: Pipeline, memory: Memory, limits: Limits = NORMAL) -> None:
        self._pipeline = pipeline
        self._memory = memory
        self._guard = Guard(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._guard.close()

    def take(self, source: Readable) -> Iterator[Step]:
        """Everything in one source. Never raises: whatever goes wrong with a document is its rejection."""
        name = source.name
        try:
            content = source.content(self._guard.limits)
        except Exception as error:  # noqa: BLE001 - the border: one document must not stop the others
            yield Refused(path=name, reason=reason_of(name, error))
            return
        digest = document_id(content)
        if self._memory.settled.get(name) == digest:
            yield Settled()
            return
        yield from self._documents(content, name, source.url)
        yield Finished(digest=digest)

    def _documents(self, content: bytes, name: str, url: str | None) -> Iterator[Extraction | Known | Refused]:
        try:
            for found in self._guard.read(content, name):
                if isinstance(found, Document):
                    yield self._extracted(found if found.url or not url else replace(found, url=url))
                else:
                    yield Refused(path=found.name, reason=found.reason)
        except Exception as error:  # noqa: BLE001 - the border: one document must not stop the others
            yield Refused(path=name, reason=reason_of(name, error))

    def _extracted(self, document: Document) -> Extraction | Known | Refused:
        if document.id in self._memory.known:
            return Known(path=document.path, document_id=document.id)
        limits = self._guard.limits
        try:
            with deadline(limits.seconds + SECONDS_A_MILLION_CHARACTERS * len(document.text) / 1_000_000):
                return self._pipeline.extract(document)
        except TookTooLong:
            broken = f"takes too long to extract from, for a text of {len(document.text):,} characters"
            reason = f"{document.path} {broken}; raise this limit with {OPTIONS[Limit.SECONDS].option}"
            return Refused(path=document.path, reason=reason)
        except Exception as error:  # noqa: BLE001 - the border: one document must not stop the others
            return Refused(path=document.path, reason=reason_of(document.path, error))


def is_settled(source: Readable, memory: Memory, limits: Limits) -> bool:
    """Whether a file needs no reading; of an address only fetching it can tell."""
    digest = memory.settled.get(source.name)
    if digest is None or source.url is not None:
        return False
    try:
        return document_id(source.content(limits)) == digest
    except InvalidDocument:
        return False


def reason_of(path: str, error: Exception) -> str:
    """One line that names the path."""
    words = " ".join(str(error).split())[: 2 * MAX_MESSAGE_CHARACTERS]
    if isinstance(error, InvalidDocument):
        return words if path in words else f"{path}: {words}"
    words = words[:MAX_MESSAGE_CHARACTERS]
    return f"{path} could not be processed (internal error {type(error).__name__}: {words}); please report it"
