"""Nouns that take up an actor named before, and where they take up nobody."""

import pytest

from gazetteer.toponym import Use
from reports.actors import Catalogue, load_catalogue
from tests.reports.test_actors import named, toponym


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Conviasa flew. The airline is known.", ("airline", "conviasa"), id="airline"),
        pytest.param("Conviasa flew. It is big. The company paid.", ("company", "conviasa"), id="two back"),
        pytest.param("The ELN attacked. The rebels fled.", ("rebels", "national-liberation-army"), id="rebels"),
        pytest.param("Hezbollah grew. The group's men left.", ("group", "hezbollah"), id="possessive"),
        pytest.param("Los Zetas grew. The gang left.", ("gang", "los-zetas"), id="gang"),
        pytest.param("The Kremlin spoke. The government refused.", ("government", "russia"), id="government"),
        pytest.param("Mahan Air voló. La aerolínea calló.", ("aerolínea", "mahan-air"), id="aerolínea"),
        pytest.param("El ELN atacó. La guerrilla huyó.", ("guerrilla", "national-liberation-army"), id="guerrilla"),
        pytest.param("El Kremlin habló. El gobierno calló.", ("gobierno", "russia"), id="gobierno"),
        pytest.param("IRISL sailed. The shipping line paid.", ("shipping line", "irisl"), id="by sea"),
    ],
)
def test_a_noun_takes_up_the_actor_named_before(catalogue: Catalogue, text: str, expected: tuple[str, str]) -> None:
    assert named(catalogue, text, language=None)[1:] == [expected]


def test_an_adjective_of_a_country_tells_which_airline(catalogue: Catalogue) -> None:
    text = "Mahan Air met Conviasa. The Iranian airline paid."

    assert named(catalogue, text)[-1] == ("Iranian airline", "mahan-air")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hezbollah met Hamas. The group left.", id="two fit"),
        pytest.param("Hezbollah grew. The airline left.", id="another kind"),
        pytest.param("IRISL sailed. The airline paid.", id="no airline"),
        pytest.param("Conviasa flew. Then a small airline came. The airline paid.", id="another came up"),
        pytest.param("The airline left. Later Conviasa came.", id="named later"),
        pytest.param("Conviasa flew. The airline industry paid.", id="compound"),
        pytest.param("Hezbollah grew. The group of seven paid.", id="of"),
        pytest.param("Conviasa grew. A. B. One. Two. Three. Four. Five. The company paid.", id="too far"),
        pytest.param("Iranians met the Kremlin. The government refused.", id="two states"),
    ],
)
def test_a_noun_takes_up_nobody_where_it_is_not_plain_whom(catalogue: Catalogue, text: str) -> None:
    nouns = {"group", "airline", "company", "government"}

    assert [surface for surface, _ in named(catalogue, text) if surface in nouns] == []


def test_the_only_airline_so_far_may_be_far(catalogue: Catalogue) -> None:
    text = "Conviasa flew. One left. Two left. Three left. Four left. The airline paid."

    assert named(catalogue, text)[-1] == ("airline", "conviasa")


def test_one_named_in_passing_does_not_take_the_noun_from_whom_the_text_is_about(catalogue: Catalogue) -> None:
    text = "Conviasa flew. Conviasa grew. Two cities were added to keep Mahan Air out. The airline paid."

    assert named(catalogue, text)[-1] == ("airline", "conviasa")


def test_a_relative_clause_is_not_about_its_own_noun(catalogue: Catalogue) -> None:
    text = "Hezbollah grew. It was claimed by Hamas, from which the group got money."

    assert named(catalogue, text)[-1] == ("group", "hezbollah")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The International Organization for Migration came. The agency paid.", "agency", id="agency"),
        pytest.param("The European Union came. The bloc paid.", "bloc", id="bloc"),
        pytest.param("OPEC met. The cartel agreed.", "cartel", id="cartel"),
        pytest.param("The ELN came. The same group left.", "group", id="same"),
    ],
)
def test_other_nouns_take_an_organisation_up(catalogue: Catalogue, text: str, expected: str) -> None:
    found = named(catalogue, text)

    assert found[-1] == (expected, found[0][1])


def test_a_country_of_the_sentence_keeps_the_government_from_another(catalogue: Catalogue) -> None:
    text = "The Kremlin sent men to Bolivia. The government refused."

    assert named(catalogue, text, (toponym(text, "Bolivia", Use.LITERAL, "BO"),)) == [("Kremlin", "russia")]
