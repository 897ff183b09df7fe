"""Dates that lean on the day of publication or on what was told before."""

from datetime import date

import pytest

from reports.dates import find_dates
from reports.document import Span
from reports.sentences import sentences

PUBLISHED = date(2022, 2, 16)  # a Wednesday


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None, str]]:
    found = find_dates(text, Span(0, len(text)), published)
    return [
        (text[at.start : at.end], str(when.start), str(when.end) if when.end else None, when.precision.value)
        for at, when in found
    ]


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


@pytest.mark.parametrize("text", ["last week", "la semana pasada"])
def test_last_week_runs_from_monday_to_sunday(text: str) -> None:
    assert [found[1:] for found in read(text)] == [("2022-02-07", "2022-02-13", "range")]


def test_february_29_falls_into_a_leap_year_or_is_no_date() -> None:
    assert [found[1] for found in read("on 29 February", date(2021, 1, 5))] == ["2020-02-29"]
    assert read("on 29 February", date(2022, 6, 5)) == []


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It left on Thursday.", "2022-02-10"),
        ("It leaves on Thursday.", "2022-02-17"),
        ("The envoy is expected in Doha on Thursday.", "2022-02-17"),
        ("The last flight was set for Sunday.", "2022-02-20"),
        ("On Friday the company will take them home.", "2022-02-18"),
        ("He won in Lima, and on Friday he meets the team.", "2022-02-18"),
        ("CARICOM se reúne el viernes.", "2022-02-18"),
        ("La caravana partió el viernes.", "2022-02-11"),
        ("Este domingo alcanzaron la costa.", "2022-02-13"),
        ("Se verán este domingo.", "2022-02-20"),
    ],
)
def test_the_tense_tells_on_which_side_of_publication_a_weekday_lies(text: str, day: str) -> None:
    assert [found[1] for found in read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("closed since the 7th", "2022-02-07", None),
        ("from tomorrow ships will wait", "2022-02-17", None),
        ("a partir de hoy no se puede girar", "2022-02-16", None),
        ("From 2013 onwards they fought", "2013-01-01", None),
        ("no pasa una gota desde diciembre", "2021-12-01", None),
        ("the seats are gone till Saturday", "2022-02-16", "2022-02-19"),
        ("from Sunday to Tuesday he was in Sanaa", "2022-02-13", "2022-02-15"),
        ("between Sunday and Tuesday it rained", "2022-02-13", "2022-02-15"),
        ("the week of 7 February", "2022-02-07", "2022-02-13"),
        ("in the week to Sunday", "2022-02-07", "2022-02-13"),
        ("en lo que va de año", "2022-01-01", "2022-02-16"),
        ("en los últimos tres meses", "2021-11-16", "2022-02-16"),
        ("in the last 48 hours", "2022-02-14", "2022-02-16"),
        ("its loss within ten days is likely", "2022-02-16", "2022-02-26"),
        ("800,000 left in a fortnight", "2022-02-02", "2022-02-16"),
        ("in the first week of January", "2022-01-01", "2022-01-07"),
        ("última quincena de enero", "2022-01-16", "2022-01-31"),
        ("a primeros de enero", "2022-01-01", "2022-01-10"),
        ("in the last days of January", "2022-01-21", "2022-01-31"),
        ("by the weekend", "2022-02-19", "2022-02-20"),
        ("the end of this year", "2022-12-01", "2022-12-31"),
        ("the plan leaked in autumn", "2021-09-01", "2021-11-30"),
        ("Istanbul follows in the spring", "2022-03-01", "2022-05-31"),
        ("el primer trimestre será mejor", "2022-01-01", "2022-03-31"),
    ],
)
def test_words_beside_a_date_open_or_bound_it(text: str, start: str, end: str | None) -> None:
    assert [found[1:] for found in read(text)] == [(start, end, "range")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It sank at Christmas.", "2021-12-25"),
        ("They left on New Year's Eve.", "2021-12-31"),
        ("Viajarán antes de Nochebuena.", "2022-12-24"),
        ("They met on Good Friday 2021.", "2021-04-02"),
        ("He came the day before yesterday.", "2022-02-14"),
        ("Zarpa pasado mañana.", "2022-02-18"),
        ("It opens in two days' time.", "2022-02-18"),
        ("Lima, 14 feb (EFE).", "2022-02-14"),
        ("On the 8th of this month it closed.", "2022-02-08"),
        ("El juez fijó audiencia para el 21 del corriente.", "2022-02-21"),
        ("En Madrid, a treinta de noviembre de dos mil veintiuno.", "2021-11-30"),
        ("Arrived Mon 06:10.", "2022-02-14"),
    ],
)
def test_a_day_is_known_by_its_name_or_its_number_alone(text: str, day: str) -> None:
    assert [found[1] for found in read(text)] == [day]


@pytest.mark.parametrize("text", ["They live on Christmas Island.", "a Christmas market", "in winter it snows"])
def test_islands_markets_and_habits_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In April 1988 a frigate hit a mine. On 3 July it shot down an airliner.", "1988-07-03"),
        ("El 6 de noviembre de 1936 fondeó. El 25 de octubre había zarpado.", "1936-10-25"),
        ("In 1939 he fled. In February of that year he crossed on foot.", "1939-02-01"),
        ("In March 2015 it closed.\n\nOn 3 February it opened again.", "2022-02-03"),
        ("In August 2021 it closed. On 3 February it opened again.", "2022-02-03"),
        ("In January 2019 it landed. That same month it left.", "2019-01-01"),
        ("On 4 May 2021 it sank. It was raised by the 12th.", "2021-05-12"),
        ("On Friday he closed the tour begun the previous Monday.", "2022-02-07"),
        ("On 4 May 2021 it sank. They came the same evening.", "2021-05-04"),
        ("In October 2021 it carried 31 trains, 24 a year earlier.", "2020-10-01"),
    ],
)
def test_a_history_is_told_on_in_its_own_time(text: str, start: str) -> None:
    found = find_dates(text, sentences(text)[-1], PUBLISHED)

    assert [str(when.start) for _, when in found][-1:] == [start]
