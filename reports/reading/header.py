"""Header: what a report says about itself, before it becomes a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from reports.limits import MAX_FIELD_CHARACTERS

_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x1f<>\"]+", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))*")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Title, publisher, author, day of publication, address and language; None for what is not said."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None

    def filled(self, other: Header) -> Header:
        """Itself, and for what it leaves out what `other` says."""
        return Header(**{name: getattr(self, name) or getattr(other, name) for name in Header.__slots__})

    def said(self) -> frozenset[str]:
        """The names of the fields that are there."""
        return frozenset(name for name in Header.__slots__ if getattr(self, name))


def one_line(value: str | None) -> str | None:
    """A foreign value as a field: on one line, without control characters, not longer than a field may be; or None."""
    text = " ".join(_UNSEEN.sub(" ", value or "").split())
    return text[:MAX_FIELD_CHARACTERS].strip() or None


def web_address(value: str | None) -> str | None:
    """The value where it is a whole http or https address, else None."""
    text = (value or "").strip()
    return text if len(text) <= MAX_FIELD_CHARACTERS and _ADDRESS.fullmatch(text) else None


def language_code(value: str | None) -> str | None:
    """A language as metadata gives it ("es_VE", "ES") as `es`, None for what is no code."""
    found = _LANGUAGE.fullmatch((value or "").strip())
    return found[1].lower() if found and found[1].lower() not in ("und", "mul", "zxx") else None
