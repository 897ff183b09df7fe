from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reports.errors import InvalidDocument, StoreDamaged, StoreMissing, StoreUnwritable
from reports.model import Extraction
from reports.schema import APPLICATION_ID, MIGRATIONS
from reports.store import Outcome, Store
from tests.reports.builders import ACTORS, PROVENANCE, document, extract

TEXT = "A Conviasa jet flew from Caracas to Tehran via Damascus in 2007. The Quds Force met in Tehran."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.to_write(tmp_path / "reports.sqlite") as opened:
        opened.save_actors(ACTORS)
        yield opened


def found(text: str = TEXT, path: str = "report.txt") -> Extraction:
    return extract(document(text, path))


def dump(store: Store) -> list[tuple[object, ...]]:
    """Everything in the store except its counters and keys, in an order of its own."""
    queries = (
        "SELECT * FROM documents ORDER BY id",
        "SELECT * FROM paths ORDER BY path",
        "SELECT * FROM places ORDER BY id",
        "SELECT document_id, span_start, span_end, surface, place_id, reasons FROM toponyms ORDER BY 1, 2",
        "SELECT document_id, place_id, quote, date_start FROM mentions ORDER BY 1, evidence_start, place_id",
        "SELECT document_id, mode, carrier, quote FROM routes ORDER BY 1, evidence_start",
        "SELECT place_id, span_start, surface FROM route_stops ORDER BY 1, 2",
        "SELECT actor_id FROM mention_actors ORDER BY 1",
        "SELECT path, reason FROM rejections ORDER BY 1",
    )
    return [row for query in queries for row in store.rows(query)]


def test_the_same_document_again_is_unchanged_and_so_is_the_version(store: Store) -> None:
    assert store.put(found(), PROVENANCE) is Outcome.ACCEPTED
    before, version = dump(store), store.version
    assert store.put(found(), PROVENANCE) is Outcome.UNCHANGED
    assert dump(store) == before
    assert store.version == version


def test_other_bytes_at_the_same_path_replace_exactly_that_document(store: Store) -> None:
    store.put(found("Nothing but Suva here.", "other.txt"), PROVENANCE)
    before = dump(store)
    store.put(found("They flew from Caracas to Apia.", "report.txt"), PROVENANCE)
    assert store.put(found("Only Suva now.", "report.txt"), PROVENANCE) is Outcome.REPLACED
    assert store.put(found(TEXT, "report.txt"), PROVENANCE) is Outcome.REPLACED
    assert len(store.rows("SELECT id FROM documents")) == 2
    store.put(found("Nothing but Suva here.", "report.txt"), PROVENANCE)
    store.rows("SELECT 1")
    assert [row[0] for row in store.rows("SELECT name FROM places")] == ["Suva"]
    assert len(dump(store)) == len(before) + 1  # the second path of the same document


def test_the_same_bytes_under_two_paths_are_one_document_until_both_are_gone(store: Store) -> None:
    assert store.put(found(path="a.txt"), PROVENANCE) is Outcome.ACCEPTED
    assert store.put(found(path="b.txt"), PROVENANCE) is Outcome.UNCHANGED
    assert len(store.rows("SELECT id FROM documents")) == 1
    assert store.put(found("Suva.", "a.txt"), PROVENANCE) is Outcome.REPLACED
    assert len(store.rows("SELECT id FROM documents")) == 2
    assert store.put(found("Suva.", "b.txt"), PROVENANCE) is Outcome.REPLACED
    assert len(store.rows("SELECT id FROM documents")) == 1


def test_another_version_of_the_gazetteer_extracts_the_document_again(store: Store) -> None:
    store.put(found(), PROVENANCE)
    newer = replace(PROVENANCE, gazetteer="newer")
    assert store.up_to_date(newer) == frozenset()
    assert store.put(found(), newer) is Outcome.REPLACED
    assert store.up_to_date(newer) == {found().document.id}
    assert store.rows("SELECT path FROM paths") == [("report.txt",)]


def test_the_version_grows_with_each_change(store: Store) -> None:
    versions = [store.version]
    for text in ("Suva.", "Apia.", "Caracas."):
        store.put(found(text, "report.txt"), PROVENANCE)
        versions.append(store.version)
    store.reject("bad.txt", "bad.txt is empty", "2026-01-01T00:00:00Z")
    versions.append(store.version)
    assert versions == sorted(set(versions))


def test_saving_the_same_actors_again_changes_nothing(store: Store) -> None:
    version = store.version
    store.save_actors(ACTORS)
    assert store.version == version


def test_a_rejection_goes_when_the_path_is_accepted(store: Store) -> None:
    store.reject("report.txt", "report.txt is empty", "2026-01-01T00:00:00Z")
    assert store.rows("SELECT path FROM rejections") == [("report.txt",)]
    store.put(found(), PROVENANCE)
    assert store.rows("SELECT path FROM rejections") == []


@pytest.mark.parametrize(
    "text", ["nul \0 inside Caracas.", "bidi \u202e Caracas.", "😀 Caracas e\u0301.", "\r\nCaracas\r."]
)
def test_any_text_that_can_be_encoded_comes_back_unchanged(store: Store, text: str) -> None:
    store.put(found(text), PROVENANCE)
    assert store.rows("SELECT text FROM documents") == [(text,)]


def test_a_lone_surrogate_is_refused_in_one_sentence_and_nothing_is_stored(store: Store) -> None:
    bad = replace(document("Caracas."), text="Caracas \ud800.")
    with pytest.raises(InvalidDocument, match="surrogate"):
        store.put(extract(bad), PROVENANCE)
    assert store.rows("SELECT id FROM documents") == []


def test_evidence_that_does_not_match_the_text_is_refused(store: Store) -> None:
    good = found()
    wrong = replace(good.mentions[0], evidence=replace(good.mentions[0].evidence, quote="Invented."))
    with pytest.raises(InvalidDocument, match="Invented"):
        store.put(replace(good, mentions=(wrong,)), PROVENANCE)
    assert store.rows("SELECT id FROM documents") == []


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 180.5, None, "12,5"])
@pytest.mark.parametrize("column", ["longitude", "latitude"])
def test_no_position_off_the_earth_can_be_stored(store: Store, column: str, value: object) -> None:
    store.put(found(), PROVENANCE)
    store.close()
    with sqlite3.connect(store.path) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"UPDATE places SET {column} = ?", (value,))
    raw.close()


@pytest.mark.parametrize("confidence", [math.nan, -0.1, 1.1, math.inf])
def test_a_confidence_that_is_no_share_is_refused(store: Store, confidence: float) -> None:
    good = found()
    wrong = replace(good.toponyms[0], confidence=confidence)
    with pytest.raises(InvalidDocument, match="stored"):
        store.put(replace(good, toponyms=(wrong, *good.toponyms[1:])), PROVENANCE)


@pytest.mark.parametrize("table", ["mentions", "routes"])
def test_no_claim_can_be_stored_without_a_quote(store: Store, table: str) -> None:
    store.put(found(), PROVENANCE)
    store.close()
    with sqlite3.connect(store.path) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"UPDATE {table} SET quote = ''")
    raw.close()


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="ingest"):
        Store.to_read(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable, match="does not exist"):
        Store.to_write(tmp_path / "none" / "reports.sqlite")


def test_a_new_store_leaves_no_draft_beside_it(tmp_path: Path) -> None:
    Store.to_write(tmp_path / "reports.sqlite").close()
    assert [path.name for path in tmp_path.iterdir()] == ["reports.sqlite"]


def test_a_newer_schema_is_refused_and_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "reports.sqlite"
    Store.to_write(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = path.read_bytes()
    for opening in (Store.to_read, Store.to_write):
        with pytest.raises(StoreDamaged, match="newer version"):
            opening(path)
    assert path.read_bytes() == before


def test_a_full_disk_is_named_and_leaves_the_store_whole(store: Store) -> None:
    store.put(found(), PROVENANCE)
    before = dump(store)
    (pages,) = store.rows("PRAGMA page_count")[0]
    store.rows(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreUnwritable, match="full"):
        store.put(found("They met in Suva. " * 3000, "long.txt"), PROVENANCE)
    store.rows("PRAGMA max_page_count = 100000")
    assert dump(store) == before
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.put(found("They met in Suva. " * 3000, "long.txt"), PROVENANCE) is Outcome.ACCEPTED


def test_a_store_of_the_first_version_is_brought_up_to_date_by_the_next_ingest(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as raw:
        raw.execute("BEGIN")
        MIGRATIONS[0](raw)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        row = (found().document.id, TEXT, None, None, None, None, "en", None, "1", "tiny", "tiny")
        raw.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        raw.execute("INSERT INTO paths VALUES ('report.txt', ?)", (found().document.id,))
        raw.execute("INSERT INTO rejections VALUES ('bad.txt', 'bad.txt is empty', '2026-01-01')")
    raw.close()
    with pytest.raises(StoreDamaged, match="older version"):
        Store.to_read(path)
    with Store.to_write(path) as store:
        assert store.rows("SELECT path, file FROM paths") == [("report.txt", "report.txt")]
        assert store.rows("SELECT path, file FROM rejections") == [("bad.txt", "bad.txt")]
        assert store.put(found(), replace(PROVENANCE, reader="1")) is Outcome.REPLACED
    with Store.to_read(path) as store:
        assert store.rows("SELECT count(*) FROM documents") == [(1,)]
