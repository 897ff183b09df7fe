"""Bytes to text: UTF-8, UTF-16 with its byte order mark, Windows-1252, or a refusal."""

from __future__ import annotations

import codecs

from reports.errors import InvalidDocument
from reports.limits import MAX_CONTROL_SHARE_CP1252, MAX_CONTROL_SHARE_UTF8

_LAYOUT = frozenset("\t\n\r\f\v\x1b\x85")


def decode(content: bytes, name: str) -> str:
    """The text of a file, its newlines and its Unicode form unchanged.

    Tried in order: UTF-8, UTF-16 where a byte order mark says so, Windows-1252. A byte order mark belongs to the
    encoding and not to the text: it is left out, and offsets count from the first character after it.
    Raises InvalidDocument for what is empty or no text.
    """
    if not content.strip():
        raise InvalidDocument(f"{name} is empty; a report needs text")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, cap = _utf16(content, name), MAX_CONTROL_SHARE_UTF8
    else:
        text, cap = _eight_bit(content, name)
    if "\0" in text or _control_share(text) > cap:
        raise InvalidDocument(f"{name} is binary, not text; convert it to a .txt file in UTF-8")
    if not text.strip():
        raise InvalidDocument(f"{name} is empty; a report needs text")
    return text


def _utf16(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InvalidDocument(f"{name} is damaged UTF-16 at byte {error.start}; save it again as UTF-8") from None


def _eight_bit(content: bytes, name: str) -> tuple[str, float]:
    try:
        return content.decode("utf-8-sig"), MAX_CONTROL_SHARE_UTF8
    except UnicodeDecodeError as error:
        damage = error.start
    if b"\0" in content:
        raise InvalidDocument(f"{name} is binary, not text; convert it to a .txt file in UTF-8")
    # Mostly valid UTF-8 with a broken byte would turn every accent into two letters as Windows-1252.
    lenient = content.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if sum(c > "\x7f" for c in lenient) - broken > broken:
        raise InvalidDocument(f"{name} is damaged UTF-8 at byte {damage}; save it again as UTF-8")
    try:
        return content.decode("cp1252"), MAX_CONTROL_SHARE_CP1252
    except UnicodeDecodeError:
        reason = "is neither UTF-8, UTF-16 nor Windows-1252 text"
        raise InvalidDocument(f"{name} {reason}; convert it to a .txt file in UTF-8") from None


def _control_share(text: str) -> float:
    control = sum(1 for c in text if (c < " " or "\x7f" <= c < "\xa0") and c not in _LAYOUT)
    return control / len(text) if text else 0.0
