"""Command-line options for filters: everything that the dashboard filters by."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from gazetteer.toponym import Use
from reports.model import ActorKind, Mode, Status
from reports.rows import Filters


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options; those that take a value from a list may be repeated, and are alternatives then."""
    repeated: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument("--actor", metavar="ID|NAME", help="may be repeated, as all that name a value", **repeated)
    parser.add_argument("--every-actor", action="store_true", help="all of the actors together, not any of them")
    parser.add_argument("--no-organs", action="store_true", help="the actors alone, without what belongs to them")
    parser.add_argument("--actor-kind", choices=[kind.value for kind in ActorKind], **repeated)
    parser.add_argument("--country", metavar="CC", help="ISO 3166-1 alpha-2", **repeated)
    parser.add_argument("--area", metavar="CC.CODE", help="first-level area, as VE.25", **repeated)
    parser.add_argument("--place", metavar="ID", help="place of the gazetteer", **repeated)
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], help="of routes", **repeated)
    parser.add_argument("--status", choices=[status.value for status in Status], help="of routes", **repeated)
    parser.add_argument("--carrier", metavar="ID|NAME", help="of routes", **repeated)
    parser.add_argument("--flow", metavar="CC:CC", help="of routes, from one country to the next", **repeated)
    parser.add_argument("--document", metavar="ID|TITLE|PATH", **repeated)
    parser.add_argument("--publisher", metavar="NAME", **repeated)
    parser.add_argument("--language", metavar="CODE", help="of the report, as en", **repeated)
    parser.add_argument("--use", choices=[use.value for use in Use], help="of names; default: literal", **repeated)
    parser.add_argument("--least-confidence", metavar="SHARE", type=_share, default=0.0, help="from 0 to 1")
    parser.add_argument("--text", metavar="WORDS", default="", help="that stand in the evidence")
    parser.add_argument("--from", metavar="DATE", dest="date_from", type=_day, help="2019-06-05 or later")
    parser.add_argument("--to", metavar="DATE", dest="date_to", type=_day, help="2019-06-05 or earlier")


def chosen_filters(given: argparse.Namespace) -> Filters:
    """The filters that the options ask for; names are not yet ids."""
    return Filters(
        actors=tuple(given.actor),
        every_actor=given.every_actor,
        include_organs=not given.no_organs,
        actor_kinds=tuple(ActorKind(value) for value in given.actor_kind),
        countries=tuple(given.country),
        areas=tuple(value.upper() for value in given.area),
        places=tuple(given.place),
        modes=tuple(Mode(value) for value in given.mode),
        statuses=tuple(Status(value) for value in given.status),
        carriers=tuple(given.carrier),
        flows=tuple(value.upper().replace(":", ">") for value in given.flow),
        documents=tuple(given.document),
        publishers=tuple(given.publisher),
        languages=tuple(given.language),
        uses=tuple(Use(value) for value in given.use),
        least_confidence=given.least_confidence,
        text=given.text,
        date_from=given.date_from,
        date_to=given.date_to,
    )


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no share; give a number from 0 to 1")
    return share


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2019-06-05") from None
