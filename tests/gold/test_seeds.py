"""The sample reports say where they come from, and say it in their own words."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BRIEFS = sorted(path for path in (ROOT / "seeds").glob("*.md") if path.name != "README.md")
SOURCES = ROOT.parent / "shared" / "seeds"
KNOWN_KEYS = {"title", "publisher", "author", "published", "url", "language"}
RUN_LENGTH = 9


def parts(path: Path) -> tuple[dict[str, str], str]:
    """The front matter as keys and values, and the text after it."""
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with its front matter"
    return dict(line.split(": ", 1) for line in front.splitlines()), body


def folded_words(text: str) -> list[str]:
    """Words in lower case without marks, so that an accent does not hide a copy."""
    decomposed = unicodedata.normalize("NFKD", text)
    return re.findall(r"[^\W_]+", "".join(char for char in decomposed if not unicodedata.combining(char)).casefold())


def runs(words: list[str]) -> set[tuple[str, ...]]:
    """Every run of nine words."""
    return {tuple(words[at : at + RUN_LENGTH]) for at in range(len(words) - RUN_LENGTH + 1)}


def test_there_is_a_brief_for_each_of_the_five_sources() -> None:
    assert len(BRIEFS) == 5


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_a_brief_names_its_title_and_language_and_uses_known_keys_only(path: Path) -> None:
    front, _ = parts(path)
    assert {"title", "language"} <= set(front) <= KNOWN_KEYS
    assert all(value.strip() for value in front.values())


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_the_date_of_a_brief_is_a_day_and_agrees_with_its_file_name(path: Path) -> None:
    front, _ = parts(path)
    if "published" in front:
        assert path.name.startswith(f"{date.fromisoformat(front['published']):%Y-%m}-")
    else:
        assert path.name.startswith("undated-")


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_a_brief_closes_with_its_source(path: Path) -> None:
    front, body = parts(path)
    last = body.strip().splitlines()[-1]
    assert last.startswith("Source: ")
    assert front.get("author", "") in last


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_the_table_of_the_samples_names_each_brief(path: Path) -> None:
    assert f"({path.name})" in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")


def test_the_longest_brief_has_at_least_four_hundred_words() -> None:
    assert max(len(parts(path)[1].split()) for path in BRIEFS) >= 400


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the sources are not on this machine")
@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_no_run_of_nine_words_of_a_brief_stands_in_a_source(path: Path) -> None:
    sources = sorted(SOURCES.glob("*.txt"))
    assert len(sources) == 5
    taken = set().union(*(runs(folded_words(source.read_text(encoding="utf-8"))) for source in sources))
    assert not runs(folded_words(parts(path)[1])) & taken
