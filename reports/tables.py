"""Plain tables for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from gazetteer.place import Place
from gazetteer.toponym import Toponym
from reports.model import EventDate, Extraction, Precision, Route

_WIDEST: Final = 60


def extraction_table(extraction: Extraction) -> str:
    """Everything found in a document, in four sections."""
    document = extraction.document
    published = document.published.isoformat() if document.published else "no date"
    head = f"{_clean(document.title or document.path)} ({published}, {document.language or 'language unknown'})"
    toponyms = [
        (t.start, t.text, t.use, place_label(t.place), f"{t.confidence:.2f}", _others(t)) for t in extraction.toponyms
    ]
    actors = [(a.span.start, a.text, a.actor.name, a.actor.kind) for a in extraction.actor_mentions]
    mentions = [
        (m.evidence.span.start, place_label(m.place), ", ".join(m.actor_ids), date_label(m.date), m.evidence.quote)
        for m in extraction.mentions
    ]
    routes = [
        (_stops(r), r.mode, r.status, ", ".join(r.actor_ids), f"{r.distance_km:,.0f} km", r.evidence.quote)
        for r in extraction.routes
    ]
    sections = (
        table("Toponyms", ("at", "text", "use", "place", "confidence", "alternatives"), toponyms),
        table("Actors", ("at", "text", "actor", "kind"), actors),
        table("Mentions", ("at", "place", "actors", "date", "evidence"), mentions),
        table("Routes", ("stops", "mode", "status", "actors", "length", "evidence"), routes),
    )
    return "\n\n".join((head, *sections))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, widest: int | None = _WIDEST) -> str:
    """A titled table with its number of rows; cells over `widest` are cut, control characters shown as blanks."""
    cells = [tuple(_cut(_clean(str(value)), widest) for value in row) for row in rows]
    if not cells:
        return f"{title}: none"
    widths = [max(_width(row[i]) for row in (tuple(columns), *cells)) for i in range(len(columns))]
    lines = [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (tuple(columns), tuple("-" * width for width in widths), *cells)
    ]
    return "\n".join((f"{title} ({len(cells)})", *lines))


def place_label(place: Place | None) -> str:
    """`Caracas, Distrito Federal, VE`, or `unresolved`."""
    if place is None:
        return "unresolved"
    return ", ".join(part for part in (place.name, place.admin1_name, place.country_code) if part)


def date_label(date: EventDate | None) -> str:
    """`2019-04-05`, `2019-04`, `2019`, `2005 to …`; nothing where there is no date."""
    if date is None:
        return ""
    start = date.start.isoformat()
    match date.precision:
        case Precision.YEAR:
            return start[:4]
        case Precision.MONTH:
            return start[:7]
        case Precision.RANGE:
            return f"{start} to {date.end.isoformat() if date.end else '…'}"
        case _:
            return start


def _stops(route: Route) -> str:
    names = " > ".join(stop.place.name for stop in route.stops)
    return f"{names} (implied)" if route.implied else names


def _others(toponym: Toponym) -> str:
    return "; ".join(place_label(other.place) for other in toponym.alternatives[:2])


def _clean(text: str) -> str:
    """On one line and without anything that steers a terminal."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else c for c in text).strip()


def _cut(text: str, widest: int | None) -> str:
    return text if widest is None or len(text) <= widest else text[: widest - 1] + "…"


def _width(text: str) -> int:
    """Columns on a terminal: wide East Asian characters take two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(1 for c in text if unicodedata.combining(c))
