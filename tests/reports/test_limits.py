"""Every limit is named by the file that meets it, with the option that raises it, and the option does."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.limits import NORMAL, OPTIONS, Limit, beyond
from tests.reports.builders import open_pipeline


def call(*arguments: str | Path) -> int:
    try:
        return main([str(argument) for argument in arguments], opener=open_pipeline)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("limit", Limit)
def test_each_limit_names_the_file_the_figure_and_the_option(limit: Limit) -> None:
    sentence = str(beyond("a.txt", limit, NORMAL))
    figure = getattr(NORMAL, limit.value) // OPTIONS[limit].unit
    assert sentence.startswith("a.txt ")
    assert f"{figure:,}" in sentence
    assert OPTIONS[limit].option in sentence


def pack(name: str, members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(name, "w", kind) as archive:
        for member, content in members.items():
            archive.writestr(member, content)


def make(name: str) -> None:
    text = b"It rained all day long. "
    match name:
        case "large.txt":
            Path(name).write_bytes(text * 60_000)
        case "text.txt":
            Path(name).write_bytes(text * 10)
        case "ratio.zip":
            pack(name, {"a.txt": text * 100_000})
        case "sum.zip":
            pack(name, {f"{n}.txt": text * 30_000 for n in range(3)}, zipfile.ZIP_STORED)
        case "entries.zip":
            pack(name, {f"{n}.txt": text + str(n).encode() for n in range(5)})
        case "records.csv":
            Path(name).write_bytes(b"text\n" + b"They met in Caracas.\n" * 5)


@pytest.mark.parametrize(
    ("name", "option", "low", "high"),
    [
        ("large.txt", "--max-file-mb", "1", "2"),
        ("text.txt", "--max-characters", "100", "300"),
        ("ratio.zip", "--max-archive-ratio", "10", "10000"),
        ("sum.zip", "--max-archive-mb", "1", "3"),
        ("entries.zip", "--max-archive-entries", "4", "5"),
        ("records.csv", "--max-records", "4", "5"),
    ],
)
def test_an_option_moves_its_limit(
    name: str, option: str, low: str, high: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make(name)
    assert call("ingest", name, "--store", "s.sqlite", option, low) == 2
    error = capsys.readouterr().err
    assert name in error
    assert option in error
    assert len(error.splitlines()) == 1
    assert call("ingest", name, "--store", "s.sqlite", option, high) == 0
    assert call("parse", name, option, low) == 2


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", ""])
def test_a_limit_that_is_no_number_is_refused(value: str) -> None:
    Path("a.txt").write_text("Caracas")
    assert call("parse", "a.txt", "--max-seconds", value) == 2


def test_a_file_of_several_documents_is_printed_as_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    pack("a.zip", {"one.txt": b"They met in Caracas.", "bad.txt": b"\0\0", "two.txt": b"They met in Suva."})
    assert call("parse", "a.zip", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["path"] for line in out.splitlines()] == ["a.zip/one.txt", "a.zip/two.txt"]
    assert "a.zip/bad.txt" in err


def test_rejections_are_listed_and_exported_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    Path("good.txt").write_text("Caracas")
    Path("=bad.txt").write_bytes(b"\0\0")
    assert call("ingest", ".", "--store", "s.sqlite") == 1
    assert "=bad.txt" in capsys.readouterr().out
    assert call("rejections", "--store", "s.sqlite") == 0
    assert "=bad.txt" in capsys.readouterr().out
    assert call("rejections", "--store", "s.sqlite", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["path"].endswith("=bad.txt")
    assert found["path"] in found["reason"]
    assert call("rejections", "--store", "s.sqlite", "--format", "csv", "--output", "r.csv") == 0
    assert Path("r.csv").read_text().splitlines()[0] == '"path","reason","rejected_at"'
    assert "1 rejections written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["https://example.org/a"], ["--feed", "https://example.org/a"], ["file:///etc/passwd"]]
)
def test_no_address_is_read_without_leave(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call("ingest", *arguments, "--store", "s.sqlite") == 2
    assert "--allow-network" in capsys.readouterr().err
    assert not Path("s.sqlite").exists()


@pytest.mark.parametrize("address", ["https://127.0.0.1/a", "http://example.org/", "file:///etc/passwd"])
def test_an_address_that_may_not_be_read_is_a_rejection_in_the_store(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("good.txt").write_text("Caracas")
    assert call("ingest", "good.txt", address, "--allow-network", "--store", "s.sqlite") == 1
    assert address in capsys.readouterr().err
    assert call("rejections", "--store", "s.sqlite", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)[0]["path"] == address


def test_an_ingest_of_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("ingest") == 2
    assert "needs a file" in capsys.readouterr().err


def test_the_guide_names_every_limit_with_its_figure_and_option() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "store.md").read_text()
    for limit, known in OPTIONS.items():
        figure = f"{getattr(NORMAL, limit.value) // known.unit:,}"
        assert any(known.option in line and figure in line for line in guide.splitlines()), limit
