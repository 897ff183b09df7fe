from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest

from reports.serialise import json_parts, to_json
from tests.reports.builders import CARACAS, document, extract

TEXT = "A Conviasa jet flew from Caracas to Tehran via Damascus in 2007. Nowhereville is unknown."


def test_the_json_has_exactly_the_members_of_the_contract() -> None:
    found = json.loads(to_json(extract(document(TEXT))))
    assert list(found) == ["document", "toponyms", "actors", "mentions", "routes"]
    assert list(found["document"]) == [
        "id",
        "title",
        "publisher",
        "published",
        "language",
        "url",
        "path",
        "text_length",
    ]
    assert list(found["toponyms"][0]) == [
        "start",
        "end",
        "text",
        "use",
        "confidence",
        "place",
        "alternatives",
        "reasons",
    ]
    assert list(found["toponyms"][0]["place"]) == [
        "id",
        "name",
        "longitude",
        "latitude",
        "feature_class",
        "feature_code",
        "country_code",
        "admin1_code",
        "admin1_name",
        "population",
    ]
    assert list(found["actors"][0]) == ["start", "end", "text", "actor"]
    assert list(found["actors"][0]["actor"]) == ["id", "name", "kind", "country_code"]
    assert list(found["mentions"][0]) == ["place_id", "actor_ids", "date", "evidence"]
    assert list(found["mentions"][0]["date"]) == ["start", "end", "precision", "source"]
    assert list(found["routes"][0]) == [
        "stops",
        "mode",
        "carrier",
        "actor_ids",
        "date",
        "status",
        "direction",
        "implied",
        "distance_km",
        "confidence",
        "evidence",
    ]
    assert list(found["routes"][0]["stops"][0]) == ["start", "end", "text", "place"]


def test_an_unresolved_toponym_has_no_place() -> None:
    found = json.loads(to_json(extract(document(TEXT))))
    assert [t["place"] for t in found["toponyms"] if t["text"] == "Nowhereville"] == [None]


def test_every_offset_points_at_the_text_it_quotes() -> None:
    found = json.loads(to_json(extract(document("😀 " + TEXT))))
    spans = [*found["toponyms"], *found["actors"], *found["routes"][0]["stops"]]
    spans += [claim["evidence"] for claim in (*found["mentions"], *found["routes"])]
    assert spans
    for span in spans:
        assert ("😀 " + TEXT)[span["start"] : span["end"]] == span["text"]


def test_a_supplied_stop_has_null_for_span_and_text() -> None:
    extraction = extract(document(TEXT))
    route = extraction.routes[0]
    supplied = replace(route.stops[0], span=None, text=None)
    found = json.loads(to_json(replace(extraction, routes=(replace(route, stops=(supplied, *route.stops[1:])),))))
    first = found["routes"][0]["stops"][0]
    assert (first["start"], first["end"], first["text"], first["place"]["id"]) == (None, None, None, CARACAS.id)


def test_a_number_that_json_does_not_know_is_refused() -> None:
    extraction = extract(document(TEXT))
    wrong = replace(extraction.toponyms[0], confidence=math.nan)
    with pytest.raises(ValueError, match="JSON"):
        to_json(replace(extraction, toponyms=(wrong,)))


def test_a_demonym_is_marked() -> None:
    extraction = extract(document(TEXT))
    marked = replace(extraction, toponyms=(replace(extraction.toponyms[0], demonym=True), *extraction.toponyms[1:]))
    found = json.loads(to_json(marked))
    assert [t.get("demonym", False) for t in found["toponyms"]] == [True, *[False] * (len(found["toponyms"]) - 1)]


@pytest.mark.parametrize("text", [TEXT, "Nothing of note.", ""])
def test_the_parts_of_an_extraction_are_its_json(text: str) -> None:
    found = extract(document(text))
    assert "".join(json_parts(found)) == to_json(found, indent=1)
