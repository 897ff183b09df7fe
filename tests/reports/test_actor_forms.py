"""Actors under short names, in other spellings, and organs of which the text must tell whose they are."""

import pytest

from gazetteer.toponym import Use
from reports.actors import Catalogue, load_catalogue
from reports.sounds import sound_of_name
from tests.reports.test_actors import named, toponym


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("An Ilyushin freighter landed.", "en", id="article"),
        pytest.param("Then Boeing 747 freighters landed.", "en", id="model"),
        pytest.param("They lost an Iran Air Airbus there.", "en", id="behind its carrier"),
        pytest.param("El Boeing de la aerolínea aterrizó.", "es", id="Spanish article"),
        pytest.param("Dos Sukhoi despegaron.", "es", id="number"),
    ],
)
def test_an_aircraft_is_not_its_maker(catalogue: Catalogue, text: str, language: str) -> None:
    assert {actor for _, actor in named(catalogue, text, language=language)} <= {"iran-air"}


@pytest.mark.parametrize("text", ["Boeing said so.", "They sued Boeing.", "a letter from Airbus"])
def test_a_maker_who_acts_is_an_actor(catalogue: Catalogue, text: str) -> None:
    assert len(named(catalogue, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The tanker (IMO 9036387) sailed.", id="number"),
        pytest.param("The carrier Ronald Reagan sailed.", id="ship"),
        pytest.param("A runway at La Camorra was built.", id="place"),
    ],
)
def test_a_number_a_ship_or_a_place_is_not_who_bears_the_name(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text) == []


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("The flight, by Ethiopian, was late.", ("Ethiopian", "ethiopian-airlines"), "en"),
        ("Dos aviones de Delta volaron.", ("Delta", "delta-air-lines"), "es"),
        ("Allí vuela Turkish sin escalas.", ("Turkish", "turkish-airlines"), "es"),
        ("Afriqiyah Airways came. One Afriqiyah man left.", ("Afriqiyah", "afriqiyah-airways"), "en"),
    ],
)
def test_a_short_name_leads_to_a_company_at_its_trade(
    catalogue: Catalogue, text: str, expected: tuple[str, str], language: str
) -> None:
    assert expected in named(catalogue, text, language=language)


@pytest.mark.parametrize(
    "text", ["The Delta State governor flew.", "He flew over the Delta.", "A former owner of the ship was American."]
)
def test_a_word_that_is_a_short_name_too_may_be_another_thing(catalogue: Catalogue, text: str) -> None:
    assert not {actor for _, actor in named(catalogue, text)} & {"delta-air-lines", "american-airlines"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nikol Pashinián", "Nikol Pashinyan"),
        ("Maher al Asad", "Maher al-Assad"),
        ("Abdelfatah al Burhan", "Abdel Fattah al-Burhan"),
        ("Jalifa Haftar", "Khalifa Haftar"),
        ("Yevgueni Prigozhin", "Yevgeny Prigozhin"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound_of_name(one) == sound_of_name(other) is not None


def test_a_person_in_another_spelling_is_known_by_the_surname_from_there_on(catalogue: Catalogue) -> None:
    text = "Habló Ramzán Kadírov. Luego Kadírov calló."

    assert named(catalogue, text, language="es") == [
        ("Ramzán Kadírov", "ramzan-kadyrov"),
        ("Kadírov", "ramzan-kadyrov"),
    ]


def test_a_name_that_only_sounds_like_a_spanish_one_is_another(catalogue: Catalogue) -> None:
    assert named(catalogue, "Entonces José Sierra habló.", language="es") == []


def test_a_rare_surname_alone_is_who_governs_the_country_named(catalogue: Catalogue) -> None:
    with_others = "Bolivia waited. Luis Tchiani spoke. Then Tchiani left."

    assert ("Touadéra", "faustin-archange-touadera") in named(catalogue, "The Central Africans protect Touadéra.")
    assert "abdourahamane-tchiani" not in {actor for _, actor in named(catalogue, with_others)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the Chadian Navy", ["chad"], id="a state without coast"),
        pytest.param("the Somali National Army", ["army-of-somalia"], id="army"),
        pytest.param("the Sri Lankan Ministry of Health", ["ministry-of-health-of-sri-lanka"], id="ministry"),
        pytest.param("the Ministry of Health", [], id="no country"),
    ],
)
def test_every_state_has_its_regular_organs(catalogue: Catalogue, text: str, expected: list[str]) -> None:
    assert [actor for _, actor in named(catalogue, text)] == expected


def test_a_shared_name_goes_to_the_country_that_the_text_speaks_of_there(catalogue: Catalogue) -> None:
    text = "Brazil paid long ago. " + "Nothing came of it. " * 20 + "Peru sent men, and the army fought."
    places = (toponym(text, "Brazil", Use.LITERAL, "BR"), toponym(text, "Peru", Use.LITERAL, "PE"))

    assert ("army", "army-of-peru") in named(catalogue, text, places)


@pytest.mark.parametrize("text", ["Peruvians met a small army.", "Peruvians met police."])
def test_a_common_noun_that_need_not_be_an_organ_is_none(catalogue: Catalogue, text: str) -> None:
    assert [actor for _, actor in named(catalogue, text)] == ["peru"]


def test_an_adjective_that_reads_like_a_country_counts_where_it_is_small(catalogue: Catalogue) -> None:
    assert named(catalogue, "la capital armenia", language="es") == [("armenia", "armenia")]
    assert named(catalogue, "fue a Armenia", language="es") == []


def test_a_long_acronym_may_be_written_as_a_word(catalogue: Catalogue) -> None:
    assert named(catalogue, "la Celac habló", language="es") == [
        ("Celac", "community-of-latin-american-and-caribbean-states")
    ]
