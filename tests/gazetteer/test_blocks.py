"""Long texts are read block by block; short ones are one block."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.blocks import BLOCK, blocks_of
from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.match import as_json

PARAGRAPH = "The convoy left Niamey for Gao on Monday. Chad's government said nothing.\n\n"


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(min_value=4, max_value=60))
def test_the_blocks_of_a_text_make_it_up_and_keep_to_the_limit(text: str, longest: int) -> None:
    ranges = list(blocks_of(text, longest))
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(end - start <= longest for start, end in ranges)
    assert all(end > start for start, end in ranges) or not text


@given(st.text(max_size=200))
def test_a_text_within_the_limit_is_one_block(text: str) -> None:
    assert list(blocks_of(text)) == [(0, len(text))]


def test_a_block_ends_with_a_paragraph_where_there_is_one() -> None:
    text = PARAGRAPH * 100
    ranges = list(blocks_of(text, 2_000))
    assert len(ranges) > 1
    assert all(text[start - 2 : start] == "\n\n" for _, start in ranges[:-1])


def test_a_word_without_end_is_cut_anywhere() -> None:
    assert [end - start for start, end in blocks_of("x" * 25, 10)] == [9, 8, 8]


def test_blocks_are_of_about_one_length() -> None:
    lengths = [end - start for start, end in blocks_of(PARAGRAPH * 300, 10_000)]
    assert max(lengths) < 1.5 * min(lengths)


def test_names_of_a_long_text_lie_in_it_in_order_and_none_is_lost(gazetteer: Gazetteer) -> None:
    text = PARAGRAPH * (BLOCK // len(PARAGRAPH) + 200)
    found = Geoparser(gazetteer).geoparse(text)
    assert len(list(blocks_of(text))) == 2
    assert all(text[toponym.start : toponym.end] == toponym.text for toponym in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [toponym.text for toponym in found] == ["Niamey", "Gao", "Chad"] * text.count("Monday")


def test_demonyms_come_in_the_order_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Kenyan troops left Mogadishu. Ugandan troops stayed in Baidoa.\n\n" * (BLOCK // 60)
    parts = list(Geoparser(gazetteer).stream(text, demonyms=True))
    starts = [toponym.start for part in parts for toponym in part]
    assert len(parts) > 1
    assert starts == sorted(starts)
    assert sum(toponym.demonym for part in parts for toponym in part) == text.count("troops")


def test_the_parts_of_an_answer_are_one_json_object(gazetteer: Gazetteer) -> None:
    found = Geoparser(gazetteer).geoparse(PARAGRAPH)
    assert [t["text"] for t in json.loads("".join(as_json(PARAGRAPH, found)))["toponyms"]] == ["Niamey", "Gao", "Chad"]
    assert json.loads("".join(as_json("x", ()))) == {"text_length": 1, "toponyms": []}
