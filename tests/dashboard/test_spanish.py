"""The page in Spanish: nothing of the program's own is left in English on any of its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import language as spoken
from dashboard import messages, words
from dashboard.language import Language, asked, either, figure, forms, speaking, tr
from dashboard.script_words import map_words
from gazetteer.coordinates import LonLat
from reports.model import Status
from tests.dashboard.samples import PLACES
from tests.dashboard.test_page import APP, drawn

IDS = {"atlas", "kind", "mode", "id", "language", "view"}  # what is no text for people
TABS = ("Places", "Routes", "Evidence", "Actors", "Flows", "Reports", "Look up a name", "Export")


def english() -> tuple[set[str], list[re.Pattern[str]]]:
    """What must not stand on a Spanish page: messages that Spanish says otherwise, as texts and as patterns."""
    texts, patterns = set[str](), list[re.Pattern[str]]()
    for message in messages.read(Language.SPANISH):
        if all(file == "atlas.py" for file, _ in message.locations):
            continue  # names of seas: the gazetteer has places of these names
        sources = [str(one) for one in message.id] if isinstance(message.id, tuple) else [str(message.id)]
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        for source in sources:
            if source in said or len(source) < len("Way") or source.startswith("{"):
                continue
            if "{" in source:
                patterns.append(re.compile(r".+?".join(map(re.escape, re.split(r"\{\w+\}", source)))))
            else:
                texts.add(source)
    return texts, patterns


def strings(message: Any) -> Iterator[str]:
    """Every text in a protocol message, in those within it and in JSON."""
    if isinstance(message, str):
        yield from json_strings(message) if message.startswith(("{", "[")) else [message]
    elif hasattr(message, "ListFields"):
        for _, value in message.ListFields():
            yield from strings(value)
    elif hasattr(message, "__getitem__") and not isinstance(message, bytes):
        for number in range(len(message)):
            yield from strings(message[number])


def json_strings(text: str) -> Iterator[str]:
    try:
        waiting = [json.loads(text)]
    except ValueError:
        yield text
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [value for key, value in one.items() if key not in IDS]
        elif isinstance(one, list):
            waiting += one


def shown(page: AppTest) -> set[str]:
    """The pieces of text of a page: of its widgets, its HTML, its tables and its scripts."""
    found: set[str] = set()
    for node in page._tree:
        found |= set(strings(getattr(node, "proto", "")))
    for table in page.dataframe:
        found |= {str(name) for name in table.value.columns}
        found |= {cell for name in table.value.columns for cell in table.value[name] if isinstance(cell, str)}
    if any("window.dateline.draw" in text for text in found):
        found |= set(json_strings(json.dumps(drawn(page))))
    cut = {piece for text in found for piece in re.split(r"<[^>]*>| · |\n", text)}
    return {piece.strip(" .:") for piece in cut}


def left_in_english(page: AppTest) -> list[str]:
    texts, patterns = english()
    texts = {text.strip(" .:") for text in texts}
    pieces = shown(page)
    assert len(pieces) > 10
    return sorted(piece for piece in pieces if piece in texts or any(pattern.fullmatch(piece) for pattern in patterns))


def opened(monkeypatch: pytest.MonkeyPatch, store: Path, **address: str) -> AppTest:
    monkeypatch.setenv("REPORTS_STORE", str(store))
    page = AppTest.from_file(str(APP), default_timeout=60)
    for key, value in {"lang": "es", **address}.items():
        page.query_params[key] = value
    return page


@pytest.mark.parametrize("section", ["map", "reader", "review", "stories", "upload"])
def test_no_english_is_left_on_a_page(monkeypatch: pytest.MonkeyPatch, store_path: Path, section: str) -> None:
    page = opened(monkeypatch, store_path, page=section).run()
    assert not page.exception
    assert left_in_english(page) == []


@pytest.mark.parametrize("tab", TABS)
def test_no_english_is_left_in_a_linked_view(monkeypatch: pytest.MonkeyPatch, store_path: Path, tab: str) -> None:
    page = opened(monkeypatch, store_path)
    with speaking(Language.SPANISH):
        page.session_state["linked"] = tr(tab)
    page.run()
    assert not page.exception
    assert left_in_english(page) == []


def test_no_english_is_left_in_the_filters_that_are_folded_away_and_in_chips(
    monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    page = opened(monkeypatch, store_path, country="IR", mode="air", sure="0.7", every="yes")
    page.query_params["actor"] = ["iran", "venezuela"]
    page.session_state["more-filters"] = page.session_state["saved-views"] = True
    page.run()
    assert not page.exception
    assert left_in_english(page) == []


def test_english_would_be_noticed(monkeypatch: pytest.MonkeyPatch, store_path: Path) -> None:
    page = opened(monkeypatch, store_path, lang="en").run()
    found = left_in_english(page)
    assert {"Map", "Search the evidence", "Routes by way", "Zoom in", "Fewer to more mentions"} <= set(found)


def test_an_empty_store_is_told_in_spanish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = opened(monkeypatch, tmp_path / "none.sqlite").run()
    assert left_in_english(page) == []


def test_a_choice_of_language_goes_into_the_address_and_leaves_the_filters(
    monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    page = opened(monkeypatch, store_path, lang="en", country="IR").run()
    page.selectbox(key="language_choice").select("es").run()
    assert page.query_params["lang"] in ("es", ["es"])
    assert page.query_params["country"] in ("IR", ["IR"])
    assert left_in_english(page) == []


def test_a_language_that_the_page_lacks_is_answered_in_english(
    monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    page = opened(monkeypatch, store_path, lang="tlh").run()
    assert page.multiselect(key="countries").label == "Countries"


def test_codes_of_languages_are_read_as_browsers_write_them() -> None:
    assert [asked(code) for code in ("es", "es-MX", "ES_ve", "en-US")] == [*[Language.SPANISH] * 3, Language.ENGLISH]
    assert [asked(code) for code in ("", None, "fr-FR", "e", "spanish")] == [None] * 5


def test_numbers_dates_and_places_are_written_as_spanish_writes_them() -> None:
    with speaking(Language.SPANISH):
        assert (figure(11795), figure(0.82, 2)) == ("11.795", "0,82")
        assert words.kilometres(11795.2) == "11.795 km"
        assert words.day(date(2020, 5, 23)) == "23 de mayo de 2020"
        assert words.span(date(2020, 5, 23), date(2020, 6, 1)) == "23 de mayo – 1 de junio de 2020"
        assert spoken.month(date(2019, 3, 1)) == "marzo de 2019"
        assert words.position(LonLat(-66.879, 10.488)) == "10,49° N 66,88° O"
        assert words.where(PLACES["Tehran"], {"IR": "Iran"}).endswith("Irán")
        assert words.counted(1280, "mention") == "1.280 menciones"
        assert words.statuses({Status.REPORTED: 2, Status.DENIED: 1}) == "informada en 2, desmentida en 1"
        assert either(["Cuba", "Irán"]) == "Cuba o Irán"


def test_what_is_said_in_one_thread_is_said_in_its_language_alone() -> None:
    with speaking(Language.SPANISH):
        assert words.counted(2, "route") == "2 rutas"
    assert words.counted(2, "route") == "2 routes"


def test_scripts_are_given_every_form_that_a_language_has_for_numbers() -> None:
    with speaking(Language.SPANISH):
        assert forms("{n} place", "{n} places") == {
            "one": "{n} lugar", "many": "{n} lugares", "other": "{n} lugares",
        }  # fmt: skip
        assert map_words()["atlas"]["Germany"] == "Alemania"


def test_our_scripts_have_no_words_of_their_own() -> None:
    """Texts that scripts set are looked up in the words that they are sent; what is left are signs and names."""
    allowed = {"© OpenStreetMap contributors", "PNG"}
    for path in sorted((APP.parent / "static").glob("*.js")):
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        texts = re.findall(r'"([^"\n]*)"|`([^`\n]*)`', code)
        said = {text for pair in texts for text in pair if re.search(r"\b[A-Z][a-z]+ [a-z]|^[A-Z][a-z]{2,}$", text)}
        assert {text for text in said if text not in allowed and text not in EVENTS} == set(), path.name


EVENTS = {"Enter", "Escape"}
