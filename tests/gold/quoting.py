"""Words of a report around what failed, for whoever looks into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer.fold import fold
from reports.document import Span
from reports.sentences import sentences

_AROUND: Final = 50


def in_context(text: str, span: Span) -> str:
    """The span in brackets between the words around it, on one line."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return on_one_line(f"{before}[{text[span.start : span.end]}]{after}")


def sentence_with(text: str, surfaces: Sequence[str]) -> str:
    """The first sentence that has most of the surfaces in it, on one line; nothing where none has any."""
    wanted = [f" {fold(surface)} " for surface in surfaces]

    def count(sentence: str) -> int:
        folded = f" {fold(sentence)} "
        return sum(surface in folded for surface in wanted)

    best = max((text[span.start : span.end] for span in sentences(text)), key=count, default="")
    return on_one_line(best) if count(best) else ""


def on_one_line(text: str) -> str:
    """The text with single spaces for all its white space."""
    return " ".join(text.split())
