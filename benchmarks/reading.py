"""How fast reports are read: recognition, resolution, use, actors, dates, mentions and routes, on one core.

    python benchmarks/reading.py [FILE …]

Reads the sample reports (or the files named) many times over and prints characters a second of the process's own time
(what else the machine does hardly counts) and its memory; set OMP_NUM_THREADS=1, or its matrices take a second core.
"Quick" leaves the encoder out (`--quick`). With flashgeotext installed, its name matching alone (it
neither resolves nor knows actors or routes) is timed in the same run. Then the same texts are read as one text of 1 MB
and as one of 10 MB, which must take no more than twelve times as long. Where the shared tuning corpora stand beside
the project, their scores follow.
"""

from __future__ import annotations

import importlib
import importlib.util
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from reports.catalogue import load_catalogue
from reports.extraction import extract
from reports.reading import document_from_bytes

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
ROUNDS = 20
LONG = 1_000_000


def main() -> None:
    """Print one row for each stage."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "seeds").glob("[0-9u]*.md"))
    documents = [document_from_bytes(path.read_bytes(), name=path.name) for path in paths]
    texts = [document.text for document in documents] * ROUNDS
    begun = time.perf_counter()
    gazetteer = Gazetteer.open()
    print(f"{'open the gazetteer':32} {1000 * (time.perf_counter() - begun):10.1f} ms")
    geoparser, catalogue = Geoparser(gazetteer), load_catalogue()
    show("place names", texts, geoparser.geoparse)
    by_text = {document.text: document for document in documents}
    show("everything, quick", texts, lambda text: extract(by_text[text], gazetteer, catalogue, quick=True))
    show("everything, read closely", texts, lambda text: extract(by_text[text], gazetteer, catalogue))
    if importlib.util.find_spec("flashgeotext"):
        show("flashgeotext (names only)", texts, importlib.import_module("flashgeotext.geotext").GeoText().extract)
    show_memory()
    show_length("place names", texts, lambda text: deque(geoparser.stream(text), maxlen=0))
    plain = replace(documents[0], furniture=())
    show_length("everything", texts, lambda text: extract(replace(plain, text=text), gazetteer, catalogue, quick=True))
    corpora = sorted(SHARED.glob("corpora/*-tune.jsonl"))
    if corpora:
        subprocess.run([sys.executable, SHARED / "tools" / "score_corpus.py", *corpora], cwd=ROOT, check=False)


def show_memory() -> None:
    """Print the most memory that the process has held so far."""
    print(f"{'memory':32} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB")


def show_length(stage: str, texts: list[str], work: Callable[[str], object]) -> None:
    """Time `work` over one long text and over one ten times as long, and print both and the memory after them."""
    joined, seconds = "\n\n".join(texts), []
    for length in (LONG, 10 * LONG):
        text = (joined * (length // len(joined) + 1))[:length]
        begun = time.process_time()
        work(text)
        seconds.append(time.process_time() - begun)
        print(f"{f'{stage}, {length / LONG:.0f} MB':32} {length / seconds[-1]:10,.0f} characters/s")
        show_memory()
    print(f"{f'{stage}, 10 MB to 1 MB':32} {seconds[1] / seconds[0]:10.1f} times")


def show(stage: str, texts: list[str], work: Callable[[str], object]) -> None:
    """Time `work` over all texts and print characters a second of processor time."""
    work(texts[0])
    begun = time.process_time()
    for text in texts:
        work(text)
    seconds = time.process_time() - begun
    print(f"{stage:32} {sum(map(len, texts)) / seconds:10,.0f} characters/s")


if __name__ == "__main__":
    main()
