"""Front matter of Markdown: `key: value` lines between two lines of `---`.

Not YAML: no nesting, no lists, no references, nothing that can be executed or grow.
"""

from __future__ import annotations

import re
from datetime import date

from reports.errors import InvalidDocument
from reports.limits import MAX_FIELD_CHARACTERS, MAX_FRONT_MATTER_LINES
from reports.reading.header import Header

_RULE = "---"
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:(?:[ \t]+(.*))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f<>\"]+", re.IGNORECASE)


def split_front_matter(text: str, name: str) -> tuple[Header, str]:
    """The header of a Markdown text and what follows it, unchanged; an empty header where there is no front matter.

    Known keys are title, publisher, author, published (2019-06-05), url and language; other keys are allowed and left
    alone. Raises InvalidDocument, naming the line, for anything that is not `key: value`, a repeated key, a broken
    date or an address that is not http or https.
    """
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _RULE:
        return Header(), text
    closing = next(
        (i for i, line in enumerate(lines[1 : MAX_FRONT_MATTER_LINES + 2], 1) if line.rstrip() == _RULE), None
    )
    if closing is None:
        raise InvalidDocument(f"front matter of {name} is not closed; end it with a line of ---")
    fields = _fields(lines[1:closing], name)
    return _header(fields, name), "".join(lines[closing + 1 :])


def _fields(lines: list[str], name: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            raise InvalidDocument(f"front matter of {name}, line {number}: {content[:80]!r} is not `key: value`")
        key, value = found[1].lower(), _unquoted((found[2] or "").strip())
        if key in fields:
            raise InvalidDocument(f"front matter of {name}, line {number}: {key!r} stands twice; keep one")
        if len(value) > MAX_FIELD_CHARACTERS:
            raise InvalidDocument(
                f"front matter of {name}, line {number}: {key!r} is longer than {MAX_FIELD_CHARACTERS} characters"
            )
        fields[key] = value
    return fields


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _header(fields: dict[str, str], name: str) -> Header:
    return Header(
        title=fields.get("title") or None,
        publisher=fields.get("publisher") or None,
        author=fields.get("author") or None,
        published=_published(fields.get("published", ""), name),
        url=_address(fields.get("url", ""), name),
        language=_language(fields.get("language", ""), name),
    )


def _published(value: str, name: str) -> date | None:
    if not value:
        return None
    complaint = f"front matter of {name}: published {value[:80]!r} is no date; write it as 2019-06-05"
    if not _DAY.fullmatch(value):
        raise InvalidDocument(complaint)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidDocument(complaint) from None


def _address(value: str, name: str) -> str | None:
    if value and not _ADDRESS.fullmatch(value):
        raise InvalidDocument(f"front matter of {name}: url {value[:80]!r} is no http or https address")
    return value or None


def _language(value: str, name: str) -> str | None:
    if value and not _LANGUAGE.fullmatch(value):
        raise InvalidDocument(f"front matter of {name}: language {value[:80]!r} is no code such as en, es or pt-BR")
    return value or None
