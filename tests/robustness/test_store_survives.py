"""The store under kill -9, two writers at once, damage, and folders that may not be written."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.errors import ReportsError, StoreDamaged
from reports.query import facets, select
from reports.rows import Filters
from reports.snapshot import Snapshot
from reports.store import Store
from tests.reports.builders import open_pipeline
from tests.reports.test_store import dump

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.reports.command"]
DOCUMENTS = 120


def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


def assert_one_sentence(done: subprocess.CompletedProcess[str], status: int) -> None:
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(DOCUMENTS):
        text = f"Report {number}. The Quds Force flew from Caracas to Tehran in {1990 + number % 30}. " * (
            1 + number % 7
        )
        (folder / f"{number:03}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.sqlite"
    assert call("ingest", folder, "--store", path).returncode == 0
    return path


def dump_of(path: Path) -> list[tuple[object, ...]]:
    with Store.to_read(path) as store:
        return dump(store)


@pytest.mark.parametrize("after_documents", [0, 1, 20, 60, 119])
def test_an_ingest_that_is_killed_leaves_whole_documents_and_the_next_one_completes_it(
    folder: Path, whole: Path, tmp_path: Path, after_documents: int
) -> None:
    path = tmp_path / "s.sqlite"
    with subprocess.Popen(
        [*COMMAND, "ingest", str(folder), "--store", str(path)], cwd=ROOT, stderr=subprocess.DEVNULL
    ) as run:
        wait_for(path, after_documents, run)
        run.send_signal(signal.SIGKILL)
    if path.exists():
        with Store.to_read(path) as store:
            assert store.rows("PRAGMA integrity_check") == [("ok",)]
            stored = store.rows("SELECT count(*) FROM documents")[0][0]
            assert after_documents <= stored <= DOCUMENTS
            incomplete = (
                "SELECT count(*) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM {} x WHERE x.document_id = d.id)"
            )
            for table in ("paths", "toponyms", "mentions", "routes", "actor_mentions"):
                assert store.rows(incomplete.format(table)) == [(0,)]
    assert call("ingest", folder, "--store", path).returncode == 0
    assert dump_of(path) == dump_of(whole)


def wait_for(path: Path, documents: int, run: subprocess.Popen[bytes]) -> None:
    """Until so many documents are stored; with 0, until the file appears."""
    while run.poll() is None:
        if path.exists():
            if documents == 0:
                return
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as connection:
                (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            connection.close()
            if count >= documents:
                return


def test_two_ingests_at_once_store_each_document_once_while_a_reader_sees_whole_ones(
    folder: Path, whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "s.sqlite"
    command = [*COMMAND, "ingest", str(folder), "--store", str(path)]
    runs = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    finished = threading.Event()
    broken: list[str] = []

    def look() -> None:
        while not finished.is_set():
            if path.exists():
                with Store.to_read(path) as store:
                    count = "SELECT count(*) FROM documents d WHERE d.id NOT IN (SELECT document_id FROM mentions)"
                    broken.extend(str(row) for row in store.rows(count) if row != (0,))

    reader = threading.Thread(target=look)
    reader.start()
    outputs = [run.communicate(timeout=120) for run in runs]
    finished.set()
    reader.join()
    assert broken == []
    assert [run.returncode for run in runs] == [0, 0]
    assert [errors for _, errors in outputs] == ["", ""]
    assert sorted(dump_of(path), key=repr) == sorted(dump_of(whole), key=repr)


def use(path: Path) -> None:
    """Everything that a dashboard does with a store."""
    with Store.to_read(path) as store, Snapshot(store) as snapshot:
        select(snapshot, Filters())
        facets(snapshot, Filters())


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_store_is_refused_and_left_as_it_is(whole: Path, tmp_path: Path, share: float) -> None:
    content = whole.read_bytes()
    path = tmp_path / "s.sqlite"
    path.write_bytes(content[: int(len(content) * share)])
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        use(path)
    with pytest.raises(StoreDamaged):
        Store.to_write(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(40))
def test_a_store_with_flipped_bytes_is_refused_or_read_but_never_a_traceback(
    whole: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(whole.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path = tmp_path / "s.sqlite"
    path.write_bytes(content)
    try:
        use(path)
        outcome = "read"
    except ReportsError as error:
        outcome = str(error)
    assert "\n" not in outcome
    assert path.read_bytes() == bytes(content)


def test_a_store_whose_schema_is_no_text_is_refused_as_damaged(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(whole.read_bytes().replace(b"CREATE TABLE ", b"CREATE \xac\xac\xac\xac\xac "))
    with pytest.raises(StoreDamaged, match="is damaged"):
        use(path)


@pytest.mark.parametrize("command", ["ingest", "export"])
def test_foreign_files_are_refused_and_untouched(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text("Caracas")
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE documents (id TEXT)")
    connection.close()
    (tmp_path / "text.sqlite").write_text("I am a letter. " * 100)
    (tmp_path / "empty.sqlite").touch()
    os.mkfifo(tmp_path / "pipe.sqlite")
    for name in ("other", "text", "empty", "pipe"):
        path = tmp_path / f"{name}.sqlite"
        before = path.read_bytes() if path.is_file() else None
        arguments = [tmp_path / "a.txt"] if command == "ingest" else ["--format", "csv"]
        assert_one_sentence(call(command, *arguments, "--store", path), 2)
        assert (path.read_bytes() if path.is_file() else None) == before


NOBODY = 65534
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can act as another user"
)


@pytest.fixture
def readable(whole: Path) -> Iterator[Path]:
    """A store of root's that everyone may read and nobody else may write, in a folder of that kind."""
    base = Path(tempfile.mkdtemp())
    base.chmod(0o755)
    shutil.copy(whole, base / "s.sqlite")
    (base / "s.sqlite").chmod(0o444)
    (base / "a.txt").write_text("Caracas")
    yield base
    shutil.rmtree(base)


def call_as_nobody(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """In this process, because another user may have no right to start this Python."""
    capfd.readouterr()
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        status = main([str(argument) for argument in arguments], opener=open_pipeline)
    finally:
        os.setresuid(0, 0, 0)
    out, err = capfd.readouterr()
    return subprocess.CompletedProcess(arguments, status, out, err)


@as_root
def test_a_store_in_a_read_only_folder_is_read_and_an_ingest_refused_before_work(
    readable: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    exported = call_as_nobody(capfd, "export", "--format", "geojson", "--store", readable / "s.sqlite")
    assert exported.returncode == 0, exported.stderr
    assert exported.stdout.count('"Point"') == 2 * sum(1 + number % 7 for number in range(DOCUMENTS))
    refused = call_as_nobody(capfd, "ingest", readable / "a.txt", "--store", readable / "s.sqlite")
    assert_one_sentence(refused, 2)
    assert "read-only" in refused.stderr
    assert sorted(path.name for path in readable.iterdir()) == ["a.txt", "s.sqlite"]


@as_root
def test_files_that_may_not_be_read_or_written_are_named(readable: Path, capfd: pytest.CaptureFixture[str]) -> None:
    store = ("--store", readable / "s.sqlite")
    (readable / "a.txt").chmod(0o600)
    done = call_as_nobody(capfd, "parse", readable / "a.txt")
    assert_one_sentence(done, 2)
    assert "may not be read" in done.stderr
    (readable / "s.sqlite").chmod(0o600)
    assert_one_sentence(call_as_nobody(capfd, "export", "--format", "csv", *store), 2)
    (readable / "s.sqlite").chmod(0o644)
    output = call_as_nobody(capfd, "export", "--format", "csv", *store, "--output", readable / "o")
    assert_one_sentence(output, 2)
    assert "cannot be written" in output.stderr


BAD_INPUTS = {
    "binary.txt": b"\x7fELF\0\0\xff",
    "empty.txt": b"",
    "blank.txt": b" \n",
    "broken.md": b"---\npublished: never\n---\nText.",
    "unknown.pdf": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", [*BAD_INPUTS, "missing.txt"])
@pytest.mark.parametrize("command", ["parse", "ingest"])
def test_bad_inputs_end_with_their_exit_status_and_are_named_in_one_sentence(
    tmp_path: Path, command: str, name: str
) -> None:
    for bad, content in BAD_INPUTS.items():
        (tmp_path / bad).write_bytes(content)
    (tmp_path / "good.txt").write_text("Iran in Caracas.")
    store: tuple[str | Path, ...] = ("--store", tmp_path / "s.sqlite") if command == "ingest" else ()
    alone = call(command, tmp_path / name, *store)
    assert_one_sentence(alone, 2)
    assert name in alone.stderr
    if command == "ingest":
        both = call(command, tmp_path / name, tmp_path / "good.txt", *store)
        assert_one_sentence(both, 1)
        assert name in both.stderr


def test_opening_and_closing_a_store_leaks_no_file(whole: Path) -> None:
    listing = Path("/proc/self/fd")
    if not listing.is_dir():
        pytest.skip("open files cannot be counted here")
    use(whole)
    before = len(list(listing.iterdir()))
    for _ in range(20):
        use(whole)
    assert len(list(listing.iterdir())) <= before + 2
