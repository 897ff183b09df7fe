"""Command line: `python -m reports parse | ingest | export | proposals`.

Exit status: 0 done; 1 some inputs rejected, each named on standard error; 2 the call is wrong or nothing could be done.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from gazetteer.errors import GazetteerError
from reports.commands import NOTHING_DONE, ExportCall, IngestCall, ParseCall, run_export, run_ingest, run_parse, say
from reports.errors import ReportsError
from reports.export import Format
from reports.limits import MAX_MESSAGE_CHARACTERS
from reports.model import Mode, Status
from reports.pipeline import Opener, open_pipeline
from reports.propose_command import ProposalsCall, run_proposals
from reports.rows import Filters
from reports.store import default_store

TRACEBACK_VARIABLE: Final = "DATELINE_TRACEBACK"
"""Set it to 1 to see where an unexpected error comes from."""


def main(arguments: Sequence[str] | None = None, opener: Opener = open_pipeline) -> int:
    """Run one command and return its exit status; errors are one sentence on standard error."""
    _use_utf8()
    try:
        run = _command(arguments, opener)
        return run()
    except BrokenPipeError:
        # The reader has what it wanted (`| head`); without this Python would complain while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ReportsError, GazetteerError) as error:
        say(f"error: {_one_line(error)}")
    except KeyboardInterrupt:
        say("stopped; what was stored before is kept")
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE) == "1":
            raise
        say(f"internal error: {type(error).__name__}: {_one_line(error)}; please report it")
    return NOTHING_DONE


def _command(arguments: Sequence[str] | None, opener: Opener) -> Callable[[], int]:
    """The command that the arguments ask for, ready to run. Exits with 2 where they are wrong."""
    given = _parser().parse_args(arguments)
    if given.command == "parse":
        parse = ParseCall(file=given.file, as_json=given.format == "json", lines=given.jsonl, actors_file=given.actors)
        return lambda: run_parse(parse, opener)
    store = given.store or default_store()
    if given.command == "ingest":
        ingest = IngestCall(paths=tuple(given.paths), store=store, jobs=given.jobs, actors_file=given.actors)
        return lambda: run_ingest(ingest, opener)
    if given.command == "proposals":
        proposals = ProposalsCall(store=store, as_json=given.format == "json")
        return lambda: run_proposals(proposals)
    call = ExportCall(format=Format(given.format), store=store, filters=_filters(given), output=given.output)
    return lambda: run_export(call)


def _filters(given: argparse.Namespace) -> Filters:
    return Filters(
        actors=tuple(given.actor),
        countries=tuple(given.country),
        modes=tuple(Mode(value) for value in given.mode),
        statuses=tuple(Status(value) for value in given.status),
        documents=tuple(given.document),
        date_from=given.date_from,
        date_to=given.date_to,
    )


class _Parser(argparse.ArgumentParser):
    """Errors in one sentence, as everywhere."""

    def error(self, message: str) -> NoReturn:
        say(f"error: {' '.join(message.split())}; see {self.prog} --help")
        raise SystemExit(NOTHING_DONE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m reports", description="Find who does what where in reports.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="parse | ingest | export | proposals")
    _add_parse(commands.add_parser("parse", help="print everything found in one document; store nothing"))
    _add_ingest(commands.add_parser("ingest", help="read files and folders into the store"))
    _add_export(commands.add_parser("export", help="write what the filters select"))
    _add_proposals(commands.add_parser("proposals", help="list names that recur and that the catalogue lacks"))
    return parser


def _add_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE|-", help="a .txt or .md file, or - for standard input")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--jsonl", action="store_true", help="read one object (id, text) a line, write one a line")
    _add_actors(parser)


def _add_ingest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file, or a folder with all in it")
    parser.add_argument("--jobs", metavar="N", type=_positive, help="processes that read and extract")
    _add_store(parser)
    _add_actors(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=[format_.value for format_ in Format], required=True)
    _add_store(parser)
    repeated: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument("--actor", metavar="ID|NAME", help="may be repeated, as the next four", **repeated)
    parser.add_argument("--country", metavar="CC", help="ISO 3166-1 alpha-2", **repeated)
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], help="of routes", **repeated)
    parser.add_argument("--status", choices=[status.value for status in Status], help="of routes", **repeated)
    parser.add_argument("--document", metavar="ID|TITLE|PATH", **repeated)
    parser.add_argument("--from", metavar="DATE", dest="date_from", type=_day, help="2019-06-05 or later")
    parser.add_argument("--to", metavar="DATE", dest="date_to", type=_day, help="2019-06-05 or earlier")
    parser.add_argument("--output", metavar="PATH", type=Path, help="default: standard output")


def _add_proposals(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table")
    _add_store(parser)


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", metavar="FILE", type=Path, help="default: $REPORTS_STORE, else reports.sqlite")


def _add_actors(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--actors", metavar="CSV", type=Path, help="actors of your own, beside the catalogue")


def _positive(value: str) -> int:
    number = int(value) if value.isascii() and value.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number above 0")
    return number


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2019-06-05") from None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[: 4 * MAX_MESSAGE_CHARACTERS]


def _use_utf8() -> None:
    """Results are UTF-8 whatever the terminal's locale; messages must never fail."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main())
