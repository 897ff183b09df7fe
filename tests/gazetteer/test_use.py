"""Whether a name speaks of the place or of who governs there."""

import pytest

from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.recognition import Recognised
from gazetteer.toponym import Use
from gazetteer.use import UseWeights, load_weights
from gazetteer.use_rules import scenes
from gazetteer.use_signs import signs_of


@pytest.fixture(scope="session")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer)


CASES = [
    ("subject of a verb", "Ankara refused to comment.", "Ankara", "actor"),
    ("in", "Soldiers arrived in Ankara.", "Ankara", "literal"),
    ("possessive", "Sudan's ambassador left.", "Sudan", "actor"),
    ("border of", "The border of Sudan was closed.", "Sudan", "literal"),
    ("possessive before a place", "They reached Yemen's Socotra island.", "Yemen", "literal"),
    ("qualifies officials", "US officials left Nairobi.", "US", "actor"),
    ("border of two", "They patrol the Chad-Sudan border.", "Chad", "literal"),
    ("pact of two", "The China-Pakistan agreement was signed.", "China", "actor"),
    ("with", "Serbia signed a treaty with Hungary.", "Hungary", "actor"),
    ("goal of a movement", "The jet flew to Hungary.", "Hungary", "literal"),
    ("goal of a sale", "Turkey sold drones to Ethiopia.", "Ethiopia", "actor"),
    ("list of governments", "An alliance of Mali, Niger and Burkina Faso emerged.", "Niger", "actor"),
    ("list of places", "It has soldiers in Mali, Niger and Burkina Faso.", "Burkina Faso", "literal"),
    ("government of", "The government of Kenya objected.", "Kenya", "actor"),
    ("south of", "The south of Kenya is dry.", "Kenya", "literal"),
    ("flights between", "Flights between Baku and Tbilisi resumed.", "Baku", "literal"),
    ("a flight from one to the other", "The Baku to Tbilisi flight resumed.", "Baku", "literal"),
    ("a flight with hyphens", "A Baku-to-Tbilisi bus crashed.", "Tbilisi", "literal"),
    ("a country in brackets", "Fighting in Kidal (Mali) went on.", "Mali", "literal"),
    ("a government in brackets", "The envoy (Mali) objected.", "Mali", "actor"),
    ("ties between", "Ties between Baku and Tbilisi improved.", "Baku", "actor"),
    ("nested", "He studied at the University of Ghana.", "University of Ghana", "actor"),
    ("compass word", "Rebels hold northern Ethiopia.", "Ethiopia", "literal"),
    ("in a seat of power", "They met in the Kremlin.", "Kremlin", "literal"),
    ("city that is no capital", "They met in Odesa.", "Odesa", "literal"),
    ("object of a visit", "She visited Kenya in May.", "Kenya", "literal"),
    ("object of recognition", "The senate asked them to recognise Kenya.", "Kenya", "actor"),
    ("Spanish subject", "Ankara exigió la devolución del avión.", "Ankara", "actor"),
    ("Spanish flights", "Los vuelos a Nairobi salen los lunes.", "Nairobi", "literal"),
    ("a new clause after a place", "As seen in Syria, Ankara acts alone.", "Ankara", "actor"),
    ("another new clause after a place", "In Mali, Paris has lost its allies.", "Paris", "actor"),
    ("tensions between states", "The raid has fuelled tensions between Russia and Japan.", "Japan", "actor"),
    ("two names for one", "They are handling the Russia/Putin factor badly.", "Russia", "actor"),
    ("where an ambassador sits", "Moscow's ambassador in Bogota assures the president of it.", "Bogota", "literal"),
    ("a subject and its verb parted", "Russia, on the other hand, is filling the void.", "Russia", "actor"),
    ("the same in Spanish", "Irán, por su parte, negó el envío.", "Irán", "actor"),
]


@pytest.mark.parametrize(("text", "name", "use"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_words_beside_a_name_tell_its_use(geoparser: Geoparser, text: str, name: str, use: str) -> None:
    assert [t.use for t in geoparser.geoparse(text) if t.text == name] == [use]


def test_the_sureness_of_a_use_is_a_probability_and_falls_where_words_say_little(geoparser: Geoparser) -> None:
    [plain] = geoparser.geoparse("The embassy of Kenya in the street was closed.")
    [bare] = geoparser.geoparse("Perhaps Kenya.")

    assert 0.5 <= bare.use_confidence < plain.use_confidence <= 0.99


def test_weights_add_up_to_the_likelier_use() -> None:
    weights = UseWeights(bias=-1.0, weights={"says": 3.0, "in": -2.0})

    assert weights.reading(frozenset({"says"})) == (Use.ACTOR, 0.881)
    assert weights.reading(frozenset({"in", "not listed"})) == (Use.LITERAL, 0.953)


def test_the_weights_know_the_signs_that_are_looked_for(geoparser: Geoparser) -> None:
    text = "Ankara refused to comment on the talks with Nairobi, an official said."
    names = [Recognised(t.start, t.end) for t in geoparser.geoparse(text)]
    places = [t.place for t in geoparser.geoparse(text)]
    found = [signs or frozenset() for signs in signs_of(text, names, places, scenes(text, names, places))]

    assert all(len(signs & load_weights().weights.keys()) >= 5 for signs in found)
