"""Draft: what a format's reader finds in a file, before it becomes a Document."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.document import Furniture, LeftOut
from reports.reading.header import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text, what the file declares about itself, and what was recognised as no part of the article.

    `fallback` are declarations that give way to what the text itself says: the day on which a PDF was printed is that
    of publication only where no dateline says better.
    """

    text: str
    exact: bool = False
    """Whether the text is the decoded file and must stay so, to the last character."""
    header: Header = field(default_factory=Header)
    fallback: Header = field(default_factory=Header)
    furniture: tuple[Furniture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a container: what follows the container's name in its own, and its bytes or the draft made of it.

    `content` are the bytes by which the part is known. Where `draft` is None they are a file to be read in its turn.
    """

    suffix: str
    content: bytes
    draft: Draft | None = None
