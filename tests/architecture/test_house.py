"""The house rules that a reader relies on: who imports whom, and where dangerous libraries may appear."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("gazetteer", "reports", "dashboard")
MAY_IMPORT = {
    "gazetteer": {"gazetteer"},
    "reports": {"gazetteer", "reports"},
    "dashboard": {"gazetteer", "reports", "dashboard"},
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 45


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_from_dashboard_to_reports_to_gazetteer(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imported(path)} & set(PACKAGES)
    assert ours <= MAY_IMPORT[package]


def test_folium_is_imported_in_the_map_layer_alone() -> None:
    drawing = {"folium", "branca", "streamlit_folium"}
    users = {
        str(path.relative_to(ROOT)) for path in modules() if drawing & {name.split(".")[0] for name in imported(path)}
    }
    assert users == {"dashboard/map_layer.py"}


def test_nothing_outside_the_standard_library_parses_pickles_freely() -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in modules()
        if "pickle" in set(imported(path)) and "find_class" not in path.read_text(encoding="utf-8")
    }
    assert users == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    too_long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []
    assert len(source.splitlines()) <= LONGEST_FILE
