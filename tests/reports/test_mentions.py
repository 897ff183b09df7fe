"""Mentions: which actors, which date and which evidence go with a place."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.document import Span
from reports.mentions import find_mentions
from reports.model import DateSource, Mention
from reports.sentences import sentences
from tests.reports.builders_routes import marked


def mentions_of(source: str, published: date | None = None) -> tuple[Mention, ...]:
    text = marked(source)
    return find_mentions(text.document(published), text.toponyms, text.actors, sentences(text.text))


def test_a_literal_place_is_mentioned_with_the_actors_of_its_sentence() -> None:
    (mention,) = mentions_of("<Turkish=TR> engineers work in {Mogadishu}.")

    assert (mention.place.name, mention.actor_ids) == ("Mogadishu", ("state-tr",))


def test_a_name_in_its_actor_use_is_no_mention() -> None:
    assert mentions_of("{Turkey!} refused.") == ()


def test_a_name_without_a_place_is_no_mention() -> None:
    assert mentions_of("Troops entered {Atlantis?}.") == ()


def test_actors_of_the_same_clause_are_preferred() -> None:
    first, second = mentions_of(
        "<Turkish=TR> engineers work in {Mogadishu}, while <Chinese=CN> ones build in {Djibouti}."
    )

    assert first.actor_ids == ("state-tr",)
    assert second.actor_ids == ("state-cn",)


def test_a_clause_without_actors_takes_those_of_its_sentence() -> None:
    (mention,) = mentions_of("<Turkish=TR> engineers left; the port of {Berbera} is quiet.")

    assert mention.actor_ids == ("state-tr",)


def test_actors_of_other_sentences_are_left_out() -> None:
    (mention,) = mentions_of("<Turkish=TR> engineers left. The port of {Berbera} is quiet.")

    assert mention.actor_ids == ()


def test_a_sentence_that_goes_on_about_someone_takes_the_actors_of_the_one_before() -> None:
    (mention,) = mentions_of("<Wagner=armed_group:RU> grew. They hold a mine near {Gao}.")

    assert mention.actor_ids == ("wagner",)


def test_a_sentence_with_actors_of_its_own_takes_no_others() -> None:
    (mention,) = mentions_of("<Wagner=armed_group:RU> grew. They met <Malian=ML> officers in {Gao}.")

    assert mention.actor_ids == ("state-ml",)


def test_each_actor_is_given_once() -> None:
    (mention,) = mentions_of("<Malian=ML> troops and <Malian=ML> police hold {Gao}.")

    assert mention.actor_ids == ("state-ml",)


def test_the_date_comes_from_the_sentence_when_it_has_one() -> None:
    (mention,) = mentions_of("Troops entered {Gao} on 3 May 2021.", date(2022, 1, 1))

    assert mention.date is not None
    assert (mention.date.start, mention.date.source) == (date(2021, 5, 3), DateSource.SENTENCE)


def test_else_the_date_is_that_of_the_document() -> None:
    (mention,) = mentions_of("Troops entered {Gao}.", date(2022, 1, 1))

    assert mention.date is not None
    assert (mention.date.start, mention.date.source) == (date(2022, 1, 1), DateSource.DOCUMENT)


def test_without_any_date_a_mention_has_none() -> None:
    assert mentions_of("Troops entered {Gao}.")[0].date is None


def test_the_evidence_is_the_sentence() -> None:
    (mention,) = mentions_of("All was quiet. Troops entered {Gao}. Then they left.")

    assert mention.evidence.quote == "Troops entered Gao."


def test_a_toponym_outside_every_sentence_is_its_own_evidence() -> None:
    text = marked("{Gao} and {Bamako} lie in the heat.")

    found = find_mentions(text.document(), text.toponyms, text.actors, (Span(8, 20),))

    assert [mention.evidence.quote for mention in found] == ["Gao", "Bamako lie i"]


PIECES = ("{Gao}", "{Mali!}", "<Malian=ML>", "<Wagner=armed_group:RU>", "They", "while", ",", ";", ".", "held", "and")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_every_resolved_literal_toponym_has_one_mention_in_order(source: str) -> None:
    text = marked(source)

    found = mentions_of(source)

    assert [m.toponym for m in found] == [t for t in text.toponyms if t.use.value == "literal"]
    for mention in found:
        span = mention.evidence.span
        assert span.contains(Span(mention.toponym.start, mention.toponym.end))
        assert text.text[span.start : span.end] == mention.evidence.quote
