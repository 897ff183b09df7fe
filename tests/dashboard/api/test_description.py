"""The description of the API is true: it is made from the table that parses, and answers are held against it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from jsonschema import Draft202012Validator
from starlette.types import ASGIApp

from dashboard.address import KEYS
from dashboard.api.openapi import ENDPOINTS, LISTED, openapi
from dashboard.api.parameters import FILTERS, PAGING
from tests.dashboard.api.client import fits, get

GOOD = {
    "actor": "conviasa", "organs": "no", "every": "yes", "kind": "state", "country": "VE", "area": "VE.25",
    "place": "3646738", "mode": "air", "status": "planned", "carrier": "conviasa", "flow": "IR>VE",
    "report": "A weekly flight", "publisher": "Example Review", "language": "en", "use": "literal", "sure": "0.5",
    "text": "officers", "from": "2019-01-01", "to": "2020-12-31", "limit": "5", "offset": "0",
}  # fmt: skip
Json = dict[str, Any]


def operations() -> Iterator[tuple[str, Json]]:
    described: Any = openapi()
    for path, methods in described["paths"].items():
        for operation in methods.values():
            yield path, operation


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["$ref"]] if "$ref" in value else []
        value = list(value.values())
    for one in value if isinstance(value, list) else []:
        yield from references(one)


def test_the_served_description_is_the_one_made_from_the_table(app: ASGIApp) -> None:
    assert get(app, "/api/openapi.json").json == openapi()


def test_every_shape_is_a_json_schema_and_every_reference_leads_to_one() -> None:
    described: Any = openapi()
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    led_to = {reference.removeprefix("#/components/schemas/") for reference in references(described)}
    assert led_to == set(schemas)


def test_every_operation_says_what_openapi_asks_of_it() -> None:
    for path, operation in operations():
        in_path = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
        assert in_path == {part[1:-1] for part in path.split("/") if part.startswith("{")}
        for parameter in operation["parameters"]:
            Draft202012Validator.check_schema(parameter["schema"])
            assert parameter["in"] in {"query", "path"}
            assert parameter["description"]
        assert all(answer["description"] for answer in operation["responses"].values())
    names = [operation["operationId"] for _, operation in operations()]
    assert len(set(names)) == len(names) == len(ENDPOINTS)


def test_the_filters_are_those_of_the_pages_address_under_the_same_names() -> None:
    assert {parameter.name for parameter in FILTERS} == KEYS


@pytest.mark.parametrize("name", [parameter.name for parameter in LISTED])
def test_every_described_parameter_is_taken_and_its_value_fits_its_own_schema(app: ASGIApp, name: str) -> None:
    for path, operation in operations():
        described = {one["name"]: one for one in operation["parameters"]}
        if "{id}" in path:
            assert name not in described
            continue
        schema = described[name]["schema"]
        value: Any = GOOD[name]
        typed = float(value) if schema.get("type") in {"number", "integer"} else value
        assert Draft202012Validator(schema).is_valid([typed] if schema.get("type") == "array" else typed)
        assert get(app, f"{path}?{urlencode({name: GOOD[name]})}").status == 200


@pytest.mark.parametrize("parameter", LISTED, ids=lambda parameter: parameter.name)
def test_every_value_of_a_described_choice_is_taken(app: ASGIApp, parameter: Any) -> None:
    for value in parameter.schema.get("enum", ()):
        assert get(app, f"/api/mentions?{parameter.name}={value}").status == 200


@pytest.mark.parametrize("parameter", LISTED, ids=lambda parameter: parameter.name)
def test_only_what_may_be_repeated_is_described_as_a_list(app: ASGIApp, parameter: Any) -> None:
    query = urlencode([(parameter.name, GOOD[parameter.name])] * 2)
    assert (get(app, f"/api/mentions?{query}").status == 200) == parameter.many


def test_the_defaults_described_are_those_taken(app: ASGIApp) -> None:
    answer = get(app, "/api/mentions").json
    assert {one.name: one.schema["default"] for one in PAGING} == {name: answer[name] for name in ("limit", "offset")}


def test_answers_and_refusals_have_the_described_type_and_shape(app: ASGIApp) -> None:
    key = get(app, "/api/documents").json["documents"][0]["id"]
    for path, operation in operations():
        for url, status in ((path.replace("{id}", quote(key)), 200), (f"{path}?colour=red", 400)):
            answer = get(app, url)
            ((kind, content),) = (
                operation["responses"].get(str(status), operation["responses"]["200"])["content"].items()
            )
            if answer.status == status == 200:
                assert answer.headers["content-type"] == kind
                assert fits(answer.json, content["schema"]["$ref"].rpartition("/")[2])
            else:
                assert (answer.status, fits(answer.json, "Error")) == (400, True)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def test_the_page_for_people_names_every_address_and_every_link_on_it_answers(app: ASGIApp) -> None:
    answer = get(app, "/api")
    text, links = answer.body.decode(), Links()
    links.feed(text)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert all(endpoint.path in text for endpoint in ENDPOINTS)
    assert all(f"<code>{parameter.name}</code>" in text for parameter in LISTED)
    assert "script" not in links.tags
    assert {get(app, link).status for link in links.found if link.startswith("/api")} == {200}
    assert {link for link in links.found if not link.startswith("/api")} == {"/", "data:,"}
