"""Reports handed over as bytes: read and extracted at once, stored only when somebody says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from reports.document import document_id
from reports.fates import Fate
from reports.intake import Intake, Known, Memory, Refused
from reports.limits import Limit, Limits, beyond
from reports.model import Extraction
from reports.pipeline import Pipeline
from reports.reading.version import READER_VERSION
from reports.store import Store

FOLDER = "added"
"""Where handed-over reports stand among the paths of a store; no such folder is on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as bytes, under the name that its owner gave it."""

    file_name: str
    data: bytes

    @property
    def name(self) -> str:
        """Its path in the store: two files of one name stay apart."""
        last = self.file_name.replace("\\", "/").rsplit("/", 1)[-1].strip() or "unnamed"
        return f"{FOLDER}/{document_id(self.data)[7:15]}/{last[-200:]}"

    @property
    def url(self) -> str | None:
        """Nothing: what a file says of its address is in the file."""
        return None

    def content(self, limits: Limits) -> bytes:
        """Its bytes. Raises InvalidDocument."""
        if len(self.data) > limits.file_bytes:
            raise beyond(self.file_name, Limit.FILE, limits)
        return self.data


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that was typed or pasted, with what its owner says about it."""

    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None

    def upload(self) -> Upload:
        """It as a file: with front matter where something is said about it."""
        fields = {"title": self.title, "publisher": self.publisher}
        lines = [f"{name}: {' '.join(value.split())}" for name, value in fields.items() if value.strip()]
        lines += [f"published: {self.published.isoformat()}"] if self.published else []
        if not lines:
            return Upload(file_name="pasted.txt", data=self.text.encode("utf-8", "replace"))
        head = "\n".join(("---", *lines, "---", ""))
        return Upload(file_name="pasted.md", data=f"{head}{self.text}".encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What became of one file so far: its documents, those that the store has already, and what was refused."""

    upload: Upload
    found: tuple[Extraction, ...]
    known: tuple[Known, ...]
    refused: tuple[Refused, ...]


def examine(uploads: Iterable[Upload], pipeline: Pipeline, store: Store | None) -> Iterator[Examined]:
    """Read and extract each file in turn; nothing is stored. `store` tells what is known already."""
    provenance = replace(pipeline.provenance, reader=READER_VERSION)
    known = store.up_to_date(provenance) if store is not None else frozenset[str]()
    with Intake(pipeline, Memory(known=known)) as intake:
        for upload in uploads:
            steps = tuple(intake.take(upload))
            yield Examined(
                upload=upload,
                found=tuple(step for step in steps if isinstance(step, Extraction)),
                known=tuple(step for step in steps if isinstance(step, Known)),
                refused=tuple(step for step in steps if isinstance(step, Refused)),
            )


def keep(store: Store, pipeline: Pipeline, examined: Iterable[Examined], leave: frozenset[str]) -> dict[str, Fate]:
    """Store what was examined, but for the documents of the paths in `leave`; what became of each path.

    Refusals are kept too, so that they can be looked up. Raises StoreUnwritable, StoreDamaged or InvalidDocument.
    """
    provenance = replace(pipeline.provenance, reader=READER_VERSION)
    store.save_actors(pipeline.actors)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    fates: dict[str, Fate] = {}
    for one in examined:
        for found in one.found:
            path = found.document.path
            if path not in leave:
                fates[path] = Fate(store.put(found, provenance, one.upload.name).value)
        for refused in one.refused:
            store.reject(refused.path, refused.reason, now, one.upload.name)
            fates[refused.path] = Fate.REJECTED
    return fates
