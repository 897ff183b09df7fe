"""The movements that are marked in articles of the public corpora, which lie beside the project or not at all."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from gazetteer.index import Gazetteer
from reports.catalogue import load_catalogue
from reports.extraction import extract
from tests.gold import articles
from tests.gold.annotation import SPLITS
from tests.gold.annotation_model import InvalidAnnotation, Report
from tests.gold.articles import ARTICLES, CORPORA, read_articles
from tests.gold.route_scoring import score_routes
from tests.gold.scores import Scores, measured, total

FLOORS = {"routes recall": (0.3, 0.22), "routes precision": (0.65, 0.6), "not a route": (0.97, 0.95)}
"""For each measure the least share on the dev split and on the locked one."""

needs_corpora = pytest.mark.skipif(not list(CORPORA.glob("*.jsonl")), reason="the corpora are not beside the project")


@functools.cache
def scores(split: str, gazetteer: Gazetteer) -> Scores:
    """The counts of a whole split, computed once."""
    catalogue = load_catalogue()
    return total(score_routes(extract(each.document, gazetteer, catalogue), each, catalogue) for each in found(split))


@functools.cache
def found(split: str) -> tuple[Report, ...]:
    """The articles of a split."""
    return read_articles(split)


@needs_corpora
@pytest.mark.parametrize("split", SPLITS)
def test_every_article_is_in_its_corpus_and_names_the_stops_that_are_marked(split: str) -> None:
    names = [line for line in (ARTICLES / f"{split}.txt").read_text(encoding="utf-8").splitlines() if line[0] == "@"]
    assert len(found(split)) == len(names)
    assert all(article.places for article in found(split) if any(not route.implied for route in article.routes))


def test_no_article_is_in_both_splits() -> None:
    marked = [(ARTICLES / f"{split}.txt").read_text(encoding="utf-8").splitlines() for split in SPLITS]
    dev, locked = ({line for line in lines if line.startswith("@ ")} for lines in marked)
    assert dev
    assert locked
    assert not dev & locked


@needs_corpora
@pytest.mark.parametrize("measure", FLOORS)
@pytest.mark.parametrize("split", SPLITS)
def test_movements_in_articles_are_read_well_enough(split: str, measure: str, gazetteer: Gazetteer) -> None:
    value, floor = round(measured(scores(split, gazetteer), measure), 3), FLOORS[measure][SPLITS.index(split)]
    assert value >= floor


def test_without_the_corpora_there_are_no_articles(tmp_path: Path) -> None:
    assert read_articles("dev", tmp_path) == ()


def test_an_article_has_the_movements_of_its_lines_and_each_mention_of_their_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = _read(tmp_path, monkeypatch, "route: Lima > Cusco | rail | reported | one-way", "not: Cusco > Puno")
    text = report.document.text
    assert [route.stops for route in report.routes] == [("Lima", "Cusco")]
    assert [text[mark.span.start : mark.span.end] for mark in report.places] == ["Lima", "Cusco", "LIMA"]
    assert [(each.first, each.second) for each in report.separate] == [("Cusco", "Puno")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("route: Lima > Quito | rail | reported | one-way", "dev.txt:2: 'Quito' is no marked place"),
        ("pair: Lima = -", "dev.txt:2: 'pair' is none of route, optional, not"),
        ("@ NEWS 7", "dev.txt:2: NEWS 7 is there a second time"),
    ],
)
def test_a_line_that_is_not_understood_is_an_error_with_its_number(
    line: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InvalidAnnotation, match=problem):
        _read(tmp_path, monkeypatch, line)


def _read(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> Report:
    article = {"id": 7, "text": "The train from Lima climbs to Cusco; the one to Puno does not run. LIMA"}
    (folder / "NEWS-tune.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    (folder / "dev.txt").write_text("\n".join(("@ NEWS 7", *lines)) + "\n", encoding="utf-8")
    monkeypatch.setattr(articles, "ARTICLES", folder)
    (report,) = read_articles("dev", folder)
    return report
