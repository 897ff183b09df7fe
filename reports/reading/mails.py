"""Mails: bytes to the Draft of the message, and its attachments as parts to be read in their turn."""

from __future__ import annotations

import email
import email.policy
import re
from collections import deque
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from typing import Final

from reports.document import LeftOut
from reports.errors import InvalidDocument
from reports.limits import MAX_PART_NAME_CHARACTERS, Limit, Limits, beyond
from reports.reading.decoding import decode
from reports.reading.draft import Draft, Part
from reports.reading.header import Header, language_code, one_line
from reports.reading.pages import text_of_markup
from reports.reading.said_dates import day_said

_PICTURES: Final = (
    "image/",
    "audio/",
    "video/",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "text/calendar",
)

_BOUNDARY: Final = re.compile(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_DASHED: Final = re.compile(rb"^--([^\r\n]{1,202})", re.MULTILINE)


def read_mail(content: bytes, name: str, limits: Limits) -> tuple[Draft, tuple[Part, ...]]:
    """The message, its plain form before its HTML form, and the attached files. Raises InvalidDocument."""
    # Before the library sees them: it takes a millisecond over the smallest part.
    if _announced_parts(content) > limits.archive_entries:
        raise beyond(name, Limit.ENTRIES, limits)
    try:
        message = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
        leaves = list(_leaves(message))
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise InvalidDocument(f"{name} is a damaged mail ({str(error)[:80]}); save it again") from None
    if len(leaves) > limits.archive_entries:
        raise beyond(name, Limit.ENTRIES, limits)
    attached = [part for part in leaves if _is_attached(part)]
    inline = [part for part in leaves if not _is_attached(part)]
    plain = [_text(part, name) for part in inline if part.get_content_type() == "text/plain"]
    markup = [_text(part, name) for part in inline if part.get_content_type() == "text/html"]
    text = "\n\n".join(filter(str.strip, plain)) or "\n\n".join(text_of_markup(page) for page in markup)
    if not text.strip() and not attached:
        raise InvalidDocument(f"{name} is a mail without text; a report needs text")
    return Draft(text=text, header=_header(message), left_out=_headers(message)), tuple(_parts(attached))


def _announced_parts(content: bytes) -> int:
    """How many lines begin a part."""
    boundaries = {quoted or bare for quoted, bare in _BOUNDARY.findall(content)}
    return sum(line.rstrip() in boundaries for line in _DASHED.findall(content)) if boundaries else 0


def _leaves(message: Message) -> Iterator[Message]:
    waiting = deque([message])
    while waiting:
        part = waiting.popleft()
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() != "message":
            waiting.extendleft(inner for inner in reversed(payload) if isinstance(inner, Message))
        else:
            yield part


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or not part.get_content_type().startswith("text/")


def _bytes(part: Message) -> bytes:
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, name: str) -> str:
    content = _bytes(part)
    if not content.strip():
        return ""
    return decode(content, name, declared=_charset(part), mend=True).replace("\r\n", "\n")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _parts(attached: list[Message]) -> Iterator[Part]:
    """Attached files under their own names; pictures, signatures and the like are no reports."""
    for number, part in enumerate(attached, 1):
        if part.get_content_type().startswith(_PICTURES):
            continue
        content = _bytes(part)
        if content:
            yield Part(
                suffix="/" + ((one_line(part.get_filename()) or f"part-{number}")[:MAX_PART_NAME_CHARACTERS]),
                content=content,
            )


def _value(message: Message, key: str) -> str | None:
    try:
        return one_line(str(message.get(key) or ""))
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return None  # the library fails on some broken headers


def _header(message: Message) -> Header:
    person, address = parseaddr(_value(message, "From") or "")
    return Header(
        title=_value(message, "Subject"),
        author=one_line(person or address),
        publisher=_value(message, "List-Id") or _value(message, "Organization"),
        published=day_said(_value(message, "Date")),
        language=language_code(_value(message, "Content-Language")),
    )


def _headers(message: Message) -> tuple[LeftOut, ...]:
    lines = [f"{key}: {value}" for key in ("From", "To", "Cc", "Date", "Subject") if (value := _value(message, key))]
    return (LeftOut(text="\n".join(lines), reason="mail header"),) if lines else ()
