"""Place names in annotated corpora: recognition, resolution, calibration, speed and memory, beside rivals.

    python benchmarks/corpora.py [FOLDER] [--curve] [--model NAME]

FOLDER has files of JSON lines as `benchmarks/corpus/gold.py` describes them; without it the variable CORPORA names
one. Where neither does, nothing is measured. Rivals run from `.venv-rivals` (`make rivals`) and are given the places of
their names by the same gazetteer: the most prominent entry.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.corpus.gold import Annotated, Counts, calibration, count, f1, read_corpus, share
from benchmarks.corpus.systems import Run, Skipped, dateline, rival
from gazetteer.index import Gazetteer

RIVALS: Final = ("flashgeotext", "geotext", "geonames-tagger", "spacy")
THRESHOLDS: Final = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
HEAD: Final = (
    f"{'system, corpus':32} {'names':>5}   {'P':>5} {'R':>5} {'F1':>5}  {'len.':>5}  {'ovl.':>5}"
    f"  {'e2e':>5} {'entry':>5} {'found':>5}"
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("CORPORA", "") or "corpora"))
    parser.add_argument("--curve", action="store_true", help="recognition and accuracy at several thresholds")
    parser.add_argument("--model", default="trees", help="the recogniser (default trees)")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.jsonl"))
    if not paths:
        print(f"The corpora are skipped: {options.folder} has no *.jsonl; name their folder (make bench CORPORA=…).")
        return
    corpora = {path.stem: list(read_corpus(path)) for path in paths}
    model = options.model
    show_system(f"dateline {model}", corpora, lambda texts: dateline(texts, "--model", model), full=True)
    if options.curve:
        show_curve(corpora, model)
    gazetteer = Gazetteer.open()
    for name in RIVALS:
        show_system(name, corpora, rival(name, gazetteer))


def show_system(
    name: str,
    corpora: Mapping[str, Sequence[Annotated]],
    run: Callable[[Sequence[Annotated]], Run],
    *,
    full: bool = False,
) -> None:
    """Run a system on every corpus and print what it counts to."""
    total, characters, seconds, megabytes = Counts(), 0, 0.0, 0.0
    rows = []
    try:
        for corpus, texts in corpora.items():
            done = run(texts)
            counts = counted(texts, done)
            rows.append(row(f"{name}, {corpus}", counts))
            total.add(counts)
            characters += sum(len(text.text) for text in texts)
            seconds, megabytes = seconds + done.seconds, max(megabytes, done.megabytes)
    except Skipped as skipped:
        print(skipped)
        return
    print("\n".join((HEAD, *rows, row(f"{name}, all", total))))
    print(f"  {characters / seconds:,.0f} characters/s after the start, {megabytes:.0f} MB at the most")
    if full:
        show_kinds(total)
        show_calibration(total)


def counted(texts: Sequence[Annotated], run: Run) -> Counts:
    """The sums over a corpus."""
    counts = Counts()
    for text in texts:
        counts.add(count(text, run.answers.get(text.id, ())))
    return counts


def row(name: str, counts: Counts) -> str:
    """One line of the table: exact, lenient and overlapping recognition, then accuracy over all names."""
    precision, recall = share(counts.found, counts.given), share(counts.found, counts.gold)
    lenient = f1(share(counts.found, counts.lenient), recall)
    overlap = f1(share(counts.touching, counts.given), share(counts.touched, counts.gold))
    accuracy = (share(counts.near, counts.gold), share(counts.same, counts.gold), share(counts.near, counts.found))
    return (
        f"{name:32} {counts.gold:5}   {precision:5.3f} {recall:5.3f} {f1(precision, recall):5.3f}  {lenient:5.3f}"
        f"  {overlap:5.3f}  {accuracy[0]:5.3f} {accuracy[1]:5.3f} {accuracy[2]:5.3f}"
    )


def show_kinds(counts: Counts) -> None:
    """Recall and accuracy by the kind of feature, of the names whose corpus gives a code of GeoNames."""
    print(f"  {'kind of feature':22} {'names':>5}  {'found':>5}  {'within 161 km':>13}")
    for kind, (gold, found, near) in sorted(counts.kinds.items(), key=lambda item: -item[1][0]):
        print(f"  {kind or 'no code given':22} {gold:5}  {share(found, gold):5.3f}  {share(near, gold):13.3f}")


def show_calibration(counts: Counts) -> None:
    """How far confidence is from the share of names placed right."""
    rows, gap = calibration(counts.sure)
    print(f"  confidence against the share placed right; mean gap {gap:.3f}")
    print("  " + "  ".join(f"{mean:.2f}→{right:.2f} ({number})" for mean, right, number in rows))


def show_curve(corpora: Mapping[str, Sequence[Annotated]], model: str) -> None:
    """What other thresholds of recognition would give, over all corpora."""
    print(HEAD)
    for threshold in THRESHOLDS:
        total = Counts()
        for texts in corpora.values():
            total.add(counted(texts, dateline(texts, "--model", model, "--threshold", str(threshold))))
        print(row(f"threshold {threshold}, all", total))


if __name__ == "__main__":
    main()
