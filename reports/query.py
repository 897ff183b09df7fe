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

from gazetteer.toponym import Alternative, Use
from reports.conditions import condition
from reports.document import Span
from reports.errors import UnknownFilter
from reports.model import Direction, Mode, Status
from reports.rows import Facet, Facets, Filters, MentionRow, RouteRow, Selection, StopRow
from reports.snapshot import Snapshot
from reports.store import Store
from reports.stored import event_date, words

_MENTION_COLUMNS: Final = """id, place_id, surface, span_start, span_end, confidence, alternatives, reasons, actor_ids,
    document_id, quote, evidence_start, evidence_end, date_start, date_end, date_precision, date_source, "use\""""
_ROUTE_COLUMNS: Final = """id, mode, status, direction, implied, distance_km, carrier, confidence, stops, actor_ids,
    document_id, quote, evidence_start, evidence_end, date_start, date_end, date_precision, date_source"""
_Row = TypeVar("_Row", MentionRow, RouteRow)
_LEVEL: Final = """CASE WHEN confidence >= 0.9 THEN '0.9' WHEN confidence >= 0.7 THEN '0.7'
    WHEN confidence >= 0.45 THEN '0.45' ELSE '0' END"""
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
    # Where all actors have to be there together, what another one would leave depends on those chosen.
    no_actors = filters if filters.every_actor else replace(filters, actors=())
    names = {key: actor.name for key, actor in snapshot.actors.items()}
    titles = {key: document.label for key, document in snapshot.documents.items()}
    places = {key: place.name for key, place in snapshot.places.items()}
    no_days = replace(filters, date_from=None, date_to=None)
    days = [day for table in ("mentions", "routes") for day in _days(snapshot, table, no_days)]

    def of_both(column: str, without: Filters, labels: Mapping[str, str] | None = None) -> tuple[Facet, ...]:
        return _counted(snapshot, column, without, labels or {})

    def of_routes(column: str, without: Filters, labels: Mapping[str, str] | None = None) -> tuple[Facet, ...]:
        return _counted(snapshot, column, without, labels or {}, tables=("routes",))

    return Facets(
        actors=of_both(f"unnest({chain})", no_actors, names),
        actor_kinds=of_both("unnest(kinds)", replace(filters, actor_kinds=())),
        countries=of_both("unnest(countries)", replace(filters, countries=())),
        areas=of_both("unnest(areas)", replace(filters, areas=())),
        places=of_both("unnest(place_ids)", replace(filters, places=()), places),
        modes=of_routes("mode", replace(filters, modes=())),
        statuses=of_routes("status", replace(filters, statuses=())),
        carriers=of_routes("carrier", replace(filters, carriers=()), names),
        flows=of_routes("unnest(flows)", replace(filters, flows=())),
        documents=of_both("document_id", replace(filters, documents=()), titles),
        publishers=of_both("publisher", replace(filters, publishers=())),
        languages=of_both("language", replace(filters, languages=())),
        uses=_counted(snapshot, '"use"', replace(filters, uses=tuple(Use)), {}, tables=("mentions",)),
        confidence=of_both(_LEVEL, replace(filters, least_confidence=0.0)),
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
    publishers = {d.publisher: () for d in snapshot.documents.values() if d.publisher}
    codes = {code: () for place in snapshot.places.values() if (code := place.country_code)}
    return replace(
        filters,
        actors=tuple(_known(value, actors, "actor") for value in filters.actors),
        carriers=tuple(_known(value, actors, "actor") for value in filters.carriers),
        countries=tuple(_known(value, codes, "country code") for value in filters.countries),
        documents=tuple(_known(value, documents, "document") for value in filters.documents),
        places=tuple(_known(value, dict.fromkeys(snapshot.places, ()), "place") for value in filters.places),
        publishers=tuple(_known(value, publishers, "publisher") for value in filters.publishers),
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
    where, values = condition(table, filters)
    if snapshot.has_copies:  # what several copies of a report say is shown once, from the best that passes
        best = f"SELECT arg_min(ordinal, rank) FROM {table} WHERE {where} AND same IS NOT NULL GROUP BY same"  # noqa: S608
        where = f"{where} AND (same IS NULL OR ordinal IN ({best}))"
        values += values
    query = f"SELECT ordinal FROM {table} WHERE {where} ORDER BY ordinal"  # noqa: S608 - our own names, values bound
    ordinals = [ordinal for (ordinal,) in snapshot.rows(query, values)]
    missing = [ordinal for ordinal in ordinals if ordinal not in built]
    if missing:
        query = f"SELECT ordinal, {columns} FROM {table} WHERE ordinal IN (SELECT unnest(?::BIGINT[]))"  # noqa: S608
        for ordinal, *row in snapshot.rows(query, [missing]):
            built[ordinal] = build(tuple(row), snapshot)
    return tuple(built[ordinal] for ordinal in ordinals)


def _counted(
    snapshot: Snapshot,
    value: str,
    filters: Filters,
    labels: Mapping[str, str],
    *,
    tables: tuple[str, ...] = ("mentions", "routes"),
) -> tuple[Facet, ...]:
    counts = {table: _counts(snapshot, table, value, filters) for table in tables}
    mentions, routes = counts.get("mentions", {}), counts.get("routes", {})
    found = [
        Facet(value=key, label=labels.get(key, key), mentions=mentions.get(key, 0), routes=routes.get(key, 0))
        for key in {**mentions, **routes}
        if key is not None
    ]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label, facet.value)))


def _counts(snapshot: Snapshot, table: str, value: str, filters: Filters) -> dict[str, int]:
    where, values = condition(table, filters)
    each = "count(DISTINCT coalesce(same, -1 - ordinal))" if snapshot.has_copies else "count(*)"
    query = f"SELECT {value} AS value, {each} FROM {table} WHERE {where} GROUP BY 1"  # noqa: S608 - our own names
    return dict(snapshot.rows(query, values))


def _days(snapshot: Snapshot, table: str, filters: Filters) -> tuple[Any, ...]:
    """First and last day; of what goes on for ever only its beginning."""
    where, values = condition(table, filters)
    last = "max(CASE WHEN last_day = DATE '9999-12-31' THEN first_day ELSE last_day END)"
    query = f"SELECT min(first_day), {last} FROM {table} WHERE {where}"  # noqa: S608 - our own names
    return snapshot.rows(query, values)[0]


def _mention(row: tuple[Any, ...], snapshot: Snapshot) -> MentionRow:
    key, place_id, surface, start, end, confidence, alternatives, reasons, actor_ids, *claim = row
    document_id, quote, quote_start, quote_end, *when, use = claim
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
        use=Use(use),
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
