"""A thousand broken files: each ends as a document or as a named rejection; nothing hangs, stays behind or leaks."""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from reports.document import Document
from reports.errors import InvalidDocument
from reports.guard import Guard
from reports.limits import NORMAL
from tests.robustness.broken_files import broken_files

FILES = 1000
QUICK = replace(NORMAL, seconds=4)


def outcomes(guard: Guard, name: str, content: bytes) -> list[str]:
    """What one file gave: the texts' lengths or the reasons."""
    try:
        found = list(guard.read(content, name))
    except InvalidDocument as error:
        return [str(error)]
    for one in found:
        if isinstance(one, Document):
            assert one.path.startswith(name)
            assert one.text.strip()
            assert len(one.text) <= NORMAL.text_characters
            assert all(one.text[r.span.start : r.span.end] for r in one.furniture)
            assert "root:x:0:0" not in one.text
    return ["document" if isinstance(one, Document) else one.reason for one in found]


def children() -> set[str]:
    """The numbers of this process's children."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = process.joinpath("stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(process.name)
    return found


def _all_outcomes(part: int) -> Counter[str]:
    """How every second file ended."""
    ends: Counter[str] = Counter()
    with Guard(QUICK) as guard:
        for name, content in islice(broken_files(FILES), part, None, 2):
            told = outcomes(guard, name, content)
            assert told, name
            for outcome in told:
                ends["document" if outcome == "document" else "rejection"] += 1
                if outcome != "document":
                    assert name in outcome
                    assert "\n" not in outcome
    return ends


def test_each_of_a_thousand_broken_files_is_a_document_or_a_named_rejection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = children() if sys.platform == "linux" else set()
    ends: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as pool:
        for told in pool.map(_all_outcomes, (0, 1)):
            ends.update(told)
    assert sum(ends.values()) >= FILES
    assert ends["document"] > FILES / 10
    assert ends["rejection"] > FILES / 10
    assert list(tmp_path.iterdir()) == []
    if sys.platform == "linux":
        assert children() - before == set()
