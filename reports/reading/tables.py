"""CSV tables and JSON lines with a column of texts: one Part a row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from reports.errors import InvalidDocument
from reports.limits import Limit, Limits, beyond
from reports.reading.draft import Draft, Part
from reports.reading.header import Header, language_code, one_line, web_address
from reports.reading.reading import Rejected
from reports.reading.said_dates import day_said

_COLUMNS: Final = MappingProxyType(
    {
        "text": "text body content article full_text fulltext article_text article_body maintext texto cuerpo "
        "contenido texte corps contenu текст содержание النص محتوى story report description",
        "title": "title headline título titulo titular titre заголовок العنوان",
        "author": "author authors byline autor auteur автор الكاتب",
        "publisher": "publisher source outlet site_name publication medio fuente fonte источник المصدر",
        "published": "published date published_at publication_date publish_date pubdate datepublished date_published "
        "fecha data дата التاريخ",
        "url": "url link address canonical_url enlace href ссылка الرابط",
        "language": "language lang idioma langue язык اللغة",
    }
)
_DELIMITERS: Final = (",", ";", "\t", "|")
_CELL: Final = re.compile(r"[\w .()/#%-]{0,40}")
_FIELD_LIMIT: Final = 5_000_000
_RowLike = Mapping[str, object]


def header_columns(line: str, below: str | None = None) -> tuple[str, tuple[str, ...]] | None:
    """The delimiter and the column names of a table's first line, None where it has no column of texts among others.

    With `below`, the line after it, that one has to have the delimiter too (a quoted cell may run on over lines).
    """
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([line.lstrip("\ufeffï»¿")], delimiter=delimiter), [])
        names = tuple(cell.strip().lower() for cell in cells)
        fits = below is None or delimiter in below or below.startswith('"')
        named = len(names) > 1 and all(_CELL.fullmatch(name) for name in names)
        if fits and named and _position(names, "text") is not None:
            return delimiter, names
    return None


def looks_like_rows(lines: Sequence[str]) -> bool:
    """Whether lines are rows of cells, or the only column is named like one of texts."""
    if _only_column(lines[0]):
        return True
    return any(delimiter in line for delimiter in _DELIMITERS if delimiter in lines[0] for line in lines[1:2])


def _position(names: Sequence[str], field: str) -> int | None:
    """Where the field's column is; the earlier a name stands in the list, the surer it is."""
    return next((names.index(known) for known in _COLUMNS[field].split() if known in names), None)


def read_csv(text: str, name: str, limits: Limits) -> Iterator[Part | Rejected]:
    """A part for each row, numbered as a spreadsheet does (the header is row 1). Raises InvalidDocument."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    found = header_columns(first) or _only_column(first)
    if found is None:
        wanted = "text, body or content"
        raise InvalidDocument(f"{name} is a table without a column of texts; name one of its columns {wanted}")
    delimiter, names = found
    csv.field_size_limit(_FIELD_LIMIT)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    try:
        for number, row in enumerate(rows, 1):
            if number > limits.records + 1:
                raise beyond(name, Limit.RECORDS, limits)
            if number > 1 and any(cell.strip() for cell in row):
                yield _part(dict(zip(names, row, strict=False)), number, name)
    except csv.Error as error:
        yield Rejected(
            name=f"{name}#{number + 1}",
            reason=f"{name}#{number + 1} is a broken row ({str(error)[:80]}); save it again",
        )


def _only_column(line: str) -> tuple[str, tuple[str, ...]] | None:
    only = line.strip().strip('"').lower()
    return (",", (only,)) if only in _COLUMNS["text"].split() else None


def read_json(text: str, name: str, limits: Limits) -> Iterator[Part | Rejected]:
    """A part for each object: JSON lines, a list of objects, or one object. Raises InvalidDocument.

    Numbers are those of the lines, or of the objects in a list.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > limits.records:
        raise beyond(name, Limit.RECORDS, limits)
    if _loaded(lines[0][1]) is None or len(lines) == 1:
        yield from _from_one(text, name, limits)
        return
    for number, line in lines:
        record = _loaded(line)
        if isinstance(record, dict):
            yield _part(_lowered(record), number, name)
        else:
            where = f"{name}#{number}"
            yield Rejected(name=where, reason=f"{where} is no JSON object; write one object a line")


def _from_one(text: str, name: str, limits: Limits) -> Iterator[Part | Rejected]:
    whole = _loaded(text)
    if whole is None:
        raise InvalidDocument(f"{name} is damaged JSON; write one object a line, or a list of objects")
    records = _records(whole)
    if len(records) > limits.records:
        raise beyond(name, Limit.RECORDS, limits)
    for number, record in enumerate(records, 1):
        if isinstance(record, dict):
            yield _part(_lowered(record), number, name)
        else:
            where = f"{name}#{number}"
            yield Rejected(name=where, reason=f"{where} is no object; write objects with a text")


def _records(whole: object) -> Sequence[object]:
    """The list of records: the value itself, or the longest list of objects in an object around it."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict) and _position([key.lower() for key in whole], "text") is None:
        inner = [value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if inner:
            return max(inner, key=len)
    return [whole]


def _loaded(text: str) -> object | None:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _lowered(record: Mapping[str, object]) -> dict[str, object]:
    return {key.strip().lower(): value for key, value in record.items()}


def _part(row: _RowLike, number: int, name: str) -> Part | Rejected:
    where = f"{name}#{number}"
    names = list(row)
    text = _cell(row, names, "text")
    if text is None or not text.strip():
        return Rejected(name=where, reason=f"{where} has no text; fill its column of texts")
    header = Header(
        title=one_line(_cell(row, names, "title")),
        author=one_line(_cell(row, names, "author")),
        publisher=one_line(_cell(row, names, "publisher")),
        published=day_said(_cell(row, names, "published")),
        url=web_address(_cell(row, names, "url")),
        language=language_code(_cell(row, names, "language")),
    )
    record = json.dumps({key: _plain(row[key]) for key in sorted(names) if key}, ensure_ascii=False)
    safe = text.encode("utf-8", "replace").decode()  # JSON can spell half a surrogate pair, no encoding can
    return Part(suffix=f"#{number}", content=record.encode("utf-8", "replace"), draft=Draft(text=safe, header=header))


def _cell(row: _RowLike, names: Sequence[str], field: str) -> str | None:
    position = _position(names, field)
    return _plain(row[names[position]]) if position is not None else None


def _plain(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _plain(value.get("name"))
    if isinstance(value, Iterable):
        return ", ".join(text for item in list(value)[:100] if isinstance(text := _plain(item), str))
    return str(value)
