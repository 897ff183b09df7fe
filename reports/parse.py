"""Parse: one document, or a stream of JSON lines, without storing anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reports.document import Document, document_id
from reports.errors import InvalidDocument
from reports.limits import MAX_FILE_BYTES, MAX_MESSAGE_CHARACTERS
from reports.model import Extraction
from reports.reading.language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A document of a stream: the `id` it came with, a string or a number, and what was found in it."""

    id: str | int
    extraction: Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that gave no result; the reason names its number."""

    reason: str


def parse_lines(source: BinaryIO, name: str, extract: Callable[[Document], Extraction]) -> Iterator[Line | BadLine]:
    """One result for each line that is not blank, in order, as soon as it is read.

    A line is an object with `id` and `text`, and optionally `title`, `url` and `published` (2019-06-05).
    """
    number = 0
    while content := source.readline(MAX_FILE_BYTES + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(content) > MAX_FILE_BYTES and not content.endswith(b"\n"):
            while (rest := source.readline(MAX_FILE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield BadLine(reason=f"{where}: longer than {MAX_FILE_BYTES:,} bytes; split the text")
        elif content.strip():
            yield _parsed(content, where, extract)


def _parsed(content: bytes, where: str, extract: Callable[[Document], Extraction]) -> Line | BadLine:
    try:
        fields = _fields(content, where)
        return Line(id=_id(fields, where), extraction=extract(_document(fields, where)))
    except InvalidDocument as error:
        return BadLine(reason=str(error))
    except Exception as error:  # noqa: BLE001 - the border: one line must not stop the others
        words = " ".join(str(error).split())[:MAX_MESSAGE_CHARACTERS]
        return BadLine(reason=f"{where}: internal error {type(error).__name__}: {words}; please report it")


def _fields(content: bytes, where: str) -> dict[str, object]:
    try:
        fields = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidDocument(f"{where}: not UTF-8; save the file again as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InvalidDocument(f"{where}: not JSON ({str(error)[:80]}); write one object a line") from None
    if not isinstance(fields, dict):
        raise InvalidDocument(f'{where}: not an object; write {{"id": …, "text": …}}')
    return fields


def _id(fields: dict[str, object], where: str) -> str | int:
    value = fields.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InvalidDocument(f"{where}: id {value!r:.80} is no string and no whole number")
    if isinstance(value, str):
        _check_text(value, "id", where)
    return value


def _document(fields: dict[str, object], where: str) -> Document:
    text = _optional(fields, "text", where)
    if text is None:
        raise InvalidDocument(f"{where}: there is no text; write an object with id and text")
    return Document(
        id=document_id(text.encode()),
        path=str(fields["id"]),
        text=text,
        title=_optional(fields, "title", where),
        published=_published(_optional(fields, "published", where), where),
        language=language_of(text),
        url=_optional(fields, "url", where),
    )


def _optional(fields: dict[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidDocument(f"{where}: {key} {value!r:.80} is no string")
    _check_text(value, key, where)
    return value


def _check_text(value: str, key: str, where: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InvalidDocument(f"{where}: {key} has half a surrogate pair at character {error.start}") from None


def _published(value: str | None, where: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])  # a time of day after the date is left out
    except ValueError:
        raise InvalidDocument(f"{where}: published {value[:80]!r} is no date; write it as 2019-06-05") from None
