"""Readers that go wrong in every way that a library can, for the guard to end. Called inside the child process."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from reports.document import Document, document_id
from reports.errors import InvalidDocument
from reports.limits import Limits
from reports.reading.reading import Reading


def misbehave(content: bytes, *, name: str, limits: Limits) -> Reading:
    """Do what the content says; anything else is a text."""
    what, _, argument = content.decode("utf-8", "replace").partition(" ")
    act = _ACTS.get(what)
    told = act(argument) if act else f"{what} {argument}".strip()
    document = Document(id=document_id(content), path=name, text=told or "done")
    return Reading(documents=(document,), rejected=())


def _hang(_: str) -> str:
    while True:
        pass


def _hang_in_c(_: str) -> str:
    return str(re.match(r"(a+)+b", "a" * 40))


def _swallow(_: str) -> str:
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def _leak(_: str) -> str:
    _LEAKED.append(bytearray(120 * 1024 * 1024))
    return "leaked"


def _die(_: str) -> str:
    ctypes.string_at(0)
    return "alive"


def _exit(_: str) -> str:
    os._exit(3)


def _lie(_: str) -> str:
    """Speak past the program, as a child would that a document has taken over."""
    answer = b'{"document": {"id": 5}}'
    for number in range(3, 16):
        try:
            os.write(number, len(answer).to_bytes(8, "big") + answer)
        except OSError:
            continue
    return "lied"


def _process(_: str) -> str:
    return str(os.getpid())


def _print(_: str) -> str:
    sys.stdout.write("noise on the way of the answers\n" * 1000)
    sys.stdout.flush()
    os.write(1, b"\0\0\0\0\0\0\0\5noise")
    return "printed"


def _refuse(_: str) -> str:
    raise InvalidDocument("this one is no report")


def _stumble(_: str) -> str:
    raise ZeroDivisionError("in a\nlibrary")


def _recurse(_: str) -> str:
    return _recurse("")


def _environment(_: str) -> str:
    return " ".join(sorted(os.environ))


def _descriptors(_: str) -> str:
    return " ".join(sorted(str(Path(f"/proc/self/fd/{fd}").readlink()) for fd in range(64) if _is_open(fd)))


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def _escape(path: str) -> str:
    """Every way out that is tried by name; what is left open is told."""
    attempts: dict[str, Callable[[], object]] = {
        "socket": lambda: socket.socket().close(),
        "program": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        "fork": os.fork,
        "thread": lambda: threading.Thread(target=int).start(),
        "write": lambda: Path(path, "written").write_text("x"),
        "secret": lambda: Path(path, "secret").read_text(),
    }
    return " ".join(name for name, attempt in attempts.items() if _works(attempt))


def _escape_in_c(path: str) -> str:
    """The same beneath Python, where no hook of Python looks."""
    libc = ctypes.CDLL(None, use_errno=True)
    attempts: dict[str, Callable[[], int]] = {
        "socket": lambda: libc.socket(2, 1, 0),
        "fork": lambda: libc.syscall(57 if os.uname().machine == "x86_64" else 220, 17, 0, 0, 0, 0),
        "write": lambda: libc.open(f"{path}/written".encode(), os.O_CREAT | os.O_WRONLY, 0o600),
        "secret": lambda: libc.open(f"{path}/secret".encode(), os.O_RDONLY),
        "kill": lambda: libc.kill(os.getppid(), 0),
    }
    return " ".join(name for name, attempt in attempts.items() if attempt() >= 0)


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, RuntimeError):
        return False
    return True


_LEAKED: list[bytearray] = []
_ACTS = {
    "HANG": _hang,
    "HANG-IN-C": _hang_in_c,
    "SWALLOW": _swallow,
    "LEAK": _leak,
    "DIE": _die,
    "EXIT": _exit,
    "LIE": _lie,
    "PROCESS": _process,
    "PRINT": _print,
    "REFUSE": _refuse,
    "STUMBLE": _stumble,
    "RECURSE": _recurse,
    "ENVIRONMENT": _environment,
    "DESCRIPTORS": _descriptors,
    "ESCAPE": _escape,
    "ESCAPE-IN-C": _escape_in_c,
}
