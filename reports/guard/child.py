"""The reading process: documents in by one pipe, what was read out by another, until the first pipe is closed.

Started by the guard with a command line of two arguments: the folders of modules, and the settings, both JSON.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from reports.errors import InvalidDocument
from reports.guard import wire
from reports.guard.sandbox import allow_seconds, confine
from reports.limits import MAX_MESSAGE_CHARACTERS, Limits
from reports.reading.reading import Reading

Reader = Callable[..., Reading]
_NO_LIMIT: Final = sys.maxsize  # what the parent sends is trusted


def main() -> None:
    """Serve until the parent closes the pipe."""
    folders, settings = json.loads(sys.argv[1]), json.loads(sys.argv[2])
    limits = Limits(**settings["limits"])
    given, taken = _own_pipes()
    module, _, function = settings["reader"].partition(":")
    # A library unpacks its model into a temporary file.
    tempfile.TemporaryFile = _memory_file  # type: ignore[assignment]
    confine(limits, folders, {"reports", "gazetteer", module.partition(".")[0]})
    reader: Reader = getattr(importlib.import_module(module), function)
    while (name := wire.receive(given, _NO_LIMIT)) is not None:
        content = wire.receive(given, _NO_LIMIT)
        if content is None:
            return
        allow_seconds(limits.seconds)
        _answer(reader, content, name.decode("utf-8", "surrogatepass"), limits, taken)


def _memory_file(*_: object, **__: object) -> io.BytesIO:
    """A temporary file for a process that may write none."""
    return io.BytesIO()


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes under other numbers, so that nothing that a library prints gets between the frames."""
    given, taken = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(given, "rb"), os.fdopen(taken, "wb")


def _answer(reader: Reader, content: bytes, name: str, limits: Limits, taken: BinaryIO) -> None:
    try:
        messages = _messages(reader(content, name=name, limits=limits))
        for message in messages:
            wire.send(taken, wire.pack(message))
        last: wire.Message = {"end": True}
    except InvalidDocument as error:
        last = {"invalid": str(error)}
    except MemoryError:
        last = {"memory": True}
    except Exception as error:  # noqa: BLE001 - the border: whatever a library raises is the file's rejection
        words = " ".join(str(error).split())[:MAX_MESSAGE_CHARACTERS]
        last = {"error": f"{type(error).__name__}: {words}"}
    wire.send(taken, wire.pack(last))


def _messages(reading: Reading) -> Iterator[wire.Message]:
    for document in reading.documents:
        yield {"document": wire.packed_document(document)}
    for rejected in reading.rejected:
        yield {"rejected": rejected.name, "reason": rejected.reason}
