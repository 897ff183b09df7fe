"""Corrections as CSV, out of one store and into another."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.__main__ import main
from reports.corrections import (
    AddActor,
    Change,
    Correction,
    MergeActors,
    NewStop,
    NoActor,
    NoPlace,
    NoRoute,
    Scope,
    SetPlace,
    SetRoute,
    Undo,
)
from reports.corrections_rows import from_row, to_row
from reports.corrections_store import entry, read_log, record
from reports.corrections_table import BadRow, corrections_csv, read_csv
from reports.document import Span
from reports.errors import InvalidCorrection
from reports.model import Actor, ActorKind, Direction, Mode, Status
from reports.store import Store
from tests.reports.builders import ACTORS, PROVENANCE, SUVA, TEHRAN, document, extract
from tests.reports.test_corrections import CAMP, TEXT, anchor, route_anchor

STOPS = (NewStop(place=TEHRAN, span=Span(30, 36), text="Tehran"), NewStop(place=SUVA))
CHANGES: tuple[Change, ...] = (
    SetPlace(anchor=anchor("Caracas"), scope=Scope.DOCUMENT, place=CAMP),
    NoPlace(anchor=anchor("Tehran"), scope=Scope.HERE),
    SetRoute(
        anchor=route_anchor(), key=("Caracas", "Tehran"), stops=STOPS, mode=Mode.SEA, status=Status.PLANNED,
        direction=Direction.BOTH,
    ),
    NoRoute(anchor=route_anchor(), key=("Caracas", "Tehran")),
    MergeActors(actor_id="conviasa", into="iran"),
    AddActor(actor=Actor(id="own:x", name="=HYPERLINK(1)", kind=ActorKind.PERSON, country_code="VE")),
    NoActor(name="'quoted"),
    Undo(correction_id="abc"),
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_every_correction_comes_back_from_its_row_and_from_csv(change: Change) -> None:
    made = entry(change, "Ana", note="=1+1 is two")
    assert from_row(to_row(made)) == made
    assert list(read_csv(corrections_csv([made]))) == [made]


def test_no_cell_is_a_formula() -> None:
    made = entry(CHANGES[5], "=cmd", note="+1")
    assert b'"=' not in corrections_csv([made])
    assert b'"+' not in corrections_csv([made])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "reports.sqlite")


def filled(path: Path) -> Path:
    with Store.to_write(path) as store:
        store.save_actors(ACTORS)
        store.put(extract(document(TEXT, "one.txt")), PROVENANCE)
    return path


def log(path: Path) -> tuple[Correction, ...]:
    with Store.to_read(path) as store:
        return read_log(store)


def test_the_command_carries_corrections_from_one_store_to_another(path: Path, tmp_path: Path) -> None:
    with Store.to_write(path) as store:
        record(store, [entry(change, "Ana") for change in CHANGES])
    other, csv = filled(tmp_path / "other.sqlite"), tmp_path / "corrections.csv"
    assert main(["corrections", "--store", str(path), "--output", str(csv)]) == 0
    assert main(["corrections", "--store", str(other), "--import", str(csv)]) == 0
    assert log(other) == log(path)


def test_an_import_can_be_repeated_and_says_what_was_new(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    csv = tmp_path / "corrections.csv"
    csv.write_bytes(corrections_csv([entry(change, "Ana") for change in CHANGES]))
    for expected in (("8", "0"), ("0", "8")):
        assert main(["corrections", "--store", str(path), "--import", str(csv)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert (lines[0].split()[1], lines[1].split()[1]) == expected


def test_a_bad_line_is_named_and_the_others_go_in(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = corrections_csv([entry(CHANGES[0], "Ana"), entry(CHANGES[1], "Ana")])
    csv = tmp_path / "corrections.csv"
    csv.write_bytes(content.replace(b'"no place"', b'"no idea"'))
    assert main(["corrections", "--store", str(path), "--import", str(csv)]) == 1
    assert "line 3: there is no correction of the kind 'no idea'" in capsys.readouterr().err
    assert len(log(path)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'longitude"": -70.0', b'longitude"": 999.0'),
        (b'"place"', b'"elsewhere"'),
        (b"+00:00", b"+02:00"),
        (b'"document"', b'"everywhere"'),
        (b'"CMP', b'"CMP"broken'),
    ],
)
def test_a_row_out_of_range_is_refused(before: bytes, after: bytes) -> None:
    content = corrections_csv([entry(CHANGES[0], "Ana")])
    assert before in content
    assert [type(found) for found in read_csv(content.replace(before, after))] == [BadRow]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\r\n1,2\r\n"])
def test_what_is_no_csv_of_corrections_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(InvalidCorrection, match="CSV of corrections"):
        list(read_csv(content))


def test_importing_into_no_store_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    csv = tmp_path / "corrections.csv"
    csv.write_bytes(corrections_csv([entry(CHANGES[0], "Ana")]))
    assert main(["corrections", "--store", str(tmp_path / "no.sqlite"), "--import", str(csv)]) == 2
    assert not (tmp_path / "no.sqlite").exists()
    assert "there is no store" in capsys.readouterr().err
