"""The only place where a report's bytes are read from disk, behind every check of what may be opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reports.errors import InvalidDocument
from reports.limits import NORMAL, Limit, Limits, beyond

_FLAGS: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def shown(path: Path | str) -> str:
    """A path as it may be shown and stored: valid Unicode on one line, whatever bytes the name holds."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def read_bytes(path: Path, *, root: Path | None = None, limits: Limits = NORMAL) -> bytes:
    """The content of a regular file within the limit of size; never blocks on a pipe, never reads a device.

    With `root` the file must lie in that folder after links are followed, and still do so once it is open.
    Raises InvalidDocument.
    """
    name = shown(path)
    try:
        _check_inside(path, root)
        # Not blocking: opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidDocument(f"{name} does not exist; name a file or a folder") from None
    except PermissionError:
        raise InvalidDocument(f"{name} may not be read; change its permissions or read it as its owner") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidDocument(f"{name} cannot be opened ({reason}); name a file that can be read") from None
    try:
        return _content(handle, name, limits, lambda: _check_opened(handle, path, root))
    finally:
        os.close(handle)


def _check_inside(path: Path, root: Path | None) -> Path:
    """Where the path leads; inside the folder, if there is one."""
    target = path.resolve()
    if root is not None and not target.is_relative_to(root.resolve()):
        raise InvalidDocument(f"{shown(path)} is a link that leads out of {shown(root)}; copy the file into the folder")
    return target


def _check_opened(handle: int, path: Path, root: Path | None) -> None:
    """The file that was opened is the one that the path leads to now, inside the folder: no link was swapped."""
    if root is None:
        return
    target = _check_inside(path, root)
    # Of this one target, which is inside: asking the path a second time could give another answer.
    if not os.path.samestat(os.fstat(handle), target.lstat()):
        raise InvalidDocument(f"{shown(path)} was replaced while it was read; ingest it again")


def _content(handle: int, name: str, limits: Limits, check: Callable[[], None]) -> bytes:
    status = os.fstat(handle)
    _check_kind(status, name)
    if status.st_size > limits.file_bytes:
        raise beyond(name, Limit.FILE, limits)
    if status.st_size == 0:  # also of what the system makes up as it is read, as in /proc
        raise InvalidDocument(f"{name} is empty; a report needs text")
    try:
        check()
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(status.st_size + 1)
    except OSError as error:
        raise InvalidDocument(f"{name} cannot be read ({error.strerror}); name a file that can be read") from None
    if len(content) != status.st_size:
        raise InvalidDocument(f"{name} changed while it was read; ingest it again")
    return content


def _check_kind(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InvalidDocument(f"{name} is a folder where a file is wanted; name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise InvalidDocument(f"{name} is a pipe, socket or device; only regular files are read")
