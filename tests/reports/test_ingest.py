from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reports import stored
from reports.errors import InvalidDocument, StoreUnwritable
from reports.fates import Fate, Result, closing_table, rejection_table
from reports.ingest import Settings, default_jobs, ingest
from reports.limits import NORMAL
from reports.model import Extraction
from reports.pipeline import Opener, Pipeline
from reports.sources import discover
from reports.store import Store
from tests.reports.builders import ACTORS, PROVENANCE, document, extract, open_pipeline
from tests.reports.test_store import dump

NOON = "2026-01-01T12:00:00+00:00"


def run(paths: list[Path], store: Path, *, jobs: int = 1, opener: Opener = open_pipeline) -> list[Result]:
    sources, skipped = discover(paths, store)
    with Store.to_write(store) as opened:
        return [*skipped, *ingest(sources, opened, opener, Settings(jobs=jobs, now=lambda: NOON))]


def fates(results: list[Result]) -> dict[str, Fate]:
    return {Path(result.path).name: result.fate for result in results}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    for name, text in {
        "a.txt": "They flew from Caracas to Tehran.",
        "b.md": "---\npublished: 2019-06-05\n---\nIran in Suva.",
        "deep/c.txt": "The Quds Force met in Damascus.",
        "bad.txt": "\0binary",
        "crash.txt": "CRASH here",
        "README.md": "About these reports.",
        ".hidden.txt": "Caracas",
        "deep/.hidden/d.txt": "Caracas",
    }.items():
        (folder / name).write_text(text)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return folder


def test_every_file_of_a_folder_ends_as_a_document_a_rejection_or_skipped(folder: Path, tmp_path: Path) -> None:
    results = run([folder], tmp_path / "s.sqlite")
    assert fates(results) == {
        "README.md": Fate.SKIPPED,
        ".hidden.txt": Fate.SKIPPED,
        "a.txt": Fate.ACCEPTED,
        "b.md": Fate.ACCEPTED,
        "bad.txt": Fate.REJECTED,
        "crash.txt": Fate.REJECTED,
        "picture.png": Fate.REJECTED,
        "c.txt": Fate.ACCEPTED,
    }
    for result in results:
        assert (result.reason is not None) == (result.fate is Fate.REJECTED)
        assert result.reason is None or (result.path in result.reason and "\n" not in result.reason)


def test_rejections_are_kept_with_their_reason_and_time(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "s.sqlite")
    with Store.to_read(tmp_path / "s.sqlite") as store:
        rows = store.rows("SELECT path, reason, rejected_at FROM rejections ORDER BY path")
    assert [Path(path).name for path, _, _ in rows] == ["bad.txt", "crash.txt", "picture.png"]
    assert {when for _, _, when in rows} == {NOON}


def test_a_crash_in_the_extractor_is_named_and_the_others_go_on(folder: Path, tmp_path: Path) -> None:
    crash = next(r for r in run([folder], tmp_path / "s.sqlite") if r.path.endswith("crash.txt"))
    assert crash.reason is not None
    assert "RuntimeError: the extractor stumbled over this text" in crash.reason


def test_the_same_folder_again_is_unchanged(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "s.sqlite")
    with Store.to_read(tmp_path / "s.sqlite") as store:
        before = dump(store)
    again = fates(run([folder], tmp_path / "s.sqlite"))
    assert {again[name] for name in ("a.txt", "b.md", "c.txt")} == {Fate.UNCHANGED}
    with Store.to_read(tmp_path / "s.sqlite") as store:
        assert dump(store) == before


def test_a_changed_file_replaces_its_document(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "s.sqlite")
    (folder / "a.txt").write_text("Only Apia.")
    assert fates(run([folder], tmp_path / "s.sqlite"))["a.txt"] is Fate.REPLACED
    with Store.to_read(tmp_path / "s.sqlite") as store:
        assert store.rows("SELECT count(*) FROM documents") == [(3,)]
        assert store.rows("SELECT count(*) FROM places WHERE name = 'Tehran'") == [(0,)]


def test_a_file_that_another_path_had_already_is_unchanged(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "s.sqlite")
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    assert fates(run([folder], tmp_path / "s.sqlite"))["copy.txt"] is Fate.UNCHANGED
    with Store.to_read(tmp_path / "s.sqlite") as store:
        assert store.rows("SELECT count(*) FROM paths") == [(4,)]


def test_several_processes_store_the_same_as_one(folder: Path, tmp_path: Path) -> None:
    one = run([folder], tmp_path / "one.sqlite")
    two = run([folder], tmp_path / "two.sqlite", jobs=2)
    assert one == two
    with Store.to_read(tmp_path / "one.sqlite") as first, Store.to_read(tmp_path / "two.sqlite") as second:
        assert dump(first) == dump(second)


def dying(source: object) -> Extraction:
    text = getattr(source, "text", "")
    if "CRASH" in text:
        os._exit(9)
    return extract(document(text, getattr(source, "path", "")))


def open_dying(actors_file: Path | None) -> Pipeline:
    return Pipeline(extract=dying, actors=ACTORS, provenance=PROVENANCE)


def test_a_process_that_dies_costs_its_document_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "b.md").unlink()  # the little extractor above knows no front matter
    results = run([folder], tmp_path / "s.sqlite", jobs=2, opener=open_dying)
    assert fates(results)["a.txt"] is Fate.ACCEPTED
    assert fates(results)["c.txt"] is Fate.ACCEPTED
    crash = next(r for r in results if r.path.endswith("crash.txt"))
    assert crash.reason is not None
    assert "crash" in crash.reason


def test_a_store_that_fails_stops_the_ingest(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreUnwritable("the disk is full")

    monkeypatch.setattr(Store, "put", full)
    with pytest.raises(StoreUnwritable):
        run([folder], tmp_path / "s.sqlite")


def test_what_is_named_itself_is_never_skipped(folder: Path, tmp_path: Path) -> None:
    assert fates(run([folder / "README.md", folder / ".hidden.txt"], tmp_path / "s.sqlite")) == {
        "README.md": Fate.ACCEPTED,
        ".hidden.txt": Fate.ACCEPTED,
    }


def test_a_path_named_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    sources, _ = discover([folder / "a.txt", folder, folder], tmp_path / "s.sqlite")
    assert len(sources) == len({source.path for source in sources}) == 6


def test_the_store_in_the_folder_is_no_report(folder: Path) -> None:
    run([folder], folder / "s.sqlite")
    assert fates(run([folder], folder / "s.sqlite"))["s.sqlite"] is Fate.SKIPPED


def test_a_link_out_of_the_folder_is_rejected_and_a_linked_folder_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("Caracas")
    (folder / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (folder / "links").symlink_to(tmp_path / "outside")
    results = fates(run([folder], tmp_path / "s.sqlite"))
    assert results["link.txt"] is Fate.REJECTED
    assert "secret.txt" not in results


def test_a_name_of_any_bytes_is_stored_as_valid_text(tmp_path: Path) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / os.fsdecode(b"a\xff\n.txt")).write_text("Caracas.")
    (result,) = run([folder], tmp_path / "s.sqlite")
    assert result.fate is Fate.ACCEPTED
    assert result.path.endswith(r"a\xff\x0a.txt")


def test_a_wrong_gazetteer_or_catalogue_is_told_before_any_work(folder: Path, tmp_path: Path) -> None:
    def broken(actors_file: Path | None) -> Pipeline:
        raise InvalidDocument("the catalogue is broken")

    with pytest.raises(InvalidDocument, match="catalogue"):
        run([folder], tmp_path / "s.sqlite", opener=broken)


def test_the_closing_table_counts_each_fate() -> None:
    table = closing_table([Result(path="a", fate=Fate.ACCEPTED), Result(path="b", fate=Fate.REJECTED, reason="no")])
    assert [line.split() for line in table.splitlines()] == [
        ["accepted", "1"],
        ["unchanged", "0"],
        ["replaced", "0"],
        ["rejected", "1"],
        ["skipped", "0"],
    ]


def test_few_files_are_read_by_one_process() -> None:
    assert default_jobs(1) == 1
    assert default_jobs(10_000) >= 1


def kept(store: Path) -> list[tuple[str, str]]:
    with Store.to_read(store) as opened:
        return [(Path(one.path).name, one.reason) for one in stored.rejections(opened)]


def test_a_rejected_file_is_not_read_again_until_it_changes(folder: Path, tmp_path: Path) -> None:
    first = run([folder], tmp_path / "s.sqlite")
    with Store.to_read(tmp_path / "s.sqlite") as store:
        version = store.version
    again = run([folder], tmp_path / "s.sqlite")
    assert fates(again)["bad.txt"] is Fate.REJECTED
    assert [result.reason for result in again] == [result.reason for result in first]
    assert {result.is_old for result in again if result.fate is not Fate.SKIPPED} == {True}
    with Store.to_read(tmp_path / "s.sqlite") as store:
        assert store.version == version
    (folder / "bad.txt").write_text("Now they flew to Caracas.")
    assert fates(run([folder], tmp_path / "s.sqlite"))["bad.txt"] is Fate.ACCEPTED
    assert "bad.txt" not in dict(kept(tmp_path / "s.sqlite"))


@pytest.mark.parametrize("what", ["reader", "limits", "extractor", "wish"])
def test_a_rejected_file_is_read_again_when_a_version_changes_or_the_user_wishes(
    folder: Path, tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run([folder], tmp_path / "s.sqlite")
    settings = Settings(now=lambda: "later")
    opener: Opener = open_pipeline
    if what == "reader":
        monkeypatch.setattr("reports.ingest.READER_VERSION", "newer")
    elif what == "limits":
        settings = replace(settings, limits=replace(NORMAL, seconds=31))
    elif what == "wish":
        settings = replace(settings, retry=True)
    else:

        def newer(actors_file: Path | None) -> Pipeline:
            return replace(open_pipeline(), provenance=replace(PROVENANCE, extractor="newer"))

        opener = newer

    sources, _ = discover([folder], tmp_path / "s.sqlite")
    with Store.to_write(tmp_path / "s.sqlite") as store:
        results = list(ingest(sources, store, opener, settings))
        assert {when for (when,) in store.rows("SELECT rejected_at FROM rejections")} == {"later"}
    expected = Fate.REPLACED if what in {"reader", "extractor"} else Fate.UNCHANGED
    assert fates(results)["a.txt"] is expected


def table_of(*texts: str) -> bytes:
    return ("text\n" + "".join(f'"{text}"\n' for text in texts)).encode()


def test_a_file_with_several_documents_gives_each_and_forgets_those_that_are_gone(tmp_path: Path) -> None:
    path, store = tmp_path / "rows.csv", tmp_path / "s.sqlite"
    path.write_bytes(table_of("They met in Caracas, it is said.", "The jet flew from Suva to Apia, it is said."))
    first = run([path], store)
    assert [result.fate for result in first] == [Fate.ACCEPTED] * 2
    assert {result.file for result in first} == {str(path)}
    assert [result.fate for result in run([path], store)] == [Fate.UNCHANGED] * 2
    path.write_bytes(table_of("They met in Caracas, it is said."))
    assert [result.fate for result in run([path], store)] == [Fate.UNCHANGED]
    with Store.to_read(store) as opened:
        assert opened.rows("SELECT count(*) FROM documents") == [(1,)]
        assert opened.rows("SELECT count(*) FROM places WHERE name = 'Suva'") == [(0,)]


def test_a_bad_part_of_a_file_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    path, store = tmp_path / "a.zip", tmp_path / "s.sqlite"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.txt", "They met in Caracas.")
        archive.writestr("bad.txt", b"\0binary")
    results = run([path], store)
    assert fates(results) == {"good.txt": Fate.ACCEPTED, "bad.txt": Fate.REJECTED}
    assert [name for name, _ in kept(store)] == ["bad.txt"]
    assert run([path], store) == [
        replace(result, fate=Fate.UNCHANGED if result.fate is Fate.ACCEPTED else result.fate, is_old=True)
        for result in sorted(results, key=lambda result: result.path)
    ]


def test_a_file_that_breaks_later_keeps_the_document_that_it_was(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "s.sqlite")
    (folder / "a.txt").write_bytes(b"\0binary")
    for _ in range(2):
        assert fates(run([folder], tmp_path / "s.sqlite"))["a.txt"] is Fate.REJECTED
    with Store.to_read(tmp_path / "s.sqlite") as store:
        assert len(store.rows("SELECT 1 FROM paths WHERE path LIKE '%/a.txt'")) == 1


def test_the_table_of_rejections_names_some_and_counts_the_rest() -> None:
    rejected = [Result(path=f"{n}", fate=Fate.REJECTED, reason=f"{n}.txt is empty\x1b[2J") for n in range(100)]
    text = rejection_table(rejected) or ""
    assert "0.txt is empty" in text
    assert "80 more" in text
    assert "\x1b" not in text
    assert rejection_table([Result(path="a", fate=Fate.ACCEPTED)]) is None
