"""The address of the page: what it asks for as Filters, and Filters as an address. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import parse_qs, urlencode

from gazetteer.coordinates import LonLat
from gazetteer.toponym import Use
from reports.model import ActorKind, Mode, Status
from reports.rows import Filters

KEYS: Final = frozenset(
    {
        *("actor", "organs", "every", "kind", "country", "area", "place", "mode", "status", "carrier", "flow"),
        *("from", "to", "report", "publisher", "language", "use", "sure", "text"),
    }
)
"""The keys of an address that are filters; others are left alone."""

LONGEST_TEXT: Final = 200
_Choice = TypeVar("_Choice", bound=StrEnum)


def from_address(params: Mapping[str, Sequence[str]]) -> Filters:
    """The filters that an address asks for; what it says wrongly is left out, for addresses are written by anyone.

    Lists (each key may repeat): `actor`, `kind`, `country`, `area` ("VE.25"), `place`, `mode`, `status`, `carrier`,
    `flow` ("IR>VE"), `report`, `publisher`, `language`, `use`. Single: `organs=no`, `every=yes`, `from` and `to` (ISO
    days), `sure` (0 to 1), `text`.
    """

    def values(key: str) -> tuple[str, ...]:
        return tuple(params.get(key, ()))

    return Filters(
        actors=values("actor"),
        include_organs="no" not in values("organs"),
        every_actor="yes" in values("every"),
        actor_kinds=_known(ActorKind, values("kind")),
        countries=tuple(code.upper() for code in values("country") if len(code) == 2),
        areas=values("area"),
        places=values("place"),
        modes=_known(Mode, values("mode")),
        statuses=_known(Status, values("status")),
        carriers=values("carrier"),
        flows=tuple(flow for flow in values("flow") if len(flow) == 5 and flow[2] == ">"),
        documents=values("report"),
        publishers=values("publisher"),
        languages=values("language"),
        uses=_known(Use, values("use")),
        least_confidence=_share(values("sure")),
        text="".join(values("text")[:1])[:LONGEST_TEXT].strip(),
        date_from=_day(values("from")),
        date_to=_day(values("to")),
    )


def to_address(filters: Filters) -> dict[str, list[str]]:
    """The address that asks for these filters; `from_address` reads it back."""
    pairs: dict[str, list[str]] = {
        "actor": list(filters.actors),
        "organs": [] if filters.include_organs else ["no"],
        "every": ["yes"] if filters.every_actor else [],
        "kind": [kind.value for kind in filters.actor_kinds],
        "country": list(filters.countries),
        "area": list(filters.areas),
        "place": list(filters.places),
        "mode": [mode.value for mode in filters.modes],
        "status": [status.value for status in filters.statuses],
        "carrier": list(filters.carriers),
        "flow": list(filters.flows),
        "report": list(filters.documents),
        "publisher": list(filters.publishers),
        "language": list(filters.languages),
        "use": [use.value for use in filters.uses],
        "sure": [f"{filters.least_confidence:g}"] if filters.least_confidence else [],
        "text": [filters.text] if filters.text else [],
        "from": [filters.date_from.isoformat()] if filters.date_from else [],
        "to": [filters.date_to.isoformat()] if filters.date_to else [],
    }
    return {key: values for key, values in pairs.items() if values}


def _known(kind: type[_Choice], values: Iterable[str]) -> tuple[_Choice, ...]:
    return tuple(choice for choice in kind if choice.value in set(values))


def _day(values: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(values[0]) if values else None
    except ValueError:
        return None


def _share(values: Sequence[str]) -> float:
    try:
        share = float(values[0]) if values else 0.0
    except ValueError:
        return 0.0
    return share if math.isfinite(share) and 0 < share <= 1 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAt:
    """Where the map looks: its middle, and its zoom in Leaflet's steps."""

    position: LonLat
    zoom: float


def map_at(params: Mapping[str, Sequence[str]]) -> MapAt | None:
    """Where an address says that the map looks: `view=lat,lon,zoom`; None where it says nothing that can be read."""
    try:
        lat, lon, zoom = (float(part) for part in "".join(tuple(params.get("view", ()))[:1]).split(","))
        return MapAt(position=LonLat(lon, lat), zoom=max(0.0, min(19.0, zoom)))
    except ValueError:
        return None


def parsed(address: str) -> dict[str, list[str]]:
    """The query of an address as keys with their values."""
    return parse_qs(address, max_num_fields=1000)


def written(params: Mapping[str, Sequence[str]]) -> str:
    """Keys with their values as the query of an address; only filters and the map's view are kept."""
    return urlencode([(key, value) for key, values in params.items() if key in {*KEYS, "view"} for value in values])
