"""How well the extraction does on the annotated reports: `python -m tests.gold.score_annotated [--split dev|locked]`.

The locked split is there to be measured, never to be read: of it the command shows counts alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from reports.catalogue import Catalogue, load_catalogue
from reports.extraction import extract
from tests.gold.annotation import SPLITS, read_report, split_files
from tests.gold.annotation_model import InvalidAnnotation, Report
from tests.gold.scores import Scores, table, total
from tests.gold.scoring import score

_LOCKED: Final = "locked"

Scorer = Callable[[Report], Scores]


def scorer(gazetteer: Gazetteer, catalogue: Catalogue, *, quick: bool = False) -> Scorer:
    """What scores a report with this gazetteer and this catalogue."""

    def scored(report: Report) -> Scores:
        return score(extract(report.document, gazetteer, catalogue, quick=quick), report, catalogue)

    return scored


def unknown_names(report: Report, catalogue: Catalogue) -> Iterator[str]:
    """What the catalogue does not have: ids of the gold, and implied stops that are no country's English name."""
    ids = {actor_id for mark in report.actors for actor_id in mark.ids}
    ids |= {actor_id for pair in report.pairs for actor_id in pair.actor_ids}
    ids |= {route.carrier for route in report.routes if route.carrier}
    yield from sorted(f"actor {actor_id}" for actor_id in ids if catalogue.by_id(actor_id) is None)
    known = {fold(place.text) for place in report.places} | {fold(state.name) for state in catalogue.states.values()}
    yield from sorted({f"stop {stop}" for route in report.routes for stop in route.stops if fold(stop) not in known})


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and with --details what failed. Exit status 1 where a file is malformed, 2 for a bad call."""
    options = _options(arguments)
    reports, malformed = _read(split_files(options.split), options.only)
    for problem in malformed:
        sys.stderr.write(f"{problem}\n")
    if not reports:
        sys.stderr.write(f"no annotated report of the {options.split} split is called {options.only or 'NN-….txt'}\n")
        return 2
    catalogue = load_catalogue()
    scored = scorer(Gazetteer.open(), catalogue, quick=options.quick)
    scores = {report.path.stem: scored(report) for report in reports}
    everything = total(scores.values())
    if options.details:
        _show_details(scores, {report.path.stem: tuple(unknown_names(report, catalogue)) for report in reports})
    words = sum(len(report.document.text.split()) for report in reports)
    sys.stdout.write(f"{options.split}: {len(reports)} reports, {words} words\n{table(everything)}\n")
    if options.split != _LOCKED:
        counts = Counter(failure.kind for failure in everything.failures)
        sys.stdout.write("\n" + "".join(f"{count:5} {kind}\n" for kind, count in counts.most_common(40)))
    return 1 if malformed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.score_annotated", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default=SPLITS[0])
    parser.add_argument("--details", action="store_true", help="each failure with its place in the text (dev only)")
    parser.add_argument("--only", metavar="NN", help="the report with this number alone")
    parser.add_argument("--quick", action="store_true", help="read without the encoder, as `parse --quick` does")
    options = parser.parse_args(arguments)
    if options.split == _LOCKED and (options.details or options.only):
        parser.error("the locked split is shown as one table; --details and --only are for dev")
    return options


def _read(paths: Sequence[Path], only: str | None) -> tuple[list[Report], list[InvalidAnnotation]]:
    reports, malformed = [], []
    for path in paths:
        if only is None or path.name.startswith(f"{only}-"):
            try:
                reports.append(read_report(path))
            except InvalidAnnotation as problem:
                malformed.append(problem)
    return reports, malformed


def _show_details(scores: dict[str, Scores], unknown: dict[str, tuple[str, ...]]) -> None:
    for name, scored in scores.items():
        sys.stdout.write(f"== {name}\n")
        sys.stdout.writelines(f"not in the catalogue: {each}\n" for each in unknown[name])
        sys.stdout.writelines(f"{failure.kind}: {failure.detail}\n" for failure in scored.failures)
        sys.stdout.write("\n")


if __name__ == "__main__":
    sys.exit(main())
