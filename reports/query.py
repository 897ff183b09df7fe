"""Selecting: filters to mentions and routes. The dashboard and every export use these two functions and no others.

Both take an open Store, or a Snapshot of it. Whoever asks more than once keeps the Snapshot until `Store.version` has
grown: copying the columns takes far longer than filtering them.
"""

from __future__ import annotations

import contextlib
import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from gazetteer.toponym import Alternative
from reports.document import Span
from reports.errors import UnknownFilter
from reports.model import Direction, Mode, Status
from reports.rows import Facet, Facets, Filters, MentionRow, RouteRow, Selection, StopRow
from reports.snapshot import Snapshot, Value
from reports.store import Store
from reports.stored import event_date, words

_MENTION_COLUMNS: Final = """id, place_id, surface, span_start, span_end, confidence, alternatives, reasons, actor_ids,
    document_id, quote, evidence_start, evidence_end, date_start, date_end, date_precision, date_source"""
_ROUTE_COLUMNS: Final = """id, mode, status, direction, implied, distance_km, carrier, confidence, stops, actor_ids,
    document_id, quote, evidence_start, evidence_end, date_start, date_end, date_precision, date_source"""
_Row = TypeVar("_Row", MentionRow, RouteRow)
_SUGGESTIONS: Final = 3
_SIMILAR: Final = 0.5


def select(source: Store | Snapshot, filters: Filters) -> Selection:
    """What the filters let through. Values that the store does not have select nothing; see `checked`."""
    with _snapshot_of(source) as snapshot:
        return _selection(snapshot, filters)


@contextlib.contextmanager
def _snapshot_of(source: Store | Snapshot) -> Iterator[Snapshot]:
    if isinstance(source, Snapshot):
        yield source
    else:
        with Snapshot(source) as snapshot:
            yield snapshot


def _selection(snapshot: Snapshot, filters: Filters) -> Selection:
    try:
        return Selection(
            mentions=_rows(snapshot, "mentions", _MENTION_COLUMNS, filters, snapshot.mention_rows, _mention),
            routes=_rows(snapshot, "routes", _ROUTE_COLUMNS, filters, snapshot.route_rows, _route),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise snapshot.damage(error) from None


def facets(source: Store | Snapshot, filters: Filters) -> Facets:
    """For each filter its values with what each would give, the other filters being as they are.

    An actor counts with its organs where `include_organs` is on, as it does in `select`.
    """
    with _snapshot_of(source) as snapshot:
        return _facets(snapshot, filters)


def _facets(snapshot: Snapshot, filters: Filters) -> Facets:
    chain = "acting_chain" if filters.include_organs else "acting"
    no_actors, no_countries = replace(filters, actors=()), replace(filters, countries=())
    names = {key: actor.name for key, actor in snapshot.actors.items()}
    titles = {key: document.label for key, document in snapshot.documents.items()}
    no_days = replace(filters, date_from=None, date_to=None)
    days = [day for table in ("mentions", "routes") for day in _days(snapshot, table, no_days)]
    return Facets(
        actors=_counted(snapshot, f"unnest({chain})", no_actors, names),
        countries=_counted(snapshot, "unnest(countries)", no_countries, {}),
        modes=_counted(snapshot, "mode", replace(filters, modes=()), {}, of_routes=True),
        statuses=_counted(snapshot, "status", replace(filters, statuses=()), {}, of_routes=True),
        documents=_counted(snapshot, "document_id", replace(filters, documents=()), titles),
        first_day=min((day for day in days if day), default=None),
        last_day=max((day for day in days if day), default=None),
    )


def checked(snapshot: Snapshot, filters: Filters) -> Filters:
    """The same filters with actors' and documents' names turned into ids and countries in capitals.

    Raises UnknownFilter, with the nearest known values, for an actor, country or document that the store does not have,
    and for a day after the last one.
    """
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        raise UnknownFilter(f"--from {filters.date_from} is after --to {filters.date_to}; swap them")
    actors = {key: (actor.name, *actor.aliases, *actor.abbreviations) for key, actor in snapshot.actors.items()}
    documents = {key: (d.label, d.path, d.path.rpartition("/")[2]) for key, d in snapshot.documents.items()}
    codes = {code: () for place in snapshot.places.values() if (code := place.country_code)}
    return replace(
        filters,
        actors=tuple(_known(value, actors, "actor") for value in filters.actors),
        countries=tuple(_known(value, codes, "country code") for value in filters.countries),
        documents=tuple(_known(value, documents, "document") for value in filters.documents),
    )


def _known(value: str, known: Mapping[str, tuple[str, ...]], what: str) -> str:
    """The id that a value names: the id itself, else a name, whatever the case."""
    if value in known:
        return value
    ids: dict[str, str] = {}
    for key, names in known.items():
        for name in (key, *names):
            ids.setdefault(name.casefold(), key)
    found = ids.get(value.casefold())
    if found is not None:
        return found
    near = difflib.get_close_matches(value.casefold(), ids, n=_SUGGESTIONS, cutoff=_SIMILAR)
    some = list(dict.fromkeys(ids[name] for name in near)) or sorted(known)[: 2 * _SUGGESTIONS]
    hint = f"did you mean {', '.join(map(repr, some))}?" if some else "the store is empty"
    raise UnknownFilter(f"nothing in the store has the {what} {value[:80]!r}; {hint}")


def _rows(
    snapshot: Snapshot,
    table: str,
    columns: str,
    filters: Filters,
    built: dict[int, _Row],
    build: Callable[[tuple[Any, ...], Snapshot], _Row],
) -> tuple[_Row, ...]:
    """The rows that pass, in order. Each is built once for a snapshot: building takes longer than filtering."""
    where, values = _condition(table, filters)
    query = f"SELECT ordinal FROM {table} WHERE {where} ORDER BY ordinal"  # noqa: S608 - our own names, values bound
    ordinals = [ordinal for (ordinal,) in snapshot.rows(query, values)]
    missing = [ordinal for ordinal in ordinals if ordinal not in built]
    if missing:
        query = f"SELECT ordinal, {columns} FROM {table} WHERE ordinal IN (SELECT unnest(?::BIGINT[]))"  # noqa: S608
        for ordinal, *row in snapshot.rows(query, [missing]):
            built[ordinal] = build(tuple(row), snapshot)
    return tuple(built[ordinal] for ordinal in ordinals)


def _condition(table: str, filters: Filters) -> tuple[str, list[Value]]:
    """The condition of a query and its values."""
    chain = "acting_chain" if filters.include_organs else "acting"
    tests: list[tuple[str, Value]] = [
        (f"list_has_any({chain}, ?::VARCHAR[])", list(filters.actors)),
        ("list_has_any(countries, ?::VARCHAR[])", list(filters.countries)),
        ("list_contains(?::VARCHAR[], document_id)", list(filters.documents)),
        ("last_day >= ?", filters.date_from),
        ("first_day <= ?", filters.date_to),
    ]
    if table == "routes":
        tests.append(("list_contains(?::VARCHAR[], mode)", [mode.value for mode in filters.modes]))
        tests.append(("list_contains(?::VARCHAR[], status)", [status.value for status in filters.statuses]))
    used = [(test, value) for test, value in tests if value]
    return " AND ".join(["TRUE", *(test for test, _ in used)]), [value for _, value in used]


def _counted(
    snapshot: Snapshot, value: str, filters: Filters, labels: Mapping[str, str], *, of_routes: bool = False
) -> tuple[Facet, ...]:
    mentions = {} if of_routes else _counts(snapshot, "mentions", value, filters)
    routes = _counts(snapshot, "routes", value, filters)
    found = [
        Facet(value=key, label=labels.get(key, key), mentions=mentions.get(key, 0), routes=routes.get(key, 0))
        for key in {**mentions, **routes}
    ]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label, facet.value)))


def _counts(snapshot: Snapshot, table: str, value: str, filters: Filters) -> dict[str, int]:
    where, values = _condition(table, filters)
    query = f"SELECT {value} AS value, count(*) FROM {table} WHERE {where} GROUP BY 1"  # noqa: S608 - our own names
    return dict(snapshot.rows(query, values))


def _days(snapshot: Snapshot, table: str, filters: Filters) -> tuple[Any, ...]:
    """First and last day; of what goes on for ever only its beginning."""
    where, values = _condition(table, filters)
    last = "max(CASE WHEN last_day = DATE '9999-12-31' THEN first_day ELSE last_day END)"
    query = f"SELECT min(first_day), {last} FROM {table} WHERE {where}"  # noqa: S608 - our own names
    return snapshot.rows(query, values)[0]


def _mention(row: tuple[Any, ...], snapshot: Snapshot) -> MentionRow:
    key, place_id, surface, start, end, confidence, alternatives, reasons, actor_ids, *claim = row
    document_id, quote, quote_start, quote_end, *when = claim
    evidence = Span(quote_start, quote_end)
    return MentionRow(
        id=key,
        place=snapshot.places[place_id],
        surface=surface,
        actor_ids=tuple(actor_ids),
        date=event_date(when),
        document=snapshot.documents[document_id],
        quote=quote,
        evidence=evidence,
        within=_within(start, end, evidence),
        confidence=confidence,
        alternatives=tuple(
            Alternative(place=snapshot.places[other], score=score) for other, score in json.loads(alternatives)
        ),
        reasons=words(reasons),
    )


def _route(row: tuple[Any, ...], snapshot: Snapshot) -> RouteRow:
    key, mode, status, direction, implied, distance_km, carrier, confidence, stops, actor_ids, *claim = row
    document_id, quote, quote_start, quote_end, *when = claim
    evidence = Span(quote_start, quote_end)
    return RouteRow(
        id=key,
        stops=tuple(_stop(stop, evidence, snapshot) for stop in json.loads(stops)),
        mode=Mode(mode),
        status=Status(status),
        direction=Direction(direction),
        implied=bool(implied),
        distance_km=distance_km,
        carrier=carrier,
        actor_ids=tuple(actor_ids),
        date=event_date(when),
        document=snapshot.documents[document_id],
        quote=quote,
        evidence=evidence,
        confidence=confidence,
    )


def _stop(stop: Iterable[Any], evidence: Span, snapshot: Snapshot) -> StopRow:
    place_id, surface, start, end = stop
    within = None if start is None else _within(start, end, evidence)
    return StopRow(place=snapshot.places[place_id], surface=surface, within=within)


def _within(start: int, end: int, evidence: Span) -> Span | None:
    if not evidence.contains(Span(start, end)):
        return None
    return Span(start - evidence.start, end - evidence.start)
