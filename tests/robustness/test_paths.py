"""Names and sizes: nothing is opened outside the folder, nothing blocks, nothing large is read before it is refused."""

from __future__ import annotations

import os
import resource
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.errors import InvalidDocument
from reports.fates import Fate, Result
from reports.ingest import Settings, ingest
from reports.limits import NORMAL
from reports.reading.files import read_bytes
from reports.sources import discover
from reports.store import Store
from tests.reports.builders import open_pipeline

SECRET = "They met in Apia, which nobody may know."

ODD_NAMES = (
    b"..txt",
    b"...txt",
    b"a..b.txt",
    b"-rf.txt",
    b"--store=x.txt",
    b"~root.txt",
    b"$HOME.txt",
    b"`id`.txt",
    b"$(id).txt",
    b"a;rm b.txt",
    b"a|b.txt",
    b"a&b.txt",
    b"a>b.txt",
    b"a'b.txt",
    b'a"b.txt',
    b"a\\b.txt",
    b"..\\..\\etc\\passwd.txt",
    b"C:\\out.txt",
    b"C:out.txt",
    b"\\\\server\\share\\a.txt",
    b"a.txt:stream",
    b"CON.txt",
    b"nul.txt",
    b"aux",
    b"a\nb.txt",
    b"a\rb.txt",
    b"a\tb.txt",
    b"a\x1b[2Jb.txt",
    b"a\x07b.txt",
    b"a\x7fb.txt",
    b" a.txt",
    b"a.txt ",
    b"a.txt.",
    b"\xff\xfe.txt",
    b"\xc0\xae\xc0\xae.txt",
    b"caf\xe9.txt",
    "café.txt".encode(),
    "cafe\u0301.txt".encode(),
    "\u202etxt.exe".encode(),
    "\u2066a\u2069.txt".encode(),
    "😀.txt".encode(),
    "ﬁle.txt".encode(),
    "／etc／passwd.txt".encode(),
    "a\u2028b.txt".encode(),
    "a\u200bb.txt".encode(),
    "a\ufeffb.txt".encode(),
    b"<script>alert(1)<script>.txt",
    b"{{7*7}}.txt",
    b"{% raw %}.txt",
    b"${7*7}.txt",
    b"%2e%2e%2fetc.txt",
    b"%00.txt",
    b"=cmd().txt",
    b"@a.txt",
    b"#a.txt",
    b"?a=b.txt",
    b"[ab].txt",
    b"*.txt",
    b"a" * 251 + b".txt",
    ("é" * 125).encode() + b".txt",
)


def run(paths: list[Path], store: Path) -> dict[str, Result]:
    sources, _ = discover(paths, store)
    with Store.to_write(store) as opened:
        return {result.path: result for result in ingest(sources, opened, open_pipeline, Settings(jobs=1))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text("They met in Caracas.")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text(SECRET)
    return folder


def test_files_of_any_name_are_read_and_shown_on_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    made = 0
    for number, name in enumerate(ODD_NAMES):
        try:
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"Report {number} about Caracas.")
        except OSError:
            continue  # this file system has no such names
        made += 1
    results = run([folder], tmp_path / "s.sqlite")
    assert {result.fate for result in results.values()} == {Fate.ACCEPTED}
    hidden = sum(name.startswith(b".") for name in ODD_NAMES)
    assert len(results) == made - hidden
    assert made > 50
    for path in results:
        assert path.isprintable()
        path.encode()


@pytest.mark.parametrize(
    "name",
    ["", "\0", "a\0.txt", "a" * 300, "a/" * 3000, "no/such.txt", "good.txt/inside", "/proc/self/mem",
     "/proc/self/environ", "/proc/kmsg", "/dev/zero", "/dev/stdin", "/dev/tty", "/sys/kernel/uevent_seqnum", "."],
)  # fmt: skip
def test_what_is_no_regular_file_is_refused_in_one_sentence(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(InvalidDocument) as caught:
        read_bytes(Path(name))
    assert "\n" not in str(caught.value)


def link(folder: Path, name: str, target: str | Path) -> None:
    (folder / name).symlink_to(target)


def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    link(folder, "out.txt", tmp_path / "outside" / "secret.txt")
    link(folder, "relative.txt", "../outside/secret.txt")
    link(folder, "folder", tmp_path / "outside")
    link(folder, "by-way.txt", "folder/secret.txt")
    link(folder, "loop.txt", "loop.txt")
    link(folder, "broken.txt", "nowhere.txt")
    link(folder, "process.txt", "/proc/self/environ")
    link(folder, "inside.txt", "good.txt")
    (tmp_path / "outside" / "back.txt").symlink_to(folder / "good.txt")
    fates = {Path(path).name: result.fate for path, result in run([folder], tmp_path / "s.sqlite").items()}
    assert fates.pop("good.txt") is Fate.ACCEPTED
    assert fates.pop("inside.txt") is Fate.UNCHANGED
    assert set(fates.values()) == {Fate.REJECTED}
    with Store.to_read(tmp_path / "s.sqlite") as store:
        assert store.rows("SELECT text FROM documents") == [("They met in Caracas.",)]


def test_pipes_and_sockets_block_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        results = run([folder], tmp_path / "s.sqlite")
    fates = {Path(path).name: result.fate for path, result in results.items()}
    assert fates == {"good.txt": Fate.ACCEPTED, "pipe.txt": Fate.REJECTED, "socket.txt": Fate.REJECTED}


@pytest.fixture
def swapped(folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A file that another thread keeps replacing by a link to the secret, and back."""
    path, stop = folder / "swapped.txt", threading.Event()

    def swap() -> None:
        while not stop.is_set():
            draft = folder / ".draft"
            draft.symlink_to(tmp_path / "outside" / "secret.txt")
            draft.replace(path)
            draft.write_text("They met in Suva.")
            draft.replace(path)

    thread = threading.Thread(target=swap)
    thread.start()
    yield path
    stop.set()
    thread.join()


def test_a_file_that_is_swapped_for_a_link_gives_the_file_or_nothing(folder: Path, swapped: Path) -> None:
    given = set()
    for _ in range(2000):
        try:
            given.add(read_bytes(swapped, root=folder))
        except InvalidDocument:
            continue
    assert given <= {b"They met in Suva."}


def test_a_file_beyond_the_limit_is_refused_without_being_read(folder: Path, tmp_path: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024**3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results = run([folder], tmp_path / "s.sqlite")
    reason = results[str(folder / "huge.txt")].reason or ""
    assert "--max-file-mb" in reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_the_largest_file_that_is_read_keeps_to_its_memory(folder: Path, tmp_path: Path) -> None:
    words = b"The report says nothing of any place. " * 10
    for ending in ("txt", "html"):
        start = b"<html><body>" if ending == "html" else b""
        (folder / f"large.{ending}").write_bytes(start + words * (NORMAL.file_bytes // len(words) - 1))
    results = run([folder], tmp_path / "s.sqlite")
    for ending in ("txt", "html"):
        reason = results[str(folder / f"large.{ending}")].reason or ""
        assert any(f"--max-{option}" in reason for option in ("characters", "memory-mb", "seconds"))
    assert results[str(folder / "good.txt")].fate is Fate.ACCEPTED
