"""Dates: what is read, in which year, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.dates import document_date, event_date, find_dates
from reports.document import Span
from reports.model import DateSource, Precision

PUBLISHED = date(2022, 2, 16)  # a Wednesday
PIECES = (
    "since ", "between ", "and ", "to ", "March ", "may ", "31 ", "February ", "2019", "-", "/", "12", " de ", "lunes ",
    "last ", "week", "year", " ago", "hace ", "tres ", "años ", "early ", "the 1990s", "Sunday, ", ", ",
    "30 de febrero", "the next day", "two nights earlier", "last winter ", "of 2020", "Q3 ",
    "first half of ", "weekend ",
    "later this ", "a finales de ", "anoche", "dos días después", "in 1899", "first three months of ", "suspended in ",
)  # fmt: skip


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None, str]]:
    found = find_dates(text, Span(0, len(text)), published)
    return [
        (text[at.start : at.end], str(when.start), str(when.end) if when.end else None, when.precision.value)
        for at, when in found
    ]


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("on 5 April 2019 they", "2019-04-05", "day"),
        ("On April 5, 2019, he", "2019-04-05", "day"),
        ("on the 3rd of June 2019", "2019-06-03", "day"),
        ("Friday, 05 April 19", "2019-04-05", "day"),
        ("on 2020-05-23 it", "2020-05-23", "day"),
        ("el 23/05/2020 fue", "2020-05-23", "day"),
        ("on 05/23/2020", "2020-05-23", "day"),
        ("el 31.12.2019", "2019-12-31", "day"),
        ("el 7 de mayo de 2018", "2018-05-07", "day"),
        ("el 1º de mayo del 2019", "2019-05-01", "day"),
        ("Sept. 28, 2020", "2020-09-28", "day"),
        ("in April 2019", "2019-04-01", "month"),
        ("in April of 2019", "2019-04-01", "month"),
        ("en marzo de 2020", "2020-03-01", "month"),
        ("beginning in 2007, agents", "2007-01-01", "year"),
        ("During 2020, trade", "2020-01-01", "year"),
        ("deployed (2014)", "2014-01-01", "year"),
        ("the 1989 invasion", "1989-01-01", "year"),
        ("the Geneva Agreement of 1966", "1966-01-01", "year"),
        ("on 05-Mar-2021", "2021-03-05", "day"),
        ("the fifth of March 2019", "2019-03-05", "day"),
    ],
)
def test_a_date_written_out_needs_no_day_of_publication(text: str, start: str, precision: str) -> None:
    assert [found[1:] for found in read(text, None)] == [(start, None, precision)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("between 3 and 19 April 2021", "2021-04-03", "2021-04-19"),
        ("del 12 al 15 de marzo de 2020", "2020-03-12", "2020-03-15"),
        ("entre el 3 y el 5 de mayo de 2019", "2019-05-03", "2019-05-05"),
        ("from May to July 2020", "2020-05-01", "2020-07-31"),
        ("from December to January 2020", "2019-12-01", "2020-01-31"),
        ("January 2019 - March 2020", "2019-01-01", "2020-03-31"),
        ("June 3rd to June 5th, 2019", "2019-06-03", "2019-06-05"),
        ("February 7-8, 2022", "2022-02-07", "2022-02-08"),
        ("between 2005 and 2010", "2005-01-01", "2010-12-31"),
        ("the 2015-2018 talks", "2015-01-01", "2018-12-31"),
        ("in 2018-19", "2018-01-01", "2019-12-31"),
        ("in late March 2019", "2019-03-21", "2019-03-31"),
        ("a mediados de marzo de 2019", "2019-03-11", "2019-03-20"),
        ("in early 2019", "2019-01-01", "2019-04-30"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the early 2000s", "2000-01-01", "2002-12-31"),
        ("in the fourteenth century", "1301-01-01", "1400-12-31"),
        ("en el siglo XIX", "1801-01-01", "1900-12-31"),
        ("in 1878–79", "1878-01-01", "1879-12-31"),
        ("H1 2021", "2021-01-01", "2021-06-30"),
        ("el 3T de 2021", "2021-07-01", "2021-09-30"),
        ("en los años 90", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_range_has_a_first_and_a_last_day(text: str, start: str, end: str) -> None:
    assert [found[1:] for found in read(text, None)] == [(start, end, "range")]


@pytest.mark.parametrize("text", ["Since 2005, Iran", "desde 2005 envía", "ever since 2005"])
def test_since_opens_a_range_without_an_end(text: str) -> None:
    assert [found[1:] for found in read(text, None)] == [("2005-01-01", None, "range")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in the summer of 2020", "2020-06-01", "2020-08-31"),
        ("en el otoño de 2020", "2020-09-01", "2020-11-30"),
        ("Winter 2020 was hard", "2020-12-01", "2021-02-28"),
        ("the winter of 2019-20", "2019-12-01", "2020-02-29"),
        ("in the first half of 2021", "2021-01-01", "2021-06-30"),
        ("in the third quarter of 2020", "2020-07-01", "2020-09-30"),
        ("Q4 2020", "2020-10-01", "2020-12-31"),
        ("en el segundo trimestre de 2019", "2019-04-01", "2019-06-30"),
        ("en el primer semestre de 2021", "2021-01-01", "2021-06-30"),
        ("the first seven months of 2021", "2021-01-01", "2021-07-31"),
        ("en los primeros dos meses de 2020", "2020-01-01", "2020-02-29"),
        ("between 28 March and 3 April 2021", "2021-03-28", "2021-04-03"),
        ("del 28 de marzo al 3 de abril de 2021", "2021-03-28", "2021-04-03"),
        ("in April-May 2021", "2021-04-01", "2021-05-31"),
    ],
)
def test_seasons_quarters_and_months_run_from_their_first_day_to_their_last(text: str, start: str, end: str) -> None:
    assert [found[1:] for found in read(text, None)] == [(start, end, "range")]


@pytest.mark.parametrize("text", ["desde finales de abril de 2020", "since late April 2020"])
def test_since_a_part_of_a_month_is_open(text: str) -> None:
    assert [found[1:] for found in read(text, None)] == [("2020-04-21", None, "range")]


def test_a_year_of_an_old_treaty_is_a_year() -> None:
    assert read("el laudo de 1899 es firme", None) == [("1899", "1899-01-01", None, "year")]
    assert read("a force of 1800 men at 1630 hours in 1815 tons", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "S-300 and Su-30 systems", "the 10th Front", "bill S.3589 passed", "about $2006 each", "a group of 2000 troops",
        "from 1900 to 2000 barrels", "the Security Strategy Act of 2022", "31 February 2020", "they may march",
        "Mar del Plata", "see https://example.org/2020/05/23/news", "in Santo Domingo", "every Sunday",
        "a Sunday Times report",
        "the 2000 migrants",
        "€38 million and 0.01 percent", "one year later", "desde entonces", "the fall of Kabul", "in summer",
        "every winter",
        "at 0410 UTC", "a las 14.30 horas", "twice a week",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


def test_a_span_covers_the_date_and_is_counted_from_the_start_of_the_text() -> None:
    text = "First one. In April 2019 they left."
    [(at, when)] = find_dates(text, Span(11, len(text)), None)

    assert text[at.start : at.end] == "April 2019"
    assert when.source is DateSource.SENTENCE


def test_the_most_exact_date_of_a_sentence_is_the_event_s() -> None:
    text = "In 2019 talks began and on 5 April 2020 a jet landed."

    found = event_date(text, Span(0, len(text)), None)

    assert found is not None
    assert found.start == date(2020, 4, 5)


def test_the_day_on_which_someone_said_so_gives_way_to_the_event_s() -> None:
    text = "The envoy told reporters on 26 October 2020 that the missiles had arrived in June 2020."

    found = event_date(text, Span(0, len(text)), None)

    assert found is not None
    assert (found.start, found.precision) == (date(2020, 6, 1), Precision.MONTH)


def test_a_sentence_without_a_date_has_no_event_date() -> None:
    assert event_date("Nothing here.", Span(0, 13), PUBLISHED) is None


def test_the_date_of_a_document_says_that_it_is_the_document_s() -> None:
    found = document_date(PUBLISHED)

    assert found is not None
    assert (found.start, found.source) == (PUBLISHED, DateSource.DOCUMENT)
    assert document_date(None) is None


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_without_an_error_and_spans_stay_in_order(text: str, published: date | None) -> None:
    position = 0
    for at, when in find_dates(text, Span(0, len(text)), published):
        assert position <= at.start < at.end <= len(text)
        assert when.end is None or when.start <= when.end
        position = at.end


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "2019-",
        "5 March ",
        "between 2 and ",
        "of 2019 ",
        "1/2/",
        "Sunday, ",
        "\n ",
        "lunes ",
        "the next day ",
        "last winter ",
        "Q1 2020 ",
        "suspended ",
        "first half ",
    ],
)
def test_a_sentence_of_a_hundred_thousand_characters_is_read_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + " then on 5 April 2019"

    assert find_dates(text, Span(0, len(text)), PUBLISHED)[-1][1].start == date(2019, 4, 5)
