"""Keys in one trie and spread over many: the same answers, and an index of either kind is the same gazetteer."""

from __future__ import annotations

from pathlib import Path

import marisa_trie
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import array_files, columns, key_files
from gazetteer.index import Gazetteer
from gazetteer.keys import PIECES, Keys, piece_of
from gazetteer.row_numbers import RowNumbers
from tests.gazetteer.small import CARACAS, RECORDS, place, small_gazetteer
from tests.gazetteer.small import entry as entry_of

_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=2, max_size=8)


def _spread(words: set[str]) -> Keys:
    return Keys([marisa_trie.Trie(w for w in words if piece_of(w, PIECES) == i) for i in range(PIECES)])


@given(st.sets(_WORDS), _WORDS)
def test_spread_keys_give_the_prefixes_and_the_keys_that_one_trie_gives(words: set[str], text: str) -> None:
    one, many = Keys([marisa_trie.Trie(words)]), _spread(words)

    assert many.prefixes(text) == one.prefixes(text)
    assert len(many) == len(one) == len(words)
    assert {many.restore(number) for number in range(len(many))} == words
    assert all(many.restore(many.get(word) or 0) == word for word in words)
    assert (many.get(text) is None) == (one.get(text) is None)


def test_a_text_of_one_character_starts_with_no_key() -> None:
    assert _spread({"ab", "x"}).prefixes("a") == []
    assert _spread({"ab"}).prefixes("") == []
    assert _spread({"x"}).get("x") == 0


def _many_towns() -> list[tuple[str, str]]:
    return [(str(10_000_000 + 37_777 * i), f"{chr(97 + i % 26)}{chr(97 + i % 23)}town {i % 31}") for i in range(300)]


def test_an_index_of_many_tries_is_the_gazetteer_that_an_index_of_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [entry_of(place(one, name, i / 10, 10)) for i, (one, name) in enumerate(_many_towns())]
    whole = small_gazetteer(tmp_path / "whole", *more)
    monkeypatch.setattr(key_files, "_IN_ONE", 1)
    monkeypatch.setattr(key_files, "_BUFFER", 7)
    monkeypatch.setattr(array_files, "_PART", 11)
    monkeypatch.setattr(columns, "_CHUNK", 13)
    spread = small_gazetteer(tmp_path / "spread", *more)

    assert len(list((tmp_path / "spread").glob("*/names-*.marisa"))) == PIECES
    assert len(spread) == len(whole) == len(RECORDS) - 3 + len(more)
    for one, name in _many_towns():
        assert spread.by_id(one) == whole.by_id(one) is not None
        assert {found.id for found in spread.find(name)} == {found.id for found in whole.find(name)}
    assert spread.find("Каракас") == (CARACAS,)
    assert [found.id for found in spread.find("CCS")] == ["airport:SVMI"]
    assert spread.prefixes("caracas today") == ["caracas"]
    assert spread.country("VE") == whole.country("VE")


def test_an_index_from_which_one_of_many_tries_is_cut_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_files, "_IN_ONE", 1)
    small_gazetteer(tmp_path)
    next(tmp_path.glob("*/names-07.marisa")).unlink()

    with pytest.raises(ValueError, match=r"names-07\.marisa of the index is not complete"):
        Gazetteer.open(tmp_path)


def test_the_numbers_of_ids_are_given_whatever_order_they_came_in() -> None:
    numbers = RowNumbers()
    for one, number in ((2**32 - 1, 0), (7, 2**32 - 1), (8, 5)):
        numbers.add(one, number)
    numbers.sort()

    assert list(numbers.of([8, 6, 7, 9, 2**32 - 1])) == [5, None, 2**32 - 1, None, 0]
    assert list(RowNumbers().of([1])) == [None]
