"""Where a publisher is at home: told by what it wrote before, by its address, and by nothing else."""

from __future__ import annotations

import pytest

from gazetteer.geoparser import Geoparser
from gazetteer.home import Homes, country_of_domain, host_of, names_in_host
from gazetteer.index import Gazetteer
from gazetteer.place import Place
from gazetteer.toponym import Context, Toponym, Use
from tests.gazetteer.small import place

_PAPER = "https://www.example.com/news/1"
_OHIO = place("1", "Milton", -84.0, 40.0, country="US", admin1="OH")
_CUBA = place("2", "Cuba", -79.5, 21.5, code="PCLI", country="CU")


def _toponym(of: Place, *, confidence: float = 0.9) -> Toponym:
    return Toponym(start=0, end=len(of.name), text=of.name, use=Use.LITERAL, confidence=confidence, place=of)


def test_a_publisher_without_earlier_texts_has_no_home() -> None:
    assert Homes().of(_PAPER) is None


def test_the_places_of_earlier_texts_make_the_home_whatever_page_they_stand_on() -> None:
    homes = Homes()
    homes.note(_PAPER, [_toponym(_OHIO), _toponym(_OHIO)])
    homes.note("http://example.com/sports/2", [_toponym(_OHIO)])

    home = homes.of("https://www.example.com/3")

    assert home is not None
    assert home.texts == 2
    assert [(seen.surface, seen.admin1_code, times) for seen, times in home.places] == [("milton", "OH", 2)]


def test_countries_and_what_is_doubtful_make_no_home() -> None:
    homes = Homes()
    homes.note(_PAPER, [_toponym(_CUBA), _toponym(_OHIO, confidence=0.3)])

    home = homes.of(_PAPER)

    assert home is not None
    assert home.places == ()


def test_one_publisher_says_nothing_about_another_and_a_text_without_address_nothing_at_all() -> None:
    homes = Homes()
    homes.note(_PAPER, [_toponym(_OHIO)])
    homes.note(None, [_toponym(_OHIO)])

    assert homes.of("https://example.org/1") is None
    assert homes.of(None) is None


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.example.co.uk/a", "GB"),
        ("https://example.com.au", "AU"),
        ("https://example.com", None),
        ("no address", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_ending_of_an_address_tells_its_country(url: str | None, country: str | None) -> None:
    assert country_of_domain(url) == country


def test_a_broken_address_has_no_host() -> None:
    assert host_of("http://[broken") == ""


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("www.columbusdailynews.com", ("columbus",)),
        ("chronicle.augusta.com", ("augusta",)),
        ("columbusfurniture.com", ()),
        ("dailynews.com", ()),
    ],
)
def test_the_host_of_a_paper_may_begin_with_its_town(host: str, names: tuple[str, ...]) -> None:
    known = ["col", "columbus", "augusta", "daily", "chronicle"]

    def prefixes(label: str) -> list[str]:
        return [name for name in known if label.startswith(name)]

    assert names_in_host(f"https://{host}/1", prefixes) == names


def test_what_a_paper_wrote_before_tells_which_town_it_means(gazetteer: Gazetteer) -> None:
    geoparser, homes = Geoparser(gazetteer), Homes()
    for text in ("Police in Columbus, Ohio, and Cleveland, Ohio, met.", "Fire in Dayton and Toledo, Ohio, on Monday."):
        homes.note(_PAPER, geoparser.geoparse(text, Context(url=_PAPER, home=homes.of(_PAPER))))
    text = "The council of Athens voted on Monday."

    away = geoparser.geoparse(text, Context())[0]
    at_home = geoparser.geoparse(text, Context(url=_PAPER, home=homes.of(_PAPER)))[0]

    assert away.place is not None
    assert at_home.place is not None
    assert (away.place.country_code, at_home.place.admin1_code) == ("GR", "OH")
    assert any("publisher" in reason for reason in at_home.reasons)
