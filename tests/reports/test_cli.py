from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reports.__main__ import TRACEBACK_VARIABLE, main
from reports.pipeline import Pipeline
from reports.store import STORE_VARIABLE
from tests.reports.builders import open_pipeline

TEXT = "A Conviasa jet flew from Caracas to Tehran via Damascus in 2007. The Quds Force met in Tehran."
COMMAND = [sys.executable, "-m", "tests.reports.command"]
ROOT = Path(__file__).parents[2]


def call(*arguments: str | Path) -> int:
    try:
        return main([str(argument) for argument in arguments], opener=open_pipeline)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(STORE_VARIABLE, raising=False)
    Path("a.txt").write_text(TEXT)


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_parse_prints_the_json_of_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("parse", "a.txt", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["document"]["path"] == "a.txt"
    assert [t["text"] for t in found["toponyms"]] == ["Caracas", "Tehran", "Damascus", "Tehran"]


def test_parse_prints_four_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("parse", "a.txt") == 0
    out = capsys.readouterr().out
    for title in ("Toponyms (4)", "Actors (2)", "Mentions (4)", "Routes (1)", "Caracas > Tehran > Damascus"):
        assert title in out


def test_parse_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    give(monkeypatch, "Irán en Caracas.".encode())
    assert call("parse", "-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["document"]["text_length"] == 16


def test_the_table_of_a_hostile_text_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("\x1b[31mCaracas\x1b]0;title\x07 and \u202eTehran flew.\n" + "plain words " * 20)
    assert call("parse", "b.txt") == 0
    out = capsys.readouterr().out
    assert "Caracas" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


LINES = (
    {"id": "one", "text": "Iran in Caracas.", "title": "T", "url": "https://example.org", "published": "2019-06-05"},
    {"id": 2, "text": "Suva.", "published": "2019-06-05T10:00:00Z"},
    {"id": "", "text": ""},
)


def test_parse_gives_one_line_for_each_line_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.jsonl").write_text("\n".join(json.dumps(line) for line in LINES) + "\n\n")
    assert call("parse", "in.jsonl", "--jsonl") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in found] == ["one", 2, ""]
    assert found[0]["document"]["published"] == "2019-06-05"
    assert found[0]["document"]["url"] == "https://example.org"
    assert list(found[0])[:2] == ["id", "document"]
    assert found[2]["toponyms"] == []


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '{"text": "no id"}',
        '{"id": "no text"}',
        '{"id": true, "text": "a"}',
        '{"id": "a", "text": 5}',
        '{"id": "a", "text": "b", "published": "yesterday"}',
        '{"id": "a", "text": "\\ud800"}',
        '{"id": "a", "text": "CRASH"}',
        "[" * 100_000,
        "\x00",
        "NaN",
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_others_go_on(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    good = '{"id": 1, "text": "Suva."}'
    Path("in.jsonl").write_text(f"{good}\n{bad}\n{good}\n")
    assert call("parse", "in.jsonl", "--jsonl") == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert len(err.splitlines()) == 1
    assert "in.jsonl, line 2" in err


def test_lines_that_are_not_utf8_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.jsonl").write_bytes(b'{"id": 1, "text": "\xff"}\n')
    assert call("parse", "in.jsonl", "--jsonl") == 1
    assert "line 1: not UTF-8" in capsys.readouterr().err


def test_ingest_ends_with_a_table_and_names_rejections(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.txt").write_bytes(b"\0")
    assert call("ingest", ".") == 1
    out, err = capsys.readouterr()
    assert "accepted         1" in out
    assert "rejected         1" in out
    assert "bad.txt is binary" in err
    assert Path("reports.sqlite").is_file()


def test_the_store_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STORE_VARIABLE, "other.sqlite")
    assert call("ingest", "a.txt") == 0
    assert Path("other.sqlite").is_file()


@pytest.mark.parametrize("format_", ["geojson", "csv", "kml", "html", "parquet"])
def test_export_writes_what_the_filters_select(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    call("ingest", "a.txt")
    capsys.readouterr()
    assert call("export", "--format", format_, "--actor", "Iran", "--country", "ir", "--output", f"out.{format_}") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("1 mentions and 0 routes written to")
    assert Path(f"out.{format_}").stat().st_size > 0


def test_export_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call("ingest", "a.txt")
    capfdbinary.readouterr()
    assert call("export", "--format", "geojson") == 0
    assert len(json.loads(capfdbinary.readouterr().out)["features"]) == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["parse", "none.txt"], "none.txt does not exist"),
        (["parse", "."], "is a folder"),
        (["parse", "none.jsonl", "--jsonl"], "none.jsonl"),
        (["ingest", "none.txt"], "none.txt does not exist"),
        (["ingest", "empty"], "no report"),
        (["ingest", "a.txt", "--store", "none/s.sqlite"], "does not exist"),
        (["ingest", "a.txt", "--store", "a.txt"], "no store"),
        (["ingest", "a.txt", "--store", "empty"], "folder"),
        (["ingest", "a.txt", "--jobs", "0"], "'0'"),
        (["export", "--format", "csv"], "no store"),
        (["export", "--format", "csv", "--store", "a.txt"], "not an SQLite file"),
        (["export", "--format", "csv", "--store", "x" * 300], "cannot be opened"),
        (["export", "--format", "dwg"], "dwg"),
        (["export", "--format", "csv", "--from", "June"], "2019-06-05"),
        (["export"], "--format"),
        ([], "required"),
        (["fly"], "fly"),
    ],
)
def test_a_call_that_cannot_be_done_ends_with_2_and_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    assert call(*arguments) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err
    sentences = [line for line in err.splitlines() if line]
    assert len(sentences) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--actor", "Irann"], "did you mean 'iran'"),
        (["--country", "XX"], "'XX'"),
        (["--output", "none/out.csv"], "cannot be written"),
        (["--output", "."], "folder"),
        (["--from", "2020-01-02", "--to", "2020-01-01"], "is after"),
    ],
)
def test_an_export_that_cannot_be_done_ends_with_2_and_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call("ingest", "a.txt")
    capsys.readouterr()
    assert call("export", "--format", "csv", *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1


def test_an_unexpected_error_is_one_sentence_unless_the_traceback_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(actors_file: Path | None) -> Pipeline:
        raise ZeroDivisionError("unlikely\nthing")

    monkeypatch.delenv(TRACEBACK_VARIABLE, raising=False)
    assert main(["parse", "a.txt"], opener=broken) == 2
    assert capsys.readouterr().err == "internal error: ZeroDivisionError: unlikely thing; please report it\n"
    monkeypatch.setenv(TRACEBACK_VARIABLE, "1")
    with pytest.raises(ZeroDivisionError):
        main(["parse", "a.txt"], opener=broken)


def test_a_reader_that_leaves_early_ends_the_stream_quietly(tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "text": "Iran in Caracas. " * 500})
    (tmp_path / "in.jsonl").write_text(f"{line}\n" * 50)
    command = [*COMMAND, "parse", str(tmp_path / "in.jsonl"), "--jsonl"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_results_are_utf8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Bogotá y Teherán: 😀 Caracas")
    command = [*COMMAND, "parse", str(tmp_path / "b.txt"), "--format", "json"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""}, check=True
    )
    assert "😀 Caracas" in json.loads(done.stdout.decode())["mentions"][0]["evidence"]["text"]


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--help") == 0
    assert {"parse", "ingest", "export"} <= set(capsys.readouterr().out.replace("|", " ").split())
