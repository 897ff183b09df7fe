"""What goes over the pipes between the guard and its children: frames of JSON, each with its length before it.

JSON and not pickles: a child that a document has taken over must not be able to run anything in its parent.
"""

from __future__ import annotations

import json
from datetime import date
from typing import IO, Any, Final

from reports.document import Document
from reports.limits import Limits
from reports.regions import furniture_list, furniture_of, left_out_list, left_out_of, names_of

_LENGTH_BYTES: Final = 8
_TEXTS: Final = ("title", "publisher", "author", "language", "url")

Message = dict[str, Any]


def send(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame."""
    stream.write(len(payload).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """The next frame, None where the other side has closed. Raises ValueError for one of more than `most` bytes."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    if length > most:
        raise ValueError(f"a frame of {length:,} bytes is more than the {most:,} that are taken")
    payload = stream.read(length)
    return payload if len(payload) == length else None


def pack(message: Message) -> bytes:
    """A message as bytes; half surrogate pairs pass, for the store to refuse them by name."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(payload: bytes) -> Message:
    """The message in these bytes. Raises ValueError."""
    message = json.loads(payload.decode("utf-8", "surrogatepass"))
    if not isinstance(message, dict):
        raise ValueError("a message is an object")  # noqa: TRY004 - one type of error for whatever a child sends
    return message


def packed_limits(limits: Limits) -> Message:
    """The limits by their names."""
    return {name: getattr(limits, name) for name in Limits.__slots__}


def packed_document(document: Document) -> Message:
    """A document as an object that `unpacked_document` reads back."""
    return {
        "id": document.id,
        "path": document.path,
        "text": document.text,
        "published": document.published.isoformat() if document.published else None,
        "furniture": furniture_list(document.furniture),
        "left_out": left_out_list(document.left_out),
        "detected": list(document.detected),
        **{name: getattr(document, name) for name in _TEXTS},
    }


def unpacked_document(fields: object) -> Document:
    """The document that a child sent, each field of the right type. Raises ValueError."""
    if not isinstance(fields, dict):
        raise ValueError("a document is an object")  # noqa: TRY004
    published = optional(fields, "published")
    whole, regions = text(fields, "text"), furniture_of(fields.get("furniture"))
    if regions and max(region.span.end for region in regions) > len(whole):
        raise ValueError("a region lies behind the end of the text")
    return Document(
        id=text(fields, "id"),
        path=text(fields, "path"),
        text=whole,
        title=optional(fields, "title"),
        publisher=optional(fields, "publisher"),
        author=optional(fields, "author"),
        published=date.fromisoformat(published) if published else None,
        language=optional(fields, "language"),
        url=optional(fields, "url"),
        furniture=regions,
        left_out=left_out_of(fields.get("left_out")),
        detected=names_of(fields.get("detected")),
    )


def text(fields: Message, name: str) -> str:
    """A string that has to be there. Raises ValueError."""
    value = fields.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is no string")  # noqa: TRY004
    return value


def optional(fields: Message, name: str) -> str | None:
    """A string or null. Raises ValueError."""
    return None if fields.get(name) is None else text(fields, name)
