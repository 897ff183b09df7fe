"""Post-office places and counties of the United States, and how they join what other sources have."""

from __future__ import annotations

from pathlib import Path

from gazetteer.build import build_from
from gazetteer.entry import Entry, NameKind
from gazetteer.index import Gazetteer
from gazetteer.sources import Source
from gazetteer.sources.united_states import county_names, records
from tests.gazetteer.small import entry, place, source


def _zip(
    city: str, county: str, lon: str, lat: str, *, kind: str = "STANDARD", also: tuple[str, ...] = ()
) -> dict[str, object]:
    return {
        "city": city,
        "state": "TX",
        "county": county,
        "long": lon,
        "lat": lat,
        "zip_code_type": kind,
        "acceptable_cities": list(also),
    }


def _entries(*rows: dict[str, object]) -> dict[str, Entry]:
    found = [record for record in records(rows) if isinstance(record, Entry)]
    return {record.place.id: record for record in found}


def test_a_post_office_lies_at_the_mean_of_its_codes_and_knows_its_state() -> None:
    found = _entries(_zip("Elkton", "Low County", "-95.0", "33.0"), _zip("Elkton", "Low County", "-95.2", "33.2"))
    town = found["post:TX-elkton"].place

    assert town.position == (-95.1, 33.1)
    assert (town.country_code, town.admin1_code, town.feature_code) == ("US", "TX", "PPL")


def test_a_county_is_found_under_its_long_and_its_short_form() -> None:
    county = _entries(_zip("Elkton", "Low County", "-95.0", "33.0"))["county:TX-low-county"]

    assert county.place.feature_code == "ADM2"
    assert [name.text for name in county.names] == ["Low County", "Low", "Low Co."]
    assert [name.kind for name in county.names] == [NameKind.PREFERRED, NameKind.ALTERNATE, NameKind.ALTERNATE]


def test_a_parish_has_a_short_form_without_the_word() -> None:
    assert list(county_names("Rapides Parish")) == ["Rapides"]


def test_a_place_without_a_position_lies_in_its_county() -> None:
    found = _entries(_zip("Elkton", "Low County", "0.0", "0.0"), _zip("Bolton", "Low County", "-95.0", "33.0"))

    assert found["post:TX-elkton"].place.position == (-95.0, 33.0)


def test_names_that_the_post_shortens_and_codes_of_the_armed_forces_are_left_out() -> None:
    found = _entries(
        _zip("Elkton", "Low County", "-95.0", "33.0", also=("S Elkton", "Elk Spgs", "Elkton Heights")),
        _zip("APO", "Low County", "-95.0", "33.0", kind="MILITARY"),
    )

    assert set(found) == {"post:TX-elkton", "post:TX-elkton-heights", "county:TX-low-county"}


def _built(folder: Path, *sources: Source) -> Gazetteer:
    build_from(sources, folder, quiet=True)
    return Gazetteer.open(folder)


def test_a_town_that_geonames_has_is_not_listed_twice(tmp_path: Path) -> None:
    known = place("1", "Elkton", -95.05, 33.05, country="US", admin1="TX", population=900)
    far = place("2", "Elkton", -75.8, 39.6, country="US", admin1="MD", population=15_000)
    rows = [_zip("Elkton", "Low County", "-95.0", "33.0")]

    gazetteer = _built(tmp_path, source(entry(known), entry(far)), source(*records(rows), name="post"))

    assert {candidate.place.id for candidate in gazetteer.candidates("elkton")} == {"1", "2"}


def test_the_short_form_of_a_county_reaches_the_county_that_geonames_has(tmp_path: Path) -> None:
    known = place("3", "Low County", -95.1, 33.1, code="ADM2", country="US", admin1="TX", population=40_000)
    rows = [_zip("Elkton", "Low County", "-95.0", "33.0")]

    gazetteer = _built(tmp_path, source(entry(known)), source(*records(rows), name="post"))

    assert [candidate.place.id for candidate in gazetteer.candidates("low")] == ["3"]


def test_a_township_is_found_under_its_long_name_where_the_states_have_them(tmp_path: Path) -> None:
    ohio = place("4", "Milton", -84.0, 40.0, country="US", admin1="OH")
    texas = place("5", "Hilton", -95.0, 33.0, country="US", admin1="TX")

    gazetteer = _built(tmp_path, source(entry(ohio), entry(texas)))

    assert [candidate.place.id for candidate in gazetteer.candidates("milton township")] == ["4"]
    assert gazetteer.candidates("hilton township") == ()
