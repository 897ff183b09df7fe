"""The benchmark of the corpora: what it counts, and what it says where there is nothing to count."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpora import row
from benchmarks.corpus.gold import Annotated, Answer, Counts, calibration, count, f1, read_corpus

ROOT = Path(__file__).parents[2]
NAIROBI = {"lat": -1.283, "lon": 36.817, "geonames_id": "184745", "type": "PPLC"}
TEXT = "Kenyans left Nairobi for Lake Victoria."


def corpus(tmp_path: Path) -> Annotated:
    names = [
        {"start": 0, "end": 7, "scored": False, "lat": 0, "lon": 0, "geonames_id": "", "type": "Demonym"},
        {"start": 13, "end": 20, "scored": True, **NAIROBI},
        {"start": 25, "end": 38, "scored": True, "lat": -1.0, "lon": 33.0, "geonames_id": "237116", "type": "LK"},
    ]
    line = {"id": "1", "text": TEXT, "title": "", "url": "", "toponyms": names}
    path = tmp_path / "small.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (text,) = read_corpus(path)
    return text


def test_a_name_counts_as_found_at_its_exact_span_and_as_placed_within_161_km(tmp_path: Path) -> None:
    near = Answer(13, 20, ("other", 37.9, -1.283), 0.9)  # 120 km to the east
    counts = count(corpus(tmp_path), [near, Answer(30, 38, ("237116", 33.0, -1.0), 0.8)])
    assert (counts.gold, counts.given, counts.found, counts.near, counts.same) == (2, 2, 1, 1, 0)
    assert (counts.touched, counts.touching) == (2, 2)
    assert counts.sure == [(0.9, True)]


def test_what_lies_farther_is_wrong_and_the_same_entry_is_counted(tmp_path: Path) -> None:
    far = Answer(13, 20, ("other", 38.5, -1.283), 0.9)
    same = Answer(25, 38, ("237116", 33.0, -1.0), 0.8)
    counts = count(corpus(tmp_path), [far, same])
    assert (counts.found, counts.near, counts.same) == (2, 1, 1)
    assert {kind: tuple(numbers) for kind, numbers in counts.kinds.items()} == {"town": (1, 1, 0), "water": (1, 1, 1)}


def test_a_name_that_is_not_scored_costs_nothing_in_the_lenient_figures(tmp_path: Path) -> None:
    counts = count(corpus(tmp_path), [Answer(0, 7), Answer(13, 20)])
    assert (counts.given, counts.lenient, counts.found, counts.near) == (2, 1, 1, 0)


def test_sums_add_up_over_texts(tmp_path: Path) -> None:
    total = Counts()
    for answers in ([Answer(13, 20)], [Answer(13, 20), Answer(25, 38)]):
        total.add(count(corpus(tmp_path), answers))
    assert (total.gold, total.found, total.kinds["town"], total.kinds["water"]) == (4, 3, [2, 2, 0], [2, 1, 0])
    assert " 1.000 0.750 0.857 " in row("both", total)


def test_calibration_is_perfect_where_confidence_is_the_share_of_right_ones() -> None:
    rows, gap = calibration([(0.75, True)] * 3 + [(0.75, False)])
    assert rows == [(0.75, 0.75, 4)]
    assert gap == pytest.approx(0.0)
    assert calibration([(0.95, False)])[1] == pytest.approx(0.95)


def test_f1_of_nothing_is_nothing() -> None:
    assert f1(0.0, 0.0) == 0.0
    assert f1(0.5, 1.0) == pytest.approx(2 / 3)


def test_without_corpora_the_benchmark_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/corpora.py", str(tmp_path)],
        capture_output=True,
        cwd=ROOT,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.startswith("The corpora are skipped: ")
    assert done.stdout.count("\n") == 1
