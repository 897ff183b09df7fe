"""Reports handed over as bytes: examined first, stored when somebody says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reports import stored
from reports.fates import Fate
from reports.intake import Refused
from reports.store import Store
from reports.uploads import Examined, Pasted, Upload, examine, keep
from tests.reports.builders import open_pipeline

GOOD = Upload(file_name="one.txt", data=b"Conviasa flew from Caracas to Tehran in 2007.")
BAD = Upload(file_name="two.txt", data=b"\x00\x01\x02\x03" * 200)


def examined(*uploads: Upload, store: Store | None = None) -> tuple[Examined, ...]:
    return tuple(examine(uploads, open_pipeline(), store))


def test_what_is_found_is_shown_before_anything_is_stored(tmp_path: Path) -> None:
    (one,) = examined(GOOD)
    assert [mention.place.name for mention in one.found[0].mentions] == ["Caracas", "Tehran"]
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_in_the_store_and_what_is_refused_is_there_with_why(tmp_path: Path) -> None:
    with Store.to_write(tmp_path / "reports.sqlite") as store:
        fates = keep(store, open_pipeline(), examined(GOOD, BAD), frozenset())
        assert sorted(fates.values()) == [Fate.ACCEPTED, Fate.REJECTED]
        assert [row.label for row in stored.documents(store).values()] == ["one.txt"]
        assert len(stored.rejections(store)) == 1


def test_what_is_left_is_not_stored(tmp_path: Path) -> None:
    with Store.to_write(tmp_path / "reports.sqlite") as store:
        assert keep(store, open_pipeline(), examined(GOOD), frozenset({GOOD.name})) == {}
        assert stored.documents(store) == {}


def test_what_the_store_has_already_is_said(tmp_path: Path) -> None:
    with Store.to_write(tmp_path / "reports.sqlite") as store:
        keep(store, open_pipeline(), examined(GOOD), frozenset())
        (again,) = examined(GOOD, store=store)
    assert again.found == ()
    assert [known.path for known in again.known] == [GOOD.name]


def test_two_files_of_one_name_stay_apart() -> None:
    other = Upload(file_name="one.txt", data=b"Other words on Caracas.")
    assert other.name != GOOD.name


def test_a_file_name_leads_to_no_other_folder() -> None:
    assert Upload(file_name="../../etc/passwd", data=b"x").name.count("/") == 2
    assert Upload(file_name="..\\..\\x.txt", data=b"x").name.endswith("/x.txt")


def test_a_file_over_the_limit_is_refused_in_one_sentence() -> None:
    (one,) = examined(Upload(file_name="big.txt", data=b"a" * (21 * 1024 * 1024)))
    assert [type(step) for step in one.refused] == [Refused]
    assert "big.txt is larger than 20 MB" in one.refused[0].reason


def test_pasted_text_is_read_to_the_letter_with_what_is_said_about_it() -> None:
    pasted = Pasted(text="Men left\nCaracas.", title="A\nreport", publisher="Us: weekly", published=date(2020, 5, 1))
    (one,) = examined(pasted.upload())
    document = one.found[0].document
    assert (document.text, document.title, document.publisher) == ("Men left\nCaracas.", "A report", "Us: weekly")
    assert document.published == date(2020, 5, 1)


def test_pasted_text_alone_is_a_plain_text_whatever_it_begins_with() -> None:
    (one,) = examined(Pasted(text="---\ntitle: not mine\n---\nCaracas.").upload())
    assert one.found[0].document.text == "---\ntitle: not mine\n---\nCaracas."
