"""The limit of time for extraction."""

from __future__ import annotations

import signal
import threading
import time
from dataclasses import replace

import pytest

from reports.deadline import TookTooLong, deadline
from reports.document import Document
from reports.intake import Intake, Memory, Refused
from reports.limits import NORMAL
from reports.model import Extraction
from reports.pipeline import Pipeline
from tests.reports.builders import open_pipeline

can_ring = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such clock")


class _Report:
    name = "a.txt"
    url = None

    def content(self, _: object) -> bytes:
        return b"They flew from Caracas to Tehran."


def _stubborn(_: Document) -> Extraction:
    while True:
        try:
            time.sleep(60)
        except TookTooLong:  # once, as careless code does
            time.sleep(60)


@can_ring
def test_an_extraction_that_does_not_end_is_a_rejection_that_names_the_limit() -> None:
    pipeline: Pipeline = replace(open_pipeline(None), extract=_stubborn)
    with Intake(pipeline, Memory(), replace(NORMAL, seconds=5)) as intake:
        refused, _ = intake.take(_Report())
    assert isinstance(refused, Refused)
    assert "a.txt takes too long to extract from" in refused.reason
    assert "--max-seconds" in refused.reason


@can_ring
def test_nothing_rings_after_the_block() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with deadline(60):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_a_thread_of_its_own_has_no_limit_and_no_error() -> None:
    done: list[bool] = []

    def work() -> None:
        with deadline(0.001):
            time.sleep(0.01)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
