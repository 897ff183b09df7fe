"""`python -m gazetteer find` and `build`: what is printed, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer import build as build_module
from gazetteer.__main__ import main
from gazetteer.commands import format_table
from gazetteer.coordinates import LonLat
from gazetteer.index import Gazetteer
from gazetteer.place import FeatureClass, Place
from gazetteer.prominence import prominence, size
from tests.gazetteer.small import BOLIVAR, BOLIVAR_CO, CARACAS, MAIQUETIA, RECORDS, VENEZUELA, small_gazetteer, source

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setenv("GAZETTEER_INDEX", str(tmp_path))
    return small_gazetteer(tmp_path)


def test_a_place_is_printed_as_the_contract_says(small: Gazetteer, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["find", "Ciudad Bolívar", "--format", "json"])

    assert status == 0
    assert json.loads(capsys.readouterr().out) == {
        "name": "Ciudad Bolívar",
        "places": [
            {
                "id": "3645532",
                "name": "Ciudad Bolívar",
                "longitude": -63.547,
                "latitude": 8.124,
                "feature_class": "P",
                "feature_code": "PPL",
                "country_code": "VE",
                "admin1_code": "06",
                "admin1_name": "Bolívar",
                "population": 412_619,
            }
        ],
    }


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("CCS", [MAIQUETIA.id], id="IATA code"),
        pytest.param("ccs", [MAIQUETIA.id], id="code in small letters, when it is no name"),
        pytest.param("VE", [VENEZUELA.id], id="ISO code"),
        pytest.param("V.Z.", [VENEZUELA.id], id="abbreviation"),
        pytest.param("  cARACAS ", [CARACAS.id], id="case and blanks"),
        pytest.param("the city of Caracas", [CARACAS.id], id="generic words before"),
        pytest.param("Caracas municipality", [CARACAS.id], id="generic words after"),
        pytest.param("Maiquetía", [MAIQUETIA.id], id="airport without the word"),
        pytest.param("Caracas, Venezuela", [CARACAS.id], id="place, country"),
        pytest.param("Bolívar, VE", [BOLIVAR.id, "3645532"], id="place, code"),
        pytest.param("Caracas, Colombia", [], id="place in another country"),
        pytest.param("", [], id="nothing"),
        pytest.param("nul\0char", [], id="control character"),
        pytest.param("\udcff", [], id="bytes that are no text"),
    ],
)
def test_what_a_person_types_is_understood(small: Gazetteer, typed: str, expected: list[str]) -> None:
    assert [place.id for place in small.find(typed)] == expected


def test_a_country_keeps_its_entries_only(small: Gazetteer) -> None:
    assert [place.id for place in small.find("Bolívar", country="CO")] == [BOLIVAR_CO.id]


def test_the_limit_is_kept(small: Gazetteer) -> None:
    assert len(small.find("Bolívar", limit=2)) == 2


def test_nothing_found_is_no_error(small: Gazetteer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "Atlantis"]) == 0

    output = capsys.readouterr()
    assert (output.out, output.err) == ("", "No place named 'Atlantis' in the gazetteer\n")


def test_nothing_found_is_an_empty_list_in_json(small: Gazetteer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "Atlantis", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "Atlantis", "places": []}


def test_an_unknown_country_is_one_sentence_with_a_suggestion(
    small: Gazetteer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "Caracas", "--country", "Venezuela"]) == 2

    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert "did you mean VE (Venezuela)?" in output.err


def test_a_missing_index_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GAZETTEER_INDEX", str(tmp_path / "nowhere"))

    assert main(["find", "Caracas"]) == 2
    assert capsys.readouterr().err.endswith("nowhere: run python -m gazetteer build\n")


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "²", "9" * 5000])
def test_a_limit_that_is_no_number_is_a_wrong_call(small: Gazetteer, limit: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["find", "Caracas", "--limit", limit])
    assert stop.value.code == 2


def test_the_table_is_aligned_in_every_script() -> None:
    rows = [("Caracas", *[""] * 7), ("東京", *[""] * 7)]
    rows = [(name, "PPLC", "VE", "", "-66.8792", "10.4880", "3,000,000", "1") for name, *_ in rows]
    first, second, third = format_table(rows).splitlines()

    assert second.index("PPLC") == first.index("kind") == third.index("PPLC") + 2  # two wide characters
    assert second.endswith("3,000,000  1")


def test_a_closed_pipe_ends_quietly(small: Gazetteer) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "gazetteer", "find", "Bolívar"]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, cwd=_ROOT, check=False)
    os.close(write)

    assert ended.stderr == b""


def test_build_says_what_it_built_and_then_that_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))
    folder = str(tmp_path / "index")

    assert main(["build", "--output", folder]) == 0
    assert "built: 7 places" in capsys.readouterr().err
    assert main(["build", "--output", folder]) == 0
    assert capsys.readouterr().err.startswith("up to date: 7 places")


def test_a_bad_row_of_ones_own_gives_status_1_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))
    own = tmp_path / "own.csv"
    own.write_text("name,longitude,latitude\nCamp,-70.1,7.2\nBad,1000,1\n", encoding="utf-8")
    call = ["build", "--own", str(own), "--output", str(tmp_path / "index")]

    for _ in range(2):
        assert main(call) == 1
        assert "rejected: own.csv:3: longitude 1000.0 is outside -180 to 180\n" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_gives_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))
    (tmp_path / "file").touch()

    assert main(["build", "--output", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_village_that_shares_its_name_stands_behind_a_town_and_a_place_with_a_name_of_its_own_does_not() -> None:
    def prominence_of(code: str) -> float:
        return prominence(
            Place(
                id="curated:somewhere",
                name="Somewhere",
                position=LonLat(0.0, 0.0),
                feature_class=FeatureClass.POPULATED,
                feature_code=code,
            )
        )

    town = size(FeatureClass.POPULATED, "PPL", 5_000)
    assert prominence_of("PPLL") < town < prominence_of("PPL")
