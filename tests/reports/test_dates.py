"""Dates: what is read, in which year, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.dates import document_date, event_date, find_dates
from reports.document import Span
from reports.model import DateSource, Precision
from reports.sentences import sentences

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
        ("en los años 90", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_range_has_a_first_and_a_last_day(text: str, start: str, end: str) -> None:
    assert [found[1:] for found in read(text, None)] == [(start, end, "range")]


@pytest.mark.parametrize("text", ["Since 2005, Iran", "desde 2005 envía", "ever since 2005"])
def test_since_opens_a_range_without_an_end(text: str) -> None:
    assert [found[1:] for found in read(text, None)] == [("2005-01-01", None, "range")]


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("On Sunday, February 13, they", "2022-02-13", "day"),
        ("in December and now", "2021-12-01", "month"),
        ("told them on September 28", "2021-09-28", "day"),
        ("as the March 13 elections approach", "2022-03-13", "day"),
        ("flights will begin on 1 July", "2022-07-01", "day"),
        ("the flights set to commence in March", "2022-03-01", "month"),
        ("yesterday", "2022-02-15", "day"),
        ("two days ago", "2022-02-14", "day"),
        ("six months ago", "2021-08-01", "month"),
        ("hace dos años", "2020-01-01", "year"),
        ("On Thursday, the minister", "2022-02-10", "day"),
        ("they will meet on Friday", "2022-02-18", "day"),
        ("el pasado martes", "2022-02-15", "day"),
        ("last July", "2021-07-01", "month"),
        ("next April", "2022-04-01", "month"),
        ("this month", "2022-02-01", "month"),
        ("next month", "2022-03-01", "month"),
        ("last year", "2021-01-01", "year"),
        ("el año pasado", "2021-01-01", "year"),
    ],
)
def test_a_date_without_its_year_leans_on_the_day_of_publication(text: str, start: str, precision: str) -> None:
    assert [found[1:] for found in read(text)] == [(start, None, precision)]
    assert read(text, None) == []


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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this winter", "2021-12-01", "2022-02-28"),
        ("last winter", "2020-12-01", "2021-02-28"),
        ("this spring", "2022-03-01", "2022-05-31"),
        ("last autumn", "2021-09-01", "2021-11-30"),
        ("el verano pasado", "2021-06-01", "2021-08-31"),
        ("el próximo verano", "2022-06-01", "2022-08-31"),
        ("in the first quarter of the year", "2022-01-01", "2022-03-31"),
        ("in the last quarter of last year", "2021-10-01", "2021-12-31"),
        ("en el segundo semestre del año", "2022-07-01", "2022-12-31"),
        ("los primeros siete meses del año", "2022-01-01", "2022-07-31"),
        ("over the weekend", "2022-02-12", "2022-02-13"),
        ("last weekend", "2022-02-12", "2022-02-13"),
        ("this weekend", "2022-02-19", "2022-02-20"),
        ("este fin de semana", "2022-02-19", "2022-02-20"),
        ("later this month", "2022-02-17", "2022-02-28"),
        ("earlier this year", "2022-01-01", "2022-02-15"),
        ("a finales de mes", "2022-02-21", "2022-02-28"),
        ("a comienzos de año", "2022-01-01", "2022-04-30"),
        ("a finales del año pasado", "2021-09-01", "2021-12-31"),
        ("late last year", "2021-09-01", "2021-12-31"),
        ("early next month", "2022-03-01", "2022-03-10"),
        ("del 3 al 5 de enero", "2022-01-03", "2022-01-05"),
        ("entre el 3 y el 5 de enero", "2022-01-03", "2022-01-05"),
    ],
)
def test_a_period_without_its_year_leans_on_the_day_of_publication(text: str, start: str, end: str) -> None:
    assert [found[1:] for found in read(text)] == [(start, end, "range")]
    assert read(text, None) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("anoche", "2022-02-15"),
        ("last night", "2022-02-15"),
        ("esta madrugada", "2022-02-16"),
        ("this morning", "2022-02-16"),
        ("on the night of 3 January", "2022-01-03"),
        ("a las 14.30 del 3 de enero", "2022-01-03"),
        ("el 1.º de enero", "2022-01-01"),
        ("el primero de enero", "2022-01-01"),
        ("the trial is listed for 12 March", "2022-03-12"),
        ("they struck on 12 March", "2021-03-12"),
        ("la nave zarpó el 12 de marzo", "2021-03-12"),
        ("suspended on 12 March, it will resume", "2021-03-12"),
    ],
)
def test_a_day_is_found_beside_its_hour_and_its_verb(text: str, day: str) -> None:
    assert [found[1:] for found in read(text)] == [(day, None, "day")]


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("On 4 May 2021 it sank. The next day it was raised.", "2021-05-05", "day"),
        ("It came on 4 May 2021 and left four days later.", "2021-05-08", "day"),
        ("It sank on 4 May 2021, having left two nights earlier.", "2021-05-02", "day"),
        ("On 4 May 2021 it sank. A week later it was raised.", "2021-05-11", "day"),
        ("In March 2021 he fell. Two months later he was back.", "2021-05-01", "month"),
        ("He fell in 2019. One year later he was back.", "2020-01-01", "year"),
        ("El 4 de mayo de 2021 zarpó. Al día siguiente llegó.", "2021-05-05", "day"),
        ("El 4 de mayo de 2021 zarpó. Llegó dos días después.", "2021-05-06", "day"),
        ("Zarpó el 4 de mayo de 2021. La víspera hubo fiesta.", "2021-05-03", "day"),
    ],
)
def test_the_next_day_leans_on_the_date_told_before(text: str, start: str, precision: str) -> None:
    last = sentences(text)[-1]

    assert [(str(when.start), when.precision.value) for _, when in find_dates(text, last, None)][-1:] == [
        (start, precision)
    ]


@pytest.mark.parametrize(
    "text", ["The next day he left.", "It came in March 2021. The next day he left.", "two days before the vote"]
)
def test_the_next_day_without_a_day_before_it_is_no_date(text: str) -> None:
    assert find_dates(text, sentences(text)[-1], PUBLISHED) == ()


@pytest.mark.parametrize("text", ["desde finales de abril de 2020", "since late April 2020"])
def test_since_a_part_of_a_month_is_open(text: str) -> None:
    assert [found[1:] for found in read(text, None)] == [("2020-04-21", None, "range")]


def test_a_year_of_an_old_treaty_is_a_year() -> None:
    assert read("el laudo de 1899 es firme", None) == [("1899", "1899-01-01", None, "year")]
    assert read("a force of 1800 men at 1630 hours in 1815 tons", None) == []


@pytest.mark.parametrize("text", ["last week", "la semana pasada"])
def test_last_week_runs_from_monday_to_sunday(text: str) -> None:
    assert [found[1:] for found in read(text)] == [("2022-02-07", "2022-02-13", "range")]


def test_february_29_falls_into_a_leap_year_or_is_no_date() -> None:
    assert [found[1] for found in read("on 29 February", date(2021, 1, 5))] == ["2020-02-29"]
    assert read("on 29 February", date(2022, 6, 5)) == []


@pytest.mark.parametrize(
    "text",
    [
        "S-300 and Su-30 systems", "the 10th Front", "bill S.3589 passed", "about $2006 each", "a group of 2000 troops",
        "from 1900 to 2000 barrels", "the Security Strategy Act of 2022", "31 February 2020", "they may march",
        "Mar del Plata", "see https://example.org/2020/05/23/news", "in Santo Domingo", "every Sunday",
        "a Sunday Times report",
        "the 2014 revolution",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El barco entró el día 19 en Dakar.", date(2023, 2, 19)),
        ("El barco entró el día 27 en Dakar.", date(2023, 1, 27)),
        ("El ferri zarpará el día 27 de Orán.", date(2023, 2, 27)),
        ("The ship left on the 3rd with wheat.", date(2023, 2, 3)),
        ("El reparto empieza mañana en Lugo.", date(2023, 2, 21)),
    ],
)
def test_a_day_of_the_month_alone_is_the_nearest_one(text: str, expected: date) -> None:
    found = find_dates(text, Span(0, len(text)), date(2023, 2, 20))
    assert [when.start for _, when in found] == [expected]


@pytest.mark.parametrize("text", ["Salieron por la mañana.", "He lived on the 3rd floor.", "Cada mañana zarpan."])
def test_mornings_and_floors_are_no_dates(text: str) -> None:
    assert find_dates(text, Span(0, len(text)), date(2023, 2, 20)) == ()
