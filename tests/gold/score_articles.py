"""How well movements in newspaper articles are read: `python -m tests.gold.score_articles [--split dev|locked]`.

The articles lie beside the project (`articles`). Of the locked split the command shows counts alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from gazetteer.index import Gazetteer
from reports.catalogue import load_catalogue
from reports.extraction import extract
from tests.gold.annotation import SPLITS
from tests.gold.articles import CORPORA, read_articles
from tests.gold.route_scoring import score_routes
from tests.gold.scores import table, total


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and with --details what failed. Exit status 2 where the articles are not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.score_articles", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default=SPLITS[0])
    parser.add_argument("--details", action="store_true", help="each failure with its place in the text (dev only)")
    options = parser.parse_args(arguments)
    if options.details and options.split != SPLITS[0]:
        parser.error("the locked split is shown as one table; --details is for dev")
    articles = read_articles(options.split)
    if not articles:
        sys.stderr.write(f"the articles are not there: no *-tune.jsonl in {CORPORA}\n")
        return 2
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    scores = total(score_routes(extract(each.document, gazetteer, catalogue), each, catalogue) for each in articles)
    if options.details:
        sys.stdout.writelines(f"{failure.kind}: {failure.detail}\n" for failure in scores.failures)
    sys.stdout.write(f"{options.split}: {len(articles)} articles\n{table(scores)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
