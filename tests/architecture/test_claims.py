"""docs/comparison.md claims for this program only what a test shows, and every test that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "comparison.md").read_text("utf-8")
NAMED = re.compile(r"\[`(test_\w+)`\]\((\.\./tests/[\w/]+\.py)\)")


def rows(heading: str) -> dict[str, list[str]]:
    """The rows of the table under a heading: what stands in the first column, and in the others."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: others for first, *others in cells}


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("name", "path"), sorted(set(NAMED.findall(TEXT))))
def test_every_test_that_is_named_is_there(name: str, path: str) -> None:
    assert name in functions(DOCS / path)


def test_whatever_is_claimed_in_the_matrix_has_its_tests_and_nothing_else_has() -> None:
    claimed = {what for what, marks in rows("The matrix").items() if marks[0] in {"●", "◐"}}
    shown = rows("What shows it")
    assert claimed == set(shown)
    assert all(NAMED.search(cells[-1]) for cells in shown.values())


@pytest.mark.parametrize("heading", ["What users of the others ask for", "Beyond the matrix"])
def test_every_other_claim_names_a_test_or_says_that_it_is_not_there(heading: str) -> None:
    claims = rows(heading)
    assert claims
    assert all(NAMED.search(cells[-1]) or cells[-1] == "not there" for cells in claims.values())


def test_every_link_to_a_test_has_the_form_that_is_checked() -> None:
    assert TEXT.count("](../tests/") == len(NAMED.findall(TEXT))
