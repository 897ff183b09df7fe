"""Reading of the hand-made gold files, the command line's answer, and how the two are compared."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.coordinates import LonLat, geodesic_km

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place name and the place it means. None in a field: the gold does not settle it, nothing is checked."""

    surfaces: tuple[str, ...]
    country_code: str | None
    position: LonLat | None
    tolerance_km: float
    is_country: bool
    use: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRoute:
    """Stops in order; `optional` ones may stand between or after them. Mode and status "any" are not checked."""

    stops: tuple[str, ...]
    optional: tuple[str, ...]
    mode: str
    status: str
    both_ways: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToponym:
    """A toponym of the answer. The country code, the feature code and the position are None where it is unresolved."""

    start: int
    end: int
    text: str
    use: str
    country_code: str | None
    feature_code: str | None
    position: LonLat | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRoute:
    """A route of the answer; each stop goes by its text and by the name of its place, folded."""

    stops: tuple[frozenset[str], ...]
    mode: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the command line found in one file."""

    toponyms: tuple[FoundToponym, ...]
    routes: tuple[FoundRoute, ...]


def fold(text: str) -> str:
    """Lower case without marks, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().strip()


def read_gold(name: str) -> dict[str, Any]:
    """The gold file `name` beside this module."""
    content: dict[str, Any] = json.loads((GOLD / name).read_text(encoding="utf-8"))
    return content


def gold_place(row: dict[str, Any]) -> GoldPlace:
    """One row of "places" or "toponyms"."""
    lon, lat = row.get("longitude"), row.get("latitude")
    return GoldPlace(
        surfaces=(row["surface"], *row.get("or_surfaces", ())),
        country_code=row.get("country_code"),
        position=None if lon is None or lat is None else LonLat(lon, lat),
        tolerance_km=row.get("tolerance_km", 0.0),
        is_country=row.get("kind") == "country",
        use=row.get("use"),
    )


def gold_route(row: dict[str, Any]) -> GoldRoute:
    """One row of "routes"."""
    return GoldRoute(
        stops=tuple(fold(stop) for stop in row["stops"]),
        optional=tuple(fold(stop) for stop in row["optional"]),
        mode=row["mode"],
        status=row["status"],
        both_ways=row.get("direction") == "both",
    )


@functools.cache
def parse(path: Path) -> Found:
    """What `python -m reports parse` answers for the file, run as a user runs it."""
    command = [sys.executable, "-m", "reports", "parse", str(path), "--format", "json"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert answer.returncode == 0, answer.stderr.decode("utf-8", "replace")
    content = json.loads(answer.stdout.decode("utf-8"))
    return Found(
        toponyms=tuple(_toponym(row) for row in content["toponyms"]),
        routes=tuple(_route(row) for row in content["routes"]),
    )


def is_placed(found: FoundToponym, gold: GoldPlace) -> bool:
    """Whether the toponym was resolved to the place that the gold means, within its tolerance."""
    if found.feature_code is None:
        return False
    if gold.country_code is not None and found.country_code != gold.country_code:
        return False
    if gold.is_country:
        return found.feature_code.startswith("PCL")
    if gold.position is None or found.position is None:
        return gold.position is None
    return geodesic_km(found.position, gold.position) <= gold.tolerance_km


def is_found(routes: tuple[FoundRoute, ...], gold: GoldRoute) -> bool:
    """Whether one of the routes is the gold route: its stops in order, its mode and its status."""
    return any(_is_route(route, gold) for route in routes)


def runs_between(route: FoundRoute, first: str, second: str) -> bool:
    """Whether a leg of the route joins the two places, in either direction."""
    ends = (fold(first), fold(second))
    legs = zip(route.stops, route.stops[1:], strict=False)
    return any((ends[0] in a and ends[1] in b) or (ends[1] in a and ends[0] in b) for a, b in legs)


def _toponym(row: dict[str, Any]) -> FoundToponym:
    place = row["place"]
    return FoundToponym(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        use=row["use"],
        country_code=place and place["country_code"],
        feature_code=place and (place["feature_code"] or ""),
        position=place and LonLat(place["longitude"], place["latitude"]),
    )


def _route(row: dict[str, Any]) -> FoundRoute:
    return FoundRoute(
        stops=tuple(
            frozenset(fold(name) for name in (stop["text"], stop["place"]["name"]) if name) for stop in row["stops"]
        ),
        mode=row["mode"],
        status=row["status"],
    )


def _is_route(route: FoundRoute, gold: GoldRoute) -> bool:
    if gold.mode not in {"any", route.mode} or gold.status not in {"any", route.status}:
        return False
    kept = tuple(stop for stop in route.stops if stop & set(gold.stops) or not stop & set(gold.optional))
    orders = (gold.stops, gold.stops[::-1]) if gold.both_ways else (gold.stops,)
    return any(
        len(kept) == len(order) and all(name in stop for name, stop in zip(order, kept, strict=True))
        for order in orders
    )
