"""The reading process: whatever a reader does, the next file is read, and nothing gets out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reports.document import Document
from reports.errors import InvalidDocument
from reports.guard import Guard
from reports.limits import NORMAL, OPTIONS, Limit

READER = "tests.robustness.hostile_readers:misbehave"
ROOT = Path(__file__).parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets every program lock itself in")


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(reader=READER) as opened:
        yield opened


@pytest.fixture(scope="module")
def hasty() -> Iterator[Guard]:
    """One that waits a second; apart from the others, which may take longer on a busy machine."""
    with Guard(replace(NORMAL, seconds=1), reader=READER) as opened:
        yield opened


@pytest.mark.parametrize("act", ["HANG", "HANG-IN-C"])
def test_a_reader_that_hangs_is_killed_and_the_next_file_is_read(hasty: Guard, act: str) -> None:
    with pytest.raises(InvalidDocument, match=OPTIONS[Limit.SECONDS].option) as caught:
        read(hasty, act)
    assert "folder/file.txt" in str(caught.value)
    assert read(hasty, "the next file") == "the next file"


def read(guard: Guard, content: str) -> str:
    (found,) = guard.read(content.encode(), "folder/file.txt")
    assert isinstance(found, Document)
    return found.text


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("SWALLOW", OPTIONS[Limit.MEMORY].option),
        ("DIE", "crash"),
        ("EXIT", "crash"),
        ("REFUSE", "this one is no report"),
        ("STUMBLE", "ZeroDivisionError"),
        ("RECURSE", "RecursionError"),
        ("LIE", "no sense"),
    ],
)
def test_a_reader_that_goes_wrong_costs_its_file_alone_and_says_why(guard: Guard, act: str, words: str) -> None:
    with pytest.raises(InvalidDocument, match=words) as caught:
        read(guard, act)
    assert "folder/file.txt" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert read(guard, "the next file") == "the next file"


def test_what_a_library_prints_gets_between_no_answers(guard: Guard) -> None:
    assert read(guard, "PRINT") == "printed"
    assert read(guard, "the next file") == "the next file"


def test_what_earlier_files_left_behind_is_no_file_s_fault(guard: Guard) -> None:
    assert [read(guard, "LEAK") for _ in range(6)] == ["leaked"] * 6


def test_a_good_file_is_read_by_the_process_of_the_one_before(guard: Guard) -> None:
    assert read(guard, "PROCESS") == read(guard, "PROCESS")


def test_a_reader_is_told_no_secrets(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "of the user")
    with Guard(reader=READER) as fresh:
        known = read(fresh, "ENVIRONMENT").split()
    assert "SECRET_TOKEN" not in known
    assert "HOME" not in known


@linux_only
def test_a_reader_inherits_no_open_file(guard: Guard, tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        with Guard(reader=READER) as fresh:
            found = read(fresh, "DESCRIPTORS").split()
    assert {name.partition(":")[0] for name in found} == {"/dev/null", "pipe"}


def test_python_code_of_a_reader_gets_nowhere(guard: Guard, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of the user")
    way_out = read(guard, f"ESCAPE {tmp_path}").split()
    assert [name for name in way_out if name not in {"done", "secret", "thread"}] == []
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


@linux_only
@pytest.mark.skipif(os.uname().machine not in {"x86_64", "aarch64"}, reason="system calls are numbered otherwise")
def test_machine_code_of_a_reader_gets_nowhere(guard: Guard, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of the user")
    if "secret" in read(guard, f"ESCAPE-IN-C {tmp_path}").split():
        pytest.skip("this kernel has no rules for files")
    assert read(guard, f"ESCAPE {tmp_path}") == "done"
    assert read(guard, f"ESCAPE-IN-C {tmp_path}") == "done"
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_file_beyond_the_limit_of_size_is_not_handed_over(guard: Guard) -> None:
    with Guard(replace(NORMAL, file_bytes=5), reader=READER) as small:
        with pytest.raises(InvalidDocument, match="--max-file-mb"):
            read(small, "longer")
        assert read(small, "short") == "short"


_PARENT = """
import sys, time
from reports.guard import Guard
guard = Guard(reader="tests.robustness.hostile_readers:misbehave")
print(list(guard.read(b"PROCESS", "a"))[0].text, flush=True)
list(guard.read(b"HANG", "a"))
"""


@linux_only
def test_no_reading_process_outlives_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = Path("/proc", parent.stdout.readline().strip())
        assert child.exists()
        parent.kill()
    for _ in range(100):
        if not is_running(child):
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")


def is_running(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_closing_ends_the_process() -> None:
    guard = Guard(reader=READER)
    number = int(read(guard, "PROCESS"))
    guard.close()
    guard.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
