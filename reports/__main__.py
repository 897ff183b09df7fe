"""Command line: `python -m reports parse | ingest | export | corrections | rejections | proposals`.

Exit status: 0 done; 1 some inputs rejected, each named on standard error; 2 the call is wrong or nothing could be done.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NoReturn

from gazetteer.errors import GazetteerError
from reports.commands import NOTHING_DONE, ExportCall, IngestCall, ParseCall, run_export, run_ingest, run_parse, say
from reports.corrections_command import CorrectionsCall, run_corrections
from reports.errors import ReportsError
from reports.export import Format
from reports.filter_options import add_filters, chosen_filters
from reports.ingest import Settings
from reports.limit_options import add_limits, chosen_limits, positive
from reports.limits import MAX_MESSAGE_CHARACTERS
from reports.network import Policy
from reports.pipeline import Opener, open_pipeline
from reports.propose_command import ProposalsCall, run_proposals
from reports.rejections_command import ListFormat, RejectionsCall, run_rejections
from reports.store import default_store

_COMMANDS: Final = ("parse", "ingest", "export", "corrections", "rejections", "proposals")
TRACEBACK_VARIABLE: Final = "DATELINE_TRACEBACK"
"""Set it to 1 to see where an unexpected error comes from."""


def main(arguments: Sequence[str] | None = None, opener: Opener | None = None) -> int:
    """Run one command and return its exit status; errors are one sentence on standard error.

    `opener` stands in for the pipeline that the arguments ask for.
    """
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


def _command(arguments: Sequence[str] | None, opener: Opener | None) -> Callable[[], int]:
    """The command that the arguments ask for, ready to run. Exits with 2 where they are wrong."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.command == "ingest" and not (given.named or given.feed):
        parser.error("ingest needs a file, a folder or an address")
    if given.command == "parse":
        parse = ParseCall(
            file=given.file,
            as_json=given.format == "json",
            lines=given.jsonl,
            actors_file=given.actors,
            limits=chosen_limits(given),
        )
        return lambda: run_parse(parse, opener or _opener(given))
    store = given.store or default_store()
    if given.command == "ingest":
        ingest = _ingest_call(given, store)
        return lambda: run_ingest(ingest, opener or _opener(given))
    if given.command == "rejections":
        rejections = RejectionsCall(store=store, format=ListFormat(given.format), output=given.output)
        return lambda: run_rejections(rejections)
    if given.command == "corrections":
        corrections = CorrectionsCall(store=store, source=given.source, output=given.output)
        return lambda: run_corrections(corrections)
    if given.command == "proposals":
        proposals = ProposalsCall(store=store, as_json=given.format == "json")
        return lambda: run_proposals(proposals)
    call = ExportCall(format=Format(given.format), store=store, filters=chosen_filters(given), output=given.output)
    return lambda: run_export(call)


def _opener(given: argparse.Namespace) -> Opener:
    return partial(open_pipeline, quick=given.quick)


def _ingest_call(given: argparse.Namespace, store: Path) -> IngestCall:
    return IngestCall(
        named=tuple(given.named),
        feeds=tuple(given.feed),
        store=store,
        policy=Policy(allow_http=given.allow_http) if given.allow_network else None,
        settings=Settings(
            actors_file=given.actors, jobs=given.jobs, limits=chosen_limits(given), retry=given.retry_rejected
        ),
    )


class _Parser(argparse.ArgumentParser):
    """Errors in one sentence, as everywhere."""

    def error(self, message: str) -> NoReturn:
        say(f"error: {' '.join(message.split())}; see {self.prog} --help")
        raise SystemExit(NOTHING_DONE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m reports", description="Find who does what where in reports.")
    commands = parser.add_subparsers(dest="command", required=True, metavar=" | ".join(_COMMANDS))
    _add_parse(commands.add_parser("parse", help="print everything found in one document; store nothing"))
    _add_ingest(commands.add_parser("ingest", help="read files and folders into the store"))
    _add_export(commands.add_parser("export", help="write what the filters select"))
    _add_corrections(commands.add_parser("corrections", help="write what reviewers corrected, or read it in"))
    _add_rejections(commands.add_parser("rejections", help="list the inputs that could not be read, and why"))
    _add_proposals(commands.add_parser("proposals", help="list names that recur and that the catalogue lacks"))
    return parser


def _add_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE|-", help="a file, or - for standard input")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--jsonl", action="store_true", help="read one object (id, text) a line, write one a line")
    _add_reading(parser)
    add_limits(parser)


def _add_ingest(parser: argparse.ArgumentParser) -> None:
    what = "a file, a folder with all in it, or an address with --allow-network"
    parser.add_argument("named", metavar="PATH|URL", nargs="*", help=what)
    feed = "read the entries of an RSS or Atom feed; may be repeated"
    parser.add_argument("--feed", metavar="URL", action="append", default=[], help=feed)
    parser.add_argument("--allow-network", action="store_true", help="fetch the addresses that are named, nothing else")
    parser.add_argument("--allow-http", action="store_true", help="fetch http addresses too, which are not encrypted")
    parser.add_argument("--retry-rejected", action="store_true", help="read rejected files again that have not changed")
    parser.add_argument("--jobs", metavar="N", type=positive, help="processes that read and extract")
    _add_store(parser)
    _add_reading(parser)
    add_limits(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=[format_.value for format_ in Format], required=True)
    _add_store(parser)
    add_filters(parser)
    parser.add_argument("--output", metavar="PATH", type=Path, help="default: standard output")


def _add_corrections(parser: argparse.ArgumentParser) -> None:
    known = "add the corrections of this file to the store; without it they are written out"
    parser.add_argument("--import", metavar="CSV", dest="source", type=Path, help=known)
    _add_store(parser)
    parser.add_argument("--output", metavar="CSV", type=Path, help="default: standard output")


def _add_rejections(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=[format_.value for format_ in ListFormat], default="table")
    _add_store(parser)
    parser.add_argument("--output", metavar="PATH", type=Path, help="default: standard output")


def _add_proposals(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table")
    _add_store(parser)


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", metavar="FILE", type=Path, help="default: $REPORTS_STORE, else reports.sqlite")


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--actors", metavar="CSV", type=Path, help="actors of your own, beside the catalogue")
    quick = "skip the close reading: several times faster, fewer routes and actors are found"
    parser.add_argument("--quick", action="store_true", help=quick)


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
