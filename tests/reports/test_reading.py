from __future__ import annotations

import codecs
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import limits
from reports.document import document_id
from reports.errors import InvalidDocument
from reports.reading import document_from_bytes, read
from reports.reading.files import shown
from reports.reading.language import language_of


def plain(text: str) -> bytes:
    return text.encode()


@pytest.mark.parametrize(
    "text",
    ["one\r\ntwo\rthree\n", "e\u0301 and é", "  spaces kept \n\n", "\u202eright to left\u202c", "tab\tand page\f"],
)
def test_the_text_of_a_plain_file_is_the_decoded_file_unchanged(text: str) -> None:
    content = plain(text)
    found = document_from_bytes(content, name="a.txt")
    assert found.text == text
    assert found.id == document_id(content)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda t: t.strip()))
def test_any_text_without_control_characters_is_read_back_unchanged(text: str) -> None:
    assert document_from_bytes(text.encode(), name="a.txt").text == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_become_a_document_or_a_refusal_that_names_the_file(content: bytes, name: str) -> None:
    try:
        found = document_from_bytes(content, name=name)
        outcome = found.text
    except InvalidDocument as error:
        outcome = str(error)
        if name not in outcome or "\n" in outcome:
            pytest.fail(f"{outcome!r} is not one sentence that names the file")
    outcome.encode()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param("Bogotá".encode(), "Bogotá", id="UTF-8"),
        pytest.param("Bogotá".encode("utf-8-sig"), "Bogotá", id="UTF-8 with its mark"),
        pytest.param("Bogotá".encode("utf-16"), "Bogotá", id="UTF-16"),
        pytest.param(codecs.BOM_UTF16_BE + "Bogotá".encode("utf-16-be"), "Bogotá", id="UTF-16 big-endian"),
        pytest.param("Bogotá – “ciudad”".encode("cp1252"), "Bogotá – “ciudad”", id="Windows-1252"),
    ],
)
def test_encodings_are_told_apart(content: bytes, text: str) -> None:
    assert document_from_bytes(content, name="a.txt").text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t\n", "empty", id="white space"),
        pytest.param(codecs.BOM_UTF8, "empty", id="a mark alone"),
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0\0\xff\xfe", "binary", id="a program"),
        pytest.param(b"text\0text", "binary", id="NUL"),
        pytest.param(bytes(range(1, 32)) * 4, "binary", id="control characters"),
        pytest.param(b"\x81\x8d\x8f bytes", "neither", id="no encoding"),
        pytest.param("Nicolás está en Bogotá y Medellín".encode()[:-2] + b"\xff", "damaged UTF-8", id="broken UTF-8"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "damaged UTF-16", id="broken UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(InvalidDocument, match=reason) as caught:
        document_from_bytes(content, name="a.txt")
    assert str(caught.value).startswith("a.txt ")


def test_a_missing_file_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match=r"none\.txt does not exist"):
        read(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["a.exe", "a", "a.pdf", ".txt.gz"])
def test_a_text_is_a_text_whatever_its_name_promises(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("text")
    assert read(tmp_path / name).text == "text"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InvalidDocument, match="pipe"):
        read(tmp_path / "pipe.txt")


def test_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(InvalidDocument, match="device"):
        read(tmp_path / "zero.txt")


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    for root in (None, tmp_path):
        with pytest.raises(InvalidDocument, match=r"loop\.txt"):
            read(tmp_path / "loop.txt", root=root)


def test_a_link_out_of_the_named_folder_is_refused_and_one_inside_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "a.txt").write_text("inside")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.txt").symlink_to(folder / "a.txt")
    with pytest.raises(InvalidDocument, match="leads out"):
        read(folder / "out.txt", root=folder)
    assert read(folder / "in.txt", root=folder).text == "inside"


def test_a_file_over_the_cap_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES + 1)
    with pytest.raises(InvalidDocument, match="20 MB"):
        read(tmp_path / "big.txt")


@pytest.mark.parametrize("name", ["nul\0.txt", "x" * 300 + ".txt"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidDocument):
        read(tmp_path / name)


def test_a_name_is_shown_as_valid_text_on_one_line() -> None:
    assert shown(os.fsdecode(b"a\xffb\nc.txt")) == r"a\xffb\x0ac.txt"


MARKDOWN = """---
title: "Flights: a list"
publisher: The Paper
author: A. Writer
published: 2019-06-05
url: https://example.org/a?b=c
language: es
licence: CC BY 4.0
# a remark

---
# Vuelos

De Caracas a Teherán.
"""


def test_front_matter_becomes_the_header_and_the_text_is_what_follows_it() -> None:
    found = document_from_bytes(plain(MARKDOWN), name="a.md")
    assert (found.title, found.publisher, found.author) == ("Flights: a list", "The Paper", "A. Writer")
    assert (found.published, found.url, found.language) == (date(2019, 6, 5), "https://example.org/a?b=c", "es")
    assert found.text == "# Vuelos\n\nDe Caracas a Teherán.\n"


def test_markdown_without_front_matter_is_all_text() -> None:
    found = document_from_bytes(b"# A heading\n\nText.\n", name="a.md")
    assert found.text == "# A heading\n\nText.\n"
    assert found.title == "A heading"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("published: 5 June 2019", "is no date"),
        ("published: 2019-02-30", "is no date"),
        ("published: 20190605", "is no date"),
        ("url: javascript:alert(1)", "no http"),
        ("language: Spanish language", "no code"),
        ("title", "not `key: value`"),
        ("- a list", "not `key: value`"),
        ("title: a\ntitle: b", "twice"),
        ("title: " + "x" * 3000, "longer than"),
    ],
)
def test_broken_front_matter_is_refused_with_the_value(line: str, reason: str) -> None:
    with pytest.raises(InvalidDocument, match=reason):
        document_from_bytes(plain(f"---\n{line}\n---\nText.\n"), name="a.md")


def test_front_matter_that_does_not_end_is_refused() -> None:
    with pytest.raises(InvalidDocument, match="not closed"):
        document_from_bytes(b"---\ntitle: a\n\nText.\n", name="a.md")


def test_front_matter_alone_is_no_report() -> None:
    with pytest.raises(InvalidDocument, match="no text"):
        document_from_bytes(b"---\ntitle: a\n---\n", name="a.md")


BODY = "\n\n" + "The ship left the port and was seen again off the coast. " * 8 + "\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("December 11, 2020", date(2020, 12, 11)),
        ("Friday, 05 April 2019 08:31", date(2019, 4, 5)),
        ("Published June 5, 2019", date(2019, 6, 5)),
        ("Published: 5 June 2019", date(2019, 6, 5)),
        ("Published on Sept. 3rd, 2018 at 10:15 am", date(2018, 9, 3)),
        ("Updated 2021-03-04T10:00:00Z", date(2021, 3, 4)),
        ("Publicado el 7 de marzo de 2022", date(2022, 3, 7)),
        ("segunda-feira, 7 de março de 2022", date(2022, 3, 7)),
        ("By Jane Doe | May 2, 2017", date(2017, 5, 2)),
        ("February 30, 2019", None),
        ("On December 11, 2020 the ship sailed", None),
        ("2019", None),
    ],
)
def test_a_line_that_is_a_date_near_the_top_is_the_day_of_publication(line: str, day: date | None) -> None:
    assert document_from_bytes(plain(f"A title\n{line}{BODY}"), name="a.txt").published == day


def test_a_date_in_a_sentence_is_not_the_day_of_publication() -> None:
    found = document_from_bytes(plain(f"A title{BODY}On 5 June 2019, it sank.\n"), name="a.txt")
    assert found.published is None


def test_a_dateline_with_its_year_is_the_day_of_publication() -> None:
    text = "CARACAS, April 5, 2019 (Agency) — " + BODY.strip()
    assert document_from_bytes(plain(text), name="a.txt").published == date(2019, 4, 5)


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("What Is The Ship Doing?", "What Is The Ship Doing?"),
        ("Some Site Banner\nThe Ship Returns\nBy Jane Doe\nMay 2, 2017", "The Ship Returns"),
        ("• Home »\n• News »\n• The Ship Returns\n\nThe Ship Returns\n\nThe Ship Returns", "The Ship Returns"),
        ("It rained and the ship sank.", None),
    ],
)
def test_the_title_is_the_line_that_stands_for_one(top: str, title: str | None) -> None:
    assert document_from_bytes(plain(top + BODY), name="a.txt").title == title


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    assert document_from_bytes(plain(BODY), name="a.txt").title is None


@pytest.mark.parametrize(
    ("end", "url"),
    [
        ("Source: https://example.org/a", "https://example.org/a"),
        ("Source:\n\nhttps://example.org/a", "https://example.org/a"),
        ("Source: https://example.org/a b/", None),
        ("Source: the ministry", None),
        ("https://example.org/a", None),
    ],
)
def test_the_address_is_what_follows_source(end: str, url: str | None) -> None:
    assert document_from_bytes(plain(f"A title{BODY}\n{end}\n"), name="a.txt").url == url


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The troops were flown to the border and have stayed there for weeks.", "en"),
        ("Los soldados fueron llevados a la frontera y por las noches según el informe no está el barco.", "es"),
        ("Os soldados não foram para a fronteira, segundo o relatório, e são mais do que uma dúzia.", "pt"),
        ("Les soldats ont été envoyés dans le nord et sont restés sur place avec des armes.", "fr"),
        ("Войска прибыли.", None),
        ("Caracas", None),
    ],
)
def test_the_language_is_voted_by_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "line", ["a" * 100_000, "1" * 100_000, "By " * 30_000, "Published " + " 5" * 50_000, "," * 100_000]
)
def test_a_hostile_line_is_read_like_any_other(line: str) -> None:
    assert document_from_bytes(plain(f"{line}\n" * 3), name="a.txt").text.startswith(line)


SHARED = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample reports are not here")
def test_the_sample_reports_are_read_with_their_texts_unchanged() -> None:
    for path in SHARED.glob("*.txt"):
        assert read(path).text.encode() == path.read_bytes()
        assert read(path).language == "en"
