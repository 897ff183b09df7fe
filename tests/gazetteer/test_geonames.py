"""The GeoNames dump: what of it goes into an index, and what a bad file leads to."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gazetteer.__main__ import main
from gazetteer.build import BuildReport, build_from
from gazetteer.entry import NameKind, Record
from gazetteer.errors import InvalidInput, SourceMissing
from gazetteer.fame import Fame, fame_of, is_landscape
from gazetteer.index import Gazetteer
from gazetteer.sources.geonames import ATTRIBUTION, find_dump
from gazetteer.storage import REJECTED
from tests.gazetteer.small import CARACAS, MAIQUETIA, RECORDS, entry, place, source

REAL = Path(__file__).parent / "geonames"
VALENCIA = "3625549"


def row(
    id: int,  # noqa: A002
    name: str,
    lat: float,
    lon: float,
    *,
    kind: str = "P.PPL",
    country: str = "VE",
    admin1: str = "06",
    alternates: str = "",
    people: int = 0,
) -> str:
    """A row of allCountries with the 19 columns of GeoNames."""
    letter, _, code = kind.partition(".")
    cells = (id, name, name, alternates, lat, lon, letter, code, country, "", admin1, "", "", "", people, "", 9, "", "")
    return "\t".join(map(str, cells))


def names(*rows: tuple[int, str, str, str]) -> str:
    """A file alternateNamesV2 of (id of the place, language, name, flags "psch" that are set)."""
    lines = (
        (i, place_id, language, name, *("1" if flag in flags else "" for flag in "psch"), "", "")
        for i, (place_id, language, name, flags) in enumerate(rows, 1)
    )
    return "".join("\t".join(map(str, line)) + "\n" for line in lines)


def folder_of(tmp_path: Path, **files: str) -> Path:
    """A folder with the files of a dump, each of the given text."""
    folder = tmp_path / "dump"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def built(tmp_path: Path, folder: Path, *more: Record) -> tuple[Gazetteer, BuildReport]:
    report = build_from((source(*RECORDS, *more),), tmp_path / "index", dump=find_dump(folder), quiet=True)
    return Gazetteer.open(tmp_path / "index"), report


def test_the_rows_of_a_country_are_found_under_all_their_names_with_their_kind_and_area(tmp_path: Path) -> None:
    gazetteer, report = built(tmp_path, REAL)

    (valencia,) = gazetteer.find("Валенсия")
    assert (valencia.id, valencia.feature_code, valencia.country_code) == (VALENCIA, "PPLA", "VE")
    assert report.counts["GeoNames"] == len((REAL / "VE.txt").read_text(encoding="utf-8").splitlines())
    assert report.rejected == 1, "only the one of the small gazetteer"


def test_a_place_of_the_same_id_is_one_entry_with_the_names_of_both(tmp_path: Path) -> None:
    gazetteer, report = built(tmp_path, REAL)

    caracas = gazetteer.by_id(CARACAS.id)
    assert caracas is not None
    assert caracas.feature_code == "PPLC"
    assert {found.id for found in gazetteer.find("Caracas")} == {found.id for found in gazetteer.find("Karakas")}
    assert report.counts["places"] == len(gazetteer)


@pytest.mark.parametrize(
    ("twin", "is_same"),
    [
        pytest.param(row(50, "Isla de Aves", 15.7, -63.6, kind="T.ISL"), True, id="the same name near by"),
        pytest.param(row(50, "Isla de Aves", 15.7, -63.6, kind="T.ISL", country="CO"), False, id="another country"),
        pytest.param(row(50, "Isla de Aves", 10.0, -70.0, kind="T.ISL"), False, id="far away"),
        pytest.param(row(50, "Isla de Aves", 15.7, -63.6), False, id="another kind"),
    ],
)
def test_a_place_without_a_geonames_id_is_told_by_name_nearness_and_kind(
    tmp_path: Path,
    twin: str,
    is_same: bool,  # noqa: FBT001
) -> None:
    island = entry(place("curated:isla-de-aves", "Isla de Aves", -63.62, 15.67, code="ISL"), "Bird Island")
    folder = folder_of(tmp_path, VE=twin, alternateNamesV2=names((50, "ru", "Авес", "")))
    gazetteer, _ = built(tmp_path, folder, island)

    assert (gazetteer.by_id("50") is None) == is_same
    assert [one.id for one in gazetteer.find("Авес")] == ["curated:isla-de-aves" if is_same else "50"]


def test_an_airport_under_another_name_is_told_by_its_place(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, VE=row(51, "Maiquetía", 10.601, -66.99, kind="S.AIRP"))
    gazetteer, _ = built(tmp_path, folder)

    assert gazetteer.by_id("51") is None
    assert gazetteer.find("Maiquetía") == (gazetteer.by_id(MAIQUETIA.id),)


def test_of_the_names_in_all_languages_links_and_codes_are_no_names(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        VE=row(52, "Guri", 7.7, -63.0),
        alternateNamesV2=names(
            (52, "link", "https://en.wikipedia.org/wiki/Guri", ""),
            (52, "wkdt", "Q1234567", ""),
            (52, "post", "80401", ""),
            (52, "icao", "SVGX", ""),
            (52, "ru", "Гури", "p"),
            (52, "es", "Ciudad del Agua", "c"),
            (52, "es", "Presa Leoni", "h"),
            (99, "es", "Otra", ""),
        ),
    )
    gazetteer, report = built(tmp_path, folder)

    assert [len(gazetteer.find(name)) for name in ("Гури", "Presa Leoni", "SVGX", "Ciudad del Agua")] == [1] * 4
    assert [gazetteer.find(name) for name in ("Q1234567", "80401", "Otra")] == [()] * 3
    assert gazetteer.candidates("ciudad del agua") == (), "no text is searched for what only the place's people say"
    assert report.counts["GeoNames names"] == 4


def test_areas_are_named_by_their_codes(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        XK=row(53, "Prizren", 42.2, 20.7, country="XK", admin1="10"),
        admin1CodesASCII="XK.10\tPrizren\tP\t9\n",
    )
    gazetteer, _ = built(tmp_path, folder)

    prizren = gazetteer.by_id("53")
    assert prizren is not None
    assert prizren.admin1_name == "Prizren"


def test_a_brook_is_no_landmark_and_a_river_with_many_names_is_one(tmp_path: Path) -> None:
    many = ",".join(f"Orinoco{letter}" for letter in "abcdefghij")
    known, unknown = (
        row(55, "Orinoko", 8.5, -62.0, kind="H.STM", alternates=many),
        row(54, "Police", 8, -65, kind="H.STM"),
    )
    folder = folder_of(tmp_path, VE=f"{known}\n{unknown}")
    gazetteer, _ = built(tmp_path, folder)

    brook, river = gazetteer.candidates("police"), gazetteer.candidates("orinoko")
    assert (fame_of(brook), is_landscape(brook)) == (Fame.OBSCURE, False)
    assert (fame_of(river), is_landscape(river), river[0].kind) == (Fame.KNOWN, True, NameKind.PREFERRED)


def test_of_a_name_borne_by_thousands_those_of_a_country_are_all_found(tmp_path: Path) -> None:
    crowd = [row(1000 + i, "San Antonio", 1 + i / 1000, -70.0, country="CO", people=500) for i in range(400)]
    folder = folder_of(tmp_path, allCountries="\n".join([*crowd, row(9, "San Antonio", 8.0, -72.0, people=3)]))
    gazetteer, _ = built(tmp_path, folder)

    assert len(gazetteer.candidates("san antonio")) == 300
    assert [one.id for one in gazetteer.find("San Antonio", country="VE")] == ["9"]
    assert [one.id for one in gazetteer.find("San Antonio, Venezuela")] == ["9"]


def test_a_bad_row_is_set_aside_with_file_line_and_reason(tmp_path: Path) -> None:
    bad = "60\tAtlantis\t\t\t91\t0\tP\tPPL\tVE" + "\t" * 10
    folder = folder_of(tmp_path, VE="\n".join([row(61, "Alfa", 8.0, -66.0), bad, "a\tb", row(62, "Bravo", 8.0, -67.0)]))
    gazetteer, report = built(tmp_path, folder)

    assert report.rejected == 3
    told = (report.generation / REJECTED).read_text(encoding="utf-8")
    assert 'VE.txt:2,"latitude 91, longitude 0 is no place on the earth\'s surface"' in told
    assert '"2 columns where a row of places has 19, separated by tabs"' in told
    assert gazetteer.find("Alfa")
    assert gazetteer.find("Bravo")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({"VE": "name,lat,lon\nx,1,2\n"}, r"VE\.txt:1: 1 columns where a row of places has 19", id="other"),
        pytest.param({"VE": ""}, r"VE\.txt is empty", id="empty"),
        pytest.param({"VE": row(1, "Aldea", 1, 1), "alternateNamesV2": "x\n"}, r"V2\.txt:1: 1 columns", id="names"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_stops_the_build_and_leaves_nothing(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        built(tmp_path, folder_of(tmp_path, **files))
    assert not (tmp_path / "index").exists()


def test_a_folder_without_places_says_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"allCountries\.txt or \.zip is needed"):
        find_dump(folder_of(tmp_path, readme="x"))
    with pytest.raises(SourceMissing, match="is no folder"):
        find_dump(tmp_path / "nowhere")


def test_a_zipped_file_is_read_as_it_is_and_a_damaged_one_refused(tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    with zipfile.ZipFile(folder / "VE.zip", "w") as archive:
        archive.write(REAL / "VE.txt", "VE.txt")
        archive.writestr("readme.txt", "x")
    gazetteer, _ = built(tmp_path, folder)
    assert [one.id for one in gazetteer.find("Валенсия")] == [VALENCIA]

    (folder / "VE.zip").write_bytes((folder / "VE.zip").read_bytes()[:100])
    with pytest.raises(InvalidInput, match=r"VE\.zip is no readable archive"):
        find_dump(folder)


def test_an_unchanged_dump_is_not_built_again_and_a_changed_one_is(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, VE=row(61, "Alfa", 8.0, -66.0))
    built(tmp_path, folder)
    assert built(tmp_path, folder)[1].up_to_date

    folder_of(tmp_path, VE=row(61, "Alfa Nueva", 8.0, -66.0))
    gazetteer, report = built(tmp_path, folder)
    assert not report.up_to_date
    assert gazetteer.find("Alfa Nueva")


def test_whom_to_credit_stands_in_the_index(tmp_path: Path) -> None:
    gazetteer, _ = built(tmp_path, REAL)

    assert gazetteer.attribution == (ATTRIBUTION,)


def test_the_command_names_a_missing_dump_in_one_sentence_and_leaves_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["build", "--geonames", str(tmp_path / "nowhere"), "--output", str(tmp_path / "index")]

    assert main(wrong) == 2
    assert "nowhere is no folder" in capsys.readouterr().err
    assert not (tmp_path / "index").exists()
