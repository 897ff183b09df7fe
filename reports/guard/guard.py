"""The guard: hands files to a reading process, takes what it read, and kills it when it takes too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Self

from reports.document import Document
from reports.errors import InvalidDocument
from reports.guard import wire
from reports.guard.process import Child, Exhausted
from reports.limits import FILES_A_CHILD, MAX_MESSAGE_CHARACTERS, MAX_NAME_CHARACTERS, NORMAL, Limit, Limits, beyond
from reports.reading.reading import Rejected

READER: Final = "reports.reading.reader:documents_from_bytes"


class Guard:
    """Reads documents in one child process at a time, started at need. For one thread; use `with`, or close it.

    `reader` names the function that the child calls, as `module:function`.
    """

    def __init__(self, limits: Limits = NORMAL, *, reader: str = READER) -> None:
        self.limits = limits
        self._reader = reader
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a second time is fine."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def read(self, content: bytes, name: str) -> Iterator[Document | Rejected]:
        """The documents in a file's bytes, and what in it could not be read, one after another.

        Take them all before the next call. Raises InvalidDocument for the file as a whole: no document, beyond a limit,
        or the reading process came to grief.
        """
        if len(content) > self.limits.file_bytes:
            raise beyond(name, Limit.FILE, self.limits)
        child = self._ready()
        was_used = child.served > 0
        found = self._read(child, content, name)
        try:
            first = next(found, None)
        except Exhausted:
            if not was_used:
                raise
            # What earlier files have left behind may be to blame: once more, in a child of its own.
            found = self._read(self._ready(), content, name)
            first = next(found, None)
        if first is not None:
            yield first
            yield from found

    def _ready(self) -> Child:
        child = self._child
        if child is None or child.served >= FILES_A_CHILD or not child.is_alive():
            self.close()
            child = self._child = Child(self.limits, self._reader)
        return child

    def _read(self, child: Child, content: bytes, name: str) -> Iterator[Document | Rejected]:
        is_whole = False
        try:
            for message in child.messages(content, name):
                if "document" not in message and "rejected" not in message:
                    is_whole = "memory" not in message
                    _end(message, name, self.limits)
                    return
                yield _result(message)
        except ValueError as error:
            if isinstance(error, InvalidDocument):
                raise
            words = str(error)[:MAX_MESSAGE_CHARACTERS]
            raise InvalidDocument(f"{name} made its reader give no sense ({words}); please report it") from None
        finally:
            # A child that is not at the end of a file is of no more use, nor one that ran out of memory.
            if not is_whole:
                self.close()


def _end(message: wire.Message, name: str, limits: Limits) -> None:
    """Raise what the last message of a file says."""
    if "end" in message:
        return
    if "memory" in message:
        raise Exhausted(str(beyond(name, Limit.MEMORY, limits)))
    if "invalid" in message:
        reason = wire.text(message, "invalid")
        raise InvalidDocument(reason if name in reason else f"{name}: {reason}")
    words = wire.text(message, "error")[: 2 * MAX_MESSAGE_CHARACTERS]
    raise InvalidDocument(f"{name} cannot be read, its reader stumbled ({words}); save it anew or as plain text")


def _result(message: wire.Message) -> Document | Rejected:
    if "document" not in message:
        name, reason = wire.text(message, "rejected"), wire.text(message, "reason")
        return Rejected(name=_cut(name), reason=reason.replace(name, _cut(name)))
    document = wire.unpacked_document(message["document"])
    if len(document.path) <= MAX_NAME_CHARACTERS:
        return document
    name = _cut(document.path)
    reason = f"{name} has a name of more than {MAX_NAME_CHARACTERS:,} characters; give it a shorter one"
    return Rejected(name=name, reason=reason)


def _cut(name: str) -> str:
    return name if len(name) <= MAX_NAME_CHARACTERS else name[:MAX_NAME_CHARACTERS] + "…"
