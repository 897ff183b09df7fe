"""A reading process as its parent sees it: started bare, spoken to over pipes, timed, and killed when it is late."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

from reports.errors import InvalidDocument
from reports.guard import wire
from reports.limits import MAX_CHILD_MESSAGE_BYTES, Limit, Limits, beyond

_START: Final = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from reports.guard.child import main; main()"
# All that a child knows of its surroundings: how to find shared libraries, and that it is one thread.
_PASSED_ON: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_ENVIRONMENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "1",
    }
)
_LAST_BREATH: Final = 2.0  # seconds


class Exhausted(InvalidDocument):
    """The child ran out of memory or died, perhaps for what it had read before."""


class Child:
    """A reading process and its two pipes."""

    def __init__(self, limits: Limits, reader: str) -> None:
        self.served = 0
        self.limits = limits
        folders = [os.path.abspath(folder) for folder in sys.path]  # noqa: PTH100 - the child stands elsewhere
        settings = {"limits": wire.packed_limits(limits), "reader": reader}
        command = [sys.executable, "-P", "-s", "-B", "-c", _START, json.dumps(folders), json.dumps(settings)]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor,
            env={**_ENVIRONMENT, **{key: os.environ[key] for key in _PASSED_ON if key in os.environ}},
            start_new_session=True,  # so that it is killed with all that it may have started
        )

    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def messages(self, content: bytes, name: str) -> Iterator[wire.Message]:
        """What the child says about a file. Raises InvalidDocument when its time is over or it dies."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.served += 1
        with _Clock(self) as clock:
            try:
                wire.send(self._process.stdin, name.encode("utf-8", "surrogatepass"))
                wire.send(self._process.stdin, content)
                payload = wire.receive(self._process.stdout, MAX_CHILD_MESSAGE_BYTES)
            except OSError:
                payload = None
        while payload is not None:
            message = wire.unpack(payload)
            yield message
            if "document" not in message and "rejected" not in message:
                return
            with clock:
                payload = wire.receive(self._process.stdout, MAX_CHILD_MESSAGE_BYTES)
        if clock.has_struck:
            raise beyond(name, Limit.SECONDS, self.limits)
        raise Exhausted(self._death(name))

    def _death(self, name: str) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_BREATH)  # its pipe is closed: it is ending, and how says why
        self.end()
        status = self._process.returncode
        cause = f"signal {-status}" if status < 0 else f"status {status}"
        return f"{name} made the process that read it crash ({cause}), perhaps for want of memory; save it anew"

    def kill(self) -> None:
        """End the process and all that it may have started, now."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        if self._process.poll() is None:
            self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class _Clock:
    """Kills a child when a step takes longer than the limit; reading from its pipe then ends at once."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._timer: threading.Timer | None = None
        self.has_struck = False

    def __enter__(self) -> Self:
        self._timer = threading.Timer(self._child.limits.seconds, self._strike)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _strike(self) -> None:
        self.has_struck = True
        self._child.kill()
