"""Whether a name speaks of the place or of who governs there."""

import pytest

from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer


@pytest.fixture(scope="session")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer)


CASES = [
    ("subject of a verb", "Ankara refused to comment.", "Ankara", "actor"),
    ("in", "Soldiers arrived in Ankara.", "Ankara", "literal"),
    ("possessive", "Sudan's ambassador left.", "Sudan", "actor"),
    ("possessive of a place", "Sudan's border was closed.", "Sudan", "literal"),
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
    ("ties between", "Ties between Baku and Tbilisi improved.", "Baku", "actor"),
    ("nested", "He studied at the University of Ghana.", "Ghana", "actor"),
    ("compass word", "Rebels hold northern Ethiopia.", "Ethiopia", "literal"),
    ("in a seat of power", "They met in the Kremlin.", "Kremlin", "literal"),
    ("city that is no capital", "They met in Odesa.", "Odesa", "literal"),
    ("a new clause after a place", "As seen in Syria, Ankara acts alone.", "Ankara", "actor"),
]


@pytest.mark.parametrize(("text", "name", "use"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_words_beside_a_name_tell_its_use(geoparser: Geoparser, text: str, name: str, use: str) -> None:
    assert [t.use for t in geoparser.geoparse(text) if t.text == name] == [use]
