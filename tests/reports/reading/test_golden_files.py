"""Files that other programs wrote (tests/golden_files/make.py): text, title, date and language in four languages."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reports.document import Document
from reports.reading import documents_from_bytes

FOLDER = Path(__file__).parents[2] / "golden_files"
ARTICLES: dict[str, dict[str, Any]] = json.loads((FOLDER / "articles.json").read_text(encoding="utf-8"))
SINGLE = sorted(path.name for path in (FOLDER / "files").iterdir() if not path.name.startswith(("feed-", "table-")))
TABLES: dict[str, dict[str, Any]] = json.loads((FOLDER / "tables.json").read_text(encoding="utf-8"))
WITH_TABLE = sorted(path.name for path in (FOLDER / "files").glob("table-*"))
PAGES = [name for name in SINGLE if name.endswith("page.html")]
DATED = [name for name in SINGLE if name.endswith(("page.html", ".eml", "pandoc.html", ".epub"))]


def documents(name: str) -> tuple[Document, ...]:
    found = documents_from_bytes((FOLDER / "files" / name).read_bytes(), name=name)
    assert not found.rejected
    return found.documents


def only(name: str) -> Document:
    (document,) = documents(name)
    return document


def spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of the article, without headings and bylines."""
    return [text for part in document.text.split("\n\n") if len(text := spaced(part)) > 100]


@pytest.mark.parametrize("name", SINGLE)
def test_the_text_of_the_article_is_read_whole_and_in_order(name: str) -> None:
    assert paragraphs(only(name)) == [spaced(text) for text in ARTICLES[name[:2]]["paragraphs"]]


@pytest.mark.parametrize("name", SINGLE)
def test_the_title_is_the_one_that_the_file_declares(name: str) -> None:
    assert only(name).title == ARTICLES[name[:2]]["title"]


@pytest.mark.parametrize("name", SINGLE)
def test_the_language_is_that_of_the_text(name: str) -> None:
    assert (only(name).language or "")[:2] == name[:2]


@pytest.mark.parametrize("name", DATED)
def test_the_day_and_the_author_are_those_that_the_file_declares(name: str) -> None:
    article = ARTICLES[name[:2]]
    found = only(name)
    assert (found.published, found.author) == (date.fromisoformat(article["published"]), article["author"])
    assert not {"published", "author", "title"} & set(found.detected)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_declares_its_publisher_and_address(name: str) -> None:
    found = only(name)
    assert found.publisher == ARTICLES[name[:2]]["publisher"]
    assert found.url == f"https://news.example.org/{name[:2]}/flights"


@pytest.mark.parametrize("name", PAGES)
def test_the_furniture_of_a_page_is_left_out_of_the_text_and_can_be_seen(name: str) -> None:
    found = only(name)
    around = ARTICLES[name[:2]]["furniture"]
    left_out = {part.reason: part.text for part in found.left_out}
    assert not [value for value in around.values() if isinstance(value, str) and value in found.text]
    assert around["cookies"] in left_out["cookie notice"] + left_out.get("notice", "")
    assert around["comment"] in left_out["readers' comments"]
    assert around["related"] in left_out["other articles"]
    assert around["share"] in left_out["share buttons"]
    assert all(word in left_out.get("menu", "") + left_out.get("page header", "") for word in around["menu"])


@pytest.mark.parametrize("name", [name for name in SINGLE if "chromium" in name])
def test_the_headers_and_footers_of_printed_pages_are_left_out_and_can_be_seen(name: str) -> None:
    found = only(name)
    assert "print.html" not in found.text
    assert any("print.html" in part.text for part in found.left_out)


@pytest.mark.parametrize("name", ["feed-rss.xml", "feed-atom.xml"])
def test_each_entry_of_a_feed_is_a_document(name: str) -> None:
    found = documents(name)
    assert [document.path for document in found] == [f"{name}#{number}" for number in range(1, 5)]
    for document, (language, article) in zip(found, ARTICLES.items(), strict=True):
        assert paragraphs(document) == [spaced(text) for text in article["paragraphs"]]
        assert (document.title, document.author) == (article["title"], article["author"])
        assert document.published == date.fromisoformat(article["published"])
        assert document.language == language
        assert document.url == f"https://news.example.org/{language}/flights"
    assert len({document.id for document in found}) == 4


@pytest.mark.parametrize("name", WITH_TABLE)
def test_the_rows_of_a_table_and_the_notes_are_read_in_their_places(name: str) -> None:
    expected = TABLES[name[6:8]]
    found = only(name)
    rows = ["\t".join(row) for row in expected["table"]]
    order = [expected["before"], *rows, expected["after"]]
    places = [found.text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)
    assert found.text.count(expected["note"]) == 1
    assert (found.title, (found.language or "")[:2]) == (expected["title"], name[6:8])
