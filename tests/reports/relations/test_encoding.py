"""A text as the network reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from reports.document import Span
from reports.relations.candidates import AT_A_GLANCE, Reach, place_pairs, tie_pairs
from reports.relations.encoding import PLACE, Encoded, Trait, encode
from reports.relations.network import network
from reports.sentences import sentences

_TEXT = "The UN flew aid from Nairobi to Juba. El avión voló desde Lima hasta Quito."


def _span(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def _encoded() -> Encoded:
    places = [_span(_TEXT, word) for word in ("Nairobi", "Juba", "Lima", "Quito")]
    return encode(_TEXT, sentences(_TEXT), places, [_span(_TEXT, "UN")])


def test_each_place_is_one_token_in_its_sentence() -> None:
    encoded = _encoded()

    assert [encoded.words[place.first] for place in encoded.places] == [PLACE] * 4
    assert [place.sentence for place in encoded.places] == [0, 0, 1, 1]


def test_a_sentence_is_read_in_its_own_language() -> None:
    encoded = _encoded()
    spanish = [bool(trait & Trait.SPANISH) for trait in encoded.traits]

    assert not spanish[0]
    assert spanish[-1]


def test_words_of_movement_are_marked_in_both_languages() -> None:
    encoded = _encoded()
    cues = dict(zip(encoded.words, encoded.cues, strict=True))

    assert cues["flew"]
    assert cues["volo"]
    assert not cues["aid"]


def test_names_are_compared_within_a_few_sentences_and_never_with_themselves() -> None:
    encoded = _encoded()

    assert len(place_pairs(encoded, ["nairobi", "juba", "lima", "quito"], AT_A_GLANCE)) == 6
    assert len(place_pairs(encoded, ["nairobi", "juba", "nairobi", "quito"], AT_A_GLANCE)) == 5
    assert len(place_pairs(encoded, ["nairobi", "juba", "lima", "quito"], Reach(sentences=0, places=8))) == 2
    assert len(place_pairs(encoded, ["nairobi", "juba", "lima", "quito"], Reach(sentences=3, places=1))) == 3
    assert tie_pairs(encoded)[:, 0].tolist() == [0, 1, 2, 3]


@given(some.text(max_size=200), some.data())
def test_any_text_can_be_read(text: str, data: some.DataObject) -> None:
    cuts = sorted(data.draw(some.sets(some.integers(0, len(text)), max_size=8)))
    places = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]

    encoded = encode(text, sentences(text), places, places[:2])
    found = network().look_at(encoded, [text[place.start : place.end] for place in places])

    assert len(encoded.places) == len(places)
    assert len(found.pairs) == len(found.orders)
    assert ((found.orders >= 0) & (found.orders <= 1)).all()


def test_a_long_text_is_read_as_its_parts_are() -> None:
    """Blocks overlap by what a token's reading depends on: the same sentence reads the same far down."""
    filler = "Nothing moved that day and nobody came. " * 40
    once = f"{filler}A plane flew from Nairobi to Juba. {filler}"
    text = once * 30
    starts = [at for at in range(len(text)) if text.startswith("Nairobi", at)]
    places = [span for at in starts for span in (Span(at, at + 7), Span(at + 11, at + 15))]
    found = network().look_at(encode(text, sentences(text), places, []), ["nairobi", "juba"] * len(starts))
    near = [order for (a, b), order in zip(found.pairs, found.orders, strict=True) if a % 2 == 0 and b == a + 1]

    assert len(near) == 30
    assert max(abs(float(order[1]) - float(near[0][1])) for order in near) < 1e-4
