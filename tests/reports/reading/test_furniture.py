"""Regions of a text that are not the article are marked; the text stays, and articles lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.index import Gazetteer
from reports.actors import load_catalogue
from reports.document import Document
from reports.extraction import article_text, extract
from reports.reading import document_from_bytes

FIRST = (
    "The patrol boat left the harbour of Tartus before dawn, and the fishermen who saw it go said that it had taken "
    "on fuel and crates for two days under the eyes of the guards."
)
LAST = (
    "Nobody at the ministry would say where the crates had been loaded, although three officers confirmed that the "
    "boat was seen again off Larnaca in the evening of the same day."
)
ARTICLE = f"A boat leaves the harbour\n\n{FIRST}\n\n{LAST}\n"


def read(text: str) -> Document:
    return document_from_bytes(text.encode(), name="a.txt")


def regions(text: str) -> list[tuple[str, str]]:
    document = read(text)
    assert document.text == text
    return [(text[part.span.start : part.span.end], part.reason) for part in document.furniture]


def test_an_article_alone_has_no_furniture() -> None:
    assert regions(ARTICLE) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share on Facebook", "share buttons"),
        ("Email This Page", "share buttons"),
        ("Compartir en WhatsApp", "share buttons"),
        ("Поделиться в Telegram", "share buttons"),
        ("شارك على فيسبوك", "share buttons"),
        ("We use cookies to improve your experience. Accept all", "cookie notice"),
        ("Utilizamos cookies propias y de terceros.", "cookie notice"),
        ("ADVERTISEMENT", "promotion"),
        ("Sign up for our newsletter", "promotion"),
        ("Suscríbete a nuestro boletín", "promotion"),
        ("Read also: Protests in Lisbon over fishing quotas", "other articles"),
        ("Lea también: Protestas en Lisboa por las cuotas", "other articles"),
        ("© 2021 The Harbour Monitor, Edinburgh", "copyright notice"),
        ("The Harbour Monitor, Edinburgh. All rights reserved.", "copyright notice"),
    ],
)
def test_a_line_that_says_what_it_is_is_marked_wherever_it_stands(line: str, reason: str) -> None:
    for text in (f"{line}\n{ARTICLE}", ARTICLE.replace(LAST, f"{line}\n\n{LAST}"), f"{ARTICLE}{line}\n"):
        assert regions(text) == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices in Lagos fell by a third.",
        "Cookies and dates were handed out to the children of Aleppo.",
        "The opposition in Minsk commented on the vote.",
        "Comments by the minister",
        "Home to 40,000 people, Bria was taken on Monday.",
        "Related charges were brought in Miami.",
        "Print works in Basra were searched.",
    ],
)
def test_a_line_of_the_article_with_such_words_is_not_marked(line: str) -> None:
    assert regions(ARTICLE.replace(LAST, f"{line}\n\n{LAST}")) == []


def test_the_path_above_the_title_is_a_menu_and_the_title_at_its_end_is_not() -> None:
    text = f"• Home »\n • Features »\n • A boat leaves the harbour\n\n{ARTICLE}"
    assert regions(text) == [("• Home »\n • Features »", "menu")]


def test_a_menu_above_the_article_is_marked() -> None:
    assert regions(f"World\nBusiness\nOpinion\n\n{ARTICLE}") == [("World\nBusiness\nOpinion", "menu")]


@pytest.mark.parametrize(
    "byline", ["By Jane Doe", "Written by <a href='x'>Jane Doe, CBS News</a>", "Por Ana Ruiz/Diálogo"]
)
def test_a_byline_is_no_place_to_find_places(byline: str) -> None:
    assert regions(f"A boat leaves the harbour\n{byline}\n\n{FIRST}\n\n{LAST}\n") == [(byline, "byline")]


COMMENTS = (
    "Comments\n\n+6 # Rodion 2019-04-05 09:22\nThey should ask the people of Kyiv.\n\n-3 # mav 2019-04-05 11:25\nWhat?",
    "3 Comments\n\nPeter says:\nThey should ask the people of Kyiv.\nReply",
    "Comentarios\n\nPedro · hace 3 horas\nQue pregunten en Kiev.\nResponder",
    "Комментарии (2)\n\nПётр 5 апреля 2019 в 09:22\nСпросите в Киеве.\nОтветить",
    "+6 # Rodion 2019-04-05 09:22\nThey should ask the people of Kyiv.\n\n-3 # mav 2019-04-05 11:25\nWhat?",
)


@pytest.mark.parametrize("comments", COMMENTS)
def test_readers_comments_are_marked_to_the_end(comments: str) -> None:
    assert regions(f"{ARTICLE}\n{comments}") == [(comments, "readers' comments")]


def test_a_section_called_comments_and_a_log_of_places_and_times_are_the_article() -> None:
    section = f"Comments\n\n{LAST} {LAST}\n\n{FIRST}\n\n{LAST}\n"
    log = "Kabul 2021-08-15 09:00\nQuiet.\nHerat 2021-08-15 10:30\nShots near the gate.\n"
    assert regions(f"{ARTICLE}\n{section}") == []
    assert regions(f"{ARTICLE}\n{log}") == []


def test_a_list_of_other_articles_is_marked_up_to_the_next_paragraph() -> None:
    others = "Related articles\nProtests in Lisbon over quotas\nA new ferry for Oran"
    assert regions(ARTICLE.replace(LAST, f"{others}\n\n{LAST}")) == [(others, "other articles")]


def test_the_note_on_the_author_is_marked_and_the_photo_credit_behind_it_is_not() -> None:
    note = "Jane Doe is a policy analyst at the Institute of Oslo. She lives in Bergen."
    assert regions(f"{ARTICLE}\n{note} Image courtesy of the President of Malta.\n") == [(note, "about the author")]


def test_a_person_of_the_report_is_no_author() -> None:
    article = ARTICLE.replace(LAST, f"Jane Doe was arrested in Oslo. {LAST}")
    assert regions(f"{article}\nJane Doe is a journalist at a paper in Bergen.\n") == []


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("Source:\n\nhttps://example.org/a", "source"),
        ("[Disclaimer]", "label"),
        ("Disclaimer: the monitor draws on media of Moscow and Beijing.\nIt marks them.", "disclaimer"),
        ("The views expressed are those of the author and not of the government of Kenya.", "disclaimer"),
    ],
)
def test_what_stands_behind_an_article_is_marked(end: str, reason: str) -> None:
    assert regions(f"{ARTICLE}\n{end}") == [(end, reason)]


def test_front_matter_of_a_text_is_read_and_marked_and_the_text_stays() -> None:
    matter = "---\ntitle: A boat\npublished: 2020-01-02\n---\n"
    document = read(matter + ARTICLE)
    assert document.title == "A boat"
    assert document.text == matter + ARTICLE
    assert [part.reason for part in document.furniture] == ["front matter"]


def test_nothing_is_extracted_from_furniture_and_all_offsets_hold(gazetteer: Gazetteer) -> None:
    note = "Jane Doe is a policy analyst at the Institute of Oslo."
    document = read(f"World\nOpinion\n\n{ARTICLE}\n{note}\n\n{COMMENTS[0]}")
    found = extract(document, gazetteer, load_catalogue())
    assert {toponym.text for toponym in found.toponyms} == {"Tartus", "Larnaca"}
    assert all(document.text[t.start : t.end] == t.text for t in found.toponyms)
    for mention in found.mentions:
        span = mention.evidence.span
        assert document.text[span.start : span.end] == mention.evidence.quote


PIECES = (
    FIRST, LAST, "\n", "\n\n", "Comments", "Share", "Related articles", "By Jane Doe", "Home »", "• ", "Reply", "a",
    "\u2028", "\r", "© 2020", "Source:", "https://example.org", "[x]", "Disclaimer: x", "Peter says:",
    "Jane Doe is an analyst at x.", "---\n",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map("".join).filter(str.strip))
def test_regions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    document = read(text)
    assert document.text == text
    ends = [0, *(part.span.end for part in document.furniture)]
    assert all(end <= part.span.start < part.span.end for end, part in zip(ends, document.furniture, strict=False))
    assert max(ends) <= len(text)
    assert len(article_text(document)) == len(text)
