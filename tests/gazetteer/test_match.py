"""`python -m gazetteer match`: the JSON contract, streams, and bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def match(*arguments: str, feed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: PLW1510
        [sys.executable, "-m", "gazetteer", "match", *arguments], input=feed, capture_output=True, cwd=ROOT
    )


def test_json_gives_the_length_and_the_toponyms_of_the_contract() -> None:
    text = "Troops left N'Djamena for Faya-Largeau; Chad's government agreed.\r\n"
    done = match("-", "--format", "json", feed=text.encode())
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(answer) == {"text_length", "toponyms"}
    assert answer["text_length"] == len(text)
    assert [text[t["start"] : t["end"]] for t in answer["toponyms"]] == [t["text"] for t in answer["toponyms"]]
    first = answer["toponyms"][0]
    assert set(first) == {"start", "end", "text", "use", "confidence", "place", "alternatives", "reasons"}
    assert first["place"]["country_code"] == "TD"
    assert abs(first["place"]["longitude"] - 15.04) < 0.1


def test_offsets_index_the_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("Été 👩‍🚀\r\n\r\nIn Ouagadougou it rained.".encode())
    found = json.loads(match(str(path), "--format", "json").stdout)["toponyms"]
    text = path.read_bytes().decode()
    assert [text[t["start"] : t["end"]] for t in found] == ["Ouagadougou"]


def test_demonyms_are_added_and_marked_when_asked_for() -> None:
    feed = b"Kenyan troops left Mogadishu."
    plain = json.loads(match("--format", "json", feed=feed).stdout)["toponyms"]
    marked = json.loads(match("--format", "json", "--demonyms", feed=feed).stdout)["toponyms"]
    assert [t["text"] for t in plain] == ["Mogadishu"]
    assert [(t["text"], t.get("demonym")) for t in marked] == [("Kenyan", True), ("Mogadishu", None)]
    assert marked[0]["place"]["country_code"] == "KE"


def test_json_lines_come_back_in_order_and_a_bad_line_stops_no_other() -> None:
    lines = [
        {"id": "a", "text": "Fighting in Benghazi.", "title": "Libya"},
        {"id": "b", "text": ""},
        "nonsense",
        {"id": "c", "text": "Calm in Tobruk."},
    ]
    feed = "\n".join(json.dumps(line) for line in lines).encode()
    done = match("--jsonl", feed=feed)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(a["id"], [t["text"] for t in a["toponyms"]]) for a in answers] == [
        ("a", ["Benghazi"]),
        ("b", []),
        ("c", ["Tobruk"]),
    ]
    assert done.returncode == 1
    assert b"line 3" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("content", "word"),
    [(None, b"No such file"), (b"", b"empty"), (b"\x7fELF\0\0", b"binary"), (b"caf\xe9 in Paris", b"UTF-8")],
    ids=["missing", "empty", "binary", "not UTF-8"],
)
def test_bad_input_is_one_sentence_and_status_2(tmp_path: Path, content: bytes | None, word: bytes) -> None:
    path = tmp_path / "report.txt"
    if content is not None:
        path.write_bytes(content)
    done = match(str(path))
    assert done.returncode == 2
    assert word in done.stderr
    assert b"report.txt" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == b""


def test_a_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = match(str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_without_an_index_the_command_says_how_to_build_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTEER_INDEX", str(tmp_path / "nowhere"))
    done = match("-", feed=b"In Paris.")
    assert done.returncode == 2
    assert b"python -m gazetteer build" in done.stderr
