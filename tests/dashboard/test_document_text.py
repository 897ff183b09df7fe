"""The text of a report in pieces: nothing of it is lost, names are whole, and long texts come in parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.panels.document_text import PART, Kind, Mark, headings, part_of, parts, pieces
from reports.document import Span

TEXT = "Iran flew from Caracas to Tehran. Menu."


def mark(name: str, kind: Kind) -> Mark:
    start = TEXT.index(name)
    return Mark(span=Span(start, start + len(name)), kind=kind, title=name)


def test_names_and_the_sentence_of_a_route_are_marked_together() -> None:
    route = Mark(span=Span(0, 33), kind=Kind.ROUTE, title="a route", style="air")
    found = pieces(TEXT, Span(0, len(TEXT)), [mark("Caracas", Kind.PLACE), route, mark("Menu.", Kind.FURNITURE)])
    assert [(piece.text, piece.name is not None) for piece in found] == [
        ("Iran flew from ", False), ("Caracas", True), (" to Tehran.", False), (" ", False), ("Menu.", False),
    ]  # fmt: skip
    assert [[around.kind for around in piece.around] for piece in found] == [
        [Kind.ROUTE], [Kind.ROUTE], [Kind.ROUTE], [], [Kind.FURNITURE],
    ]  # fmt: skip


def test_of_overlapping_names_the_place_is_shown_before_the_actor() -> None:
    found = pieces(TEXT, Span(0, len(TEXT)), [mark("Iran", Kind.ACTOR), mark("Iran", Kind.PLACE)])
    assert [piece.name.kind for piece in found if piece.name] == [Kind.PLACE]


def test_what_the_page_is_sent_are_texts_and_words_of_our_own() -> None:
    route = Mark(span=Span(0, 33), kind=Kind.ROUTE, title="<b>", style="air")
    data = pieces(TEXT, Span(0, 4), [route, mark("Iran", Kind.NAME)])[0].data()
    assert data == {
        "text": "Iran",
        "around": "route air",
        "about": "<b>",
        "kind": "name",
        "title": "Iran",
        "at": [0, 4],
    }


def test_a_heading_of_markdown_is_told_from_its_signs() -> None:
    text = "# Iran\n\nIt is # 1.\n## From Lima #2\n####### no"
    found = [(piece.text, piece.data()["around"]) for piece in pieces(text, Span(0, len(text)), headings(text))]
    assert found == [
        ("# ", "sign heading"), ("Iran", "heading"), ("\n\nIt is # 1.\n", ""), ("## ", "sign heading"),
        ("From Lima #2", "heading"), ("\n####### no", ""),
    ]  # fmt: skip
    assert "about" not in pieces(text, Span(0, 6), headings(text))[1].data()


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
marks = st.lists(st.builds(Mark, span=spans, kind=st.sampled_from(Kind), title=st.just("x"), style=st.just("")))


@given(text=st.text(min_size=1, max_size=50), start=st.integers(0, 20), every=marks)
def test_the_pieces_of_a_part_are_its_text_whatever_is_marked(text: str, start: int, every: list[Mark]) -> None:
    part = Span(min(start, len(text) - 1), len(text))
    found = pieces(text, part, every)
    assert "".join(piece.text for piece in found) == text[part.start : part.end]
    assert all(piece.text for piece in found)
    at = part.start
    for piece in found:
        here = Span(at, at + len(piece.text))
        assert all(around.span.contains(here) or around.span.end > part.end for around in piece.around)
        assert piece.name is None or piece.name.span.overlaps(here)
        at = here.end


@given(st.text(alphabet="ab\n", max_size=40), st.integers(1, 4))
def test_parts_are_the_whole_text_in_order(text: str, times: int) -> None:
    long = text * (times * PART // 20)
    found = parts(long)
    assert "".join(long[part.start : part.end] for part in found) == long
    assert all(part.end - part.start <= PART for part in found)
    for number, part in enumerate(found):
        assert part_of(found, part.start) == number
