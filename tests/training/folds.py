"""Reports to learn from and reports to leave out."""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable
from pathlib import Path

from tests.gold.annotation_model import Report


def add_training(parser: argparse.ArgumentParser, *, epochs: int, output: Path) -> None:
    """The options of whatever learns from all reports, or from those of all folds but one."""
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold-out", metavar="N", type=int, default=0)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--output", type=Path, default=output)


def held_out(reports: Iterable[Report], *, folds: int, fold: int) -> list[Report]:
    """The reports to learn from: all where there are no folds, else those of the other folds."""
    return [report for report in reports if not (folds and number_of(report) % folds == fold)]


def number_of(report: Report) -> int:
    """The number that the report's file begins with; an article's own, made of its name."""
    number = report.path.name.split("-")[0]
    return int(number) if number.isdecimal() else zlib.crc32(report.document.path.encode())
