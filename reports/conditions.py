"""Filters as conditions on the columns of a Snapshot. Names of columns are ours, every value is bound."""

from __future__ import annotations

from typing import Any, Final

from gazetteer.toponym import Use
from reports.rows import Filters
from reports.snapshot import Value

_ANY: Final = "list_has_any({column}, ?::VARCHAR[])"
_IN: Final = "list_contains(?::VARCHAR[], {column})"
_TEXT: Final = "contains(strip_accents(lower(quote)), strip_accents(lower(?)))"


def condition(table: str, filters: Filters) -> tuple[str, list[Value]]:
    """The condition of a query over `mentions` or `routes`, and its values."""
    tests = [*_shared(filters), *(_of_routes(filters) if table == "routes" else _of_mentions(filters))]
    used = [(test, value) for test, value in tests if value]
    return " AND ".join(["TRUE", *(test for test, _ in used)]), [value for _, value in used]


def _shared(filters: Filters) -> list[tuple[str, Value]]:
    chain = "acting_chain" if filters.include_organs else "acting"
    every = "list_has_all({column}, ?::VARCHAR[])" if filters.every_actor else _ANY
    return [
        (every.format(column=chain), list(filters.actors)),
        (_ANY.format(column="kinds"), _values(filters.actor_kinds)),
        (_ANY.format(column="countries"), list(filters.countries)),
        (_ANY.format(column="areas"), list(filters.areas)),
        (_ANY.format(column="place_ids"), list(filters.places)),
        (_IN.format(column="document_id"), list(filters.documents)),
        (_IN.format(column="publisher"), list(filters.publishers)),
        (_IN.format(column="language"), list(filters.languages)),
        ("last_day >= ?", filters.date_from),
        ("first_day <= ?", filters.date_to),
        ("confidence >= ?", filters.least_confidence),
        (_TEXT, filters.text),
    ]


def _of_mentions(filters: Filters) -> list[tuple[str, Value]]:
    return [(_IN.format(column='"use"'), _values(filters.uses or (Use.LITERAL,)))]


def _of_routes(filters: Filters) -> list[tuple[str, Value]]:
    return [
        (_IN.format(column="mode"), _values(filters.modes)),
        (_IN.format(column="status"), _values(filters.statuses)),
        (_IN.format(column="carrier"), list(filters.carriers)),
        (_ANY.format(column="flows"), list(filters.flows)),
    ]


def _values(choices: tuple[Any, ...]) -> list[str]:
    return [choice.value for choice in choices]
