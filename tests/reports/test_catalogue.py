"""The catalogue: what is in it, what a file of one's own adds, and how a bad row is named."""

from collections import Counter
from pathlib import Path

import pytest

from gazetteer.fold import fold
from reports.catalogue import Catalogue, load_catalogue
from reports.errors import InvalidCatalogue
from reports.model import ActorKind

HEADER = "id,name,kind,country_code,parent,aliases,abbreviations\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def own_file(folder: Path, rows: str) -> Path:
    path = folder / "own.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_ids_are_readable_and_unique(catalogue: Catalogue) -> None:
    assert max(Counter(actor.id for actor in catalogue.actors).values()) == 1
    assert catalogue.by_id("venezuela") is catalogue.state("VE")
    assert catalogue.by_id("nobody") is None
    assert catalogue.state("XX") is None
    assert catalogue.state(None) is None


def test_every_kind_has_many_actors(catalogue: Catalogue) -> None:
    counted = Counter(actor.kind for actor in catalogue.actors)

    assert all(counted[kind] >= 100 for kind in ActorKind)


def test_every_parent_is_in_the_catalogue(catalogue: Catalogue) -> None:
    missing = [actor.id for actor in catalogue.actors if actor.parent and catalogue.by_id(actor.parent) is None]

    assert missing == []


def test_every_parent_line_ends(catalogue: Catalogue) -> None:
    assert all(catalogue.lineage(actor)[-1].parent is None for actor in catalogue.actors)


def test_an_organ_leads_up_to_its_state(catalogue: Catalogue) -> None:
    quds = catalogue.by_id("quds-force")

    assert quds is not None
    assert [actor.id for actor in catalogue.lineage(quds)] == [
        "quds-force",
        "islamic-revolutionary-guard-corps",
        "iran",
    ]


def test_capitals_in_both_languages_stand_for_their_states(catalogue: Catalogue) -> None:
    assert {catalogue.capitals[name] for name in ("havana", "la habana")} == {"CU"}
    assert all(code in catalogue.states for code in catalogue.capitals.values())


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("OEA", "organization-of-american-states"),
        ("ONU", "united-nations"),
        ("OTAN", "nato"),
        ("UE", "european-union"),
        ("FARC-EP", "farc"),
        ("Guardia Revolucionaria", "islamic-revolutionary-guard-corps"),
        ("Fuerza Quds", "quds-force"),
        ("Hezbolá", "hezbollah"),
        ("Fuerza Armada Nacional Bolivariana", "bolivarian-national-armed-force"),
        ("AES", "alliance-of-sahel-states"),
        ("CSTO", "collective-security-treaty-organization"),
    ],
)
def test_the_main_organisations_are_known_by_their_spanish_and_short_names(
    catalogue: Catalogue, name: str, actor_id: str
) -> None:
    actor = catalogue.by_id(actor_id)

    assert actor is not None
    assert name in (actor.name, *actor.aliases, *actor.abbreviations)


def test_no_two_actors_share_a_full_name(catalogue: Catalogue) -> None:
    counted = Counter(fold(actor.name) for actor in catalogue.actors)

    assert [name for name, count in counted.items() if count > 1] == []


def test_no_actor_lists_a_name_twice(catalogue: Catalogue) -> None:
    twice = [
        actor.id
        for actor in catalogue.actors
        if len({actor.name, *actor.aliases}) != 1 + len(actor.aliases)
        or len(set(actor.abbreviations)) != len(actor.abbreviations)
    ]

    assert twice == []


def test_a_file_of_one_s_own_adds_and_replaces(tmp_path: Path) -> None:
    path = own_file(
        tmp_path,
        "acme,Acme,company,VE,,Acme Corp|Acme SA,\n"
        "acme-air,Acme Air,carrier,,acme,,AA\n"
        "conviasa,Conviasa,carrier,VE,acme,,\n",
    )

    found = load_catalogue((path,))

    acme, conviasa = found.by_id("acme"), found.by_id("conviasa")
    assert acme is not None
    assert acme.aliases == ("Acme Corp", "Acme SA")
    assert conviasa is not None
    assert conviasa.parent == "acme"


@pytest.mark.parametrize(
    ("row", "row_number", "said"),
    [
        pytest.param("Bad Id,Acme,company,,,,\n", 2, "'Bad Id'", id="id"),
        pytest.param("acme,Acme,firm,,,,\n", 2, "'firm' is none of state, organisation", id="kind"),
        pytest.param("acme,Acme,company,Venezuela,,,\n", 2, "'Venezuela'", id="country"),
        pytest.param("acme,Acme,company,XX,,,\n", 2, "'XX'", id="unknown country"),
        pytest.param("acme,Acme,company,,nobody-known,,\n", 2, "'nobody-known'", id="parent"),
        pytest.param("acme,—,company,,,,\n", 2, "letters or digits", id="name"),
        pytest.param("acme,Acme,company,,,,\nacme,Acme,company,,,,\n", 3, "given twice", id="twice"),
        pytest.param("acme,Acme,company\n", 2, "7 values", id="short"),
        pytest.param("acme,Acme,company,,,,,more\n", 2, "7 values", id="long"),
    ],
)
def test_a_bad_row_is_named_with_its_file_row_and_value(tmp_path: Path, row: str, row_number: int, said: str) -> None:
    path = own_file(tmp_path, row)

    with pytest.raises(InvalidCatalogue) as raised:
        load_catalogue((path,))

    assert str(raised.value).startswith(f"{path}:{row_number}: ")
    assert said in str(raised.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name\nacme,Acme\n", encoding="utf-8")

    with pytest.raises(InvalidCatalogue, match="column 'kind' is missing"):
        load_catalogue((path,))


def test_a_missing_file_and_one_that_is_no_text_are_named(tmp_path: Path) -> None:
    absent, binary = tmp_path / "absent.csv", tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00\xd8")

    for path in (absent, binary):
        with pytest.raises(InvalidCatalogue, match=path.name):
            load_catalogue((path,))


def test_a_spreadsheet_s_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\ufeff" + HEADER + "acme,Acme,company,,,,\n", encoding="utf-8")

    assert load_catalogue((path,)).by_id("acme") is not None


def test_the_documentation_names_every_column_and_kind() -> None:
    text = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")

    assert all(f"`{column}`" in text for column in HEADER.strip().split(","))
    assert all(f"`{kind}`" in text for kind in ActorKind)
