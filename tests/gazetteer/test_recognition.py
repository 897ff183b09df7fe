"""Which stretches of a text are place names. Sentences on parts of the world that no sample document is about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.index import Gazetteer
from gazetteer.recognition import Recogniser, TrainedRecogniser


@pytest.fixture(scope="session")
def recogniser(gazetteer: Gazetteer) -> TrainedRecogniser:
    return TrainedRecogniser(gazetteer)


FOUND = [
    ("plain", "Fighting spread from Khartoum to El Fasher.", ["Khartoum", "El Fasher"]),
    ("possessive", "Niger's army left Agadez.", ["Niger", "Agadez"]),
    ("possessive of two words", "South Sudan's oil flows north.", ["South Sudan"]),
    ("accents or none", "Trucks left N'Djamena and Sao Tome for Yaoundé.", ["N'Djamena", "Sao Tome", "Yaoundé"]),
    ("longest name", "The Central African Republic borders South Sudan.", ["Central African Republic", "South Sudan"]),
    ("hyphenated name", "He was seen in Port-au-Prince.", ["Port-au-Prince"]),
    ("hyphen joins two names", "The Djibouti-Addis Ababa railway", ["Djibouti", "Addis Ababa"]),
    ("hyphens join three", "A Tunis-Tripoli-Benghazi flight was full.", ["Tunis", "Tripoli", "Benghazi"]),
    ("hyphens join names of two words", "El enlace La Paz-Lima-Addis Abeba", ["La Paz", "Lima", "Addis Abeba"]),
    ("a hyphen before a town", "The Oslo-Trondheim-Bodø line was cut.", ["Oslo", "Trondheim", "Bodø"]),
    ("hyphen inside a listed name", "Trucks left Guinea-Bissau for Baden-Baden.", ["Guinea-Bissau", "Baden-Baden"]),
    ("behind a company's name", "A Conviasa Havana–Managua flight left.", ["Havana", "Managua"]),
    ("behind a company's name, with a hyphen", "Passengers of an Iberia Madrid-Quito flight", ["Madrid", "Quito"]),
    ("abbreviation", "The US and the UK left the UAE.", ["US", "UK", "UAE"]),
    ("abbreviation with periods", "Two U.S. officials flew to Baku.", ["U.S.", "Baku"]),
    ("city, state", "He lives in Dearborn, Mich., near Detroit.", ["Dearborn", "Mich.", "Detroit"]),
    ("name over a line break", "They met in Addis\nAbaba on Monday.", ["Addis\nAbaba"]),
    ("dateline in capitals", "NAIROBI, May 4 (Reuters) - Police said so.", ["NAIROBI"]),
    ("list", "It has bases in Mali, Burkina Faso, Niger and Chad.", ["Mali", "Burkina Faso", "Niger", "Chad"]),
    ("slash", "The Armenia/Azerbaijan talks", ["Armenia", "Azerbaijan"]),
    (
        "sea and strait",
        "Ships crossed the Black Sea and the Bab el-Mandeb Strait.",
        ["Black Sea", "Bab el-Mandeb Strait"],
    ),
    ("region", "Arms reach the Sahel through Libya.", ["Sahel", "Libya"]),
    (
        "Spanish",
        "El avión voló desde Asunción hasta Teherán con escala en Estambul.",
        ["Asunción", "Teherán", "Estambul"],
    ),
    ("Spanish name at the start", "La Habana y Moscú firmaron un acuerdo.", ["La Habana", "Moscú"]),
    ("quoted", '"Ethiopia will not yield," he said.', ["Ethiopia"]),
    ("before the one who speaks", "From Turkmenbashi I'd gone on. In Goma I met him.", ["Turkmenbashi", "Goma"]),
    ("entries of a log", "03/05 Departed Benghazi 04:10Z. Arrived Bosaso 12 May.", ["Benghazi", "Bosaso"]),
    ("entries behind a short month", "Left Suez 2 Nov. Reached Aden 9 Nov. Sailed.", ["Suez", "Aden"]),
    ("a state, not the day", "Fighting in Mon State went on. Mon: quiet. Mon. 2300 Aden.", ["Mon State", "Aden"]),
    ("behind a verb that opens", "Left Split on 26 May. Sailing Kingston on Friday.", ["Split", "Kingston"]),
    ("small town with a cue", "The convoy passed the town of Djenné in Mali.", ["Djenné", "Mali"]),
]


@pytest.mark.parametrize(("text", "names"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_place_names_are_found_with_their_exact_spans(recogniser: Recogniser, text: str, names: list[str]) -> None:
    assert [text[name.start : name.end].rstrip(".") for name in recogniser.recognise(text)] == [
        name.rstrip(".") for name in names
    ]


NOT_FOUND = [
    ("person", "Prosecutors questioned Florence Nightingale and Diego Rivera."),
    ("person after a title", "President Lincoln spoke; General Franco did not."),
    ("surname later on", "Analyst Michael Houston disagreed. Houston said that it was over."),
    ("two surnames", "The minister, Ana Lima-Santos, agreed."),
    ("demonyms", "Kenyan and Somali troops met Russian advisers and Ukrainians."),
    ("ordinary words that open a sentence", "Police came. Reading helps. March was cold. Mobile phones rang."),
    ("numbers of kings", "Under Nicholas I Florence Nightingale went home. Then Elizabeth I was dead."),
    ("months and weekdays", "On Friday in May and August they met."),
    ("acronyms", "The ELN, the PKK and the IAEA objected; NATO did not."),
    ("seats of power that act", "The Kremlin denied it; the White House did not."),
    ("ship", "The crew of the tanker spoke to the captain."),
    ("money", "It cost US $7,500 and A$1.6 million."),
    ("organisation's own name", "Members of the Wagner group and Quds Force officers spoke."),
    ("lower case", "he went to the nice mobile reading room in march"),
]


@pytest.mark.parametrize("text", [case[1] for case in NOT_FOUND], ids=[case[0] for case in NOT_FOUND])
def test_what_is_no_place_is_left_alone(recogniser: TrainedRecogniser, text: str) -> None:
    assert [text[name.start : name.end] for name in recogniser.recognise(text)] == []


def test_the_first_word_of_a_body_is_no_small_place(recogniser: TrainedRecogniser) -> None:
    text = (
        "Washington left the Alliance of Small Island States, and the United States backed the Community of "
        "Democracies, which met in Virginia."
    )

    found = [text[name.start : name.end] for name in recogniser.recognise(text)]
    assert found == ["Washington", "United States", "Virginia"]


def test_a_name_inside_an_organisation_is_marked_nested(recogniser: TrainedRecogniser) -> None:
    text = "She works for the National Council of Colombia in Bogotá."
    found = {text[name.start : name.end]: name.nested for name in recogniser.recognise(text)}
    assert found == {"Colombia": True, "Bogotá": False}


def test_a_listed_university_is_found_whole_and_marked_nested(recogniser: TrainedRecogniser) -> None:
    text = "She teaches at the National University of Colombia in Bogotá."
    found = {text[name.start : name.end]: name.nested for name in recogniser.recognise(text)}
    assert found == {"National University of Colombia": True, "Bogotá": False}


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_gives_ordered_spans_inside_it(recogniser: TrainedRecogniser, text: str) -> None:
    end = 0
    for name in recogniser.recognise(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end
