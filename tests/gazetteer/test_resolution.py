"""Which place a name means: the context decides, and says why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.toponym import Context, Toponym


@pytest.fixture(scope="session")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer)


def only(toponyms: tuple[Toponym, ...], name: str) -> list[tuple[str | None, str]]:
    return [(t.place.country_code, t.place.feature_code[:3]) for t in toponyms if t.text == name and t.place]


CASES = [
    ("capital by default", "He flew to Santiago.", "Santiago", "CL", "PPL"),
    ("country named beside", "In Cuba, protests began in Santiago.", "Santiago", "CU", "PPL"),
    ("container after a comma", "She was born in Valencia, Venezuela.", "Valencia", "VE", "PPL"),
    ("no container", "The court in Valencia, on the Spanish coast, agreed.", "Valencia", "ES", "PPL"),
    ("state by its cue", "Gold is mined in Bolívar state, Venezuela.", "Bolívar", "VE", "ADM"),
    ("the other state", "Colombia sent troops to Bolívar department.", "Bolívar", "CO", "ADM"),
    ("country over a town", "Lebanon closed the port of Tripoli.", "Lebanon", "LB", "PCL"),
    ("city in a named country", "Lebanon closed the port of Tripoli.", "Tripoli", "LB", "PPL"),
    ("the same name elsewhere", "Libya closed the airport of Tripoli.", "Tripoli", "LY", "PPL"),
    ("demonym as context", "Bolivian police searched houses in La Paz.", "La Paz", "BO", "PPL"),
    ("Honduran context", "Honduran farmers left La Paz for Tegucigalpa.", "La Paz", "HN", None),
    ("country, not its capital", "Mexico and Guatemala share a border.", "Mexico", "MX", "PCL"),
    ("US state beside its city", "He lives in Paris, Texas.", "Paris", "US", "PPL"),
    ("island", "The navy left Socotra for Aden.", "Socotra", "YE", None),
]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_context_chooses_the_place(
    geoparser: Geoparser, text: str, name: str, country: str, kind: str | None
) -> None:
    places = only(geoparser.geoparse(text), name)
    assert places
    assert all(code == country and (kind is None or feature == kind) for code, feature in places)


def test_a_name_keeps_one_sense_through_a_document(geoparser: Geoparser) -> None:
    text = "Shelling hit Tripoli, Lebanon. On Monday Tripoli was calm.\n\nAid reached Tripoli later."
    assert set(only(geoparser.geoparse(text), "Tripoli")) == {("LB", "PPL")}


def test_alternatives_come_ranked_and_with_reasons(geoparser: Geoparser) -> None:
    found = geoparser.geoparse("Venezuela moved soldiers into Bolívar state.")[1]
    assert found.reasons
    assert [a.score for a in found.alternatives] == sorted((a.score for a in found.alternatives), reverse=True)
    assert any(a.place.country_code == "CO" for a in found.alternatives)


def test_the_title_is_context(geoparser: Geoparser) -> None:
    text = "Officials met in Córdoba on Tuesday."
    argentine = geoparser.geoparse(text, Context(title="Argentine unions and the Argentine government"))
    assert only(argentine, "Córdoba")[0][0] == "AR"


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ABaber ParisLondonTripoli ,.'’\n-éñ", max_size=200))
def test_confidences_are_shares(geoparser: Geoparser, text: str) -> None:
    for toponym in geoparser.geoparse(text):
        assert text[toponym.start : toponym.end] == toponym.text
        assert 0 <= toponym.confidence <= 1
        assert toponym.confidence + sum(a.score for a in toponym.alternatives) <= 1.01
