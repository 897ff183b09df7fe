"""What a reading process gives up before it sees a document: files, the network, other programs, memory, time.

Three layers, each as far as the system has it. Limits of the process (POSIX). A filter of system calls and rules for
files (Linux: seccomp and Landlock, both open to every user), which hold for libraries in C too. And a hook that
refuses the same to Python code (everywhere).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from reports.limits import MAX_OPEN_FILES, Limits

try:
    import resource
except ImportError:  # Windows has no such limits: the clock of the parent remains
    resource = None  # type: ignore[assignment]

_IS_LINUX: Final = sys.platform == "linux"

_REFUSED_EVENTS: Final = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.kill")
_REFUSED_EXACTLY: Final = frozenset(
    {"os.system", "os.startfile", "os.forkpty", "pty.spawn", "os.remove", "os.rename", "os.rmdir", "os.mkdir"}
    | {"os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.rmtree", "webbrowser.open"}
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# Numbers of system calls, from the kernel's tables (arch/x86/entry/syscalls/syscall_64.tbl, asm-generic/unistd.h):
# sockets, new processes and threads, programs, signals, debugging, other namespaces, and ways around this filter.
_EVERYWHERE: Final = (424, 425, 434, 435, 438)  # pidfd_send_signal, io_uring_setup, pidfd_open, clone3, pidfd_getfd
_SYSTEM_CALLS: Final[Mapping[str, tuple[int, tuple[int, ...]]]] = MappingProxyType(
    {
        "x86_64": (
            0xC000003E,
            (
                *(41, 42, 43, 44, 46, 49, 50, 53, 288, 307),
                *(56, 57, 58, 59, 322),
                *(62, 101, 310, 311, 298, 321, 323),
                *(165, 272, 308, 304, 248, 249, 250),
            ),
        ),
        "aarch64": (
            0xC00000B7,
            (
                *(198, 199, 200, 201, 202, 203, 206, 211, 242, 269),
                *(220, 221, 281),
                *(129, 117, 270, 271, 241, 280, 282),
                *(40, 97, 268, 265, 217, 218, 219),
            ),
        ),
    }
)
_X32: Final = 0x4000_0000  # the other numbering of the same machine
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF_0000, 0x0005_0001, 0x8000_0000  # refused with EPERM

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_HANDLED_BY_ABI: Final = (0, 13, 14, 15, 15, 16)  # how many rights over files each version of Landlock knows
_SYSTEM: Final = ("/usr", "/lib", "/lib64", "/etc", "/opt", "/nix", "/gnu", "/dev/null", "/dev/urandom", "/dev/random")


def confine(limits: Limits, folders: Iterable[str], packages: Iterable[str]) -> None:
    """Give everything up that reading does not need.

    What may still be loaded are the libraries in `folders`, and these `packages` where a folder is none of libraries.
    """
    if resource is not None:
        _set_limit(resource.RLIMIT_AS, limits.memory_bytes)
        _set_limit(resource.RLIMIT_FSIZE, 0)
        _set_limit(resource.RLIMIT_NOFILE, MAX_OPEN_FILES)
        _set_limit(resource.RLIMIT_CORE, 0)
    if _IS_LINUX:
        with contextlib.suppress(OSError, AttributeError):
            _confine_on_linux(tuple(_readable(folders, packages)))
    sys.addaudithook(_refuse)


def allow_seconds(seconds: int) -> None:
    """So much more time of the processor, and the system ends this process."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 2
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _set_limit(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(ValueError, OSError):  # a system that does not have this limit
        resource.setrlimit(kind, (most, most))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS) or event in _REFUSED_EXACTLY:
        raise PermissionError(f"a reading process may not do this ({event})")
    if event == "open" and len(arguments) > 2 and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a reading process may not write files")


def _confine_on_linux(readable: tuple[str, ...]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG: no child outlives its parent
    libc.prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE off: no other process of this user may look inside
    if libc.prctl(38, 1, 0, 0, 0) != 0:  # PR_SET_NO_NEW_PRIVS
        return
    _restrict_files(libc, readable)
    _filter_system_calls(libc)


def _filter_system_calls(libc: ctypes.CDLL) -> None:
    known = _SYSTEM_CALLS.get(platform.machine())
    if known is None:
        return
    program = b"".join(_instructions(*known))
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    libc.prctl(22, 2, ctypes.c_char_p(header), 0, 0)  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


def _instructions(architecture: int, refused: tuple[int, ...]) -> Iterator[bytes]:
    """A program of the kernel's packet filter: kill under a foreign numbering, refuse these calls, allow the others."""
    calls = (*refused, *_EVERYWHERE)
    yield struct.pack("HBBI", _LOAD, 0, 0, 4)  # the architecture
    yield struct.pack("HBBI", _EQUAL, 1, 0, architecture)
    yield struct.pack("HBBI", _RETURN, 0, 0, _KILL)
    yield struct.pack("HBBI", _LOAD, 0, 0, 0)  # the number of the call
    yield struct.pack("HBBI", _AT_LEAST, len(calls) + 1, 0, _X32)
    for ahead, call in zip(range(len(calls), 0, -1), calls, strict=True):
        yield struct.pack("HBBI", _EQUAL, ahead, 0, call)
    yield struct.pack("HBBI", _RETURN, 0, 0, _ALLOW)
    yield struct.pack("HBBI", _RETURN, 0, 0, _REFUSE)


def _restrict_files(libc: ctypes.CDLL, readable: tuple[str, ...]) -> None:
    """Nothing may be written, and only what programs are made of may be read: no home, no data, no secrets."""
    abi = libc.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if abi < 1:
        return
    handled = (1 << _HANDLED_BY_ABI[min(abi, len(_HANDLED_BY_ABI) - 1)]) - 1
    rules = libc.syscall(_LANDLOCK_CREATE, ctypes.c_char_p(struct.pack("Q", handled)), 8, 0)
    if rules < 0:
        return
    for path in dict.fromkeys((*_SYSTEM, *readable)):
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rights = _READ_FILE | _READ_FOLDER if Path(path).is_dir() else _READ_FILE
            libc.syscall(_LANDLOCK_ADD, rules, 1, ctypes.c_char_p(struct.pack("=Qi", rights, handle)), 0)
            os.close(handle)
    libc.syscall(_LANDLOCK_RESTRICT, rules, 0)
    os.close(rules)


def _readable(folders: Iterable[str], packages: Iterable[str]) -> Iterator[str]:
    """The folders of libraries, whole; of any other folder that modules come from only these packages."""
    yield from (sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent))
    for folder in folders:
        if "site-packages" in folder or "dist-packages" in folder or Path(folder).is_file():
            yield folder
        else:
            yield from (str(Path(folder, name)) for name in packages)
