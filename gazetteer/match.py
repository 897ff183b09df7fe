"""`python -m gazetteer match`: the toponyms of a plain text, or of texts as JSON lines, streaming."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path
from typing import IO, Final

from gazetteer.commands import DONE, SOME_REJECTED, Command
from gazetteer.errors import InvalidInput
from gazetteer.geoparser import Geoparser
from gazetteer.home import Homes
from gazetteer.index import Gazetteer
from gazetteer.recognisers import DEFAULT, recogniser
from gazetteer.serialise import toponym_to_json
from gazetteer.toponym import Context, Toponym

_COLUMNS: Final = ("start", "end", "toponym", "use", "place", "country", "longitude", "latitude", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to read, with its id in a JSON-lines stream and what is known about it."""

    id: str
    text: str
    context: Context


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line of a JSON-lines stream that is no text, and why."""

    reason: str


def read_text(path: Path | None, stdin: IO[bytes]) -> str:
    """The whole of a UTF-8 file (standard input for None), unchanged, so that offsets index the file.

    Raises InvalidInput, naming the file, when it is missing, empty, a folder, or not text.
    """
    name = "standard input" if path is None else str(path)
    try:
        content = stdin.read() if path is None else path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidInput(f"{name}: {reason}; a readable text file is needed") from error
    if not content.strip():
        raise InvalidInput(f"{name} is empty; a text file with at least one word is needed")
    if b"\0" in content:
        raise InvalidInput(f"{name} is a binary file; a text file in UTF-8 is needed")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{name} is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def read_lines(lines: Iterable[bytes]) -> Iterator[Text | BadLine]:
    """Texts of a JSON-lines stream: one object a line with `id` and `text`; `title`, `url`, `published` are context."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _text_of(json.loads(line))
        except (ValueError, RecursionError) as error:
            yield BadLine(reason=f"line {number}: {error}; an object with the strings id and text is needed")


def _text_of(value: object) -> Text:
    if not isinstance(value, dict):
        raise InvalidInput(f"{type(value).__name__} instead of an object")
    missing = [key for key in ("id", "text") if not isinstance(value.get(key), str)]
    if missing:
        raise InvalidInput(f"no string {' and '.join(missing)}")
    given = {key: value[key] if isinstance(value.get(key), str) else None for key in ("title", "url", "published")}
    return Text(id=value["id"], text=value["text"], context=Context(**given))


def matches(geoparser: Geoparser, text: str, context: Context, *, demonyms: bool) -> tuple[Toponym, ...]:
    """Toponyms of a text in order, with its demonyms when they are asked for."""
    return tuple(chain.from_iterable(geoparser.stream(text, context, demonyms=demonyms)))


def as_json(text: str, toponyms: Iterable[Toponym]) -> Iterator[str]:
    """The answer for one text, in parts: its length in code points and its toponyms."""
    before = f'{{"text_length": {len(text)}, "toponyms": ['
    for toponym in toponyms:
        yield before + json.dumps(toponym_to_json(toponym), ensure_ascii=False, allow_nan=False)
        before = ", "
    yield "]}" if before == ", " else f"{before}]}}"


def as_json_line(text: Text, toponyms: Iterable[Toponym]) -> str:
    """The answer for one line of a stream."""
    return json.dumps(
        {"id": text.id, "toponyms": [toponym_to_json(toponym) for toponym in toponyms]},
        ensure_ascii=False,
        allow_nan=False,
    )


def as_table(toponyms: Iterable[Toponym]) -> Iterator[str]:
    """Toponyms as aligned columns, one a line; the parts of the table in order."""
    rows = [_COLUMNS, *(_row(toponym) for toponym in toponyms)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_COLUMNS))]
    for before, row in zip(chain([""], repeat("\n")), rows, strict=False):
        yield before + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(toponym: Toponym) -> tuple[str, ...]:
    span = (str(toponym.start), str(toponym.end), " ".join(toponym.text.split()), toponym.use.value)
    place = toponym.place
    if place is None:
        return (*span, "unresolved", "", "", "", "")
    position = (f"{place.position.lon:.3f}", f"{place.position.lat:.3f}")
    return (*span, place.name, place.country_code or "", *position, f"{toponym.confidence:.2f}")


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", help="a text file in UTF-8, or - for standard input (default)")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--jsonl", action="store_true", help="read and write one JSON object a line: id, text")
    parser.add_argument("--demonyms", action="store_true", help='mark demonyms ("Russian") too')
    parser.add_argument("--model", default=DEFAULT, metavar="NAME", help=f"the recogniser (default {DEFAULT})")
    parser.add_argument("--threshold", type=float, metavar="P", help="how likely a name must be a place (0 to 1)")


def _run(options: Namespace) -> int:
    path = None if options.file == "-" else Path(options.file)
    if options.jsonl:
        return _run_lines(path, _geoparser(options), demonyms=options.demonyms)
    text = read_text(path, sys.stdin.buffer)
    toponyms = chain.from_iterable(_geoparser(options).stream(text, demonyms=options.demonyms))
    sys.stdout.writelines(as_json(text, toponyms) if options.format == "json" else as_table(toponyms))
    print()
    return DONE


def _geoparser(options: Namespace) -> Geoparser:
    gazetteer = Gazetteer.open()
    return Geoparser(gazetteer, recogniser=recogniser(options.model, gazetteer, threshold=options.threshold))


def _run_lines(path: Path | None, geoparser: Geoparser, *, demonyms: bool) -> int:
    status = DONE
    homes = Homes()  # what a publisher wrote before tells which Springfield it means
    with _opened(path) as lines:
        for item in read_lines(lines):
            if isinstance(item, BadLine):
                print(f"gazetteer match: {item.reason}", file=sys.stderr)
                status = SOME_REJECTED
                continue
            context = replace(item.context, home=homes.of(item.context.url))
            found = matches(geoparser, item.text, context, demonyms=demonyms)
            homes.note(item.context.url, found)
            print(as_json_line(item, found), flush=True)
    return status


def _opened(path: Path | None) -> IO[bytes]:
    try:
        return sys.stdin.buffer if path is None else path.open("rb")
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror}; a readable file of JSON lines is needed") from error


MATCH: Final = Command(
    name="match", help="find the place names of a text and the places they mean", add_options=_options, run=_run
)
