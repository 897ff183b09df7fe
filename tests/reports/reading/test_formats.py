"""Formats are told by content; containers give many documents; what cannot be read is refused in one sentence."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from datetime import date

import pytest

from reports.document import document_id
from reports.errors import InvalidDocument
from reports.limits import Limits
from reports.reading import Reading, documents_from_bytes

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Ships</title></head>"
    "<body><p>A ship left Oran for Genoa.</p></body></html>"
)
MAIL = """From: Ana <ana@example.org>
Subject: Ships
Date: Fri, 05 Apr 2019 08:31:00 -0400
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

A ship left Oran for Genoa.
--b
Content-Type: text/html
Content-Disposition: attachment; filename="page.txt"

<!DOCTYPE html><p>Another left Tunis.</p>
--b
Content-Type: image/png
Content-Disposition: attachment; filename="a.png"

x
--b--
"""
TABLE = """title;date;text;url
One;2019-04-05;"A ship left; it was late.";https://example.org/1
Two;;;
Three;;"On
two lines.";x
"""


def packed(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(content: str | bytes, name: str = "a", limits: Limits | None = None) -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return documents_from_bytes(data, name=name, limits=limits or Limits())


def paths(found: Reading) -> list[str]:
    return [document.path for document in found.documents]


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.pdf", "a.docx", "a", "a.csv"])
@pytest.mark.parametrize(
    ("content", "text"), [(PAGE, "A ship left Oran for Genoa."), ("A ship left Oran.", "A ship left Oran.")]
)
def test_the_content_decides_what_a_file_is_and_the_name_does_not(name: str, content: str, text: str) -> None:
    assert [document.text for document in read(content, name).documents] == [text]


def test_a_mail_is_its_message_and_its_attachments() -> None:
    found = read(MAIL.replace("\n", "\r\n"), "m.eml")
    assert paths(found) == ["m.eml", "m.eml/page.txt"]
    message, attached = found.documents
    assert (message.title, message.author, message.published) == ("Ships", "Ana", date(2019, 4, 5))
    assert message.text == "A ship left Oran for Genoa."
    assert attached.text == "Another left Tunis."


def test_a_memo_with_from_and_subject_is_a_plain_text() -> None:
    memo = "From: the desk\nTo: the editor\nSubject: ships\n\nA ship left Oran."
    assert read(memo).documents[0].text == memo


def test_a_table_gives_a_document_a_row_and_names_the_empty_ones() -> None:
    found = read(TABLE, "t.csv")
    assert paths(found) == ["t.csv#2", "t.csv#4"]
    first, third = found.documents
    assert (first.text, first.title, first.published) == ("A ship left; it was late.", "One", date(2019, 4, 5))
    assert (first.url, third.url, third.text) == ("https://example.org/1", None, "On\ntwo lines.")
    assert [rejected.name for rejected in found.rejected] == ["t.csv#3"]


def test_a_table_without_texts_is_refused() -> None:
    with pytest.raises(InvalidDocument, match="column of texts"):
        read("name,age\nAna,3\n", "t.csv")


def test_a_text_that_begins_like_a_table_is_a_text() -> None:
    text = "Text, body and soul\nwere what the pilgrims gave\n"
    assert read(text).documents[0].text == text


def test_json_lines_give_a_document_a_line_and_name_the_broken_ones() -> None:
    lines = [
        json.dumps({"id": 1, "text": "A ship.", "published": "2020-01-02", "lang": "en"}),
        "{broken",
        '{"x": 1}',
        "[]",
    ]
    found = read("\n".join(lines), "a.jsonl")
    assert paths(found) == ["a.jsonl#1"]
    assert (found.documents[0].published, found.documents[0].language) == (date(2020, 1, 2), "en")
    assert [rejected.name for rejected in found.rejected] == ["a.jsonl#2", "a.jsonl#3", "a.jsonl#4"]


def test_a_list_of_objects_is_read_like_lines() -> None:
    found = read(json.dumps({"articles": [{"body": "One."}, {"body": "Two."}]}, indent=1), "a.json")
    assert [document.text for document in found.documents] == ["One.", "Two."]


def test_the_members_of_an_archive_are_documents_or_named_rejections() -> None:
    inner = packed({"x.txt": "x"})
    found = read(
        packed({"a/p.html": PAGE, "b.txt": "Oran.", "c.zip": inner, "d": b"\0\1", "README.md": "x", ".h": "x"}), "z.zip"
    )
    assert paths(found) == ["z.zip/a/p.html", "z.zip/b.txt"]
    assert found.documents[1].id == document_id(b"Oran.")
    assert [rejected.name for rejected in found.rejected] == ["z.zip/c.zip", "z.zip/d"]
    assert "inside another" in found.rejected[0].reason


def test_a_mail_in_an_archive_is_read_and_an_archive_in_a_mail_too() -> None:
    assert paths(read(packed({"m.eml": MAIL}), "z.zip")) == ["z.zip/m.eml", "z.zip/m.eml/page.txt"]


@pytest.mark.parametrize(
    ("content", "limits", "option"),
    [
        (packed({"a.txt": "0" * 3_000_000}), Limits(), "--max-archive-ratio"),
        (packed({"a.txt": "0" * 3_000_000}), Limits(archive_bytes=1_000_000), "--max-archive-mb"),
        (packed({f"{i}.txt": "x" for i in range(12)}), Limits(archive_entries=10), "--max-archive-entries"),
        (TABLE.encode(), Limits(records=1), "--max-records"),
        (b'{"text": "a"}\n{"text": "b"}', Limits(records=1), "--max-records"),
        (b"<rss><channel>" + b"<item><title>a</title></item>" * 2, Limits(records=1), "--max-records"),
        (b"a" * 100, Limits(text_characters=99), "--max-characters"),
        (PAGE.encode(), Limits(file_bytes=10), "--max-file-mb"),
    ],
)  # fmt: skip
def test_a_file_beyond_a_limit_is_refused_with_the_option_that_raises_it(
    content: bytes, limits: Limits, option: str
) -> None:
    with pytest.raises(InvalidDocument, match=option):
        read(content, "a", limits)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "old Office"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"PK\x03\x04 broken", "damaged ZIP"),
        (b"%PDF-1.4 broken", "damaged PDF"),
        (packed({"xl/workbook.xml": "x", "[Content_Types].xml": "x"}), "spreadsheet"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "no text document"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "without content"),
        (packed({"word/document.xml": "<broken", "[Content_Types].xml": "x"}), "broken XML"),
        (b'<?xml version="1.0"?><TEI>x</TEI>', "XML of a kind"),
        (b"<rss><channel></channel></rss>", "without entries"),
        (b"", "empty"),
    ],
)
def test_what_is_not_read_is_named_with_what_would_be_right(content: bytes, reason: str) -> None:
    with pytest.raises(InvalidDocument, match=reason) as caught:
        read(content, "some name")
    assert str(caught.value).startswith("some name ")
    assert "\n" not in str(caught.value)


def test_a_repeated_paragraph_of_a_page_is_there_as_often_as_in_the_page() -> None:
    paragraph = "<p>A ship left Oran for Genoa with grain, and nobody at the harbour asked where the papers were.</p>"
    text = read(PAGE.replace("<p>", paragraph * 3 + "<p>"), "a.html").documents[0].text
    assert text.count("with grain") == 3


def test_a_page_nested_a_hundred_thousand_deep_is_read() -> None:
    assert "Oran" in read("<div>" * 100_000 + "A ship left Oran" + "</div>" * 100_000, "a.html").documents[0].text


def test_a_tag_with_two_hundred_thousand_attributes_is_read() -> None:
    tag = "<p " + " ".join(f'a{i}="x"' for i in range(200_000)) + ">"
    assert read(f"<html><body>{tag}A ship left Oran</p></body></html>").documents[0].text == "A ship left Oran"


def test_scripts_and_styles_are_no_text() -> None:
    page = PAGE.replace("<p>", "<script>alert('Kyiv')</script><style>p{}</style><template>Lima</template><p>")
    assert read(page).documents[0].text == "A ship left Oran for Genoa."


@pytest.mark.parametrize("kind", ["rss", "odt"])
def test_entities_of_xml_are_not_followed_into_files(kind: str) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:o="{office}:office:1.0" xmlns:t="{office}:text:1.0"'
    root = f"<o:document-content {names}><o:body><o:text><t:p>Oran &x;</t:p></o:text></o:body></o:document-content>"
    body = declared + root
    item = "<item><title>Oran</title><description>&x;</description></item>"
    rss = f"{declared}<rss version='2.0'><channel>{item}</channel></rss>"
    odt = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})
    text = read(rss if kind == "rss" else odt).documents[0].text
    assert "Oran" in text
    assert "root:" not in text


def test_a_language_in_another_script_than_the_declared_one_is_told_by_the_text() -> None:
    russian = "Войска прибыли в Каракас из Москвы на двух самолётах, сообщил вчера министр обороны."
    found = read(PAGE.replace("A ship left Oran for Genoa.", russian)).documents[0]
    assert (found.language, found.detected) == ("ru", ("language",))


def test_the_agency_of_a_dateline_is_the_publisher() -> None:
    found = read(
        "A ship leaves\n\nORAN, April 5, 2019 (Reuters) — A ship left the harbour for Genoa. " + "It was late. " * 20
    ).documents[0]
    assert (found.publisher, found.published) == ("Reuters", date(2019, 4, 5))


def test_a_link_in_an_archive_is_named_and_not_read() -> None:
    link = zipfile.ZipInfo("evil.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.txt", "A ship left Oran for Genoa.")
    found = read(packed.getvalue(), "a.zip")
    assert [document.path for document in found.documents] == ["a.zip/good.txt"]
    assert [rejected.reason for rejected in found.rejected] == ["a.zip/evil.txt: it is a link; pack the file itself"]


def test_files_of_an_archive_with_endless_names_are_refused_each_under_a_name_of_its_own() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for end in "ab":
            archive.writestr("n" * 5000 + end, "A ship left Oran for Genoa.")
    refused = read(packed.getvalue(), "a.zip").rejected
    assert len({rejected.name for rejected in refused}) == 2
    assert all("name of more than" in rejected.reason and len(rejected.reason) < 500 for rejected in refused)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<?xml version='1.0'?><rss><channel>" + "<item>" * 100_000, "nested more than 1,000 deep"),
        ("<html><body>" + "<p>x</p>" * 600_000, "more than 1,000,000 tags"),
        (
            "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n"
            + "--q\nContent-Type: text/plain\n\nx\n" * 100_000,
            "more than 1,000 entries",
        ),
    ],
    ids=["feed", "page", "mail"],
)
def test_what_would_keep_a_library_busy_for_long_is_refused_before_it_is_asked(content: str, reason: str) -> None:
    with pytest.raises(InvalidDocument, match=reason):
        read(content)


def test_a_feed_that_quotes_broken_markup_is_not_deep() -> None:
    quoted = "<![CDATA[" + "<b>" * 5000 + "A ship left Oran.]]>"
    feed = f"<?xml version='1.0'?><rss><channel><item><description>{quoted}</description></item></channel></rss>"
    assert "Oran" in read(feed).documents[0].text


def test_line_ends_in_the_markup_of_a_row_part_no_cells() -> None:
    page = (
        "<html><body><table>\n<tr>\n<td>Oran</td>\n<td>Genoa</td>\n</tr>\n</table><p>a\n<b>b</b>\n<i>c</i></p></body>"
    )
    assert read(page).documents[0].text == "Oran\tGenoa\n\na b c"


@pytest.mark.parametrize(
    ("dateline", "address", "day"),
    [
        ("CARACAS, April 5 (Reuters) —", "https://example.org/2019/04/a", date(2019, 4, 5)),
        ("CARACAS, 5 abr (EFE) –", "https://example.org/2019/04/06/a", date(2019, 4, 5)),
        ("MOSCOW, December 31. /TASS/.", "https://example.org/2020-01-02/a", date(2019, 12, 31)),
        ("MOSCOW, February 29. /TASS/.", "https://example.org/2020/03/a", date(2020, 2, 29)),
        ("CARACAS, April 5 (Reuters) —", "https://example.org/news/a", None),
    ],
)
def test_a_dateline_without_a_year_takes_that_of_the_address(dateline: str, address: str, day: date | None) -> None:
    text = f"{dateline} A ship left for Genoa on Monday, said two officials who saw it.\n\nSource: {address}\n"
    found = read(text, "a.txt").documents[0]
    assert found.published == day
    assert ("published" in found.detected) == (day is not None)
