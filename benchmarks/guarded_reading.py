"""How much the guard costs: files a second through the reading process, and through a whole ingest.

    python benchmarks/guarded_reading.py [FILES]

Writes so many files of 10 kB (200 unless said), made of the sample reports, into a temporary folder. Prints files a
second read in this process, through one guarded process, those of every format that the tests keep as well, and by an
ingest with as many processes as it starts unasked; a second ingest finds nothing changed.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from reports.guard import Guard
from reports.ingest import Settings, default_jobs, ingest
from reports.pipeline import open_pipeline
from reports.reading.reader import documents_from_bytes
from reports.sources import discover
from reports.store import Store

ROOT = Path(__file__).parents[1]
SIZE = 10_000


def main() -> None:
    """Print one row for each figure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    texts = made(count)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        reports = work / "reports"
        reports.mkdir()
        for name, content in texts:
            (reports / name).write_bytes(content)
        rate("text, unguarded", texts, lambda name, content: documents_from_bytes(content, name=name))
        begun = time.perf_counter()
        with Guard() as guard:
            list(guard.read(b"They met in Caracas.", "first.txt"))
            show("start of a reading process", 1000 * (time.perf_counter() - begun), "ms")
            rate("text, guarded", texts, lambda name, content: list(guard.read(content, name)))
            kept = sorted((ROOT / "tests" / "golden_files" / "files").glob("*"))
            others = [(path.name, path.read_bytes()) for path in kept if path.is_file()]
            for _ in range(2 if others else 0):  # the second time with every library loaded
                rate("PDF, Office, web, mail; guarded", others, lambda name, content: list(guard.read(content, name)))
        show("memory of a reading process", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB")
        for what in ("first", "second"):
            begun = time.perf_counter()
            ingested(reports, work / "s.sqlite")
            show(f"{what} ingest, {default_jobs(count)} processes", count / (time.perf_counter() - begun), "files/s")


def made(count: int) -> list[tuple[str, bytes]]:
    """So many different texts of one size."""
    sample = "\n\n".join(path.read_text() for path in sorted((ROOT / "seeds").glob("[0-9u]*.md"))).split("\n")
    found = []
    for number in range(count):
        at = number * 7 % len(sample)
        text = f"Report number {number}\n\n" + "\n".join(sample[at:] + sample[:at])
        found.append((f"{number:05}.txt", text.encode()[:SIZE].decode("utf-8", "ignore").encode()))
    return found


def ingested(folder: Path, store: Path) -> None:
    """Ingest a folder as the command does."""
    sources, _ = discover([folder], store)
    with Store.to_write(store) as opened:
        for _ in ingest(sources, opened, open_pipeline, Settings()):
            pass


def rate(what: str, files: Iterable[tuple[str, bytes]], work: Callable[[str, bytes], object]) -> None:
    """Time `work` over all files and print files a second."""
    listed = list(files)
    begun = time.perf_counter()
    for name, content in listed:
        work(name, content)
    show(what, len(listed) / (time.perf_counter() - begun), "files/s")


def show(what: str, figure: float, unit: str) -> None:
    """One row."""
    print(f"{what:36} {figure:10,.1f} {unit}")


if __name__ == "__main__":
    main()
