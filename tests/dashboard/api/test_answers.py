"""What the API answers is what the page shows and the exports write: the same selection of the same store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.types import ASGIApp

from dashboard.address import from_address
from dashboard.selection import effective
from reports.corrections import Anchor, Scope, SetPlace
from reports.corrections_store import entry, record
from reports.document import Span
from reports.query import select
from reports.rows import Filters, Selection
from reports.snapshot import Snapshot, with_parents
from reports.store import Store
from tests.dashboard.api.client import fits, get, served
from tests.dashboard.samples import BUSY, HOSTILE, HOSTILE_TEXT, OTHER_CARACAS, extraction, write_store

QUERIES = (
    "", "actor=iran", "actor=iran&organs=no", "actor=conviasa&actor=hezbollah&every=yes", "kind=carrier", "country=VE",
    "country=VE&country=CU", "place=3646738", "mode=air", "mode=sea&mode=land", "status=denied", "carrier=conviasa",
    "flow=IR%3EVE", "publisher=Example+Weekly", "sure=0.95", "text=OFFICERS", "from=2019-01-01&to=2019-12-31",
    "use=actor", "language=en", "area=VE.25", "country=VE&view=10,-66,5&page=reader",
)  # fmt: skip


def selected(stored: Snapshot, query: str) -> Selection:
    return select(stored, effective(from_address(parse_qs(query))))


def asked(app: ASGIApp, name: str, query: str = "", shape: str = "") -> Any:
    answer = get(app, f"/api/{name}?{query}")
    assert answer.status == 200, answer.body
    assert fits(answer.json, shape or name.capitalize())
    return answer.json


@pytest.mark.parametrize("query", QUERIES)
def test_places_are_those_of_the_selected_mentions_with_their_counts(
    app: ASGIApp, stored: Snapshot, query: str
) -> None:
    answer = asked(app, "places", query)
    told = {feature["id"]: feature["properties"]["mentions"] for feature in answer["features"]}
    assert told == Counter(row.place.id for row in selected(stored, query).mentions)
    assert answer["total"] == len(told)


@pytest.mark.parametrize("query", QUERIES)
def test_routes_are_those_selected_with_their_stops_in_order(app: ASGIApp, stored: Snapshot, query: str) -> None:
    told = [
        (one["id"], [stop["place"]["id"] for stop in one["properties"]["stops"]], one["properties"]["mode"],
         one["properties"]["status"], one["properties"]["direction"], one["properties"]["evidence"]["text"])
        for one in asked(app, "routes", query)["features"]
    ]  # fmt: skip
    assert told == [
        (row.id, [stop.place.id for stop in row.stops], row.mode, row.status, row.direction, row.quote)
        for row in selected(stored, query).routes
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_mentions_are_those_selected(app: ASGIApp, stored: Snapshot, query: str) -> None:
    told = [
        (one["id"], one["place"]["id"], one["text"], [actor["id"] for actor in one["actors"]], one["document"]["id"])
        for one in asked(app, "mentions", query)["mentions"]
    ]
    assert told == [
        (row.id, row.place.id, row.surface, list(row.actor_ids), row.document.id)
        for row in selected(stored, query).mentions
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_actors_count_for_what_they_act_in_and_for_those_they_belong_to(
    app: ASGIApp, stored: Snapshot, query: str
) -> None:
    def chain(ids: set[str]) -> set[str]:
        return ids if "organs=no" in query else set(with_parents(ids, stored.actors))

    rows = selected(stored, query)
    mentions = Counter(key for row in rows.mentions for key in chain(set(row.actor_ids)))
    acting = [{*row.actor_ids, *((row.carrier,) if row.carrier else ())} for row in rows.routes]
    routes = Counter(key for ids in acting for key in chain(ids))
    told = {one["id"]: (one["mentions"], one["routes"]) for one in asked(app, "actors", query)["actors"]}
    assert told == {key: (mentions[key], routes[key]) for key in mentions | routes}


def test_documents_are_all_there_until_a_filter_leaves_nothing_in_them(app: ASGIApp, stored: Snapshot) -> None:
    every = [one["id"] for one in asked(app, "documents")["documents"]]
    assert every == list(stored.documents)
    some = {one["id"]: (one["mentions"], one["routes"]) for one in asked(app, "documents", "country=JP")["documents"]}
    (pacific,) = (key for key, row in stored.documents.items() if row.path == "pacific.txt")
    assert some == {pacific: (1, 1)}


def test_a_document_comes_whole_and_every_offset_counts_in_its_text(app: ASGIApp, stored: Snapshot) -> None:
    for key in stored.documents:
        one = asked(app, f"documents/{key}", shape="Document")
        text = one["text"]
        found = [*one["toponyms"], *one["actors"], *one["mentions"], *(s for r in one["routes"] for s in r["stops"])]
        found += [claim["evidence"] for claim in (*one["mentions"], *one["routes"])]
        assert all(text[item["start"] : item["end"]] == item["text"] for item in found)
        rows = select(stored, Filters(documents=(key,)))
        assert [mention["id"] for mention in one["mentions"]] == [row.id for row in rows.mentions]
        assert {route["id"] for route in one["routes"]} == {row.id for row in rows.routes}
        assert "path" not in one["document"]


def test_a_hostile_report_comes_as_data_word_for_word(app: ASGIApp) -> None:
    key = extraction(HOSTILE).document.id
    answer = get(app, f"/api/documents/{key}")
    assert answer.json["text"] == HOSTILE_TEXT
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_route_over_the_antimeridian_is_cut_there(app: ASGIApp) -> None:
    (feature,) = asked(app, "routes", "country=JP")["features"]
    assert feature["geometry"]["type"] == "MultiLineString"
    west, east = feature["geometry"]["coordinates"]
    assert (west[-1][0], east[0][0]) == (180, -180)
    assert west[-1][1] == east[0][1]


def test_geojson_says_that_it_is_geojson(app: ASGIApp) -> None:
    assert get(app, "/api/places").headers["content-type"] == "application/geo+json"


def test_denied_routes_come_when_they_are_asked_for(app: ASGIApp) -> None:
    def statuses(query: str) -> set[str]:
        return {one["properties"]["status"] for one in asked(app, "routes", query)["features"]}

    assert statuses("") == {"reported", "planned", "alleged"}
    assert statuses("status=denied") == {"denied"}


def test_a_wide_place_says_that_its_point_is_only_its_middle(app: ASGIApp) -> None:
    extents = {one["properties"]["name"]: one["properties"]["extent"] for one in asked(app, "places")["features"]}
    assert (extents["Venezuela"], extents["Apure"], extents["Caracas"]) == ("area", "area", "point")


def test_a_name_stands_for_its_id(app: ASGIApp) -> None:
    by_name = asked(app, "mentions", "actor=CONVIASA&report=A+weekly+flight")
    assert by_name["mentions"] == asked(app, "mentions", "actor=conviasa")["mentions"]


@pytest.mark.parametrize("name", ["places", "routes", "mentions", "documents", "actors"])
def test_the_pages_of_an_answer_put_together_are_the_whole(app: ASGIApp, name: str) -> None:
    rows = "features" if name in {"places", "routes"} else name
    whole, found = asked(app, name, "limit=1000")[rows], []
    following: str | None = f"http://127.0.0.1:8501/api/{name}?limit=3&view=1,2,3"
    while following:
        page = asked(app, name, urlsplit(following).query)
        assert len(page[rows]) <= 3
        found += page[rows]
        following = page["next"]
    assert found == whole
    assert asked(app, name, "offset=999999999")[rows] == []


def test_the_mentions_of_a_place_are_one_link_away_under_the_same_filters(app: ASGIApp) -> None:
    for feature in asked(app, "places", "actor=cuba&country=VE&limit=2&offset=0")["features"]:
        url = urlsplit(feature["properties"]["mentions_url"])
        mentions = asked(app, "mentions", url.query)["mentions"]
        assert len(mentions) == feature["properties"]["mentions"]
        assert {one["place"]["id"] for one in mentions} == {feature["id"]}


def test_a_document_of_the_list_names_where_it_is(app: ASGIApp) -> None:
    for one in asked(app, "documents")["documents"]:
        assert get(app, urlsplit(one["self"]).path).json["document"]["id"] == one["id"]


def test_a_store_that_is_not_there_is_said_so_and_not_made(tmp_path: Path) -> None:
    answer = get(served(tmp_path / "none.sqlite"), "/api/places")
    assert answer.status == 503
    assert "none.sqlite" in answer.json["error"]
    assert list(tmp_path.iterdir()) == []


def test_corrections_hold_as_soon_as_they_are_made(tmp_path: Path) -> None:
    path = write_store(tmp_path / "reports.sqlite")
    app, key = served(path), extraction(BUSY).document.id

    def countries() -> list[str]:
        rows = asked(app, "mentions", "text=on+12+May")["mentions"]
        return [one["place"]["country_code"] for one in rows if one["text"] == "Caracas"]

    (mention,) = asked(app, "mentions", "place=3646738&text=on+12+May")["mentions"]
    assert countries() == ["VE"]
    said, span = mention["evidence"], Span(mention["start"], mention["end"])
    anchor = Anchor(document_id=key, path=BUSY.path, span=span, text="Caracas", sentence=said["text"],
                    sentence_start=said["start"])  # fmt: skip
    with Store.to_write(path) as store:
        record(store, [entry(SetPlace(anchor=anchor, scope=Scope.HERE, place=OTHER_CARACAS), "Ana")])
    assert countries() == ["PE"]
    toponyms = asked(app, f"documents/{key}", shape="Document")["toponyms"]
    (read,) = (one for one in toponyms if one["start"] == span.start)
    assert read["place"]["id"] == OTHER_CARACAS.id
