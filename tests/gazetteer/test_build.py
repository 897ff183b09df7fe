"""Building: what goes into an index, what is set aside, and what happens when a build fails."""

from __future__ import annotations

import csv
import gc
import os
import signal
from multiprocessing import get_context
from pathlib import Path

import pytest

from gazetteer import build as build_module
from gazetteer import index as index_module
from gazetteer.build import BuildReport, build, build_from
from gazetteer.entry import ExtraName, Name, NameKind
from gazetteer.errors import BuildFailed, IndexDamaged, IndexMissing, InvalidInput, SourceMissing
from gazetteer.index import Gazetteer
from gazetteer.sources import Source
from gazetteer.sources.own import own_source
from gazetteer.storage import MANIFEST, REJECTED, current_generation
from tests.gazetteer.small import BOLIVAR, CARACAS, RECORDS, entry, failing_source, place, small_gazetteer, source


def _built(folder: Path, *sources: Source) -> BuildReport:
    return build_from(sources or (source(*RECORDS),), folder, quiet=True)


def test_a_second_build_of_the_same_inputs_does_nothing(tmp_path: Path) -> None:
    first = _built(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in first.generation.iterdir()}

    second = _built(tmp_path)

    assert (first.up_to_date, second.up_to_date) == (False, True)
    assert second.generation == first.generation
    assert {file: file.stat().st_mtime_ns for file in second.generation.iterdir()} == before


def test_a_changed_input_is_built_and_the_old_index_removed(tmp_path: Path) -> None:
    first = _built(tmp_path)

    second = _built(tmp_path, source(entry(CARACAS), fingerprint="2"))

    assert second.version != first.version
    assert [folder.name for folder in tmp_path.glob("index-*")] == [second.generation.name]
    assert len(Gazetteer.open(tmp_path)) == 1


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    first = _built(tmp_path)
    (first.generation / "lon.npy").unlink()

    assert not _built(tmp_path).up_to_date
    assert Gazetteer.open(tmp_path).by_id(CARACAS.id) == CARACAS


def test_an_open_gazetteer_goes_on_while_its_index_is_replaced(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    _built(tmp_path, source(entry(BOLIVAR), fingerprint="2"))

    assert gazetteer.find("Caracas") == (CARACAS,)


def test_an_index_that_is_replaced_while_it_is_opened_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_gazetteer(tmp_path)
    real, gone = current_generation, [tmp_path / "index-gone"]
    monkeypatch.setattr(index_module, "current_generation", lambda folder: gone.pop() if gone else real(folder))

    assert Gazetteer.open(tmp_path).find("Caracas") == (CARACAS,)


def test_several_builds_at_once_leave_one_whole_index(tmp_path: Path) -> None:
    children = [get_context("fork").Process(target=_build_version, args=(tmp_path, str(i))) for i in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)

    assert [child.exitcode for child in children] == [0] * 4
    assert Gazetteer.open(tmp_path).find("Caracas") == (CARACAS,)
    assert len(list(tmp_path.glob("index-*"))) == 1


def _build_version(folder: Path, fingerprint: str) -> None:
    _built(folder, source(*RECORDS, fingerprint=fingerprint))


def test_a_source_that_fails_leaves_the_old_index_and_no_rubbish(tmp_path: Path) -> None:
    _built(tmp_path)

    def fail() -> None:
        raise SourceMissing("the package x is not installed")

    with pytest.raises(SourceMissing, match="package x"):
        _built(tmp_path, failing_source(fail, RECORDS))

    assert Gazetteer.open(tmp_path).find("Caracas") == (CARACAS,)
    assert not list(tmp_path.glob("unfinished-*"))
    assert gc.isenabled()


def test_a_build_that_is_killed_leaves_the_old_index(tmp_path: Path) -> None:
    _built(tmp_path)
    child = get_context("fork").Process(target=_build_and_die, args=(tmp_path,))
    child.start()
    child.join(60)

    assert child.exitcode == -signal.SIGKILL
    assert Gazetteer.open(tmp_path).find("Caracas") == (CARACAS,)
    assert _built(tmp_path).up_to_date


def _build_and_die(folder: Path) -> None:
    _built(folder, failing_source(lambda: os.kill(os.getpid(), signal.SIGKILL), RECORDS))


def test_what_a_killed_build_left_is_removed_by_a_later_one(tmp_path: Path) -> None:
    left = tmp_path / "unfinished-old"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    _built(tmp_path)

    assert not left.exists()


def test_entries_of_one_id_are_merged_and_the_first_point_stays(tmp_path: Path) -> None:
    moved = place(CARACAS.id, "Santiago de León de Caracas", -66.0, 10.0, code="PPLC", population=5)
    gazetteer = small_gazetteer(tmp_path, entry(moved))

    assert gazetteer.find("Santiago de León de Caracas") == (CARACAS,)


def test_a_city_and_an_area_of_one_name_are_two_entries(tmp_path: Path) -> None:
    city = place("1", "Cochabamba", -66.16, -17.38, country="BO", population=841_276)
    area = place("2", "Cochabamba", -65.67, -17.5, code="ADM1", country="BO", admin1="02", population=1_639_857)
    gazetteer = small_gazetteer(tmp_path, entry(area), entry(city))

    assert [found.feature_code for found in gazetteer.find("Cochabamba")] == ["PPL", "ADM1"]


def test_a_place_learns_the_name_of_its_area_from_the_code(tmp_path: Path) -> None:
    found = small_gazetteer(tmp_path).by_id("3645532")

    assert found is not None
    assert (found.admin1_code, found.admin1_name) == ("06", "Bolívar")


def test_an_area_without_a_code_gets_that_of_the_towns_around_it(tmp_path: Path) -> None:
    towns = [entry(place(str(i), f"Town{i}", 2 + i / 50, 41.0, country="ES", admin1="56")) for i in range(7)]
    area = place("3336901", "Catalonia", 2.0, 41.8, code="ADM1", country="ES")
    gazetteer = small_gazetteer(tmp_path, *towns, entry(area))

    catalonia, town = gazetteer.admin1("ES", "56"), gazetteer.by_id("3")
    assert catalonia is not None
    assert catalonia.id == area.id
    assert town is not None
    assert town.admin1_name == "Catalonia"


def test_rejected_rows_are_listed_with_their_reason(tmp_path: Path) -> None:
    report = _built(tmp_path)

    with (report.generation / REJECTED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [{"source": "small", "row": "small.csv:9", "reason": "latitude 91.0 is outside -90 to 90"}]
    assert report.rejected == 1


def test_a_name_for_a_country_that_no_source_has_is_rejected(tmp_path: Path) -> None:
    extra = RECORDS[-3]
    report = _built(tmp_path, source(entry(CARACAS), extra))

    assert report.rejected == 1
    assert "'VZ' is a name of VE" in (report.generation / REJECTED).read_text(encoding="utf-8")


def test_more_names_are_given_to_a_place_by_its_id(tmp_path: Path) -> None:
    santiago = Name(text="Santiago de León", kind=NameKind.ALTERNATE)
    gazetteer = small_gazetteer(tmp_path, ExtraName(place_id=CARACAS.id, name=santiago, row="b.csv:2"))

    assert gazetteer.find("santiago de leon") == (CARACAS,)


def test_a_folder_that_cannot_be_written_is_named_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(BuildFailed, match=r"^the index cannot be written to .*/file \(File exists\)"):
        _built(file)


def test_no_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="run python -m gazetteer build"):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize("name", ["names.marisa", "lat.npy", "tables.json", MANIFEST])
def test_a_cut_off_file_is_told_as_a_damaged_index(tmp_path: Path, name: str) -> None:
    file = _built(tmp_path).generation / name
    file.write_bytes(file.read_bytes()[:-3])

    with pytest.raises(IndexDamaged, match="run python -m gazetteer build"):
        Gazetteer.open(tmp_path)


def test_an_index_of_another_format_is_refused(tmp_path: Path) -> None:
    manifest = _built(tmp_path).generation / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"format": 1', '"format": 999'), encoding="utf-8")

    with pytest.raises(IndexDamaged, match="format 999"):
        Gazetteer.open(tmp_path)


def test_own_places_are_built_in_and_their_bad_rows_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))
    own = tmp_path / "camps.csv"
    own.write_text("name,longitude,latitude\nCamp Alpha,-70.1,7.2\nCamp Beta,7.2,-170.1\n", encoding="utf-8")

    report = build(tmp_path / "index", own=[own], quiet=True)

    assert [found.name for found in Gazetteer.open(tmp_path / "index").find("camp alpha")] == ["Camp Alpha"]
    assert report.own_rejected == (
        "camps.csv:3: latitude -170.1 is outside -90 to 90; are longitude and latitude swapped?",
    )


def test_an_edited_own_file_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))
    own = tmp_path / "camps.csv"
    own.write_text("name,longitude,latitude\nCamp Alpha,-70.1,7.2\n", encoding="utf-8")
    build(tmp_path / "index", own=[own], quiet=True)
    own.write_text("name,longitude,latitude\nCamp Gamma,-70.1,7.2\n", encoding="utf-8")

    assert not build(tmp_path / "index", own=[own], quiet=True).up_to_date
    assert [found.name for found in Gazetteer.open(tmp_path / "index").find("Camp Gamma")] == ["Camp Gamma"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"title,x,y\na,1,2\n", "no column name, longitude, latitude", id="other columns"),
        pytest.param(b"name,longitude,latitude\n\xff\xfe,1,2\n", "not UTF-8", id="not text"),
        pytest.param(b"name,longitude,latitude\n" + b"a" * 200_000 + b",1,2\n", "not a CSV file", id="endless cell"),
    ],
)
def test_an_own_file_that_is_no_table_of_places_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))
    own = tmp_path / "own.csv"
    own.write_bytes(content)
    csv.field_size_limit(10_000_000)  # of the whole process: tables of documents may have longer cells

    with pytest.raises(InvalidInput, match=message):
        build(tmp_path / "index", own=[own], quiet=True)


def test_an_own_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))

    with pytest.raises(SourceMissing, match=r"nowhere\.csv cannot be read \(No such file or directory\)"):
        build(tmp_path / "index", own=[tmp_path / "nowhere.csv"], quiet=True)


def test_a_build_that_fails_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        _built(tmp_path / "new" / "newer", own_source(tmp_path / "missing.csv", frozenset()))
    with pytest.raises(SourceMissing):
        _built(tmp_path / "new" / "newer", failing_source(_fail))
    assert not (tmp_path / "new").exists()


def _fail() -> None:
    raise SourceMissing("the package x is not installed")
