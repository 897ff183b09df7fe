"""The word lists and small tables that come with the gazetteer."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from gazetteer.countries import DEPENDENT
from gazetteer.entry import ExtraName, Reject
from gazetteer.fold import fold
from gazetteer.lexicon import load_lexicon
from gazetteer.sources import curated
from gazetteer.sources.countries import country_table

DATA = Path(curated.__file__).parent.parent / "data"
WORD_LISTS = ("common_words.txt", "first_names.txt", "first_names_more.txt", "surnames.txt", "surnames_more.txt")
DERIVED = {
    "derive_common_words.py": ("wamerican 2020.12.07-2", "SCOWL"),
    "derive_country_aliases.py": ("Babel 2.18", "Unicode License v3"),
    "derive_names.py": ("names 0.3.0", "public domain"),
    "derive_seaports.py": ("searoute 1.6.0", "Apache License 2.0"),
}


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("abbreviations.csv", ["abbreviation", "kind", "country_code", "admin1_name", "place_id"]),
        ("country_aliases.csv", ["country_code", "alias"]),
        ("demonyms.csv", ["country_code", "language", "forms"]),
        ("demonyms_other.csv", ["adjective", "kind"]),
        ("seaports.csv", ["id", "name", "country_code", "lon", "lat"]),
    ],
)
def test_each_table_has_its_columns_and_no_row_is_short(name: str, columns: list[str]) -> None:
    rows = table(name)
    assert rows
    assert all(list(row) == columns and None not in row.values() for row in rows)


@pytest.mark.parametrize("name", ["abbreviations.csv", "country_aliases.csv", "demonyms.csv", "seaports.csv"])
def test_every_country_code_of_the_tables_is_one_of_the_gazetteer(name: str) -> None:
    assert {row["country_code"] for row in table(name) if not row.get("place_id")} <= set(country_table())


@pytest.mark.parametrize("name", WORD_LISTS)
def test_word_lists_are_sorted_unique_and_folded(name: str) -> None:
    listed = words(name)
    assert listed == sorted(set(listed))
    assert [word for word in listed if fold(word) != word or " " in word] == []


def test_no_name_of_a_country_is_an_ordinary_word() -> None:
    names = {fold(str(row["name"])) for row in country_table().values()}
    assert names & set(words("common_words.txt")) == set()


@pytest.mark.parametrize("word", ["march", "hope", "libertad", "union", "post", "esperanza"])
def test_ordinary_words_of_several_languages_are_listed(word: str) -> None:
    assert word in load_lexicon().common_words


def test_each_demonym_leads_to_one_country_in_its_language() -> None:
    pairs = {
        (row["language"], fold(form), row["country_code"])
        for row in table("demonyms.csv")
        for form in row["forms"].split("|")
    }
    owners = Counter((language, form) for language, form, _ in pairs)
    assert [key for key, count in owners.items() if count > 1] == []


def test_no_demonym_is_the_english_or_spanish_name_of_a_country() -> None:
    names = {fold(str(row["name"])) for row in country_table().values()}
    names |= {"suiza", "noruega", "filipinas", "palestina", "siria", "libia", "rusia", "serbia"}
    assert names & set(load_lexicon().demonyms) == set()


def test_every_independent_country_has_an_english_demonym() -> None:
    have = {row["country_code"] for row in table("demonyms.csv") if row["language"] == "en"}
    without = {"AQ", "CG", "DM", "VA"}  # no people, two that share theirs with a larger country, a seat of power
    assert set(country_table()) - DEPENDENT - without - have == set()


def test_demonyms_of_countries_and_of_peoples_do_not_meet() -> None:
    others = {fold(row["adjective"]) for row in table("demonyms_other.csv")}
    countries = {fold(form) for row in table("demonyms.csv") for form in row["forms"].split("|")}
    assert others & countries == set()


def test_the_kinds_of_other_demonyms_are_known() -> None:
    assert {row["kind"] for row in table("demonyms_other.csv")} == {"region", "people", "religion", "ideology", "state"}


def test_an_abbreviation_is_listed_once_a_country_without_periods() -> None:
    letters = [(row["abbreviation"], row["country_code"]) for row in table("abbreviations.csv")]
    assert len(letters) == len(set(letters))
    assert all("." not in text for text, _ in letters)


def test_abbreviations_name_an_area_or_a_place_exactly_when_they_are_of_one() -> None:
    rows = table("abbreviations.csv")
    assert all(bool(row["admin1_name"]) == (row["kind"] == "admin1") for row in rows)
    assert all(bool(row["place_id"]) == (row["kind"] == "place") for row in rows)
    assert {row["kind"] for row in rows} == {"country", "admin1", "place"}


def test_an_alias_leads_to_one_country() -> None:
    keys = Counter(fold(row["alias"]) for row in table("country_aliases.csv"))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("alias", "code"),
    [("Holy See", "VA"), ("Burma", "MM"), ("Россия", "RU"), ("Islamic Republic of Iran", "IR"), ("Türkiye", "TR")],
)
def test_aliases_lead_to_their_country(alias: str, code: str) -> None:
    assert {"country_code": code, "alias": alias} in table("country_aliases.csv")


def test_the_build_takes_every_row_of_the_tables() -> None:
    sources = (curated.SEAPORTS, curated.ABBREVIATIONS, curated.ALIASES)
    records = [record for source in sources for record in source.read()]
    assert [record for record in records if isinstance(record, Reject)] == []
    assert sum(isinstance(record, ExtraName) for record in records) >= 2000


def test_seaports_are_sorted_by_a_code_that_begins_with_their_country() -> None:
    rows = table("seaports.csv")
    codes = [row["id"] for row in rows]
    assert codes == sorted(set(codes))
    former = ("AN", "CS")
    assert all(row["id"].startswith((row["country_code"], *former)) for row in rows)


@pytest.mark.parametrize(("script", "facts"), DERIVED.items())
def test_each_script_that_derives_a_list_names_its_source_version_and_licence(
    script: str, facts: tuple[str, ...]
) -> None:
    text = (DATA / script).read_text(encoding="utf-8")
    assert [fact for fact in facts if fact not in text] == []
