"""A limit of time for work in this process: an exception that the system's clock raises in the middle of it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Never

_AGAIN: Final = 1.0  # seconds: should the work have swallowed the first one


class TookTooLong(Exception):
    """The time is over."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in the block when it takes longer.

    Holds in the main thread of systems that have such a clock (not Windows), and between steps of Python: elsewhere the
    block has all the time that it takes. An alarm that somebody else has set stays theirs, without a limit here.
    """
    is_possible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not is_possible or signal.getitimer(signal.ITIMER_REAL)[0] > 0:
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> Never:
    raise TookTooLong
