"""The gazetteer: look-ups by name, abbreviation, code, id and position, and the order of the entries of one name."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.coordinates import LonLat, geodesic_km
from gazetteer.errors import UnknownCountry
from gazetteer.fold import fold
from gazetteer.index import Gazetteer, NameKind
from tests.gazetteer.small import (
    BOLIVAR,
    BOLIVAR_CO,
    CARACAS,
    CIUDAD_BOLIVAR,
    MAIQUETIA,
    VENEZUELA,
    entry,
    place,
    small_gazetteer,
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return small_gazetteer(tmp_path_factory.mktemp("small"))


def test_every_key_that_a_text_starts_with_is_given(small: Gazetteer) -> None:
    assert small.prefixes(fold("Bolívar state forces")) == ["bolivar", "bolivar state"]
    assert small.prefixes("zzz") == []


def test_the_entries_of_a_name_come_most_prominent_first(small: Gazetteer) -> None:
    found = small.candidates("bolivar")

    assert [candidate.place.id for candidate in found] == [BOLIVAR_CO.id, BOLIVAR.id, CIUDAD_BOLIVAR.id]
    assert [candidate.kind for candidate in found] == [NameKind.PREFERRED, NameKind.PREFERRED, NameKind.ALTERNATE]


@pytest.mark.parametrize("name", ["Каракас", "加拉加斯", "كاراكاس", "CARACAS", "caracas", "Karakas"])
def test_a_place_is_found_in_every_script_and_case(small: Gazetteer, name: str) -> None:
    assert [candidate.place for candidate in small.candidates(fold(name))] == [CARACAS]


def test_an_abbreviation_is_told_by_its_exact_case_without_its_periods(small: Gazetteer) -> None:
    assert [candidate.place for candidate in small.abbreviation("V.Z.")] == [VENEZUELA]
    assert small.abbreviation("Bol")[0].kind is NameKind.ABBREVIATION
    assert small.abbreviation("BOL") == small.abbreviation("vz") == ()


def test_no_text_is_searched_for_codes(small: Gazetteer) -> None:
    assert small.candidates("ccs") == small.abbreviation("CCS") == ()
    assert [candidate.kind for candidate in small.code("CCS")] == [NameKind.CODE]


def test_an_unknown_key_has_no_entries(small: Gazetteer) -> None:
    assert small.candidates("") == small.candidates("nowhere at all") == ()
    assert small.prefixes("") == []


def test_a_place_is_found_by_its_id(small: Gazetteer) -> None:
    assert small.by_id("3646738") == CARACAS
    assert small.by_id("36467") is None


def test_countries_and_areas_are_found_by_their_codes(small: Gazetteer) -> None:
    venezuela, bolivar = small.country("ve"), small.admin1("VE", "06")

    assert (venezuela, small.country("XX"), small.admin1("VE", "99")) == (VENEZUELA, None, None)
    assert bolivar is not None
    assert bolivar.id == BOLIVAR.id


def test_a_country_that_is_no_more_takes_nobodys_code(tmp_path: Path) -> None:
    gran = place("curated:gran-colombia", "Gran Colombia", -70, 5, code="PCLH", country="VE")

    assert small_gazetteer(tmp_path, entry(gran)).country("VE") == VENEZUELA


def test_places_near_a_position_come_nearest_first_and_none_beyond_the_radius(small: Gazetteer) -> None:
    found = small.near(LonLat(-66.9, 10.5), radius_km=30)

    assert [one.id for one in found] == [CARACAS.id, MAIQUETIA.id]
    assert small.near(LonLat(-66.9, 10.5), radius_km=30, limit=1) == (CARACAS,)
    assert small.near(LonLat(100, -50), radius_km=30) == ()


def test_a_place_across_the_antimeridian_is_near(tmp_path: Path) -> None:
    west, east = place("1", "Westwards", 179.9, -17.0), place("2", "Eastwards", -179.9, -17.0)
    gazetteer = small_gazetteer(tmp_path, entry(west), entry(east))

    assert {one.id for one in gazetteer.near(LonLat(179.95, -17.0), radius_km=50)} == {"1", "2"}


def test_places_around_a_pole_are_near_at_every_longitude(tmp_path: Path) -> None:
    ring = [entry(place(str(i), f"Camp {i}", 60.0 * i - 150, 89.5)) for i in range(6)]
    gazetteer = small_gazetteer(tmp_path, *ring)

    assert len(gazetteer.near(LonLat(0, 90), radius_km=60)) == 6


def test_many_threads_may_ask_at_once(small: Gazetteer) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: small.find("Caracas"), range(200)))

    assert set(found) == {(CARACAS,)}


def test_an_unknown_country_is_refused(small: Gazetteer) -> None:
    with pytest.raises(UnknownCountry, match="'XX'"):
        small.find("Caracas", country="XX")


@pytest.mark.parametrize(
    ("name", "feature_code", "country", "own_name"),
    [
        ("La Paz", "PPL", "BO", "La Paz"),
        ("Havana", "PPLC", "CU", "Havana"),
        ("La Habana", "PPLC", "CU", "Havana"),
        ("Teherán", "PPLC", "IR", "Tehran"),
        ("تهران", "PPLC", "IR", "Tehran"),
        ("Damasco", "PPLC", "SY", "Damascus"),
        ("Londres", "PPLC", "GB", "London"),
        ("Moscow", "PPLC", "RU", "Moscow"),
        ("Georgia", "PCLI", "GE", "Georgia"),
        ("Mexico", "PCLI", "MX", "Mexico"),
        ("Rusia", "PCLI", "RU", "Russia"),
        ("Texas", "ADM1", "US", "Texas"),
        ("Apure", "ADM1", "VE", "Apure"),
        ("Apure State", "ADM1", "VE", "Apure"),
        ("Estado Táchira", "ADM1", "VE", "Táchira"),
        ("Arauca department", "ADM1", "CO", "Arauca"),
        ("Cochabamba", "PPL", "BO", "Cochabamba"),
        ("Granada", "PPL", "ES", "Granada"),
        ("Middle East", "RGN", None, "Middle East"),
        ("Africa", "CONT", None, "Africa"),
    ],
)
def test_the_first_entry_is_the_one_that_most_writers_mean(
    gazetteer: Gazetteer, name: str, feature_code: str, country: str | None, own_name: str
) -> None:
    first = gazetteer.candidates(fold(name))[0].place

    assert (first.feature_code, first.country_code, first.name) == (feature_code, country, own_name)


def test_the_spellings_of_the_press_are_found(gazetteer: Gazetteer) -> None:
    spellings = """
        Hodeidah, Taiz, Raqqa, Deir Ezzor, Qamishli, Kobani, Palmyra, Daraa, Fallujah, Erbil, Irbil, Kerbala, Isfahan,
        Esfahan, Fordow, Tartous, Sidon, Tyre, Khan Younis, Kharkov, Lugansk, Slavyansk, Misrata, El Fasher, N'Djamena,
        Cabo Delgado, La Guaira, Punto Fijo, Foz do Iguaçu, Mazar-i-Sharif, Baluchistan, Rakhine, Port Harcourt, Abqaiq,
        Nagorno-Karabakh, Transnistria, Rostov-on-Don, The Hague, Bombay, Peking, Saigon, Rangoon, Leningrad
    """
    names = [name.strip() for name in spellings.split(",")]

    assert [name for name in names if not gazetteer.candidates(fold(name))] == []


@pytest.mark.parametrize("word", ["northern", "capital", "the", "and", "was"])
def test_words_that_are_no_names_have_no_prominent_entry(gazetteer: Gazetteer, word: str) -> None:
    assert all(candidate.place.population < 20_000 for candidate in gazetteer.candidates(word))


def test_each_bolivar_state_is_found_in_its_country(gazetteer: Gazetteer) -> None:
    found = {code: gazetteer.find("Bolívar state", country=code)[0] for code in ("VE", "CO")}

    assert {code: one.feature_code for code, one in found.items()} == {"VE": "ADM1", "CO": "ADM1"}
    assert geodesic_km(found["VE"].position, LonLat(-63.5, 6.33)) < 1


def test_a_city_bears_the_name_of_its_area(gazetteer: Gazetteer) -> None:
    coloncito = gazetteer.find("Coloncito", country="VE")[0]

    assert coloncito.admin1_name == "Táchira"


def test_most_cities_of_the_world_know_their_area(gazetteer: Gazetteer) -> None:
    names = ["Valencia", "Milan", "Lyon", "Manila", "Glasgow", "Antwerp", "Donetsk", "Aleppo", "Shiraz"]

    assert [name for name in names if gazetteer.find(name)[0].admin1_name is None] == []


@settings(max_examples=50)
@given(data=st.data())
def test_what_is_near_is_within_the_radius(gazetteer: Gazetteer, data: st.DataObject) -> None:
    lon, lat = data.draw(st.floats(-180, 180)), data.draw(st.floats(-90, 90))
    radius = data.draw(st.floats(1, 200))
    distances = [
        geodesic_km(LonLat(lon, lat), one.position) for one in gazetteer.near(LonLat(lon, lat), radius_km=radius)
    ]

    assert distances == sorted(distances)
    assert all(km <= radius for km in distances)


@settings(max_examples=50)
@given(data=st.data())
def test_the_nearest_few_are_the_first_of_all_that_are_near(gazetteer: Gazetteer, data: st.DataObject) -> None:
    spot = LonLat(data.draw(st.floats(-180, 180)), data.draw(st.floats(-90, 90)))
    radius, few = data.draw(st.floats(1, 500)), data.draw(st.integers(1, 20))

    assert (
        gazetteer.near(spot, radius_km=radius, limit=few)
        == gazetteer.near(spot, radius_km=radius, limit=len(gazetteer))[:few]
    )
