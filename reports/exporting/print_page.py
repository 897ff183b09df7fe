"""A report to print: map, legend, and a table of the evidence with numbered citations; one page of HTML, no script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Final

from reports.exporting.figure import DASHES, MODES, figure
from reports.model import Actor, Mode, Status
from reports.rows import DocumentRow, MentionRow, RouteRow, Selection
from reports.tables import date_label, place_label

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_STYLE: Final = Path(__file__).with_name("print.css")


def print_page(selection: Selection, actors: Mapping[str, Actor], about: str = "") -> bytes:
    """The selection for paper. `about` says in words what was selected."""
    rows: list[MentionRow | RouteRow] = [*selection.routes, *selection.mentions]
    sources = {document.id: (number, document) for number, document in enumerate(_documents(rows), 1)}
    counts = f"{len(selection.mentions):,} mentions, {len(selection.routes):,} routes, {len(sources):,} reports"
    evidence = _table(rows, actors, {key: number for key, (number, _) in sources.items()})
    cited = "".join(f'<li id="source-{number}">{_source(document)}</li>' for number, document in sources.values())
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Places and routes in reports</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><meta name="referrer" content="no-referrer">'
        f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head><body><h1>Places and routes in reports</h1>"
        f'<p class="about">{escape(counts)}{". " + escape(about) if about else ""}</p>'
        f"{figure(selection)}{_legend(selection)}"
        f"<h2>Evidence</h2>{evidence}<h2>Reports</h2><ol>{cited}</ol>"
        "<p><small>Places: GeoNames, CC BY 4.0. Outlines: Natural Earth, public domain; borders are de facto and no "
        "endorsement. Dashed circles are countries and areas: no exact spot is meant.</small></p></body></html>\n"
    ).encode("utf-8", "replace")


def _documents(rows: Iterable[MentionRow | RouteRow]) -> list[DocumentRow]:
    found = {row.document.id: row.document for row in rows}
    return sorted(found.values(), key=lambda document: (document.published is None, document.published, document.label))


def _legend(selection: Selection) -> str:
    modes = [mode for mode in Mode if any(route.mode is mode for route in selection.routes)]
    statuses = [status for status in Status if any(route.status is status for route in selection.routes)]
    lines = [(mode.value.capitalize(), MODES[mode], "") for mode in modes]
    lines += [(status.value.capitalize(), "#1f2428", DASHES.get(status, "")) for status in statuses]
    items = [
        f'<li><svg width="30" height="8"><line x1="1" x2="29" y1="4" y2="4" stroke="{colour}" stroke-width="2.5" '
        f'stroke-dasharray="{dash or "none"}"/></svg>{escape(name)}</li>'
        for name, colour, dash in lines
    ]
    return f'<ul class="legend">{"".join(items)}</ul>' if items else ""


def _table(rows: Iterable[MentionRow | RouteRow], actors: Mapping[str, Actor], numbers: Mapping[str, int]) -> str:
    body = "".join(_row(row, actors, numbers[row.document.id]) for row in rows)
    head = "".join(f"<th>{name}</th>" for name in ("Place or route", "When", "Who", "Evidence", "Source"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: MentionRow | RouteRow, actors: Mapping[str, Actor], source: int) -> str:
    if isinstance(row, RouteRow):
        stops = " → ".join(stop.place.name for stop in row.stops)
        what = f"<b>{escape(stops)}</b><br><small>{escape(f'{row.mode.value}, {row.status.value}')}</small>"
    else:
        what = f"<b>{_isolated(row.place.name)}</b><br><small>{escape(place_label(row.place))}</small>"
    names = ", ".join(actors[key].name if key in actors else key for key in row.actor_ids)
    cells = (
        what,
        escape(date_label(row.date)),
        _isolated(names),
        f"“{_isolated(row.quote.strip())}” <small>({row.confidence:.2f})</small>",
        f'<a href="#source-{source}">[{source}]</a>',
    )
    return (
        "<tr>" + "".join(f"<td{' class=quote' if i == 3 else ''}>{cell}</td>" for i, cell in enumerate(cells)) + "</tr>"
    )


def _source(document: DocumentRow) -> str:
    published = document.published.isoformat() if document.published else "no date"
    parts = [
        _isolated(document.label),
        _isolated(document.publisher or ""),
        escape(published),
        escape(document.url or ""),
    ]
    return ", ".join(part for part in parts if part)


def _isolated(text: str) -> str:
    """Text as it is, its direction kept within it; what no page can show is replaced."""
    return f'<bdi dir="auto">{escape(_UNSEEN.sub(chr(0xFFFD), text))}</bdi>' if text else ""
