"""Claims: each mention and route with its words, as rows of one table to search, sort and page through. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dashboard import words
from dashboard.language import later
from dashboard.marks import Marks
from dashboard.selection import Catalogue
from reports.rows import MentionRow, RouteRow
from reports.snapshot import possible_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One mention or route: the id of its mark on the map, what it says in words, and the row itself."""

    mark_id: str
    what: str
    actors: str
    row: MentionRow | RouteRow

    @property
    def day(self) -> date:
        """The first day that it may have happened; the last of the calendar where that is not known."""
        return possible_days(self.row.date, self.row.document.published)[0] or date.max


_ORDERS: Final[dict[str, tuple[Callable[[Claim], Any], bool]]] = {
    later("Newest first"): (lambda claim: (claim.day if claim.day != date.max else date.min, claim.row.id), True),
    later("Oldest first"): (lambda claim: (claim.day, claim.row.id), False),
    later("Place or route"): (lambda claim: (_plain(claim.what), claim.day), False),
    later("Actor"): (lambda claim: (not claim.actors, _plain(claim.actors), claim.day), False),
    later("Report"): (lambda claim: (_plain(claim.row.document.label), claim.row.evidence), False),
    later("Least sure first"): (lambda claim: (claim.row.confidence, claim.row.id), False),
}
ORDERS: Final = tuple(_ORDERS)
"""The ways to sort, as the reader is offered them once they are translated."""


def claims(marks: Marks, catalogue: Catalogue) -> tuple[Claim, ...]:
    """Every mention and route of the marks."""
    return tuple(
        [
            Claim(
                mark_id=mark.id,
                what=words.where(row.place, catalogue.countries),
                actors=_actors(row, catalogue),
                row=row,
            )
            for mark in marks.places
            for row in mark.mentions
        ]
        + [
            Claim(mark_id=mark.id, what=words.way(mark.stops, mark.direction), actors=_actors(row, catalogue), row=row)
            for mark in marks.routes
            for row in mark.routes
        ]
    )


def arranged(found: Iterable[Claim], *, order: str, search: str = "", first: str | None = None) -> list[Claim]:
    """Those that hold every word of the search, in an order; the claims of mark `first` before the others."""
    wanted = _plain(search).split()
    key, down = _ORDERS.get(order, _ORDERS[ORDERS[0]])
    kept = [claim for claim in found if not wanted or all(word in _text(claim) for word in wanted)]
    kept.sort(key=key, reverse=down)
    return sorted(kept, key=lambda claim: claim.mark_id != first) if first else kept


def pages(count: int, size: int) -> int:
    """How many pages; at least one."""
    return max(1, -(-count // size))


def page(found: Sequence[Claim], number: int, size: int) -> Sequence[Claim]:
    """One page, counted from 1; the nearest one for a number that is none."""
    at = max(1, min(number, pages(len(found), size)))
    return found[(at - 1) * size : at * size]


def _actors(row: MentionRow | RouteRow, catalogue: Catalogue) -> str:
    return ", ".join(catalogue.actor(actor) for actor in row.actor_ids)


def _text(claim: Claim) -> str:
    document = claim.row.document
    return _plain(" ".join((claim.what, claim.actors, claim.row.quote, document.label, document.publisher or "")))


def _plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
