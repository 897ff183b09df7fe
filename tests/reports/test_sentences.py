"""Sentences: where one ends, and that nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sentences import sentences

PIECES = (
    "U.S. ",
    "Gen. ",
    "J. ",
    "The end. ",
    "¿Qué? ",
    "\n",
    "\n\n",
    "• item",
    "# Head",
    " ",
    "…",
    '."',
    "5.",
    "a",
    "A",
    "[1]",
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="two"),
        pytest.param(
            "U.S. officials met Gen. X in St. Louis. They left.",
            ["U.S. officials met Gen. X in St. Louis.", "They left."],
            id="titles",
        ),
        pytest.param(
            "See No. 5 and J. Smith. It ended.", ["See No. 5 and J. Smith.", "It ended."], id="number and initial"
        ),
        pytest.param(
            "About 5 p.m. on Friday it rained. Then it stopped.",
            ["About 5 p.m. on Friday it rained.", "Then it stopped."],
            id="hours",
        ),
        pytest.param(
            "They went to the U.S. The group stayed.",
            ["They went to the U.S.", "The group stayed."],
            id="abbreviation last",
        ),
        pytest.param(
            "EE.UU. dijo que no. El Sr. Maduro calló.", ["EE.UU. dijo que no.", "El Sr. Maduro calló."], id="spanish"
        ),
        pytest.param("“We go.” He left.", ["“We go.”", "He left."], id="closing quote"),
        pytest.param("'No!' he said. Why? Because.", ["'No!' he said.", "Why?", "Because."], id="question"),
        pytest.param("It signed.[12] Then it left.", ["It signed.[12]", "Then it left."], id="footnote"),
        pytest.param(
            "It cost 3.5 million. 68 advisers came.", ["It cost 3.5 million.", "68 advisers came."], id="numbers"
        ),
        pytest.param("Zijin Mining Group Co. Ltd. signed it.", ["Zijin Mining Group Co. Ltd. signed it."], id="firm"),
        pytest.param("1. Caracas is big. Yes.", ["1. Caracas is big.", "Yes."], id="numbered item"),
        pytest.param("[…] provoke them. End", ["[…] provoke them.", "End"], id="ellipsis"),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_blank_line_ends_a_sentence_without_a_period() -> None:
    assert cut("A headline\n\nThe text begins.") == ["A headline", "The text begins."]


def test_unwrapped_lines_are_sentences_of_their_own() -> None:
    assert cut("Military cooperation\nRussia sold arms.\nBy A. Writer") == [
        "Military cooperation",
        "Russia sold arms.",
        "By A. Writer",
    ]


def test_hard_wrapped_lines_run_on() -> None:
    text = (
        "The ship left Bandar Abbas in the first week of the month and was\n"
        "seen near the Cape of Good Hope three weeks later by a patrol that\n"
        "reported it to the coast guard of the country, which followed it for\n"
        "some days. It reached La Guaira at last.\n"
    )

    assert [sentence.count("\n") for sentence in cut(text)] == [3, 0]


def test_windows_line_ends_are_line_ends() -> None:
    assert cut("Title\r\n\r\nOne. Two.") == ["Title", "One.", "Two."]


def test_list_items_are_kept_apart() -> None:
    assert cut("• Home »\n• Features »\n- Iran") == ["• Home »", "• Features »", "- Iran"]


def test_the_marks_of_headings_and_quotations_are_left_out() -> None:
    assert cut("# Ships at Aden\n\n> He said so.\n\nIt is #1 there.") == [
        "Ships at Aden",
        "He said so.",
        "It is #1 there.",
    ]


def test_a_text_without_anything_visible_has_no_sentence() -> None:
    assert sentences(" \n\t\r\n ") == ()


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_sentences_are_ordered_disjoint_and_leave_only_space_and_markers_between_them(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert position <= start < end
        assert set(text[position:start].split()) <= {">", *("#" * n for n in range(1, 7))}
        assert text[start:end] == text[start:end].strip()
        position = end

    assert not text[position:].strip()
