from __future__ import annotations

import base64
import csv
import html
import io
import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.coordinates import LonLat
from reports.document import Span
from reports.errors import StoreUnwritable
from reports.export import Format, Part, export, write
from reports.exporting.csv_table import csv_bytes
from reports.exporting.html_page import Step, html_page, union
from reports.exporting.lines import route_lines
from reports.exporting.records import Table
from reports.model import DateSource, Direction, EventDate, Mode, Precision, Status
from reports.rows import DocumentRow, MentionRow, RouteRow, Selection, StopRow
from tests.reports.builders import ACTORS, APIA, CARACAS, CARACAS_PE, DAMASCUS, SUVA, TEHRAN, place

BY_ID = {actor.id: actor for actor in ACTORS}
HOSTILE = "=cmd|' /C calc'!A0 </script><script>alert(1)</script> {{7*7}} `${1}` \x07 \u2028 ]]> &amp;"
SOURCE = DocumentRow(
    id="sha256:" + "0" * 64,
    path="/somewhere/secret/report.txt",
    title=HOSTILE,
    publisher=None,
    author=None,
    published=date(2019, 6, 5),
    language="en",
    url="https://example.org/",
)
YEAR = EventDate(start=date(2007, 1, 1), precision=Precision.YEAR, source=DateSource.SENTENCE)
MENTION = MentionRow(
    id=1,
    place=CARACAS,
    surface="Caracas",
    actor_ids=("conviasa", "unknown-one"),
    date=YEAR,
    document=SOURCE,
    quote=HOSTILE,
    evidence=Span(0, len(HOSTILE)),
    within=None,
    confidence=0.9,
    alternatives=(),
    reasons=("a capital", "the largest"),
)
ROUTE = RouteRow(
    id=1,
    stops=tuple(StopRow(place=p, surface=p.name, within=None) for p in (CARACAS, DAMASCUS, TEHRAN)),
    mode=Mode.AIR,
    status=Status.REPORTED,
    direction=Direction.BOTH,
    implied=False,
    distance_km=11795.21,
    carrier="conviasa",
    actor_ids=("conviasa",),
    date=None,
    document=SOURCE,
    quote=HOSTILE,
    evidence=Span(0, len(HOSTILE)),
    confidence=0.8,
)
ACROSS = replace(ROUTE, stops=tuple(StopRow(place=p, surface=None, within=None) for p in (SUVA, APIA)))
SELECTION = Selection(mentions=(MENTION,), routes=(ROUTE, ACROSS))
EMPTY = Selection(mentions=(), routes=())


def only(format_: Format, selection: Selection = SELECTION) -> bytes:
    return export(selection, BY_ID, format_)[0].content


def test_geojson_is_strict_and_holds_every_mention_and_route() -> None:
    found = json.loads(only(Format.GEOJSON), parse_constant=pytest.fail)
    assert found["type"] == "FeatureCollection"
    kinds = [feature["geometry"]["type"] for feature in found["features"]]
    assert kinds == ["Point", "LineString", "MultiLineString"]
    point = found["features"][0]
    assert point["geometry"]["coordinates"] == [-66.879, 10.488]
    assert point["properties"]["quote"] == HOSTILE
    assert point["properties"]["actors"] == ["Conviasa", "unknown-one"]
    assert point["properties"]["document_url"] == "https://example.org/"


@pytest.mark.parametrize("format_", list(Format))
def test_no_export_says_where_a_file_lay_on_the_disk(format_: Format) -> None:
    assert all(b"secret" not in part.content for part in export(SELECTION, BY_ID, format_))


def test_a_route_over_the_antimeridian_is_cut_there() -> None:
    first, second = route_lines(ACROSS)
    assert first[-1][0] == 180
    assert second[0][0] == -180
    assert first[-1][1] == second[0][1]


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=4))
def test_every_line_of_every_route_lies_on_the_map_and_never_jumps_across_it(points: list[tuple[float, float]]) -> None:
    stops = tuple(
        StopRow(place=place(str(i), "x", lon, lat, None), surface=None, within=None)
        for i, (lon, lat) in enumerate(points)
    )
    lines = route_lines(replace(ROUTE, stops=stops))
    assert lines
    for line in lines:
        assert len(line) > 1
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line)
        assert max(lon for lon, _ in line) - min(lon for lon, _ in line) <= 360


def test_csv_has_mentions_and_routes_and_no_live_formula() -> None:
    mentions, routes = export(SELECTION, BY_ID, Format.CSV)
    assert (mentions.suffix, routes.suffix) == ("", "-routes")
    found = list(csv.DictReader(io.StringIO(mentions.content.decode(), newline="")))
    assert found[0]["quote"] == "'" + HOSTILE
    assert found[0]["longitude"] == "-66.879"
    assert found[0]["reasons"] == "a capital | the largest"
    ways = list(csv.DictReader(io.StringIO(routes.content.decode(), newline="")))
    assert ways[0]["stops"] == "Caracas | Damascus | Tehran"


TEXTS = st.text(alphabet=st.sampled_from("=+-@＝＋－＠'\t\r\n \"|;,aé😀")) | st.text(
    alphabet=st.characters(exclude_categories=["Cs"])
)


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=8))
def test_any_text_comes_back_from_csv_and_none_begins_like_a_formula(rows: list[list[str]]) -> None:
    content = csv_bytes(Table(columns=("one", "two"), rows=tuple(tuple(row) for row in rows)))
    found = list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == rows
    for cell in (cell for row in found for cell in row):
        assert cell.lstrip()[:1] not in set("=+-@＝＋－＠") or not cell.lstrip()


def test_kml_is_well_formed_and_its_balloons_show_text() -> None:
    root = ET.fromstring(only(Format.KML))
    space = {"k": "http://www.opengis.net/kml/2.2"}
    marks = root.findall(".//k:Placemark", space)
    assert len(marks) == 3
    description = marks[0].findtext("k:description", "", space)
    assert "<script" not in description
    assert "&lt;script&gt;" in description
    assert marks[0].findtext("k:Point/k:coordinates", "", space) == "-66.879,10.488"
    assert marks[0].findtext("k:TimeSpan/k:end", "", space) == "2007-12-31"
    assert len(marks[2].findall("k:MultiGeometry/k:LineString", space)) == 2


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_kml_is_well_formed_whatever_a_text_holds(text: str) -> None:
    hostile = replace(MENTION, quote=text, surface=text, document=replace(SOURCE, title=text, url=text))
    ET.fromstring(only(Format.KML, Selection(mentions=(hostile,), routes=())))


def test_the_page_holds_the_data_as_base64_and_no_word_of_a_report() -> None:
    page = only(Format.HTML).decode()
    data = re.search(r'<script id="data" type="text/plain">([A-Za-z0-9+/=]+)</script>', page)
    assert data
    assert base64.b64decode(data[1]) == only(Format.GEOJSON)
    assert "alert(1)" not in page
    assert "Caracas" not in page
    assert re.findall(r"https?://[^\"' ]+", page) == ["http://www.w3.org/2000/svg"]
    assert "innerHTML" not in page


def test_parquet_holds_typed_columns_and_the_texts_as_they_are() -> None:
    mentions, routes = (pq.read_table(io.BytesIO(part.content)) for part in export(SELECTION, BY_ID, Format.PARQUET))
    assert mentions.column("quote").to_pylist() == [HOSTILE]
    assert mentions.column("longitude").to_pylist() == [-66.879]
    assert routes.column("stops").to_pylist() == [["Caracas", "Damascus", "Tehran"], ["Suva", "Apia"]]
    empty = pq.read_table(io.BytesIO(only(Format.PARQUET, EMPTY)))
    assert empty.schema == mentions.schema


def test_followthemoney_entities_name_each_other_and_are_the_same_in_every_export() -> None:
    entities = [json.loads(line) for line in only(Format.FTM).splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    trips = [entity["properties"] for entity in entities if entity["schema"] == "Trip"]
    assert len(trips) == len(SELECTION.routes)
    for name in ("startLocation", "endLocation", "involved", "proof"):
        assert {value for trip in trips for value in trip.get(name, ())} <= ids
    assert only(Format.FTM) == only(Format.FTM)


def test_the_report_to_print_shows_every_text_and_runs_nothing() -> None:
    page = only(Format.REPORT).decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert HOSTILE not in page
    assert html.escape(HOSTILE.strip().replace("\x07", "\ufffd")) in page
    assert page.count("<tr>") == 1 + len(SELECTION.mentions) + len(SELECTION.routes)


def test_a_story_holds_each_step_as_places_in_the_list_of_features() -> None:
    whole = Selection(mentions=(MENTION,), routes=(ROUTE, replace(ACROSS, id=ROUTE.id + 1)))
    only_routes = Selection(mentions=(), routes=(ROUTE,))
    steps = (
        Step(title="All", caption=HOSTILE, selection=whole),
        Step(title="One", caption="", selection=only_routes, middle=LonLat(-66.9, 10.5), zoom=5),
    )
    page = html_page(union((whole, only_routes)), BY_ID, story="Tale", steps=steps).decode()
    found = re.search(r'<script id="told" type="text/plain">([A-Za-z0-9+/=]*)</script>', page)
    assert found is not None
    told = json.loads(base64.b64decode(found[1]))
    assert [step["shown"] for step in told["steps"]] == [
        [0, 1, 2],
        [1],
    ]
    assert told["steps"][0]["caption"] == HOSTILE
    assert told["steps"][1]["at"] == [-66.9, 10.5, 5]


@pytest.mark.parametrize("format_", list(Format))
def test_an_empty_selection_is_a_valid_file(format_: Format) -> None:
    parts = export(EMPTY, BY_ID, format_)
    assert all(part.content or format_ is Format.FTM for part in parts)  # no entity is no line


def test_a_second_table_is_written_beside_the_first(tmp_path: Path) -> None:
    written = write((Part(content=b"a"), Part(content=b"b", suffix="-routes")), tmp_path / "map.csv")
    assert written == (tmp_path / "map.csv", tmp_path / "map-routes.csv")
    assert [path.read_bytes() for path in written] == [b"a", b"b"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map-routes.csv", "map.csv"]


def test_an_export_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.csv"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnwritable, match="No space left"):
        write((Part(content=b"new"),), target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.csv"]


@pytest.mark.parametrize("name", ["none/map.csv", "", "x" * 300])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreUnwritable):
        write((Part(content=b"a"),), tmp_path / name)


def test_another_place_of_the_same_name_keeps_its_own_country() -> None:
    other = replace(MENTION, place=CARACAS_PE)
    found = json.loads(only(Format.GEOJSON, Selection(mentions=(MENTION, other), routes=())))
    assert [feature["properties"]["country_code"] for feature in found["features"]] == ["VE", "PE"]
