"""Annotated reports and articles, each with an encoder that has not seen it."""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.gold.annotation import read_split
from tests.gold.annotation_model import Report
from tests.gold.articles import read_articles

HELP = "the encoder that was trained with `--hold-out N --fold FOLD`; reports of folds that are not given are left out"


def add_folds(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The options that `reports_of` reads."""
    parser.add_argument(
        "--encoder", metavar="FOLD=FILE", type=_fold, nargs="+", default=[], required=required, help=HELP
    )
    parser.add_argument("--folds", metavar="N", type=int, default=3)


def reports_of(options: argparse.Namespace) -> Iterator[tuple[int, Report, Path]]:
    """The reports and articles of the dev split with their numbers and the weights that have not seen them."""
    encoders: dict[int, Path] = dict(options.encoder)
    for number, report in numbered():
        if number % options.folds in encoders:
            yield number, report, encoders[number % options.folds]


def numbered() -> Iterator[tuple[int, Report]]:
    """The reports and articles of the dev split with their numbers."""
    for report in (*read_split("dev"), *read_articles("dev")):
        yield number_of(report), report


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


def _fold(said: str) -> tuple[int, Path]:
    fold, equals, file = said.partition("=")
    if not (equals and fold.isdecimal()):
        raise argparse.ArgumentTypeError(f"'{said}' is no FOLD=FILE, as 0=fold0.npz")
    return int(fold), Path(file)
