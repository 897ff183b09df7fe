"""Four invented reports on other parts of the world, one of them in Spanish, against a hand-made gold.

The events, companies and persons are made up; the places are real. No rule was written with these texts in view, so the
figures say what the rules do with a report that nobody has seen; they are asserted against floors, not one by one.

Schema of `gold_reports.json`, an object for each file of `reports/`: "toponyms" lists **every** occurrence in the order
of the text, with "surface", "use" (literal or actor) and the place as in `test_gold_seeds.py`; a name without position
and country is checked for its span alone. "routes" and "not_routes" are as in `test_gold_seeds.py`. There are no
offsets: the n-th row is the next occurrence of its surface after the row before.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.gold.gold_support import (
    GOLD,
    FoundToponym,
    GoldPlace,
    gold_place,
    gold_route,
    is_found,
    is_placed,
    parse,
    read_gold,
    runs_between,
)

REPORTS = GOLD / "reports"
EXPECTED = read_gold("gold_reports.json")
FILES = sorted(EXPECTED)

RECALL_FLOOR = 0.85
PRECISION_FLOOR = 0.85
PLACED_FLOOR = 0.85
USE_FLOOR = 0.85
ROUTES_FLOOR = 0.6

PERSONS = ("Anton (Varna)", "Victoria (Salta)")
"""Surnames that are names of places, too."""

Marked = tuple[int, int, GoldPlace]


def marked(file: str) -> tuple[Marked, ...]:
    """The gold of a file with its spans, found by walking through the text."""
    text = (REPORTS / file).read_bytes().decode("utf-8")
    position = 0
    spans: list[Marked] = []
    for row in EXPECTED[file]["toponyms"]:
        hit = re.compile(rf"(?<!\w){re.escape(row['surface'])}(?!\w)").search(text, position)
        assert hit is not None, f"{file}: {row['surface']} is not in the text after offset {position}"
        spans.append((hit.start(), hit.end(), gold_place(row)))
        position = hit.end()
    return tuple(spans)


def matched(file: str) -> tuple[tuple[FoundToponym, GoldPlace], ...]:
    """Found toponyms with the gold of the very same span."""
    found = {(toponym.start, toponym.end): toponym for toponym in parse(REPORTS / file).toponyms}
    return tuple((found[start, end], gold) for start, end, gold in marked(file) if (start, end) in found)


def surfaces_of(path: Path, spans: set[tuple[int, int]]) -> list[str]:
    """The text of each span, for messages."""
    text = path.read_bytes().decode("utf-8")
    return [text[start:end] for start, end in sorted(spans)]


@pytest.mark.parametrize("file", FILES)
def test_the_gold_lists_every_occurrence_of_its_names(file: str) -> None:
    text = (REPORTS / file).read_bytes().decode("utf-8")
    listed = {(start, end) for start, end, _ in marked(file)}
    in_persons = {hit.span(1) for person in PERSONS for hit in re.finditer(person, text)}
    for surface in {text[start:end] for start, end in listed}:
        occurrences = {hit.span() for hit in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)}
        unlisted = {
            (start, end)
            for start, end in occurrences - listed - in_persons
            if not any(outer[0] <= start and end <= outer[1] for outer in listed)
        }
        assert not unlisted, surface


@pytest.mark.parametrize("file", FILES)
def test_most_place_names_of_an_unseen_report_are_found(file: str) -> None:
    gold = {(start, end) for start, end, _ in marked(file)}
    found = {(toponym.start, toponym.end) for toponym in parse(REPORTS / file).toponyms}
    missed = surfaces_of(REPORTS / file, gold - found)
    assert len(gold & found) / len(gold) >= RECALL_FLOOR, f"missed: {missed}"


@pytest.mark.parametrize("file", FILES)
def test_little_else_of_an_unseen_report_is_taken_for_a_place_name(file: str) -> None:
    gold = {(start, end) for start, end, _ in marked(file)}
    found = {(toponym.start, toponym.end) for toponym in parse(REPORTS / file).toponyms}
    assert found, "no place name was found"
    wrong = surfaces_of(REPORTS / file, found - gold)
    assert len(gold & found) / len(found) >= PRECISION_FLOOR, f"not place names: {wrong}"


@pytest.mark.parametrize("file", FILES)
def test_most_found_names_of_an_unseen_report_lead_to_the_place_they_mean(file: str) -> None:
    pairs = matched(file)
    assert pairs, "no place name was found"
    wrong = [toponym for toponym, gold in pairs if not is_placed(toponym, gold)]
    assert 1 - len(wrong) / len(pairs) >= PLACED_FLOOR, f"misplaced: {wrong}"


@pytest.mark.parametrize("file", FILES)
def test_most_names_of_an_unseen_report_are_told_apart_as_place_or_actor(file: str) -> None:
    pairs = matched(file)
    assert pairs, "no place name was found"
    wrong = [(toponym.text, toponym.start, toponym.use) for toponym, gold in pairs if toponym.use != gold.use]
    assert 1 - len(wrong) / len(pairs) >= USE_FLOOR, f"wrong use: {wrong}"


def test_most_routes_of_the_unseen_reports_are_found() -> None:
    wanted = [(file, gold_route(row)) for file in FILES for row in EXPECTED[file]["routes"]]
    missed = [(file, route) for file, route in wanted if not is_found(parse(REPORTS / file).routes, route)]
    assert 1 - len(missed) / len(wanted) >= ROUTES_FLOOR, f"missed: {missed}"


@pytest.mark.parametrize(
    ("file", "first", "second"),
    [
        pytest.param(file, *pair, id=f"{file}-{'-'.join(pair)}")
        for file in FILES
        for pair in EXPECTED[file]["not_routes"]
    ],
)
def test_names_that_merely_stand_together_in_an_unseen_report_are_no_route(file: str, first: str, second: str) -> None:
    assert not [route for route in parse(REPORTS / file).routes if runs_between(route, first, second)]
