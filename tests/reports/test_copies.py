"""The same article several times: kept, linked, and counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reports import stored
from reports.copies import ALIKE, Standing, groups, likeness, originals, signature
from reports.document import Document, Furniture, Span
from reports.model import Extraction
from reports.query import facets, select
from reports.rows import Filters, Selection
from reports.snapshot import Snapshot
from reports.store import Store
from tests.reports.builders import ACTORS, PROVENANCE, document, extract

ARTICLE = (
    "A Conviasa jet flew from Caracas to Tehran via Damascus in 2007. The airline said that the weekly service carried "
    "few passengers and much freight, which nobody inspected. The Quds Force met the crew in Tehran. Ministers of both "
    "countries signed an agreement on housing, dairies and cement, and promised to open a bank. Neighbours asked what "
    "the aeroplanes carried. In Suva a diplomat called the route a mystery. The next flight is planned for spring."
)
OTHER = (
    "The harbour of Apia was closed for a week after the storm. Fishermen waited for news from the outer islands while "
    "the navy searched the reef with two boats and a helicopter lent by a neighbour. Nobody was hurt, officials said."
)
DAY = date(2019, 6, 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.to_write(tmp_path / "s.sqlite") as opened:
        opened.save_actors(ACTORS)
        yield opened


def put(store: Store, text: str, path: str, published: date | None = DAY, file: str | None = None) -> str:
    found: Extraction = extract(document(text, path, published))
    store.put(found, PROVENANCE, file)
    return found.document.id


def duplicates(store: Store) -> dict[str, str | None]:
    return {Path(row.path).name: row.duplicate_of for row in stored.documents(store).values()}


def places(selection: Selection) -> list[str]:
    return sorted(row.surface for row in selection.mentions)


def test_a_reprint_under_another_header_is_linked_to_the_earliest(store: Store) -> None:
    later = put(store, f"THE DAILY POST\nShare this!\n{ARTICLE}\nMore news on page 7.", "later.txt", DAY + timedelta(2))
    first = put(store, ARTICLE, "first.txt")
    put(store, OTHER, "other.txt")
    assert later != first
    assert duplicates(store) == {"later.txt": first, "first.txt": None, "other.txt": None}


def test_the_order_in_which_copies_come_makes_no_difference(tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"Header {n}.\n{ARTICLE}" for n in range(4)}
    found = []
    for number, names in enumerate((sorted(texts), sorted(texts, reverse=True))):
        with Store.to_write(tmp_path / f"{number}.sqlite") as store:
            store.save_actors(ACTORS)
            for name in names:
                put(store, texts[name], name)
            found.append((duplicates(store), len(store.rows("SELECT * FROM copies"))))
    assert found[0] == found[1]
    assert list(found[0][0].values()).count(None) == 1


def test_what_copies_say_is_counted_once(store: Store) -> None:
    put(store, ARTICLE, "first.txt")
    before = select(store, Filters())
    put(store, f"THE DAILY POST\n\n{ARTICLE}", "later.txt", DAY + timedelta(3))
    after = select(store, Filters())
    assert places(after) == places(before)
    assert len(after.routes) == len(before.routes) == 1
    assert {row.document.path for row in after.mentions} == {"first.txt"}
    assert {f.value: f.count for f in facets(store, Filters()).countries} == {"VE": 2, "IR": 3, "SY": 2, "FJ": 1}


def test_what_only_the_copy_says_is_shown_too(store: Store) -> None:
    put(store, ARTICLE, "first.txt")
    before = select(store, Filters())
    put(store, f"{ARTICLE} Another one went to Apia.", "later.txt", DAY + timedelta(3))
    after = select(store, Filters())
    assert places(after) == sorted([*places(before), "Apia"])


def test_a_copy_that_is_asked_for_is_shown_whole(store: Store) -> None:
    first = put(store, ARTICLE, "first.txt")
    later = put(store, f"THE DAILY POST\n\n{ARTICLE}", "later.txt", DAY + timedelta(3))
    with Snapshot(store) as snapshot:
        alone = select(snapshot, Filters(documents=(later,)))
        both = select(snapshot, Filters(documents=(first, later)))
    assert {row.document.id for row in alone.mentions} == {later}
    assert places(alone) == places(both)
    assert {row.document.id for row in both.mentions} == {first}


def test_the_copy_that_a_filter_lets_through_speaks_for_the_other(store: Store) -> None:
    put(store, ARTICLE.replace(" in 2007", ""), "first.txt")
    later = put(store, "THE DAILY POST\n\n" + ARTICLE.replace(" in 2007", ""), "later.txt", DAY + timedelta(9))
    found = select(store, Filters(date_from=DAY + timedelta(5)))
    assert {row.document.id for row in found.mentions} == {later}


def test_a_sentence_that_one_document_says_twice_is_counted_twice(store: Store) -> None:
    text = f"{ARTICLE} The Quds Force met the crew in Tehran."
    put(store, text, "first.txt")
    before = places(select(store, Filters()))
    put(store, f"Again:\n\n{text}", "later.txt")
    assert places(select(store, Filters())) == before
    assert before.count("Tehran") == 3


def test_a_copy_stands_alone_again_when_the_other_goes(store: Store) -> None:
    put(store, ARTICLE, "first.txt")
    put(store, f"THE DAILY POST\n{ARTICLE}", "later.txt", DAY + timedelta(1))
    put(store, OTHER, "first.txt")
    assert duplicates(store) == {"later.txt": None, "first.txt": None}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param(ARTICLE + " ", DAY + timedelta(400), id="the same words a year later"),
        pytest.param(OTHER, DAY, id="another article"),
        pytest.param(ARTICLE[:120], DAY, id="a short quote of it"),
    ],
)
def test_what_is_no_copy_is_not_linked(store: Store, text: str, published: date) -> None:
    put(store, ARTICLE, "first.txt")
    put(store, text, "other.txt", published)
    assert set(duplicates(store).values()) == {None}


def test_rows_of_one_table_are_events_of_their_own_and_files_of_one_archive_may_be_copies(store: Store) -> None:
    for number in range(3):
        put(store, f"{ARTICLE} Row {number}.", f"table.csv#{number}", file="table.csv")
    assert set(duplicates(store).values()) == {None}
    for number in range(2):
        put(store, f"{OTHER} {OTHER.lower()} File {number}.", f"a.zip/{number}.txt", file="a.zip")
    assert sum(value is not None for value in duplicates(store).values()) == 1


def test_furniture_does_not_keep_copies_apart(store: Store) -> None:
    ids = []
    for number in range(2):
        menu = " ".join(f"menu{number}{n}" for n in range(400))
        base = document(f"{menu}\n{ARTICLE}", f"{number}.txt")
        region = Furniture(span=Span(0, len(menu)), reason="menu")
        whole: Document = replace(base, furniture=(region,))
        ids.append(whole.id)
        store.put(extract(whole), PROVENANCE)
    assert duplicates(store) == {"0.txt": None, "1.txt": ids[0]}
    kept = stored.document(store, ids[0])
    assert kept is not None
    assert kept.furniture[0].reason == "menu"


def test_likeness_is_about_the_share_of_common_words() -> None:
    words = [f"word{n}" for n in range(3000)]
    whole, half = signature(" ".join(words[:2000])), signature(" ".join(words[1000:]))
    assert whole is not None
    assert half is not None
    assert likeness(whole, whole) == 1.0
    assert abs(likeness(whole, half) - 1 / 3) < 0.12
    other = signature(" ".join(f"other{n}" for n in range(2000)))
    assert other is not None
    assert likeness(whole, other) < 0.05
    assert not set(groups(whole)) & set(groups(other))


def test_case_and_accents_make_no_copy_another_text() -> None:
    assert signature(ARTICLE) == signature(ARTICLE.upper())
    assert signature("Teherán " + ARTICLE) == signature("Teheran " + ARTICLE)


def test_a_short_text_has_no_signature_and_a_long_one_of_one_word_neither() -> None:
    assert signature("Caracas, Tehran.") is None
    assert signature("") is None
    assert signature("word " * 5000) is None


def test_copies_of_copies_have_one_original() -> None:
    standings = {key: Standing(id=key, published=None, path=key) for key in "abcd"}
    assert originals([("c", "d"), ("b", "c"), ("a", "b")], standings) == {"b": "a", "c": "a", "d": "a"}
    assert originals([], standings) == {}
    assert 0 < ALIKE < 1
