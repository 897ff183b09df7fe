"""The command `build` with a dump: what it says, its progress bar, and what an interruption leaves."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gazetteer import build as build_module
from gazetteer import dump as dump_module
from gazetteer.__main__ import main
from tests.gazetteer.small import RECORDS, source
from tests.gazetteer.test_geonames import folder_of, names, row

TOWNS = "\n".join([row(61, "Alfa", 8.0, -66.0), "a\tb", row(62, "Bravo", 8.0, -67.0)])


@pytest.fixture(autouse=True)
def _few_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "DEFAULT_SOURCES", (source(*RECORDS),))


def _build(tmp_path: Path, folder: Path) -> int:
    return main(["build", "--geonames", str(folder), "--output", str(tmp_path / "index")])


def test_a_bad_row_is_one_sentence_with_file_and_line_and_the_rest_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _build(tmp_path, folder_of(tmp_path, VE=TOWNS)) == 0

    told = capsys.readouterr().err.splitlines()
    assert "rejected: VE.txt:2: 2 columns where a row of places has 19, separated by tabs" in told
    assert any(line.startswith("built: 9 places") for line in told)


def test_of_very_many_bad_rows_a_few_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _build(tmp_path, folder_of(tmp_path, VE="\n".join([row(61, "Alfa", 8.0, -66.0), *["a\tb"] * 500])))

    told = capsys.readouterr().err
    assert told.count("rejected: VE.txt:") == 3
    assert "501 rows rejected, see " in told


def test_files_of_the_dump_that_are_missing_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(tmp_path, VE=TOWNS, alternateNamesV2=names((61, "ru", "Альфа", "")))
    _build(tmp_path, folder)

    first = capsys.readouterr().err.splitlines()[0]
    assert first == (
        f"{folder} has no admin1CodesASCII.txt, admin2Codes.txt, countryInfo.txt: "
        "the build goes on without what they add"
    )


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_progress_bar_runs_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    _build(tmp_path, folder_of(tmp_path, VE=TOWNS))

    assert "GeoNames: 100%" in screen.getvalue()
    assert "sorting the names: 100%" in screen.getvalue()


def test_no_progress_bar_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _build(tmp_path, folder_of(tmp_path, VE=TOWNS))

    assert "%" not in capsys.readouterr().err


def test_an_interruption_leaves_no_half_index_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dump_module, "place_row", interrupted)

    assert _build(tmp_path, folder_of(tmp_path, VE=TOWNS)) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "gazetteer build: stopped"
    assert not (tmp_path / "index").exists()


def test_an_own_file_that_is_missing_leaves_no_folder_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, index = tmp_path / "missing.csv", tmp_path / "index"

    assert main(["build", "--own", str(missing), "--output", str(index)]) == 2
    assert capsys.readouterr().err == (
        f"gazetteer build: {missing} cannot be read (No such file or directory): a CSV file is needed\n"
    )
    assert not index.exists()


def test_an_own_id_with_a_line_break_is_a_rejected_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.csv"
    own.write_text('name,longitude,latitude,id\nCamp A,-70,7,"a\nb"\nCamp B,-70,8,b\n', encoding="utf-8")

    assert main(["build", "--own", str(own), "--output", str(tmp_path / "index")]) == 1
    assert "the id 'a\\nb' is not up to 200 printable characters" in capsys.readouterr().err
