"""What the API refuses: each time with one sentence of JSON that names what is wrong and what would be right."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp

from dashboard.api.openapi import ENDPOINTS, LISTED
from tests.dashboard.api.client import Answer, fits, get

WRONG = (
    ("colour=red", "'colour'"),
    ("contry=VE", "did you mean 'country'"),
    ("mode=plane", "air, sea, land, rail, money or unknown"),
    ("mode=air&mode=plane", "'plane'"),
    ("status=", "status cannot be empty"),
    ("kind=robot", "armed_group"),
    ("country=VEN", "two letters"),
    ("country=ZZ", "'ZZ'"),
    ("area=Miranda", "VE.25"),
    ("flow=IR", "IR>VE"),
    ("actor=nobody", "'nobody'"),
    ("actor=convisa", "did you mean 'conviasa'"),
    ("report=none", "'none'"),
    ("place=0", "'0'"),
    ("organs=yes", "organs cannot be 'yes'"),
    ("sure=1.5", "from 0 to 1"),
    ("sure=nan", "from 0 to 1"),
    ("sure=-1", "from 0 to 1"),
    ("sure=%D9%A1", "from 0 to 1"),
    ("from=2019", "2019-06-05"),
    ("from=20190605", "2019-06-05"),
    ("from=2019-02-30", "2019-06-05"),
    ("from=2020-01-01&to=2019-01-01", "swap them"),
    ("from=2019-01-01&from=2019-01-02", "give it once"),
    ("text=" + "a" * 201, "200"),
    ("text=+", "text cannot be"),
    ("limit=0", "from 1 to 1000"),
    ("limit=1001", "from 1 to 1000"),
    ("limit=1_0", "from 1 to 1000"),
    ("offset=-1", "from 0"),
    ("&".join(["country=VE"] * 1001), "1000 parameters"),
)
TARGETS = [endpoint.path for endpoint in ENDPOINTS]


def refused(answer: Answer, status: int) -> str:
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"
    assert fits(answer.json, "Error")
    sentence: Any = answer.json["error"]
    assert isinstance(sentence, str)
    assert sentence.isprintable()
    return sentence


@pytest.mark.parametrize(("query", "expected"), WRONG, ids=[query[:40] for query, _ in WRONG])
def test_a_wrong_parameter_is_named_with_what_would_be_right(app: ASGIApp, query: str, expected: str) -> None:
    assert expected in refused(get(app, f"/api/mentions?{query}"), 400)


def test_one_document_takes_no_parameters(app: ASGIApp) -> None:
    assert "'country'" in refused(get(app, "/api/documents/x?country=VE"), 400)


@pytest.mark.parametrize("path", ["/api/documents/sha256:0", "/api/documents/%00", "/api/documents/{{7*7}}"])
def test_an_unknown_document_is_not_found(app: ASGIApp, path: str) -> None:
    assert "/api/documents lists them" in refused(get(app, path), 404)


@pytest.mark.parametrize("path", ["/api/nothing", "/api/places/1", "/api/../app.py", "/api/documents/a/b"])
def test_an_unknown_address_is_not_found(app: ASGIApp, path: str) -> None:
    assert "/api says what there is" in refused(get(app, path), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/api", "/api/openapi.json", *TARGETS])
def test_only_reading_is_answered(app: ASGIApp, path: str, method: str) -> None:
    answer = get(app, path, method=method)
    assert "GET or HEAD" in refused(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_is_answered_as_get_is(app: ASGIApp) -> None:
    assert get(app, "/api/places", method="HEAD").headers == get(app, "/api/places").headers


names = st.sampled_from([parameter.name for parameter in LISTED]) | st.text(max_size=20)
values = (
    st.text(max_size=40)
    | st.sampled_from(["VE", "conviasa", "air", "0.7", "2019-06-05", "5", "' OR 1=1 --", "\x00", "%", "{{7*7}}", "_"])
    | st.integers().map(str)
    | st.floats().map(str)
    | st.dates().map(str)
)
queries = st.lists(st.tuples(names, values), max_size=6).map(urlencode) | st.binary(max_size=60).map(
    lambda raw: raw.decode("latin-1")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(TARGETS), query=queries)
@example(path="/api/mentions", query="text=%00")
@example(path="/api/mentions", query="text=%ED%A0%80")
@example(path="/api/places", query="publisher=%00&limit=1")
@example(path="/api/places", query="a=%zz&&==&;")
def test_no_query_whatever_breaks_it(app: ASGIApp, path: str, query: str) -> None:
    answer = get(app, f"{path.replace('{id}', 'x')}?{query.replace('?', '%3F')}")
    if answer.status == 200:
        assert answer.json["total"] >= 0
    else:
        refused(answer, 404 if path.endswith("{id}") and answer.status == 404 else 400)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=60).map(lambda text: quote(text, safe="")))
def test_no_id_whatever_breaks_it(app: ASGIApp, name: str) -> None:
    refused(get(app, f"/api/documents/{name}"), 404)
