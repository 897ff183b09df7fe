"""What the network learns from keeps to its format."""

from __future__ import annotations

import pytest

from reports.model import Mode, Status
from reports.relations.candidates import CLOSELY
from tests.training.examples import MODES, of_snippet
from tests.training.passages import UNSEEN
from tests.training.snippets import merged, read_snippet, read_snippets

_LINE = (
    "1=air,reported | A {Conviasa|a} jet left [Caracas|1.1|a] for [Tehran|1.3] via [Damascus|1.2]; [Moscow|-] slept."
)


def test_every_snippet_keeps_to_the_format() -> None:
    assert len(list(read_snippets())) > 10_000
    assert len(list(read_snippets(UNSEEN))) > 100


def test_what_the_encoder_must_not_see_is_not_among_what_it_learns_from() -> None:
    assert not {each.text for each in read_snippets()} & {each.text for each in read_snippets(UNSEEN)}


def test_a_snippet_is_its_text_and_its_marks() -> None:
    snippet = read_snippet(_LINE)

    assert snippet.text == "A Conviasa jet left Caracas for Tehran via Damascus; Moscow slept."
    assert [snippet.text[place.span.start : place.span.end] for place in snippet.places] == [
        "Caracas",
        "Tehran",
        "Damascus",
        "Moscow",
    ]
    assert snippet.routes[1].mode is Mode.AIR
    assert snippet.routes[1].status is Status.REPORTED


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("A jet left [Caracas|1.1] for [Tehran|1.2].", "no ' | '"),
        ("- | A jet left [Caracas|1.1] for [Tehran|1.2].", "movement 1 is not named"),
        ("1=air,reported | A jet left [Caracas|1.1].", "fewer than two stops"),
        ("1=broom,reported | From [Caracas|1.1] to [Tehran|1.2].", "broom"),
        ("- | A jet left [Caracas.", "stray"),
    ],
)
def test_a_malformed_line_is_refused_with_what_is_wrong(line: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem.replace("|", r"\|")):
        read_snippet(line)


def test_a_passage_has_paragraphs() -> None:
    snippet = read_snippet("1=sea,reported | [Piraeus|1.1] at dusk. ¶ [Bari|1.2] at dawn.")

    assert snippet.text == "Piraeus at dusk.\n\nBari at dawn."
    assert [place.span.start for place in snippet.places] == [0, 18]


def test_the_answers_follow_the_order_of_travel_not_that_of_the_words() -> None:
    example = of_snippet(read_snippet(_LINE), CLOSELY)
    answers = {(int(a), int(b)): int(order) for (a, b), order in zip(example.pairs[:, :2], example.orders, strict=True)}

    assert answers == {(0, 1): 1, (0, 2): 1, (1, 2): 2, (0, 3): 0, (1, 3): 0, (2, 3): 0}
    assert {int(mode) for mode in example.manners[example.orders > 0, 0]} == {MODES.index(Mode.AIR)}


def test_two_stops_are_next_to_each_other_or_the_ends_of_a_way_if_they_are_so_in_one_of_their_ways() -> None:
    line = "1=air,reported 2=sea,reported | From [Caracas|1.1+2.1] by [Damascus|1.2] to [Tehran|1.3+2.2]."
    example = of_snippet(read_snippet(line), CLOSELY)

    told = {
        (int(a), int(b)): tuple(manner[3:])
        for (a, b), manner in zip(example.pairs[:, :2], example.manners.tolist(), strict=True)
    }
    assert told == {(0, 1): (1, 0), (1, 2): (1, 0), (0, 2): (1, 1)}


def test_snippets_as_paragraphs_keep_their_answers_and_gain_none() -> None:
    one = read_snippet(_LINE)
    both = of_snippet(merged([one, one]), CLOSELY)

    assert int((both.orders > 0).sum()) == 2 * int((of_snippet(one, CLOSELY).orders > 0).sum())
    assert int((both.tied == 1).sum()) == 2 * int((of_snippet(one, CLOSELY).tied == 1).sum())
