"""Plain ways of telling a movement, each with several places put in: what most reports are made of.

A line is `STOPS MODE STATUS [both] | sentence` or `none | sentence`, then ` ; A=name` for a place that a letter means.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from gazetteer.index import Gazetteer
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Document
from reports.extraction import extract
from reports.model import Direction, Mode, Route, Status

FORMS: Final = Path(__file__).with_name("forms")
PLACES: Final = {
    "en": (("Caracas", "Damascus", "Tehran"), ("Nairobi", "Mogadishu", "Aden"), ("Beirut", "Baghdad", "Minsk")),
    "es": (("Caracas", "Damasco", "Teherán"), ("Nairobi", "Yibuti", "Adén"), ("Guayaquil", "Panamá", "Róterdam")),
}
LEAST_FOUND: Final = {"en": 0.95, "es": 0.95}
LEAST_LEFT_ALONE: Final = {"en": 0.97, "es": 0.97}
LEAST_MODE: Final = 0.95
LEAST_STATUS: Final = 0.95


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


class Form(NamedTuple):
    """A sentence with the names put in, and the stops, mode, status and direction wanted; no stops for no route."""

    text: str
    stops: tuple[str, ...]
    mode: str = ""
    status: str = ""
    both: bool = False


def forms(language: str) -> Iterator[Form]:
    for line in (FORMS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(" | ")
        sentence, *given = rest.split(" ; ")
        own = dict(item.split("=") for item in given)
        for places in PLACES[language]:
            names = dict(zip("ABC", places, strict=True)) | own
            if head == "none":
                yield Form(sentence.format(**names), ())
            else:
                stops, mode, status, *both = head.split()
                yield Form(sentence.format(**names), tuple(names[at] for at in stops), mode, status, bool(both))


def routes(form: Form, language: str, gazetteer: Gazetteer, catalogue: Catalogue) -> tuple[Route, ...]:
    document = Document(
        id="sha256:form", path="form.txt", text=form.text, published=date(2024, 5, 3), language=language
    )
    return extract(document, gazetteer, catalogue).routes


def matching(form: Form, found: tuple[Route, ...]) -> Route | None:
    """The one route found, if it has the stops of the form."""
    if len(found) != 1:
        return None
    stops = tuple(stop.text or stop.place.name for stop in found[0].stops)
    backwards = found[0].direction is Direction.BOTH and stops[::-1] == form.stops
    return found[0] if stops == form.stops or backwards else None


@pytest.mark.parametrize("language", ["en", "es"])
def test_plain_movements_are_found_with_all_their_stops(
    language: str, gazetteer: Gazetteer, catalogue: Catalogue
) -> None:
    wanted = [form for form in forms(language) if form.stops]
    missed = [form.text for form in wanted if matching(form, routes(form, language, gazetteer, catalogue)) is None]
    assert 1 - len(missed) / len(wanted) >= LEAST_FOUND[language], missed


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_no_movement_gives_no_route(language: str, gazetteer: Gazetteer, catalogue: Catalogue) -> None:
    others = [form for form in forms(language) if not form.stops]
    read = [form.text for form in others if routes(form, language, gazetteer, catalogue)]
    assert 1 - len(read) / len(others) >= LEAST_LEFT_ALONE[language], read


@pytest.mark.parametrize("language", ["en", "es"])
def test_mode_status_and_direction_of_plain_movements_are_read(
    language: str, gazetteer: Gazetteer, catalogue: Catalogue
) -> None:
    wanted = [form for form in forms(language) if form.stops]
    pairs = [(form, matching(form, routes(form, language, gazetteer, catalogue))) for form in wanted]
    found = [(form, route) for form, route in pairs if route is not None]
    modes = [form.text for form, route in found if Mode(form.mode) not in {route.mode, Mode.UNKNOWN}]
    statuses = [form.text for form, route in found if Status(form.status) is not route.status]
    assert 1 - len(modes) / len(found) >= LEAST_MODE, modes
    assert 1 - len(statuses) / len(found) >= LEAST_STATUS, statuses
    assert all(route.direction is Direction.BOTH for form, route in found if form.both)
