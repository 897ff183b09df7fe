"""Corrections as flat rows, for the store's table and for CSV, and back. One shape for both."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, assert_never

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.serialise import Json, place_to_json
from reports.corrections import (
    AddActor,
    Anchor,
    Change,
    Correction,
    MergeActors,
    NewStop,
    NoActor,
    NoPlace,
    NoRoute,
    Scope,
    SetPlace,
    SetRoute,
    Undo,
)
from reports.document import Span
from reports.errors import InvalidCorrection
from reports.model import Actor, ActorKind, Direction, Mode, Status

Cell = str | int | None
COLUMNS: Final = (
    "id", "made_at", "who", "kind", "scope", "document_id", "path", "span_start", "span_end", "text", "sentence",
    "sentence_start", "value", "note",
)  # fmt: skip
MAX_WHO: Final = 80
MAX_NOTE: Final = 2_000


def to_row(correction: Correction) -> tuple[Cell, ...]:
    """A correction as the values of `COLUMNS`."""
    kind, anchor, scope, text, value = _flat(correction.change)
    where: tuple[Cell, ...] = (None, None, None, None, text, None, None)
    if anchor is not None:
        found = (anchor.document_id, anchor.path, anchor.span.start, anchor.span.end)
        where = (*found, anchor.text, anchor.sentence, anchor.sentence_start)
    inner = json.dumps(value, ensure_ascii=False, allow_nan=False)
    head = (correction.id, correction.made_at, correction.who, kind, scope.value if scope else None)
    return (*head, *where, inner, correction.note)


def _flat(change: Change) -> tuple[str, Anchor | None, Scope | None, str, Json]:
    """Kind, anchor, scope, the text of what has no anchor, and the rest."""
    match change:
        case SetPlace(anchor=anchor, scope=scope, place=place):
            return "place", anchor, scope, "", place_to_json(place)
        case NoPlace(anchor=anchor, scope=scope):
            return "no place", anchor, scope, "", {}
        case SetRoute(anchor=anchor):
            return "route", anchor, None, "", _route_json(change)
        case NoRoute(anchor=anchor, key=key):
            return "no route", anchor, None, "", {"key": list(key)}
        case MergeActors(actor_id=actor_id, into=into):
            return "merge", None, None, actor_id, {"into": into}
        case AddActor(actor=actor):
            about: Json = {"id": actor.id, "kind": actor.kind.value, "country_code": actor.country_code}
            return "actor", None, None, actor.name, about
        case NoActor(name=name):
            return "no actor", None, None, name, {}
        case Undo(correction_id=correction_id):
            return "undo", None, None, correction_id, {}
        case _:
            assert_never(change)


def _route_json(change: SetRoute) -> Json:
    stops = [
        {
            "place": place_to_json(stop.place),
            "start": stop.span.start if stop.span else None,
            "end": stop.span.end if stop.span else None,
            "text": stop.text,
        }
        for stop in change.stops
    ]
    how = {"mode": change.mode.value, "status": change.status.value, "direction": change.direction.value}
    return {"key": list(change.key), "stops": stops, **how}


def from_row(row: Sequence[Cell]) -> Correction:
    """A correction from the values of `COLUMNS`. Raises InvalidCorrection, in one sentence, for anything else."""
    try:
        return _from_row(dict(zip(COLUMNS, row, strict=True)))
    except InvalidCorrection:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidCorrection(f"a correction cannot be read ({type(error).__name__}: {str(error)[:120]})") from None


def _from_row(row: Mapping[str, Cell]) -> Correction:
    entry_id, made_at, who, note = (str(row[name] or "") for name in ("id", "made_at", "who", "note"))
    moment = datetime.fromisoformat(made_at)
    if moment.tzinfo is None or len(made_at) != len("2026-01-01T00:00:00.000000+00:00") or moment.utcoffset():
        raise InvalidCorrection(f"a correction's time {made_at[:40]!r} is not as 2026-01-31T12:00:00.000000+00:00")
    if not 1 <= len(entry_id) <= 64 or not 1 <= len(who) <= MAX_WHO or len(note) > MAX_NOTE:
        lengths = f"an id of at most 64, a name of at most {MAX_WHO} and a note of at most {MAX_NOTE:,} characters"
        raise InvalidCorrection(f"a correction needs {lengths}")
    value = json.loads(str(row["value"] or "{}"))
    return Correction(id=entry_id, made_at=made_at, who=who, change=_change(row, value), note=note)


def _change(row: Mapping[str, Cell], value: Mapping[str, Any]) -> Change:
    text = str(row["text"] or "")
    match row["kind"]:
        case "place":
            return SetPlace(anchor=_anchor(row), scope=Scope(str(row["scope"])), place=place_of(value))
        case "no place":
            return NoPlace(anchor=_anchor(row), scope=Scope(str(row["scope"])))
        case "route":
            return _route(row, value)
        case "no route":
            return NoRoute(anchor=_anchor(row), key=tuple(map(str, value["key"])))
        case "merge":
            return MergeActors(actor_id=text, into=str(value["into"]))
        case "actor":
            kind, country = ActorKind(value["kind"]), value["country_code"]
            return AddActor(actor=Actor(id=str(value["id"]), name=_filled(text), kind=kind, country_code=country))
        case "no actor":
            return NoActor(name=_filled(text))
        case "undo":
            return Undo(correction_id=_filled(text))
    raise InvalidCorrection(f"there is no correction of the kind {str(row['kind'])[:40]!r}")


def _route(row: Mapping[str, Cell], value: Mapping[str, Any]) -> SetRoute:
    stops = tuple(_stop(stop) for stop in value["stops"])
    if len(stops) < 2:
        raise InvalidCorrection("a corrected route needs two stops")
    return SetRoute(
        anchor=_anchor(row),
        key=tuple(map(str, value["key"])),
        stops=stops,
        mode=Mode(value["mode"]),
        status=Status(value["status"]),
        direction=Direction(value["direction"]),
    )


def _stop(value: Mapping[str, Any]) -> NewStop:
    span = None if value["start"] is None else Span(int(value["start"]), int(value["end"]))
    return NewStop(place=place_of(value["place"]), span=span, text=value["text"] if span else None)


def _anchor(row: Mapping[str, Cell]) -> Anchor:
    start, end = int(row["span_start"] or 0), int(row["span_end"] or 0)
    anchor = Anchor(
        document_id=_filled(str(row["document_id"] or "")),
        path=str(row["path"] or ""),
        span=Span(start, end),
        text=_filled(str(row["text"] or "")),
        sentence=str(row["sentence"] or ""),
        sentence_start=int(row["sentence_start"] or 0),
    )
    if not 0 <= start < end or not 0 <= anchor.sentence_start <= start:
        raise InvalidCorrection(f"a correction's span {start} to {end} is none")
    return anchor


def place_of(value: Mapping[str, Any]) -> Place:
    """A place from what `place_to_json` made. Raises ValueError, KeyError or TypeError."""
    lon, lat = float(value["longitude"]), float(value["latitude"])
    country = value["country_code"]
    if country is not None and (not isinstance(country, str) or len(country) != 2):
        raise InvalidCorrection(f"{str(country)[:20]!r} is no country code; give two letters, such as VE")
    return Place(
        id=_filled(str(value["id"])),
        name=_filled(str(value["name"])),
        position=LonLat(lon, lat),
        feature_class=FeatureClass(value["feature_class"]),
        feature_code=str(value["feature_code"]),
        country_code=country,
        admin1_code=value["admin1_code"],
        admin1_name=value["admin1_name"],
        population=int(value["population"]),
    )


def _filled(text: str) -> str:
    if not text.strip():
        raise InvalidCorrection("a correction lacks its text, id or name")
    return text
