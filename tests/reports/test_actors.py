"""Actors in a text: which name wins, who a name is, and what is no actor."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Toponym, Use
from reports.actors import Catalogue, find_actors, load_catalogue

PIECES = (
    "Maduro ", "Iran's ", "Revolutionary Guard ", "President ", "Castro", " Fidel Castro ", "U.S. ", "EE. UU. ",
    "the Treasury ", "The airline ", "the government", "Conviasa ", "(ABC) ", "ABC", "Ben ", "Wagner ",
    "Foreign Ministry", " of ", "\n\n", "al-Assad", "’s ", "-", "National Guard ", "venezolano ", ". ",
)  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def toponym(text: str, name: str, use: Use, country: str, code: str = "PCLI") -> Toponym:
    start = text.index(name)
    place = Place(
        id=f"test:{name}",
        name=name,
        position=LonLat(0.0, 0.0),
        feature_class=FeatureClass.POPULATED,
        feature_code=code,
        country_code=country,
    )
    return Toponym(start=start, end=start + len(name), text=name, use=use, confidence=0.9, place=place)


def named(
    catalogue: Catalogue, text: str, toponyms: Sequence[Toponym] = (), language: str | None = "en"
) -> list[tuple[str, str]]:
    return [(mention.text, mention.actor.id) for mention in find_actors(text, catalogue, toponyms, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a Conviasa jet", [("Conviasa", "conviasa")], id="carrier"),
        pytest.param(
            "Gazprombank, not Gazprom", [("Gazprombank", "gazprombank"), ("Gazprom", "gazprom")], id="whole words"
        ),
        pytest.param("the Wagner group came", [("Wagner group", "wagner-group")], id="listed in lower case"),
        pytest.param("armed colectivos", [("armed colectivos", "colectivos")], id="no capital"),
        pytest.param("Nicolas Maduro", [("Nicolas Maduro", "nicolas-maduro")], id="without accents"),
        pytest.param("Mahan Air's flights", [("Mahan Air", "mahan-air")], id="possessive"),
        pytest.param("HEZBOLLAH IN CARACAS", [("HEZBOLLAH", "hezbollah")], id="headline in capitals"),
        pytest.param("Hassan\nNasrallah", [("Hassan\nNasrallah", "hassan-nasrallah")], id="over a line end"),
        pytest.param("al-Qaeda and Al Qaeda", [("al-Qaeda", "al-qaeda"), ("Al Qaeda", "al-qaeda")], id="hyphen"),
        pytest.param("the Kremlin denied", [("Kremlin", "russia")], id="seat of power"),
        pytest.param("Iranians met a Russian", [("Iranians", "iran"), ("Russian", "russia")], id="demonyms"),
        pytest.param("Cuban-trained, Russian-made", [("Cuban", "cuba"), ("Russian", "russia")], id="before a hyphen"),
    ],
)
def test_a_listed_name_leads_to_its_actor(catalogue: Catalogue, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(catalogue, text) == expected


def test_the_longest_name_wins(catalogue: Catalogue) -> None:
    assert named(catalogue, "the Venezuelan National Guard") == [
        ("Venezuelan National Guard", "bolivarian-national-guard")
    ]
    assert named(catalogue, "Iranian Revolutionary Guard Corps") == [
        ("Iranian Revolutionary Guard Corps", "islamic-revolutionary-guard-corps")
    ]


@pytest.mark.parametrize("text", ["an eln unit", "Eln", "chevron marks", "the rest is", "Latin American leaders"])
def test_what_is_written_otherwise_is_no_actor(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text) == []


def test_a_blank_line_parts_a_name(catalogue: Catalogue) -> None:
    assert named(catalogue, "Mahan\n\nAir") == []


def test_us_in_a_shouted_line_is_a_word(catalogue: Catalogue) -> None:
    assert named(catalogue, "THEY TOLD ICE SELLERS NOTHING") == []
    assert named(catalogue, "He said ICE agents came") == [("ICE", "immigration-and-customs-enforcement")]


def test_a_country_is_an_actor_where_its_toponym_is_used_so(catalogue: Catalogue) -> None:
    text = "Russia sent troops to Venezuela."
    toponyms = (toponym(text, "Russia", Use.ACTOR, "RU"), toponym(text, "Venezuela", Use.LITERAL, "VE"))

    assert named(catalogue, text, toponyms) == [("Russia", "russia")]
    assert named(catalogue, text) == []


def test_a_capital_stands_for_its_state(catalogue: Catalogue) -> None:
    text = "Moscow refused, and Caracas was quiet."
    toponyms = (toponym(text, "Moscow", Use.ACTOR, "RU", "PPLC"), toponym(text, "Caracas", Use.LITERAL, "VE", "PPLC"))

    assert named(catalogue, text, toponyms) == [("Moscow", "russia")]


def test_a_city_that_is_no_capital_stands_for_nobody(catalogue: Catalogue) -> None:
    text = "Miami refused."

    assert named(catalogue, text, (toponym(text, "Miami", Use.ACTOR, "US", "PPL"),)) == []


def test_a_longer_place_name_hides_the_demonym_in_it(catalogue: Catalogue) -> None:
    text = "off the Chinese Wall"

    assert named(catalogue, text, (toponym(text, "Chinese Wall", Use.LITERAL, "CN", "PPL"),)) == []


def test_a_place_in_its_literal_use_hides_a_surname_that_reads_the_same(catalogue: Catalogue) -> None:
    text = "They landed in Bolton."
    place = (toponym(text, "Bolton", Use.LITERAL, "GB", "PPL"),)

    assert named(catalogue, text, place) == []
    assert named(catalogue, "Bolton said no.") == [("Bolton", "john-bolton")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Colombian Army", [("Colombian Army", "army-of-colombia")]),
        ("Russian foreign ministry", [("Russian foreign ministry", "ministry-of-foreign-affairs-of-russia")]),
        ("the British Treasury", [("British Treasury", "hm-treasury")]),
        ("the army left, the police came", []),
    ],
)
def test_the_country_beside_it_tells_whose_organ_it_is(
    catalogue: Catalogue, text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(catalogue, text) == expected


def test_a_country_s_name_beside_it_tells_whose_organ_it_is(catalogue: Catalogue) -> None:
    before, after = "Russia's Foreign Ministry", "the Ministry of Defense of Iran"

    assert named(catalogue, before, (toponym(before, "Russia", Use.ACTOR, "RU"),)) == [
        ("Russia", "russia"),
        ("Foreign Ministry", "ministry-of-foreign-affairs-of-russia"),
    ]
    assert named(catalogue, after, (toponym(after, "Iran", Use.LITERAL, "IR"),)) == [
        ("Ministry of Defense of Iran", "ministry-of-defence-of-iran")
    ]


def test_a_shared_name_goes_to_the_country_that_the_document_names_most(catalogue: Catalogue) -> None:
    assert ("National Guard", "bolivarian-national-guard") in named(catalogue, "Venezuelans fear the National Guard.")
    assert ("National Guard", "national-guard-of-mexico") in named(catalogue, "Mexicans fear the National Guard.")
    assert named(catalogue, "They fear the National Guard.") == []


def test_a_surname_follows_its_full_name(catalogue: Catalogue) -> None:
    text = "Castillo won. Pedro Castillo spoke, and Castillo left."

    assert named(catalogue, text) == [("Pedro Castillo", "pedro-castillo"), ("Castillo", "pedro-castillo")]


def test_a_surname_of_several_persons_is_the_last_one_s(catalogue: Catalogue) -> None:
    text = "Fidel Castro ruled. Later Raúl Castro ruled. In 2018 Castro retired."

    assert named(catalogue, text)[-1] == ("Castro", "raul-castro")


def test_an_office_makes_a_surname_enough(catalogue: Catalogue) -> None:
    assert named(catalogue, "Bolivian miners and the Arce government")[-1] == ("Arce", "luis-arce")
    assert named(catalogue, "Bolivian miners met President Arce")[-1] == ("Arce", "luis-arce")
    assert named(catalogue, "Miners met Arce") == []


@pytest.mark.parametrize(
    "text",
    ["when Melania Trump arrived", "near Trump Tower.", "with Hunter Biden and others.", "and Luis Marcelo Arce left."],
)
def test_a_namesake_or_a_thing_is_not_the_person(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text) == []


@pytest.mark.parametrize("text", ["Fidel Castro met Judge Castro Smith.", "Fidel Castro walked down Castro Street."])
def test_a_surname_that_begins_another_name_is_not_the_person(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text) == [("Fidel Castro", "fidel-castro")]


def test_a_surname_that_is_a_month_is_the_month(catalogue: Catalogue) -> None:
    assert named(catalogue, "Theresa May spoke in May.") == [("Theresa May", "theresa-may")]


def test_an_abbreviation_that_the_text_explains_otherwise_is_not_the_actor(catalogue: Catalogue) -> None:
    other = "It is run by the Food Standards Agency (FSA). The FSA was formed later."
    same = "The Free Syrian Army (FSA) advanced. The FSA won."

    assert named(catalogue, other) == []
    assert [actor for _, actor in named(catalogue, same)] == ["free-syrian-army"] * 3


def test_a_surname_stands_in_a_headline_of_capitalised_words(catalogue: Catalogue) -> None:
    assert ("Maduro", "nicolas-maduro") in named(catalogue, "Washington Warns Maduro Over Arms Deal\nText follows.")


def test_a_given_name_that_is_another_s_surname_is_left_alone(catalogue: Catalogue) -> None:
    assert named(catalogue, "then Petro Poroshenko left.") == [("Petro Poroshenko", "petro-poroshenko")]


def test_spanish_demonyms_are_lower_case_in_spanish_texts_alone(catalogue: Catalogue) -> None:
    text = "La Fuerza Aérea venezolana y un piloto iraní"

    assert named(catalogue, text, language="es") == [
        ("Fuerza Aérea venezolana", "bolivarian-military-aviation"),
        ("iraní", "iran"),
    ]
    assert named(catalogue, "un piloto iraní", language="en") == []


def test_a_language_is_no_actor(catalogue: Catalogue) -> None:
    assert named(catalogue, "Spanish-language media") == []


def test_a_short_form_in_brackets_leads_to_the_actor_from_there_on(catalogue: Catalogue) -> None:
    text = "IRGX came. The Islamic Revolution Guard Corps (IRGX) fought. The IRGX won."

    assert [surface for surface, _ in named(catalogue, text)] == ["Islamic Revolution Guard Corps", "IRGX", "IRGX"]
    assert {actor for _, actor in named(catalogue, text)} == {"islamic-revolutionary-guard-corps"}


def test_brackets_that_say_something_else_are_no_short_form(catalogue: Catalogue) -> None:
    text = "Syrian Air (NYSE) and Mahan Air (see below) paid. The NYSE fell."

    assert [surface for surface, _ in named(catalogue, text)] == ["Syrian Air", "Mahan Air"]


@pytest.mark.parametrize(
    "text", ["Then Ben Wagner spoke.", "Then Wagner Moura acted.", "Ben Wagner spoke. Wagner left."]
)
def test_a_person_who_bears_an_actor_s_name_is_not_the_actor(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text) == []


def test_a_middle_name_leaves_a_person_who_he_is(catalogue: Catalogue) -> None:
    assert named(catalogue, "then Jair Messias Bolsonaro left.") == [("Bolsonaro", "jair-bolsonaro")]


def test_a_namesake_leaves_the_name_to_an_actor_named_in_full(catalogue: Catalogue) -> None:
    text = "The Wagner Group paid Ben Wagner. Wagner left."

    assert named(catalogue, text) == [("Wagner Group", "wagner-group"), ("Wagner", "wagner-group")]


@pytest.mark.parametrize("text", ["the Wagner Forces", "when Wagner Forces came", "said Commander Wagner"])
def test_a_word_that_is_no_name_beside_it_leaves_an_actor_its_name(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text) == [("Wagner", "wagner-group")]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_mentions_are_ordered_apart_and_quote_the_text(catalogue: Catalogue, text: str) -> None:
    position = 0
    for mention in find_actors(text, catalogue, language="es"):
        assert position <= mention.span.start < mention.span.end
        assert text[mention.span.start : mention.span.end] == mention.text
        position = mention.span.end
