"""What the commands of `python -m reports` do: arguments in, text and exit status out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from tqdm import tqdm

from reports.document import Document
from reports.errors import InvalidDocument, StoreUnwritable
from reports.export import Format, export, write
from reports.ingest import Fate, Result, closing_table, default_jobs, discover, ingest
from reports.limits import MAX_FILE_BYTES
from reports.parse import BadLine, parse_lines
from reports.pipeline import Opener
from reports.query import checked, select
from reports.reading import document_from_bytes, read
from reports.reading.files import shown
from reports.rows import Filters
from reports.serialise import to_json
from reports.snapshot import Snapshot
from reports.store import Store
from reports.tables import extraction_table

DONE: Final = 0
SOME_REJECTED: Final = 1
NOTHING_DONE: Final = 2
STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseCall:
    """Arguments of `parse`."""

    file: str
    as_json: bool
    lines: bool
    actors_file: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestCall:
    """Arguments of `ingest`; without `jobs` the number of files decides."""

    paths: tuple[Path, ...]
    store: Path
    jobs: int | None
    actors_file: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportCall:
    """Arguments of `export`; without `output` the result goes to standard output."""

    format: Format
    store: Path
    filters: Filters
    output: Path | None


def run_parse(call: ParseCall, opener: Opener) -> int:
    """Print what is found in a document, or in each line of a stream."""
    if call.lines:
        return _parse_stream(call, opener)
    document = _named_document(call.file)
    extraction = opener(call.actors_file).extract(document)
    out(to_json(extraction) if call.as_json else extraction_table(extraction))
    return DONE


def _named_document(file: str) -> Document:
    if file != STANDARD_INPUT:
        return read(Path(file))
    content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise InvalidDocument(f"standard input has more than {MAX_FILE_BYTES:,} bytes; split the text")
    return document_from_bytes(content, name="standard input")


def _parse_stream(call: ParseCall, opener: Opener) -> int:
    status = DONE
    with _opened(call.file) as source:
        pipeline = opener(call.actors_file)
        name = "standard input" if call.file == STANDARD_INPUT else shown(call.file)
        for found in parse_lines(source, name, pipeline.extract):
            if isinstance(found, BadLine):
                say(found.reason)
                status = SOME_REJECTED
                continue
            out(to_json(found.extraction, indent=None, id=found.id))
            sys.stdout.flush()
    return status


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        source = Path(file).open("rb")  # noqa: SIM115 - closed below; the block must not catch what its user raises
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidDocument(f"{shown(file)} cannot be opened ({reason}); name a file of JSON lines") from None
    with source:
        yield source


def run_ingest(call: IngestCall, opener: Opener) -> int:
    """Store every report under the paths; a closing table on standard output, rejections on standard error."""
    sources, skipped = discover(call.paths, call.store)
    if not sources:
        folders = ", ".join(shown(path) for path in call.paths)
        raise InvalidDocument(f"there is no report in {folders}; name a .txt or .md file, or a folder with some")
    jobs = call.jobs or default_jobs(len(sources))
    results: list[Result] = list(skipped)
    with Store.to_write(call.store) as store:
        found = ingest(sources, store, opener, actors_file=call.actors_file, jobs=jobs, now=_now)
        for result in tqdm(found, total=len(sources), unit="file", file=sys.stderr, disable=None, leave=False):
            results.append(result)
            if result.reason:
                tqdm.write(result.reason, file=sys.stderr)
    out(closing_table(results))
    fates = {result.fate for result in results} - {Fate.SKIPPED}
    if fates == {Fate.REJECTED}:
        return NOTHING_DONE
    return SOME_REJECTED if Fate.REJECTED in fates else DONE


def run_export(call: ExportCall) -> int:
    """Write what the filters select."""
    with Store.to_read(call.store) as store, Snapshot(store) as snapshot:
        selection = select(snapshot, checked(snapshot, call.filters))
        parts = export(selection, snapshot.actors, call.format)
    counts = f"{len(selection.mentions):,} mentions and {len(selection.routes):,} routes"
    if call.output is not None:
        names = " and ".join(shown(path) for path in write(parts, call.output))
        say(f"{counts} written to {names}")
        return DONE
    if call.format is Format.PARQUET and sys.stdout.isatty():
        raise StoreUnwritable("Parquet is no text for a terminal; name a file with --output")
    sys.stdout.buffer.write(parts[0].content)
    sys.stdout.buffer.flush()
    if len(parts) > 1 and selection.routes:
        say(f"{len(selection.routes):,} routes are left out: a table holds mentions alone; name a file with --output")
    return DONE


def out(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """A message, on standard error."""
    sys.stderr.write(text + "\n")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
