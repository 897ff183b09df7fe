"""The parameters of the API: one table that both reads a request and describes itself in OpenAPI. Pure.

The filters are those of the page's address, under the same names, so that what stands after the `?` of a link works
in both. The page forgives what an address says wrongly; a program is told.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.address import LONGEST_TEXT, from_address
from gazetteer.serialise import Json
from gazetteer.toponym import Use
from reports.model import ActorKind, Mode, Status
from reports.rows import Filters

MOST: Final = 1000
"""The longest page of an answer."""
USUAL: Final = 100
"""The page of an answer where the request does not say."""
OF_THE_PAGE: Final = frozenset({"view", "page", "read", "at", "lang"})
"""Keys of an address that say how the page looks; let through, so that a link can be pasted, and without effect."""

_MOST_FIELDS: Final = 1000
_LONGEST_NAME: Final = 400
_LAST_OFFSET: Final = 10**9
_DIGITS: Final = re.compile(r"[0-9]{1,10}", re.ASCII)
_DECIMAL: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,17})?", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class BadRequest(ValueError):
    """A request that cannot be answered; the message is one sentence that says what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: its name, what it does, what may be given, in words (after "give") and as a JSON schema.

    `many` may be repeated; its values are alternatives.
    """

    name: str
    about: str
    right: str
    schema: Mapping[str, Json]
    many: bool = False

    def check(self, value: str) -> None:
        """Raises BadRequest unless the value fits the schema."""
        if not _fits(self.schema, value):
            shown = f"{value[:80]!r}" if value else "empty"
            raise BadRequest(f"{self.name} cannot be {shown}; give {self.right}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request asks for. `pairs` are its parameters as they were given, without those of the page."""

    filters: Filters
    limit: int
    offset: int
    pairs: tuple[tuple[str, str], ...]

    def after(self) -> str:
        """The query that asks for what comes next."""
        kept = [(name, value) for name, value in self.pairs if name != "offset"]
        return urlencode([*kept, ("offset", str(self.offset + self.limit))])

    def of_place(self, place_id: str) -> str:
        """The query that asks for one place under the same filters, from the start."""
        kept = [(name, value) for name, value in self.pairs if name not in {"offset", "limit", "place"}]
        return urlencode([*kept, ("place", place_id)])


def _name(name: str, about: str, right: str) -> Parameter:
    schema: dict[str, Json] = {"type": "string", "minLength": 1, "maxLength": _LONGEST_NAME}
    return Parameter(name=name, about=about, right=right, schema=schema, many=True)


def _shaped(name: str, about: str, right: str, pattern: str) -> Parameter:
    schema: dict[str, Json] = {"type": "string", "pattern": f"^{pattern}$"}
    return Parameter(name=name, about=about, right=right, schema=schema, many=True)


def _one_of(name: str, about: str, kind: type[StrEnum]) -> Parameter:
    values = [choice.value for choice in kind]
    right = f"{', '.join(values[:-1])} or {values[-1]}"
    return Parameter(name=name, about=about, right=right, schema={"type": "string", "enum": values}, many=True)


def _only(name: str, about: str, value: str) -> Parameter:
    return Parameter(
        name=name, about=about, right=f"{value}, or leave it out", schema={"type": "string", "enum": [value]}
    )


def _day(name: str, about: str) -> Parameter:
    schema: dict[str, Json] = {"type": "string", "format": "date"}
    return Parameter(name=name, about=about, right="a day, as 2019-06-05", schema=schema)


FILTERS: Final = (
    _name("actor", "Who is tied to it.", "an actor's id or name, as conviasa"),
    _only("organs", "`no` leaves out what belongs to the actors (the Quds Force for Iran).", "no"),
    _only("every", "`yes` asks for all of the actors together, not any of them.", "yes"),
    _one_of("kind", "Kind of those who are tied to it.", ActorKind),
    _shaped("country", "Country of the place, or of any stop of the route.", "two letters of ISO 3166-1, as VE",
            "[A-Za-z]{2}"),
    _shaped("area", "First-level area of the place, or of any stop.", "country and code of the area, as VE.25",
            r"[A-Z]{2}\.[A-Za-z0-9]{1,20}"),
    _name("place", "The place, or any stop of the route.", "the id of a place, as 3646738"),
    _one_of("mode", "How it moved; narrows routes only.", Mode),
    _one_of("status", "How the report stands to it; narrows routes only. Left out: all but `denied`.", Status),
    _name("carrier", "Who carried it; narrows routes only.", "an actor's id or name, as conviasa"),
    _shaped("flow", "From one country to the next, between neighbouring stops; narrows routes only.",
            "two countries, as IR>VE", "[A-Z]{2}>[A-Z]{2}"),
    _name("report", "The document that says so.", "a document's id, title or file name"),
    _name("publisher", "Publisher of the document.", "the name of a publisher"),
    _name("language", "Language of the document.", "the code of a language, as en"),
    _one_of("use", "What the name stands for: the place itself, or who governs there. Left out: `literal`.", Use),
    Parameter(name="sure", about="The least confidence.", right="a number from 0 to 1, as 0.7",
              schema={"type": "number", "minimum": 0, "maximum": 1}),
    Parameter(name="text", about="Letters that stand in the evidence, whatever the case and accents.",
              right=f"1 to {LONGEST_TEXT} characters",
              schema={"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}),
    _day("from", "The first day on which it may have happened; undated: the day of publication."),
    _day("to", "The last day, as `from`."),
)  # fmt: skip
PAGING: Final = (
    Parameter(name="limit", about="How many at most.", right=f"a number from 1 to {MOST}",
              schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}),
    Parameter(name="offset", about="How many to pass over.", right=f"a number from 0 to {_LAST_OFFSET}",
              schema={"type": "integer", "minimum": 0, "maximum": _LAST_OFFSET, "default": 0}),
)  # fmt: skip


def read(query: str, parameters: Sequence[Parameter]) -> Asked:
    """What a query (after the `?`, as it was sent) asks for. Raises BadRequest."""
    pairs = _pairs(query)
    known = {parameter.name: parameter for parameter in parameters}
    for name, value in pairs:
        if name not in known:
            raise BadRequest(_unknown(name, known))
        known[name].check(value)
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    for name, given in values.items():
        if len(given) > 1 and not known[name].many:
            raise BadRequest(f"{name} is given {len(given)} times; give it once")
    filters = from_address(values)
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        raise BadRequest(f"from {filters.date_from} is after to {filters.date_to}; swap them")
    limit, offset = values.get("limit", [str(USUAL)]), values.get("offset", ["0"])
    return Asked(filters=filters, limit=int(limit[0]), offset=int(offset[0]), pairs=pairs)


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    try:
        found = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise BadRequest(f"the query has more than {_MOST_FIELDS} parameters; give fewer") from None
    return tuple((name, value) for name, value in found if name not in OF_THE_PAGE)


def _unknown(name: str, known: Mapping[str, Parameter]) -> str:
    near = difflib.get_close_matches(name[:80], known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"give {', '.join(known)}" if known else "give none"
    return f"there is no parameter {name[:80]!r} here; {hint}"


def _fits(schema: Mapping[str, Json], value: str) -> bool:
    """Whether a value, as text, fits those keywords of JSON Schema that the table uses."""
    match schema:
        case {"type": "integer", "minimum": int(least), "maximum": int(most)}:
            return bool(_DIGITS.fullmatch(value)) and least <= int(value) <= most
        case {"type": "number", "minimum": int(least), "maximum": int(most)}:
            return bool(_DECIMAL.fullmatch(value)) and least <= float(value) <= most
        case {"enum": list(choices)}:
            return value in choices
        case {"pattern": str(pattern)}:
            return bool(re.fullmatch(pattern, value, re.ASCII))
        case {"format": "date"}:
            return _is_day(value)
        case {"minLength": int(least), "maxLength": int(most)}:
            return least <= len(value.strip()) and len(value) <= most
    return False


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(value))  # the library takes other forms too
