"""What names tell by what is around them: the noun that closes a list, the folders of an address, their own parts."""

from __future__ import annotations

import pytest

from gazetteer.geoparser import Geoparser, geoparse
from gazetteer.home import names_in_path
from gazetteer.in_lists import Lists
from gazetteer.index import Gazetteer
from gazetteer.lexicon import load_lexicon
from gazetteer.recognition import Recognised, RuleRecogniser
from gazetteer.resolution import ContextResolver
from gazetteer.respellings import Respellings
from gazetteer.shorter_names import ShorterNames, shorter_names
from gazetteer.toponym import Context


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("zarqa district", "zarqa"),
        ("south ethiopia", "ethiopia"),
        ("w memphis", "west memphis"),
        ("kabba local government area", "kabba"),
        ("ipswich general hospital", "ipswich"),
        ("bank of mexico", "mexico"),
        ("st marys", "saint marys"),
    ],
)
def test_a_name_without_entry_is_looked_up_without_its_direction_its_kind_or_its_body(name: str, shorter: str) -> None:
    assert shorter in shorter_names(name)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Western US", "United States"),
        ("South L.A.", "Los Angeles"),
        ("Latin American", "Latin America"),
        ("North Ossetian", "Republic of North Ossetia-Alania"),
        ("European Court", "Europe"),
        ("Nigerian Central Bank", "Nigeria"),
        ("US Federal Reserve", "United States"),
        ("Lyon Opera", "Lyon"),
    ],
)
def test_a_name_without_entry_may_be_made_of_letters_a_people_or_a_well_known_place(
    gazetteer: Gazetteer, written: str, place: str
) -> None:
    found = ShorterNames(gazetteer, load_lexicon()).candidates(written)
    assert place in {candidate.place.name for candidate in found}


@pytest.mark.parametrize("written", ["British Embassy", "Supreme Court", "Zzyzx World Cup", "Russian", "Susan"])
def test_what_is_abroad_or_has_no_place_in_its_name_stands_for_none(gazetteer: Gazetteer, written: str) -> None:
    assert ShorterNames(gazetteer, load_lexicon()).candidates(written) == ()


@pytest.mark.parametrize(
    ("key", "country", "place"),
    [
        ("juangriego", "VE", "Juan Griego"),
        ("puerto murtinho", "BR", "Porto Murtinho"),
        ("gashuun sujait", "MN", "Gashuun Sukhait crossing"),
        ("rumeilan", "SY", "Rumaylan"),
        ("muthanna", "IQ", "Al Muthanna"),
        ("bangka", "ID", "Bangka Island"),
    ],
)
def test_a_name_that_nobody_lists_is_found_as_it_is_spelled_elsewhere(
    gazetteer: Gazetteer, key: str, country: str, place: str
) -> None:
    assert gazetteer.candidates(key) == ()
    assert place in {candidate.place.name for candidate in Respellings(gazetteer).candidates(key, {country})}


@pytest.mark.parametrize(("key", "country"), [("juangriego", "CO"), ("andersan", "US"), ("opa", "DE"), ("", "VE")])
def test_another_country_another_vowel_or_a_short_name_gives_no_spelling(
    gazetteer: Gazetteer, key: str, country: str
) -> None:
    assert Respellings(gazetteer).candidates(key, {country}) == ()


def test_a_place_that_is_spelled_otherwise_says_so_and_is_less_sure(gazetteer: Gazetteer) -> None:
    text = "The ferry left Juangriego, on Margarita Island, for La Guaira in Venezuela."
    found = next(toponym for toponym in geoparse(text, gazetteer) if toponym.text == "Juangriego")
    assert found.place is not None
    assert (found.place.name, found.reasons[0]) == ("Juan Griego", "spelled “Juan Griego” in the gazetteer")
    assert found.confidence <= 0.7


@pytest.mark.parametrize("name", ["ohio", "lake ohio", "denver park", "big creek", "the"])
def test_a_natural_feature_is_not_taken_for_the_place_in_its_name(name: str) -> None:
    assert list(shorter_names(name)) == []


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://www.example.com/news/canada/london/story-1", ("canada", "london")),
        ("https://example.com/national/tamil-nadu/article.ece", ("tamil nadu",)),
        ("https://example.com/2009/03/18/toledo_news/council.txt", ("toledo",)),
        ("https://example.com/news/local/story", ()),
        ("https://example.com/london", ()),
        ("http://[broken", ()),
        (None, ()),
    ],
)
def test_folders_of_an_address_tell_where_its_text_is_from(url: str | None, names: tuple[str, ...]) -> None:
    known = ("canada", "london", "tamil nadu", "toledo", "tamil")
    assert names_in_path(url, lambda text: [name for name in known if text.startswith(name)]) == names


def test_an_address_moves_a_name_to_the_country_of_its_folders(gazetteer: Gazetteer) -> None:
    text = "The council of London meets on Monday."
    names = [Recognised(15, 21)]
    resolver = ContextResolver(gazetteer)
    plain, canadian = (
        resolver.resolve(text, names, Context(url=url))[0]
        for url in ("https://example.com/a", "https://example.com/news/canada/ontario/a")
    )
    weight = {
        place.country_code: share
        for place, share in [
            (canadian.place, canadian.confidence),
            *((a.place, a.score) for a in canadian.alternatives),
        ]
        if place
    }
    before = {a.place.country_code: a.score for a in plain.alternatives}
    assert weight["CA"] > before.get("CA", 0.0)


def test_the_word_that_closes_a_list_tells_the_kind_of_all_its_names(gazetteer: Gazetteer) -> None:
    found = Geoparser(gazetteer).geoparse(
        "Fire bans hold in Taos, Sandoval and Otero counties, New Mexico officials said."
    )
    kinds = {one.text: one.place.feature_code for one in found if one.place}
    assert kinds["Sandoval"] == "ADM2"
    assert kinds["Otero"] == "ADM2"
    assert kinds["Taos"] == "ADM2"


def test_items_of_a_list_know_of_each_other_and_of_its_noun(gazetteer: Gazetteer) -> None:
    scene = RuleRecogniser(gazetteer).scene("It snowed in Lea, Eddy and Otero counties.")
    at = {match.key: i for i, match in enumerate(scene.matches)}
    answers = [2.0] * len(scene.matches)
    answers[at["lea"]] = -1.0
    lists = Lists(scene.reading.words, scene.matches, answers)
    assert lists.signs(at["eddy"]) == (2.0, 0.5, -1.0, 1.0)
    assert lists.signs(at["lea"]) == (2.0, 2.0, 2.0, 1.0)


def test_streets_are_told_from_places_by_the_noun_of_their_list(gazetteer: Gazetteer) -> None:
    scene = RuleRecogniser(gazetteer).scene("A pipe broke at Lincoln and Madison streets.")
    at = {match.key: i for i, match in enumerate(scene.matches)}
    assert Lists(scene.reading.words, scene.matches, [0.0] * len(at)).signs(at["lincoln"])[-1] == -1.0


def test_a_body_that_no_source_lists_lies_where_its_name_says(gazetteer: Gazetteer) -> None:
    text = "She was treated at Ipswich General Hospital in England."
    resolved = ContextResolver(gazetteer).resolve(text, [Recognised(19, 43), Recognised(47, 54)], Context())[0]
    assert resolved.place is not None
    assert resolved.place.name == "Ipswich"
