"""Reading of annotated reports; GUIDE.md in `annotated/` describes the format.

Strict: whatever is not understood is an error that names file and line, so that no mark is silently without effect.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from gazetteer.fold import fold
from reports.document import Document, Span, document_id
from reports.model import Direction, Mode, Status
from tests.gold.annotation_marks import ACTOR_ID, MarkedText, read_marks
from tests.gold.annotation_model import GoldDate, GoldPair, GoldRoute, GoldSeparate, InvalidAnnotation, Report

ANNOTATED: Final = Path(__file__).parent / "annotated"
SPLITS: Final = ("dev", "locked")

_RULE: Final = "==="
_HEADER: Final = ("published", "language", "title", "url")
_FILE_NAME: Final = re.compile(r"\d{2,4}-[a-z0-9-]+\.txt")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FROM_CATALOGUE: Final = "carrier="


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line after the text: `key: value`, and where it stands."""

    where: str
    number: int
    key: str
    value: str

    def fail(self, problem: str) -> NoReturn:
        raise InvalidAnnotation(f"{self.where}:{self.number}: {problem}")

    def halves(self) -> tuple[str, str]:
        """What stands before and after the last " = "."""
        before, sign, after = self.value.rpartition(" = ")
        if not sign or not before.strip() or not after.strip():
            self.fail(f"{self.key} {self.value!r} must be written 'as in the text = value'")
        return before.strip(), after.strip()


@dataclass(slots=True, kw_only=True)
class _Gold:
    """What the lines after the text say, as it is collected."""

    pairs: list[GoldPair] = field(default_factory=list)
    dates: list[GoldDate] = field(default_factory=list)
    routes: list[GoldRoute] = field(default_factory=list)
    separate: list[GoldSeparate] = field(default_factory=list)


def read_split(split: str) -> tuple[Report, ...]:
    """Every report of `annotated/<split>/`, by name. Raises InvalidAnnotation for the first that is malformed."""
    return tuple(read_report(path) for path in split_files(split))


def split_files(split: str) -> tuple[Path, ...]:
    """The files of a split, by name; none where there is no such folder."""
    return tuple(sorted((ANNOTATED / split).glob("*.txt")))


def read_report(path: Path) -> Report:
    """Read one annotated report. Raises InvalidAnnotation for a file that does not keep to the format."""
    if not _FILE_NAME.fullmatch(path.name):
        raise InvalidAnnotation(f"{path.name}:1: the file name must be like 07-arms-flights.txt")
    content = path.read_bytes()
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as problem:
        raise InvalidAnnotation(f"{path.name}:1: the file is not UTF-8 ({problem.reason})") from problem
    if lines.count("") == 0 or lines.count(_RULE) != 1:
        raise InvalidAnnotation(f"{path.name}:1: header, text and gold must be parted by a blank line and by one '==='")
    blank, rule = lines.index(""), lines.index(_RULE)
    if blank > rule:
        raise InvalidAnnotation(f"{path.name}:{rule + 1}: a blank line must part the header from the text")
    header = _header(path.name, lines[:blank])
    marked = read_marks("\n".join(lines[blank + 1 : rule]).rstrip(), path.name, blank + 2)
    if not marked.text.strip():
        raise InvalidAnnotation(f"{path.name}:{rule + 1}: there is no text before '==='")
    gold = _gold(_lines(path.name, lines, rule + 1), marked)
    return Report(
        path=path,
        document=Document(
            id=document_id(content),
            path=path.name,
            text=marked.text,
            title=header.get("title"),
            url=header.get("url"),
            language=header["language"],
            published=_published(path.name, header.get("published")),
        ),
        places=marked.places,
        ignored=marked.ignored,
        actors=marked.actors,
        pairs=tuple(gold.pairs),
        dates=tuple(gold.dates),
        routes=tuple(gold.routes),
        separate=tuple(gold.separate),
    )


def read_movements(
    where: str, lines: Iterable[tuple[int, str]], text: str
) -> tuple[tuple[GoldRoute, ...], tuple[GoldSeparate, ...]]:
    """The movements, and the names without one, of numbered lines about a text without marks, which has each name."""
    gold = _Gold()
    for number, written in lines:
        line = _line(where, number, written)
        if line.key in {"route", "optional"}:
            stops = (stop.strip() for stop in line.value.partition("|")[0].split(">"))
            gold.routes.append(_route(line, frozenset(fold(stop) for stop in stops if _is_named(stop, text))))
        elif line.key == "not":
            gold.separate.append(_separate(line, text))
        else:
            line.fail(f"{line.key!r} is none of route, optional, not")
    return tuple(gold.routes), tuple(gold.separate)


def _header(where: str, lines: Sequence[str]) -> Mapping[str, str]:
    header: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        key, sign, value = line.partition(":")
        if key not in _HEADER or not sign or not value.strip() or key in header:
            raise InvalidAnnotation(f"{where}:{number}: {line!r} is no header line; one each of {', '.join(_HEADER)}")
        header[key] = value.strip()
    if header.get("language") not in {"en", "es"}:
        raise InvalidAnnotation(f"{where}:1: the header needs 'language: en' or 'language: es'")
    return header


def _published(where: str, written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as problem:
        raise InvalidAnnotation(f"{where}:1: published {written!r} must be a day such as 2021-06-03") from problem


def _lines(where: str, lines: Sequence[str], first: int) -> Iterator[_Line]:
    for number, line in enumerate(lines[first:], first + 1):
        if line.strip():
            yield _line(where, number, line)


def _line(where: str, number: int, written: str) -> _Line:
    key, sign, value = written.partition(":")
    found = _Line(where=where, number=number, key=key, value=value.strip())
    if not sign or not found.value:
        found.fail(f"{written!r} must be written 'key: value'")
    return found


def _gold(lines: Iterator[_Line], marked: MarkedText) -> _Gold:
    gold = _Gold()
    surfaces = frozenset(fold(place.text) for place in marked.places)
    dated: list[_Line] = []
    for line in lines:
        match line.key:
            case "pair":
                gold.pairs.append(_pair(line, surfaces))
            case "date":
                dated.append(line)
            case "route" | "optional":
                gold.routes.append(_route(line, surfaces))
            case "not":
                gold.separate.append(_separate(line, marked.text))
            case _:
                line.fail(f"{line.key!r} is none of pair, date, route, optional, not")
    gold.dates.extend(_dates(dated, marked.text))
    return gold


def _pair(line: _Line, surfaces: frozenset[str]) -> GoldPair:
    surface, written = line.halves()
    if fold(surface) not in surfaces:
        line.fail(f"{surface!r} is no marked place of the text")
    ids = [] if written == "-" else [part.strip() for part in written.split(",")]
    for actor_id in ids:
        if actor_id != "?" and not ACTOR_ID.fullmatch(actor_id):
            line.fail(f"{actor_id!r} is no actor's id; write lower-case words with hyphens, or - for none")
    return GoldPair(line=line.number, surface=surface, actor_ids=frozenset(ids) - {"?"})


def _dates(lines: Sequence[_Line], text: str) -> Iterator[GoldDate]:
    """The dates, longest expression first: "2021" alone must not take the span of "in March 2021"."""
    taken: list[Span] = []
    for line in sorted(lines, key=lambda line: -len(line.halves()[0])):
        expression, written = line.halves()
        pattern = re.compile(rf"(?<!\w){re.escape(expression)}(?!\w)")
        spans = (Span(*match.span()) for match in pattern.finditer(text))
        span = next((span for span in spans if not any(span.overlaps(other) for other in taken)), None)
        if span is None:
            line.fail(f"{expression!r} is not in the text, or not as often as it has dates")
        taken.append(span)
        first, last = _interval(line, written)
        yield GoldDate(line=line.number, span=span, first=first, last=last)


def _interval(line: _Line, written: str) -> tuple[date, date | None]:
    begin, dots, end = written.partition("..")
    first = _days(line, begin)[0]
    if not dots:
        return _days(line, begin)
    last = _days(line, end)[1] if end else None
    if last and last < first:
        line.fail(f"{written!r} ends before it begins")
    return first, last


def _days(line: _Line, written: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    match = _DATE.fullmatch(written.strip())
    if match is None:
        line.fail(f"{written!r} must be a day, a month or a year such as 2021-03-21, 2021-03 or 2021")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        line.fail(f"there is no day {written!r}")
    last_month = month or 12
    return first, date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])


def _route(line: _Line, surfaces: frozenset[str]) -> GoldRoute:
    stops, *words = (part.strip() for part in line.value.split("|"))
    if len(words) < 3:
        line.fail(f"{line.key} needs stops | mode | status | direction, not {line.value!r}")
    implied, carrier = _extras(line, words[3:])
    names = tuple(part.strip() for part in stops.split(">"))
    if len(names) < 2 or not all(names):
        line.fail(f"the stops {stops!r} must be two places or more with > between them")
    unmarked = [name for name in names if fold(name) not in surfaces]
    if len(unmarked) > (1 if implied else 0):
        line.fail(f"{unmarked[0]!r} is no marked place of the text; only an implied route may have one such stop")
    try:
        mode, status, direction = Mode(words[0]), Status(words[1]), Direction(words[2])
    except ValueError as problem:
        line.fail(f"{problem}; the order is mode | status | direction")
    return GoldRoute(
        line=line.number,
        stops=names,
        mode=mode,
        status=status,
        direction=direction,
        implied=implied,
        optional=line.key == "optional",
        carrier=None if carrier == "?" else carrier,
        is_carrier_open=carrier == "?",
    )


def _extras(line: _Line, words: Sequence[str]) -> tuple[bool, str | None]:
    implied, carrier = False, None
    for word in words:
        actor_id = word.removeprefix(_FROM_CATALOGUE)
        if word == "implied":
            implied = True
        elif word.startswith(_FROM_CATALOGUE) and (actor_id == "?" or ACTOR_ID.fullmatch(actor_id)):
            carrier = actor_id
        else:
            line.fail(f"{word!r} is neither 'implied' nor 'carrier=' with an actor's id")
    return implied, carrier


def _separate(line: _Line, text: str) -> GoldSeparate:
    first, sign, second = (part.strip() for part in line.value.partition(">"))
    for surface in (first, second):
        if not sign or not surface or not _is_named(surface, text):
            line.fail(f"{line.value!r} must be two names of the text with > between them")
    return GoldSeparate(line=line.number, first=first, second=second)


def _is_named(surface: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", text, re.IGNORECASE) is not None
