"""Who appears where and with whom, and what flows from country to country: counts over the marks. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.marks import Marks
from reports.model import Mode
from reports.rows import MentionRow, RouteRow
from reports.snapshot import flows_between

Row = MentionRow | RouteRow
SIDE: Final = 12
"""How many rows and columns a matrix has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An actor with how much it appears in."""

    actor: str
    mentions: int
    routes: int
    places: int
    reports: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Counts of sentences: `counts[i][j]` for row i and column j, which are ids or country codes."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What moves from one country to another, "IR>VE": its sentences by mode, and the reports that say so."""

    code: str
    modes: dict[Mode, int]
    reports: int

    @property
    def count(self) -> int:
        """Sentences of all modes."""
        return sum(self.modes.values())


def rows_of(marks: Marks) -> list[Row]:
    """Every mention and route of the marks."""
    rows: list[Row] = [row for mark in marks.places for row in mark.mentions]
    return rows + [row for mark in marks.routes for row in mark.routes]


def ranking(rows: Iterable[Row]) -> list[Ranked]:
    """Every actor, the one in most rows first."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for actor in dict.fromkeys(acting(row)):
            found[actor].append(row)
    ranked = [_ranked(actor, own) for actor, own in found.items()]
    return sorted(ranked, key=lambda one: (-one.mentions - one.routes, one.actor))


def acting(row: Row) -> tuple[str, ...]:
    """The actors of a row, its carrier too."""
    carrier = (row.carrier,) if isinstance(row, RouteRow) and row.carrier else ()
    return (*row.actor_ids, *carrier)


def _ranked(actor: str, rows: list[Row]) -> Ranked:
    mentions = [row for row in rows if isinstance(row, MentionRow)]
    places = {row.place.id for row in mentions}
    places |= {stop.place.id for row in rows if isinstance(row, RouteRow) for stop in row.stops}
    days = sorted(row.date.start.isoformat() for row in rows if row.date)
    return Ranked(
        actor=actor,
        mentions=len(mentions),
        routes=len(rows) - len(mentions),
        places=len(places),
        reports=len({row.document.id for row in rows}),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def together(rows: Iterable[Row]) -> Matrix:
    """How many sentences tie two actors together; the diagonal is those of one actor at all."""
    sentences: defaultdict[tuple[str, int, int], set[str]] = defaultdict(set)
    for row in rows:
        sentences[row.document.id, *row.evidence].update(acting(row))
    alone = Counter(actor for actors in sentences.values() for actor in actors)
    pairs = Counter((one, other) for actors in sentences.values() for one in actors for other in actors)
    top = tuple(actor for actor, _ in sorted(alone.items(), key=lambda pair: (-pair[1], pair[0]))[:SIDE])
    return Matrix(rows=top, columns=top, counts=tuple(tuple(pairs[one, other] for other in top) for one in top))


def where(rows: Iterable[Row], *, countries: bool) -> Matrix:
    """How many sentences put an actor in a country, or in a place."""
    found: defaultdict[tuple[str, str], set[tuple[str, int, int]]] = defaultdict(set)
    for row in rows:
        places = [row.place] if isinstance(row, MentionRow) else [stop.place for stop in row.stops]
        for place in places:
            key = place.country_code if countries else place.id
            for actor in acting(row) if key else ():
                found[actor, key or ""].add((row.document.id, *row.evidence))
    actors: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (actor, key), sentences in found.items():
        actors[actor] += len(sentences)
        columns[key] += len(sentences)
    top, across = (tuple(key for key, _ in counter.most_common(SIDE)) for counter in (actors, columns))
    counts = tuple(tuple(len(found.get((actor, key), ())) for key in across) for actor in top)
    return Matrix(rows=top, columns=across, counts=counts)


def flows(marks: Marks) -> list[Flow]:
    """What moves between countries, the most told first; a way both ways counts in both directions."""
    sentences: defaultdict[str, dict[tuple[str, int, int, Mode], None]] = defaultdict(dict)
    for mark in marks.routes:
        steps = flows_between([stop.country_code for stop in mark.stops], both=mark.direction.value == "both")
        for row in mark.routes:
            for code in steps:
                sentences[code][row.document.id, *row.evidence, row.mode] = None
    found = [
        Flow(code=code, modes=dict(Counter(said[3] for said in told)), reports=len({said[0] for said in told}))
        for code, told in sentences.items()
    ]
    return sorted(found, key=lambda flow: (-flow.count, flow.code))
