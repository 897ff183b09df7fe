"""Close reading: what is read, in which windows, and that any text can be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from reports.document import Span
from reports.relations.candidates import CLOSELY, place_pairs
from reports.relations.closely import Encodable, glanced_at, pieced, read_closely, windows
from reports.relations.encoder import encoder
from reports.relations.encoding import encode
from reports.relations.network import network
from reports.relations.pieces import SPACE, Pieces
from reports.sentences import sentences

FLIGHT = "A Conviasa jet flew from Caracas to Tehran on Monday. "
FILLER = "Nobody came that day and nothing moved at all. " * 30


def _spans(text: str, *names: str) -> list[Span]:
    return sorted(Span(at, at + len(name)) for name in names for at in range(len(text)) if text.startswith(name, at))


def _told(text: str, places: Sequence[Span], actors: Sequence[Span] = ()) -> tuple[Encodable, list[str]]:
    spans = sentences(text)
    return Encodable(text, encode(text, spans, places, actors), spans), [text[span.start : span.end] for span in places]


@given(some.text("abc", max_size=12))
def test_a_word_is_made_up_of_its_likeliest_pieces(word: str) -> None:
    names = ["a", "b", "ab", "aba", SPACE]
    pieces = Pieces(names, [-1.0, -1.0, -1.5, -1.6, -1.0])

    found = ["c" if row == pieces.unknown else names[row] for row in pieces.of(word)]

    assert "".join(found) == word
    assert "aba" not in word or len(found) < len(word)


def test_a_movement_is_read_closely_wherever_it_stands() -> None:
    """The sentences around it are the same everywhere, so is what is read."""
    text = (FILLER + FLIGHT) * 12 + FILLER
    places = _spans(text, "Caracas", "Tehran")
    of, names = _told(text, places)
    read = read_closely(of, names, encoder())
    legs = [
        order
        for (one, other), order in zip(read.pairs.tolist(), read.orders, strict=True)
        if one % 2 == 0 and other == one + 1
    ]

    assert len(legs) == 12
    assert min(float(order[1]) for order in legs) > 0.8
    assert max(abs(float(order[1]) - float(legs[0][1])) for order in legs) < 1e-3


def test_a_hyphen_between_places_is_read_like_a_dash() -> None:
    dashed = "The weekly Caracas–Damascus–Tehran flight was full."
    read = []
    for text in (dashed, dashed.replace("–", "-")):
        of, names = _told(text, _spans(text, "Caracas", "Damascus", "Tehran"))
        read.append(read_closely(of, names, encoder()))

    assert np.array_equal(read[0].orders, read[1].orders)
    assert float(read[0].orders[:, 1].max()) > 0.8


def test_windows_cover_each_movement_and_are_as_long_as_the_encoder_reaches() -> None:
    text = FILLER + FLIGHT + FILLER + FLIGHT * 40
    of, names = _told(text, _spans(text, "Caracas", "Tehran"))
    found = list(windows(of, place_pairs(of.encoded, names, CLOSELY)[:, :2]))
    pieces = encoder().pieces

    for one, other in zip(of.encoded.places[::2], of.encoded.places[1::2], strict=True):
        assert any(low <= one.first and other.last < high for low, high in found)
    assert all(len(pieced(of, window, pieces, 10_000)[0].bags) <= encoder().longest for window in found)
    assert sum(high - low for low, high in found) < 1.5 * len(text.split())


def test_the_carrier_of_a_flight_belongs_to_its_ends() -> None:
    of, names = _told(FLIGHT, _spans(FLIGHT, "Caracas", "Tehran"), _spans(FLIGHT, "Conviasa"))
    read = read_closely(of, names, encoder())

    assert read.ties.tolist() == [[0, 0], [1, 0]]
    assert (read.tied > 0.5).all()


@settings(max_examples=40, deadline=None)
@given(some.text(max_size=200), some.data())
def test_any_text_can_be_read_closely(text: str, data: some.DataObject) -> None:
    cuts = sorted(data.draw(some.sets(some.integers(0, len(text)), max_size=8)))
    places = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    of, names = _told(text, places, places[:2])

    read = read_closely(of, names, encoder())

    assert len(read.pairs) == len(read.orders) == len(read.modes) == len(read.statuses)
    assert np.allclose(read.orders.sum(axis=1), 1, atol=1e-3)
    assert ((read.tied >= 0) & (read.tied <= 1)).all()


def test_a_glance_says_nothing_of_how_and_with_whom() -> None:
    of, names = _told(FLIGHT, _spans(FLIGHT, "Caracas", "Tehran"), _spans(FLIGHT, "Conviasa"))
    seen = network().look_at(of.encoded, names)
    glance = glanced_at(seen)

    assert len(glance.ties) == 0
    assert (glance.modes == glance.modes[0, 0]).all()
    assert (glance.orders == seen.orders).all()
