"""The only place where a report's bytes are read from disk, behind every check of what may be opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reports.errors import InvalidDocument
from reports.limits import MAX_FILE_BYTES


def shown(path: Path | str) -> str:
    """A path as it may be shown and stored: valid Unicode on one line, whatever bytes the name holds."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def read_bytes(path: Path, *, root: Path | None = None) -> bytes:
    """The content of a regular file of at most `MAX_FILE_BYTES`; never blocks on a pipe, never reads a device.

    With `root` the file must lie in that folder after links are followed. Raises InvalidDocument.
    """
    name = shown(path)
    try:
        if root is not None and not path.resolve().is_relative_to(root.resolve()):
            raise InvalidDocument(f"{name} is a link that leads out of {shown(root)}; copy the file into the folder")
        # Not blocking: opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidDocument(f"{name} does not exist; name a .txt or .md file") from None
    except PermissionError:
        raise InvalidDocument(f"{name} may not be read; change its permissions or read it as its owner") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidDocument(f"{name} cannot be opened ({reason}); name a readable .txt or .md file") from None
    try:
        return _content(handle, name)
    finally:
        os.close(handle)


def _content(handle: int, name: str) -> bytes:
    _check_kind(os.fstat(handle), name)
    try:
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise InvalidDocument(f"{name} cannot be read ({error.strerror}); name a readable file") from None
    if len(content) > MAX_FILE_BYTES:
        raise _too_large(name, len(content))
    return content


def _check_kind(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InvalidDocument(f"{name} is a folder where a file is wanted; name a .txt or .md file in it")
    if not stat.S_ISREG(status.st_mode):
        raise InvalidDocument(f"{name} is a pipe, socket or device; only regular files are read")
    if status.st_size > MAX_FILE_BYTES:
        raise _too_large(name, status.st_size)


def _too_large(name: str, size: int) -> InvalidDocument:
    megabytes = MAX_FILE_BYTES // (1024 * 1024)
    return InvalidDocument(f"{name} has {size:,} bytes or more; at most {megabytes} MB are read, so split the file")
