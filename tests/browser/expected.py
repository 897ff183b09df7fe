"""What a store says, by plain SQL and independently of the product's own queries."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

_ACTING = """WITH RECURSIVE chain (actor, above) AS (
    SELECT id, id FROM actors
    UNION SELECT chain.actor, actors.parent FROM chain JOIN actors ON actors.id = chain.above
    WHERE actors.parent IS NOT NULL)"""
_MENTIONS = """SELECT DISTINCT m.id, m.place_id, m.document_id, m.evidence_start, m.evidence_end
    FROM mentions m JOIN places p ON p.id = m.place_id
    WHERE (:actor IS NULL OR EXISTS (SELECT 1 FROM mention_actors a JOIN chain c ON c.actor = a.actor_id
        WHERE a.mention_id = m.id AND c.above = :actor))
    AND (:country IS NULL OR p.country_code = :country)"""
_ROUTES = """SELECT r.id, (SELECT group_concat(place_id, '~') FROM
        (SELECT place_id FROM route_stops s WHERE s.route_id = r.id ORDER BY position)),
    r.mode, r.status, r.direction, r.document_id, r.evidence_start, r.evidence_end
    FROM routes r WHERE r.status <> 'denied'
    AND (:actor IS NULL OR EXISTS (SELECT 1 FROM chain c WHERE c.above = :actor AND
        (c.actor = r.carrier OR c.actor IN (SELECT actor_id FROM route_actors a WHERE a.route_id = r.id))))
    AND (:country IS NULL OR EXISTS (SELECT 1 FROM route_stops s JOIN places p ON p.id = s.place_id
        WHERE s.route_id = r.id AND p.country_code = :country))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the page should show for an actor and a country."""

    mentions: int
    places: frozenset[str]
    routes: int
    lines: int
    reports: int
    sentences: int

    @property
    def line(self) -> str:
        """The counts as the page words them."""
        pairs = (
            (self.mentions, "mention"), (len(self.places), "place"), (self.routes, "route"), (self.reports, "report"),
        )  # fmt: skip
        return " · ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in pairs)


def expected(store: Path, actor: str | None = None, country: str | None = None) -> Expected:
    """The counts of a store, narrowed to an actor with its organs and to a country."""
    with sqlite3.connect(store) as connection:
        values = {"actor": actor, "country": country}
        mentions = connection.execute(f"{_ACTING} {_MENTIONS}", values).fetchall()
        routes = connection.execute(f"{_ACTING} {_ROUTES}", values).fetchall()
    return Expected(
        mentions=len(mentions),
        places=frozenset(f"place:{row[1]}" for row in mentions),
        routes=len(routes),
        lines=len({(_way(row[1], row[4]), row[2], row[4]) for row in routes}),
        reports=len({row[2] for row in mentions} | {row[5] for row in routes}),
        sentences=_widest({row[2:5] for row in mentions} | {row[5:8] for row in routes}),
    )


def _widest(evidence: set[tuple[str, int, int]]) -> int:
    """How many pieces of evidence lie in no other of the same report."""
    return sum(
        not any(one != other and one[0] == other[0] and other[1] <= one[1] and one[2] <= other[2] for other in evidence)
        for one in evidence
    )


def _way(stops: str, direction: str) -> tuple[str, ...]:
    names = tuple(stops.split("~"))
    return min(names, names[::-1]) if direction == "both" else names


def busiest_actor(store: Path) -> tuple[str, str]:
    """Id and name of the actor with the most mentions of its own."""
    query = """SELECT a.id, a.name FROM mention_actors m JOIN actors a ON a.id = m.actor_id
        GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT 1"""
    with sqlite3.connect(store) as connection:
        id_, name = connection.execute(query).fetchone()
    return str(id_), str(name)


def second_country(store: Path, actor: str) -> tuple[str, str]:
    """Code and name of the country that comes second among the places mentioned with an actor."""
    query = """SELECT p.country_code, s.name FROM mention_actors a JOIN mentions m ON m.id = a.mention_id
        JOIN places p ON p.id = m.place_id JOIN actors s ON s.country_code = p.country_code AND s.kind = 'state'
        WHERE a.actor_id = ? GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1 OFFSET 1"""
    with sqlite3.connect(store) as connection:
        code, name = connection.execute(query, (actor,)).fetchone()
    return str(code), str(name)
