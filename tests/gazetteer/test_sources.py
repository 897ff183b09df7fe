"""The sources: which rows become entries, under which names, and which are set aside."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.countries import checked_country_code
from gazetteer.entry import Entry, ExtraName, NameKind, Record, Reject, feature_class_of, position_of
from gazetteer.errors import InvalidPlace, SourceMissing, UnknownCountry
from gazetteer.fold import fold
from gazetteer.names import clean_alternates, key_of, qualified_names, resembles, short_name
from gazetteer.place import FeatureClass
from gazetteer.sources import areas, countries, curated
from gazetteer.sources.airports import AIRPORTS, airport_variants
from gazetteer.sources.cities import capital_ids
from gazetteer.sources.files import file_fingerprint, package_file, package_fingerprint
from gazetteer.sources.geocode_table import plain_load
from gazetteer.sources.own import own_source


def _own(tmp_path: Path, rows: str) -> list[Record]:
    path = tmp_path / "own.csv"
    path.write_text("name,longitude,latitude,aliases,feature_code,country_code,id\n" + rows, encoding="utf-8")
    return list(own_source(path, frozenset({"VE", "CO"})).read())


def test_a_row_of_ones_own_becomes_a_place_with_its_aliases(tmp_path: Path) -> None:
    (record,) = _own(tmp_path, "Camp Alpha,-70.1,7.2,Campo Alfa | Alpha Base,MILB,ve,alpha\n")

    assert isinstance(record, Entry)
    assert (record.place.id, record.place.position, record.place.country_code) == ("own:alpha", (-70.1, 7.2), "VE")
    assert (record.place.feature_class, record.place.feature_code) == (FeatureClass.AREA, "MILB")
    assert [name.text for name in record.names] == ["Camp Alpha", "Campo Alfa", "Alpha Base"]


def test_two_own_places_of_one_name_get_different_ids_that_stay(tmp_path: Path) -> None:
    rows = "Camp,-70.1,7.2\nCamp,-71.1,7.2\n"
    first, second = _own(tmp_path, rows)

    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert first.place.id != second.place.id
    assert _own(tmp_path, rows) == [first, second]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("Camp,200,7.2", "longitude 200.0 is outside", id="off the earth"),
        pytest.param("Camp,7.2,-170.1", "are longitude and latitude swapped", id="swapped"),
        pytest.param("Camp,nan,1", "finite", id="not a number"),
        pytest.param("Camp,,", "decimal degrees are needed", id="no position"),
        pytest.param("Camp,70°W,7°N", "decimal degrees are needed", id="degrees and letters"),
        pytest.param("Camp,0,0", "open sea", id="null island"),
        pytest.param("—,1,2", "letter or digit", id="no letter"),
        pytest.param(",1,2", "letter or digit", id="no name"),
        pytest.param('"Ca\x1b[31mmp",1,2', "printable", id="terminal escape"),
        pytest.param("a" * 201 + ",1,2", "up to 200", id="a name without end"),
        pytest.param("Camp,1,2,,,XX", "'XX' is not a country code", id="unknown country"),
    ],
)
def test_a_bad_row_of_ones_own_is_set_aside_with_its_place_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    (record,) = _own(tmp_path, row + "\n")

    assert isinstance(record, Reject)
    assert record.row == "own.csv:2"
    assert reason in record.reason


def test_an_id_given_twice_is_set_aside(tmp_path: Path) -> None:
    _, second = _own(tmp_path, "A camp,1,2,,,,x\nB camp,1,2,,,,x\n")

    assert isinstance(second, Reject)
    assert "'own:x'" in second.reason


def test_a_pickle_that_names_code_is_refused() -> None:
    for value in (Path("x"), print, Exception("x")):
        with pytest.raises(pickle.UnpicklingError, match="only plain lists are read"):
            plain_load(io.BytesIO(pickle.dumps(value)))


def test_plain_lists_are_read() -> None:
    table = [["Caracas", 1.5, None, 3]]

    assert plain_load(io.BytesIO(pickle.dumps(table))) == table


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(SourceMissing, match="package no-such-package is not installed: run pip install"):
        package_fingerprint("no-such-package")
    with pytest.raises(SourceMissing, match=r"no-such-package is not installed or lacks a\.json"):
        package_file("no-such-package", "no_such_package", "a.json")


def test_a_changed_file_has_another_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    absent = file_fingerprint(path)
    path.write_text("a", encoding="utf-8")
    first = file_fingerprint(path)
    path.write_text("b", encoding="utf-8")

    assert len({absent, first, file_fingerprint(path)}) == 3


@pytest.mark.parametrize(
    ("alternates", "kept"),
    [
        pytest.param(["CCS", "SVMI"], [], id="codes"),
        pytest.param(["ka la ka si", "kraks"], [], id="transcriptions"),
        pytest.param(["Roe", "Usa"], [], id="three letters"),
        pytest.param(["Roma", "Lyon"], ["Roma", "Lyon"], id="four letters"),
        pytest.param(["http://x.org/A", "a@B.org Place"], [], id="links"),
        pytest.param(["Каракас", "تهران", "東京"], ["Каракас", "تهران", "東京"], id="other scripts"),
        pytest.param(["Pa-ki-xtan (Pakistan)"], ["Pa-ki-xtan"], id="brackets"),
        pytest.param(["al-Ḥasakah", "Çorum"], ["al-Ḥasakah", "Çorum"], id="accents"),
        pytest.param(["X" * 90 + " Y"], [], id="a sentence"),
    ],
)
def test_of_the_alternates_only_names_are_kept(alternates: list[str], kept: list[str]) -> None:
    assert list(clean_alternates(alternates)) == kept


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ur", None), ("Å", None), ("東京", "東京"), ("京", None), ("Lag", "lag"), ("St. John's", "st johns")],
)
def test_names_too_short_to_tell_from_words_have_no_key(name: str, key: str | None) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Estado Apure", "Apure"),
        ("Apure State", "Apure"),
        ("State of Bihar", "Bihar"),
        ("Departamento de Bolívar", "Bolívar"),
        ("Provincia de La Habana", "La Habana"),
        ("Northern Province", "Northern Province"),
        ("Capital Region", "Capital Region"),
        ("Texas", "Texas"),
    ],
)
def test_an_areas_type_is_taken_off_its_name_unless_only_a_direction_remains(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "type_word", "country", "forms"),
    [
        (
            "Apure",
            "State",
            "VE",
            {"Apure state", "state of Apure", "estado Apure", "estado de Apure", "Apure province"},
        ),
        ("Arauca", "Department", "CO", {"Arauca department", "departamento de Arauca", "Arauca province"}),
        ("Texas", "State", "US", {"Texas state", "state of Texas"}),
    ],
)
def test_areas_are_found_with_their_type(name: str, type_word: str, country: str, forms: set[str]) -> None:
    assert forms <= set(qualified_names(name, type_word, country))


def test_an_american_state_is_no_province() -> None:
    assert "Ohio province" not in set(qualified_names("Ohio", "State", "US"))


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Irak", "Iraq", True),
        ("Congo", "Republic of the Congo", True),
        ("End", "India", False),
        ("Nga", "Russia", False),
    ],
)
def test_short_names_of_countries_are_kept_when_they_are_spellings(name: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert resembles(name, other) is expected


@given(st.text(min_size=1, max_size=30), st.text(max_size=15))
def test_an_airport_is_never_found_by_its_citys_name_alone(name: str, city: str) -> None:
    for variant in airport_variants(name, city):
        assert fold(variant) != fold(city)


def test_an_airport_is_found_by_its_own_name_without_its_citys() -> None:
    assert "Macdonald-Cartier Airport" in set(airport_variants("Ottawa / Macdonald-Cartier Airport", "Ottawa"))
    assert "Executive Airport" not in set(airport_variants("Sacramento Executive Airport", "Sacramento"))


def test_air_bases_are_told_from_airports() -> None:
    by_id = {record.place.id: record for record in AIRPORTS.read() if isinstance(record, Entry)}

    assert by_id["airport:SVBL"].place.feature_code == "AIRB"
    assert by_id["airport:SVMI"].place.feature_code == "AIRP"
    assert {name.text for name in by_id["airport:SVMI"].names if name.kind is NameKind.CODE} == {"CCS", "SVMI"}


def test_the_capital_is_the_largest_place_of_its_name_in_the_country() -> None:
    rows = {
        "1": {"countrycode": "CU", "name": "La Habana", "alternatenames": ["Havana"], "population": 2_000_000},
        "2": {"countrycode": "CU", "name": "Havana", "alternatenames": [], "population": 500},
        "3": {"countrycode": "US", "name": "Havana", "alternatenames": [], "population": 9_000_000},
    }

    assert capital_ids(rows, {"CU": "Havana", "US": "Washington"}) == {"1"}


def test_every_state_of_the_world_is_there_under_its_press_name() -> None:
    found = {
        record.place.country_code: record.place for record in countries.COUNTRIES.read() if isinstance(record, Entry)
    }

    expected = {
        "RU": "Russia",
        "SY": "Syria",
        "IR": "Iran",
        "VE": "Venezuela",
        "US": "United States",
        "KR": "South Korea",
        "XK": "Kosovo",
        "TW": "Taiwan",
        "PS": "Palestine",
        "EH": "Western Sahara",
        "VA": "Vatican City",
    }
    assert {code: found[code].name for code in expected} == expected
    assert (found["XK"].feature_code, found["GL"].feature_code, found["EH"].feature_code) == ("PCLI", "PCLD", "TERR")
    assert all(place.is_country and place.id.isdigit() for place in found.values())
    assert len(found) >= 245


def test_no_row_of_the_repositorys_tables_is_rejected() -> None:
    sources = (curated.PLACES, curated.SEAPORTS, curated.ABBREVIATIONS, curated.ALIASES, areas.NATURAL_EARTH)
    records = [record for source in sources for record in source.read()]

    assert [record for record in records if isinstance(record, Reject)] == []
    assert {type(record) for record in records} >= {Entry, ExtraName}


def test_the_point_of_an_area_is_the_one_of_geonames_where_there_is_one() -> None:
    apure = next(
        record.place
        for record in areas.NATURAL_EARTH.read()
        if isinstance(record, Entry) and record.place.id == "3649151"
    )

    assert apure.position == pytest.approx((-68.83333, 7.16667))
    assert (apure.name, apure.country_code, apure.admin1_code) == ("Apure", "VE", "03")


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        ("PPLX", "P"),
        ("ADM1", "A"),
        ("ISL", "T"),
        ("STM", "H"),
        ("STRT", "H"),
        ("AIRP", "S"),
        ("MILB", "L"),
        ("ST", "R"),
    ],
)
def test_a_feature_code_leads_to_its_class(code: str, letter: str) -> None:
    assert feature_class_of(code) == letter


@given(st.floats(), st.floats())
def test_a_position_is_on_the_earth_or_refused(lon: float, lat: float) -> None:
    try:
        position = position_of(lon, lat)
    except InvalidPlace:
        return
    assert -180 <= position.lon <= 180
    assert -90 <= position.lat <= 90


def test_an_unknown_country_code_is_answered_with_a_suggestion() -> None:
    names = {"VE": "Venezuela", "VN": "Vietnam"}

    assert checked_country_code(" ve ", names) == "VE"
    with pytest.raises(UnknownCountry, match=r"'Venezuela' is not a country code .* did you mean VE \(Venezuela\)"):
        checked_country_code("Venezuela", names)
    with pytest.raises(UnknownCountry, match="two letters"):
        checked_country_code("", names)
