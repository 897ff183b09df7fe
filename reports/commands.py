"""What the commands of `python -m reports` do: arguments in, text and exit status out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tqdm import tqdm

from reports.document import Document
from reports.errors import InvalidDocument, StoreUnwritable
from reports.export import Format, export, write
from reports.fates import Fate, Result, closing_table, rejection_table
from reports.guard import Guard
from reports.ingest import Settings, ingest
from reports.intake import Readable
from reports.limits import NORMAL, Limit, Limits, beyond
from reports.model import Extraction
from reports.network import Policy, UrlSource, is_address
from reports.parse import BadLine, parse_lines
from reports.pipeline import Opener
from reports.query import checked, select
from reports.reading.files import read_bytes, shown
from reports.rows import Filters
from reports.serialise import json_parts, to_json
from reports.snapshot import Snapshot
from reports.sources import discover
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
    limits: Limits = NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestCall:
    """Arguments of `ingest`. `named` are paths and addresses, `feeds` addresses; `policy` is None without a network."""

    named: tuple[str, ...]
    feeds: tuple[str, ...]
    store: Path
    policy: Policy | None
    settings: Settings


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
    status = DONE
    documents: list[Document] = []
    with Guard(call.limits) as guard:
        for found in guard.read(*_named_content(call.file, call.limits)):
            if isinstance(found, Document):
                documents.append(found)
            else:
                say(found.reason)
                status = SOME_REJECTED
    if not documents:
        return NOTHING_DONE
    pipeline = opener(call.actors_file)
    _print([pipeline.extract(document) for document in documents], as_json=call.as_json)
    return status


def _print(extractions: Sequence[Extraction], *, as_json: bool) -> None:
    """One document as it always was; of an archive or a table with several, one object a line."""
    if as_json and len(extractions) == 1:
        sys.stdout.writelines(json_parts(extractions[0]))
        out("")
    elif as_json:
        out("\n".join(to_json(extraction, indent=None) for extraction in extractions))
    else:
        out("\n\n\n".join(extraction_table(extraction) for extraction in extractions))


def _named_content(file: str, limits: Limits) -> tuple[bytes, str]:
    """The bytes of a file or of standard input, and their name."""
    if file != STANDARD_INPUT:
        path = Path(file)
        return read_bytes(path, limits=limits), shown(path)
    name = "standard input"
    content = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        raise beyond(name, Limit.FILE, limits)
    return content, name


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
    """Store every report that is named; a closing table on standard output, rejections on standard error."""
    sources, skipped = _sources(call)
    results: list[Result] = list(skipped)
    bar = tqdm(total=len(sources), unit="file", file=sys.stderr, disable=None, leave=False)
    with Store.to_write(call.store) as store, bar:
        file = ""
        for result in ingest(sources, store, opener, call.settings):
            bar.update(result.file != file)
            file = result.file
            results.append(result)
            if result.reason:
                tqdm.write(result.reason, file=sys.stderr)
    out(closing_table(results))
    rejected = rejection_table(results)
    if rejected:
        out(f"\n{rejected}")
    fates = {result.fate for result in results} - {Fate.SKIPPED}
    if fates == {Fate.REJECTED}:
        return NOTHING_DONE
    return SOME_REJECTED if Fate.REJECTED in fates else DONE


def _sources(call: IngestCall) -> tuple[list[Readable], tuple[Result, ...]]:
    """The files and addresses to read, files first, and what is skipped in folders."""
    addresses = [name for name in call.named if is_address(name)]
    if (addresses or call.feeds) and call.policy is None:
        first = shown((*addresses, *call.feeds)[0])
        raise InvalidDocument(f"{first} is an address; addresses are read only with --allow-network")
    paths = tuple(Path(name) for name in call.named if not is_address(name))
    files, skipped = discover(paths, call.store)
    sources: list[Readable] = [*files]
    if call.policy is not None:
        policy = call.policy
        sources += [UrlSource(address=address, policy=policy) for address in dict.fromkeys(addresses)]
        sources += [UrlSource(address=feed, is_feed=True, policy=policy) for feed in dict.fromkeys(call.feeds)]
    if not sources:
        folders = ", ".join(shown(path) for path in paths)
        raise InvalidDocument(f"there is no report in {folders}; name a file, or a folder with some")
    return sources, skipped


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
