"""Tokens of a whole text, and of stretches of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.fold import tokens
from gazetteer.tokens import Tokens, tokens_of

TEXT = "U.S. troops left N'Djamena for St. John's; Russia's envoy stayed.\n\nLa isla de São Tomé & Príncipe."


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_stretch_has_the_tokens_of_its_own_text_wherever_it_is_cut(one: int, other: int) -> None:
    low, high = sorted((one, other))
    alone = list(tokens(TEXT[low:high]))
    found = Tokens(TEXT).between(low, high)
    assert [token.folded for token in found] == [token.folded for token in alone]
    assert [(token.start - low, token.end - low) for token in found] == [(token.start, token.end) for token in alone]


@given(st.text(alphabet="aS. 's&\u00e9\n-", max_size=20), st.data())
def test_the_words_of_a_stretch_are_those_of_its_tokens(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    found = Tokens(text)
    assert found.folded(low, high) == [token.folded for token in found.between(low, high)]


def test_a_text_is_cut_once_for_all_who_read_it_one_after_the_other() -> None:
    text = "From Caracas to Tehran"
    assert tokens_of(text) is tokens_of(text)
    assert [token.folded for token in tokens_of(text).all] == ["from", "caracas", "to", "tehran"]
